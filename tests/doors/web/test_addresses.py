"""A page's address does not tell when its row was made."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.doors.web.parts.addresses import SealedId, seal
from headway.foundation.core.ids import uuid7

converter = SealedId()


@given(st.uuids())
def test_a_sealed_id_opens_to_the_same_id(key):
    assert converter.to_python(converter.to_url(key)) == key


@given(st.uuids())
def test_a_sealed_id_fits_the_address(key):
    assert len(seal(key)) == 26
    assert set(seal(key)) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_ids_made_one_after_the_other_have_addresses_that_share_no_beginning():
    first, second = (seal(uuid7(1_700_000_000_000, tick, bytes(8))) for tick in (1, 2))

    assert first[:6] != second[:6]


@pytest.mark.parametrize("address", ["a" * 25 + "1", "!" * 26])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValueError, match="no such address"):
        converter.to_python(address)


def test_the_address_is_not_the_id():
    key = UUID("01900000-0000-7000-8000-000000000000")

    assert key.hex[:8] not in seal(key)
