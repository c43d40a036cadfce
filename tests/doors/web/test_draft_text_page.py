"""A draft is read and commented on at its paragraphs on the site; versions are set side by side word for word."""

import pytest

from headway.doors.web.parts.addresses import seal
from headway.engines.reports.models import Comment, Return
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.changes import changeset
from tests import make
from tests.drafts import WORDS, a_sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def sending():
    load(make.NOW)
    ministry = make.a_ministry()
    circle = make.a_circle(ministry, make.a_body())
    row = make.an_assessment(audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(row, circle=circle.pk)
    return a_sending(row, ministry, circle=circle.pk)


@pytest.fixture
def place(sending):
    return f"/drafts/{seal(sending.pk)}/"


@pytest.fixture
def state(reading_as, sending):
    return reading_as(make.a_focal_point())


@pytest.fixture
def lead(reading_as, sending):
    return reading_as(make.a_lead())


def page(client, address):
    return client.get(address).content.decode()


def rows():
    return list(Comment.objects.unscoped("a test").order_by("id"))


def test_a_comment_is_written_at_its_paragraph_and_is_the_institutions_own(state, lead, place):
    state.post(f"{place}comment/", {"block": "block1", "text": "Since the visit a second post was connected."})

    (row,) = rows()
    assert (row.block, row.label, row.what, row.matter, row.audience) == (
        "block1",
        "¶ 2",
        "remark",
        "development",
        "own",
    )
    assert "Since the visit a second post" in page(state, f"{place}text/")
    assert "Since the visit a second post" not in page(lead, f"{place}text/")
    assert "Since the visit a second post" not in page(lead, place)


def test_what_was_passed_on_stands_before_the_body_in_the_states_words(state, lead, place):
    state.post(f"{place}comment/", {"block": "block0", "text": "We do not share this.", "matter": "disagreement"})
    returned = Return.objects.unscoped("a test").get()

    for _ in range(2):
        state.post(f"/returns/{seal(returned.pk)}/pass-on/")

    told = page(lead, place)
    assert "We do not share this." in told
    assert "disagreement" in told


def test_words_that_should_stand_instead_are_shown_in_place(state, place):
    instead = WORDS[0].replace("Interior", "Justice")

    state.post(f"{place}comment/", {"block": "block0", "instead": instead})

    (row,) = rows()
    assert (row.what, row.before, row.after, row.matter) == ("replacement", WORDS[0], instead, "fact")
    assert "<del>Interior</del>" in page(state, place).replace(" </del>", "</del>")


def test_what_is_added_after_passing_on_begins_anew(state, place):
    state.post(f"{place}comment/", {"block": "block0", "text": "First."})
    state.post(f"{place}comment/", {"block": "block1", "text": "Second."})
    first = Return.objects.unscoped("a test").get()
    state.post(f"/returns/{seal(first.pk)}/pass-on/")

    state.post(f"{place}comment/", {"block": "block2", "text": "Third."})

    assert [row.returned_id == first.pk for row in rows()] == [True, True, False]


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"block": "block0"}, "Write what you have to say"),
        ({"block": "made-up", "text": "x"}, "has no such paragraph"),
        ({"instead": "x"}, "Choose the paragraph"),
    ],
)
def test_a_comment_that_says_nothing_or_stands_nowhere_is_refused(state, place, given, because):
    answer = state.post(f"{place}comment/", given, follow=True)

    assert because in answer.content.decode()
    assert rows() == []


def test_whoever_does_not_see_the_draft_neither_reads_nor_comments(reading_as, place):
    other = reading_as(make.a_lead("fatf"))

    assert other.get(f"{place}text/").status_code == 404
    assert other.post(f"{place}comment/", {"text": "x"}).status_code == 404


def test_the_page_asks_few_questions(state, place, django_assert_max_num_queries):
    state.post(f"{place}comment/", {"block": "block0", "text": "First."})
    with django_assert_max_num_queries(12):
        state.get(f"{place}text/?at=block1")
