"""A recommendation whole: its paragraph, and the (a), (b) or bullets that go on from it."""

import re
from collections.abc import Iterable, Sequence

from headway.engines.intake.documents.earlier_reports.labels import TITLED, is_label_ahead
from headway.engines.intake.documents.earlier_reports.leads import opens_with_a_lead
from headway.engines.intake.documents.earlier_reports.numbers import as_letter, bare, kind_ahead, ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.values import Part
from headway.engines.intake.documents.earlier_reports.wording import asks, pattern, words_in
from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.numbering import follows

_A_SENTENCE = 5
_OPEN = re.compile(r"(?:[:;,—–]|:\s?[—–]|\b(?:and|or|et|y|to|that|by))\s*$")
_INLINE = re.compile(
    r"(?:(?<=[:;,.—–])|(?<=\band)|(?<=\bor)|(?<=\bet)|(?<=\by)|^)\s*(?P<label>\((?:[a-z]|[ivx]{1,5}|\d{1,2})\))\s(?=\S)"
)
_WITHIN = re.compile(
    r"(?:(?<=[a-zà-ÿ])|(?<=[;,:]))\s(?P<label>\((?:[a-z]|[ivx]{1,5}|\d{1,2})\))\s(?=[^\W\d_])(?!(?:and|or|of|to|above|below|et|ou|y|o|de|del)\b)"
)
_CITES = re.compile(
    r"\b(?:(?:sub-?)?(?:paragraph|section|article|item|point|clause|chapter|annex|letter|recommendation)s?|párrafo|artículo|paragraphe|alinéa|lettre)\s$",
    re.IGNORECASE,
)
"""What stands before "(a)" where it is cited and begins no part."""


def style_of(number: str) -> str:
    """How a number is written, apart from what it counts; "bullet" for none."""
    ordinal = ordinal_of(bare(number)) if number else None
    if ordinal is None:
        return "bullet"
    bracket = "(" if number.startswith("(") else ")" if number.rstrip().endswith(")") else "."
    depth = ordinal.lead.count(".") if ordinal.style == "dotted" else 0
    return f"{ordinal.style}{depth}{bracket}"


def whole(outline: Outline, index: int, start: int, *, labelled: bool = False) -> tuple[int, tuple[Part, ...]]:
    """Where the recommendation that begins at `start` in a block ends, and its parts."""
    blocks, text = outline.blocks, outline.text
    own, end = style_of(blocks[index].number), blocks[index].end
    items: list[int] = []
    for after in range(index + 1, len(blocks)):
        item = blocks[after]
        if item.kind is Kind.FOOTNOTE:
            continue
        if item.kind is not Kind.LIST_ITEM or not _goes_on(outline, index, items, after, own, text[start:end]):
            break
        items.append(after)
        end = item.end
    end = _closing(outline, index, items, end, labelled)
    tops = [one for one in items if not any(outline.is_below(one, other) for other in items)]
    found = [_part(outline, one) for one in tops]
    return end, tuple(found or inline_parts(text, start, end))


def _closing(outline: Outline, index: int, items: Sequence[int], end: int, labelled: bool) -> int:
    """Where the words end that close what is asked in a paragraph of no number, in a report that numbers its paragraphs.

    Behind a label all such paragraphs belong to it, elsewhere what goes on from the parts.
    """
    blocks = outline.blocks
    after = (items[-1] if items else index) + 1
    while after < len(blocks) and _closes(outline, index, after) and outline.numbers_its_paragraphs:
        plain = outline.plain(after)
        if not labelled and not (items and (outline.of(after)[:1].islower() or asks(plain))):
            break
        end, after = blocks[after].end, after + 1
    return end


def _closes(outline: Outline, index: int, after: int) -> bool:
    block = outline.blocks[after]
    return (
        block.kind is Kind.PARAGRAPH
        and not block.number
        and not is_label_ahead(outline, after)
        and not opens_with_a_lead(outline.of(after))
        and kind_ahead(outline.of(after)) is None
        and not TITLED.match(outline.of(after))
        and not pattern("answered").match(outline.plain(after))
        and outline.blocks[index].parent == block.parent
        and outline.of(after).endswith((".", ";"))
        and words_in(outline.plain(after)) >= _A_SENTENCE
    )


def _goes_on(outline: Outline, index: int, items: list[int], after: int, own: str, text: str) -> bool:
    blocks = outline.blocks
    style = style_of(blocks[after].number)
    below = outline.is_below(after, index)
    if not below and blocks[index].kind is Kind.LIST_ITEM:
        first = not items and follows(blocks[index].number or "", blocks[after].number or "")
        if style == own or first:
            return False
    if below or _OPEN.search(text[-12:]):
        return True
    if not items:
        return False
    return style == style_of(blocks[items[0]].number) or text.endswith(";") or style == "bullet"


def _part(outline: Outline, index: int) -> Part:
    block = outline.blocks[index]
    return Part(block.number, outline.text[block.body : block.end], block.body, block.end)


def inline_parts(text: str, start: int, end: int) -> list[Part]:
    """The parts of a recommendation that are printed in one paragraph: "that it: (a) …; (b) …", "train them in (a) …; (b) …"."""
    run = _run(_INLINE.finditer(text, start, end))
    if len(run) < 2:
        run = _run(
            hit for hit in _WITHIN.finditer(text, start, end) if not _CITES.search(text, start, hit.start("label"))
        )
        run = run if all(text[hit.start() - 1] in ";," for hit in run[1:]) else []
    if len(run) < 2:
        return []
    ends = [hit.start() for hit in run[1:]] + [end]
    return [
        Part(hit["label"], text[hit.end() : stop].rstrip(), hit.end(), hit.end() + len(text[hit.end() : stop].rstrip()))
        for hit, stop in zip(run, ends, strict=True)
    ]


def _run(hits: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The labels that count up from the first, whatever stands between."""
    run: list[re.Match[str]] = []
    for hit in hits:
        ordinal = ordinal_of(bare(hit["label"]))
        if ordinal and len(run) + 1 in (ordinal.value, as_letter(ordinal, bare(hit["label"])).value):
            run.append(hit)
    return run
