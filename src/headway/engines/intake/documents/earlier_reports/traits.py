"""What a list shows of itself, by which its entries may be told to be recommendations: moods, numbers, length, and where it stands."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log1p
from statistics import median, pstdev

from headway.engines.intake.documents.earlier_reports.every_list import AnyList
from headway.engines.intake.documents.earlier_reports.numbers import ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    asks_of_items,
    is_asked_in_a_list,
    is_earlier,
    is_imperative,
    is_named,
    is_wanted,
    looks_imperative,
    may_be_asked,
    pattern,
    recommends,
    states,
    tells_nothing,
    words_in,
)

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OBLIGES = re.compile(r"\b(?:shall|must)\b")
_OPENING = 200
_ENDS = 2
_SHORT = 4
_NEARLY, _AND_NO_MORE = 0.8, 1.02
_HEADS = ("recommendations", "earlier", "mixed", "concluding", "asking", "done", "laid_down", "short", "gathering")
_COLUMNS = ("done", "asked", "laid_down", "addressee", "deadline", "priority")
_ASIDE = ("contents", "state", "others", "earlier")


def traits_of(outline: Outline, found: AnyList, announced: int | None) -> dict[str, float]:
    """Named traits, each about 0 to 1 (logarithms of counts up to 6): shares of entries, and yes or no as 1 or 0.

    `announced` is how many recommendations the report says it makes.
    """
    said = [outline.said(one.start, one.end) for one in found.items]
    return {
        **_moods(said, outline.language),
        **_lengths(said),
        **_numbers(found, announced),
        **_place(outline, found),
        **_heads(found),
    }


def _share(said: Sequence[str], holds: Callable[[str], object]) -> float:
    return sum(bool(holds(plain)) for plain in said) / len(said)


def _moods(said: Sequence[str], language: str) -> dict[str, float]:
    return {
        "the Body recommends": _share(said, recommends),
        "asks": _share(said, asks),
        "tells to do": _share(said, lambda plain: is_imperative(plain, language)),
        "seems to tell to do": _share(said, looks_imperative) if language == "en" else 0.0,
        "wishes": _share(said, is_wanted),
        "names a thing": _share(said, is_named),
        "may be asked": _share(said, may_be_asked),
        "is asked where listed": _share(said, lambda plain: is_asked_in_a_list(plain, language)),
        "quotes nobody": _share(said, tells_nothing),
        "states": _share(said, states),
        "is a question": _share(said, lambda plain: plain.endswith("?")),
        "speaks of earlier ones": _share(said, is_earlier),
        "names a year": _share(said, _YEAR.search),
        "obliges": _share(said, lambda plain: _OBLIGES.search(plain[:_OPENING])),
        "in English": float(language == "en"),
    }


def _lengths(said: Sequence[str]) -> dict[str, float]:
    words = [log1p(words_in(plain)) for plain in said]
    return {
        "words (log)": median(words),
        "words vary": pstdev(words),
        "few words": _share(said, lambda plain: words_in(plain) < _SHORT),
        "entries (log)": log1p(len(said)),
        "two entries": float(len(said) == _ENDS),
    }


def _numbers(found: AnyList, announced: int | None) -> dict[str, float]:
    printed = [one.number for one in found.items]
    values = [ordinal.value for number in printed if number and (ordinal := ordinal_of(number)) is not None]
    steps = [two - one == 1 for one, two in pairwise(values)]
    count = len(printed)
    return {
        "numbered": sum(map(bool, printed)) / count,
        "counts from 1": float(len(values) > _ENDS and values[0] == 1),
        "counts on": sum(steps) / len(steps) if steps else 0.0,
        "a number is announced": float(announced is not None),
        "as many as announced": float(announced == count),
        "nearly as many": float(announced is not None and _NEARLY * announced <= count <= _AND_NO_MORE * announced),
    }


def _place(outline: Outline, found: AnyList) -> dict[str, float]:
    count, length = len(found.items), max(1, len(outline.text))
    spots = [outline.spots[one.block] for one in found.items]
    bold = [
        sum(two - one for one, two in outline.document.bold_in(item.start, item.end)) / max(1, item.end - item.start)
        for item in found.items
    ]
    return {
        "begins at": found.items[0].start / length,
        "reaches over": (found.items[-1].start - found.items[0].start) / length,
        **{
            f"manner: {name}": float(found.manner == name)
            for name in ("table", "run", "part of a run", "below", "under")
        },
        "stands aside": sum(spot.aside != "" for spot in spots) / count,
        **{f"aside: {name}": sum(spot.aside == name for spot in spots) / count for name in _ASIDE},
        "where recommendations are listed": sum(spot.lists for spot in spots) / count,
        "where they are gathered": sum(spot.gathers for spot in spots) / count,
        "in bold": sum(bold) / count,
    }


def _heads(found: AnyList) -> dict[str, float]:
    above, beside, last = " ".join(found.above), " ".join(found.beside), found.above[-1] if found.above else ""
    own = found.manner == "table"
    return {
        **{f"above: {name}": float(bool(pattern("headings", name).search(above))) for name in _HEADS},
        **{f"beside: {name}": float(bool(pattern("headings", name).search(beside))) for name in _HEADS},
        **{f"column beside: {name}": float(bool(pattern("columns", name).search(beside))) for name in _COLUMNS},
        **{f"own column: {name}": float(own and bool(pattern("columns", name).search(last))) for name in _COLUMNS},
        "the sentence above asks": float(bool(last) and not own and asks_of_items(last)),
    }
