"""A person says which question a part of a reply answers, or which recommendation a row reports on."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from headway.casework.assessments.models import Answer
from headway.casework.recommendations.models import Progress
from headway.engines.intake.models import Decision
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from tests import make

pytestmark = pytest.mark.django_db

REPLY = """Replies of Orsania to the questionnaire

The Ministry of the Interior presents its compliments to the Committee.

1. Has the State adopted a national strategy against terrorism?

Yes, in 2021.

2. How many investigations were opened under article 2 of the Border Act?

Fourteen investigations were opened, and the National Centre coordinates the work of the others.

3. Which agency coordinates the work of the others?

–
"""
TABLE = """<table><tr><th>No.</th><th>Recommendation</th><th>Status</th><th>Progress</th></tr>
<tr><td>1</td><td>Amend article 214</td><td>Under way</td><td>A draft is before Parliament.</td></tr>
<tr><td>77</td><td>Connect the posts</td><td>Under way</td><td>Six posts are connected.</td></tr></table>"""
UNDER = {"assessment": "XOR-2018"}


@pytest.fixture
def client(reading_as):
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    make.an_assessment()
    return reading_as(make.an_assessor())


@pytest.fixture
def reply(client):
    return give(client, REPLY, "reply.txt", originator="Ministry of the Interior")


def give(client, data, name, **fields):
    given = {"file": SimpleUploadedFile(name, data.encode()), "compartment": "XOR", **fields}
    return client.post("/sources/new/", given).headers["Location"].removesuffix("proposals/")


def page_of(client, address):
    return client.get(f"{address}offers/?assessment=XOR-2018").content.decode()


def card(page, words):
    """The key of the card or line on which words stand."""
    return next(part.split('"')[0] for part in page.split('id="card-')[1:] if words in part)


def answers():
    return sorted(Answer.objects.unscoped("test").values_list("question", "voice", "text", "given_by"))


def part(page, name):
    return page.split(f'id="{name}"')[1].split("</section>")[0]


def test_an_answer_goes_to_the_questions_that_a_person_says_and_the_page_tells_it(client, reply):
    second = card(page_of(client, reply), "Fourteen investigations were")

    answer = client.post(f"{reply}offers/{second}/belongs/", {**UNDER, "subject": ["2", "3"]}, follow=True)

    page = answer.content.decode()
    assert [(q, v, who) for q, v, _, who in answers()] == [
        ("2", "state", "Ministry of the Interior"), ("3", "state", "Ministry of the Interior"),
    ]  # fmt: skip
    assert {text[:8] for _, _, text, _ in answers()} == {"Fourteen"}
    assert "Filed as the answer to: Question 2, Question 3." in page
    assert 'id="left"' not in page


def test_a_figure_is_told_with_the_questions_that_its_answer_was_filed_under(client):
    reply = give(client, REPLY.replace("Fourteen", "14"), "reply.txt")
    told = re.findall("A figure in the answer to ([^<]*)", page_of(client, reply))
    second = card(page_of(client, reply), "14 investigations were")

    client.post(f"{reply}offers/{second}/belongs/", {**UNDER, "subject": ["1", "3"]})

    assert told == ["Question 2"]
    assert re.findall("A figure in the answer to ([^<]*)", page_of(client, reply)) == ["Question 1, Question 3"]


def test_a_question_whose_words_were_filed_under_another_is_open_again(client, reply):
    first = card(page_of(client, reply), "Yes, in 2021.")
    client.post(f"{reply}offers/{first}/belongs/", {**UNDER, "subject": "3"})
    left = part(page_of(client, reply), "left")

    assert "Has the State adopted" in left
    assert "Which agency" not in left

    row = Decision.objects.unscoped("test").get()
    back = re.search(r'action="([^"]*taken[^"]*)"', page_of(client, reply))[1]
    client.post(back, UNDER)
    assert (row.outcome, answers()) == ("accepted", [])
    assert "Which agency" in part(page_of(client, reply), "left")


def test_what_stands_in_no_answer_is_told_and_may_be_filed(client, reply):
    told = part(page_of(client, reply), "left-over")
    assert "presents its compliments" in told

    opening = card(told, "presents its compliments")
    client.post(f"{reply}offers/{opening}/belongs/", {**UNDER, "subject": "1"})

    assert [(question, text[:12]) for question, _, text, _ in answers()] == [("1", "The Ministry")]
    assert "Filed as the answer to: Question 1." in part(page_of(client, reply), "left-over")


def test_the_likeliest_question_is_the_first_to_tick_and_each_is_there_once(client, reply):
    second = card(page_of(client, reply), "Fourteen investigations were")
    page = client.get(f"{reply}offers/{second}/belongs/?assessment=XOR-2018").content.decode()

    assert re.findall(r'name="subject" value="(\d)"', page)[0] in "23"
    assert sorted(re.findall(r'name="subject" value="(\d)"', page)) == ["1", "2", "3"]


def test_nothing_ticked_is_told_and_nothing_is_filed(client, reply):
    second = card(page_of(client, reply), "Fourteen investigations were")
    answer = client.post(f"{reply}offers/{second}/belongs/", UNDER)

    assert answer.status_code == 422
    assert "Tick at least one question." in answer.content.decode()
    assert answers() == []


def test_what_was_decided_is_not_filed_a_second_time(client, reply):
    second = card(page_of(client, reply), "Fourteen investigations were")
    client.post(f"{reply}offers/{second}/", {**UNDER, "decision": "accept"})
    answer = client.post(f"{reply}offers/{second}/belongs/", {**UNDER, "subject": "1"}, follow=True)

    assert "It has been decided already." in answer.content.decode()
    assert [question for question, *_ in answers()] == ["2"]


def test_a_question_that_was_not_put_cannot_be_filed_under(client, reply):
    second = card(page_of(client, reply), "Fourteen investigations were")
    assert client.post(f"{reply}offers/{second}/belongs/", {**UNDER, "subject": "99"}).status_code == 422
    assert answers() == []


def test_a_row_that_matches_no_recommendation_is_filed_under_the_one_a_person_says(client):
    assessment = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    for number, text in (("1", "Amend article 214."), ("2", "Connect all border posts.")):
        make.a_recommendation(number, assessment, text=text)
    address = give(client, TABLE, "table.html", originator="National Centre", dated="2023-06-30")
    page = client.get(f"{address}offers/?assessment=XOR-2009").content.decode()
    loose = card(part(page, "unmatched"), "Six posts")

    client.post(f"{address}offers/{loose}/belongs/", {"assessment": "XOR-2009", "subject": "XOR-2009-2"})

    row = Progress.objects.unscoped("test").get()
    assert (row.recommendation.code, row.side, row.level, row.reported_by) == (
        "XOR-2009-2", "state", "under-way", "National Centre",
    )  # fmt: skip
    page = client.get(f"{address}offers/?assessment=XOR-2009").content.decode()
    assert "Filed as a report on: XOR-2009-2." in part(page, "unmatched")
    assert 'id="left"' not in page


def test_what_a_row_prints_of_its_recommendation_tells_which_is_likeliest(client):
    assessment = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    for number, text in (("1", "Amend article 214."), ("2", "Train the judges."), ("10", "Connect all border posts.")):
        make.a_recommendation(number, assessment, text=text)
    address = give(client, TABLE.replace("Six posts", "Six"), "table.html")
    page = client.get(f"{address}offers/?assessment=XOR-2009").content.decode()
    loose = card(part(page, "unmatched"), "Six are connected")
    assert re.findall(r"<bdi>XOR-2009-(\d+)</bdi>", part(page, "left")) == ["2", "10"]

    page = client.get(f"{address}offers/{loose}/belongs/?assessment=XOR-2009").content.decode()

    assert "Connect the posts" in page
    assert re.search(r'name="subject" value="([^"]*)"', page)[1] == "XOR-2009-10"


def test_a_strangers_page_is_not_there(client, reply, reading_as):
    second = card(page_of(client, reply), "Fourteen investigations were")
    stranger = reading_as(make.a_focal_point())

    assert stranger.get(f"{reply}offers/{second}/belongs/").status_code == 404
    assert stranger.post(f"{reply}offers/{second}/belongs/", {**UNDER, "subject": "1"}).status_code == 404
    assert answers() == []
