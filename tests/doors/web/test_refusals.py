"""Who asked for what is not theirs is written down: who, from where, which kind of page; never which row."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from headway.foundation.access.models import AccountEvent, Membership, SecurityLine, User
from headway.foundation.access.security_log import note
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.ids import new_id
from tests import make
from tests.doors.web.cases import a_case

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar-Kestrel"
ONLY = ("?only=accounts", "?only=refusals")


@pytest.fixture
def hidden():
    """The address of a source that only its ministry sees, with a word that must come out nowhere."""
    source = make.a_source(SECRET, holder=make.a_ministry("Border Guard Service"), audience="own", compartment="XOR")
    return reverse("web:source", args=[source.pk])


def lines():
    return [(row.event, row.who, row.door, row.address, row.detail) for row in SecurityLine.objects.order_by("id")]


def test_who_asks_for_a_page_that_is_not_theirs_is_in_the_log_and_the_page_is_not(reading_as, hidden):
    actor = make.a_focal_point()
    email = User.objects.get(pk=actor.user).email

    answer = reading_as(actor).get(hidden)

    assert answer.status_code == 404
    assert lines() == [("access-refused", email, "web", "127.0.0.1", "page “source”, 404")]
    assert SECRET not in str(list(SecurityLine.objects.values()))


def test_a_page_that_is_truly_not_there_reads_the_same_in_the_log(reading_as, hidden):
    client = reading_as(make.a_focal_point())

    client.get(hidden)
    client.get(reverse("web:source", args=[new_id()]))

    assert len(lines()) == 2
    assert len(set(lines())) == 1


def test_the_public_is_told_by_where_it_came_from(reading_as, hidden):
    reading_as().get(hidden)

    assert [line[:4] for line in lines()] == [("access-refused", "somebody not signed in", "web", "127.0.0.1")]


def test_an_address_that_does_not_exist_is_no_refusal(reading_as):
    reading_as(make.a_focal_point()).get("/wp-login.php")

    assert lines() == []


def test_an_act_that_a_rule_refuses_is_in_the_log_without_its_sentence(reading_as):
    last = make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body())
    seat = Membership.objects.get(user=last.user)

    answer = reading_as(last).post(reverse("web:end-membership", args=[seat.pk]), follow=True)

    assert '<p class="said error" role="status">' in answer.content.decode()
    assert [(line[0], line[4]) for line in lines()] == [("act-refused", "sent to “end membership”")]


def test_a_form_without_its_token_is_refused_and_written_down(hidden):
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)

    assert client.post("/sign-out/").status_code == 403
    assert [line[0] for line in lines()] == ["access-refused"]


def test_who_asks_very_often_does_not_fill_the_log(reading_as, hidden, settings, caplog):
    settings.HEADWAY_RATES = {**settings.HEADWAY_RATES, "refused": "3/h"}
    client = reading_as(make.a_focal_point())

    with caplog.at_level(logging.WARNING, "headway.attempts"):
        for _ in range(5):
            client.get(hidden)

    assert len(lines()) == 3
    told = [row.message for row in caplog.records]
    assert len(told) == 2
    assert all(said.startswith("refused: page “source”, 404 by user:") for said in told)


def test_what_may_be_seen_leaves_no_line(reading_as):
    a_case(1)
    reader = reading_as(make.an_assessor())

    assert [reader.get(page).status_code for page in ("/", "/states/", "/sources/")] == [200, 200, 200]
    assert lines() == []


def test_an_administrator_reads_the_log_narrowed_to_refusals_or_without_them(reading_as, hidden):
    member, other = make.an_assessor(), make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body())
    reading_as(member).get(hidden)
    note(AccountEvent.SIGNED_IN, at=make.NOW, user=User.objects.get(pk=member.user))
    office = reading_as(other)

    pages = [office.get(f"/people/security-log/{asked}").content.decode() for asked in ("", *ONLY, "?only=nothing")]

    assert [("page “source”, 404" in page, "Signed in" in page) for page in pages] == [
        (True, True), (False, True), (True, False), (True, True),
    ]  # fmt: skip
    assert SECRET not in "".join(pages)


def test_the_other_sides_administrator_does_not_learn_who_was_refused(reading_as, hidden):
    member = make.an_assessor()
    reading_as(member).get(hidden)
    theirs = make.an_actor(Role.ADMINISTRATOR, Side.STATE, make.a_ministry(), "XOR")

    page = reading_as(theirs).get("/people/security-log/").content.decode()

    assert User.objects.get(pk=member.user).email not in page
    assert "page “source”" not in page
