"""A handover on paper: the same as its page, for whoever takes over. Built of blocks that the renderers know."""

from collections.abc import Sequence

from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from headway.casework.visits.models import InOffice
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
from headway.engines.reports.words import isolated, language_now, term
from headway.engines.work.handover import Handover, Line
from headway.foundation.core.days_said import say_day, say_when

WIDTHS = (11, 5, 5, 5)


def write_handover(handover: Handover, *, state: str) -> Report:
    """What is open first, then what is on record. It holds what its reader sees, so it is for their office alone.

    It is written in the language in use, in which the handover was read, too.
    """
    organisation = handover.organisation
    blocks: list[Block] = []
    if handover.in_office:
        blocks += [Heading(_("In office")), _offices(handover)]
    for title, lines, empty in (
        (_("Waits for them"), handover.waits_for_them, _("Nothing that is on record.")),
        (_("They wait for"), handover.they_wait_for, _("Nothing that is on record.")),
        (_("Next dates"), handover.dates, _("None is still to come.")),
        (_("Undertakings by them"), handover.owed_by, pgettext("of a list", "None.")),
        (_("Undertakings to them"), handover.owed_to, pgettext("of a list", "None.")),
        (_("Recommendations"), handover.recommendations, _("None is addressed or assigned to them.")),
        (_("Questions"), handover.questions, _("None was given to them.")),
        (_("Letters received"), handover.letters_in, pgettext("of a list", "None.")),
        (_("Letters sent"), handover.letters_out, pgettext("of a list", "None.")),
    ):
        blocks.append(Heading(title))
        blocks.append(_table(title, lines) if lines else Paragraph((plain(empty),), numbered=False))
    blocks += [Heading(_("Remarks")), RoomToWrite(8)]
    return Report(
        kind="handover",
        title=_("Handover"),
        blocks=tuple(blocks),
        subtitle=f"{handover.office}, {organisation.name}" if handover.office else organisation.name,
        state=state,
        compartment=str(organisation.state_id or ""),
        status=Status.CLEARED,
        contents=False,
        audience=Audience.OWN,
        dated=say_day(handover.on),
        language=language_now(),
        direction="rtl" if get_language_bidi() else "ltr",
    )


def _offices(handover: Handover) -> Table:
    rows = []
    for row in handover.in_office:
        who = f"{row.office} ({row.name})" if row.name else row.office
        rows.append(_row(isolated(who), term(row.get_part_display()), _term(row), isolated(row.contact)))
    header = (_("Office"), pgettext("in office", "As"), _("Since, until"), _("Contact"))
    return Table(_("In office"), header, tuple(rows), WIDTHS)


def _term(row: InOffice) -> str:
    """From when to when; one of the two where the other is not known."""
    since, until = say_when(row.since), say_when(row.until)
    return _("%(since)s to %(until)s") % {"since": since, "until": until} if since and until else since or until


def _table(title: str, lines: Sequence[Line]) -> Table:
    rows = [
        _row(isolated(line.what), isolated(line.names), line.stands or say_when(line.when), _due(line))
        for line in lines
    ]
    return Table(title, (_("What"), _("With"), _("Stands"), _("Due")), tuple(rows), WIDTHS)


def _line(line: Line) -> Row:
    return _row(isolated(line.what), isolated(line.names), line.stands or say_when(line.when), _due(line))


def _due(line: Line) -> str:
    return say_day(line.due_on) if line.due_on else ""


def _row(*texts: str) -> Row:
    return Row(tuple(Cell(_said(text)) for text in texts))


def _said(text: str) -> tuple[Sentence, ...]:
    return (plain(text),) if text else ()
