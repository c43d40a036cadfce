"""What an administrator does about accounts: those of their own side, and nothing about what is read."""

import re

import pytest
from django.urls import reverse

from headway.foundation.access.models import AccountEvent, Membership, SecurityLine, User
from headway.foundation.access.security_log import NOBODY, note
from headway.foundation.core.actors import Role, Side
from tests import make
from tests.doors.web.people.conftest import PASSWORD, is_signed_in, text_of
from tests.make import NOW

pytestmark = pytest.mark.django_db

ACTS = ("close-account", "new-password-link", "forget-factors")


def page_of(user):
    return reverse("web:person", args=[user.pk])


def confirmed(client):
    client.post("/account/again/", {"password": PASSWORD})


@pytest.fixture
def office(an_administrator, sign_in):
    """The administrator's browser, in which they have just shown who they are."""
    client = sign_in(an_administrator)
    confirmed(client)
    return client


def test_the_page_of_a_person_tells_how_they_sign_in(office, a_member):
    member = a_member()

    page = text_of(office.get(page_of(member)))

    assert member.email in page
    assert "Last sign-in" in page


def test_an_account_is_closed_and_opened_again(office, a_member, sign_in):
    member = a_member()
    client = sign_in(member)

    office.post(reverse("web:close-account", args=[member.pk]))
    closed = is_signed_in(client)
    office.post(reverse("web:close-account", args=[member.pk]))

    assert (closed, is_signed_in(sign_in(member))) == (False, True)


def test_a_link_to_a_new_password_works_once(office, a_member, browser):
    member = a_member()
    page = text_of(office.post(reverse("web:new-password-link", args=[member.pk])))
    link = re.search(r"http://localhost(/sign-in/new-password/[\w-]+/)", page)[1]
    client = browser()

    form = client.get(link, follow=True)
    chosen = {"password1": "another four words said", "password2": "another four words said"}
    client.post(form.request["PATH_INFO"], chosen)

    assert User.objects.get(pk=member.pk).check_password(chosen["password1"])
    assert "leads nowhere any more" in text_of(browser().get(link, follow=True))
    events = list(SecurityLine.objects.filter(user=member.pk).values_list("event", flat=True))
    assert events == ["password-changed", "reset-link"]


def test_a_link_is_made_only_by_who_has_just_shown_who_they_are(an_administrator, sign_in, a_member):
    answer = sign_in(an_administrator).post(reverse("web:new-password-link", args=[a_member().pk]))

    assert answer.headers["Location"].startswith("/account/again/")


@pytest.mark.parametrize("act", ACTS)
def test_what_belongs_to_the_other_side_is_not_there(office, a_member, act):
    theirs = a_member(make.a_focal_point())

    assert office.get(page_of(theirs)).status_code == 404
    assert office.post(reverse(f"web:{act}", args=[theirs.pk])).status_code == 404
    assert User.objects.get(pk=theirs.pk).is_active


def test_an_account_with_a_seat_on_either_side_is_seen_and_not_run(office, a_member):
    member = a_member()
    home = make.a_ministry()
    Membership.objects.create(
        user=member, organisation=home, role=Role.READER, side=Side.STATE, compartment="XOR", since=NOW.date()
    )

    assert "Only an administrator of the side this person works for" in text_of(office.get(page_of(member)))
    office.post(reverse("web:close-account", args=[member.pk]))
    assert User.objects.get(pk=member.pk).is_active


@pytest.mark.parametrize("who", [make.a_focal_point, lambda: make.an_assessor(role=Role.LEAD), make.an_assessor])
def test_only_administrators_have_these_pages(who, a_member, sign_in):
    other = a_member()
    client = sign_in(a_member(who()))

    found = [client.get(page).status_code for page in (page_of(other), "/people/security-log/")]
    done = [client.post(reverse(f"web:{act}", args=[other.pk])).status_code for act in ACTS]

    assert (found, done) == ([404, 404], [404, 404, 404])


def test_the_security_log_tells_of_their_own_side_and_of_nobodys_addresses(office, a_member):
    theirs, others = a_member(), a_member(make.a_focal_point())
    for user in (theirs, others):
        note(AccountEvent.SIGNED_IN, at=NOW, user=user)
    note(AccountEvent.REFUSED, at=NOW)
    note(AccountEvent.INVITED, at=NOW, who="asked@example.org", by=make.a_focal_point())

    page = text_of(office.get("/people/security-log/"))

    assert [said in page for said in (theirs.email, NOBODY, others.email, "asked@example.org")] == [
        True, True, False, False,
    ]  # fmt: skip
