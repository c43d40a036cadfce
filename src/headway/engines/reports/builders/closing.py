"""Assistance, commitments on record, later developments, sources, and what was left out."""

from collections.abc import Mapping
from uuid import UUID

from headway.engines.followup.snapshot import Needed, Progressed, Promised
from headway.engines.followup.values import Commitment, Kept
from headway.engines.reports.drafting import Draft, counted, line, plain
from headway.engines.reports.values import (
    Block,
    Heading,
    Item,
    ItemList,
    LeftOutNote,
    Note,
    Sentence,
    Sources,
)
from headway.engines.reports.words import as_clause, say_body, say_day, say_list, say_period
from headway.foundation.core.dates import Period

BECAME = {
    Kept.KEPT: "It was kept",
    Kept.PARTLY: "It was kept in part",
    Kept.REPEATED: "It was made again and is not known to have been kept",
    Kept.OPEN: "It is open",
    Kept.OVERDUE: "It is overdue",
    Kept.NOT_KEPT: "It was declined or lapsed",
    Kept.NOT_KNOWN: "What became of it is not known",
}


def assistance(draft: Draft) -> list[Block]:
    """Needs that are open, with offers against them, then needs that were met."""
    blocks: list[Block] = []
    for title, needs in (("Open needs", draft.comparison.needs_open), ("Needs met", draft.comparison.needs_met)):
        if needs:
            blocks.append(Heading(title, 2, f"assistance-{title.lower().replace(' ', '-')}"))
            blocks.append(ItemList(tuple(Item(tuple(_need(draft, need))) for need in needs)))
    return blocks or [line("No need for assistance is on record.")]


def commitments(draft: Draft) -> list[Block]:
    """What was promised or asked for, by whom and when, and what became of it."""
    found = draft.comparison.commitments
    if not found:
        return [line("No commitment is on record.")]
    return [ItemList(tuple(Item(tuple(_commitment(draft, c))) for c in found))]


def later(draft: Draft) -> list[Block]:
    """What came after the cut-off: told, and counted nowhere."""
    found, codes = draft.comparison.later, {r.id: r.code for r in draft.snapshot.recommendations}
    if not found:
        return []
    cut_off = draft.comparison.case.cut_off
    until = f"after {say_day(cut_off)}" if cut_off else "later"
    items = [_progress(draft, p, codes) for p in found.progress]
    items += [draft.say(f"{_when(m.dates)}: {as_clause(m.title)}", m) for m in found.measures]
    items += [draft.say(f"{_when(f.as_of)}: “{f.as_said}” ({f.subject})", f) for f in found.figures]
    items += [_promise(draft, p) for p in found.promises]
    return [
        line(f"The following came {until}. It is no part of the comparison above."),
        ItemList(tuple(Item((sentence,)) for sentence in items)),
    ]


def _progress(draft: Draft, row: Progressed, codes: Mapping[UUID, str]) -> Sentence:
    code = codes.get(row.recommendation, "a recommendation") if row.recommendation else "a recommendation"
    who = "the State reported" if row.side == "state" else "the Body assessed"
    return draft.say(f"{_when(row.as_of)}: on {code}, {who} {draft.level(row.scale, row.level).lower()}", row)


def _when(period: Period | None) -> str:
    return say_period(period) if period else "Undated"


def sources(draft: Draft) -> list[Block]:
    """The list of sources; it is made after filtering."""
    return [Sources()]


def left_out(draft: Draft) -> list[Block]:
    """What was left out, for the drafter only."""
    return [LeftOutNote()]


def method(draft: Draft) -> list[Block]:
    """How to read the report."""
    return [
        Note(
            (
                plain("Figures are kept as they were said and stand for the interval given."),
                plain("Who said something is told with the verb they used or a weaker one."),
                plain("“Confirmed” is used only where a document was reviewed or the thing was seen on site."),
                plain("Sentences without a source that Headway counted or solved say so."),
            ),
            label="How to read this report",
        )
    ]


def _need(draft: Draft, need: Needed) -> list[Sentence]:
    agreed = (
        f"agreed with the State on {say_day(need.agreed_on)}" if need.agreed_on else "not yet agreed with the State"
    )
    sentences = [draft.say(f"{as_clause(need.title)} ({need.state}, {agreed})", need)]
    for provider, title, status, effect in need.offers:
        told = f" Effect as told: {as_clause(effect)}." if effect else ""
        sentences.append(draft.say(f"{provider}: {as_clause(title)} ({status}).{told}", need))
    return sentences


def _commitment(draft: Draft, commitment: Commitment) -> list[Sentence]:
    row = commitment.promise
    seen = [row, *commitment.repeated_in]
    became = BECAME[commitment.kept]
    if commitment.kept is Kept.REPEATED:
        again = say_list([say_period(p.made) for p in commitment.repeated_in if p.made])
        became = f"It was made again in {again} and is not known to have been kept" if again else became
    return [_promise(draft, row), counted(became, seen)]


def _promise(draft: Draft, row: Promised) -> Sentence:
    when = f" ({say_period(row.made)})" if row.made else ""
    verb = "asked for" if row.kind == "request" else "undertook"
    to = f" to {say_body(row.to)}" if row.to and row.kind != "request" else ""
    due = f", due {say_day(row.due)}" if row.due else ""
    text = f"{say_body(row.by)}{when} {verb}{to}: “{as_clause(row.as_said)}”{due}"
    return draft.say(text, row)
