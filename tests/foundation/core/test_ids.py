"""Identifiers sort by the moment of their making, and say which version they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.foundation.core.ids import new_id, uuid7


def test_each_new_id_is_later_than_the_one_before():
    made = [new_id() for _ in range(5_000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)


@given(st.integers(0, 2**48 - 1), st.integers(0, 4095), st.binary(min_size=8, max_size=8))
def test_an_id_is_of_version_7_and_holds_its_moment(milliseconds, tick, randomness):
    made = uuid7(milliseconds, tick, randomness)

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == milliseconds
    assert (made.int >> 64) & 0xFFF == tick


@given(st.integers(0, 2**48 - 2), st.integers(0, 4095), st.binary(min_size=8, max_size=8))
def test_a_later_moment_is_a_greater_id_whatever_the_rest(milliseconds, tick, randomness):
    assert uuid7(milliseconds, 4095, b"\xff" * 8) < uuid7(milliseconds + 1, tick, randomness)


def test_a_moment_before_1970_is_refused():
    with pytest.raises(ValueError, match="from 1970"):
        uuid7(-1, 0, bytes(8))
