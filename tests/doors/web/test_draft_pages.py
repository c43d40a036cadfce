"""Pages of drafts sent for comments: what each shows, to whom, and what the filters leave."""

import pytest
from django.urls import reverse

from headway.doors.web.parts.addresses import seal
from headway.engines.exchange.lettered import enter_comment
from headway.engines.reports.disposing import dispose
from tests import drafts, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    body = make.a_body()
    circle = make.a_circle(body)
    assessment = make.an_assessment(audience="public")
    border, health = make.a_ministry("Border Guard Service"), make.a_ministry("Ministry of Health")
    sending = drafts.a_sending(assessment, border, health, circle=circle.pk)
    shared = {"audience": "shared", "holder": border, "circle": circle.pk}
    data = drafts.edited("replace", "remark", "delete")
    returned = drafts.a_return(sending, border, data=data, **shared)
    return {
        "assessment": assessment,
        "sending": sending,
        "returned": returned,
        "comments": drafts.comments_in(returned, data, **shared),
        "border": border,
        "lead": make.a_lead(),
        "focal": make.a_focal_point(),
        "contributor": make.a_contributor("Ministry of Health"),
    }


def read(reading_as, actor, name, key, query=""):
    return reading_as(actor).get(reverse(f"web:{name}", args=[key]) + query)


def test_the_table_groups_comments_by_paragraph_and_shows_what_went_and_what_came(reading_as, world):
    page = read(reading_as, world["lead"], "draft", world["sending"].pk).content.decode()

    assert [f"¶ {n}" in page for n in (1, 2, 3)] == [True, True, True]
    assert f"<del>{world['comments'][0].before}" in page
    assert f"<ins>{world['comments'][0].after}" in page
    assert "3 of 3 comments are not decided" in page
    assert "No answer is on record from <bdi>Ministry of Health</bdi>" in page


def test_of_two_drafts_sent_on_a_day_the_one_sent_last_is_the_first_of_the_list(reading_as, world):
    later = drafts.a_sending(world["assessment"], report="comprehensive", circle=world["sending"].circle)
    again = drafts.a_sending(world["assessment"], number=2, circle=world["sending"].circle)
    last = drafts.a_sending(world["assessment"], report="focused", circle=world["sending"].circle)

    page = reading_as(world["lead"]).get(reverse("web:drafts", args=[world["assessment"].code])).content.decode()

    places = [page.index(reverse("web:draft", args=[one.pk])) for one in (last, again, later, world["sending"])]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "query, shown",
    [("", 3), ("?matter=disagreement", 1), ("?matter=confidential", 0), ("?open=1", 2), ("?institution=nobody", 0)],
)
def test_the_table_is_filtered_by_the_address(reading_as, world, query, shown):
    dispose(world["comments"][0], outcome="accepted", matter="fact", reason="", actor=world["lead"], at=make.NOW)

    page = read(reading_as, world["lead"], "draft", world["sending"].pk, query).content.decode()

    assert page.count('<article class="card') == shown


def test_one_institution_s_comments_are_shown_alone(reading_as, world):
    query = f"?institution={seal(world['border'].pk)}"

    page = read(reading_as, world["lead"], "draft", world["sending"].pk, query).content.decode()

    assert page.count('<article class="card') == 3


def test_who_sent_the_draft_decides_and_the_state_reads(reading_as, world):
    deciding = [
        read(reading_as, world[who], "draft", world["sending"].pk).content.decode().count('name="outcome"')
        for who in ("lead", "focal")
    ]

    assert deciding == [12, 0]


@pytest.mark.parametrize("name", ["draft", "concordance", "draft-table-file"])
def test_another_ministry_finds_no_draft_that_was_not_released_to_it(reading_as, world, name):
    assert read(reading_as, world["contributor"], name, world["sending"].pk).status_code == 404


def test_a_file_that_came_back_shows_what_it_proposes(reading_as, world):
    page = read(reading_as, world["lead"], "return", world["returned"].pk).content.decode()

    assert page.count('<div class="card') == 3
    assert world["comments"][1].text in page


def test_the_table_leaves_as_a_word_file_that_is_written_down(reading_as, world):
    answer = read(reading_as, world["lead"], "draft-table-file", world["sending"].pk)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="XOR-2018-comments-v1.docx"'
    assert answer.content[:2] == b"PK"


def test_paragraphs_of_two_versions_stand_beside_each_other(reading_as, world):
    circle = world["sending"].circle
    later = drafts.a_sending(world["assessment"], circle=circle)

    page = read(
        reading_as, world["lead"], "concordance", world["sending"].pk, f"?with={seal(later.pk)}"
    ).content.decode()

    assert page.count('<tr><th scope="row">¶') == 3


def test_what_a_letter_says_stands_on_its_own_page_and_is_known_as_a_letters_in_the_table(reading_as, world):
    circle = world["sending"].circle
    letter = make.a_letter("Officers were trained in 2018.", audience="shared", circle=circle, read_by="person")
    comment = enter_comment(
        letter, world["sending"], words="Officers were trained in 2018.", institution=world["border"], matter="fact",
        number="2", actor=world["lead"], at=make.NOW,
    )  # fmt: skip
    dispose(comment, outcome="not accepted", matter="fact", reason="Seen otherwise.", actor=world["lead"], at=make.NOW)

    page = read(reading_as, world["lead"], "return", comment.returned_id).content.decode()
    table = read(reading_as, world["lead"], "draft", world["sending"].pk).content.decode()

    assert "Nothing was changed or remarked" not in page
    assert (page.count("Officers were trained in 2018."), page.count('<div class="card')) == (1, 1)
    assert 'Not accepted</strong>: <span dir="auto">Seen otherwise.' in page
    assert reverse("web:letter", args=[letter.pk]) in page
    assert "From <a" in table
    assert table.count(", in a letter") == 1
