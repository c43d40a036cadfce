"""The calendar under a secret address: what its owner may see, without a word of the case, until it is ended."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from headway.casework.recommendations.models import Undertaking
from headway.engines.work.calendars import MARKED, calendar_for, end_links, make_link
from headway.engines.work.models import CalendarLink
from headway.foundation.access.models import Membership, User
from tests import make

pytestmark = pytest.mark.django_db
DUE = make.TODAY + timedelta(days=20)


def a_promise(**given):
    return make.added(
        Undertaking(
            assessment=make.an_assessment(), type="commitment", by="Customs", as_said="the secret list",
            made_on="2018-07", due_on=DUE, **{**make.sight(), **given},
        )
    )  # fmt: skip


def a_user(actor):
    return User.objects.get(pk=actor.user)


def events(secret):
    told = calendar_for(secret, at=make.NOW)
    return [(str(e["summary"]), e["dtstart"].dt) for e in Calendar.from_ical(told).walk("VEVENT")]


def test_a_deadline_is_a_whole_day_that_says_its_kind_and_its_case():
    a_promise()

    secret = make_link(a_user(make.an_assessor()), at=make.NOW).secret

    assert events(secret) == [("Something promised, XOR-2018", DUE)]
    assert b"secret list" not in calendar_for(secret, at=make.NOW)


def test_of_what_is_marked_it_says_that_something_is_due():
    a_promise(marking="Confidential")

    assert events(make_link(a_user(make.an_assessor()), at=make.NOW).secret) == [(MARKED, DUE)]


def test_its_owner_sees_what_they_may_see_on_the_day_it_is_read():
    a_promise()
    stranger = make_link(a_user(make.a_focal_point("XVL")), at=make.NOW).secret
    assert events(stranger) == []

    user = a_user(make.an_assessor())
    secret = make_link(user, at=make.NOW).secret
    Membership.objects.filter(user=user).update(until=make.TODAY)
    assert events(secret) == []


def test_an_address_is_ended_by_its_owner_by_another_and_with_the_account():
    user = a_user(make.an_assessor())
    first, second = (make_link(user, at=make.NOW).secret for _ in range(2))
    assert (calendar_for(first, at=make.NOW), events(second)) == (None, [])

    User.objects.filter(pk=user.pk).update(is_active=False)
    assert calendar_for(second, at=make.NOW) is None
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert end_links(user, at=make.NOW) == 1
    assert (calendar_for(second, at=make.NOW), calendar_for("guessed", at=make.NOW)) == (None, None)


def test_the_secret_is_nowhere_kept_and_an_event_keeps_its_name():
    a_promise()
    made = make_link(a_user(make.an_assessor()), at=make.NOW)

    names = {calendar_for(made.secret, at=make.NOW + timedelta(days=n)).split(b"UID:")[1][:32] for n in range(2)}

    assert made.secret not in str(CalendarLink.objects.values())
    assert len(names) == 1
