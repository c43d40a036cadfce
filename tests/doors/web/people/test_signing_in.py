"""Signing in with an address and a password: for who was invited, not too often, and for a while."""

import re

import pytest
from django.core import mail
from django.test import override_settings

from headway.foundation.access.models import SecurityLine, User
from headway.site import settings as shipped
from tests import make
from tests.doors.web.people.conftest import PASSWORD, is_signed_in, text_of

pytestmark = pytest.mark.django_db

WRONG = "The e-mail address or the password is not right."
LOCKED = "Too many attempts failed. For 15 minutes no password is accepted for this address"


def attempt(client, email, password):
    return text_of(client.post("/sign-in/", {"login": email, "password": password}))


def test_a_member_signs_in_and_out(a_member, browser):
    member, client = a_member(), browser()

    answer = client.post("/sign-in/", {"login": member.email.upper(), "password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert member.name in text_of(client.get("/"))
    client.post("/sign-out/")
    assert not is_signed_in(client)


def test_strangers_read_what_is_public_and_find_the_way_to_sign_in(browser):
    page = text_of(browser().get("/states/"))

    assert '<a href="/sign-in/?next=/states/">Sign in</a>' in page
    assert "Sign out" not in page


def test_nobody_registers(browser):
    assert [browser().get(page).status_code for page in ("/sign-up/", "/sign-up/provider/")] == [404, 404]
    assert User.objects.count() == 0


def test_a_wrong_password_and_an_unknown_address_are_told_alike(a_member, browser):
    member = a_member()

    told = [attempt(browser(), email, "wrong") for email in (member.email, "nobody@example.org")]

    assert [page.count(WRONG) for page in told] == [1, 1]
    assert [(line.event, line.who, line.address) for line in SecurityLine.objects.order_by("id")] == [
        ("refused", member.email, "127.0.0.1"),
        ("refused", "an address nobody here has", "127.0.0.1"),
    ]


def test_after_five_failures_no_password_is_accepted_whoever_asks_from_wherever(a_member, browser):
    member, other = a_member(), a_member()

    told = [attempt(browser(REMOTE_ADDR=f"192.0.2.{place}"), member.email, "wrong") for place in range(5)]
    last = attempt(browser(REMOTE_ADDR="192.0.2.9"), member.email, PASSWORD)

    assert [page.count(WRONG) for page in told] == [1] * 5
    assert LOCKED in last
    assert SecurityLine.objects.first().event == "locked-out"
    client = browser()
    attempt(client, other.email, PASSWORD)
    assert is_signed_in(client)


def test_who_signs_in_rightly_is_not_counted(a_member, browser, sign_in):
    member = a_member()
    for _ in range(6):
        assert is_signed_in(sign_in(member))


def test_after_signing_in_one_is_where_one_wanted_to_be_and_nowhere_else(a_member, browser):
    member = a_member()
    entered = {"login": member.email, "password": PASSWORD}

    ways = [
        browser().post("/sign-in/", {**entered, "next": wanted}).headers["Location"]
        for wanted in ("/states/", "https://example.org/", "//example.org/")
    ]

    assert ways == ["/states/", "/", "/"]


def test_signing_in_needs_a_form_of_ours(a_member, browser):
    client = browser(enforce_csrf_checks=True)

    answer = client.post("/sign-in/", {"login": a_member().email, "password": PASSWORD})

    assert answer.status_code == 403


def test_the_cookie_of_a_sign_in_is_closed_to_scripts_and_other_sites_and_ends(a_member, sign_in):
    cookie = sign_in(a_member()).cookies["sessionid"]

    assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)
    assert 0 < cookie["max-age"] <= 3600


def test_a_closed_account_is_signed_out_at_once_and_does_not_come_back(a_member, sign_in, browser):
    member = a_member()
    client = sign_in(member)
    User.objects.update(is_active=False)

    assert not is_signed_in(client)
    assert not is_signed_in(sign_in(member))


def test_a_new_password_by_mail(a_member, browser, sign_in, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"
    member, elsewhere = a_member(), None
    elsewhere = sign_in(member)
    client = browser()
    client.post("/sign-in/new-password/", {"email": member.email})
    link = re.search(r"http://localhost(\S+)", mail.outbox[0].body)[1]

    page = client.get(link, follow=True)
    chosen = {"password1": "another four words said", "password2": "another four words said"}
    client.post(page.request["PATH_INFO"], chosen)

    assert not is_signed_in(elsewhere)
    assert User.objects.get().check_password(chosen["password1"])
    assert "leads nowhere any more" in text_of(browser().get(link, follow=True))
    assert [line.event for line in SecurityLine.objects.all()] == ["password-changed", "signed-in"]


def test_an_address_nobody_has_gets_no_mail_and_the_page_does_not_tell(a_member, browser, settings):
    settings.EMAIL_URL = "smtp://mail.example.org"
    member = a_member()

    told = [text_of(browser().post("/sign-in/new-password/", {"email": email}, follow=True)) for email in
            (member.email, "nobody@example.org")]  # fmt: skip

    assert told[0].replace(member.email, "") == told[1].replace("nobody@example.org", "")
    assert [message.to for message in mail.outbox] == [[member.email]]


def test_without_a_mail_server_the_page_says_whom_to_ask(browser):
    client = browser()

    assert "sends no e-mail. Ask its administrator" in text_of(client.get("/sign-in/new-password/"))
    client.post("/sign-in/new-password/", {"email": "x@example.org"})
    assert mail.outbox == []


def test_passwords_are_kept_with_argon2():
    with override_settings(PASSWORD_HASHERS=shipped.PASSWORD_HASHERS):
        user = make.a_user()
        user.set_password(PASSWORD)

        assert user.password.startswith("argon2$argon2id$")
        assert user.check_password(PASSWORD)


@pytest.mark.parametrize(
    "password, because",
    [
        ("short words", "too short"),
        ("qazwsxedcrfv", "too common"),
        ("314159265358979", "entirely numeric"),
        ("border-guard-service", "too similar to the office"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(a_member, sign_in, password, because):
    member = a_member()
    User.objects.update(office="Border Guard Service")
    client = sign_in(member)

    page = client.post(
        "/account/password/", {"oldpassword": PASSWORD, "password1": password, "password2": password}, follow=True
    )

    assert because in text_of(page)
    assert User.objects.get().check_password(PASSWORD)


def test_the_first_page_after_signing_in(a_member, sign_in, django_assert_max_num_queries):
    client = sign_in(a_member())

    with django_assert_max_num_queries(12):
        client.get("/")
