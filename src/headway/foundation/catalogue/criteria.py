"""Whether what was judged puts a case on a track of its procedure, with the reason in a sentence. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headway.foundation.catalogue.practice import Criterion, Scale, Threshold
from headway.foundation.catalogue.summing import Rated


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether one of several criteria is met, and why: a whole sentence.

    `is_open`: it is not met by what is judged so far, but what has no level yet could still bring it about.
    """

    is_met: bool
    is_open: bool
    because: str


def found(criteria: Iterable[Criterion], rated: Mapping[str, Iterable[Rated]], scales: Mapping[str, Scale]) -> Finding:
    """The first criterion that is met, else how near the nearest came. `rated` holds what was judged by scale."""
    counted = [[_count(threshold, list(rated.get(threshold.scale, ()))) for threshold in one.all] for one in criteria]
    for tally in counted:
        if all(count >= threshold.at_least for threshold, count, _ in tally):
            return Finding(True, False, f"{_said(tally, scales)}.")
    may_come = any(all(count + unknown >= row.at_least for row, count, unknown in tally) for tally in counted)
    told = "; ".join(_said(tally, scales) for tally in counted)
    return Finding(False, may_come, f"{told}." if told else "")


Tally = tuple[Threshold, int, int]


def _count(threshold: Threshold, rated: list[Rated]) -> Tally:
    """How many are at the levels, and how many have no level that could yet turn out to be one of them."""
    wanted = set(threshold.among)
    rows = [row for row in rated if not wanted or row.subject.rpartition(":")[2] in wanted]
    unknown = sum(row.level in {"", "special:not-assessed"} for row in rows)
    return threshold, sum(row.level in threshold.levels for row in rows), unknown


def _said(tally: Iterable[Tally], scales: Mapping[str, Scale]) -> str:
    return " and ".join(_one(threshold, count, scales[threshold.scale]) for threshold, count, _ in tally)


def _one(threshold: Threshold, count: int, scale: Scale) -> str:
    labels = (level.label if (level := scale.level(key)) else key for key in threshold.levels)
    among = f" of {', '.join(threshold.among)}" if threshold.among else ""
    verb = "is" if count == 1 else "are"
    return f"{count}{among} {verb} {' or '.join(labels)} (the criterion: {threshold.at_least} or more)"
