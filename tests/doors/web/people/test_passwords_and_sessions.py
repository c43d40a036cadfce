"""Passwords as people want them, sessions that are kept here, and factors that cannot be guessed."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib.sessions.models import Session
from django.core import mail

from headway.foundation.access.models import SecurityLine
from tests.doors.web.people.conftest import PASSWORD, is_signed_in, text_of

pytestmark = pytest.mark.django_db

LONG = " Four words — nobody says them; “ja, nein” " + "длинный пароль " * 4 + "🗝 "
"""Blanks at both ends, signs, other scripts; over a hundred characters."""


def change(client, old, new):
    return client.post("/account/password/", {"oldpassword": old, "password1": new, "password2": new})


def test_a_password_is_changed_by_who_knows_the_old_one(a_member, sign_in, browser):
    member = a_member()
    client = sign_in(member)

    change(client, "not the old one", LONG)
    member.refresh_from_db()
    assert member.check_password(PASSWORD)

    change(client, PASSWORD, "quite another of four words")
    member.refresh_from_db()
    assert member.check_password("quite another of four words")


def test_a_password_is_taken_whole_and_as_it_was_given(a_member, sign_in, browser):
    member = a_member()
    change(sign_in(member), PASSWORD, LONG)

    for wrong in (LONG[:64], LONG.strip(), LONG.lower()):
        client = browser()
        client.post("/sign-in/", {"login": member.email, "password": wrong})
        assert not is_signed_in(client)
    client = browser()
    client.post("/sign-in/", {"login": member.email, "password": LONG})
    assert is_signed_in(client)


def test_a_field_for_a_password_hides_it_lets_one_paste_and_has_no_end(browser):
    fields = re.findall(r"<input[^>]*password[^>]*>", text_of(browser().get("/sign-in/")))

    assert fields
    assert all('type="password"' in field and 'autocomplete="current-password"' in field for field in fields)
    assert not any(re.search(r"maxlength|onpaste|readonly", field) for field in fields)


def test_a_session_is_kept_here_under_a_new_long_name_at_each_sign_in(a_member, sign_in, browser):
    member, client = a_member(), browser()
    client.post("/sign-in/", {"login": member.email, "password": "wrong"})
    before = client.cookies.get("sessionid")
    sign_in(member, client)
    first = client.cookies["sessionid"].value

    assert before is None or before.value != first
    assert re.fullmatch(r"[a-z0-9]{32}", first)
    assert Session.objects.filter(session_key=first).exists()
    client.post("/sign-out/")
    stolen = browser()
    stolen.cookies["sessionid"] = first
    assert not is_signed_in(stolen)
    assert sign_in(member, client).cookies["sessionid"].value != first


def test_a_session_that_nobody_here_began_is_nobodys(browser):
    client = browser()
    client.cookies["sessionid"] = "a" * 32

    assert not is_signed_in(client)


def test_every_page_lets_its_reader_sign_out(a_member, sign_in):
    client = sign_in(a_member())

    for address in ("/", "/states/", "/sources/", "/account/", "/nowhere/"):
        assert 'action="/sign-out/"' in text_of(client.get(address))


def test_signing_in_and_failing_to_are_in_the_security_log(a_member, sign_in, browser):
    member = a_member()
    browser().post("/sign-in/", {"login": member.email, "password": "wrong"})
    sign_in(member)

    assert set(SecurityLine.objects.filter(user=member.pk).values_list("event", flat=True)) >= {"refused", "signed-in"}


def test_the_seeds_of_second_factors_cannot_be_guessed(a_member):
    seeds = {generate_totp_secret() for _ in range(50)}
    codes = RecoveryCodes.activate(a_member()).generate_codes()

    assert len(seeds) == 50
    assert min(len(seed) for seed in seeds) >= 32
    assert len(codes) == len(set(codes)) >= 10
    assert min(len(code) for code in codes) >= 8


def test_an_address_with_a_line_break_gets_no_mail(a_member, an_administrator, sign_in, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"
    client = sign_in(an_administrator)

    answer = client.post("/people/invite/", {"name": "New", "email": "new@example.org\nBcc: other@example.org"})

    assert (answer.status_code, mail.outbox) == (422, [])
