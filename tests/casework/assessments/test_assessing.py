"""An assessment is opened with its mandate; judging again is a new row."""

from datetime import date

import pytest

from headway.casework.assessments.judging import judge
from headway.casework.assessments.models import Assessment, Judgement, JudgementBasis, Stage
from headway.casework.assessments.services import open_assessment
from headway.casework.assessments.stages import record_stage
from headway.foundation.access.models import Circle, CircleEntry
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db


def test_a_mandate_names_instruments_however_old():
    provision = make.a_provision()
    row = Assessment(code="XOR-2018", type="follow-up", body=make.a_catalogue_body(), **make.sight())

    open_assessment(row, actor=make.an_assessor(), at=make.NOW, instruments=[provision.instrument_id])

    assert [i.pk for i in row.mandate_instruments.all()] == [provision.instrument_id]


def test_a_state_opens_no_assessment_of_itself_in_the_body_s_name():
    row = Assessment(code="XOR-2018", type="follow-up", body=make.a_catalogue_body(), **make.sight())

    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        open_assessment(row, actor=make.a_focal_point(), at=make.NOW)
    assert Assessment.objects.unscoped("for the test").count() == 0


def test_judging_again_is_a_new_row_beside_the_old():
    assessment, area, observation = make.an_assessment(), make.an_area(), make.an_observation()
    for level, day in (("partially", "2009-10"), ("largely", "2018-07")):
        row = Judgement(
            assessment=assessment, area=area, axis="practice", scale="ct-practice", level=level, as_of=day,
            changed_because="The databases are connected.", **make.sight(),
        )  # fmt: skip
        judge(row, actor=make.an_assessor(), at=make.NOW, cites=[observation])

    rows = Judgement.objects.visible_to(make.an_assessor())
    assert sorted((row.as_of, row.level) for row in rows) == [("2009-10", "partially"), ("2018-07", "largely")]
    assert JudgementBasis.objects.visible_to(make.an_assessor()).count() == 2


@pytest.mark.parametrize(
    ("procedure", "stage", "ends"),
    [
        ("ctc-visit", "adoption", True),
        ("ctc-visit", "transmission", False),
        ("fatf-follow-up", "plenary-adoption", True),
        ("fatf-follow-up", "adoption", False),
        ("nobody-s-own", "adoption", False),
    ],
)
def test_the_delegations_access_ends_with_the_stage_that_the_procedure_says_adopts(procedure, stage, ends):
    assessment = make.an_assessment()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="another procedure") as change:
        change.edit(assessment, procedure=procedure)
        circle = change.add(Circle(compartment="XOR", name="the delegation", scope=assessment.pk, purpose="partners"))
    entry = make.added(
        CircleEntry(circle=circle, organisation=make.a_partner(), compartment="XOR", since=date(2020, 1, 1))
    )

    row = Stage(assessment=assessment, stage=stage, done_on=make.TODAY, **make.sight())
    record_stage(row, actor=make.a_lead(), at=make.NOW)

    entry.refresh_from_db()
    assert entry.until == (make.TODAY if ends else None)
