"""A sign-in ends: after a day's work whatever is asked, and earlier where nobody asks for anything."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from headway.doors.web.people.lasting import ASKED, BEGAN, NOTED_EVERY
from headway.foundation.access.models import SecurityLine
from tests.doors.web.people.conftest import is_signed_in, text_of

pytestmark = pytest.mark.django_db

ENDED = "You had been signed out"
A_MINUTE = timedelta(seconds=NOTED_EVERY)


def minutes_left(client):
    row = Session.objects.get(session_key=client.cookies["sessionid"].value)
    return round((row.expire_date - timezone.now()).total_seconds() / 60)


def let_pass(client, minutes):
    """As if everything had been asked that many minutes earlier."""
    session = client.session
    session[BEGAN] -= minutes * 60
    session[ASKED] -= minutes * 60
    session.save()
    row = Session.objects.get(session_key=session.session_key)
    row.expire_date -= timedelta(minutes=minutes)
    row.save()


def test_a_sign_in_lasts_an_hour_beyond_what_was_asked_last(a_member, sign_in):
    client = sign_in(a_member())
    assert minutes_left(client) == 60

    let_pass(client, 50)
    assert minutes_left(client) == 10
    assert is_signed_in(client)
    assert minutes_left(client) == 60


def test_it_is_over_when_nothing_was_asked_for_that_long(a_member, sign_in):
    client = sign_in(a_member())

    let_pass(client, 60)

    assert not is_signed_in(client)


def test_it_is_over_after_a_days_work_whatever_is_asked(a_member, sign_in):
    client = sign_in(a_member())
    for _ in range(13):
        let_pass(client, 55)
        assert is_signed_in(client)
    assert minutes_left(client) == 5

    let_pass(client, 5)

    assert not is_signed_in(client)


def test_a_new_sign_in_begins_to_count_anew(a_member, sign_in):
    member = a_member()
    client = sign_in(member)
    for _ in range(13):
        let_pass(client, 55)
        client.get("/")
    client.post("/sign-out/")

    sign_in(member, client)

    assert minutes_left(client) == 60


def test_without_an_idle_end_only_the_whole_ends(a_member, sign_in, settings):
    settings.HEADWAY_IDLE_MINUTES = 0

    assert minutes_left(sign_in(a_member())) == 12 * 60


def test_who_is_writing_asks_without_leaving_the_page(a_member, sign_in):
    client = sign_in(a_member())
    page = client.get("/").content.decode()
    let_pass(client, 50)

    answer = client.get("/account/here/")

    assert 'data-still-here="/account/here/"' in page
    assert (answer.status_code, answer.content, minutes_left(client)) == (204, b"", 60)


def test_of_what_is_asked_within_a_minute_the_end_moves_once(a_member, sign_in, django_assert_num_queries):
    client = sign_in(a_member())
    client.get("/states/")

    with django_assert_num_queries(3):  # the session, its user, their memberships
        client.get("/account/here/")


def test_who_comes_back_too_late_is_led_to_sign_in_and_back_to_the_page(a_member, sign_in):
    client = sign_in(a_member())
    client.get("/account/tokens/new/")
    let_pass(client, 61)

    answer = client.get("/people/security-log/?page=2")

    assert answer.headers["Location"] == "/sign-in/?next=/people/security-log/%3Fpage%3D2"
    assert SecurityLine.objects.first().event == "access-refused"
    assert ENDED in text_of(client.get(answer.headers["Location"]))


def test_what_was_sent_too_late_is_not_done_and_leads_to_the_first_page(a_member, sign_in):
    client = sign_in(a_member())
    let_pass(client, 61)

    answer = client.post("/people/invitations/none/end/")

    assert answer.headers["Location"] == "/sign-in/?next=/"


def test_a_stranger_without_a_session_is_told_that_nothing_is_there(browser):
    assert browser().get("/people/security-log/").status_code == 404


def test_on_a_laptop_opened_by_its_link_there_is_no_idle_end(a_member, sign_in, browser, settings):
    settings.HEADWAY_TOKEN = "printed"
    member, client = a_member(), browser()
    client.get("/?token=printed")

    sign_in(member, client)

    assert BEGAN in client.session
    assert ASKED not in client.session


def test_sessions_that_are_over_are_forgotten(a_member, sign_in):
    member = a_member()
    let_pass(sign_in(member), 61)

    sign_in(member)

    assert Session.objects.count() == 1
