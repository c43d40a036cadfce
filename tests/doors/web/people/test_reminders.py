"""On one's own account: reminders by mail on or off, the address of one's calendar."""

import re

import pytest
from django.urls import reverse

from headway.engines.work.models import CalendarLink, Reminding
from headway.foundation.access.models import User
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    client.force_login(User.objects.get(pk=make.an_assessor().user))
    return client


def test_mails_are_turned_off_and_on(signed_in, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"
    assert "Turn them off" in signed_in.get("/account/").content.decode()

    for word, wanted in (("off", False), ("on", True)):
        signed_in.post(reverse("web:reminders"), {"by_mail": word})
        assert Reminding.objects.get().by_mail is wanted


def test_the_address_of_a_calendar_is_shown_once_and_opens_without_signing_in(signed_in, client):
    page = signed_in.post(reverse("web:new-calendar")).content.decode()
    address = re.search(r"<code>https?://[^/]+(/calendar/[^<]+)</code>", page)[1]

    client.logout()
    answer = client.get(address)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.startswith(b"BEGIN:VCALENDAR")


def test_an_address_that_was_ended_or_guessed_is_not_found(signed_in, client):
    page = signed_in.post(reverse("web:new-calendar")).content.decode()
    address = re.search(r"<code>https?://[^/]+(/calendar/[^<]+)</code>", page)[1]

    signed_in.post(reverse("web:end-calendar"))

    assert client.get(address).status_code == client.get("/calendar/guessed.ics").status_code == 404
    assert CalendarLink.objects.filter(revoked_at=None).count() == 0


def test_nobody_makes_one_who_is_not_signed_in(client):
    assert client.post(reverse("web:new-calendar")).status_code == 302
    assert CalendarLink.objects.count() == 0
