"""The few words that stand ahead of an answer, and whether they speak of another question than its number says."""

import re
from collections.abc import Sequence

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.values import Asked

_RUN_IN = re.compile(r"(?P<head>[^.:;?!–—\n]{3,70}?)\s?(?:[:.–—]|\s-)\s")
_LONGEST = 100
_SEVERAL, _HARDLY = 3, 0.3
_A_RUN = 2


def head_of(text: str, *, headed: bool) -> str:
    """A heading, or what a paragraph sets ahead of a colon or a dash ("Victims – A fund pays"); "" where there is none."""
    if headed:
        return text.strip() if len(text) < _LONGEST else ""
    hit = _RUN_IN.match(text.strip())
    return hit["head"] if hit and hit[0].rstrip()[-1] != "." else ""


def mostly_about_others(heads: Sequence[tuple[str, str]], asked: Sequence[Asked], likeness: Likeness) -> bool:
    """Whether several numbered heads each speak of another question than their number's, and hardly one of its own."""
    own = others = 0
    for number, head in heads:
        places = [p for p, question in enumerate(asked) if question.number.split("(")[0] == number.split("(")[0]]
        spoken = _spoken_of(head, likeness)
        own += bool(spoken & set(places))
        others += bool(spoken & likeness.told_by(head)) and not spoken & set(places)
    return others >= _SEVERAL and own <= _HARDLY * (own + others)


def counts_past(heads: Sequence[tuple[int, str]], likeness: Likeness) -> list[int]:
    """The rows from which on a reply counts by itself, as one does that leaves a question out and counts on.

    `heads` are the places that their numbers say, and the words. At least two must speak of a later question, by a
    word that no other has, and fewer than half as many of the one that they are numbered as.
    """
    spoken = [_spoken_of(head, likeness) for _, head in heads]
    wrong = [
        row
        for row, (place, head) in enumerate(heads)
        if place not in spoken[row] and any(other > place for other in spoken[row] & likeness.told_by(head))
    ]
    if len(wrong) < _A_RUN:
        return []
    run = list(range(wrong[0], len(heads)))
    right = [row for row in run if heads[row][0] in spoken[row]]
    return run if len(right) * 2 < len(wrong) else []


def _spoken_of(head: str, likeness: Likeness) -> frozenset[int]:
    """The places with which a head has most words in common; none where it has no word in common with any."""
    shared = likeness.shared(head)
    most = max(shared, default=0.0)
    return frozenset(place for place, weight in enumerate(shared) if most and weight >= most)
