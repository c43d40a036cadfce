"""Small numbers masked so that they cannot be worked out: fewer than five is all that is said of them.

A number under five tells of persons. Masking it alone is not enough: of a whole of 20 whose other parts are 9 and 8
what is left is 3. So further cells are held back, the next smallest first, until from everything shown no masked cell
can be bounded more tightly than its mask, also by whoever knows that the parts are all there are. A total that is told
apart from its parts, in another sentence or another table, is a `Sum`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from headway.foundation.core.intervals import COUNT, EmptyInterval, Interval, between, exactly
from headway.foundation.core.relations import Contradiction, counted, remainder, whole_numbers

THRESHOLD = 5
FEWER = Interval(Decimal(0), Decimal(THRESHOLD), high_open=True)
HIDDEN = COUNT
"""What a cell that is held back may be, to whoever is not shown it."""

_UNDER = between(0, THRESHOLD - 1)


class CannotMask(ValueError):
    """What the readers have seen already gives a small number away, whatever else is held back."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count; `whole` is the key of the cell it is a part of. `seen` is what its readers have been shown already."""

    key: str
    value: Interval
    whole: str = ""
    seen: Interval | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that is as much as some others together, without their being called its parts."""

    whole: str
    parts: tuple[str, ...]


def is_small(value: Interval | None) -> bool:
    """Whether an interval tells more of a number that may be under five than that it is under five."""
    if value is None:
        return False
    try:
        known = _closed(value)
    except Contradiction:
        return False
    under = known.intersection(_UNDER)
    return under is not None and not known.contains(_UNDER)


def mask(
    cells: Sequence[Cell], showing: Collection[str] | None = None, sums: Sequence[Sum] = ()
) -> dict[str, Interval]:
    """What may be shown of each cell: its value, `FEWER` for a small one, `HIDDEN` for one that is held back.

    `showing` are the cells that are to be shown, every one by default; a small one that may also be five or more is
    held back. Raises CannotMask where what was seen already lets a small number be worked out.
    """
    wanted = {cell.key for cell in cells} if showing is None else set(showing)
    shown = {cell.key: _masked(cell.value) for cell in cells}
    shown = {key: bound if key in wanted else HIDDEN for key, bound in shown.items()}
    while given_away := next(iter(find_given_away(cells, shown, sums)), None):
        held_back = next(_next_to_hold_back(given_away, cells, shown, sums), None)
        if held_back is None:
            raise CannotMask("what has been shown already lets a figure under five be worked out")
        shown[held_back] = HIDDEN
    return shown


def _masked(value: Interval) -> Interval:
    if not is_small(value):
        return value
    return FEWER if FEWER.contains(_closed(value)) else HIDDEN


def find_given_away(cells: Sequence[Cell], shown: Mapping[str, Interval], sums: Sequence[Sum] = ()) -> list[str]:
    """The small cells that could be bounded more tightly than "fewer than five" from what is shown."""
    known = derive(cells, shown, sums)
    return [cell.key for cell in cells if is_small(cell.value) and not known[cell.key].contains(_UNDER)]


def derive(cells: Sequence[Cell], shown: Mapping[str, Interval], sums: Sequence[Sum] = ()) -> dict[str, Interval]:
    """The bounds of every cell that follow from what is shown and was seen, if the parts are all there are."""
    known = {cell.key: _met(shown.get(cell.key, HIDDEN), cell.seen) for cell in cells}
    parts: dict[str, list[str]] = {}
    for cell in cells:
        if cell.whole in known:
            parts.setdefault(cell.whole, []).append(cell.key)
    relations = [*parts.items(), *((one.whole, list(one.parts)) for one in sums)]
    moved = True
    while moved:
        moved = False
        for whole, keys in relations:
            for key, bound in _follows(whole, keys, known):
                tighter = _met(known[key], bound)
                if tighter != known[key]:
                    known[key], moved = tighter, True
    return known


def _follows(whole: str, parts: Sequence[str], known: Mapping[str, Interval]) -> Iterator[tuple[str, Interval]]:
    yield whole, sum((known[part] for part in parts), exactly(0))
    for part in parts:
        try:
            yield part, remainder(known[whole], parts=[known[other] for other in parts if other != part])
        except Contradiction:
            continue


def _met(first: Interval, second: Interval | None) -> Interval:
    """Both at once, in whole numbers; where they contradict each other the second says nothing."""
    both = first if second is None else first.intersection(second) or first
    try:
        return _closed(both)
    except Contradiction:
        return first


def _closed(figure: Interval) -> Interval:
    """Whole numbers from one to another, both included: [0, 5) is 0 to 4, or sums of such bounds would be too wide."""
    known = whole_numbers(counted(figure))
    low = known.low + 1 if known.low is not None and known.low_open else known.low
    high = known.high - 1 if known.high is not None and known.high_open else known.high
    try:
        return Interval(low, high)
    except EmptyInterval:
        raise Contradiction("no whole number lies between the bounds") from None


def _next_to_hold_back(
    key: str, cells: Sequence[Cell], shown: Mapping[str, Interval], sums: Sequence[Sum]
) -> Iterator[str]:
    """Cells that could still be held back: the smallest sibling first, then the whole, then further up and around."""
    by_key = {cell.key: cell for cell in cells}
    whole = by_key[key].whole
    of_sums = [one for one in sums if key in one.parts]
    beside = {part for one in of_sums for part in one.parts}
    siblings = [cell for cell in cells if cell.key != key and ((whole and cell.whole == whole) or cell.key in beside)]
    below = [cell for cell in cells if cell.whole == key]
    above = [by_key[name] for name in dict.fromkeys([whole, *(one.whole for one in of_sums)]) if name in by_key]
    rest = [cell for cell in cells if cell.key != key and cell not in [*siblings, *below, *above]]
    for group in (siblings, above, below, rest):
        for cell in sorted(group, key=_size):
            if cell.seen is None and not is_small(cell.value) and shown[cell.key] != HIDDEN:
                yield cell.key


def _size(cell: Cell) -> tuple[bool, Decimal, str]:
    return (cell.value.high is None, cell.value.high or Decimal(0), cell.key)
