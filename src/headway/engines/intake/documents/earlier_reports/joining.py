"""The same recommendation printed twice (in the summary, its chapter, an annex) is one with several places."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import ordinal_of
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import pattern, plain_of, recommends

_WORD = re.compile(r"[^\W_]{3,}")
_COMMON = frozenset(
    "the and that for with its should recommends recommend recommended les des que del las los para state party committee".split()
)
_PROSE = frozenset({"voiced", "plain", "passing"})
_NEVER = 2.0
_LETTERS = "letter"
"""Letters begin anew in each list, so that they tell nothing apart."""
_SAME = 0.9
_NEAR = 0.55
_SAME_NUMBER = 0.4
_CONTAINED = 0.85
_FEWEST, _SEVERAL = 2, 5
_NEARLY_ALL = 0.8
_BREAKS_OFF = ("…", "...", "[…]")
_SHORT_FORM = 0.75
"""How much of the longest wording a place must have to be a wording of its own."""


def join(outline: Outline, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates by recommendation, the place that tells it best first; the likest places are joined first."""
    words = [_words(outline.text[one.start : one.end]) for one in candidates]
    clusters = {index: [index] for index in range(len(candidates))}
    of = list(range(len(candidates)))

    def bring_together(one: int, two: int) -> None:
        first, second = of[one], of[two]
        if first != second and not _share_a_group(candidates, clusters[first], clusters[second]):
            for index in clusters.pop(second):
                of[index] = first
                clusters[first].append(index)

    for _, one, two in sorted(_pairs(outline, candidates, words), reverse=True):
        bring_together(one, two)
    for one, two in _of_short_forms(outline, candidates, of):
        bring_together(one, two)
    return [_ranked(outline, [candidates[index] for index in members]) for members in clusters.values()]


def _of_short_forms(outline: Outline, candidates: Sequence[Candidate], of: Sequence[int]) -> list[tuple[int, int]]:
    """Places of one number in a list that gathers and elsewhere, where several such of the list were joined by their words.

    What an annex prints in short bears the same numbers; it need not have the same words.
    """
    by_number: dict[str, list[int]] = {}
    for index, one in enumerate(candidates):
        if one.number:
            by_number.setdefault(one.number, []).append(index)
    same = _of_the_same_numbers(candidates)
    pairs = [
        (one, two)
        for places in by_number.values()
        for one, two in combinations(places, 2)
        if candidates[one].group != candidates[two].group
        and (
            _gathers(outline, candidates[one]) is not _gathers(outline, candidates[two])
            or {candidates[one].group, candidates[two].group} & same
        )
    ]
    lists = [_the_list(outline, candidates[one], candidates[two], same) for one, two in pairs]
    joined = Counter(group for group, (one, two) in zip(lists, pairs, strict=True) if of[one] == of[two])
    left = Counter(group for group, (one, two) in zip(lists, pairs, strict=True) if of[one] != of[two])
    return [
        pair
        for group, pair in zip(lists, pairs, strict=True)
        if joined[group] >= max(_FEWEST, left[group]) or group in same
    ]


def _the_list(outline: Outline, one: Candidate, two: Candidate, same: set[tuple[str, int]]) -> tuple[str, int]:
    """Of two places the group of that which stands in a list that repeats."""
    repeats = next((place for place in (one, two) if place.group in same), None)
    return (repeats or (one if _gathers(outline, one) else two)).group


def _of_the_same_numbers(candidates: Sequence[Candidate]) -> set[tuple[str, int]]:
    """Lists of stepped numbers or codes nearly all of which stand elsewhere as well, before more words."""
    by_group: dict[tuple[str, int], list[Candidate]] = {}
    for one in candidates:
        by_group.setdefault(one.group, []).append(one)
    found = set()
    for group, own in by_group.items():
        elsewhere = {one.number: one for one in candidates if one.group != group and one.number}
        stepped = [one for one in own if any(sign in one.number.strip(".") for sign in ".-/")]
        both = [one for one in stepped if one.number in elsewhere]
        if len(stepped) >= _SEVERAL and len(both) >= _NEARLY_ALL * len(stepped):
            shorter = sum(one.end - one.start < elsewhere[one.number].end - elsewhere[one.number].start for one in both)
            if shorter >= _NEARLY_ALL * len(both):
                found.add(group)
    return found


def _ranked(outline: Outline, places: Sequence[Candidate]) -> list[Candidate]:
    """The places of one recommendation, that first which tells it best; of several as good, the wording that most print.

    A short form is not its wording, however often it is printed.
    """
    worded = Counter(_worded(outline, one) for one in places)
    in_chapter = any(one.form == "labelled" and not _gathers(outline, one) for one in places)
    said = [_worded(outline, one) for one in places if not _sums_up_in_front(outline, one)]
    longest = max(said, key=len, default="")
    return sorted(
        places,
        key=lambda one: (
            _is_said_more_fully(outline, one, places),
            not one.number,
            _is_a_short_form(_worded(outline, one), longest) or _is_in_short(outline, one),
            _gathers(outline, one) and one.form == "listed" and in_chapter,
            -worded[_worded(outline, one)],
            *_rank(outline, one),
        ),
    )


_REFERRED = re.compile(
    r"\s*[(\[](?:see |voir |vease )?(?:paragraph|para|par|paragraphe|parrafo)[^)\]]{0,40}[)\]]\s*[.;,]*$"
)
"""Where a list says in which paragraph it stands: "… be published (paragraph 14);"."""


def _is_said_more_fully(outline: Outline, one: Candidate, places: Sequence[Candidate]) -> bool:
    """Whether a place of a list only repeats the words of another, with the paragraph they stand in or without who recommends."""
    if not _gathers(outline, one) and not outline.spots[one.block].lists:
        return False
    own = _worded(outline, one)
    bare_words = _REFERRED.sub("", own).rstrip(".; ")
    return any(
        bare_words in said and (bare_words != own or said != own)
        for place in places
        if place is not one and place.group != one.group and len(said := _worded(outline, place)) >= len(bare_words)
    )


def _is_a_short_form(said: str, longest: str) -> bool:
    """Whether one says in fewer and other words what the longest says, or breaks off."""
    return said.endswith(_BREAKS_OFF) or (len(said) < _SHORT_FORM * len(longest) and said not in longest)


def _is_in_short(outline: Outline, one: Candidate) -> bool:
    """Whether the heading says that what stands below it is shortened."""
    return any(pattern("headings", "short").search(plain_of(text)) for text in outline.spots[one.block].headings[-2:])


def _sums_up_in_front(outline: Outline, one: Candidate) -> bool:
    return _gathers(outline, one) and one.block < len(outline.blocks) / 3


def _worded(outline: Outline, one: Candidate) -> str:
    return plain_of(outline.text[one.start : one.end]).rstrip(".; ")


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:7] for word in _WORD.findall(_folded(text)) if word not in _COMMON)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return plain_of(text)


def _pairs(
    outline: Outline, candidates: Sequence[Candidate], words: Sequence[frozenset[str]]
) -> list[tuple[float, int, int]]:
    found = []
    cited = [_cited(outline, one) for one in candidates]
    for one in range(len(candidates)):
        for two in range(one + 1, len(candidates)):
            if candidates[one].group == candidates[two].group:
                continue
            alike = _likeness(words[one], words[two])
            if _sums_up(outline, candidates[one], words[one], words[two]) or _sums_up(
                outline, candidates[two], words[two], words[one]
            ):
                alike = max(alike, _CONTAINED)
            if _is_cited(candidates[one], cited[two]) or _is_cited(candidates[two], cited[one]):
                found.append((1.0, -one, -two))
            if alike >= _SAME_NUMBER and alike >= _needed(outline, candidates[one], candidates[two]):
                found.append((alike, -one, -two))
    return [(alike, -one, -two) for alike, one, two in found]


_REFERENCE = re.compile(
    r"\((?:see )?(?:recommendation|recommandation|recomendacion|rec\.?) (?:no\.? )?(?P<number>[\w.]{1,8}?)\)[.;,]?(?: and)?$"
)


def _cited(outline: Outline, one: Candidate) -> str:
    """The number of the recommendation that a place says it repeats: "appoint prosecutors (recommendation 5);"; "" for none."""
    hit = _REFERENCE.search(plain_of(outline.text[one.start : one.end])) if not one.number else None
    return hit["number"] if hit else ""


def _is_cited(one: Candidate, number: str) -> bool:
    return bool(number) and one.number.casefold() == number


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    shared = len(one & two)
    least = min(len(one), len(two))
    if not least:
        return 0.0
    return max(shared / len(one | two), _CONTAINED * shared / least if least >= 6 else 0.0)


def _sums_up(outline: Outline, one: Candidate, words: frozenset[str], of_other: frozenset[str]) -> bool:
    """Whether a place in a summary says nothing but words of another, however few."""
    return len(words) >= _FEWEST and words < of_other and _gathers(outline, one)


def _needed(outline: Outline, one: Candidate, two: Candidate) -> float:
    """How alike two places must be: hardly where they bear one number, very much where nothing says they repeat."""
    if one.number and two.number:
        first, second = ordinal_of(one.number), ordinal_of(two.number)
        if one.number == two.number:
            return _SAME_NUMBER if _gathers(outline, one) or _gathers(outline, two) or not _is_like(one, two) else _SAME
        if first and second and first.style == second.style and _is_like(one, two):
            return _NEVER if first.style != _LETTERS else _SAME
    if _gathers(outline, one) or _gathers(outline, two) or not _is_like(one, two):
        return _NEAR
    return _SAME


def _is_like(one: Candidate, two: Candidate) -> bool:
    """Whether two places print recommendations in one manner, so that nothing says that either repeats the other."""
    return one.form == two.form or {one.form, two.form} <= _PROSE


def _gathers(outline: Outline, one: Candidate) -> bool:
    return outline.spots[one.block].gathers


def _share_a_group(candidates: Sequence[Candidate], one: Sequence[int], two: Sequence[int]) -> bool:
    return bool({candidates[index].group for index in one} & {candidates[index].group for index in two})


def _rank(outline: Outline, one: Candidate) -> tuple[bool, bool, bool, int, int]:
    """The place with a number comes first, one outside the summary before one in it, the fuller before the shorter."""
    summary = outline.spots[one.block].gathers and one.block < len(outline.blocks) / 3
    voice = recommends(plain_of(outline.text[one.start : one.end])) is None
    return (not one.number, summary, voice and one.strength < 3, -(one.end - one.start), one.start)
