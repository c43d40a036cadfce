"""Memberships end, accounts are closed, and an installation begins once."""

from datetime import timedelta

import pytest

from headway.foundation.access.accounts import (
    close_account,
    end_membership,
    first_administrator,
    open_account,
)
from headway.foundation.access.models import Membership, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.oversight import place_for
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db


def an_administrator(organisation=None, side=Side.BODY, state=""):
    return make.an_actor(Role.ADMINISTRATOR, side, organisation or make.a_body(), state)


def membership_of(actor):
    return Membership.objects.select_related("organisation", "user").get(user=actor.user)


def test_a_membership_that_has_ended_seats_nobody_from_that_day():
    contributor = make.a_contributor()

    end_membership(membership_of(contributor), actor=make.a_focal_point(), at=NOW)

    user = User.objects.get(pk=contributor.user)
    assert actor_of(user, today=TODAY, door="web").seats == ()
    assert len(actor_of(user, today=TODAY - timedelta(days=1), door="web").seats) == 1


@pytest.mark.parametrize(
    "who, may",
    [
        (make.a_focal_point, True),
        (lambda: an_administrator(make.a_ministry(), Side.STATE, "XOR"), True),
        (an_administrator, False),
        (make.an_assessor, False),
        (lambda: make.a_focal_point("XVL"), False),
        (lambda: make.a_contributor(), False),
    ],
)
def test_who_may_end_a_contributors_membership(who, may):
    membership = membership_of(make.a_contributor())
    actor = who()

    if may:
        end_membership(membership, actor=actor, at=NOW)
    else:
        with pytest.raises(NotAllowed, match="only the memberships you look after"):
            end_membership(membership, actor=actor, at=NOW)


def test_nobody_ends_their_own_membership():
    administrator = an_administrator()

    with pytest.raises(NotAllowed, match="your own membership"):
        end_membership(membership_of(administrator), actor=administrator, at=NOW)


def test_the_last_administrator_stays():
    membership = membership_of(an_administrator())

    with pytest.raises(NotAllowed, match="the last administrator"):
        end_membership(membership, actor=make.SYSTEM, at=NOW)
    an_administrator()
    assert end_membership(membership, actor=make.SYSTEM, at=NOW).until == TODAY


def test_an_administrator_closes_an_account_and_opens_it_again():
    assessor = User.objects.get(pk=make.an_assessor().user)

    close_account(assessor, actor=an_administrator(), at=NOW)
    closed = User.objects.get(pk=assessor.pk).is_active
    open_account(assessor, actor=an_administrator(), at=NOW)

    assert (closed, User.objects.get(pk=assessor.pk).is_active) == (False, True)


def test_an_account_of_the_other_side_is_not_theirs_to_close():
    contributor = User.objects.get(pk=make.a_contributor().user)

    with pytest.raises(NotAllowed, match="of the side this person works for"):
        close_account(contributor, actor=an_administrator(), at=NOW)


def test_an_installation_begins_with_one_administrator_and_once():
    given = {"office": "Registry", "place": place_for(Role.ADMINISTRATOR, make.a_body()), "at": NOW}

    user = first_administrator("First@Example.org", "First", "a long sentence", **given)

    assert [(row.role, row.side) for row in user.memberships.all()] == [("administrator", "body")]
    with pytest.raises(NotAllowed, match="has users"):
        first_administrator("second@example.org", "Second", "a long sentence", **given)
