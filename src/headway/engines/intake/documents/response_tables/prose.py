"""Responses without a table: paragraphs, each under the number of its recommendation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.printed_numbers import numbers_at, western
from headway.engines.intake.documents.replies.lines import Line, lines_of
from headway.engines.intake.documents.replies.words import alternatives, answer_label
from headway.engines.intake.documents.response_tables.values import Recommended
from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

Group = tuple[tuple[str, ...], str, tuple[tuple[int, int], ...]]
_REPEATED = 0.6


def paragraphs_by_recommendation(document: Document, issued: Sequence[Recommended]) -> Iterator[Group]:
    """Numbers, the recommendation as repeated, and where what is said on it stands."""
    lines = lines_of(document, (), [one.text for one in issued])
    starts = [index for index, line in enumerate(lines) if _named(line)[0]]
    if len(starts) < 2:
        known = {one.number for one in issued}
        starts = [index for index, line in enumerate(lines) if line.number and line.number in known]
    likeness = Likeness([one.text for one in issued], english=False)
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(lines)
        yield _group(lines[start:end], issued, likeness)


def _group(lines: Sequence[Line], issued: Sequence[Recommended], likeness: Likeness) -> Group:
    numbers, said = _named(lines[0])
    head = lines[0].text[said:] if numbers else lines[0].rest
    numbers = numbers or (lines[0].number,)
    labelled = next((i for i, line in enumerate(lines) if answer_label().match(folded(line.text))), None)
    if labelled is None:
        repeats = bool(head) and (not issued or float(likeness.repeats([head]).max()) >= _REPEATED)
        labelled = 1 if len(lines) > 1 and (repeats or not head.strip() or lines[0].kind is Kind.HEADING) else 0
    repeated = " ".join([head, *(line.text for line in lines[1:labelled])]).strip() if labelled else ""
    pieces = []
    for index, line in enumerate(lines[labelled:]):
        label = answer_label().match(folded(line.text)) if index == 0 else None
        start = line.start + (label.end() if label else 0)
        start = line.end - len(head) if labelled == 0 and index == 0 else start
        if start < line.end:
            pieces.append((start, line.end))
    return numbers, repeated, tuple(pieces)


def _named(line: Line) -> tuple[tuple[str, ...], int]:
    plain = western(folded(line.text))
    hit = _head().match(plain)
    if not hit:
        return (), 0
    numbers, end = numbers_at(plain, hit.end())
    after = re.match(r"[\s.:;)\]–—-]*", plain[end:])
    return tuple(numbers), end + (after.end() if after else 0)


@cache
def _head() -> re.Pattern[str]:
    words = alternatives(table("response-tables")["recommendation_words"])
    return re.compile(
        rf"\W{{0,3}}(?:(?:response|reply|re|on|reponse|respuesta)\s(?:to|a la|a)?\s?)?(?:{words})[\s.]{{0,2}}(?:nos?\.?\s?|n°\s?|№\s?|رقم\s?)?(?=\d)"
    )
