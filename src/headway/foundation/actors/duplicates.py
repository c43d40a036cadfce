"""Rows that may be one organisation, each pair with the reason. Pure: it is given rows and decides nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from uuid import UUID

from django.utils.translation import gettext as _

from headway.foundation.actors.models import Organisation
from headway.foundation.language.words import folded

ALIKE = 0.9
"""From here on two names differ by a letter or two, not by a word."""

SHORTEST = 3
"""Shorter words and acronyms are everybody's."""

EMPTY = frozenset({"the", "of", "for", "and", "republic", "state", "national", "a", "an", "on", "in"})
"""Words that names have or leave out without becoming another's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that may be one, the one that would be kept first, and why."""

    kept: Organisation
    duplicate: Organisation
    because: str


def likely_duplicates(rows: Iterable[Organisation], decided: Collection[frozenset[UUID]] = ()) -> list[Pair]:
    """The pairs among rows of one State (or none) and one kind of place that look like one organisation.

    `decided` are pairs of which somebody has said what they are. What would be kept is the row of the catalogue's
    list, else the older one.
    """
    groups: defaultdict[tuple[object, object], list[Organisation]] = defaultdict(list)
    for row in rows:
        if row.same_as_id is None:
            groups[row.state_id, row.body_id].append(row)
    found = [pair for group in groups.values() for pair in _pairs(group)]
    return [pair for pair in found if frozenset({pair.kept.pk, pair.duplicate.pk}) not in decided]


def _pairs(group: list[Organisation]) -> Iterator[Pair]:
    for one, other in combinations(sorted(group, key=_rank), 2):
        if other.entry and one.entry:
            continue
        because = _because(one, other)
        if because:
            yield Pair(one, other, because)


def _rank(row: Organisation) -> tuple[bool, str]:
    return not row.entry, str(row.pk)


def _because(one: Organisation, other: Organisation) -> str:
    if (one.until and other.since and one.until <= other.since) or (
        other.until and one.since and other.until <= one.since
    ):
        return ""
    ours, theirs = _by_words(one), _by_words(other)
    same = next((key for key in ours if key in theirs), None)
    if same is not None:
        if one.name.casefold() == other.name.casefold():
            return _("They have the same name.")
        return _("“%(ours)s” and “%(theirs)s” have the same words.") % {"ours": ours[same], "theirs": theirs[same]}
    if one.acronym and one.acronym.casefold() == other.acronym.casefold() and len(one.acronym) >= SHORTEST:
        return _("Both are %(acronym)s.") % {"acronym": one.acronym}
    for row, apart in ((one, other), (other, one)):
        if len(row.acronym) >= SHORTEST and folded(row.acronym) in {folded(name) for name in apart.names()}:
            return _("One is called %(acronym)s, the other has that as its acronym.") % {"acronym": row.acronym}
    first, second = folded(one.name), folded(other.name)
    if SequenceMatcher(None, first, second).ratio() >= ALIKE and _differ_in_spelling(first, second):
        return _("Their names differ by a letter or two.")
    return ""


def _ended_before(one: Organisation, other: Organisation) -> bool:
    return bool(one.until and other.since) and one.until <= other.since


def _differ_in_spelling(first: str, second: str) -> bool:
    """Whether what differs is the spelling of words, not a word: Ministry of Interior and of Exterior are two."""
    ours, theirs = first.split(), second.split()
    if len(ours) != len(theirs):
        return False
    apart = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return all(a[:2] == b[:2] and SequenceMatcher(None, a, b).ratio() >= ALIKE - 0.1 for a, b in apart)


def _by_words(row: Organisation) -> dict[frozenset[str], str]:
    """Each name by the words that tell it from others."""
    found: dict[frozenset[str], str] = {}
    for name in row.names():
        words = frozenset(word for word in folded(name).replace(",", " ").split() if word not in EMPTY)
        words -= {folded(row.state.name)} if row.state else set()
        if words:
            found.setdefault(words, name)
    return found
