"""Intervals with open and closed ends: what a hedged figure stands for.

"Almost one thousand" is [900, 1000); "approximately 150" is [135, 165]; "more than 200" is (200, ∞).
Ends are Decimals, None means unbounded. Arithmetic is exact and treats operands as unrelated;
for figures that are related (a share and its total) see `relations`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Number = Decimal | int | str


class EmptyInterval(ValueError):
    """The two ends leave no number between them."""


class Ordering(StrEnum):
    """How two intervals lie to one another, as far as it can be known."""

    BELOW = "below"
    ABOVE = "above"
    EQUAL = "equal"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`; an end is excluded when its `_open` is true; None is no bound."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            raise EmptyInterval(f"no number lies in {self}")

    def __str__(self) -> str:
        left = "(" if self.low is None or self.low_open else "["
        right = ")" if self.high is None or self.high_open else "]"
        return f"{left}{_text(self.low, '−∞')}, {_text(self.high, '∞')}{right}"

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Decimal | None:
        return None if self.low is None or self.high is None else self.high - self.low

    def __contains__(self, value: Number) -> bool:
        number = Decimal(value)
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = self.high is None or number < self.high or (number == self.high and not self.high_open)
        return above and below

    def __neg__(self) -> "Interval":
        return Interval(_negated(self.high), _negated(self.low), self.high_open, self.low_open)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            _combined(self.low, other.low, Decimal.__add__),
            _combined(self.high, other.high, Decimal.__add__),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, factor: Number) -> "Interval":
        """Scaled by one exact number."""
        by = Decimal(factor)
        if by == 0:
            return exactly(0)
        scaled = Interval(
            None if self.low is None else self.low * abs(by),
            None if self.high is None else self.high * abs(by),
            self.low_open,
            self.high_open,
        )
        return scaled if by > 0 else -scaled

    def times(self, other: "Interval") -> "Interval":
        """The product of two intervals of numbers that are not negative (a share of a total)."""
        if not (self.is_nonnegative and other.is_nonnegative):
            raise ValueError("a share of a total needs numbers that are not negative")
        low = _combined(self.low, other.low, Decimal.__mul__)
        high = _combined(self.high, other.high, Decimal.__mul__)
        highest_open = self.high_open or other.high_open
        return Interval(low, high, bool(low) and (self.low_open or other.low_open), bool(high) and highest_open)

    @property
    def is_nonnegative(self) -> bool:
        return self.low is not None and self.low >= 0

    def intersection(self, other: "Interval") -> "Interval | None":
        """The numbers in both, or None when there are none."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, largest=True)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, largest=False)
        try:
            return Interval(low, high, low_open, high_open)
        except EmptyInterval:
            return None

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        low, low_open = _looser(self.low, self.low_open, other.low, other.low_open, smallest=True)
        high, high_open = _looser(self.high, self.high_open, other.high, other.high_open, smallest=False)
        return Interval(low, high, low_open, high_open)

    def overlaps(self, other: "Interval") -> bool:
        return self.intersection(other) is not None

    def contains(self, other: "Interval") -> bool:
        return self.intersection(other) == other

    def compared_to(self, other: "Interval") -> Ordering:
        """BELOW or ABOVE only when it holds for every pair of numbers; EQUAL only for two exact equal figures."""
        if self.is_exact and self == other:
            return Ordering.EQUAL
        if self.overlaps(other):
            return Ordering.UNDECIDED
        return Ordering.BELOW if _ends_before(self, other) else Ordering.ABOVE


def exactly(value: Number) -> Interval:
    """The one number."""
    number = Decimal(value)
    return Interval(number, number)


def between(low: Number, high: Number) -> Interval:
    """From low to high, both ends included."""
    return Interval(Decimal(low), Decimal(high))


def at_least(low: Number) -> Interval:
    """`low` or more."""
    return Interval(low=Decimal(low))


def more_than(low: Number) -> Interval:
    """Above `low`, which itself is excluded."""
    return Interval(low=Decimal(low), low_open=True)


def at_most(high: Number, *, floor: Number | None = 0) -> Interval:
    """`high` or fewer, from `floor` (None: unbounded)."""
    return Interval(None if floor is None else Decimal(floor), Decimal(high))


ANYTHING = Interval()
COUNT = at_least(0)


def _text(value: Decimal | None, unbounded: str) -> str:
    return unbounded if value is None else f"{value.normalize():f}"


def _negated(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _combined(a: Decimal | None, b: Decimal | None, operation: Callable[[Decimal, Decimal], Decimal]) -> Decimal | None:
    return None if a is None or b is None else operation(a, b)


def _tighter(
    a: Decimal | None, a_open: bool, b: Decimal | None, b_open: bool, *, largest: bool
) -> tuple[Decimal | None, bool]:
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a > b) == largest else (b, b_open)


def _looser(
    a: Decimal | None, a_open: bool, b: Decimal | None, b_open: bool, *, smallest: bool
) -> tuple[Decimal | None, bool]:
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_open and b_open
    return (a, a_open) if (a < b) == smallest else (b, b_open)


def _ends_before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    return first.high < second.low or (first.high == second.low and (first.high_open or second.low_open))
