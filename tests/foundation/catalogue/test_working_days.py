"""Which days are worked, by State and by body."""

from datetime import date

import pytest

from headway.foundation.catalogue.working_days import NotACalendar, read_calendars, working_days_of

REPUBLIC_DAY = date(2018, 10, 12)
A_FRIDAY, A_SATURDAY, A_SUNDAY = date(2018, 7, 20), date(2018, 7, 21), date(2018, 7, 22)


@pytest.fixture
def own(tmp_path, settings):
    """This installation's own file of calendars."""
    settings.DATA = tmp_path

    def write(text):
        (tmp_path / "calendars.yaml").write_text(text)

    return write


def open_days(office, *days):
    found = working_days_of(office)
    return [found.is_open(day) for day in days]


def test_a_state_has_its_own_weekend():
    assert open_days("SAU", A_FRIDAY, A_SUNDAY) == [False, True]
    assert open_days("AZE", A_FRIDAY, A_SUNDAY) == [True, False]


def test_a_state_has_its_own_holidays():
    assert open_days("AZE", date(2018, 3, 20)) == [False]
    assert open_days("NOR", date(2018, 3, 20)) == [True]


def test_what_no_library_knows_is_told_by_our_own_file():
    assert open_days("XOR", REPUBLIC_DAY, A_SATURDAY, A_FRIDAY) == [False, False, True]


def test_where_nobody_says_anything_monday_to_friday_are_worked_and_this_is_known_to_be_a_guess():
    found = working_days_of("un-ctc")

    assert (found.is_open(A_FRIDAY), found.is_open(A_SATURDAY), found.known) == (True, False, False)


def test_an_installation_goes_first(own):
    own(
        "calendars:\n  - {id: XOR, source: ours, weekend: [friday], "
        "off: [{name: Flood, on: 2018-10-15}], worked: [2018-07-20]}\n"
    )

    assert open_days("XOR", REPUBLIC_DAY, date(2018, 10, 15), A_FRIDAY, date(2018, 7, 27), A_SATURDAY) == [
        False,
        False,
        True,
        False,
        True,
    ]


def test_a_body_may_keep_the_days_of_a_state(own):
    own("calendars:\n  - {id: un-ctc, source: ours, like: USA}\n")

    assert open_days("un-ctc", date(2018, 7, 4), date(2018, 7, 5)) == [False, True]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("days: []", "holds a list of calendars"),
        ("calendars: [{id: NOWHERE, source: x}]", "NOWHERE: is no State and no body"),
        ("calendars: [{id: XOR, source: x, like: NOWHERE}]", "like: 'NOWHERE' is no State"),
        ("calendars: [{id: XOR, source: x, weekend: [caturday]}]", "'caturday' is none of monday"),
        ("calendars: [{id: XOR, source: x, off: [{name: Day}]}]", "Day: give one of on and every_year"),
        ("calendars: [{id: XOR, source: x, off: [{name: Day, every_year: 13-01}]}]", "is no day like 05-28"),
        ("calendars: [", "calendars.yaml:"),
    ],
)
def test_a_file_that_says_something_else_is_refused(text, reason):
    with pytest.raises(NotACalendar, match=reason):
        read_calendars(text)


def test_a_calendar_without_a_working_day_is_told_instead_of_counted_for_ever(own):
    week = "monday, tuesday, wednesday, thursday, friday, saturday"
    own(f"calendars:\n  - {{id: XOR, source: x, weekend: [{week}], off: [{{name: none, on: 2018-01-07}}]}}\n")

    assert working_days_of("XOR").after(date(2018, 1, 1), 1) == date(2018, 1, 14)
