"""Statuses, ranges and shares: what is drawn says what the words say."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.casework.evidence.models import Figure, Observation, Passage
from headway.casework.recommendations.models import Progress, Recommendation
from headway.casework.recommendations.queries import Standing
from headway.casework.recommendations.rules import SCALE
from headway.doors.web.parts.ranges import draw, in_words
from headway.doors.web.parts.reading import cut
from headway.doors.web.parts.shares import shares_of
from headway.doors.web.parts.statuses import Levels, Status, of_word
from headway.doors.web.templatetags.headway import needs_voice
from headway.foundation.catalogue.models import Level

LEVELS = Levels(
    {
        (SCALE, key): Level(scale_id=SCALE, level_id=key, label=label, value=value)
        for key, label, value in [
            ("not-started", "Not started", 0),
            ("under-way", "Under way", 2),
            ("largely", "Largely implemented", 4),
            ("implemented", "Implemented", 5),
            ("obsolete", "No longer relevant", None),
        ]
    },
    {SCALE: 5},
)


@pytest.mark.parametrize(
    "level, status",
    [
        ("not-started", Status("Not started", 0, "none")),
        ("under-way", Status("Under way", 40, "little")),
        ("largely", Status("Largely implemented", 80, "good")),
        ("implemented", Status("Implemented", 100, "good")),
        ("obsolete", Status("No longer relevant", 0, "out")),
        ("special:no-information", Status("No information", 0, "out")),
        ("", Status("Not assessed", 0, "out")),
    ],
)
def test_a_level_is_a_shape_a_word_and_a_tone(level, status):
    assert LEVELS.status(SCALE, level) == status


def test_what_nobody_said_is_not_drawn_as_a_state():
    assert of_word("") == Status("Not said", 0, "out")
    assert of_word("agreed by the State").word == "Agreed by the State"


def test_an_interval_is_a_bar_on_the_axis_all_share():
    nearly = Figure(low=Decimal(360), high=Decimal(400), high_open=True, as_said="nearly 400")
    more = Figure(low=Decimal(200), low_open=True, as_said="more than 200")
    unsaid = Figure(as_said="dozens")

    drawn = draw([nearly, more, unsaid])

    assert (drawn.low, drawn.high) == ("0", "500")
    first, second, third = [bar for _, bar in drawn.rows]
    assert (first.x, first.width, first.end, first.high_open) == ("72.0%", "8.0%", "80.0%", True)
    assert (second.x, second.width, second.endless) == ("40.0%", "60.0%", True)
    assert third is None


@pytest.mark.parametrize(
    "figure, words",
    [
        (Figure(low=Decimal(900), high=Decimal(1000), high_open=True), "900 to under 1,000"),
        (
            Figure(share_low=Decimal("0.5"), share_high=Decimal(1), share_low_open=True),
            "more than 50 to 100 per cent of the figure it is part of",
        ),
        (Figure(), "no number given"),
    ],
)
def test_a_figure_in_words_is_as_wide_as_its_bar(figure, words):
    assert in_words(figure) == words


def test_recommendations_are_counted_by_what_was_last_assessed():
    def standing(level):
        assessed = Progress(scale=SCALE, level=level) if level else None
        return Standing(Recommendation(), None, assessed)

    shares = shares_of([standing(level) for level in ["largely", "", "implemented", "largely", "not-started"]], LEVELS)

    assert [(share.status.word, share.count, share.x, share.width) for share in shares] == [
        ("Implemented", 1, "0.0%", "20.0%"),
        ("Largely implemented", 2, "20.0%", "40.0%"),
        ("Not started", 1, "60.0%", "20.0%"),
        ("No assessment to show", 1, "80.0%", "20.0%"),
    ]


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=6)


@given(st.text(max_size=40), spans)
def test_cutting_a_text_loses_none_of_it(text, spans):
    passages = [Passage(start=start, end=start + length) for start, length in spans]

    assert "".join(piece.text for piece in cut(text, passages)) == text


@given(spans)
def test_every_passage_begins_once_and_its_pieces_are_its_quote(spans):
    text = "".join(chr(97 + place % 26) for place in range(60))
    passages = [Passage(start=start, end=start + length) for start, length in spans]

    pieces = cut(text, passages)

    for passage in passages:
        assert sum(passage in piece.begins for piece in pieces) == 1
        quoted = [piece for piece in pieces if passage in piece.passages]
        assert "".join(piece.text for piece in quoted) == text[passage.start : passage.end]
    assert all(first.text and second.text for first, second in pairwise(pieces))


@pytest.mark.parametrize(
    "who, text, needed",
    [
        ("the delegation", "Every traveller was checked.", True),
        ("the authorities", "The authorities consider that the threat has grown.", False),
        ("", "The threat has grown.", False),
    ],
)
def test_the_page_says_who_spoke_where_the_words_do_not(who, text, needed):
    assert needs_voice(Observation(voice_who=who, voice_verb="noted", text=text)) is needed
