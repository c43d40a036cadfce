"""Recommendation by recommendation, in the order of a report's areas: exact text, reported, assessed, on what basis."""

from collections.abc import Sequence

from headway.engines.followup.snapshot import Progressed, Recommended
from headway.engines.followup.values import Path, Standing
from headway.engines.reports.drafting import Draft, line, plain
from headway.engines.reports.values import Block, Cell, Heading, Item, ItemList, Paragraph, Row, Sentence, Table
from headway.engines.reports.words import as_clause, say_body, say_day, say_list, say_period

OTHER = "Other matters"
BASIS = {
    "document reviewed": "on the basis of a document it reviewed",
    "seen on site": "on the basis of what it saw on site",
    "explained in a meeting": "on the basis of an explanation given in a meeting",
    "third party": "on the basis of information from a third party",
    "not examined": "without having examined it",
}


def recommendations(draft: Draft) -> list[Block]:
    """Every recommendation of earlier visits under the chapter of its first area."""
    blocks: list[Block] = []
    for title, paths in _by_chapter(draft):
        blocks.append(Heading(title, 2, f"recommendations-{title.lower().replace(' ', '-')}"))
        for path in paths:
            blocks += _path(draft, path)
    return blocks or [line("No recommendation of an earlier visit is on record.")]


def matrix(draft: Draft) -> list[Block]:
    """All of them at a glance."""
    rows = tuple(_row(draft, path) for path in draft.comparison.paths)
    header = ("No.", "Recommendation", "The State reports", "The Body assesses", "Basis")
    return [Table("Recommendations at a glance", header, rows, (3, 9, 4, 4, 4))] if rows else []


def issued(draft: Draft) -> list[Block]:
    """What this visit recommends, with what it comes from."""
    rows = draft.comparison.issued_now
    if not rows:
        return [line("This visit has issued no recommendation so far.")]
    return [ItemList(tuple(Item((_issued(draft, row),)) for row in rows), lettered=False)]


def _path(draft: Draft, path: Path) -> list[Block]:
    row = path.recommendation
    opening = draft.say(f"{row.code}. “{as_clause(row.text)}.”", row)
    sentences = [Sentence(opening.text, opening.citations, audience=opening.audience)]
    if row.addressees:
        sentences.append(draft.say(f"It is addressed to {say_list([say_body(name) for name in row.addressees])}", row))
    sentences += [draft.say(f"It {_passive(how)} {code}", row) for code, how in path.later]
    after: list[Sentence] = [
        draft.say(f"The State’s position of {say_day(p.on)}: {p.value}" if p.on else f"Position: {p.value}", p)
        for p in path.positions
    ]
    after += [_reported(draft, p) for p in _reports(path)]
    after.append(_assessed(draft, path))
    if path.measures:
        titles = say_list([f"“{m.title}”" for m in path.measures])
        after.append(draft.say(f"Measures said to answer it: {titles}", *path.measures))
    return [Paragraph(tuple(sentences)), Paragraph(tuple(after))]


def _passive(how: str) -> str:
    return {
        "re-issues": "was issued again as",
        "supersedes": "was superseded by",
        "merges": "was merged into",
        "splits": "was split; a part of it is",
        "duplicates": "is repeated by",
    }.get(how, how)


def _reports(path: Path) -> list[Progressed]:
    """What the State reported: its last word, and the first where it said something else before."""
    said = [p for p in path.history if p.side == "state"]
    if len(said) < 2 or said[0].level == said[-1].level:
        return said[-1:]
    return [said[0], said[-1]]


def _reported(draft: Draft, row: Progressed) -> Sentence:
    when = f"As of {say_period(row.as_of)}, the" if row.as_of else "The"
    if row.nil_return:
        return draft.say(f"{when} State returned that it had nothing to report", row)
    reason = f": {as_clause(row.reason)}" if row.reason else ""
    return draft.say(f"{when} State reported it as {draft.level(row.scale, row.level).lower()}{reason}", row)


def _assessed(draft: Draft, path: Path) -> Sentence:
    row = path.assessed
    if row is None:
        return plain("The Body has not assessed it.", [path.recommendation])
    when = f"As of {say_period(row.as_of)}, the" if row.as_of else "The"
    basis = BASIS.get(row.basis, "")
    reason = f": {as_clause(row.reason)}" if row.reason else ""
    if path.standing is Standing.NOT_ASSESSED:
        return draft.say(f"{when} Body did not assess it{reason}", row)
    verb = "confirmed it as" if path.is_confirmed else "assessed it as"
    return draft.say(f"{when} Body {verb} {draft.level(row.scale, row.level).lower()}, {basis}{reason}", row)


def _row(draft: Draft, path: Path) -> Row:
    row, reported, assessed = path.recommendation, path.reported, path.assessed
    cells = [
        Cell((plain(row.code, [row]),), heading=True),
        Cell((draft.say(row.text, row),)),
        Cell((draft.say(_reported_briefly(draft, reported), reported),) if reported else ()),
        Cell((draft.say(draft.level(assessed.scale, assessed.level) or "No level", assessed),) if assessed else ()),
        Cell((draft.say(assessed.basis, assessed),) if assessed and assessed.basis else ()),
    ]
    return Row(tuple(cells), audience=plain("", [row]).audience)


def _reported_briefly(draft: Draft, row: Progressed) -> str:
    return "Nil return" if row.nil_return else draft.level(row.scale, row.level)


def _issued(draft: Draft, row: Recommended) -> Sentence:
    earlier = [d for d in draft.snapshot.descents if d.later == row.id]
    codes = {r.id: r.code for r in draft.snapshot.recommendations}
    comes = [f"{d.how} {codes[d.earlier]}" for d in earlier if d.earlier in codes]
    lineage = f" ({say_list(comes)})" if comes else ""
    return draft.say(f"{row.code}. “{as_clause(row.text)}.”{lineage}", row)


def _by_chapter(draft: Draft) -> list[tuple[str, Sequence[Path]]]:
    """Chapters in the order of the catalogue's areas, each with its paths in their printed order."""
    order = list(draft.snapshot.areas)
    found: dict[str, list[Path]] = {}
    for path in draft.comparison.paths:
        first = min(path.recommendation.areas, key=lambda a: order.index(a) if a in order else len(order), default="")
        found.setdefault(draft.chapter(first), []).append(path)
    places = {draft.area(key): place for place, key in enumerate(order)}
    return sorted(found.items(), key=lambda item: places.get(item[0], len(order)))
