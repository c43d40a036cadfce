"""Assistance, commitments on record, later developments, sources, and what was left out."""

from collections.abc import Mapping
from uuid import UUID

from headway.engines.followup.snapshot import Needed, Offered, Progressed, Promised
from headway.engines.followup.times import newest
from headway.engines.followup.values import Commitment, Kept
from headway.engines.reports.builders.annexes import told_by
from headway.engines.reports.drafting import Draft, lead_in, line, plain, seen_by
from headway.engines.reports.values import (
    Block,
    Cell,
    Heading,
    Item,
    ItemList,
    LeftOutNote,
    Note,
    Row,
    Sentence,
    Sources,
    Table,
)
from headway.engines.reports.words import as_clause, say_body, say_list, say_period
from headway.foundation.core.dates import Period, say_day

DEVELOPMENT = "development"
NOT_VERIFIED = "New development, not verified."
BECAME = {
    Kept.KEPT: "Kept",
    Kept.PARTLY: "Kept in part",
    Kept.REPEATED: "Made again; not known to have been kept",
    Kept.OPEN: "Open",
    Kept.OVERDUE: "Overdue",
    Kept.DECLINED: "Declined",
    Kept.LAPSED: "Lapsed",
    Kept.NOT_KNOWN: "Not known",
}


def assistance(draft: Draft) -> list[Block]:
    """Needs that are open, with offers against them, then needs that were met."""
    blocks: list[Block] = []
    for title, needs in (("Open needs", draft.comparison.needs_open), ("Needs met", draft.comparison.needs_met)):
        if needs:
            blocks.append(Heading(title, 2, f"assistance-{title.lower().replace(' ', '-')}"))
            blocks.append(ItemList(tuple(Item(tuple(_need(draft, need)), key=str(need.id)) for need in needs)))
    return blocks or [line("No need for assistance is on record.")]


def commitments(draft: Draft) -> list[Block]:
    """What was promised or asked for, by whom and when, and what became of it by the cut-off."""
    found = draft.comparison.commitments
    if not found:
        return [line("No commitment is on record.")]
    blocks: list[Block] = []
    for kind, title in (("commitment", "Commitments made"), ("request", "Information asked for")):
        rows = tuple(_commitment(draft, c) for c in found if c.promise.kind == kind)
        if rows:
            header = ("Who, and to whom", "When", "In their words", "What became of it")
            blocks.append(Table(title, header, rows, (5, 3, 7, 4)))
    return blocks


def later(draft: Draft) -> list[Block]:
    """What came after the cut-off: told, and counted nowhere."""
    found, codes = draft.comparison.later, {r.id: r.code for r in draft.snapshot.recommendations}
    said = [told_by(draft, one) for one in draft.comments if one.matter == DEVELOPMENT]
    if not (found or said):
        return []
    cut_off = draft.comparison.case.cut_off
    until = f"after {say_day(cut_off)}" if cut_off else "later"
    assessed = [(p.as_of, _progress(draft, p, codes)) for p in found.progress if p.side == "body"]
    dated = [(p.as_of, _progress(draft, p, codes)) for p in found.progress if p.side != "body"]
    dated += [(m.dates, draft.say(f"{_when(m.dates)}: {as_clause(m.title)}", m)) for m in found.measures]
    dated += [(f.as_of, draft.say(f"{_when(f.as_of)}: “{f.as_said}” ({f.subject})", f)) for f in found.figures]
    dated += [(p.made, _promise(draft, p)) for p in found.promises]
    dated += [(p.settled, _settled(draft, p)) for p in found.settled]
    dated += [(offer.made, _offered(draft, need, offer)) for need, offer in found.offers]
    blocks: list[Block] = []
    new = f"{NOT_VERIFIED} The following came {until}. It changes no level above."
    known = f"{_capital(draft.body)} assessed the following {until}. It is no part of the comparison above."
    for words, rows, more in ((new, dated, said), (known, assessed, [])):
        told = [sentence for _, sentence in sorted(rows, key=lambda pair: newest(pair[0]))]
        if told or more:
            listed = [*((sentence,) for sentence in told), *more]
            blocks += [lead_in(words), ItemList(tuple(Item(sentences) for sentences in listed))]
    return blocks


def _progress(draft: Draft, row: Progressed, codes: Mapping[UUID, str]) -> Sentence:
    code = codes.get(row.recommendation, "a recommendation") if row.recommendation else "a recommendation"
    who = "the State reported" if row.side == "state" else f"{draft.body} assessed"
    reason = f": {as_clause(row.reason)}" if row.reason else ""
    level = draft.level(row.scale, row.level).lower()
    return draft.say(f"{_when(row.as_of)}: {who} {code} as {level}{reason}", row)


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
                plain("Figures are kept as they were said and stand for the interval given beside them."),
                plain("What somebody said is told as theirs, with the verb they used or a weaker one."),
                plain("What the State reports is told as reported; it counts as done only once it is assessed."),
                plain("“Confirmed” is used only where a document was reviewed or the thing was seen on site."),
                plain("Counts and bounds that were computed for this report, and stated by nobody, are marked so."),
                plain("Numbers in brackets are those of the list of sources at the end."),
            ),
            label="How to read this report",
        )
    ]


def _need(draft: Draft, need: Needed) -> list[Sentence]:
    agreed = (
        f"agreed with the State on {say_day(need.agreed_on)}" if need.agreed_on else "not yet agreed with the State"
    )
    sentences = [draft.say(f"{as_clause(need.title)} ({agreed})", need)]
    for offer in need.offers:
        effect = f" Effect as told: {as_clause(offer.effect)}." if offer.effect else ""
        sentences.append(
            draft.say(
                f"Offer of {say_body(offer.provider)}: “{as_clause(offer.title)}” ({offer.status}).{effect}", need
            )
        )
    return sentences


def _offered(draft: Draft, need: Needed, offer: Offered) -> Sentence:
    effect = f"; effect as told: {as_clause(offer.effect)}" if offer.effect else ""
    what = f"“{as_clause(offer.title)}” for the need “{as_clause(need.title)}”"
    return draft.say(f"{_when(offer.made)}: {say_body(offer.provider)} offered {what} ({offer.status}){effect}", need)


def _commitment(draft: Draft, commitment: Commitment) -> Row:
    row = commitment.promise
    to = f", to {say_body(row.to)}" if row.to else ""
    due = f"; due {say_day(row.due)}" if row.due else ""
    became = BECAME[commitment.kept]
    if commitment.kept is Kept.REPEATED:
        again = say_list([say_period(p.made) for p in commitment.repeated_in if p.made])
        became = f"Made again on {again}; not known to have been kept" if again else became
    cells = (
        Cell((plain(_capital(f"{say_body(row.by)}{to}"), [row]),), heading=True),
        Cell((plain(f"{say_period(row.made) if row.made else 'not dated'}{due}", [row]),)),
        Cell((draft.say(f"“{as_clause(row.as_said)}”", row),)),
        Cell((plain(became, [row, *commitment.repeated_in]),)),
    )
    return Row(cells, audience=seen_by([row]))


def _promise(draft: Draft, row: Promised) -> Sentence:
    verb = "asked for" if row.kind == "request" else "promised"
    to = f", to {say_body(row.to)}" if row.to and row.kind != "request" else ""
    due = f", due {say_day(row.due)}" if row.due else ""
    return draft.say(f"{_when(row.made)}: {say_body(row.by)} {verb}{to}: “{as_clause(row.as_said)}”{due}", row)


def _settled(draft: Draft, row: Promised) -> Sentence:
    ended = {"met": "was kept", "partly met": "was kept in part"}.get(row.state, row.state)
    whose = "what was asked for" if row.kind == "request" else f"what {say_body(row.by)} promised"
    return draft.say(f"{_when(row.settled)}: {whose}, “{as_clause(row.as_said)}”, {ended}", row)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
