from datetime import date

import pytest
from django.utils.translation import override

from headway.foundation.core.dates import period
from headway.foundation.core.days_said import say_day, say_period


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2009", "2009"),
        ("2009-10", "October 2009"),
        ("2018-07-23", "23 July 2018"),
        ("2018-07-23/2018-07-25", "23 to 25 July 2018"),
        ("2018-06-28/2018-07-02", "28 June to 2 July 2018"),
        ("2017-12-30/2018-01-02", "30 December 2017 to 2 January 2018"),
        ("2018~", "about 2018"),
        ("2016/2018", "2016 to 2018"),
        ("2018-21", "spring 2018"),
        ("2018-21~", "about spring 2018"),
        ("2018-21/2018-22", "about spring to summer 2018"),
        ("2018-XX", "2018-XX"),
        ("2016/..", "since 2016"),
        ("../2018-07", "until July 2018"),
    ],
)
def test_a_period_is_said_at_its_own_precision(text: str, words: str) -> None:
    assert say_period(period(text)) == words


def test_a_day_is_said_as_a_sentence_says_it():
    assert say_day(date(2018, 3, 3)) == "3 March 2018"


def test_a_day_that_is_kept_is_said_in_english_whoever_writes():
    with override("fr"):
        said, kept = say_day(date(2018, 3, 1)), say_day(date(2018, 3, 1), "en")

    assert (said, kept) == ("1er mars 2018", "1 March 2018")
