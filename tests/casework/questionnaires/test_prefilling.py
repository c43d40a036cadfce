"""A prefill from observations: as said, with its voice and its citation; nothing that not every assessor may see."""

import pytest

from headway.casework.assessments.models import Answer
from headway.casework.evidence.models import Support
from headway.casework.questionnaires.answering import give_voice
from headway.casework.questionnaires.models import AnswerEvidence
from headway.casework.questionnaires.prefilling import prefill_from_observations
from headway.casework.questionnaires.values import Given
from headway.foundation.core.verdicts import NotAllowed
from tests import make
from tests.casework.questionnaires.asked import ask_questions

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


@pytest.fixture
def case():
    ask_questions()
    return make.an_assessment(audience="shared", circle=make.a_circle(make.a_body()).pk)


def observed(text="There is a strategy.", dated="2018-07", areas=("strategy-national",), **given):
    """An observation of an area with its passage in a dated document."""
    sight = {name: given.pop(name) for name in ("audience", "holder") if name in given}
    row = make.added(make.Observation(type="measure", text=text, **given, **make.sight(**sight)), areas=list(areas))
    source = make.added(make.Source(type="document", title=f"Report of {dated}", dated=dated, **make.sight(**sight)))
    passage = make.a_passage(source, text, **sight)
    make.added(Support(observation=row, passage=passage, **make.sight(**sight)))
    return row


def prefills(actor):
    return {
        row.question: row for row in Answer.objects.visible_to(actor).filter(voice="prefill").select_related("passage")
    }


def test_a_question_is_prefilled_with_what_was_observed_in_its_area_in_its_voice_with_the_passage(case):
    assessor = make.an_assessor()
    observed(voice_who="The authorities", voice_verb="consider")

    prefill_from_observations(case, actor=assessor, **AT)

    row = prefills(assessor)["q-strat-01"]
    assert row.text == "The authorities consider, 2018-07: “There is a strategy.”"
    assert (row.passage.quote, row.audience, row.status) == ("There is a strategy.", "body", "answered")
    papers = AnswerEvidence.objects.visible_to(assessor).filter(answer=row).select_related("source")
    assert [paper.source.title for paper in papers] == ["Report of 2018-07"]


def test_the_newest_come_first_and_at_most_three(case):
    assessor = make.an_assessor()
    for year in ("2009", "2016", "2018", "2012"):
        observed(f"Seen in {year}.", dated=year)

    prefill_from_observations(case, actor=assessor, **AT)

    said = prefills(assessor)["q-strat-01"].text.splitlines()
    assert said == ["2018: “Seen in 2018.”", "2016: “Seen in 2016.”", "2012: “Seen in 2012.”"]


def test_what_is_one_team_s_own_and_what_nobody_reviewed_is_left_out(case):
    assessor = make.an_assessor()
    observed("A protected voice.", audience="own")
    observed("Read by a program.", unreviewed=True)

    assert prefill_from_observations(case, actor=assessor, **AT) == []


def test_a_prefill_that_stands_is_left_as_it_is(case):
    assessor = make.an_assessor()
    give_voice(case, "prefill", Given("q-strat-01", text="Mine."), actor=assessor, **AT)
    observed()

    prefill_from_observations(case, actor=assessor, **AT)

    assert prefills(assessor)["q-strat-01"].text == "Mine."
    assert prefill_from_observations(case, actor=assessor, **AT) == []


def test_only_the_body_prefills(case):
    observed()
    for actor in (make.a_focal_point(), make.a_contributor(), make.an_assessor("fatf")):
        with pytest.raises(NotAllowed):
            prefill_from_observations(case, actor=actor, **AT)
