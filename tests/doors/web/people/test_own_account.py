"""One's own page: memberships, sessions to end, tokens shown once."""

import re
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from headway.foundation.access.models import SecurityLine, Token
from headway.foundation.access.tokens import actor_of_token
from tests import make
from tests.doors.web.people.conftest import PASSWORD, is_signed_in, text_of

pytestmark = pytest.mark.django_db

TOKEN = {"name": "Nightly report", "scope": "read", "compartment": "", "days": "30"}


def confirmed(client, page):
    """Show that it is you, as the page asks, and go on."""
    asked = client.get(page)
    assert asked.headers["Location"] == f"/account/again/?{urlencode({'next': page})}"
    client.post(asked.headers["Location"], {"password": PASSWORD})


def test_strangers_sign_in_first(browser):
    assert browser().get("/account/").headers["Location"] == "/sign-in/?next=/account/"


def test_the_page_tells_who_one_is_here(a_member, sign_in):
    member = a_member(make.a_contributor())

    page = text_of(sign_in(member).get("/account/"))

    assert member.email in page
    assert "<td>Contributor</td><td>Border Guard Service</td>" in page
    assert "1 January 2020" in page


def test_another_browser_is_signed_out_and_this_one_stays(a_member, sign_in):
    member = a_member()
    here, there = sign_in(member), sign_in(member)
    page = here.get("/account/").content.decode()
    ends = re.findall(r'action="(/account/sessions/\d+/end/)"', page)

    here.post(ends[0])

    assert len(ends) == 1
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)
    assert SecurityLine.objects.first().event == "session-ended"


def test_everywhere_else_is_signed_out_at_once(a_member, sign_in):
    member = a_member()
    browsers = [sign_in(member) for _ in range(3)]

    browsers[1].post("/account/sessions/others/end/")

    assert [is_signed_in(one) for one in browsers] == [False, True, False]


def test_nobody_ends_the_session_of_another(a_member, sign_in):
    theirs = sign_in(a_member())
    mine = re.search(r"/account/sessions/\d+/end/", sign_in(m := a_member()).get("/account/").content.decode())
    other = sign_in(m)
    end = re.search(r"/account/sessions/\d+/end/", other.get("/account/").content.decode())[0]

    assert mine is None
    assert theirs.post(end).status_code == 404
    assert is_signed_in(other)


def test_a_token_is_made_by_who_has_shown_who_they_are_and_is_shown_once(a_member, sign_in):
    member = a_member()
    client = sign_in(member)
    confirmed(client, "/account/tokens/new/")

    raw = re.search(r"headway\.\w+\.[\w-]+", text_of(client.post("/account/tokens/new/", TOKEN)))[0]

    assert actor_of_token(raw, now=timezone.now()).user == member.pk
    assert raw not in text_of(client.get("/account/"))


def test_a_token_is_taken_back(a_member, sign_in):
    client = sign_in(a_member())
    confirmed(client, "/account/tokens/new/")
    raw = re.search(r"headway\.\w+\.[\w-]+", text_of(client.post("/account/tokens/new/", TOKEN)))[0]
    end = re.search(r'action="(/account/tokens/\w+/end/)"', client.get("/account/").content.decode())[1]

    stranger = sign_in(a_member()).post(end)
    client.post(end)

    assert stranger.status_code == 404
    assert actor_of_token(raw, now=timezone.now()) is None


def test_a_token_is_offered_for_the_files_one_works_on(a_member, sign_in):
    make.a_state("XVL")
    client = sign_in(a_member(make.a_focal_point()))
    confirmed(client, "/account/tokens/new/")

    page = client.get("/account/tokens/new/").content.decode()
    refused = client.post("/account/tokens/new/", {**TOKEN, "compartment": "XVL"})

    assert re.findall(r'<option value="(X\w\w)"', page) == ["XOR"]
    assert refused.status_code == 422
    assert Token.objects.count() == 0
