"""Sentences with exact offsets, in any language that ends its sentences with a mark."""

import re

from sentencex import get_sentence_boundaries

_BEFORE_A_NUMBER = re.compile(
    r"(?:^|[\s(\[“\"'])(?:paras?|pars?|vols?|arts?|nos?|sect?s?|chap|ann|docs?|pp?|figs?|ст|п|пп)\.$", re.IGNORECASE
)
_BEFORE_A_NAME = re.compile(
    r"(?:^|[\s(\[“\"'])(?:Mr|Ms|Mrs|Mx|Dr|Prof|Nat|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Cmdr|Adm|Amb|Gov|Sen|Rep|Hon|Messrs|Mme|St|H\.\s?E|Sr|Sra|Dra|[Aa]pprox"
    r"|[Cc]f|e\.g|i\.e|resp|incl|им|т\.\s?е)\.$"
)
_A_DAY = re.compile(r"(?:^|[\s(–-])(?:[12]?\d|3[01])\.$")
_ITS_MONTH = re.compile(
    r"(?:[–-]\s?|to\s|and\s)(?:[12]?\d|3[01])\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""A day with a dot, as in "16.–20. May", ends no sentence."""
_BY_MAY = re.compile(r"(?<=\bMay\.)\s+(?=(?:[A-ZÀ-Þ][a-zà-ÿ]+|A|I)\b)")
"""sentencex takes "May." for a month cut short, which English never does: a sentence has ended there."""
_INITIAL = re.compile(r"(?:^|[\s.])[A-ZÀ-ÞА-Я]\.$")
_TAIL = 24
_QUOTES = re.compile(r"[“\"«„]")
_IN_A_QUOTE = re.compile(r"(?<=[a-zà-ÿ)0-9][.!?])\s+(?=[A-ZÀ-ÞА-Я])")
_SHORTEST = 40
"""How long the sentences of a quotation are, in characters, for it to be taken apart: "No. Never." stays one."""


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, without white space at their edges, in order.

    `text[start:end]` is the sentence; together the spans leave out nothing but white space. Titles ("Mr.", "H.E."),
    references ("para. 3", "S/RES/2178 (2014)"), months, initials and what stands in brackets split nothing; a quotation
    falls into its sentences if these are long.
    """
    spans: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries(language, text):
        start, end = _trimmed(text, boundary["start_index"], boundary["end_index"])
        if start == end:
            continue
        if spans and (_is_cut_short(text, *spans[-1], start) or _continues(text, spans[-1][1], start)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    if language == "en" and "May." in text:
        spans = [part for start, end in spans for part in _ended_by_may(text, start, end)]
    return [part for start, end in spans for part in _of_a_quotation(text, start, end)]


def _ended_by_may(text: str, start: int, end: int) -> list[tuple[int, int]]:
    stops = [hit for hit in _BY_MAY.finditer(text, start, end) if not _in_brackets(text, start, hit.start())]
    return list(zip([start, *(hit.end() for hit in stops)], [*(hit.start() for hit in stops), end], strict=True))


def _of_a_quotation(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A span, or the sentences of the quotation that it holds."""
    if end - start < 2 * _SHORTEST or not _QUOTES.search(text, start, end):
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    for stop in _IN_A_QUOTE.finditer(text, start, end):
        begin = parts[-1][1] if parts else start
        long = min(stop.start() - begin, end - stop.end()) >= _SHORTEST
        if (
            long
            and not _is_cut_short(text, begin, stop.start(), stop.end())
            and not _in_brackets(text, begin, stop.start())
        ):
            parts.append((begin, stop.end()))
    parts.append((parts[-1][1] if parts else start, end))
    return [_trimmed(text, *part) for part in parts]


def _in_brackets(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) > text.count(")", start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_cut_short(text: str, start: int, end: int, after: int) -> bool:
    """Whether the mark at `end` belongs to an abbreviation that what comes `after` goes with."""
    tail = text[max(start, end - _TAIL) : end]
    if _A_DAY.search(tail) and _ITS_MONTH.match(text, after):
        return True
    if text[after].isdigit() and _BEFORE_A_NUMBER.search(tail):
        return True
    return bool(_BEFORE_A_NAME.search(tail) or _INITIAL.search(tail))


def _continues(text: str, before: int, start: int) -> bool:
    """A sentence does not begin with a small letter, a comma or a closing mark, unless a line or mark ended one."""
    if "\n\n" in text[before:start]:
        return False
    first = text[start]
    return first in ",;)]”’»" or (first.islower() and text[before - 1] in ".…,;:)\"”'’")
