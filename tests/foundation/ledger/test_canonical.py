"""Canonical JSON: the same bytes everywhere."""

from decimal import Decimal

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from headway.foundation.ledger.canonical import NotCanonical, canonical, number, payload_digest

keys = st.text(alphabet=st.characters(max_codepoint=127))
scalars = (
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(exclude_categories=["Cs"]))
)
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20)


@given(values)
def test_our_subset_is_written_as_rfc_8785_writes_it(value):
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("value", [1.5, {"é": 1}, {1: 2}, 2**53 + 1, Decimal(1), b"x", {"a": [object()]}])
def test_what_the_subset_leaves_out_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical(value)


@pytest.mark.parametrize(
    ("value", "text"), [("1.5000", "1.5"), ("100", "100"), ("0.0000", "0"), ("-0", "0"), ("1E+3", "1000")]
)
def test_a_decimal_reads_the_same_from_every_database(value, text):
    assert number(Decimal(value)) == text


def test_the_salt_keeps_equal_payloads_from_having_equal_digests():
    assert payload_digest(b"a" * 16, b"{}") != payload_digest(b"b" * 16, b"{}")
