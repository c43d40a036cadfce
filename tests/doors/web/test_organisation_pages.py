"""Organisations' pages: a line of succession, mandates, who is in office, duplicates, a handover and handing over."""

from datetime import date

import pytest
from django.urls import reverse

from headway.casework.questionnaires.models import SectionAssignment
from headway.casework.recommendations.models import Addressee, Assignment, Undertaking
from headway.casework.visits.models import InOffice, Mandate
from headway.doors.web.parts.addresses import seal
from headway.foundation.access.models import Grant, User
from headway.foundation.actors.models import Organisation, Sameness, Succession
from tests import make

pytestmark = pytest.mark.django_db


def page_of(row, name="organisation", *more):
    return reverse(f"web:{name}", args=[row.pk, *more])


def shown(client, address):
    return client.get(address).content.decode()


@pytest.fixture
def focal():
    return make.a_focal_point()


@pytest.fixture
def client(focal, reading_as):
    return reading_as(focal)


@pytest.fixture
def guards():
    return make.a_ministry("Border Guard Service")


def test_a_split_is_entered_from_the_page_and_the_recommendation_shows_everybody_who_answers_now(client, reading_as):
    interior = make.a_ministry("Ministry of the Interior and Administration")
    parts = [make.a_ministry("Ministry of Internal Security"), make.a_ministry("Ministry of Public Administration")]
    row = make.a_recommendation("12", make.an_assessment("XOR-2009", audience="public"), audience="public")
    sight = make.sight(audience="public")
    make.added(Addressee(recommendation=row, organisation=interior, as_printed="the Ministry of the Interior", **sight))
    for part in parts:
        given = {"how": "split", "after": seal(part.pk), "on": "2013-03-01", "source": "Decree 8 of 2013, article 2"}
        assert client.post(page_of(interior, "new-succession"), given).status_code == 302

    tree = shown(client, page_of(interior))
    assert tree.count("was split into") == 2
    assert "Decree 8 of 2013, article 2" in tree
    cited = shown(client, f"/recommendations/{row.code}/")
    assert "the Ministry of the Interior" in cited
    assert cited.index("Who answers for it now") < cited.index(parts[0].name) < cited.index(parts[1].name)
    assert parts[1].name in shown(reading_as(), f"/recommendations/{row.code}/")


def test_the_page_of_a_recommendation_says_who_answers_for_its_ministry_and_does_not_see_it_and_undoing_asks_why(
    client,
):
    guards, police = make.a_ministry("Border Guard Service"), make.a_ministry("Police")
    row = make.a_recommendation("12", make.an_assessment("XOR-2009", audience="public"), audience="public")
    cited, missing = f"/recommendations/{row.code}/", "does not see it yet"
    given = make.added(
        Assignment(
            recommendation=row, ministry=guards, sent_on=make.TODAY, **make.sight(audience="state", holder=guards)
        )
    )
    step = make.added(Succession(before=guards, after=police, how="became", on="2020", source="Law 1"))
    assert missing in shown(client, cited)
    make.added(Grant(target=given.pk, compartment="XOR", organisation=police, since=make.TODAY, why="follows"))

    page = shown(client, cited)
    assert page.index("Followed by") < page.index("Who answers for it now") < page.index("Police")
    assert missing not in page

    undo = page_of(step, "undo-succession")
    assert undo in shown(client, page_of(guards))
    client.post(undo, {"reason": ""})
    assert Succession.objects.exists()
    client.post(undo, {"reason": "another decree"})
    assert not Succession.objects.exists()


def test_a_succession_without_its_source_is_shown_again_with_what_was_typed(client):
    interior, other = make.a_ministry("Ministry of the Interior"), make.a_ministry("Ministry of Police")
    answer = client.post(page_of(interior, "new-succession"), {"how": "became", "after": seal(other.pk), "on": "soon"})

    assert answer.status_code == 422
    assert "soon" in answer.content.decode()
    assert not Succession.objects.exists()


def test_a_duplicate_is_proposed_merged_and_taken_apart_from_the_pages(client):
    kept = make.added(Organisation(name="Ministry of Justice", type="ministry", state=make.a_state()))
    twin = make.added(Organisation(name="Ministry for Justice", type="ministry", state=make.a_state()))
    assert "1 pair looks alike" in shown(client, reverse("web:organisations"))
    assert "have the same words" in shown(client, reverse("web:duplicates"))
    given = {"other": seal(twin.pk), "because": "the same ministry, spelt twice"}

    client.post(page_of(kept, "decide-duplicate"), {**given, "verdict": "same"})

    assert client.get(page_of(twin))["Location"] == page_of(kept)
    assert "the same ministry, spelt twice" in shown(client, page_of(kept))
    assert shown(client, reverse("web:organisations") + "?q=for Justice").count("Ministry of Justice") == 1
    row = Sameness.objects.get()
    client.post(reverse("web:take-apart", args=[row.pk]), {"because": "two after all"})
    assert str(Organisation.objects.get(pk=twin.pk)) == "Ministry for Justice"
    assert "No two organisations look alike" in shown(client, reverse("web:duplicates"))


def test_a_duplicate_that_nobody_proposed_is_merged_from_the_page_of_the_kept_row(client, guards):
    frontier = make.a_ministry("Frontier Corps")
    page = shown(client, page_of(guards))
    assert f'<option value="{seal(frontier.pk)}">Frontier Corps</option>' in page

    client.post(page_of(guards, "decide-duplicate"), {"other": seal(frontier.pk), "verdict": "same", "because": "one"})

    assert str(Organisation.objects.get(pk=frontier.pk)) == "Border Guard Service"


def test_mandates_and_offices_are_entered_for_ones_own_side_alone(client, guards, reading_as):
    client.post(
        page_of(guards, "new-mandate"), {"text": "Guards the border.", "cited": "Law 3 of 2004", "since": "2004"}
    )
    refused = client.post(page_of(guards, "new-office"), {"office": "Director", "part": "head", "name": "A. Person"})
    client.post(page_of(guards, "new-office"), {"office": "Director", "part": "head", "since": "2009"})

    assert refused.status_code == 422
    assert "the institution agreed" in refused.content.decode()
    assert (Mandate.objects.unscoped("test").count(), InOffice.objects.unscoped("test").count()) == (1, 1)
    ours = shown(client, page_of(guards))
    assert "Guards the border." in ours
    assert "Director" in ours
    theirs = shown(reading_as(make.an_assessor()), page_of(guards))
    assert "Guards the border." not in theirs
    assert "Director" not in theirs
    assert reading_as(make.a_contributor("Customs")).get(page_of(guards, "new-office")).status_code == 404


def test_what_stands_in_office_is_ended_with_its_day(client, guards):
    client.post(page_of(guards, "new-office"), {"office": "Director", "part": "head", "since": "2009"})
    row = InOffice.objects.unscoped("test").get()

    client.post(reverse("web:end-office", args=[row.pk]), {"until": "2018-03"})

    assert InOffice.objects.unscoped("test").get().until == "2018-03"
    assert "Before (1)" in shown(client, page_of(guards))


def test_the_past_of_an_institutions_entry_is_open_to_those_who_keep_it(client, guards, reading_as):
    client.post(page_of(guards, "rename-organisation"),
                {"name": "State Border Service", "since": "2019", "source": "Law 12"})  # fmt: skip
    address = page_of(guards, "organisation-history")
    assert f'href="{address}"' in shown(client, page_of(guards))

    past = shown(client, address)

    assert "<ins>Service</ins>" in past or "State Border Service" in past
    assert "Guard" in past
    customs = reading_as(make.a_contributor("Customs"))
    assert customs.get(address).status_code == 404
    assert f'href="{address}"' not in shown(customs, page_of(guards))


def a_full_file(guards):
    """An institution with something of each kind, shared by both sides."""
    circle = make.a_circle(make.a_body()).pk
    shared = make.sight(audience="shared", circle=circle)
    assessment = make.an_assessment(audience="shared", circle=circle)
    row = make.a_recommendation("12", assessment, audience="shared", circle=circle)
    make.added(Addressee(recommendation=row, organisation=guards, as_printed="the border guards", **shared))
    said = {"assessment": assessment, "made_on": "2026-02", **shared}
    make.added(Undertaking(type="commitment", by=guards.name, to="CTED", as_said="send the law",
                           due_on=date(2026, 2, 20), **said))  # fmt: skip
    make.added(Undertaking(type="request", by=guards.name, to="CTED", as_said="the template", **said))
    make.a_letter(number="12/2026", subject="Statistics", from_office="CTED", to_office=f"{guards.name} of Orsania",
                  wants_answer=True, answer_due_on=date(2026, 4, 1), audience="shared", circle=circle)  # fmt: skip
    make.a_letter(number="5", subject="The law", from_office=guards.name, to_office="CTED", audience="shared",
                  circle=circle)  # fmt: skip
    state = make.sight(audience="state", holder=make.a_ministry(), circle=circle)
    make.added(SectionAssignment(assessment=assessment, ministry=guards, section="borders", sent_on=date(2026, 2, 1),
                                 main="Planning officer", **state))  # fmt: skip
    return assessment


def test_a_handover_tells_what_is_open_first_and_then_what_is_on_record(client, guards):
    a_full_file(guards)

    page = shown(client, page_of(guards, "handover"))

    words = ["Waits for them", "send the law", "Statistics", "They wait for", "the template", "Next dates",
             "Undertakings by them", "Recommendations", "the border guards", "Questions given to them",
             "Planning officer", "Letters they received", "12/2026", "Letters they sent", "The law"]  # fmt: skip
    places = []
    for word in words:
        places.append(page.index(word, places[-1] if places else 0))
    assert places == sorted(places)


def test_a_handover_shows_each_reader_only_what_they_may_see(guards, reading_as):
    assessment = a_full_file(guards)
    hidden = make.sight(audience="own", holder=make.a_ministry("Security Service"))
    make.added(Undertaking(assessment=assessment, type="commitment", by=guards.name, as_said="our secret",
                           made_on="2026", **hidden))  # fmt: skip

    seen = {who: shown(reading_as(actor), page_of(guards, "handover")) for who, actor in {
        "focal point": make.a_focal_point(), "assessor": make.an_assessor(),
        "neighbour": make.a_focal_point("XVL"), "other ministry": make.a_contributor("Customs")}.items()}  # fmt: skip

    assert not any("our secret" in page for page in seen.values())
    assert "Planning officer" in seen["focal point"]
    assert "Planning officer" not in seen["assessor"]
    assert "send the law" in seen["assessor"]
    for who in ("neighbour", "other ministry"):
        assert "send the law" not in seen[who]
        assert "Statistics" not in seen[who]
    assert reading_as().get(page_of(guards, "handover")).status_code == 404


def test_a_handover_is_narrowed_to_one_office_and_to_whoever_holds_it(client, guards):
    assessment = a_full_file(guards)
    sight = make.sight(audience="state", holder=make.a_ministry(), circle=assessment.circle)
    others = {"assessment": assessment, "ministry": guards, "sent_on": date(2026, 2, 1), "main": "Legal section"}
    make.added(SectionAssignment(section="financing", **others, **sight))
    client.post(page_of(guards, "new-office"), {"office": "Planning officer", "part": "contact"})
    office = InOffice.objects.unscoped("test").get()

    page = shown(client, f"{page_of(guards, 'handover')}?office={seal(office.pk)}")

    assert "Planning officer" in page
    assert "Legal section" not in page
    assert "Statistics" not in page
    assert client.get(f"{page_of(make.a_ministry(), 'handover')}?office={seal(office.pk)}").status_code == 404


def test_the_focal_points_handover_holds_what_the_government_promised(client):
    assessment = make.an_assessment(audience="public")
    said = {"assessment": assessment, "made_on": "2026", **make.sight(audience="public")}
    make.added(Undertaking(type="commitment", by="Government of Orsania", as_said="adopt a strategy", **said))
    ministry = make.a_ministry()
    assert "adopt a strategy" not in shown(client, page_of(ministry, "handover"))

    client.post(page_of(ministry, "new-office"), {"office": "Head of section", "part": "focal-point"})

    assert "adopt a strategy" in shown(client, page_of(ministry, "handover"))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_handover_is_printed(client, guards, form):
    a_full_file(guards)

    answer = client.get(page_of(guards, "handover-file", form))

    assert answer["Content-Disposition"] == f'attachment; filename="handover.{form}"'
    assert answer.content[:4] in {b"PK\x03\x04", b"%PDF"}
    assert client.get(page_of(guards, "handover-file", "txt")).status_code == 404


def test_handing_over_from_the_page_moves_the_assignment_and_the_seat(client, guards):
    a_full_file(guards)
    leaver = User.objects.get(pk=make.a_contributor().user)
    heir = User.objects.get(pk=make.a_contributor("Customs").user)
    row = SectionAssignment.objects.unscoped("test").get()
    client.post(page_of(guards, "new-office"),
                {"office": "Planning officer", "part": "contact", "account": seal(leaver.pk)})  # fmt: skip
    given = {"leaving": seal(leaver.pk), "office": "Senior officer", "account": seal(heir.pk), "on": "2026-03-01"}
    assert client.post(page_of(guards, "hand-over"), given).status_code == 422

    answer = client.post(page_of(guards, "hand-over"), {**given, "reason": "a new posting"}, follow=True)

    assert "Handed over: 1 assignment, 1 seat, the office." in answer.content.decode()
    row.refresh_from_db()
    assert (row.main, row.main_user) == ("Senior officer", heir.pk)


@pytest.mark.parametrize("size", [1, 3])
def test_the_pages_ask_few_questions(size, client, guards, django_assert_num_queries):
    a_full_file(guards)
    for number in range(size):
        other = make.a_ministry(f"Office {number}")
        make.added(Succession(before=other, after=guards, how="became", on=f"200{number}"))
    with django_assert_num_queries(10):
        client.get(page_of(guards))
    with django_assert_num_queries(12):
        client.get(page_of(guards, "handover"))
    with django_assert_num_queries(6):
        client.get(reverse("web:organisations"))
