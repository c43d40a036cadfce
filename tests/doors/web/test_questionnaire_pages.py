"""The questionnaire's pages: who sees which voice, what a ministry writes, what the focal point sees of it."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from headway.casework.assessments.models import Answer
from headway.casework.evidence.models import Source
from headway.casework.questionnaires.models import Contribution, SectionAssignment, Submission, WorkbookImport
from headway.casework.questionnaires.services import assign
from headway.doors.web.addresses import seal
from headway.engines.exchange.workbooks.values import ANSWER, FIRST
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
@pytest.mark.parametrize(("name", "asked"), [("questionnaire", 11), ("section", 14), ("questionnaire-board", 12)])
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
