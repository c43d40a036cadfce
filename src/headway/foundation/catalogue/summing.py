"""Levels summed up as a body's own rule says, with the reason in a sentence of the reader's language.

Ordinal levels are never averaged. Special values are never counted: what is not applicable is left out altogether,
what is not assessed, unknown, declined or classified leaves the sum less certain, and is said.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.practice import Aggregation, Level, Scale
from headway.foundation.core.numbers_said import say_each

NOT_APPLICABLE = "special:not-applicable"


@dataclass(frozen=True, slots=True)
class Rated:
    """One thing's level on a scale: `subject` is its id. `binds`: it is an obligation, not outweighed by others."""

    subject: str
    level: str
    binds: bool = False


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum: a level where the rule gives one, a share where it gives one, and always how many stand where.

    `counts` lists every level of the scale in its order. `known` of `rated` things have a level. `because` is a whole
    sentence, for people.
    """

    level: str
    share: Fraction | None
    counts: tuple[tuple[str, int], ...]
    known: int
    rated: int
    because: str


def sum_up(how: Aggregation, scale: Scale, rated: Iterable[Rated]) -> Summed:
    """What a rule makes of the levels that things have on one scale."""
    rows = [row for row in rated if row.level != NOT_APPLICABLE]
    known = [(row, level) for row in rows if (level := scale.level(row.level)) and level.id not in how.ignore]
    there = Counter(level.id for _, level in known)
    counts = tuple((level.id, there[level.id]) for level in scale.levels)
    result, share = "", None
    if not known:
        because = _("None of them has a level yet.") if rows else _("There is nothing to sum up.")
    elif how.method == "worst-obligation-caps":
        result, because = _capped(how, scale, known, len(rows))
    elif how.method == "none":
        because = _("%(counts)s; the levels stand singly and are not summed up.") % {"counts": _told(scale, there)}
    else:
        good = sum(there[key] for key in how.success)
        share = Fraction(good, len(known))
        words = f" {pgettext('between levels', 'or')} ".join(_label(scale, key) for key in how.success)
        told = {"good": good, "known": len(known), "percent": _percent(share), "levels": words}
        counted = _("%(good)s of %(known)s are %(levels)s.")
        because = (
            counted if how.method == "count" else _("%(good)s of %(known)s (%(percent)s) are %(levels)s.")
        ) % told
    missing = len(rows) - len(known)
    if known and missing and how.method != "worst-obligation-caps":
        without = ngettext("%(n)s more has no level.", "%(n)s more have no level.", missing) % {"n": missing}
        because = f"{because} {without}"
    return Summed(result, share, counts, len(known), len(rows), because)


def _capped(how: Aggregation, scale: Scale, known: Sequence[tuple[Rated, Level]], rated: int) -> tuple[str, str]:
    """The lower median, at most one level above the lowest binding one; no level where too little is known."""
    if Fraction(len(known), rated) < Fraction(str(how.minimum_share_known)):
        least = _percent(Fraction(str(how.minimum_share_known)))
        return "", _("%(known)s of %(rated)s have a level; no sum is made of fewer than %(least)s.") % {
            "known": len(known), "rated": rated, "least": least,
        }  # fmt: skip
    steps = sorted((level for level in scale.levels if level.value is not None), key=_value)
    places = sorted(steps.index(level) for _, level in known if level in steps)
    if not places:
        return "", _("None of them has a level that can be compared.")
    middle = places[(len(places) - 1) // 2]
    told = {"known": len(known), "rated": rated, "middle": _label(scale, steps[middle].id)}
    binding = [(steps.index(level), row.subject) for row, level in known if row.binds and level in steps]
    lowest, subject = min(binding, default=(middle, ""))
    if middle > lowest + 1:
        cap = steps[lowest + 1]
        told |= {"cap": _label(scale, cap.id), "subject": subject, "lowest": _label(scale, steps[lowest].id)}
        return cap.id, _capping(len(known) < rated) % told
    if len(known) < rated:
        return steps[middle].id, _("%(middle)s: the middle of %(known)s of %(rated)s.") % told
    return steps[middle].id, _("%(middle)s: the middle of all %(rated)s.") % told


def _capping(some: bool) -> str:
    """The sentence of a level that a binding one holds down, of some or of all."""
    if some:
        return _(
            "%(cap)s: the middle of %(known)s of %(rated)s is %(middle)s, but %(subject)s is binding and %(lowest)s, "
            "which allows one level more at most."
        )
    return _(
        "%(cap)s: the middle of all %(rated)s is %(middle)s, but %(subject)s is binding and %(lowest)s, "
        "which allows one level more at most."
    )


def _value(level: Level) -> int:
    return level.value or 0


def _told(scale: Scale, there: Counter[str]) -> str:
    return say_each(f"{there[level.id]} {_label(scale, level.id)}" for level in scale.levels if there[level.id])


def _label(scale: Scale, key: str) -> str:
    found = scale.level(key)
    return say_level(scale.id, key, found.label) if found else key


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.0f} %"
