"""Recommendations that ask for nearly the same: by meaning where both are in English, else by the words they share.

The reader's own view is all that is compared: whoever asks passes the rows that the actor may see.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from headway.casework.recommendations.models import Recommendation
from headway.engines.intake.vectors import Vectors, embed
from headway.foundation.core.numbers_said import say_each
from headway.foundation.language.identify import language_of
from headway.foundation.language.words import content_words, folded

NEAR = 0.4
"""From here on a recommendation is shown beside what somebody types."""
SAME = 0.6
"""From here on two are proposed as asking for the same."""
NEAR_IN_WORDS, SAME_IN_WORDS = 0.2, 0.34
"""The same for texts in other languages: the share of words that both have."""
SHORTEST = 12
"""Characters that have to be typed before anything is compared."""
MOST_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Alike:
    """A recommendation with how near it is (0 to 1) and why."""

    recommendation: Recommendation
    likeness: float
    why: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Recommendations that one measure might answer: the first is the oldest, each other with why it belongs."""

    members: tuple[Alike, ...]

    @property
    def title(self) -> str:
        """The text that says it in the fewest words, to begin from."""
        return min((row.recommendation.text for row in self.members), key=lambda text: (len(text), text))


@dataclass(frozen=True, slots=True)
class _Texts:
    words: list[frozenset[str]]
    english: list[bool]
    vectors: Vectors


def alike(text: str, rows: Sequence[Recommendation], *, most: int = 8) -> list[Alike]:
    """Those of some recommendations that are nearest to a text, the nearest first."""
    if len(text.strip()) < SHORTEST or not rows:
        return []
    told = _read([text, *(row.text for row in rows)])
    found = []
    for place, row in enumerate(rows, start=1):
        near, needed, _ = _near(told, 0, place)
        if near >= needed:
            found.append(Alike(row, near, _why(told, 0, place, near)))
    return sorted(found, key=lambda one: (-one.likeness, one.recommendation.code))[:most]


def propose_clusters(
    rows: Sequence[Recommendation], by: Callable[[Recommendation], object], *, most: int = 20
) -> list[Proposed]:
    """Groups of recommendations that ask for the same and come from more than one mechanism (`by`), the largest first.

    Each is near to every other of its group, so that no chain of small steps binds what has nothing in common.
    """
    rows = rows[:MOST_AT_ONCE]
    if len(rows) < 2:
        return []
    told = _read([row.text for row in rows])
    left = set(range(len(rows)))
    found: list[list[int]] = []
    for first in range(len(rows)):
        if first not in left:
            continue
        group = [first]
        for other in _candidates(told, first):
            if other in left and all(_is_same(told, other, one) for one in group):
                group.append(other)
        if len({by(rows[place]) for place in group}) > 1:
            found.append(group)
            left -= set(group)
    found.sort(key=lambda group: (-len(group), group[0]))
    return [Proposed(tuple(_member(told, rows, group[0], place) for place in group)) for group in found[:most]]


def _member(told: _Texts, rows: Sequence[Recommendation], first: int, place: int) -> Alike:
    if place == first:
        return Alike(rows[place], 1.0, "")
    near, _, _ = _near(told, first, place)
    return Alike(rows[place], near, _why(told, first, place, near))


def _read(texts: Sequence[str]) -> _Texts:
    return _Texts(
        [content_words(text) for text in texts],
        [language_of(text) == "en" for text in texts],
        embed([folded(text) for text in texts]),
    )


def _candidates(told: _Texts, first: int) -> list[int]:
    """The places after a text, the nearest in meaning first where it is English."""
    scores = told.vectors[first + 1 :] @ told.vectors[first]
    return [first + 1 + int(place) for place in np.argsort(-scores, kind="stable")]


def _near(told: _Texts, one: int, other: int) -> tuple[float, float, float]:
    """How near two texts are, how near they must be to be shown, and to be called the same."""
    if told.english[one] and told.english[other]:
        return float(told.vectors[one] @ told.vectors[other]), NEAR, SAME
    both = told.words[one] | told.words[other]
    return len(told.words[one] & told.words[other]) / max(1, len(both)), NEAR_IN_WORDS, SAME_IN_WORDS


def _is_same(told: _Texts, one: int, other: int) -> bool:
    near, _, same = _near(told, one, other)
    return near >= same


def _is_telling(told: _Texts, word: str) -> bool:
    """Whether a word tells some texts from others: one that a quarter of them have, the State's name say, does not."""
    return 4 * sum(word in words for words in told.words) <= max(len(told.words), 12)


def _why(told: _Texts, one: int, other: int, near: float) -> str:
    """In words that a person can check: how near, and what both say."""
    both = {word for word in told.words[one] & told.words[other] if _is_telling(told, word)}
    shared = sorted(both, key=lambda word: (-len(word), word))[:4]
    same, alike, worded = _("means nearly the same"), _("means something near"), _("says the same")
    how = same if near >= 0.75 else alike if told.english[one] else worded
    words = {
        "how": how,
        "near": f"{near:.2f}",
        "said": say_each(_("“%(words)s”") % {"words": word} for word in sorted(shared)),
    }
    return (_("%(how)s (%(near)s); both say %(said)s") if shared else _("%(how)s (%(near)s)")) % words
