"""Bounds of figures that are related: a share and its total are one unknown, not two.

Of "almost one thousand" of whom "the majority" died and "approximately 150" returned, what is left lies in [0, 365):
the majority is a share of the very number it is taken from. Taken as unrelated the same words give −265 to 415.
Whatever is derived here was stated by nobody, and whoever shows it says so.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.translation import gettext_noop as _

from headway.foundation.core.intervals import EmptyInterval, Interval, between, exactly

NONE = exactly(0)
ALL = between(0, 1)


class Contradiction(ValueError):
    """The figures cannot all be true: the parts are more than the whole. Its words are a message for who says it."""


def remainder(whole: Interval, *, parts: Sequence[Interval] = (), shares: Sequence[Interval] = ()) -> Interval:
    """What is left of a whole after parts (counts) and shares (fractions of that same whole), solved jointly.

    Every figure is a number that is not negative, and so is what is left. Raises Contradiction where no numbers fit.
    """
    taken = sum(shares, NONE)
    if taken.low is not None and taken.low > 1:
        raise Contradiction(_("the shares are more than the whole"))
    left = (exactly(1) - taken).intersection(ALL)
    if left is None:
        raise Contradiction(_("the shares are more than the whole"))
    return _not_negative(counted(whole).times(left) - sum((counted(part) for part in parts), NONE))


def as_if_unrelated(whole: Interval, *, parts: Sequence[Interval] = (), shares: Sequence[Interval] = ()) -> Interval:
    """The same interval by interval, as if each share were a number of its own: wider, and what not to print."""
    return whole - sum((whole.times(share) for share in shares), NONE) - sum(parts, NONE)


def some_of(whole: Interval) -> Interval:
    """A part whose size nobody gave ("prosecuted where applicable"): from none to all of the whole."""
    return Interval(Decimal(0), whole.high, high_open=whole.high_open and whole.high != 0)


def whole_numbers(figure: Interval) -> Interval:
    """Of things that come only whole: the bounds drawn in to whole numbers, where they are none already."""
    low, high = figure.low, figure.high
    if low is not None and low != low.to_integral_value():
        low = low.to_integral_value(ROUND_CEILING)
    if high is not None and high != high.to_integral_value():
        high = high.to_integral_value(ROUND_FLOOR)
    opened = (figure.low_open and low == figure.low, figure.high_open and high == figure.high)
    try:
        return Interval(low, high, *opened)
    except EmptyInterval:
        raise Contradiction(_("no whole number lies between the bounds")) from None


def counted(figure: Interval) -> Interval:
    """A figure of things that are counted: it is not negative, whatever its lower bound."""
    return _not_negative(figure)


def _not_negative(figure: Interval) -> Interval:
    try:
        found = figure.intersection(Interval(low=Decimal(0)))
    except EmptyInterval:
        found = None
    if found is None:
        raise Contradiction(_("the parts are more than the whole"))
    return found
