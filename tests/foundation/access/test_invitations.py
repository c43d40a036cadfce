"""Asking people in: a link that expires, works once, and works for whom it was sent to."""

from datetime import timedelta

import pytest

from headway.foundation.access.invitations import (
    NotOpen,
    WrongPerson,
    accept_as,
    accept_as_new,
    end_invitation,
    find_invitation,
    invite,
)
from headway.foundation.access.models import Invitation, SecurityLine, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.oversight import place_for
from headway.foundation.core.actors import Role
from headway.foundation.core.verdicts import NotAllowed
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

PASSWORD = "a long sentence to remember"
LATER = NOW + timedelta(hours=1)


def an_invitation(email="new@example.org", role=Role.CONTRIBUTOR, at=NOW):
    place = place_for(role, make.a_ministry("Border Guard Service"))
    return invite(email, "New Person", place, office="Planning officer", actor=make.SYSTEM, at=at)


def test_whoever_accepts_takes_up_the_seat_they_were_asked_to():
    sent = an_invitation()

    user = accept_as_new(find_invitation(sent.secret, at=LATER), password=PASSWORD, at=LATER)

    actor = actor_of(user, today=TODAY, door="web")
    assert (user.email, user.name, user.office) == ("new@example.org", "New Person", "Planning officer")
    assert user.check_password(PASSWORD)
    assert [(s.role, s.side, s.compartment) for s in actor.seats] == [("contributor", "state", "XOR")]


def test_the_link_is_nowhere_kept():
    sent = an_invitation()

    kept = Invitation.objects.values().get()
    assert sent.secret not in str(kept)
    assert len(sent.secret) == 43


def test_a_link_works_once():
    sent = an_invitation()
    twice = [find_invitation(sent.secret, at=LATER) for _ in range(2)]
    accept_as_new(twice[0], password=PASSWORD, at=LATER)
    User.objects.update(email="changed@example.org")

    assert find_invitation(sent.secret, at=LATER) is None
    with pytest.raises(NotOpen):
        accept_as_new(twice[1], password=PASSWORD, at=LATER)
    assert User.objects.count() == 1


def test_a_link_expires_after_a_week():
    sent = an_invitation()
    week = timedelta(days=7)

    assert find_invitation(sent.secret, at=NOW + week - timedelta(seconds=1)) == sent.invitation
    assert find_invitation(sent.secret, at=NOW + week) is None
    with pytest.raises(NotOpen):
        accept_as_new(sent.invitation, password=PASSWORD, at=NOW + week)


def test_a_wrong_link_finds_nothing():
    an_invitation()

    assert [find_invitation(wrong, at=NOW) for wrong in ("", "guess", "é" * 43)] == [None] * 3


def test_an_invitation_that_was_taken_back_opens_nothing():
    sent = an_invitation()
    end_invitation(sent.invitation, actor=make.a_focal_point(), at=LATER)

    assert find_invitation(sent.secret, at=LATER) is None
    with pytest.raises(NotOpen):
        end_invitation(sent.invitation, actor=make.a_focal_point(), at=LATER)


def test_a_new_invitation_to_the_same_seat_replaces_the_first():
    first, second = an_invitation(), an_invitation(at=LATER)

    assert find_invitation(first.secret, at=LATER) is None
    assert find_invitation(second.secret, at=LATER) == second.invitation


def test_a_person_with_an_account_accepts_as_themselves():
    sent = an_invitation("Known@Example.org")
    user = User.objects.create_user("known@example.org", "Known")

    with pytest.raises(WrongPerson):
        accept_as_new(sent.invitation, password=PASSWORD, at=LATER)
    accept_as(sent.invitation, user, at=LATER)

    assert [row.role for row in user.memberships.all()] == ["contributor"]
    assert User.objects.count() == 1


def test_nobody_accepts_for_somebody_else():
    sent, other = an_invitation(), make.a_user()

    with pytest.raises(WrongPerson, match=r"This invitation is for new@example\.org; you are signed in as person"):
        accept_as(sent.invitation, other, at=LATER)
    assert list(other.memberships.all()) == []
    assert find_invitation(sent.secret, at=LATER) == sent.invitation


def test_a_focal_point_asks_in_only_their_own_ministries():
    place = place_for(Role.CONTRIBUTOR, make.a_ministry("Ministry of Velland", "XVL"))

    with pytest.raises(NotAllowed):
        invite("x@example.org", "X", place, actor=make.a_focal_point(), at=NOW)
    assert Invitation.objects.count() == SecurityLine.objects.count() == 0


def test_inviting_accepting_and_taking_back_are_in_the_security_log():
    accept_as_new(an_invitation().invitation, password=PASSWORD, at=LATER)
    end_invitation(an_invitation("other@example.org").invitation, actor=make.SYSTEM, at=LATER)

    assert [(line.event, line.who, line.detail) for line in SecurityLine.objects.order_by("id")] == [
        ("invited", "new@example.org", "contributor, Border Guard Service, XOR"),
        ("invitation-accepted", "new@example.org", "contributor, Border Guard Service, XOR"),
        ("invited", "other@example.org", "contributor, Border Guard Service, XOR"),
        ("invitation-ended", "other@example.org", "contributor, Border Guard Service, XOR"),
    ]


@pytest.fixture
def circle():
    return make.a_circle(make.a_body(), scope=make.an_assessment(audience="public").pk)


def narrowed(actor, **given):
    place = place_for(Role.ASSESSOR, make.a_body(), "XOR", **given)
    return invite("new@example.org", "New Person", place, actor=actor, at=NOW)


@pytest.mark.parametrize("to", ["assessment", "visit", "organisation"])
def test_whoever_accepts_a_narrowed_seat_has_exactly_that_seat(to, circle):
    scope = {"assessment": circle.scope, "visit": circle.pk, "organisation": make.a_body("fatf").pk}[to]
    inside = {"circle": circle.pk} if to != "organisation" else {}
    row, other = make.an_observation(**inside), make.an_observation()
    sent = narrowed(make.SYSTEM, scope=scope, since=TODAY, until=TODAY + timedelta(days=30))

    user = accept_as_new(find_invitation(sent.secret, at=LATER), password=PASSWORD, at=LATER)

    seat = user.memberships.get()
    assert (seat.role, seat.compartment, seat.scope, seat.since, seat.until) == (
        "assessor", "XOR", scope, TODAY, TODAY + timedelta(days=30),
    )  # fmt: skip
    seen = list(type(row).objects.visible_to(actor_of(user, today=TODAY, door="web")))
    assert seen == ([] if to == "organisation" else [row])
    assert other not in seen
    assert not actor_of(user, today=seat.until, door="web").seats


def test_a_seat_that_begins_later_is_empty_until_then(circle):
    sent = narrowed(make.SYSTEM, since=TODAY + timedelta(days=3))

    user = accept_as_new(find_invitation(sent.secret, at=LATER), password=PASSWORD, at=LATER)

    days = (TODAY, TODAY + timedelta(days=3))
    assert [len(actor_of(user, today=day, door="web").seats) for day in days] == [0, 1]


def test_a_seat_narrows_only_to_what_the_inviter_can_see(circle):
    hidden = make.an_assessment("XOR-2020", audience="body", holder=make.a_body("fatf"))
    elsewhere = make.an_assessment("XVL-2018", compartment="XVL", audience="public")
    lead = make.a_lead()

    for scope, sentence in [
        (hidden.pk, "that you can see"),
        (make.an_observation().pk, "that you can see"),
        (elsewhere.pk, "another State's file"),
    ]:
        with pytest.raises(NotAllowed, match=sentence):
            narrowed(lead, scope=scope)
    assert narrowed(lead, scope=circle.scope).invitation.scope_name == "XOR-2018"


def test_a_seat_does_not_end_before_it_begins(circle):
    for given in ({"until": TODAY}, {"since": TODAY + timedelta(days=9), "until": TODAY + timedelta(days=9)}):
        with pytest.raises(NotAllowed, match="end before it begins"):
            narrowed(make.SYSTEM, **given)


def test_the_seat_of_an_administrator_is_not_narrowed(circle):
    place = place_for(Role.ADMINISTRATOR, make.a_body(), scope=circle.scope)

    with pytest.raises(NotAllowed, match="that seat is not narrowed"):
        invite("new@example.org", "New Person", place, actor=make.SYSTEM, at=NOW)


def test_an_invitation_to_a_time_that_has_passed_gives_nothing(circle):
    sent = narrowed(make.SYSTEM, until=TODAY + timedelta(days=2))
    later = NOW + timedelta(days=3)

    with pytest.raises(NotOpen, match="has passed"):
        accept_as_new(find_invitation(sent.secret, at=later), password=PASSWORD, at=later)
    assert not User.objects.filter(email="new@example.org").exists()
