"""When a stage is due, and where a case stands."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from headway.engines.procedures.clock import due_of, track_of
from headway.engines.procedures.values import Happened, Outcome, Standing
from headway.foundation.catalogue.working_days import WorkingDays
from tests.engines.procedures.procedures import a_case, a_stage, after

REPORT = a_stage("report")
ANSWER = a_stage("answer", "state", after("report", "P6M", counts_from="receipt"))
SENT = date(2018, 12, 3)

DAYS = st.dates(date(2005, 1, 1), date(2030, 12, 31))


def due(case, key):
    stage = case.procedure.stage(key)
    return due_of(case, stage)


def test_the_six_months_run_from_the_day_the_state_received_the_report():
    case = a_case(REPORT, ANSWER, report=Happened(ended_on=SENT, received={"state": date(2018, 12, 10)}))

    assert due(case, "answer").on == date(2019, 6, 10)


def test_moving_the_receipt_of_the_report_moves_the_six_months():
    received = Happened(ended_on=SENT, received={"state": date(2019, 1, 7)})

    assert due(a_case(REPORT, ANSWER, report=received), "answer").on == date(2019, 7, 7)


def test_without_a_receipt_on_record_the_day_it_was_sent_counts_and_may_still_move():
    found = due(a_case(REPORT, ANSWER, report=Happened(ended_on=SENT)), "answer")

    assert (found.on, found.foreseen) == (date(2019, 6, 3), True)
    assert found.because == "Report, sent; its receipt is not on record"


def test_the_receipt_that_only_the_other_side_states_counts_until_the_state_gives_its_own():
    found = due(a_case(REPORT, ANSWER, report=Happened(ended_on=SENT, received={"body": date(2018, 12, 6)})), "answer")

    assert (found.on, found.foreseen) == (date(2019, 6, 6), True)


def test_an_extension_stands_before_what_was_counted_and_both_are_told():
    told = {
        "report": Happened(ended_on=SENT, received={"state": SENT}),
        "answer": Happened(extended_to=date(2019, 9, 1)),
    }
    found = due(a_case(REPORT, ANSWER, **told), "answer")

    assert (found.on, found.first) == (date(2019, 9, 1), date(2019, 6, 3))


def test_a_stage_that_hangs_on_one_still_to_come_is_foreseen_from_the_day_of_that_one():
    visit = a_stage("visit")
    answers = a_stage("answers", "state", after("visit", "-P4W"))
    found = due(a_case(answers, visit, visit=Happened(set_on=date(2018, 7, 16))), "answers")

    assert (found.on, found.foreseen) == (date(2018, 6, 18), True)


def test_a_stage_that_hangs_on_what_has_no_day_has_none():
    assert due(a_case(REPORT, ANSWER), "answer") is None


def test_a_deadline_on_a_closed_day_may_mean_the_next_working_day():
    stage = a_stage("comments", "state", after("report", "P5D", closed="next"))

    assert due(a_case(REPORT, stage, report=Happened(ended_on=date(2018, 7, 23))), "comments").on == date(2018, 7, 30)


def test_a_day_late_is_overdue_and_a_day_early_is_not():
    told = {"report": Happened(ended_on=SENT, received={"state": SENT})}

    standings = {
        today: track_of(a_case(REPORT, ANSWER, today=today, **told)).step("answer").standing
        for today in (date(2019, 6, 3), date(2019, 6, 4))
    }

    assert standings == {date(2019, 6, 3): Standing.DUE, date(2019, 6, 4): Standing.OVERDUE}


def test_what_is_due_at_about_a_time_is_expected_and_never_overdue():
    stage = a_stage("next", "un-cted", after("report", "P6M", rule="about"))

    track = track_of(a_case(REPORT, stage, today=date(2020, 1, 1), report=Happened(ended_on=SENT)))

    assert track.step("next").standing is Standing.EXPECTED


def test_a_day_that_may_still_move_makes_nothing_overdue():
    track = track_of(a_case(REPORT, ANSWER, today=date(2020, 1, 1), report=Happened(ended_on=SENT)))

    assert track.step("answer").standing is Standing.DUE


def test_a_nil_return_and_a_silence_end_a_stage_and_are_told_apart():
    case = a_case(REPORT, ANSWER, report=Happened(ended_on=SENT), answer=Happened(ended_on=SENT, outcome=Outcome.NIL))
    silent = replace(case, happened={**case.happened, "answer": Happened(ended_on=SENT, outcome=Outcome.SILENCE)})

    assert track_of(case).step("answer").standing is Standing.NIL
    assert track_of(silent).step("answer").standing is Standing.SILENCE


def test_the_pen_is_with_the_stage_after_the_last_that_ended_and_a_stage_nobody_recorded_is_passed():
    stages = (a_stage("selection", "un-ctc"), a_stage("consent", "state"), a_stage("visit"))

    track = track_of(a_case(*stages, consent=Happened(ended_on=SENT)))

    assert [step.standing for step in track.steps] == [Standing.NOT_ON_RECORD, Standing.DONE, Standing.UNDER_WAY]
    assert (track.now.stage.id, track.pen) == ("visit", "un-cted")


def test_the_pen_is_with_a_stage_that_has_begun_though_a_later_one_has_ended():
    stages = (a_stage("comments", "state"), a_stage("publication"))

    track = track_of(a_case(*stages, comments=Happened(started_on=SENT), publication=Happened(ended_on=SENT)))

    assert track.pen == "state"


def test_the_pen_rests_when_what_follows_is_a_new_assessment():
    stages = (REPORT, a_stage("follow-up", opens="follow-up"))

    assert track_of(a_case(*stages, report=Happened(ended_on=SENT))).now is None


def test_a_stage_of_a_track_is_shown_once_something_of_it_is_on_record():
    stages = (REPORT, a_stage("enhanced", variant="enhanced"))

    assert [step.stage.id for step in track_of(a_case(*stages)).steps] == ["report"]
    assert track_of(a_case(*stages, enhanced=Happened(started_on=SENT))).pen == "un-cted"


@given(start=DAYS, days=st.integers(-120, 120), weekend=st.sets(st.integers(0, 6), max_size=5), off=st.sets(DAYS))
def test_working_days_agree_with_a_naive_calendar(start, days, weekend, off):
    """The naive calendar strikes days off one by one and counts those that are left."""
    calendar = WorkingDays(lambda day: day.weekday() not in weekend and day not in off)
    left = [
        day
        for day in (start + timedelta(days=n) for n in range(-900, 901) if n)
        if day.weekday() not in weekend and day not in off
    ]
    later, earlier = [d for d in left if d > start], [d for d in reversed(left) if d < start]
    naive = start if days == 0 else later[days - 1] if days > 0 else earlier[-days - 1]

    assert calendar.after(start, days) == naive


@given(start=DAYS, months=st.integers(0, 60), moved=st.integers(-400, 400))
def test_months_agree_with_a_naive_calendar_wherever_the_event_is_moved(start, months, moved):
    """The naive calendar turns pages: month by month, and back to the last day where the month is too short."""
    received = start + timedelta(days=moved)
    answer = a_stage("answer", "state", after("report", f"P{months}M", counts_from="receipt"))
    case = a_case(REPORT, answer, report=Happened(ended_on=start, received={"state": received}))

    page = received.replace(day=1)
    for _ in range(months):
        page = (page + timedelta(days=31)).replace(day=1)
    naive = page
    while naive.month == page.month and naive.day < received.day:
        naive += timedelta(days=1)
    naive = naive if naive.month == page.month else naive - timedelta(days=1)

    assert due(case, "answer").on == naive


@given(start=DAYS, days=st.integers(1, 60), later=st.integers(0, 60))
def test_a_later_event_never_makes_a_deadline_earlier(start, days, later):
    stage = a_stage("answer", "state", after("report", f"P{days}D", days="working"))
    first, second = (
        due(a_case(REPORT, stage, report=Happened(ended_on=start + timedelta(days=n))), "answer").on for n in (0, later)
    )

    assert first <= second
