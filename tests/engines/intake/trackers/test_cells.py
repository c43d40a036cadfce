"""Cells are read as said: dates in one way or not at all, hedges as intervals, NA as Namibia and N/A as nothing."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.trackers.cells import Ambiguous, Refused, day_of, figure_of, period_of, state_of, words_of
from headway.engines.intake.trackers.sheets import NoValue
from headway.engines.intake.trackers.workbooks import day_of_serial
from headway.foundation.core.intervals import Interval, between, exactly, more_than

A_MOMENT = datetime(2018, 7, 23, 9)  # noqa: DTZ001  # cells have no zone
DATES = {
    43304: "2018-07-23",
    43304.5: "2018-07-23",
    2018: "2018",
    "2018-07": "2018-07",
    "2018~": "2018~",
    "23/04/2018": "2018-04-23",
    "04/23/2018": "2018-04-23",
    "23.4.18": "2018-04-23",
    "05/05/2018": "2018-05-05",
    "2018/4/3": "2018-04-03",
    "07/2018": "2018-07",
    "43304": "2018-07-23",
    "23 July 2018": "2018-07-23",
    "July 2018": "2018-07",
    "٢٣/٠٤/٢٠١٨": "2018-04-23",
    "n/a": "",
    A_MOMENT: "2018-07-23",
    date(2018, 7, 23): "2018-07-23",
}


@pytest.mark.parametrize("cell,told", DATES.items(), ids=str)
def test_dates_as_people_and_spreadsheets_write_them(cell, told):
    assert period_of(cell, order="") == told


def test_a_date_that_can_be_read_in_two_ways_is_asked_once():
    with pytest.raises(Ambiguous, match="03/04/2018 can be read in two ways: say once in the recipe"):
        period_of("03/04/2018", order="")

    assert period_of("03/04/2018", order="dmy") == "2018-04-03"
    assert period_of("03/04/2018", order="mdy") == "2018-03-04"


@pytest.mark.parametrize("cell", ["soon", "31/02/2018", 7, "after the elections of 2018", "45/45/2018"])
def test_what_is_no_date_is_refused(cell):
    with pytest.raises(Refused):
        period_of(cell, order="dmy")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_stands_for_itself_as_a_serial_number_and_in_both_orders(day):
    serial = (day - date(1899, 12, 30)).days
    assert day_of_serial(serial, starts_1904=False).date() == day
    assert day_of_serial(serial - 1462, starts_1904=True).date() == day
    assert day_of(f"{day.day}/{day.month}/{day.year}", order="dmy") == day
    assert day_of(f"{day.month}/{day.day}/{day.year}", order="mdy") == day


def test_a_month_is_no_single_day():
    with pytest.raises(Refused, match="“2018-07” is no single day"):
        day_of("2018-07", order="")


FIGURES = {
    150: (exactly(150), ""),
    "150": (exactly(150), ""),
    "1,250": (exactly(1250), ""),
    "about 150": (between("135", "165"), "approximately"),
    "~150": (between("135", "165"), "approximately"),
    "approximately 150 persons": (between("135", "165"), "approximately"),
    "more than 200": (more_than(200), "more than"),
    ">200": (more_than(200), "more than"),
    "200+": (Interval(Decimal(200)), "at least"),
    "fewer than 5": (Interval(Decimal(0), Decimal(5), False, True), "fewer than"),
    "10-15": (between(10, 15), ""),
    "between 10 and 15": (between(10, 15), ""),
    "45 %": (exactly(45), ""),
    "several hundred": (Interval(Decimal(200)), "hundreds"),
    "almost one thousand": (Interval(Decimal(900), Decimal(1000), False, True), "almost"),
}


@pytest.mark.parametrize("cell,told", FIGURES.items(), ids=str)
def test_a_hedge_is_kept_as_the_interval_it_stands_for(cell, told):
    said, bounds, hedge = figure_of(cell)

    assert (bounds, hedge) == told
    assert said == str(cell)


@pytest.mark.parametrize("cell", ["some", "unknown", "see annex", "15-10", "12 (of 40)"])
def test_a_figure_without_known_bounds_is_refused(cell):
    with pytest.raises(Refused, match="is no number whose bounds are known"):
        figure_of(cell)


STATES = {
    "NA": "NAM",
    "N/A": "",
    "n/a": "",
    "NO": "NOR",
    "no": "NOR",
    "Norway": "NOR",
    "Namibia": "NAM",
    "XOR": "XOR",
    "النرويج": "NOR",
}


@pytest.mark.parametrize("cell,code", STATES.items())
def test_namibia_is_na_and_norway_no(cell, code):
    assert state_of(cell) == code


def test_na_outside_a_column_of_states_is_two_letters():
    assert words_of("NA") == "NA"
    assert words_of("n.a.") == ""


def test_a_cell_that_shows_an_error_is_refused():
    with pytest.raises(Refused, match="The cell shows #REF!: put the value itself into it"):
        words_of(NoValue("#REF!"))
