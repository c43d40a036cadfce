"""A handover on paper: the same as its page, for whoever takes over. Built of blocks that the renderers know."""

from collections.abc import Sequence

from headway.engines.reports.values import (
    Audience,
    Block,
    Cell,
    Heading,
    Paragraph,
    Report,
    RoomToWrite,
    Row,
    Sentence,
    Status,
    Table,
)
from headway.engines.reports.visit_programme import plain
from headway.engines.work.handover import Handover, Line
from headway.foundation.core.days_said import say_day, say_when

WIDTHS = (11, 5, 5, 5)


def write_handover(handover: Handover, *, state: str) -> Report:
    """What is open first, then what is on record. It holds what its reader sees, so it is for their office alone."""
    organisation = handover.organisation
    blocks: list[Block] = []
    if handover.in_office:
        blocks += [Heading("In office"), _offices(handover)]
    for title, lines, empty in (
        ("Waits for them", handover.waits_for_them, "Nothing that is on record."),
        ("They wait for", handover.they_wait_for, "Nothing that is on record."),
        ("Next dates", handover.dates, "No day is set."),
        ("Undertakings by them", handover.owed_by, "None."),
        ("Undertakings to them", handover.owed_to, "None."),
        ("Recommendations", handover.recommendations, "None is addressed or assigned to them."),
        ("Questions", handover.questions, "None was given to them."),
        ("Letters received", handover.letters_in, "None."),
        ("Letters sent", handover.letters_out, "None."),
    ):
        blocks.append(Heading(title))
        blocks.append(_table(title, lines) if lines else Paragraph((plain(empty),), numbered=False))
    blocks += [Heading("Remarks"), RoomToWrite(8)]
    return Report(
        kind="handover",
        title="Handover",
        blocks=tuple(blocks),
        subtitle=f"{handover.office}, {organisation.name}" if handover.office else organisation.name,
        state=state,
        compartment=str(organisation.state_id or ""),
        status=Status.CLEARED,
        contents=False,
        audience=Audience.OWN,
        dated=say_day(handover.on),
    )


def _offices(handover: Handover) -> Table:
    rows = []
    for row in handover.in_office:
        who = f"{row.office} ({row.name})" if row.name else row.office
        days = " to ".join(word for word in (say_when(row.since), say_when(row.until)) if word)
        rows.append(_row(who, row.get_part_display(), days, row.contact))
    return Table("In office", ("Office", "As", "Since, until", "Contact"), tuple(rows), WIDTHS)


def _table(title: str, lines: Sequence[Line]) -> Table:
    rows = [_row(line.what, line.names, line.stands or say_when(line.when), _due(line)) for line in lines]
    return Table(title, ("What", "With", "Stands", "Due"), tuple(rows), WIDTHS)


def _due(line: Line) -> str:
    return say_day(line.due_on) if line.due_on else ""


def _row(*texts: str) -> Row:
    return Row(tuple(Cell(_said(text)) for text in texts))


def _said(text: str) -> tuple[Sentence, ...]:
    return (plain(text),) if text else ()
