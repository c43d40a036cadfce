"""What a summary says in its own words of recommendations that stand in full elsewhere."""

from collections.abc import Sequence
from statistics import median

from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import pattern, plain_of

_IN_FRONT = 1 / 3
_SHORTER = 0.75
_FEWEST = 2


def without_summaries(outline: Outline, joined: Sequence[Sequence[Candidate]]) -> list[Sequence[Candidate]]:
    """Without what only a list in a summary in front says, where that list repeats others or says in short what many more say.

    Half of it repeats what stands elsewhere; or elsewhere stand at least as many, in longer words.
    """
    lists: dict[tuple[str, int], list[Sequence[Candidate]]] = {}
    for places in joined:
        if len(places) == 1 and not _is_numbered(places[0]) and _sums_up(outline, places[0]):
            lists.setdefault(places[0].group, []).append(places)
    left = list(joined)
    for group, own in lists.items():
        repeated = sum(any(place.group == group for place in places) for places in joined if len(places) > 1)
        others = [places for places in left if places not in own and not _sums_up(outline, places[0])]
        if (repeated and repeated >= len(own)) or _says_in_short(own, others, repeated):
            left = [places for places in left if places not in own]
    return left


def _is_numbered(one: Candidate) -> bool:
    """Whether a place bears a number of its own; a letter begins anew in each list."""
    return bool(one.number) and not (len(one.number) == 1 and one.number.isalpha())


def _sums_up(outline: Outline, one: Candidate) -> bool:
    """Whether a place stands in front, under a heading of a summary."""
    headings = outline.spots[one.block].headings
    summed = any(pattern("headings", "summary").search(plain_of(heading)) for heading in headings)
    return summed and one.start < _IN_FRONT * len(outline.text)


def _says_in_short(own: Sequence[Sequence[Candidate]], others: Sequence[Sequence[Candidate]], repeated: int) -> bool:
    if len(others) < max(_FEWEST, len(own) + repeated):
        return False
    return _length(own) < _SHORTER * _length(others)


def _length(found: Sequence[Sequence[Candidate]]) -> float:
    return median(places[0].end - places[0].start for places in found)
