"""The front matter, how things stand, and what the follow-up looked at."""

from collections.abc import Sequence

from headway.engines.followup.values import InScope, Standing, Why
from headway.engines.reports.drafting import Draft, counted, line, plain
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
from headway.engines.reports.words import say_count, say_day, say_list, say_period

SHOWN = 12


def front(draft: Draft) -> list[Block]:
    """State, visit, Body, delegation, mandate, earlier visit, cut-off."""
    case, previous = draft.comparison.case, draft.comparison.previous
    told = [
        ("State", case.state_name),
        ("Assessment", f"{case.code}, {case.type}"),
        ("Visit", say_period(case.dates) if case.dates else ""),
        ("Assessed by", f"{case.body}{f' on behalf of the {case.on_behalf_of}' if case.on_behalf_of else ''}"),
        ("Delegation", say_list(draft.comparison.delegation)),
        ("Mandate", case.mandate_as_said),
        ("Earlier visit", _earlier(draft)),
        ("Information as at", say_day(case.cut_off) if case.cut_off else ""),
    ]
    rows = [case, previous] if previous else [case]
    facts: list[Block] = [Facts(tuple(Fact(label, (plain(text, rows[:1]),)) for label, text in told if text))]
    if case.fictional:
        facts.append(Note((plain(f"{case.state_name} is a fictional State; nothing here is about a real one."),)))
    return facts


def _earlier(draft: Draft) -> str:
    previous = draft.comparison.previous
    if previous is None:
        return "none on record"
    return f"{say_period(previous.dates) if previous.dates else 'date not known'} ({previous.code})"


def summary(draft: Draft) -> list[Block]:
    """How the recommendations of earlier visits stand, in counts and one table."""
    comparison = draft.comparison
    rows = [path.recommendation for path in comparison.paths]
    if not rows:
        return [line("No recommendation of an earlier visit is on record.")]
    assessed = [p for p in comparison.paths if p.assessed is not None]
    seen = [*rows, *(p.assessed for p in assessed if p.assessed)]
    parts = [
        f"{_of(comparison.count(standing), len(rows))} {_are(comparison.count(standing))} {_words(standing)}"
        for standing in Standing
        if comparison.count(standing)
    ]
    confirmed = sum(path.is_confirmed for path in comparison.paths)
    only_reported = sum(p.assessed is None and p.reported is not None for p in comparison.paths)
    sentences = [
        counted(f"The earlier visit left {say_count(len(rows), 'recommendation')}", rows),
        counted(f"By the Body's assessment, {say_list(parts)}", seen),
        counted(
            f"{say_count(confirmed, 'assessment')} {'rests' if confirmed == 1 else 'rest'} on a document that was "
            "reviewed or on what was seen on site, and only those are called confirmed",
            seen,
        ),
    ]
    if only_reported:
        sentences.append(
            counted(
                f"On {say_count(only_reported, 'recommendation')} the State reported and the Body has not assessed",
                rows,
            )
        )
    return [
        Paragraph((*sentences, *draft.remarked("summary"))),
        Paragraph((plain("What the State reports is told as reported; it counts as done only once it is assessed."),)),
    ]


def _of(count: int, total: int) -> str:
    return f"{count} of {total}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _words(standing: Standing) -> str:
    return {Standing.NOT_ASSESSED: "not assessed", Standing.NOT: "not started"}.get(standing, standing.value)


def scope(draft: Draft) -> list[Block]:
    """What was looked at and why: declared and computed apart, and what cannot be decided."""
    found, case = draft.comparison.scope, draft.comparison.case
    provisions = found.of("provision")
    blocks: list[Block] = [
        Paragraph(
            (
                counted(
                    f"In scope were {say_count(len(found.of('recommendation')), 'open recommendation')}, "
                    f"{say_count(len(provisions), 'provision')} and "
                    f"{say_count(len(found.of('area')), 'area')} in which the threat has moved since the earlier visit",
                    [case],
                ),
                *draft.remarked("scope"),
            )
        )
    ]
    lists = [
        (
            "Named in the mandate, though not new since the earlier visit:",
            found.declared_though_not_new,
        ),
        ("New since the earlier visit, though the mandate does not name them:", found.new_though_not_declared),
        ("Perhaps new: the earlier visit is dated too loosely to decide:", found.undecided),
    ]
    for words, items in lists:
        if items:
            blocks.append(line(words))
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
    certain = [ref for ref in refs if ref.startswith(("OP", "Art"))]
    unsure = len(refs) - len(certain)
    shown, more = certain[:SHOWN], len(certain) - SHOWN
    rest = [f"{more} more"] if more > 0 else []
    if unsure:
        rest.append(
            say_count(unsure, "paragraph with a number to be confirmed", "paragraphs with numbers to be confirmed")
        )
    return say_list([*shown, *rest])


def _reasons(draft: Draft) -> list[Block]:
    """How many items each reason put in scope; an item may have several."""
    items = draft.comparison.scope.items
    rows = tuple(
        Row((Cell((plain(str(why).capitalize()),), heading=True), Cell((_number(draft, why, items),))))
        for why in Why
        if any(why in item.reasons for item in items)
    )
    return [Table("Why items are in scope", ("Reason", "Items"), rows, (4, 1))] if rows else []


def _number(draft: Draft, why: Why, items: Sequence[InScope]) -> Sentence:
    return Sentence(
        str(sum(why in item.reasons for item in items)),
        basis=counted("").basis,
        audience=counted("", [draft.comparison.case]).audience,
    )
