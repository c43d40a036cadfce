"""Recommendation by recommendation, in the order of a report's areas: exact text, reported, assessed, on what basis."""

from headway.engines.followup.snapshot import Progressed, Recommended
from headway.engines.followup.values import Path, Standing
from headway.engines.reports.drafting import Draft, by_chapter, line, plain
from headway.engines.reports.values import Block, Cell, Heading, Item, ItemList, Paragraph, Row, Sentence, Table
from headway.engines.reports.words import as_clause, say_body, say_list, say_on
from headway.foundation.core.dates import say_day

COMES = {
    "re-issues": "issues again",
    "supersedes": "takes the place of",
    "merges": "takes in",
    "splits": "takes up a part of",
    "duplicates": "repeats",
}
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
    for title, paths in by_chapter(draft):
        blocks.append(Heading(title, 2, f"recommendations-{title.lower().replace(' ', '-')}"))
        for path in paths:
            blocks += _path(draft, path)
    return blocks or [line("No recommendation of an earlier visit is on record.")]


def matrix(draft: Draft) -> list[Block]:
    """All of them at a glance."""
    rows = tuple(_row(draft, path) for path in draft.comparison.paths)
    header = ("No.", "Recommendation", "The State reports", f"{_capital(draft.body)} assesses", "Basis")
    return [Table("Recommendations at a glance", header, rows, (3, 9, 4, 4, 4))] if rows else []


def issued(draft: Draft) -> list[Block]:
    """What this visit recommends, with what it comes from; what is only proposed is called so."""
    rows, proposed = draft.comparison.issued_now, draft.comparison.proposed_now
    blocks: list[Block] = []
    if rows:
        blocks.append(ItemList(tuple(Item(_issued(draft, row), key=str(row.id)) for row in rows), lettered=False))
    else:
        blocks.append(line("This visit has issued no recommendation so far."))
    if proposed:
        blocks.append(Heading("Proposed in draft, not yet issued", 2, "proposed"))
        blocks.append(ItemList(tuple(Item(_issued(draft, row), key=str(row.id)) for row in proposed), lettered=False))
    return blocks


def _path(draft: Draft, path: Path) -> list[Block]:
    row = path.recommendation
    opening = draft.say(f"{row.code}. “{as_clause(row.text)}.”", row)
    sentences = [Sentence(opening.text, opening.citations, audience=opening.audience)]
    if row.addressees:
        sentences.append(draft.say(f"It is addressed to {say_list([say_body(name) for name in row.addressees])}", row))
    known = {other.id: other for other in draft.snapshot.recommendations}
    for descent in draft.snapshot.descents:
        if descent.earlier == row.id and descent.later in known:
            other = known[descent.later]
            sentences.append(draft.say(f"It {_passive(descent.how)} {other.code}", row, beside=[descent, other]))
    after = positions_of(draft, path)
    after += [reported(draft, p) for p in _reports(path)]
    after.append(_assessed(draft, path))
    if path.measures:
        titles = say_list([f"“{m.title}”" for m in path.measures])
        after.append(draft.say(f"Measures said to answer it: {titles}", *path.measures))
    return [Paragraph(tuple(sentences), key=f"{row.id} issued"), Paragraph(tuple(after), key=f"{row.id} since")]


def positions_of(draft: Draft, path: Path) -> list[Sentence]:
    """The State's positions, each with its day."""
    return [
        draft.say(f"The State’s position of {say_day(p.on)}: {p.value}" if p.on else f"Position: {p.value}", p)
        for p in path.positions
    ]


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


def reported(draft: Draft, row: Progressed) -> Sentence:
    """What the State reported, as reported."""
    when = f"{say_on(row.as_of)} the" if row.as_of else "The"
    if row.nil_return:
        return draft.say(f"{when} State returned that it had nothing to report", row)
    level = draft.level(row.scale, row.level).lower()
    return draft.say(f"{when} State reported it as {level}{because(row)}", row)


def _assessed(draft: Draft, path: Path) -> Sentence:
    """The Body's latest word; its date only where it is not that of the whole report."""
    row, body = path.assessed, draft.body
    if row is None:
        return plain(f"{_capital(body)} has not assessed it.", [path.recommendation])
    cut_off = draft.comparison.case.cut_off
    dated = row.as_of is not None and not (row.as_of.earliest == row.as_of.latest == cut_off)
    who = f"{say_on(row.as_of)} {body}" if dated and row.as_of else _capital(body)
    if path.standing is Standing.NOT_ASSESSED:
        return draft.say(f"{who} did not assess it{because(row)}", row)
    verb = "confirmed it as" if path.is_confirmed else "assessed it as"
    basis = ", ".join(filter(None, (draft.level(row.scale, row.level).lower(), BASIS.get(row.basis, ""))))
    return draft.say(f"{who} {verb} {basis}{because(row)}", row)


def because(row: Progressed) -> str:
    """The reason that was given, after a colon, so that it stays the speaker's."""
    return f": {as_clause(row.reason)}" if row.reason else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _row(draft: Draft, path: Path) -> Row:
    row, reported, assessed = path.recommendation, path.reported, path.assessed
    cells = [
        Cell((plain(row.code, [row]),), heading=True),
        Cell((draft.say(row.text, row),)),
        Cell((draft.say(_reported_briefly(draft, reported), reported),) if reported else ()),
        Cell((draft.say(draft.level(assessed.scale, assessed.level) or "No level", assessed),) if assessed else ()),
        Cell((draft.say(assessed.basis, assessed),) if assessed and assessed.basis else ()),
    ]
    return Row(tuple(cells), audience=plain("", [row]).audience, key=str(row.id))


def _reported_briefly(draft: Draft, row: Progressed) -> str:
    return "Nil return" if row.nil_return else draft.level(row.scale, row.level)


def _issued(draft: Draft, row: Recommended) -> tuple[Sentence, ...]:
    """Its number and exact text, then what it comes from."""
    told = [draft.say(f"{row.code}. “{as_clause(row.text)}.”", row)]
    known = {other.id: other for other in draft.snapshot.recommendations}
    for descent in draft.snapshot.descents:
        if descent.later == row.id and descent.earlier in known:
            other = known[descent.earlier]
            told.append(
                draft.say(f"It {COMES.get(descent.how, descent.how)} {other.code}", row, beside=[descent, other])
            )
    return tuple(told)
