"""A report's way to adoption on the site: each sees how it stands, and only the buttons that are theirs."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from headway.doors.web.parts.addresses import seal
from headway.engines.reports.models import Edition, Objection
from headway.foundation.access.models import PendingAct
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import Role, Side
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/assessments/XOR-2018/reports/"


@pytest.fixture
def people(reading_as):
    load(make.NOW)
    committee = make.a_body("un-ctc", "The Committee")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="on behalf of") as change:
        change.edit(make.an_assessment(audience="public"), on_behalf_of_id="un-ctc")
    actors = {
        "lead": make.a_lead(),
        "clearer": make.a_clearer(),
        "member": make.an_actor(Role.MEMBER, Side.BODY, committee),
        "focal point": make.a_focal_point(),
        "delegate": make.a_delegate(),
        "other Body": make.a_lead("fatf"),
        "the public": None,
    }
    return {name: reading_as(actor) for name, actor in actors.items()}


def buttons(client):
    """What the page lets its reader do with the kept reports."""
    page = client.get(LIST).content.decode()
    return set(
        re.findall(r'action="/(?:reports|objections|waiting|assessments/XOR-2018/reports)/(?:\w{26}/)?([\w-]+)/', page)
    )


@pytest.mark.parametrize("page", [LIST, "/assessments/XOR-2018/drafts/"])
def test_a_report_that_is_kept_or_sent_is_first_offered_in_the_readers_language(people, page):
    answer = people["lead"].get(page, headers={"accept-language": "fr"}).content.decode()

    chosen = re.findall(r'<option value="([\w-]+)" lang="[\w-]+" selected>', answer)
    assert chosen == ["fr"]


def whose(people):
    return {name: found for name, client in people.items() if (found := buttons(client))}


def kept(people):
    people["lead"].post(f"{LIST}keep/", {"report": "follow-up:shared"})
    return make.cleared_by_its_line(Edition.objects.unscoped("a test").get())


def send(client, row, verb, **given):
    place = "objections" if isinstance(row, Objection) else "waiting" if isinstance(row, PendingAct) else "reports"
    return client.post(f"/{place}/{seal(row.pk)}/{verb}/", given, follow=True).content.decode()


def submitted(people, until=""):
    edition = kept(people)
    send(people["lead"], edition, "clear", reason="ready")
    send(people["clearer"], PendingAct.objects.unscoped("a test").get(), "confirm")
    send(people["lead"], edition, "submit", silence_until=until)
    return edition


def in_days(days):
    return timezone.now().date() + timedelta(days=days)


def test_the_office_whose_turn_it_is_speaks_and_the_page_says_with_whom_it_is(people):
    people["lead"].post(f"{LIST}keep/", {"report": "follow-up:shared"})
    edition = Edition.objects.unscoped("a test").get()
    assert whose(people) == {"lead": {"keep", "office"}, "clearer": {"keep", "office"}}
    assert "Chief of section: it is with them now" in people["lead"].get(LIST).content.decode()

    send(people["lead"], edition, "office", office="section", word="clears")

    told = people["lead"].get(LIST).content.decode()
    assert "Chief of section: cleared it on" in told
    assert "Legal and criminal justice group: it is with them now" in told
    assert "Chief of section" not in people["focal point"].get(LIST).content.decode()


def test_one_keeps_it_one_proposes_and_another_clears_it(people):
    assert whose(people) == {"lead": {"keep"}, "clearer": {"keep"}}

    edition = kept(people)
    assert whose(people) == {"lead": {"keep", "clear"}, "clearer": {"keep", "clear"}}

    assert "It is proposed and waits." in send(people["lead"], edition, "clear", reason="ready")
    assert whose(people) == {"lead": {"keep"}, "clearer": {"keep", "confirm"}}
    assert "You proposed it" in people["lead"].get(LIST).content.decode()

    send(people["clearer"], PendingAct.objects.unscoped("a test").get(), "confirm")
    assert whose(people) == {"lead": {"keep", "submit"}, "clearer": {"keep", "submit"}}


def test_a_member_objects_and_the_answer_gives_the_days_again(people):
    edition = submitted(people, until=in_days(5).isoformat())
    assert buttons(people["member"]) == {"adopt", "object"}
    assert buttons(people["lead"]) == {"keep"}

    assert "the clock stands still" in send(people["member"], edition, "object", what="time", text="Three days more.")
    objection = Objection.objects.unscoped("a test").get()
    assert "Three days more." not in people["lead"].get(LIST).content.decode()
    assert buttons(people["member"]) == {"adopt", "object", "answer"}

    send(people["member"], objection, "answer", answer="Agreed.")
    edition.refresh_from_db()
    assert edition.silence_until == in_days(5)
    assert "Agreed." in people["member"].get(LIST).content.decode()


def test_a_member_records_the_decision_and_nothing_is_left_to_do(people):
    edition = submitted(people)

    page = send(people["member"], edition, "adopt", decision="Adopted at its 12th meeting.", document="S/AC.40/2026/1")

    assert "Adopted by decision" in page
    assert "Adopted at its 12th meeting." in page
    left = {"keep", "correct", "public-version"}
    assert whose(people) == {"lead": left, "clearer": left}


def test_silence_is_recorded_once_its_day_has_come(people):
    edition = submitted(people, until=in_days(5).isoformat())
    edition.refresh_from_db()
    with changeset(actor=make.SYSTEM, at=timezone.now(), reason="the day has come") as change:
        change.edit(edition, silence_until=in_days(0))

    assert buttons(people["lead"]) == {"keep", "silence"}
    assert "Adopted by silence" in send(people["lead"], edition, "silence")


def test_a_day_that_has_passed_gives_the_committee_no_time(people):
    edition = submitted(people, until=in_days(0).isoformat())

    assert Edition.objects.unscoped("a test").get().status == "cleared"
    assert "a day to come" in send(people["lead"], edition, "submit", silence_until="2026-01-01")
    assert "year, month, day" in send(people["lead"], edition, "submit", silence_until="soon")


def test_a_report_that_there_is_not_is_not_kept(people):
    for report in ("gossip:body", "communique:body", "follow-up:state"):
        assert people["lead"].post(f"{LIST}keep/", {"report": report}).status_code == 404
    assert not Edition.objects.unscoped("a test").exists()


@pytest.mark.parametrize("verb", ["clear", "submit", "object", "adopt", "silence"])
def test_strangers_find_no_report_to_act_on(people, verb):
    edition = kept(people)

    for who in ("focal point", "delegate", "other Body", "the public", "member"):
        address = f"/reports/{seal(edition.pk)}/{verb}/"
        assert people[who].post(address, {"reason": "x", "what": "time", "text": "x"}).status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_of_kept_reports_asks_the_same_number_of_questions(people, size, django_assert_num_queries):
    for _ in range(size):
        people["lead"].post(f"{LIST}keep/", {"report": "follow-up:shared"})

    with django_assert_num_queries(11):
        page = people["lead"].get(LIST).content.decode()
    assert page.count("It goes along the line of offices that clear it.") == size


def test_a_kept_report_names_the_language_it_was_kept_in(people):
    people["lead"].post(f"{LIST}keep/", {"report": "follow-up:shared", "language": "fr"})

    page = people["lead"].get(LIST).content.decode()

    assert Edition.objects.unscoped("a test").get().language == "fr"
    assert "<dt>Its words</dt><dd>French · " in page
