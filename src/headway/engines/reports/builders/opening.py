"""The front matter, how things stand, and what the follow-up looked at."""

from collections.abc import Mapping, Sequence

from headway.engines.followup.snapshot import Case, Seen
from headway.engines.followup.values import Change, InScope, Movement, Path, Standing, Why
from headway.engines.reports.drafting import Draft, HasAudience, by_chapter, counted, counted_bare, lead_in, line, plain
from headway.engines.reports.values import (
    Block,
    Cell,
    Fact,
    Facts,
    Item,
    ItemList,
    Note,
    Paragraph,
    Row,
    Sentence,
    Table,
)
from headway.engines.reports.words import say_bare, say_body, say_count, say_list, say_paragraphs, say_period
from headway.foundation.core.dates import say_day

SHOWN = 12


def front(draft: Draft) -> list[Block]:
    """State, visit, Body, delegation, mandate, earlier visit, cut-off."""
    case, previous = draft.comparison.case, draft.comparison.previous
    told = [
        ("State", case.state_name),
        ("Assessment", f"{case.code}, {case.type}"),
        ("Visit", say_period(case.dates) if case.dates else ""),
        ("Assessed by", _assessed_by(case)),
        ("Delegation", _capital(say_list([say_body(name) for name in draft.comparison.delegation]))),
        ("Mandate", case.mandate_as_said),
        ("Earlier visit", _earlier(draft)),
        ("Information as at", say_day(case.cut_off) if case.cut_off else ""),
    ]
    came = [row for row in draft.snapshot.delegations if row.assessment == case.id]
    behind: dict[str, list[HasAudience]] = {"Delegation": [*came], "Earlier visit": [previous] if previous else []}
    facts: list[Block] = [
        Facts(tuple(Fact(label, (plain(text, [case, *behind.get(label, [])]),)) for label, text in told if text))
    ]
    return [*facts, *fiction(draft)]


def fiction(draft: Draft) -> list[Block]:
    """The remark that a fictional State is one."""
    case = draft.comparison.case
    if not case.fictional:
        return []
    return [Note((plain(f"{case.state_name} is a fictional State; nothing here is about a real one."),))]


def _assessed_by(case: Case) -> str:
    short = f" ({case.body_short})" if case.body_short else " (below: the Body)"
    on_behalf = f", on behalf of the {case.on_behalf_of}" if case.on_behalf_of else ""
    return f"{case.body}{short}{on_behalf}"


def _earlier(draft: Draft) -> str:
    previous = draft.comparison.previous
    if previous is None:
        return "none on record"
    return f"{say_period(previous.dates) if previous.dates else 'date not known'} ({previous.code})"


def summary(draft: Draft) -> list[Block]:
    """How the recommendations of earlier visits stand, in counts and by chapter."""
    comparison = draft.comparison
    rows = [path.recommendation for path in comparison.paths]
    if not rows:
        return [line("No recommendation of an earlier visit is on record.")]
    seen: list[Seen] = [*rows, *(path.assessed for path in comparison.paths if path.assessed)]
    counts = [
        f"{say_bare(comparison.count(standing))} {_are(comparison.count(standing))} {standing.value}"
        for standing in Standing
        if comparison.count(standing)
    ]
    confirmed = sum(path.is_confirmed for path in comparison.paths)
    only_reported = sum(path.assessed is None and path.reported is not None for path in comparison.paths)
    sentences = [
        counted(f"The earlier visit left {say_count(len(rows), 'recommendation')}", rows),
        counted(f"As {draft.body} assesses them, {say_list(counts)}", seen),
        counted(
            f"Of these assessments, {say_bare(confirmed)} {'rests' if confirmed == 1 else 'rest'} on a document that "
            "was reviewed or on what was seen on site; only those are called confirmed",
            seen,
        ),
    ]
    if only_reported:
        told = f"On {say_count(only_reported, 'recommendation')} the State has reported and {draft.body} not assessed"
        sentences.append(counted(told, rows))
    chapters = _by_chapter(draft)
    return [
        Paragraph((*sentences, *draft.remarked("summary"))),
        *_moved(draft),
        *([chapters] if chapters else []),
    ]


def _moved(draft: Draft) -> list[Block]:
    """How many judgements and figures moved, and which way."""
    comparison, sentences = draft.comparison, []
    judged = [(Movement.UP, "moved up"), (Movement.DOWN, "moved down"), (Movement.SAME, "stayed")]
    pairs = [p for p in comparison.judgements if p.movement in {movement for movement, _ in judged}]
    if pairs:
        told = [(sum(p.movement is movement for p in pairs), words) for movement, words in judged]
        moved = say_list([f"{say_bare(count)} {words}" for count, words in told if count])
        seen = [row for p in pairs for row in (p.then, p.now) if row]
        count = say_count(len(pairs), "judgement that can be compared", "judgements that can be compared")
        sentences.append(counted(f"Of {count} with the earlier visit, {moved}", seen))
    changes = [(Change.HIGHER, "higher now"), (Change.LOWER, "lower now"), (Change.EQUAL, "the same")]
    figures = [p for p in comparison.figures if p.then and p.now]
    if figures:
        told = [(sum(p.change is change for p in figures), words) for change, words in changes]
        sure = say_list([f"{say_bare(count)} {_are(count)} {words}" for count, words in told if count])
        unsure = len(figures) - sum(count for count, _ in told)
        rest = f"for {say_bare(unsure)} it cannot be decided" if unsure else ""
        given = [row for p in figures for row in (p.then, p.now) if row]
        count = say_count(len(figures), "figure that was", "figures that were")
        sentences.append(
            counted(f"Of {count} given at both visits, {say_list(list(filter(None, (sure, rest))))}", given)
        )
    return [Paragraph(tuple(sentences))] if sentences else []


def _by_chapter(draft: Draft) -> Table | None:
    """Chapters by standing: how many recommendations of each stand how."""
    chapters: dict[str, list[Path]] = {}
    for title, paths in by_chapter(draft):
        chapters[title] = list(paths)
    shown = [standing for standing in Standing if draft.comparison.count(standing)]
    if len(chapters) < 2:
        return None
    rows = []
    for title, paths in chapters.items():
        seen = [*(p.recommendation for p in paths), *(p.assessed for p in paths if p.assessed)]
        counts = (sum(p.standing is standing for p in paths) for standing in shown)
        cells = (Cell((counted_bare(str(count) if count else "–", seen),)) for count in counts)
        rows.append(Row((Cell((plain(title, seen),), heading=True), *cells)))
    header = ("Chapter", *(standing.value.capitalize() for standing in shown))
    return Table(f"How they stand, as {draft.body} assesses them", header, tuple(rows), (4, *(2 for _ in shown)))


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def scope(draft: Draft) -> list[Block]:
    """What was looked at and why: declared and computed apart, and what cannot be decided."""
    found = draft.comparison.scope
    provisions = found.of("provision")
    known = _rows_behind(draft)
    recommendations, areas = found.of("recommendation"), found.of("area")
    sentences = [
        counted(
            f"In scope {_were(len(recommendations))} {say_count(len(recommendations), 'open recommendation')}",
            known[Why.OPEN],
        ),
        counted(
            f"{say_count(len(provisions), 'provision')} {_were(len(provisions))} to be looked at".capitalize(),
            known[Why.NEVER_JUDGED],
        ),
    ]
    if areas:
        told = f"The threat moved in {say_count(len(areas), 'area')}: {say_list([area.title for area in areas])}"
        sentences.append(counted(told, known[Why.THREAT_MOVED]))
    blocks: list[Block] = [Paragraph((*sentences, *draft.remarked("scope")))]
    lists = [
        (
            "Named in the mandate, though not new since the earlier visit:",
            found.declared_though_not_new,
        ),
        ("Named in the mandate, and new since the earlier visit:", found.declared_and_new),
        ("New since the earlier visit, though the mandate does not name them:", found.new_though_not_declared),
        ("Perhaps new: the earlier visit is dated too loosely to decide:", found.undecided),
    ]
    for words, items in lists:
        if items:
            blocks.append(lead_in(words))
            blocks.append(ItemList(tuple(_listed(draft, items))))
    return [*blocks, *_reasons(draft)]


def _listed(draft: Draft, items: Sequence[InScope]) -> list[Item]:
    by_instrument: dict[str, list[str]] = {}
    for item in items:
        norm = draft.snapshot.norms.get(item.key)
        symbol, _, ref = norm.label.partition(", ") if norm else (item.title, "", "")
        by_instrument.setdefault(symbol, []).append(ref)
    return [Item((plain(f"{symbol}: {_refs(refs)}"),)) for symbol, refs in by_instrument.items()]


def _refs(refs: Sequence[str]) -> str:
    """Paragraphs by number; those whose number is not certain only counted."""
    certain = [say_paragraphs(ref).removeprefix("para. ") for ref in refs if ref.startswith(("OP", "Art"))]
    unsure = len(refs) - len(certain)
    shown, more = certain[:SHOWN], len(certain) - SHOWN
    rest = [f"{more} more"] if more > 0 else []
    if unsure:
        whose = "whose numbers are still to be checked" if unsure > 1 else "whose number is still to be checked"
        rest.append(f"{say_count(unsure, 'paragraph')} {whose}")
    word = "" if not certain else "paragraph " if len(certain) == 1 and more <= 0 else "paragraphs "
    return word + say_list([*shown, *rest])


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _reasons(draft: Draft) -> list[Block]:
    """How many items each reason put in scope; an item may have several."""
    items, known = draft.comparison.scope.items, _rows_behind(draft)
    rows = tuple(
        Row((Cell((plain(str(why).capitalize()),), heading=True), Cell((_number(why, items, known[why]),))))
        for why in Why
        if any(why in item.reasons for item in items)
    )
    return [Table("Why items are in scope", ("Reason", "Items"), rows, (4, 1))] if rows else []


def _number(why: Why, items: Sequence[InScope], known: Sequence[HasAudience]) -> Sentence:
    return counted_bare(str(sum(why in item.reasons for item in items)), known)


def _rows_behind(draft: Draft) -> Mapping[Why, Sequence[HasAudience]]:
    """What each reason was decided from: a count of items goes no wider than all of it."""
    snapshot, comparison = draft.snapshot, draft.comparison
    visits: list[HasAudience] = [case for case in (comparison.case, comparison.previous) if case]
    earlier = [row for row in snapshot.judgements if row.assessment != comparison.case.id]
    paths = comparison.paths
    return {
        Why.OPEN: [*(p.recommendation for p in paths), *(p.assessed for p in paths if p.assessed)],
        Why.NEW: visits,
        Why.MANDATE: visits,
        Why.NEVER_JUDGED: [*visits, *earlier],
        Why.THREAT_MOVED: [*visits, *snapshot.threats],
        Why.UNDECIDED: visits,
    }


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
