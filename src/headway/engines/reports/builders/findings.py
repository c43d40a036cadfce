"""Judgements then and now, what was observed, and the measures taken since."""

from headway.engines.followup.snapshot import Judged, Measured
from headway.engines.followup.values import JudgementPair, Movement
from headway.engines.reports.drafting import Draft, line, plain
from headway.engines.reports.values import Block, Cell, Heading, Item, ItemList, Paragraph, Row, Sentence, Table
from headway.engines.reports.words import as_clause, say_list, say_period

OBSERVED = (
    ("good practice", "Good practices"),
    ("practice", "Practices"),
    ("gap", "Gaps"),
    ("context", "Context"),
)


def judgements(draft: Draft) -> list[Block]:
    """Each area and provision that was judged, then beside now; a change of scale is not converted."""
    pairs = draft.comparison.judgements
    if not pairs:
        return [line("Nothing was judged.")]
    rows = tuple(_row(draft, pair) for pair in pairs)
    blocks: list[Block] = [
        Table("Judgements then and now", ("Subject", "Axis", "Then", "Now", "Movement"), rows, (6, 2, 4, 4, 3))
    ]
    if any(pair.movement is Movement.NOT_COMPARABLE for pair in pairs):
        blocks.append(
            Paragraph((plain("“Not comparable”: the scale has changed, or one of the two is no level of it."),))
        )
    return [*blocks, *(Paragraph((_rationale(draft, p.now, p.title),)) for p in pairs if p.now and p.now.rationale)]


def observations(draft: Draft) -> list[Block]:
    """What was observed at this visit, in each observer's own voice."""
    blocks: list[Block] = []
    for kind, title in OBSERVED:
        found = [o for o in draft.comparison.observations if o.kind == kind]
        if found:
            blocks.append(Heading(title, 2, f"observed-{kind.replace(' ', '-')}"))
            blocks += [Paragraph((draft.tell(o),)) for o in found]
    return [*blocks, *(Paragraph((sentence,)) for sentence in draft.remarked("observations"))]


def measures(draft: Draft) -> list[Block]:
    """Measures that began since the earlier visit, or whose beginning nobody told."""
    found = draft.comparison.measures_since
    if not found:
        return [line("No measure since the earlier visit is on record.")]
    return [ItemList(tuple(Item((_measure(draft, m),)) for m in found))]


def _row(draft: Draft, pair: JudgementPair) -> Row:
    seen = [judged for judged in (pair.then, pair.now) if judged]
    cells = (
        Cell((plain(pair.title, seen[:1]),), heading=True),
        Cell((plain(pair.axis.capitalize(), seen[:1]),)),
        Cell((_level(draft, pair.then),) if pair.then else ()),
        Cell((_level(draft, pair.now),) if pair.now else ()),
        Cell((plain(str(pair.movement).capitalize(), seen),)),
    )
    return Row(cells)


def _level(draft: Draft, row: Judged) -> Sentence:
    level = draft.level(row.scale, row.level)
    text = f"{level} ({say_period(row.as_of)})" if row.as_of else level
    return plain(f"{text}.", [row]) if row.level.startswith("special:") else draft.say(text, row)


def _rationale(draft: Draft, row: Judged, title: str) -> Sentence:
    return draft.say(f"{title} ({row.axis}), the Body’s reasons: {as_clause(row.rationale)}", row)


def _measure(draft: Draft, row: Measured) -> Sentence:
    when = f" ({say_period(row.dates)})" if row.dates else ""
    who = say_list([name if part == "lead" else f"{name} ({part})" for name, part in row.organisations])
    status = f", said to be {row.status}" if row.status else ""
    results = f". Results as told: {as_clause('; '.join(row.results))}" if row.results else ""
    text = f"{as_clause(row.title)}{when}{f', by {who}' if who else ''}{status}{results}"
    return draft.say(text, row)
