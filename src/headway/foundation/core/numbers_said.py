"""Numbers, intervals and lists as the language in use says them. What stays English says so: `override("en")`."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.foundation.core.intervals import Interval


def say_number(value: Decimal) -> str:
    """1000 → "1,000", "1 000", "1.000"."""
    plain = f"{value.normalize():f}"
    return number_format(plain, decimal_pos=None, use_l10n=True, force_grouping=True)


def say_count(count: int) -> str:
    """3000000 → "3,000,000", "3 000 000", "3.000.000"."""
    return say_number(Decimal(count))


def say_interval(interval: Interval) -> str:
    """The numbers an interval holds: "900 to under 1,000", "more than 200", "135 to 165", "150"."""
    if interval.is_exact and interval.low is not None:
        return say_number(interval.low)
    if interval.low is not None and interval.high is not None:
        low, high = say_number(interval.low), say_number(interval.high)
        low = _("more than %(number)s") % {"number": low} if interval.low_open else low
        high = _("under %(number)s") % {"number": high} if interval.high_open else high
        return _("%(low)s to %(high)s") % {"low": low, "high": high}
    if interval.low is not None:
        form = _("more than %(number)s") if interval.low_open else _("%(number)s or more")
        return form % {"number": say_number(interval.low)}
    if interval.high is not None:
        form = _("under %(number)s") if interval.high_open else _("%(number)s or fewer")
        return form % {"number": say_number(interval.high)}
    return pgettext("word", "not known")


def say_list(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; with semicolons where an item has a comma of its own."""
    if len(items) < 2:
        return "".join(items)
    return _("%(items)s and %(last)s") % {"items": _between(items).join(items[:-1]), "last": items[-1]}


def say_each(items: Iterable[str]) -> str:
    """ "a, b, c": values one beside another; with semicolons where one has a comma of its own."""
    found = list(items)
    return _between(found).join(found)


def say_parts(items: Iterable[str]) -> str:
    """ "a, b, c": the parts of one name or place, whatever commas they have: "the title, October 2009, p. 12"."""
    return pgettext("between items", ", ").join(items)


def say_either(items: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    if len(items) < 2:
        return "".join(items)
    return _("%(items)s or %(last)s") % {"items": _between(items).join(items[:-1]), "last": items[-1]}


def say_apart(items: Iterable[str]) -> str:
    """ "a; b; c": names and sentences that may hold commas of their own."""
    return pgettext("between items", "; ").join(items)


def _between(items: Sequence[str]) -> str:
    comma = pgettext("between items", ", ")
    return pgettext("between items", "; ") if any(comma.strip() in item for item in items) else comma


def page_ranges(numbers: Sequence[int]) -> str:
    """[1, 2, 3, 7] as "1–3, 7"."""
    parts: list[tuple[int, int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in parts)
