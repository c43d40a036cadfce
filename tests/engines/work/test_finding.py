"""What waits for whom: each source as the Body, the focal point and a ministry see it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from headway.casework.assessments.models import Stage
from headway.casework.plans.milestones import set_milestone
from headway.casework.plans.models import Milestone, Strategy
from headway.casework.questionnaires.models import AssignmentStep, SectionAssignment
from headway.casework.recommendations.models import Undertaking
from headway.casework.visits.models import Component, Meeting
from headway.engines.exchange.forms.returning import take_form_back
from headway.engines.exchange.forms.sending import send_forms
from headway.engines.work.finding import work_of
from headway.foundation.access.models import Grant
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.files import read_file
from tests import make
from tests.forms import filled

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = make.TODAY - timedelta(days=1), make.TODAY + timedelta(days=1)


@pytest.fixture
def both(db):
    """An assessment that both sides see, with the draft on its way to the State: the State has the pen."""
    circle = make.a_circle(make.a_body(), make.a_ministry())
    row = make.an_assessment(dates="2026-03-02/2026-03-06", audience="shared", circle=circle.pk)
    make.added(
        Stage(assessment=row, stage="draft-report", done_on=make.TODAY - timedelta(days=40), **shared(row))
    )  # fmt: skip
    return row


def test_a_milestone_waits_for_the_ministry_that_owes_it_and_the_focal_point_waits_for_the_ministry():
    focal, owes = make.a_focal_point(), make.a_contributor("Prison Service")
    sight = make.sight(holder=make.a_ministry(), audience="state")
    strategy = make.added(Strategy(title="Strategy", **sight))
    late = Milestone(strategy=strategy, title="Adopt", due_on=YESTERDAY, organisation=make.a_ministry("Prison Service"))
    set_milestone(late, actor=focal, at=make.NOW)
    for years in (0, 2):
        own = Milestone(strategy=strategy, title=f"In {years} years", due_on=TOMORROW + timedelta(days=365 * years))
        set_milestone(own, actor=focal, at=make.NOW)

    assert told(focal) == (["In 0 years"], [("Prison Service", "Adopt")])
    assert told(owes) == (["Adopt"], [])
    assert [item.days_late(make.TODAY) for item in work_of(owes).late] == [1]
    assert told(make.a_contributor("Customs")) == told(make.an_assessor()) == ([], [])


def shared(row, **given):
    return make.sight(audience="shared", circle=row.circle, **given)


def told(actor):
    work = work_of(actor)
    return [item.title for item in work.mine], [(item.who, item.title) for item in work.theirs]


COMMENTS = "Factual observations of the State"


def test_the_stage_that_is_on_waits_for_whoever_has_the_pen_and_is_late_for_both(both):
    assert told(make.a_focal_point()) == ([COMMENTS], [])
    assert told(make.an_assessor()) == ([], [("Orsania", COMMENTS)])
    assert [item.days_late(make.TODAY) for item in work_of(make.an_assessor()).late] == [10]


def test_a_ministry_is_told_nothing_of_the_stage_and_another_state_nothing_at_all(both):
    assert told(make.a_contributor()) == told(make.a_focal_point("XVL")) == ([], [])


def test_an_assessment_that_was_followed_up_waits_until_it_is_adopted_and_then_for_nobody(both):
    make.an_assessment("XOR-2026", "", previous=both, audience="shared", circle=both.circle)
    assert COMMENTS in told(make.a_focal_point())[0]

    make.added(Stage(assessment=both, stage="adoption", done_on=make.TODAY, **shared(both)))
    assert {item.case for item in work_of(make.a_focal_point()).items} == {"XOR-2026"}


def test_a_letter_waits_for_its_answer(db):
    make.a_letter(direction="out", number="1", to_office="Customs", wants_answer=True, answer_due_on=YESTERDAY)
    make.a_letter(direction="in", number="2", to_office="CTED", wants_answer=True)
    make.a_letter(direction="out", number="3", to_office="Customs")

    assert told(make.an_assessor()) == (
        ["An answer to the letter No. 2"],
        [("Customs", "An answer to the letter No. 1")],
    )


def test_a_promise_waits_for_whoever_made_it(both):
    for office in ("Ministry of Foreign Affairs of Orsania", "Customs Committee"):
        given = {"by": office, "to": "UN-CTED", "as_said": f"{office} will send it", "made_on": "2018-07"}
        make.added(Undertaking(assessment=both, type="commitment", due_on=TOMORROW, **given, **shared(both)))

    mine, theirs = told(make.a_focal_point())
    assert sorted(mine) == [COMMENTS, "Promised: “Ministry of Foreign Affairs of Orsania will send it”"]
    assert [who for who, _ in theirs] == ["Customs Committee"]
    assert [who for who, _ in told(make.an_assessor())[1]].count("Customs Committee") == 1


def test_a_focal_point_sees_who_owes_what_by_ministry_and_a_ministry_its_own(both):
    customs, border = make.a_ministry("Customs"), make.a_ministry("Border Guard Service")
    for ministry, due in ((customs, YESTERDAY), (customs, TOMORROW), (border, TOMORROW)):
        own = make.sight(audience="own", holder=ministry)
        make.added(
            SectionAssignment(
                assessment=both, ministry=ministry, section="borders", sent_on=YESTERDAY, due_on=due,
                **{**own, "audience": "state"},
            )
        )  # fmt: skip

    offices = [(who, len(items), late) for who, items, late in work_of(make.a_focal_point()).by_office]

    assert offices == [("Customs", 2, 1), ("Border Guard Service", 1, 0)]
    assert len(told(make.a_contributor("Border Guard Service"))[0]) == 1


@pytest.mark.parametrize(("steps", "waits"), [(["opened"], 1), (["returned"], 0), (["returned", "sent-back"], 1)])
def test_a_section_waits_until_it_is_returned_and_again_when_it_is_sent_back(both, steps, waits):
    own = make.sight(audience="state", holder=make.a_ministry("Customs"))
    row = make.added(
        SectionAssignment(assessment=both, ministry=make.a_ministry("Customs"), section="x", sent_on=YESTERDAY, **own)
    )
    for step in steps:
        make.added(AssignmentStep(assignment=row, step=step, on=make.TODAY, **own))

    assert len(told(make.a_focal_point())[1]) == waits


def test_a_recommendation_assigned_to_a_ministry_waits_for_its_report(both):
    row = make.a_recommendation("1", both, audience="shared", circle=both.circle)
    border = make.a_ministry("Border Guard Service")
    make.added(Grant(target=row.pk, compartment="XOR", organisation=border, since=date(2020, 1, 1)))

    assert ("Border Guard Service", "Progress on XOR-2018-1") in told(make.a_focal_point())[1]
    assert told(make.an_assessor())[1] == [("Orsania", COMMENTS)]


def test_what_an_assigned_recommendation_asks_for_stands_beside_its_number(both):
    row = make.a_recommendation("1", both, audience="shared", circle=both.circle)
    border = make.a_ministry("Border Guard Service")
    make.added(Grant(target=row.pk, compartment="XOR", organisation=border, since=date(2020, 1, 1)))

    (item,) = [one for one in work_of(make.a_contributor("Border Guard Service")).mine if one.page == "recommendation"]

    assert (item.about, item.plain) == (row.text, "Progress on a recommendation")


def test_on_a_day_of_a_visit_its_programme_is_there(both):
    part = make.added(Component(assessment=both, modality="on-site", dates="2018-07", **shared(both)))
    for title, day, starts, outcome in (
        ("Ministry of Justice", make.TODAY, "14:00", ""),
        ("Opening", make.TODAY, "09:30", "held"),
        ("Prison", make.TODAY, "11:00", "cancelled"),
        ("Concluding", TOMORROW, "09:00", ""),
    ):
        told = {"slot": "opening", "title": title, "planned_on": day, "starts": starts, "outcome": outcome}
        make.added(Meeting(component=part, **told, **shared(both)))

    assert [meeting.title for meeting in work_of(make.a_focal_point()).today] == ["Opening", "Ministry of Justice"]
    assert work_of(make.a_focal_point("XVL")).today == ()


def test_nothing_that_carries_a_word_of_the_case_is_in_what_may_leave(both):
    given = {"by": "Customs", "as_said": "a secret", "made_on": "2018-07"}
    make.added(Undertaking(assessment=both, type="commitment", **given, **shared(both)))
    make.a_letter(direction="out", subject="a secret", wants_answer=True, to_office="Customs")

    assert not [item for item in work_of(make.an_assessor()).items if "secret" in item.plain]


@pytest.mark.parametrize("reader", [make.an_assessor, make.a_focal_point])
@pytest.mark.parametrize("size", [1, 3])
def test_it_costs_the_same_however_much_there_is(both, reader, size, django_assert_max_num_queries):
    for n in range(size):
        make.a_letter(direction="out", number=str(n), to_office="Customs", wants_answer=True)
        row = make.an_assessment(f"XOR-20{n}0", "", audience="shared", circle=both.circle)
        make.added(Stage(assessment=row, stage="draft-report", done_on=YESTERDAY, **shared(row)))
    actor = replace(reader(), today=make.TODAY)

    with django_assert_max_num_queries(11):
        work_of(actor)


def test_an_answer_form_waits_for_the_ministry_it_went_to_and_for_whoever_sent_it_until_it_is_back(both):
    lead, border, interior = make.a_lead(), make.a_ministry("Border Guard Service"), make.a_contributor("Interior")
    load(make.NOW)
    make.a_recommendation("1", both, audience="shared", circle=both.circle)
    (form,) = send_forms(
        both, "responses", readers="shared", institutions=[border], answer_by=TOMORROW, actor=lead, at=make.NOW
    )
    asked = "Answer form: response table"

    assert asked in told(make.a_contributor("Border Guard Service"))[0]
    assert ("Border Guard Service", asked) in told(lead)[1]
    assert told(interior) == ([], [])
    data = filled(read_file(form.file), {"XOR-2009-1": ("", "A law was adopted.")})
    take_form_back(form, data, name="back.docx", actor=lead, at=make.NOW)
    assert ("Border Guard Service", asked) not in told(lead)[1]
