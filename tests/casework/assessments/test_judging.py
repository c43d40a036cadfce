"""A judgement cites, or says why not; a changed level has a reason; levels and reasons may have different readers."""

from datetime import date

import pytest

from headway.casework.assessments.judged import changed_levels, disagreements, judged_in_area, told_elsewhere
from headway.casework.assessments.judging import disagree, judge, judge_apart
from headway.casework.assessments.models import Disagreement, Judgement, JudgementBasis
from headway.casework.assessments.queries import then_and_now
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


def a_judgement(assessment, level="partially", as_of="2018-07", **given):
    told = {"axis": "law", "scale": "ct-law" if level else "", "uncited_because": "For the test.", **given}
    sight = {name: told.pop(name) for name in ("audience", "circle", "holder", "compartment") if name in told}
    return Judgement(
        assessment=assessment,
        area=told.pop("area", None) or make.an_area(),
        level=level,
        as_of=as_of,
        **told,
        **make.sight(**sight),
    )


@pytest.fixture
def circle():
    return make.a_circle(make.a_ministry(), make.a_body())


@pytest.fixture
def shared(circle):
    return {"audience": "shared", "circle": circle.pk}


@pytest.fixture
def assessment(shared):
    return make.an_assessment(**shared)


def judged(row, **given):
    return judge(row, actor=make.an_assessor(), at=make.NOW, **given)


def test_a_judgement_that_cites_nothing_says_why():
    row = a_judgement(make.an_assessment(), uncited_because="")

    with pytest.raises(NotAllowed, match="Cite what the judgement rests on, or say why nothing can be cited"):
        judged(row)
    assert Judgement.objects.visible_to(make.an_assessor()).count() == 0

    judged(row, cites=[make.an_observation()])
    assert JudgementBasis.objects.visible_to(make.an_assessor()).count() == 1


def test_a_judgement_says_a_level_or_its_reasons():
    assessment = make.an_assessment()
    with pytest.raises(NotAllowed, match="Give a level, the reasons, or both"):
        judged(a_judgement(assessment, level="", rationale=""))

    judged(a_judgement(assessment, level="", rationale="The law is new."))


def test_another_level_in_the_same_assessment_needs_a_reason():
    assessment = make.an_assessment()
    judged(a_judgement(assessment))

    with pytest.raises(NotAllowed, match="say why it changes"):
        judged(a_judgement(assessment, "largely", "2019-03", occasion="desk"))

    judged(a_judgement(assessment, "partially", "2019-03"))
    judged(a_judgement(assessment, "largely", "2019-04", occasion="desk", changed_because="The law is in force."))


def test_another_level_than_in_the_earlier_visit_needs_none(assessment, shared):
    earlier = make.an_assessment("XOR-2009", "2009-10", **shared)
    judged(a_judgement(earlier, "not", "2009-10"))

    judged(a_judgement(assessment))


def test_the_changed_levels_are_listed_with_their_reasons(shared):
    earlier = make.an_assessment("XOR-2009", "2009-10", **shared)
    assessment = make.an_assessment(previous=earlier, **shared)
    judged(a_judgement(earlier, "not", "2009-10"))
    judged(a_judgement(assessment, rationale="A law of 2014."))
    judged(a_judgement(assessment, "largely", "2019-04", changed_because="Amended in 2019."))
    judged(a_judgement(assessment, "partially", "2018-07", axis="practice", scale="ct-practice"))

    found = [(c.before.level, c.after.level, c.because) for c in changed_levels(assessment, make.an_assessor())]

    assert found == [("not", "partially", "A law of 2014."), ("partially", "largely", "Amended in 2019.")]


def test_the_state_reads_the_reasons_where_the_level_is_for_the_body_alone(assessment, shared):
    level = a_judgement(assessment)
    reasons = a_judgement(assessment, level="", rationale="The terms are not defined.", **shared)

    judge_apart(level, reasons, actor=make.an_assessor(), at=make.NOW)

    (theirs,) = then_and_now(assessment, make.a_focal_point())
    assert theirs.now == theirs.reasons == reasons
    (ours,) = then_and_now(assessment, make.an_assessor())
    assert (ours.now, ours.reasons) == (level, reasons)


def test_reasons_for_an_earlier_level_do_not_stand_beside_a_later_one():
    assessment = make.an_assessment()
    judged(a_judgement(assessment, rationale="Drafts only."))
    judged(a_judgement(assessment, "largely", "2019-04", changed_because="Amended."))

    (line,) = then_and_now(assessment, make.an_assessor())

    assert (line.now.level, line.reasons) == ("largely", None)


def test_a_colleagues_disagreement_is_kept_and_changes_no_level(assessment, shared):
    row = judged(a_judgement(assessment, **shared))

    against = Disagreement(judgement=row, level="not", text="Not in force.", said_on=date(2018, 8, 1), **make.sight())
    disagree(against, actor=make.an_assessor(), at=make.NOW)

    assert disagreements([row], make.an_assessor()) == [against]
    assert disagreements([row], make.a_focal_point()) == []
    assert then_and_now(assessment, make.an_assessor())[0].now.level == "partially"


def test_a_state_neither_judges_nor_disagrees(assessment, shared):
    row = judged(a_judgement(assessment, **shared))
    against = Disagreement(judgement=row, text="No.", said_on=make.TODAY, **make.sight(holder=make.a_ministry()))

    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        judge(a_judgement(assessment), actor=make.a_focal_point(), at=make.NOW)
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        disagree(against, actor=make.a_focal_point(), at=make.NOW)


def test_another_body_neither_judges_nor_disagrees_in_this_ones_assessment(assessment, shared):
    row = judged(a_judgement(assessment, **shared))
    other, theirs = make.an_assessor("un-unodc"), make.sight(holder=make.a_body("un-unodc"))

    with pytest.raises(NotAllowed, match="Only the Body that carries out"):
        judge(a_judgement(assessment, holder=make.a_body("un-unodc")), actor=other, at=make.NOW)
    with pytest.raises(NotAllowed, match="Only the Body that judged"):
        disagree(Disagreement(judgement=row, text="No.", said_on=make.TODAY, **theirs), actor=other, at=make.NOW)


def test_how_the_body_judged_the_same_elsewhere_is_told_by_year_and_team_to_the_body_alone(assessment):
    for state, level in (("XVL", "largely"), ("XVA", "largely"), ("XVB", "not")):
        other = make.an_assessment(f"{state}-2017", "2017-05", compartment=state)
        judged(a_judgement(other, level, "2017-05", compartment=state))
    row = judged(a_judgement(assessment))

    def elsewhere(actor):
        return told_elsewhere(judged_in_area(assessment, row.subject, actor), assessment, row.subject, "law", actor)

    assert [(e.year, e.team, e.level, e.states) for e in elsewhere(make.an_assessor())] == [
        ("2017", "UN-CTED", "not", ("XVB",)),
        ("2017", "UN-CTED", "largely", ("XVA", "XVL")),
    ]
    assert elsewhere(make.a_focal_point()) == []
    assert [e.states for e in elsewhere(make.an_assessor(state="XVL"))] == [("XVL",)]
