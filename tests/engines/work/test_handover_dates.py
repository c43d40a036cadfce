"""The dates of a handover are those still to come; what went by unmet stands where it is waited for."""

from datetime import date

from headway.engines.work.handover import Handover, Line
from headway.foundation.actors.models import Organisation


def test_a_day_that_went_by_is_told_as_waited_for_and_not_again_among_the_next_dates():
    late = Line("the report", due_on=date(2026, 2, 20), waits_for="them")
    soon = Line("the statistics", due_on=date(2026, 4, 1), waits_for="them")
    today = Line("the law", due_on=date(2026, 3, 2), waits_for="others")
    done = Line("the template", due_on=date(2026, 5, 1))

    told = Handover(
        Organisation(name="Border Guard Service"), date(2026, 3, 2), (), (), (), (late, soon, done), (today,), (), ()
    )

    assert told.dates == [today, soon]
    assert late in told.waits_for_them
