"""Whether what was judged puts a case on a track of its procedure, with the reason as a sentence that is told. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext, pgettext

from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.practice import Criterion, Scale, Threshold
from headway.foundation.catalogue.summing import Rated
from headway.foundation.core.numbers_said import say_apart, say_each, say_either, say_list


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
        if all(count >= threshold.at_least for threshold, count, _unknown in tally):
            return Finding(True, False, _sentence(_said(tally, scales)))
    may_come = any(all(count + unknown >= row.at_least for row, count, unknown in tally) for tally in counted)
    told = say_apart(_said(tally, scales) for tally in counted)
    return Finding(False, may_come, _sentence(told) if told else "")


Tally = tuple[Threshold, int, int]


def _count(threshold: Threshold, rated: list[Rated]) -> Tally:
    """How many are at the levels, and how many have no level that could yet turn out to be one of them."""
    wanted = set(threshold.among)
    rows = [row for row in rated if not wanted or row.subject.rpartition(":")[2] in wanted]
    unknown = sum(row.level in {"", "special:not-assessed"} for row in rows)
    return threshold, sum(row.level in threshold.levels for row in rows), unknown


def _said(tally: Iterable[Tally], scales: Mapping[str, Scale]) -> str:
    return say_list([_one(threshold, count, scales[threshold.scale]) for threshold, count, _unknown in tally])


def _one(threshold: Threshold, count: int, scale: Scale) -> str:
    labels = [say_level(scale.id, key, level.label if (level := scale.level(key)) else key) for key in threshold.levels]
    told = {
        "count": count,
        "among": say_each(threshold.among),
        "levels": say_either(labels),
        "least": threshold.at_least,
    }
    if threshold.among:
        words = ngettext(
            "%(count)s of %(among)s is %(levels)s (the criterion: %(least)s or more)",
            "%(count)s of %(among)s are %(levels)s (the criterion: %(least)s or more)",
            count,
        )
    else:
        words = ngettext(
            "%(count)s is %(levels)s (the criterion: %(least)s or more)",
            "%(count)s are %(levels)s (the criterion: %(least)s or more)",
            count,
        )
    return words % told


def _sentence(told: str) -> str:
    return f"{told}{pgettext('end of a sentence', '.')}"
