"""Numbered recommendations: number and exact text."""

import pytest

from headway.engines.intake.numbered import numbered_recommendations
from headway.engines.intake.readers.reading import read_text


def numbered(text):
    document = read_text(text)
    found = list(numbered_recommendations(document))
    assert all(document.text[o.start : o.end] == o.text == o.sentence.text for o in found)
    return [(o.number, o.text) for o in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Report on Velland\n\nRecommendations\n\n12. The State should adopt a law on victims.\n\n13. Velland is encouraged to ratify the protocol.\n",
            [("12", "The State should adopt a law on victims."), ("13", "Velland is encouraged to ratify the protocol.")],
        ),
        (
            ("Report of the Working Group\n\nThe following recommendations enjoy the support of Velland:\n\n"
            "125.3 Ratify the Optional Protocol (Portugal);\n\n125.4 Abolish the death penalty (Chile) (Norway);\n"),
            [("125.3", "Ratify the Optional Protocol (Portugal);"), ("125.4", "Abolish the death penalty (Chile) (Norway);")],
        ),
        (
            "Report on Velland\n\nRecommendations\n\nThe Committee recommends:\n\n(a) Strengthen the exchange of information;\n\n(b) Train its prosecutors.\n",
            [("(a)", "Strengthen the exchange of information;"), ("(b)", "Train its prosecutors.")],
        ),
        (
            "Report on Velland\n\nRecommendations\n\n7. That the register be opened to investigators.\n\n8. To review the list every year.\n",
            [("7", "That the register be opened to investigators."), ("8", "To review the list every year.")],
        ),
    ],
)  # fmt: skip
def test_number_and_exact_text_are_given(text, expected):
    assert numbered(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Programme of the visit\n\n12 May 2016\n\n13 May 2016\n",
        "Report on Velland\n\n1. Introduction\n\n2. Legal framework\n\nThe law was adopted in 2014.\n",
        "Report on Velland\n\n4. The law was adopted in 2014.\n\n5. The court has tried nine cases.\n",
        "Report on Velland\n\nThe State should adopt a law.\n",
        "Agenda\n\n- Opening of the meeting\n- Review of the list of speakers\n",
    ],
)
def test_what_is_numbered_without_asking_for_anything_is_left(text):
    assert numbered(text) == []


def test_a_heading_of_recommendations_makes_it_surer():
    asked = "12. The State should adopt a law on victims.\n"
    (under,) = numbered_recommendations(read_text(f"Report\n\nRecommendations\n\n{asked}"))
    (alone,) = numbered_recommendations(read_text(f"Report\n\nFindings\n\n{asked}"))
    assert under.confidence > alone.confidence
    assert (under.kind, under.voice.inferred) == ("recommendation", True)
