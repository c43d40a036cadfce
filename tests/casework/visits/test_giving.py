"""The programme goes to the State, then to the delegation; who had none of it sees what is planned from then on."""

from datetime import date

import pytest

from headway.casework.visits.giving import give_programme
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting
from headway.casework.visits.planning import plan_meeting
from headway.casework.visits.programme import sight_of_slots
from headway.casework.visits.services import agree_to_delegate, decline_delegate, plan_component
from headway.foundation.access.models import CircleEntry
from headway.foundation.access.proposing import confirm
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return make.an_assessment(audience="public")


@pytest.fixture
def part(assessment):
    own = make.sight(audience="own")
    row = plan_component(Component(assessment=assessment, modality="on-site", **own), actor=make.a_lead(), at=make.NOW)
    plan(row, "Ministry of Justice", make.a_lead())
    return row


def plan(part, title, actor):
    row = Meeting(
        component=part, slot="thematic", title=title, planned_on=date(2026, 3, 3), **sight_of_slots(part, actor)
    )
    return plan_meeting(row, invited=[make.a_ministry("Ministry of Justice")], actor=actor, at=make.NOW)


def what_is_seen(actor):
    return [
        list(model.objects.visible_to(actor).order_by("id").values_list("audience", flat=True))
        for model in (Component, Meeting, Attendance)
    ]


def test_the_state_sees_the_programme_once_it_is_given_and_what_is_planned_later_at_once(part):
    lead, focal = make.a_lead(), make.a_focal_point()
    assert what_is_seen(focal) == [[], [], []]

    give_programme(part, "shared", actor=lead, at=make.NOW)
    part.refresh_from_db()
    plan(part, "Prison", lead)

    assert what_is_seen(focal) == [["shared"], ["shared", "shared"], ["shared", "shared"]]
    assert what_is_seen(make.a_focal_point("XVL")) == [[], [], []]


def test_the_delegation_needs_the_states_consent_and_a_second_person(part, assessment):
    lead, clearer, partner = make.a_lead(), make.a_clearer(), make.a_delegate()
    with pytest.raises(NotAllowed, match="has not consented to partners taking part"):
        give_programme(part, "partners", actor=lead, at=make.NOW)
    make.a_consent("partners", assessment.pk)
    delegate = make.added(Delegate(assessment=assessment, organisation=make.a_partner(), **make.sight()))
    agree_to_delegate(delegate, on=date(2026, 2, 1), actor=make.a_focal_point(), at=make.NOW)

    pending = give_programme(part, "partners", actor=lead, at=make.NOW)

    assert what_is_seen(partner) == [[], [], []]
    confirm(pending, actor=clearer, at=make.NOW)
    assert what_is_seen(partner) == [["partners"], ["partners"], ["partners"]]
    assert what_is_seen(make.a_delegate("UNODC")) == [[], [], []]


def test_an_organisation_that_the_state_declines_loses_its_place(assessment):
    make.a_consent("partners", assessment.pk)
    delegate = make.added(Delegate(assessment=assessment, organisation=make.a_partner(), **make.sight()))
    focal = make.a_focal_point()
    agree_to_delegate(delegate, on=date(2026, 2, 1), actor=focal, at=make.NOW)

    decline_delegate(delegate, on=make.TODAY, because="Not this time.", actor=focal, at=make.NOW)

    assert (delegate.agreed_on, delegate.declined_on, delegate.declined_because) == (None, make.TODAY, "Not this time.")
    assert CircleEntry.objects.get(organisation=make.a_partner()).until == make.TODAY


def test_what_they_have_is_not_given_again(part):
    give_programme(part, "shared", actor=make.a_lead(), at=make.NOW)
    part.refresh_from_db()

    with pytest.raises(NotAllowed, match="They have it already"):
        give_programme(part, "shared", actor=make.a_lead(), at=make.NOW)


def test_under_a_public_part_a_new_slot_is_its_holders_own(assessment):
    part = make.added(Component(assessment=assessment, modality="on-site", **make.sight(audience="public")))

    assert plan(part, "Opening", make.a_lead()).audience == "own"
