"""Lists that are likely recommendations by what they show of themselves, though nothing announces them.

How much each trait tells is learned from lists of reports with known recommendations (a logistic regression) and stands
in `data/intake/list-weights.yaml`; `python -m bench.lists` learns it anew.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.completeness import announced_in
from headway.engines.intake.documents.earlier_reports.every_list import AnyList, every_list
from headway.engines.intake.documents.earlier_reports.numbers import kind_of_label
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.traits import traits_of
from headway.engines.intake.documents.earlier_reports.whose import is_laid_down, is_told_of_others
from headway.engines.intake.documents.earlier_reports.wording import (
    is_asked_in_a_list,
    is_named,
    may_be_asked,
    pattern,
    repeats_itself,
)
from headway.engines.intake.tables import table

_LIKELY, _LIKELIER = 0.8, 0.9
_MANY = 4
_OF_A_YEAR = re.compile(r"\b(?:19|20)\d\d (?:findings?|recommendations?|visit|report)\b|\bratings? (?:given )?by\b")
"""What heads a table of what became of earlier recommendations."""
_MOSTLY, _NEARLY_ALL = 0.5, 0.8
_FEWEST = 2


def likelihood(traits: Mapping[str, float]) -> float:
    """How likely the entries of a list with these traits are recommendations of the report, 0 to 1."""
    weights = _weights()
    return 1 / (1 + exp(-sum(weights[name] * value for name, value in traits.items()) - weights["at first"]))


@cache
def _weights() -> dict[str, float]:
    return {str(name): float(weight) for name, weight in table("list-weights").items()}


def find_likely(outline: Outline, found: int, known: Sequence[Candidate]) -> list[Candidate]:
    """Entries of likely lists that no form has found, the likeliest list first; none beyond what the report announces."""
    announced = announced_in(outline)
    if announced is not None and found + _FEWEST > announced:
        return []
    more: list[Candidate] = []
    for number, one in enumerate(_by_likelihood(outline, announced, known)):
        entries = list(_entries(outline, one, number, [*known, *more]))
        if len(entries) < _fewest_of(one):
            continue
        if announced is None or found + len(more) + len(entries) <= announced:
            more += entries
    return more


def _by_likelihood(outline: Outline, announced: int | None, known: Sequence[Candidate]) -> list[AnyList]:
    """The likely lists that hold enough which is not known, the likeliest first."""
    spans = sorted((one.start, one.end) for one in known)
    new = [one for one in every_list(outline) if _new_in(one, spans) >= _fewest_of(one)]
    told = [(likelihood(traits_of(outline, one, announced)), -place, one) for place, one in enumerate(new)]
    likely = [
        told_of for told_of in told if told_of[0] >= _LIKELY and not _is_of_others(outline, told_of[2], told_of[0])
    ]
    return [one for _, _, one in sorted(likely, reverse=True, key=lambda told_of: told_of[:2])]


def _fewest_of(found: AnyList) -> float:
    """How many entries of a list must be new for it to be taken."""
    return max(_FEWEST, _MOSTLY * len(found.items))


def _new_in(found: AnyList, spans: Sequence[tuple[int, int]]) -> int:
    """How many entries of a list overlap none of the spans, which are in order and apart."""
    new = 0
    for item in found.items:
        place = bisect_left(spans, (item.end, -1))
        new += place == 0 or spans[place - 1][1] <= item.start
    return new


def _is_of_others(outline: Outline, found: AnyList, chance: float) -> bool:
    """Whether the heads of its table, the heading or the sentence above say that somebody else laid it down, or only goes into it.

    Of a long list that is likelier still, the sentence above must say so; that it does not ask itself is not enough.
    """
    if found.manner == "table":
        own = found.above[-1]
        heads = " ".join((own, *found.beside))
        return bool(
            pattern("columns", "laid_down").search(own)
            or pattern("columns", "done").search(heads)
            or _OF_A_YEAR.search(heads)
        )
    indexes = [item.block for item in found.items]
    if outline.goes_into(indexes[0]):
        return True
    if chance >= _LIKELIER and len(indexes) >= _MANY:
        return is_told_of_others(outline, indexes)
    return is_laid_down(outline, indexes)


def _entries(outline: Outline, found: AnyList, number: int, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """What may be asked of a list, where nothing else has found it; where nearly all is asked, also what only tells nothing."""
    said = [outline.said(item.start, item.end) for item in found.items]
    asked = [is_asked_in_a_list(plain, outline.language) or is_named(plain) for plain in said]
    nearly_all = sum(asked) >= _NEARLY_ALL * len(asked)
    if repeats_itself(said):
        return
    for item, plain, sure in zip(found.items, said, asked, strict=True):
        if pattern("follow_up").search(plain):
            continue
        if outline.spots[item.block].aside or not (sure or (nearly_all and may_be_asked(plain))):
            continue
        if any(item.start < other.end and other.start < item.end for other in known):
            continue
        yield Candidate(
            item.start, item.end, item.number, "gathered", 3, ("likely", number), item.block,
            kind_of_label(item.number) or "recommendation", item.parts, (), gettext_noop("its list reads like one of recommendations"),
        )  # fmt: skip
