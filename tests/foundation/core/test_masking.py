"""Small numbers stay masked: whatever is shown, nobody can bound one more tightly than "fewer than five"."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from headway.foundation.core.intervals import at_least, at_most, between, exactly, more_than
from headway.foundation.core.masking import FEWER, HIDDEN, CannotMask, Cell, Sum, is_small, mask

CAP = 45


@pytest.mark.parametrize(
    ("value", "small"),
    [
        (exactly(0), True),
        (exactly(3), True),
        (exactly(4), True),
        (exactly(5), False),
        (between(3, 6), True),
        (between(5, 9), False),
        (at_most(4), False),
        (at_most(3), True),
        (at_most(10), False),
        (at_least(2), True),
        (at_least(0), False),
        (more_than(4), False),
        (FEWER, False),
        (None, False),
    ],
)
def test_small_is_what_tells_more_than_that_it_is_fewer_than_five(value, small):
    assert is_small(value) == small


def test_the_next_smallest_part_is_held_back_with_a_small_one():
    cells = [Cell("all", exactly(20)), *_parts("all", a=3, b=9, c=8)]

    assert mask(cells) == {"all": exactly(20), "a": FEWER, "b": exactly(9), "c": HIDDEN}


def test_two_small_parts_that_are_the_whole_take_it_with_them():
    cells = [Cell("all", exactly(7)), *_parts("all", a=3, b=4)]

    assert mask(cells) == {"all": HIDDEN, "a": FEWER, "b": FEWER}


def test_what_may_be_under_five_and_may_not_is_held_back():
    assert mask([Cell("a", between(4, 6))]) == {"a": HIDDEN}


def test_nothing_is_held_back_where_nothing_is_small():
    cells = [Cell("all", exactly(20)), *_parts("all", a=12, b=8)]

    assert mask(cells) == {"all": exactly(20), "a": exactly(12), "b": exactly(8)}


def test_a_whole_that_is_itself_a_part_is_not_worked_out_from_above():
    cells = [
        Cell("top", exactly(30)),
        *_parts("top", all=7, rest=23),
        *_parts("all", a=3, b=4),
    ]

    shown = mask(cells)

    assert shown["all"] == shown["rest"] == HIDDEN


def test_what_was_seen_already_cannot_be_held_back():
    cells = [Cell("all", exactly(20), seen=exactly(20)), Cell("a", exactly(3), "all")]
    cells.append(Cell("b", exactly(17), "all", seen=exactly(17)))

    with pytest.raises(CannotMask):
        mask(cells)


def test_a_total_that_is_no_whole_of_its_parts_counts_as_one():
    cells = [Cell("a", exactly(3)), Cell("b", exactly(9)), Cell("c", exactly(8)), Cell("total", exactly(20))]

    shown = mask(cells, sums=[Sum("total", ("a", "b", "c"))])

    assert shown == {"a": FEWER, "b": exactly(9), "c": HIDDEN, "total": exactly(20)}


def _parts(whole, **parts):
    return [Cell(key, exactly(value), whole) for key, value in parts.items()]


NUMBERS = st.integers(0, 12)
UNSURE = st.tuples(NUMBERS, st.integers(0, 2), st.integers(0, 3))


@given(parts=st.lists(UNSURE, min_size=1, max_size=3), below=st.lists(NUMBERS, max_size=3))
def test_no_masked_cell_can_be_worked_out(parts, below):
    """Every number that fits what is shown is tried; a masked cell may still be each of 0, 1, 2, 3 and 4."""
    values = {f"p{n}": value for n, (value, _, _) in enumerate(parts)}
    if below:
        values["p0"] = sum(below)
    slack = {f"p{n}": (less, more) for n, (_, less, more) in enumerate(parts)}
    cells = [Cell("all", exactly(sum(values.values())))]
    for key, value in values.items():
        less, more = slack[key] if not (below and key == "p0") else (0, 0)
        cells.append(Cell(key, between(max(0, value - less), value + more), "all"))
    cells += [Cell(f"q{n}", exactly(value), "p0") for n, value in enumerate(below)]

    shown = mask(cells)

    assert all(not is_small(bound) for bound in shown.values())
    small = [cell.key for cell in cells if is_small(cell.value)]
    assume(small)
    possible = _all_that_fit(cells, shown)
    assert {key: {n for n in possible[key] if n < 5} for key in small} == {key: {0, 1, 2, 3, 4} for key in small}


def _all_that_fit(cells, shown):
    """Brute force, and no interval arithmetic: the numbers each cell may have in some consistent whole."""
    parts = [c.key for c in cells if c.whole == "all"]
    below = [c.key for c in cells if c.whole == "p0"]
    found = {cell.key: set() for cell in cells}
    lower = _sums(below, shown) if below else None
    for numbers in product(*(sorted(_range(shown[key], key == "p0" and lower)) for key in parts)):
        total = sum(numbers)
        if total not in shown["all"]:
            continue
        for key, number in zip(parts, numbers, strict=True):
            found[key].add(number)
        found["all"].add(total)
    for numbers in product(*(_range(shown[key]) for key in below)):
        if sum(numbers) in found["p0"] and below:
            for key, number in zip(below, numbers, strict=True):
                found[key].add(number)
    return found


def _sums(keys, shown):
    return {sum(numbers) for numbers in product(*(_range(shown[key]) for key in keys))}


def _range(bound, within=None):
    found = [n for n in range(CAP if bound == HIDDEN else 100) if n in bound]
    return found if not within else [n for n in found if n in within]
