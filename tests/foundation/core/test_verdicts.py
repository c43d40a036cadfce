"""Verdicts: a yes, or a no with a sentence."""

import pytest

from headway.foundation.core.verdicts import YES, NotAllowed, no, require


def test_a_yes_lets_through():
    require(YES)

    assert YES
    assert YES.because == ""


def test_a_no_raises_its_own_sentence():
    refusal = no("Only the holder may pass this on; ask the focal point.")

    assert not refusal
    with pytest.raises(NotAllowed, match="ask the focal point"):
        require(refusal)
