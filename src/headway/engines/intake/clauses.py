"""One sentence may tell of several things: each gets the stretch of the sentence that tells of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headway.engines.intake.triggers import Beginning, OneOf, Sparing
from headway.foundation.language.words import folded

_SPAN = Sparing(r"\b(?:ranging|varying|extending|going)\sfrom\s")
_STEP = re.compile(r",\s(?:through|to|and to|up to|and)\s")
_BARE_STEP = re.compile(
    r"\s(?:through|to)\s(?=(?:ongoing|the|enhanced|improved|strengthened|developed|increased|new|more|better|wider|continued)\b)"
)
_AND_DOES = Beginning(
    r"(?:,\sand|;\sand|;|,\sbut|,\swhile|\sand)\s(?=(?:(?:is|are|has)\s(?:also\s|actively\s|currently\s|now\s)?\w+(?:ing|ed|en|de|t)\b))"
    r"|(?:,\s(?:and|but|while|whereas)|;(?:\s(?:and|but))?)\s(?=(?!that\b|who\b|which\b|to\b)[^,;.]{3,70}?\s(?:has|have|had|is|are|was|were|returned|will)\s)"
    r"|,\s(?:and|but)\s(?=(?:it|they|she|he|the\s\w+)\s(?:also\s|further\s|therefore\s)?(?:encourag|urg|recommend|advis|call|suggest|stress|welcom|commend|prais|not|propos|underlin|emphasi)\w+\s)",
    [", and ", "; and ", ";", ", but ", ", while ", " and ", ", whereas "],
)
_STEP_NAMED = Sparing(
    r"\b(?:(?:the|an?|its|their)\s)?(?:(?!of\b|and\b|the\b|for\b|to\b|by\b)[a-z-]+\s)?"
    r"(?:adoption|establishment|creation|introduction|ratification|launch|enactment|entry into force|opening|closure|strengthening|appointment"
    r"|designation|setting up|abolition|repeal|reform|amendment|training|reduction|expansion|extension|accession|construction|conclusion|publication"
    r"|release|revision|modernization|reorgani[sz]ation|criminali[sz]ation|implementation|installation|deployment)\s(?:to|of|by|in|on)\b"
)
_BETWEEN = re.compile(r",?\s(?:and|as well as|or|along with|together with)\s|,\s")
_RESULT = Sparing(
    r"\b(?:resulting in|which (?:has |have )?(?:led|resulted) (?:to|in)|leading to|that (?:has |have )?(?:led|resulted) (?:to|in)|which (?:has |have )?enabled|thereby|contributing to)\s"
)
_QUALIFIER = Sparing(
    r"\b(?:where (?:applicable|appropriate|possible|necessary|relevant)|as (?:appropriate|necessary|applicable)|in some cases|to some extent|in part|partially|some of (?:which|whom|them)|in principle|if necessary|to the extent possible)\b"
)
_OPEN = Sparing(
    r"\b(?:and|or|as well as|and various|and several)\s(?:other|others|several|various|many)\b[^,.;]*|\bamong others\b|\betc\b|\binter alia\b"
)
_ANY = OneOf([_RESULT, _QUALIFIER, _OPEN])
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """`sentence[start:end]`: the words themselves, what came of it, how it is qualified, whether its list stays open.

    `whole` says that it is a clause with a verb of its own, so that it may be of another kind than its neighbours.
    """

    start: int
    end: int
    results: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    open_list: bool = False
    whole: bool = False


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The stretches of a sentence that each tell of one thing, in order; the whole sentence where it tells of one."""
    plain = folded(text)
    joined = _joined(plain)
    spans = _ranged(plain) or joined or _named(plain) or [(0, len(text.rstrip(" .")))]
    return tuple(_clause(text, plain, start, end, whole=spans is joined) for start, end in spans)


def whole_of(text: str, clauses: Sequence[Clause]) -> Clause:
    """The sentence as one clause; what came of it, how it is qualified and whether its list stays open are its first clause's."""
    return replace(clauses[0], start=0, end=len(text))


def _ranged(plain: str) -> list[tuple[int, int]]:
    """ "varying from A, through B, to C": three things."""
    span = _SPAN.search(plain)
    if not span:
        return []
    end = len(plain.rstrip(" ."))
    steps = list(_STEP.finditer(plain, span.end(), end)) or list(_BARE_STEP.finditer(plain, span.end(), end))
    starts = [span.end(), *(step.end() for step in steps)]
    ends = [*(step.start() for step in steps), end]
    found = [(a, b) for a, b in zip(starts, ends, strict=True) if b - a >= SHORTEST]
    return found if len(found) > 1 else []


def _joined(plain: str) -> list[tuple[int, int]]:
    """ "is working on A …, and is developing B": two things with one subject."""
    end = len(plain.rstrip(" ."))
    cuts = [hit for hit in _AND_DOES.finditer(plain) if hit.start() > 30 and end - hit.end() > 25]
    if not cuts:
        return []
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    return list(zip(starts, ends, strict=True))


def _named(plain: str) -> list[tuple[int, int]]:
    """ "the adoption of A, the creation of B and the training of C": three steps, each by its name."""
    end = len(plain.rstrip(" ."))
    hits = list(_STEP_NAMED.finditer(plain[:end]))
    starts = [hits[0].start()] if hits else []
    ends = []
    for before, hit in pairwise(hits):
        gaps = [gap for gap in _BETWEEN.finditer(plain, before.end(), hit.start() + 1) if gap.end() == hit.start()]
        if gaps:
            ends.append(gaps[-1].start())
            starts.append(hit.start())
    return list(zip(starts, [*ends, end], strict=True)) if len(starts) > 1 else []


def _clause(text: str, plain: str, start: int, end: int, whole: bool) -> Clause:
    words = plain[start:end]
    if not _ANY.may_match(words):
        return Clause(start, end, whole=whole)
    result = _RESULT.search(words)
    results: tuple[str, ...] = ()
    if result:
        results = (text[start + result.end() : end].strip(" ,."),)
    qualifiers = tuple(text[start + q.start() : start + q.end()] for q in _QUALIFIER.finditer(words))
    return Clause(start, end, results, qualifiers, bool(_OPEN.search(words)), whole)
