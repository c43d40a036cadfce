"""Who may give which seat: a table of who asks, whom, and what Headway says."""

from dataclasses import replace

import pytest

from headway.foundation.access.oversight import may_invite, place_for, roles_given_by
from headway.foundation.core.actors import Role, Side
from tests import make

pytestmark = pytest.mark.django_db

YES = ""
NOT_THEIRS = "You can invite only the people you look after"


def actors():
    return {
        "administrator of the Body": make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body()),
        "administrator of the State": make.an_actor(Role.ADMINISTRATOR, Side.STATE, make.a_ministry(), "XOR"),
        "administrator of a partner": make.an_actor(Role.ADMINISTRATOR, Side.PARTNER, make.a_partner()),
        "lead": make.an_actor(Role.LEAD, Side.BODY, make.a_body()),
        "lead of one file": make.an_actor(Role.LEAD, Side.BODY, make.a_body(), "XVL"),
        "assessor": make.an_assessor(),
        "focal point": make.a_focal_point(),
        "approver": make.an_actor(Role.APPROVER, Side.STATE, make.a_ministry(), "XOR"),
        "contributor": make.a_contributor(),
        "delegate": make.a_delegate(),
        "operator": make.SYSTEM,
    }


def places():
    return {
        "assessor here": place_for(Role.ASSESSOR, make.a_body(), "XOR"),
        "lead here": place_for(Role.LEAD, make.a_body()),
        "assessor elsewhere": place_for(Role.ASSESSOR, make.a_body("fatf")),
        "committee": place_for(Role.MEMBER, make.a_partner("Permanent Mission of Velland")),
        "administrator here": place_for(Role.ADMINISTRATOR, make.a_body()),
        "contributor": place_for(Role.CONTRIBUTOR, make.a_ministry("Border Guard Service")),
        "focal point": place_for(Role.FOCAL_POINT, make.a_ministry()),
        "contributor elsewhere": place_for(Role.CONTRIBUTOR, make.a_ministry("Ministry of Velland", "XVL")),
        "administrator of the State": place_for(Role.ADMINISTRATOR, make.a_ministry()),
        "delegate": place_for(Role.DELEGATE, make.a_partner()),
        "delegate elsewhere": place_for(Role.DELEGATE, make.a_partner("IOM")),
    }


GIVEN = {
    "administrator of the Body": {
        "assessor here", "lead here", "committee", "administrator here", "delegate", "delegate elsewhere",
    },
    "administrator of the State": {"contributor", "focal point", "administrator of the State"},
    "administrator of a partner": {"delegate"},
    "lead": {"assessor here"},
    "lead of one file": set(),
    "assessor": set(),
    "focal point": {"contributor"},
    "approver": set(),
    "contributor": set(),
    "delegate": set(),
}  # fmt: skip


@pytest.mark.parametrize("who", GIVEN)
def test_who_may_ask_whom_in(who):
    actor = actors()[who]
    verdicts = {what: may_invite(actor, place) for what, place in places().items()}

    assert {what for what, verdict in verdicts.items() if verdict} == GIVEN[who]
    assert all(verdict.because.startswith(NOT_THEIRS) for verdict in verdicts.values() if not verdict)


def test_the_operator_at_the_command_line_may_ask_anybody_in():
    assert all(may_invite(make.SYSTEM, place) for place in places().values())


@pytest.mark.parametrize(
    "role, organisation, sentence",
    [
        (Role.LEAD, make.a_partner, "INTERPOL is no assessing body, so nobody there is a lead."),
        (Role.APPROVER, make.a_partner, "INTERPOL belongs to no State, so nobody there is an approver."),
        (
            Role.DELEGATE,
            make.a_ministry,
            "Ministry of Foreign Affairs belongs to a State, so nobody there is a",
        ),
    ],
)
def test_a_role_goes_with_its_kind_of_organisation(role, organisation, sentence):
    assert may_invite(make.SYSTEM, place_for(role, organisation())).because.startswith(sentence)


def test_the_people_of_a_state_work_on_its_file_whatever_was_asked_for():
    assert place_for(Role.CONTRIBUTOR, make.a_ministry(), "XVL").compartment == "XOR"


def test_only_roles_one_may_give_are_offered():
    known = actors()

    assert roles_given_by(known["focal point"]) == [Role.CONTRIBUTOR, Role.READER]
    assert roles_given_by(known["lead"]) == [Role.ASSESSOR, Role.CLEARER]
    assert roles_given_by(known["assessor"]) == []
    assert Role.FOCAL_POINT not in roles_given_by(known["administrator of the Body"])


def test_a_seat_over_one_visit_gives_no_seats():
    lead = make.an_actor(Role.LEAD, Side.BODY, make.a_body())
    narrow = replace(lead, seats=tuple(replace(seat, scope=make.a_circle().id) for seat in lead.seats))
    place = place_for(Role.ASSESSOR, make.a_body(), "XOR")

    assert [bool(may_invite(actor, place)) for actor in (lead, narrow)] == [True, False]
