"""The questionnaire's pages: who sees which voice, what a ministry writes, what the focal point sees of it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from headway.casework.assessments.models import Answer
from headway.casework.evidence.models import Source
from headway.casework.questionnaires.models import (
    AnswerEvidence,
    Contribution,
    SealedContribution,
    SectionAssignment,
    Submission,
    WorkbookImport,
)
from headway.casework.questionnaires.services import assign
from headway.doors.web.parts.addresses import seal
from headway.engines.exchange.workbooks.values import ANSWER, FIRST
from headway.foundation.core.actors import Role, Side
from tests import make
from tests.casework.questionnaires.asked import ask_questions

pytestmark = pytest.mark.django_db
STRATEGY = "q-strat-01"
SEALED = "Two posts are not staffed at night."


@pytest.fixture
def focal():
    return make.a_focal_point()


@pytest.fixture
def border():
    return make.a_contributor("Border Guard Service")


@pytest.fixture
def section(focal):
    ask_questions()
    case = make.an_assessment(audience="shared", circle=make.a_circle(make.a_body()).pk)
    ministry = make.a_ministry("Border Guard Service")
    row = SectionAssignment(
        assessment=case, ministry=ministry, section="strategy", sent_on=date(2026, 2, 1), validator="Deputy head"
    )
    return assign(row, actor=focal, at=make.NOW)


def questionnaire():
    return reverse("web:questionnaire", args=["XOR-2018"]) + "?section=strategy"


def text(response):
    return response.content.decode()


def post(client, name, key, **given):
    return client.post(reverse(f"web:{name}", args=[key]), given, follow=True)


def test_a_ministry_answers_returns_and_validates_and_the_focal_point_drafts_and_submits(
    section, focal, border, reading_as
):
    theirs, ours = reading_as(border), reading_as(focal)
    said = {f"value:{STRATEGY}": "yes", f"text:{STRATEGY}": "Since 2016.", f"status:{STRATEGY}": "answered"}

    assert "Kept: 1 answer." in text(post(theirs, "section", section.pk, **said))
    assert "Since 2016." not in text(ours.get(reverse("web:section", args=[section.pk])))
    assert "waiting to be validated" in text(post(theirs, "section-act", section.pk, act="return"))
    assert "the State has them now" in text(post(theirs, "section-act", section.pk, act="validate"))
    page = text(ours.get(reverse("web:answer-question", args=["XOR-2018", STRATEGY])))
    assert "Since 2016." in page
    [cited] = Contribution.objects.visible_to(focal)
    ours.post(
        reverse("web:answer-question", args=["XOR-2018", STRATEGY]),
        {"voice": "state", f"value:{STRATEGY}": "yes", f"text:{STRATEGY}": "A strategy.", "cites": seal(cited.pk)},
    )
    submitted = text(ours.post(reverse("web:submit-answers", args=["XOR-2018"]), {"section": "strategy"}, follow=True))
    assert "Submitted as version 1" in submitted
    read = text(reading_as(make.an_assessor()).get(questionnaire()))
    assert ("A strategy." in read, "Since 2016." in read) == (True, False)
    assert "frozen until it is opened again" in text(theirs.get(reverse("web:section", args=[section.pk])))


def test_what_was_typed_stays_on_the_page_when_it_is_refused(section, border, reading_as):
    client = reading_as(border)
    said = {f"value:{STRATEGY}": "yes", f"text:{STRATEGY}": "Long work.", f"status:{STRATEGY}": "declined"}

    answer = client.post(reverse("web:section", args=[section.pk]), said)

    assert answer.status_code == 422
    assert "Long work." in text(answer)
    assert "leave the answer empty" in text(answer)
    assert Contribution.objects.visible_to(border).count() == 0


def test_a_sealed_answer_is_shown_as_answered_and_its_words_to_the_approver_alone(section, focal, border, reading_as):
    approver = make.an_approver()
    client = reading_as(border)
    said = {f"value:{STRATEGY}": "yes", f"text:{STRATEGY}": SEALED, f"sealed:{STRATEGY}": "1"}
    post(client, "section", section.pk, **said)
    post(client, "section-act", section.pk, act="return")
    post(client, "section-act", section.pk, act="validate")
    where = reverse("web:answer-question", args=["XOR-2018", STRATEGY])

    assert SEALED in text(client.get(reverse("web:section", args=[section.pk])))
    seen = text(reading_as(focal).get(where))
    assert ("sealed" in seen, SEALED in seen) == (True, False)
    assert SEALED not in text(reading_as(focal).get(reverse("web:section", args=[section.pk])))
    assert reading_as(approver).get(where).status_code == 200


@pytest.mark.parametrize("who", ["another ministry", "an assessor", "another State", "the public"])
def test_strangers_find_no_section_and_no_board(section, reading_as, who):
    actors = {
        "another ministry": lambda: make.a_contributor("Ministry of Health"),
        "an assessor": make.an_assessor,
        "another State": lambda: make.a_focal_point("XVL"),
        "the public": lambda: None,
    }
    client = reading_as(actors[who]())

    assert client.get(reverse("web:section", args=[section.pk])).status_code == 404
    assert client.get(reverse("web:questionnaire-board", args=["XOR-2018"])).status_code == 404
    assert client.post(reverse("web:section-act", args=[section.pk]), {"act": "open"}).status_code == 404


def test_the_focal_point_assigns_a_question_to_a_second_ministry(section, focal, reading_as):
    health = make.a_ministry("Ministry of Health")
    given = {"ministry": seal(health.pk), "section": "borders", "question": STRATEGY, "due_on": "2026-04-01"}

    page = text(reading_as(focal).post(reverse("web:assign-section", args=["XOR-2018"]), given, follow=True))

    assert "Assigned to Ministry of Health" in page
    [row] = SectionAssignment.objects.visible_to(focal).filter(ministry=health)
    assert (row.question, row.section, row.due_on) == (STRATEGY, "strategy-national", date(2026, 4, 1))


def test_a_document_is_attached_to_an_answer(section, border, reading_as):
    paper = SimpleUploadedFile("strategy.pdf", b"%PDF-1.4 strategy")
    said = {f"value:{STRATEGY}": "yes", f"text:{STRATEGY}": "", f"file:{STRATEGY}": paper}

    page = text(post(reading_as(border), "section", section.pk, **said))

    assert "1 document attached" in page
    assert "Attached: " in page
    assert [row.title for row in Source.objects.visible_to(border)] == ["strategy.pdf"]


def test_a_workbook_goes_out_and_comes_back_and_is_taken_back(section, border, reading_as):
    client = reading_as(border)
    data = client.get(reverse("web:section-workbook", args=[section.pk])).content
    book = load_workbook(BytesIO(data))
    book["Questions"].cell(FIRST, ANSWER).value = "Yes"
    out = BytesIO()
    book.save(out)

    shown = post(client, "take-in-workbook", section.pk, file=SimpleUploadedFile("book.xlsx", out.getvalue()))
    assert "Nothing is kept yet." in text(shown)
    [row] = WorkbookImport.objects.visible_to(border)
    digest = shown.context["digest"]
    assert "Taken over: 1 new, 0 changed" in text(post(client, "apply-workbook", row.pk, shown=digest))
    assert [one.came_by for one in Contribution.objects.visible_to(border)] == ["workbook"]
    assert "Taken back: 1 rows ended" in text(post(client, "undo-workbook", row.pk))
    assert Contribution.objects.visible_to(border).count() == 0


def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(section, border, reading_as):
    page = text(post(reading_as(border), "take-in-workbook", section.pk, file=SimpleUploadedFile("a.xlsx", b"words")))

    assert "It was not taken in." in page
    assert WorkbookImport.objects.visible_to(border).count() == 0


def test_the_section_prints_as_a_word_form(section, border, reading_as):
    answer = reading_as(border).get(reverse("web:section-paper", args=[section.pk]))

    assert answer.content.startswith(b"PK")
    assert "XOR-2018-strategy-v1.docx" in answer.headers["Content-Disposition"]


def test_an_assessor_prefills_and_agrees(section, focal, reading_as):
    client = reading_as(make.an_assessor())
    where = reverse("web:answer-question", args=["XOR-2018", STRATEGY])
    client.post(where, {"voice": "prefill", f"text:{STRATEGY}": "None in 2009."})
    client.post(where, {"voice": "agreed", f"value:{STRATEGY}": "yes"})

    assert [(row.voice, row.text) for row in Answer.objects.visible_to(make.an_assessor())] == [
        ("prefill", "None in 2009.")
    ]
    assert "None in 2009." not in text(reading_as(focal).get(questionnaire()))


def test_reopening_says_why(section, focal, reading_as):
    client = reading_as(focal)
    where = reverse("web:answer-question", args=["XOR-2018", STRATEGY])
    client.post(where, {"voice": "state", f"value:{STRATEGY}": "yes"})
    client.post(reverse("web:submit-answers", args=["XOR-2018"]), {"section": "strategy"})
    [row] = Submission.objects.visible_to(focal)

    page = text(post(client, "reopen-answers", row.pk, reason="The Body asked for the text."))

    assert "The Body asked for the text." in page


def test_the_xlsform_is_handed_out(section, reading_as):
    answer = reading_as(make.an_assessor()).get(reverse("web:xlsform", args=["XOR-2018"]))

    assert answer.content.startswith(b"PK")


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(("name", "asked"), [("questionnaire", 11), ("section", 11), ("questionnaire-board", 12)])
def test_a_page_asks_the_database_as_much_however_many_ministries_there_are(
    section, focal, border, reading_as, name, asked, size, django_assert_num_queries
):
    for number in range(size):
        ministry = make.a_ministry(f"Ministry {number}")
        assign(
            SectionAssignment(
                assessment=section.assessment, ministry=ministry, section="strategy", sent_on=date(2026, 2, 1)
            ),
            actor=focal,
            at=make.NOW,
        )
    client = reading_as(border if name == "section" else focal)
    key = section.pk if name == "section" else "XOR-2018"
    with django_assert_num_queries(asked):
        page = client.get(reverse(f"web:{name}", args=[key]))
    assert len(page.content) < 200_000


def test_a_sealed_answer_goes_to_those_named_on_the_page_and_to_nobody_else(section, focal, border, reading_as):
    approver, reader = (
        make.an_approver(),
        make.an_actor(Role.READER, Side.STATE, make.a_ministry("Audit Office"), "XOR"),
    )
    client = reading_as(border)
    page = text(client.get(reverse("web:section", args=[section.pk])))
    assert page.count(f'value="{seal(reader.user)}"') >= 1
    assert seal(focal.user) not in page
    given = {f"text:{STRATEGY}": SEALED, f"sealed:{STRATEGY}": "1", f"choosing:{STRATEGY}": "1"}

    post(client, "section", section.pk, **given, **{f"for:{STRATEGY}": seal(reader.user)})
    post(client, "section-act", section.pk, act="return")
    post(client, "section-act", section.pk, act="validate")

    row = Contribution.objects.unscoped("test").get(audience="state")
    assert row.sealed_for == str(reader.user)
    kept = SealedContribution.objects
    later = {"today": row.given_on}
    assert kept.visible_to(replace(reader, **later)).exists()
    assert not kept.visible_to(replace(approver, **later)).exists()
    assert not kept.visible_to(replace(focal, **later)).exists()


def test_a_stranger_cannot_be_named_for_a_sealed_answer(section, border, reading_as):
    given = {f"text:{STRATEGY}": SEALED, f"sealed:{STRATEGY}": "1", f"choosing:{STRATEGY}": "1"}
    answer = post(reading_as(border), "section", section.pk, **given,
                  **{f"for:{STRATEGY}": seal(make.an_assessor().user)})  # fmt: skip

    assert "goes to approvers, contributors or readers of the same State" in text(answer)
    assert not Contribution.objects.unscoped("test").exists()


def test_the_focal_point_links_an_account_to_an_assignment_and_from_then_on_only_they_answer(
    section, focal, border, reading_as
):
    colleague, stranger = make.a_contributor("Border Guard Service"), make.a_contributor("Customs")
    client = reading_as(focal)
    named = {"main": "Planning section", "alternate": "", "validator": "Deputy head"}
    refused = post(client, "name-persons", section.pk, **named, main_account=seal(stranger.user))
    assert "Only accounts of people who answer for Border Guard Service" in text(refused)

    post(client, "name-persons", section.pk, **named, main_account=seal(border.user))

    section.refresh_from_db()
    assert (section.main, section.main_user) == ("Planning section", border.user)
    given = {f"value:{STRATEGY}": "yes", f"text:{STRATEGY}": ""}
    assert "Planning section of Border Guard Service answers this" in text(
        reading_as(colleague).get(reverse("web:section", args=[section.pk]))
    )
    post(reading_as(colleague), "section", section.pk, **given)
    assert not Contribution.objects.unscoped("test").exists()
    post(reading_as(border), "section", section.pk, **given)
    assert [row.value for row in Contribution.objects.unscoped("test")] == ["yes"]
    assert reading_as(border).post(reverse("web:name-persons", args=[section.pk]), named).status_code == 404


def test_a_section_is_assigned_with_its_accounts_in_one_form(section, focal, border, reading_as):
    reading_as(focal).post(
        reverse("web:assign-section", args=["XOR-2018"]),
        {"ministry": seal(section.ministry_id), "section": "borders", "validator_account": seal(border.user)},
    )

    assert SectionAssignment.objects.unscoped("test").get(section="borders").validator_user == border.user


def test_a_document_is_attached_to_the_national_answer_and_goes_with_it(section, focal, reading_as):
    approver, assessor = make.an_approver(), make.an_assessor()
    own = make.added(Source(type="document", title="The strategy of 2016", **make.sight(
        audience="state", holder=make.a_ministry(), circle=section.circle)))  # fmt: skip
    client = reading_as(focal)
    address = reverse("web:answer-question", args=["XOR-2018", STRATEGY])
    file = SimpleUploadedFile("decree.txt", b"Decree 8 of 2013")
    alone = client.post(address, {"voice": "state", f"paper:{STRATEGY}": seal(own.pk)})
    assert "answer it first" in text(alone)

    client.post(address, {"voice": "state", f"value:{STRATEGY}": "yes", f"paper:{STRATEGY}": seal(own.pk),
                          f"file:{STRATEGY}": file})  # fmt: skip

    page = text(client.get(address))
    assert "Attached:" in page
    assert "decree.txt" in page
    assert not AnswerEvidence.objects.visible_to(assessor).exists()
    reading_as(approver).post(reverse("web:submit-answers", args=["XOR-2018"]), {"section": "strategy"})
    papers = AnswerEvidence.objects.visible_to(assessor).select_related("source")
    assert sorted(paper.source.title for paper in papers) == ["The strategy of 2016", "decree.txt"]


def test_the_body_prefills_from_observations_on_the_page(section, reading_as):
    make.added(
        make.Observation(type="measure", text="There is a strategy.", **make.sight()), areas=["strategy-national"]
    )
    client = reading_as(make.an_assessor())

    answer = client.post(reverse("web:prefill-questionnaire", args=["XOR-2018"]), {"from": "observations"}, follow=True)

    assert "prefilled with what was observed" in text(answer)
    assert "“There is a strategy.”" in text(client.get(questionnaire()))
