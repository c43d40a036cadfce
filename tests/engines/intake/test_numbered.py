"""Numbered recommendations with number and exact text; what is numbered and asks nothing is none."""

import pytest

from headway.engines.intake.numbered import numbered_recommendations
from headway.engines.intake.readers.reading import read_text


def found_in(text):
    return [(o.number, o.text) for o in numbered_recommendations(read_text(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Report\n\n12. The State should adopt a law on evidence.\n\n13. The State should train its judges.\n",
            [("12", "The State should adopt a law on evidence."), ("13", "The State should train its judges.")],
        ),
        (
            "Conclusions\n\n125.3 Ratify the convention (Portugal);\n\n125.4 Continue its efforts in training (Chad);\n",
            [
                ("125.3", "Ratify the convention (Portugal);"),
                ("125.4", "Continue its efforts in training (Chad);"),
            ],
        ),
        ("Visit\n\n1. The delegation met the Minister.\n\n2. It visited the port.\n", []),
        ("Visit\n\nThe State should adopt a law.\n", []),
        ("Calendar\n\n12. March 2018\n\n13. April 2018\n", []),
    ],
)
def test_a_numbered_paragraph_that_asks_something_is_a_recommendation(text, found):
    assert found_in(text) == found


def test_the_passage_is_the_text_without_its_number():
    document = read_text("Report\n\n7. The State should adopt a law.\n\n8. The State should publish it.\n")

    for found in numbered_recommendations(document):
        assert document.text[found.start : found.end] == found.text
        assert found.reasons == (f"numbered {found.number} and asks something of the State",)
        assert (found.voice.verb, found.voice.inferred) == ("recommended", True)
