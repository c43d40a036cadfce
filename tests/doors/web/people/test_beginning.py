"""An installation begins with a printed link; a laptop's one user comes in by one, too."""

import pytest
from django.urls import reverse

from headway.foundation.access.models import User
from headway.foundation.core.actors import Role
from tests import make
from tests.doors.web.people.conftest import PASSWORD, is_signed_in, text_of

pytestmark = pytest.mark.django_db

FIRST = {
    "name": "First Person", "office": "Registry", "email": "first@example.org", "password": PASSWORD, "again": PASSWORD,
}  # fmt: skip


@pytest.fixture
def begin(settings):
    settings.HEADWAY_BEGIN = "the-printed-secret"
    return "/begin/the-printed-secret/"


def test_whoever_has_the_link_becomes_the_first_administrator(begin, browser):
    client, body = browser(), make.a_body()

    client.post(begin, {**FIRST, "organisation": str(body.pk)})

    assert is_signed_in(client)
    seat = User.objects.get(email="first@example.org").memberships.get()
    assert (seat.role, seat.side, seat.organisation) == ("administrator", "body", body)


def test_a_state_begins_with_a_ministry_that_nobody_has_named_yet(begin, browser):
    state = make.a_state()

    browser().post(begin, {**FIRST, "state": state.pk, "ministry": "Ministry of Justice"})

    seat = User.objects.get().memberships.get()
    assert (seat.side, seat.compartment, seat.organisation.name) == ("state", "XOR", "Ministry of Justice")


@pytest.mark.parametrize("chosen", [{}, {"state": "XOR"}])
def test_it_is_said_who_runs_the_installation(begin, browser, chosen):
    make.a_state()

    assert browser().post(begin, {**FIRST, **chosen}).status_code == 422
    assert User.objects.count() == 0


def test_the_link_works_once(begin, browser):
    make.a_user()

    assert [browser().get(begin).status_code, browser().post(begin, FIRST).status_code] == [404, 404]


def test_another_link_or_none_leads_nowhere(begin, browser, settings):
    assert browser().get("/begin/guessed/").status_code == 404
    settings.HEADWAY_BEGIN = ""
    assert browser().get(begin).status_code == 404


def test_an_administrator_reads_no_casework(an_administrator, sign_in):
    recommendation = make.a_recommendation()
    client = sign_in(an_administrator)

    assert client.get(reverse("web:recommendation", args=[recommendation.code])).status_code == 404
    assert client.get("/people/").status_code == 200
    home = text_of(client.get("/"))
    assert "Invite people, and look after accounts" in home
    assert "Read a document into the file" not in home


def test_the_one_user_comes_in_by_the_printed_link(a_member, browser, settings):
    settings.HEADWAY_TOKEN, settings.HEADWAY_SINGLE_USER = "printed", True
    member, client = a_member(make.an_assessor(role=Role.LEAD)), browser()

    assert client.get("/").status_code == 403
    client.get("/", {"token": "printed"})

    page = text_of(client.get("/account/"))
    assert member.email in page
    assert "Reading as" not in page
    assert "demonstration" not in page
