"""The past of a row: who, when, why, and what changed, in people's words."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Observation
from headway.casework.plans.models import Measure
from headway.casework.recommendations.models import Undertaking
from headway.engines.reports.models import Chapter, Remark
from headway.foundation.access.models import Audience
from headway.foundation.core.actors import Role
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.expunge import expunge
from tests import make

pytestmark = pytest.mark.django_db


def edited(row, actor=make.SYSTEM, reason="corrected", at=make.NOW, **values):
    with changeset(actor=actor, at=at, reason=reason) as change:
        return change.edit(row, **values)


def page_of(client, row):
    return client.get(reverse("web:history", args=[row.kind, row.pk])).content.decode()


def told(page, name):
    """What the newest entry tells of a column, with [words that went] and {words that came}."""
    found = re.search(rf"<dt>{name}</dt><dd[^>]*>(.*?)</dd>", page)
    if not found:
        return None
    marked = re.sub(r"<del>(.*?)</del>", r"[\1]", re.sub(r"<ins>(.*?)</ins>", r"{\1}", found[1]))
    return " ".join(re.sub(r"<[^>]+>", " ", marked).split())


def test_a_change_is_shown_word_for_word_with_who_when_and_why(reading_as):
    assessor = make.an_assessor()
    row = make.an_observation("The State has a strategy on borders.")
    edited(row, assessor, "as the State's letter of 2 March says", text="The State has a new strategy on borders.")

    page = page_of(reading_as(assessor), row)

    assert told(page, "Text") == "The State has a {new} strategy on borders."
    assert "As the State&#x27;s letter of 2 March says" in page
    assert f"<bdi>{assessor.name}, UN-CTED</bdi>" in page
    assert "2 March 2026" in page


def test_columns_and_their_values_are_told_in_peoples_words(reading_as):
    make.an_area("borders"), make.an_area("finance", 20)
    row = make.added(Observation(type="measure", text="A law.", **make.sight()), areas=["borders"])
    edited(row, type="good practice", status="in place", areas=["finance"], audience=Audience.SHARED,
           circle=make.a_circle(make.a_body()).pk)  # fmt: skip

    page = page_of(reading_as(make.an_assessor()), row)

    assert {name: told(page, name) for name in ("Kind", "Status", "Areas", "Open to", "Circle", "Compartment")} == {
        "Kind": "[measure] {good practice}",
        "Status": "{in place}",
        "Areas": "[Borders] {Finance}",
        "Open to": "[the assessing Body] {both sides}",
        "Circle": None,
        "Compartment": None,
    }


def test_columns_and_values_are_called_in_the_readers_language(reading_as):
    make.an_area("borders")
    row = make.added(Observation(type="measure", text="A law.", **make.sight()), areas=["borders"])
    edited(row, status="in place", audience=Audience.SHARED, circle=make.a_circle(make.a_body()).pk)
    address = reverse("web:history", args=[row.kind, row.pk])

    page = reading_as(make.an_assessor()).get(address, headers={"accept-language": "ar"}).content.decode()

    assert {"النوع", "الحالة", "النص", "متاح لـ", "في حيازة"} <= set(re.findall("<dt>(.*?)</dt>", page))
    assert told(page, "النص") == "A law."
    assert "measure" not in page
    assert "both sides" not in page


def test_the_first_revision_tells_what_it_began_with_unmarked(reading_as):
    page = page_of(reading_as(make.an_assessor()), make.an_observation("The State has a strategy."))

    assert told(page, "Text") == "The State has a strategy."
    assert told(page, "Held by") == "UN-CTED"


def test_dates_numbers_and_rows_are_told_as_on_the_pages(reading_as):
    assessment = make.an_assessment()
    row = make.added(
        Undertaking(
            assessment=assessment, type="commitment", by="the State", as_said="will adopt a law", made_on="2018-07",
            due_on=date(2018, 12, 31), **make.sight(),
        )
    )  # fmt: skip

    page = page_of(reading_as(make.an_assessor()), row)

    assert (told(page, "Made on"), told(page, "Due on"), told(page, "Assessment")) == (
        "July 2018", "31 December 2018", str(assessment),
    )  # fmt: skip


def test_an_id_that_is_called_as_a_kind_is_shows_the_row_it_names(reading_as):
    assessment = make.an_assessment()
    row = make.an_observation("The State has a strategy.")
    edited(row, assessment=assessment.pk)

    assert told(page_of(reading_as(make.an_assessor()), row), "Assessment") == f"{{{assessment}}}"


def test_a_row_that_is_not_open_to_the_reader_is_not_named(reading_as):
    circle = make.a_circle(make.a_body()).pk
    shared = {"audience": Audience.SHARED, "circle": circle}
    hidden = make.a_passage(quote="Our own note says otherwise.", **shared)
    other = make.a_recommendation(**shared)
    edited(other, passage=hidden)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="keep it to ourselves") as change:
        change.edit(other, passage=None)
        change.edit(hidden, audience=Audience.BODY, circle=None)

    state, body = (page_of(reading_as(who), other) for who in (make.a_focal_point(), make.an_assessor()))

    assert "one that is not open to you" in state
    assert "one that is not open to you" not in body


def test_what_was_destroyed_is_said_to_have_been_there(reading_as):
    row = make.an_observation("harmless")
    secret = edited(row, text="the name that must not stand here").revision
    expunge(secret, actor=make.SYSTEM, at=make.NOW, reason="entered by mistake", witness="W. Itness", restore=True)

    page = page_of(reading_as(make.an_assessor()), row)

    assert "must not stand here" not in page
    assert "The content of this revision was destroyed. That it was there remains." in page
    assert f"The content of revision <code>{secret[:12]}</code> was destroyed here." in page


def test_an_act_that_came_in_later_says_so(reading_as):
    row = make.an_observation("first")
    edited(row, at=make.NOW - timedelta(days=3), text="second")

    assert "recorded here" in page_of(reading_as(make.an_assessor()), row)


def test_whoever_answers_for_a_marked_row_finds_who_has_read_it(reading_as):
    marked = edited(make.an_observation("A note."), marking="Confidential")
    plain = make.an_observation("Another note.")

    lead, assessor = reading_as(make.an_assessor(role=Role.LEAD)), reading_as(make.an_assessor())

    assert ["Who has read it" in page_of(lead, row) for row in (marked, plain)] == [True, False]
    assert "Who has read it" not in page_of(assessor, marked)


@pytest.mark.parametrize("size", [1, 3])
def test_a_history_costs_the_same_however_long_it_is(size, reading_as, django_assert_num_queries):
    make.an_area("borders"), make.an_area("finance", 20)
    row = make.added(Measure(title="Law", type="law", **make.sight()), areas=["borders"])
    for number in range(size):
        edited(row, title=f"Law {number}", areas=["finance" if number % 2 else "borders"])
    client = reading_as(make.an_assessor())

    with django_assert_num_queries(7):
        page_of(client, row)


@pytest.mark.parametrize(("held", "words"), [(Chapter, {"place": 1}), (Remark, {"text": "Seen on site."})])
def test_the_past_of_a_drafters_words_leads_to_the_outline_only_for_whoever_sees_the_assessment(
    held, words, reading_as
):
    ministry = make.a_ministry("Border Guard Service")
    row = held(
        assessment=make.an_assessment("XOR-2031", audience="shared"),
        report="follow-up",
        section="then-and-now",
        **words,
        **make.sight(holder=ministry, audience="state"),
    )
    make.added(row)
    outline = reverse("web:outline", args=["XOR-2031", "follow-up"])

    assert outline in page_of(reading_as(make.a_focal_point()), row)
    told = page_of(reading_as(make.a_contributor("Border Guard Service")), row)
    assert "XOR-2031" not in told
