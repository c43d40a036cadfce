"""From an invitation to an account, on the pages."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from headway.doors.web.parts.addresses import seal
from headway.foundation.access.invitations import invite
from headway.foundation.access.models import Invitation, Membership, User
from headway.foundation.access.oversight import place_for
from headway.foundation.core.actors import Role
from tests import make
from tests.doors.web.people.conftest import PASSWORD, is_signed_in, text_of

pytestmark = pytest.mark.django_db

NEW = {"name": "New Person", "office": "Planning officer", "password": PASSWORD, "again": PASSWORD}


def asked_in(email="new@example.org", at=None):
    place = place_for(Role.CONTRIBUTOR, make.a_ministry("Border Guard Service"))
    sent = invite(email, "New Person", place, actor=make.SYSTEM, at=at or timezone.now())
    return f"/invitation/{sent.secret}/"


@pytest.fixture
def focal_point(a_member):
    return a_member(make.a_focal_point())


def fill_in(**given):
    ministry = make.a_ministry("Border Guard Service")
    filled = {"name": "New Person", "email": "new@example.org", "office": "", "role": "contributor"}
    return {**filled, "organisation": str(ministry.pk), **given}


def test_a_focal_point_invites_a_contributor_who_comes_in_and_sees_what_theirs_is(focal_point, sign_in, browser):
    page = text_of(sign_in(focal_point).post("/people/invite/", fill_in()))
    link = re.search(r"http://localhost(/invitation/[\w-]+/)", page)[1]
    client = browser()

    assert "contributor" in text_of(client.get(link))
    answer = client.post(link, NEW)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert is_signed_in(client)
    member = User.objects.get(email="new@example.org")
    assert [(row.role, row.compartment) for row in member.memberships.all()] == [("contributor", "XOR")]
    assert "No open invitation" in text_of(browser().get(link))


def test_the_link_is_shown_once_and_stands_on_no_list(focal_point, sign_in):
    client = sign_in(focal_point)
    page = text_of(client.post("/people/invite/", fill_in()))

    assert "/invitation/" in page
    listed = text_of(client.get("/people/"))
    assert "new@example.org" in listed
    assert "/invitation/" not in listed


def test_the_link_is_sent_where_mail_is_sent(focal_point, sign_in, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_URL = "smtp://mail.example.org"
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(focal_point).post("/people/invite/", fill_in())

    assert mail.outbox[0].to == ["new@example.org"]
    assert "as contributor of Border Guard Service, for the file of Orsania" in mail.outbox[0].body


def test_only_what_one_may_give_is_offered_and_taken(focal_point, sign_in):
    client = sign_in(focal_point)
    elsewhere = make.a_ministry("Ministry of Velland", "XVL")

    offered = text_of(client.get("/people/invite/"))
    refused = [
        client.post("/people/invite/", fill_in(**wrong)).status_code
        for wrong in ({"role": "lead"}, {"role": "focal-point"}, {"organisation": str(elsewhere.pk)})
    ]

    assert re.findall(r'<option value="([a-z-]+)"', offered) == ["contributor", "reader"]
    assert "Ministry of Velland" not in offered
    assert refused == [422, 422, 422]
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("who", [make.an_assessor, make.a_contributor, make.a_delegate])
def test_for_who_looks_after_nobody_there_is_no_such_page(who, a_member, sign_in):
    client = sign_in(a_member(who()))

    assert [client.get(page).status_code for page in ("/people/", "/people/invite/")] == [404, 404]
    assert "/people/" not in text_of(client.get("/"))


def test_strangers_find_no_people(browser):
    pages = ("/people/", "/people/invite/", "/people/security-log/")

    assert [browser().get(page).status_code for page in pages] == [404] * 3


def test_an_expired_link_and_a_guessed_one_are_told_alike(browser):
    old = asked_in(at=timezone.now() - timedelta(days=8))

    answers = [browser().get(link) for link in (old, "/invitation/guessed/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert text_of(answers[0]) == text_of(answers[1])


def test_somebody_else_does_not_take_it_up(a_member, sign_in):
    link, client = asked_in(), sign_in(a_member())

    assert "This invitation is for new@example.org" in text_of(client.get(link))
    assert client.post(link).status_code == 403
    assert Membership.objects.filter(role="contributor").count() == 0


def test_a_member_takes_up_another_seat_as_themselves(a_member, sign_in, browser):
    member = a_member()
    link = asked_in(member.email)

    assert "Sign in with it to take up this membership" in text_of(browser().get(link))
    client = sign_in(member)
    client.post(link)

    assert sorted(row.role for row in member.memberships.all()) == ["assessor", "contributor"]


def test_what_is_wrong_with_a_password_is_said_and_nothing_is_taken_up(browser):
    link = asked_in()

    page = browser().post(link, {**NEW, "password": "short", "again": "other"})

    assert page.status_code == 422
    assert "This is not the same password." in text_of(page)
    assert User.objects.count() == 0


def test_a_focal_point_takes_an_invitation_back_and_ends_a_membership(focal_point, a_member, sign_in, browser):
    link, member = asked_in(), a_member(make.a_contributor())
    client = sign_in(focal_point)
    page = client.get("/people/").content.decode()
    back, end = (re.search(rf'action="(/people/{kind}/\w+/end/)"', page)[1] for kind in ("invitations", "memberships"))

    client.post(back)
    client.post(end)

    assert browser().get(link).status_code == 404
    assert member.memberships.get().until == timezone.localdate()


def test_what_others_look_after_is_not_theirs_to_end(a_member, sign_in):
    asked_in()
    membership = a_member(make.a_contributor()).memberships.get()
    lead = sign_in(a_member(make.an_assessor(role=Role.LEAD)))
    keys = [
        f"/people/invitations/{seal(Invitation.objects.get().pk)}/end/",
        f"/people/memberships/{seal(membership.pk)}/end/",
    ]

    assert [lead.post(key).status_code for key in keys] == [404, 404]
    assert Membership.objects.get(pk=membership.pk).until is None


def test_in_the_demonstration_nobody_is_added(browser, settings):
    link = asked_in()
    settings.HEADWAY_TOKEN = "printed"
    client = browser()
    client.get("/", {"token": "printed"})

    assert client.post(link, NEW).status_code == 403
    assert User.objects.count() == 0


def test_a_lead_invites_to_one_assessment_for_a_time(a_member, sign_in, browser):
    assessment = make.an_assessment()
    client = sign_in(a_member(make.a_lead()))
    until = timezone.localdate() + timedelta(days=30)
    chosen = {"role": "assessor", "organisation": str(make.a_body().pk), "scope": seal(assessment.pk), "until": until}

    offered = text_of(client.get("/people/invite/"))
    refused = text_of(client.post("/people/invite/", fill_in(**{**chosen, "until": "2020-01-01"})))
    page = text_of(client.post("/people/invite/", fill_in(**chosen)))
    link = re.search(r"http://localhost(/invitation/[\w-]+/)", page)[1]
    guest = browser()
    asked = text_of(guest.get(link))
    guest.post(link, NEW)

    assert "XOR-2018" in offered
    assert "end before it begins" in refused
    assert "for XOR-2018 alone" in page
    assert "for XOR-2018 alone" in asked
    seat = Membership.objects.get(user__email="new@example.org")
    assert (seat.scope, seat.compartment, seat.until) == (assessment.pk, "XOR", until)
    assert "XOR-2018 alone" in text_of(client.get("/people/"))
