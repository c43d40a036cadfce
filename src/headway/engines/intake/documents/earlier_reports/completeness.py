"""Whether any recommendation is missing: what the report announces against what was found, and gaps in the numbering."""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.numbers import Ordinal, ordinal_of, printed_as
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.values import Completeness, FoundRecommendation, Gap
from headway.engines.intake.documents.earlier_reports.wording import pattern
from headway.engines.intake.layer import Kind
from headway.engines.intake.numerals import value_of
from headway.foundation.core.messages import Message
from headway.foundation.language.sentences import sentence_spans
from headway.foundation.language.words import folded

_MAY_ANNOUNCE = RUNNING | {Kind.CAPTION}
_WIDEST = 40
_NEAR = 22
_FEW_PAGES = 6
_MOST = 400
_OF_WHICH = re.compile(r"^,? (?:of|among) which.*")
"""What follows a whole that is counted: "contains 15 recommendations, of which three …"."""
Numbered = tuple[Ordinal, FoundRecommendation]


def completeness_of(outline: Outline, found: Sequence[FoundRecommendation]) -> Completeness:
    """What was announced, what was found, and every number that the numbering asks for and nothing bears."""
    announced = announced_in(outline)
    series = list(_series(found))
    gaps = [gap for numbers in series for gap in _gaps_in(outline, numbers)]
    if announced is not None and len(series) == 1:
        gaps = [*_before(outline, series[0], announced, len(found) + len(gaps)), *gaps]
        gaps += _behind(outline, series[0], announced, len(found) + len(gaps))
    elif len(series) == 1:
        gaps = [*_on_silent_pages(outline, series[0]), *gaps]
    return Completeness(announced, len(found), tuple(gaps), _sentence(announced, len(found), gaps))


def announced_in(outline: Outline) -> int | None:
    """How many recommendations the report says it makes; the largest where it also counts those of its parts.

    What it says of "this report" goes before what it does not say of whom.
    """
    counts, of_this = list[int](), list[int]()
    for index, block in enumerate(outline.blocks):
        if block.kind not in _MAY_ANNOUNCE or outline.spots[index].aside in ("contents", "earlier", "others"):
            continue
        text = outline.text[block.body : block.end]
        plain = folded(text)
        if not pattern("announces").search(plain):
            continue
        for start, end in sentence_spans(text, outline.language):
            counts.append(_announced(plain[start:end]))
            if pattern("of_this_report").search(plain[start:end]):
                of_this.append(counts[-1])
    return max((count for count in (of_this if any(of_this) else counts) if count), default=None)


def _announced(sentence: str) -> int:
    if not pattern("announcing").search(sentence):
        return 0
    counts: list[int] = []
    for hit in pattern("announces").finditer(sentence):
        told = hit["count"] or hit["in_all"] or hit["is"]
        begins = hit.start() + (told.rfind(" ") + 1 if hit["count"] else 0)
        behind = sentence[hit.end() : hit.end() + _NEAR]
        around = sentence[max(0, begins - _NEAR) : begins], _OF_WHICH.sub("", behind)
        if any(pattern("not_announcing").search(words) for words in around) or _of_an_earlier(sentence, hit):
            continue
        count = _count(told)
        counts += [count] if 0 < count <= _MOST else []
    total = sum(counts)
    return total // 2 if len(counts) > 2 and max(counts) * 2 == total else total


def _of_an_earlier(sentence: str, hit: re.Match[str]) -> bool:
    """What an earlier visit led to, with what became of it, is not what this report announces."""
    if pattern("of_this_report").search(sentence):
        return False
    return bool(
        pattern("of_an_earlier").search(sentence[: hit.start()]) or pattern("carried_out").search(sentence[hit.end() :])
    )


def _count(words: str) -> int:
    if parts := _TENS_AND_ONES.fullmatch(words):
        tens, ones = _NUMERALS.get(parts["tens"], 0), _NUMERALS.get(parts["ones"], 0)
        if tens >= _TWENTY and 0 < ones < _TEN:
            return tens + ones
    for tried in (words, words.split(" ")[-1]):
        value = int(tried) if tried.isdigit() else value_of(tried)
        if value is None:
            value = _NUMERALS.get(tried)
        if value is not None and value == int(value):
            return int(value)
    return 0


_TENS_AND_ONES = re.compile(r"(?P<tens>[a-z]+)(?:[ -]et[ -]| y |-)(?P<ones>[a-z]+)")
_TEN, _TWENTY = 10, 20
_NUMERALS = {
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "soixante": 60, "une": 1, "uno": 1, "una": 1, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "veinte": 20, "treinta": 30,
}  # fmt: skip


def _series(found: Sequence[FoundRecommendation]) -> Iterator[list[Numbered]]:
    """Numbers that count on from one another: of one style and lead, begun anew where they restart."""
    families: dict[tuple[str, str], list[Numbered]] = {}
    for one in found:
        number = ordinal_of(one.number) if one.number else None
        if number is not None:
            families.setdefault((number.style, number.lead), []).append((number, one))
    for family in families.values():
        values = [number.value for number, _ in family]
        if len(set(values)) == len(values):
            yield sorted(family, key=lambda item: item[0].value)
            continue
        run: list[Numbered] = []
        for item in family:
            if run and item[0].value <= run[-1][0].value:
                yield run
                run = []
            run.append(item)
        yield run


def _gaps_in(outline: Outline, series: Sequence[Numbered]) -> Iterator[Gap]:
    for (one, before), (two, after) in pairwise(series):
        if two.value - one.value > _WIDEST:
            continue
        for value in range(one.value + 1, two.value):
            number = printed_as(one, value)
            low, high = sorted((before.start, after.start))
            if not any(low < place < high for place in outline.numbered.get(number, ())):
                yield Gap(number, _pages(before, after), before.number)


def _before(outline: Outline, series: Sequence[Numbered], announced: int, known: int) -> list[Gap]:
    first, one = series[0]
    missing = first.value - 1
    if not 0 < missing <= announced - known:
        return []
    pages = tuple(range(max(1, (one.page or 1) - 1), one.page + 1)) if one.page else ()
    return [Gap(printed_as(first, value), pages) for value in range(1, first.value)]


def _on_silent_pages(outline: Outline, series: Sequence[Numbered]) -> list[Gap]:
    """Numbers before the first of a list that nothing bears, where pages without text lie right ahead of it."""
    first, one = series[0]
    silent = tuple(
        page for page in pages_without_text(outline) if one.page and one.page - _FEW_PAGES <= page <= one.page
    )
    missing = [printed_as(first, value) for value in range(1, first.value)]
    if not silent or len(missing) > _WIDEST or any(number in outline.numbered for number in missing):
        return []
    return [Gap(number, silent) for number in missing]


def _behind(outline: Outline, series: Sequence[Numbered], announced: int, known: int) -> list[Gap]:
    last, one = series[-1]
    missing = announced - known
    if not 0 < missing <= _WIDEST or last.value + missing > announced:
        return []
    final = max((page.number for page in outline.document.pages), default=0)
    silent = max(pages_without_text(outline), default=0)
    pages = tuple(range(outline.document.page_at(one.end - 1) or 1, max(final, silent) + 1)) if one.page else ()
    return [Gap(printed_as(last, last.value + step), pages[:12], one.number) for step in range(1, missing + 1)]


def _pages(before: FoundRecommendation, after: FoundRecommendation) -> tuple[int, ...]:
    if before.page is None or after.page is None:
        return ()
    low, high = sorted((before.page, after.page))
    return tuple(range(low, high + 1))


def pages_without_text(outline: Outline) -> tuple[int, ...]:
    """The pages that hold no text, as the reader lists them."""
    found: list[int] = []
    for piece in re.findall(r"\d+(?:–\d+)?", outline.document.metadata.get("pages_without_text", "")):
        first, _, last = piece.partition("–")
        found.extend(range(int(first), int(last or first) + 1))
    return tuple(found)


def _sentence(announced: int | None, found: int, gaps: Sequence[Gap]) -> Message:
    said = (
        Message(gettext_noop("the report announces %(announced)s, found %(found)s"), announced=announced, found=found)
        if announced is not None
        else Message(gettext_noop("found %(found)s; the report does not say how many it makes"), found=found)
    )
    if gaps:
        missing = reduce(_and_then, map(_told, _runs(gaps)))
        return Message(gettext_noop("%(said)s: %(missing)s"), said=said, missing=missing)
    if announced in (None, found):
        return said
    return Message(gettext_noop("%(said)s: no number is missing"), said=said)


def _and_then(one: Message, other: Message) -> Message:
    return Message(gettext_noop("%(reason)s; %(said)s"), reason=one, said=other)


def _runs(gaps: Sequence[Gap]) -> list[list[Gap]]:
    """Gaps that follow one another and lie on the same pages are told together."""
    runs: list[list[Gap]] = []
    for gap in gaps:
        if runs and (runs[-1][0].pages, runs[-1][0].after) == (gap.pages, gap.after):
            runs[-1].append(gap)
        else:
            runs.append([gap])
    return runs


def _told(run: Sequence[Gap]) -> Message:
    first, last = run[0], run[-1]
    what = (
        Message(gettext_noop("number %(number)s missing"), number=first.number)
        if first is last
        else Message(gettext_noop("numbers %(first)s to %(last)s missing"), first=first.number, last=last.number)
    )
    if not first.pages:
        return (
            Message(gettext_noop("%(what)s, look after %(number)s"), what=what, number=first.after)
            if first.after
            else what
        )
    begin, end = first.pages[0], first.pages[-1]
    if begin == end:
        return Message(gettext_noop("%(what)s, look at page %(page)s"), what=what, page=begin)
    return Message(gettext_noop("%(what)s, look at pages %(first)s–%(last)s"), what=what, first=begin, last=end)
