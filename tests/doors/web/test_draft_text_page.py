"""A draft is read and commented on at its paragraphs on the site; versions are set side by side word for word."""

import pytest

from headway.doors.web.parts.addresses import seal
from headway.doors.web.reports.draft_text import Line, parts_of
from headway.engines.exchange.values import SentBlock
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


def test_the_cells_of_a_row_are_one_part_with_one_form_in_which_each_may_be_chosen():
    before = SentBlock("p", "Before it.", "1", "¶ 1")
    state, name = SentBlock("k", "State", row=1, column=1), SentBlock("v", "Orsania", row=1, column=2)
    visit, days, note = (
        SentBlock("w", "Visit", row=2, column=1),
        SentBlock("d", "July 2018", row=2, column=2),
        SentBlock("n", "On site", row=2, column=2),
    )
    after, last = SentBlock("q", "After it.", "2", "¶ 2"), SentBlock("r", "And last.", "3", "¶ 3")
    lines = [Line(block, []) for block in (before, state, name, visit, days, note, after, last)]

    parts = parts_of(lines, at="w")

    assert [[[line.block.text for line in cell] for cell in part.cells] for part in parts] == [
        [["Before it."]],
        [["State"], ["Orsania"]],
        [["Visit"], ["July 2018", "On site"]],
        [["After it."]],
        [["And last."]],
    ]
    assert [part.on for part in parts] == [None, None, visit, None, None]
    assert parts[2].choices == [visit, days, note]


def test_one_link_is_at_the_end_of_each_paragraph_and_the_chosen_one_has_the_form_instead(state, place):
    text = page(state, f"{place}text/?at=block1")

    assert 'href="?at=block0#b-block0"' in text
    assert 'href="?at=block1#b-block1"' not in text
    assert '<input type="hidden" name="block" value="block1">' in text
