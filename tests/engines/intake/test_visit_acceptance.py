"""The visit a text tells of opens an assessment with what the text says, and nothing else."""

import pytest

from headway.casework.assessments.models import Assessment
from headway.engines.intake.decisions import AlreadyDecided
from headway.engines.intake.values import Component, Entities, Mention, OrganisationMention, Visit
from headway.engines.intake.visit_acceptance import NoVisit, accept_visit, proposed_code
from tests import make

pytestmark = pytest.mark.django_db


def told(**given):
    visit = given.pop("visit", Visit("follow-up", "2018-07-23", "2018-07-25", "on-site"))
    return Entities(states=("XOR",), body="un-cted", visit=visit, **given)


def opened(entities, **given):
    make.a_catalogue_body()
    return accept_visit(make.a_source(), entities, code="XOR-2018", actor=make.an_assessor(), at=make.NOW, **given)


def test_a_visit_opens_an_assessment_with_its_dates_component_and_mandate():
    provision = make.a_provision()
    instrument = Mention(0, 9, "2178 (2014)", provision.instrument_id, provision.instrument.symbol)

    assessment = opened(told(instruments=(instrument,))).assessment

    assert (assessment.type, assessment.dates, assessment.body_id) == ("follow-up", "2018-07-23/2018-07-25", "un-cted")
    assert [i.pk for i in assessment.mandate_instruments.all()] == [provision.instrument_id]
    assert [(c.modality, c.dates) for c in assessment.components.unscoped("for the test")] == [
        ("on-site", "2018-07-23/2018-07-25")
    ]


def test_a_hybrid_visit_keeps_each_component_s_dates():
    visit = Visit(
        "follow-up", "2021-05-03", "2021-11-12", "hybrid",
        (Component("virtual", "2021-05-03", "2021-05-05"), Component("on-site", "2021-11-10", "2021-11-12")),
    )  # fmt: skip
    assessment = opened(told(visit=visit)).assessment

    assert [(c.modality, c.dates) for c in assessment.components.unscoped("for the test")] == [
        ("virtual", "2021-05-03/2021-05-05"),
        ("on-site", "2021-11-10/2021-11-12"),
    ]


def test_the_delegation_is_named_and_an_unknown_organisation_is_told_not_made_up():
    interpol = make.a_partner("INTERPOL")
    delegation = tuple(
        OrganisationMention(0, 8, name, name, part="delegation") for name in ("INTERPOL", "Centre for Sailing")
    )

    outcome = opened(told(organisations=delegation))

    assert [d.organisation for d in outcome.assessment.delegates.unscoped("for the test")] == [interpol]
    assert outcome.unknown == ("Centre for Sailing",)


def test_the_earlier_visit_is_linked_where_it_is_known():
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")

    assert opened(told(previous_visit="2009-10")).previous == earlier


@pytest.mark.parametrize("dates", ["2009-11-02/2009-11-05", "2009"])
def test_an_earlier_visit_that_may_be_another_is_not_linked(dates):
    make.an_assessment("XOR-2009", dates, type="initial")

    assert opened(told(previous_visit="2009-10")).previous is None


def test_a_visit_is_opened_once():
    source = make.a_source()
    make.a_catalogue_body()
    accept_visit(source, told(), code="XOR-2018", actor=make.SYSTEM, at=make.NOW)

    with pytest.raises(AlreadyDecided):
        accept_visit(source, told(), code="XOR-2018-b", actor=make.SYSTEM, at=make.NOW)
    assert Assessment.objects.unscoped("for the test").count() == 1


@pytest.mark.parametrize(
    ("entities", "sentence"),
    [
        (Entities(), "tells of no visit"),
        (told(visit=Visit(None, "2018", None)), "choose the assessment's kind"),
        (Entities(visit=Visit("follow-up"), body=None), "does not name an assessing body"),
    ],
)
def test_what_cannot_be_opened_says_what_is_missing(entities, sentence):
    with pytest.raises(NoVisit, match=sentence):
        opened(entities)
    assert Assessment.objects.unscoped("for the test").count() == 0


def test_the_code_is_the_state_and_the_year():
    assert proposed_code(make.a_source(), told()) == "XOR-2018"
    assert proposed_code(make.a_source(), Entities()) == ""
