"""Circles and grants: who names recipients, and who may know of them."""

import pytest

from headway.casework.evidence.models import Observation
from headway.foundation.access.models import Circle, Grant
from headway.foundation.access.recipients import readable_circles, readable_entries, readable_grants
from headway.foundation.access.services import admit, end_entry, end_grant, grant, open_circle
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


def opened(actor, *members, **given):
    return open_circle("recipients", compartment="XOR", members=members, actor=actor, at=make.NOW, **given)


def a_reader():
    return make.an_actor(Role.READER, Side.STATE, make.a_ministry(), "XOR")


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (make.an_assessor, True),
        (make.a_focal_point, True),
        (lambda: make.an_assessor(state="XVL"), False),
        (lambda: make.a_focal_point("XVL"), False),
        (make.a_contributor, False),
        (make.a_delegate, False),
    ],
)
def test_who_opens_a_circle(who, may):
    actor = who()
    if may:
        assert opened(actor).holder_id == actor.seats[0].organisation
    else:
        with pytest.raises(NotAllowed, match="opens a circle"):
            opened(actor)


def test_a_body_names_its_own_and_the_states_institutions_and_others_once_the_state_has_consented():
    assessor = make.an_assessor()
    circle = opened(assessor, make.a_body(), make.a_ministry())
    partner, other = make.a_partner(), make.a_body("fatf")

    for organisation, what in ((partner, "partners"), (other, "share")):
        with pytest.raises(NotAllowed, match="has not consented to"):
            admit(circle, organisation, actor=assessor, at=make.NOW, why="joins")
        make.a_consent(what, circle.pk)
        assert admit(circle, organisation, actor=assessor, at=make.NOW, why="joins").organisation == organisation


def test_another_body_names_nobody():
    with pytest.raises(NotAllowed, match="Whoever opened the circle"):
        admit(opened(make.an_assessor()), make.a_partner(), actor=make.an_assessor("fatf"), at=make.NOW, why="mine")


def test_a_recipient_sees_from_its_entry_until_its_end():
    delegate, focal = make.a_delegate(), make.a_focal_point()
    circle = opened(make.an_assessor(), make.a_body())
    row = make.an_observation(audience="partners", circle=circle.pk)

    entry = admit(circle, make.a_partner(), actor=focal, at=make.NOW, why="agreed")
    assert list(Observation.objects.visible_to(delegate)) == [row]
    end_entry(entry, actor=focal, at=make.NOW, why="the report is adopted")
    assert list(Observation.objects.visible_to(delegate)) == []


def test_a_focal_point_releases_a_row_or_what_a_circle_received_within_the_state():
    focal, reader = make.a_focal_point(), a_reader()
    circle = opened(make.an_assessor(), make.a_body())
    shared = make.an_observation(audience="shared", circle=circle.pk)
    state = make.an_observation(audience="state", holder=make.a_ministry("Border Guard Service"))

    released = grant(state, make.a_ministry(), actor=focal, at=make.NOW, why="for the reader")
    assert list(Observation.objects.visible_to(reader)) == [state]
    grant(circle, make.a_ministry(), actor=focal, at=make.NOW, why="for the reader")
    assert set(Observation.objects.visible_to(reader)) == {state, shared}
    end_grant(released, actor=focal, at=make.NOW, why="done")
    assert list(Observation.objects.visible_to(reader)) == [shared]


def test_nobody_else_releases_and_nothing_leaves_the_state_so():
    row = make.an_observation(audience="state", holder=make.a_ministry("Border Guard Service"))
    draft = make.an_observation(audience="own", holder=make.a_ministry())
    refused = [
        (row, make.a_ministry(), make.a_contributor(), "releases rows by name"),
        (row, make.a_ministry(), make.an_assessor(), "releases rows by name"),
        (row, make.a_partner(), make.a_focal_point(), "within the State"),
        (row, make.a_user(), make.a_focal_point(), "within the State"),
        (draft, make.a_ministry("Ministry of Health"), make.a_focal_point(), "a draft is its holder's alone"),
    ]

    for target, to, actor, because in refused:
        with pytest.raises(NotAllowed, match=because):
            grant(target, to, actor=actor, at=make.NOW, why="mine")


def test_neither_side_learns_of_the_others_circles_and_releases():
    assessor, focal = make.an_assessor(), make.a_focal_point()
    ours = opened(assessor, make.a_body())
    theirs = opened(focal, make.a_body("fatf"))
    grant(make.an_observation(audience="state", holder=make.a_ministry()), make.a_ministry("Ministry of Health"),
          actor=focal, at=make.NOW, why="assigned")  # fmt: skip

    assert set(readable_circles(assessor)) == {ours}
    assert set(readable_circles(focal)) == {theirs}
    assert set(readable_circles(make.an_assessor("fatf"))) == {theirs}
    assert list(readable_grants(assessor)) == []
    assert list(readable_grants(focal)) == list(Grant.objects.all())
    assert list(readable_grants(make.a_contributor("Ministry of Health"))) == list(Grant.objects.all())
    assert list(readable_circles(make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body()))) == []


def test_a_recipient_knows_its_own_place_and_not_who_else_received_it():
    circle = opened(make.a_focal_point(), make.a_body(), make.a_body("fatf"))

    assert [e.organisation for e in readable_entries(make.an_assessor("fatf"))] == [make.a_body("fatf")]
    assert readable_entries(make.a_focal_point()).count() == 2
    assert Circle.objects.get() == circle
