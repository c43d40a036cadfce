"""Replies that other hands wrote are read as well as the reference says: each lot by itself."""

import pytest

from tests.engines.intake.by_meaning import needs_meaning
from tests.engines.intake.documents.answers.other_hands import LOTS, score

ASKED = 0.95
REACHED = {"22": 0.64}
"""The lot whose replies say nearly everything in other words, and no number."""

pytestmark = [
    pytest.mark.proof,
    needs_meaning,
]


@pytest.mark.parametrize("lot", LOTS)
def test_answers_go_to_the_questions_that_they_answer_and_no_paragraph_is_lost(lot):
    found = score(lot)

    assert found.right >= REACHED.get(lot, ASKED) * found.answers, "\n".join(found.faults)
    assert found.answers > 0
    assert found.lost == []


@pytest.mark.parametrize("lot", LOTS[-2:])
def test_answers_go_to_the_questions_as_these_are_read_from_what_was_sent(lot):
    found = score(lot, as_sent=True)

    assert found.right >= ASKED * found.answers, "\n".join(found.faults)
