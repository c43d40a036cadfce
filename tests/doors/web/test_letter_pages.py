"""The register of letters, a scan with its text beside it, and what is entered or written from there."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from headway.casework.assessments.models import Answer, Stage
from headway.casework.evidence.models import Letter, Observation
from headway.casework.recommendations.models import Progress, Undertaking
from headway.doors.web.parts.addresses import seal
from headway.engines.reports.models import Comment
from headway.foundation.catalogue.models import Question
from headway.foundation.catalogue.services import load
from tests import make
from tests.drafts import a_sending
from tests.engines.intake.scanned import a_scan

pytestmark = pytest.mark.django_db
REGISTER = "/states/XOR/letters/"


@pytest.fixture
def assessor():
    load(make.NOW)
    return make.an_assessor()


@pytest.fixture
def client(assessor, reading_as):
    return reading_as(assessor)


def at(name, letter, *more):
    return reverse(f"web:{name}", args=[letter.pk, *more])


def given(client, data, name="note.pdf", **fields):
    file = SimpleUploadedFile(name, data)
    return client.post(f"{REGISTER}new/", {"file": file, "direction": "in", **fields})


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_ministrys_scan_is_entered_typed_and_progress_entered_from_it(client, assessor):
    make.a_recommendation(audience="public")
    answer = given(client, a_scan(["Note"]), number="5/2018", from_office="Border Guard Service", dated="2018-06-03")
    letter = Letter.objects.visible_to(assessor).get()
    assert answer.headers["Location"] == at("letter-text", letter)
    assert at("letter-page", letter, 1) in page(client, at("letter-text", letter))

    client.post(at("letter-text", letter), {"page-1": "Thirty posts are connected."})
    form = page(client, at("enter", letter, "progress"))
    assert "Border Guard Service" in form
    client.post(
        at("enter", letter, "progress"),
        {
            "words": "Thirty posts are connected.",
            "institution": "Border Guard Service",
            "recommendation": "XOR-2009-1",
            "level": "partially",
            "as_of": "2018-06-03",
        },
    )

    row = Progress.objects.visible_to(assessor).get()
    assert (row.level, row.reported_by, row.passage.source) == ("partially", "Border Guard Service", letter.source)
    assert "Entered on behalf of Border Guard Service" in page(client, at("letter", letter))


def test_the_scan_is_shown_as_a_picture_drawn_anew_to_whoever_may_see_the_letter(client, assessor, reading_as):
    given(client, a_scan(["Note"]))
    letter = Letter.objects.visible_to(assessor).get()

    shown = client.get(at("letter-page", letter, 1))

    assert (shown.headers["Content-Type"], shown.content[:4]) == ("image/png", b"\x89PNG")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert client.get(at("letter-page", letter, 2)).status_code == 404
    assert reading_as(make.a_focal_point()).get(at("letter-page", letter, 1)).status_code == 404


def test_words_that_are_not_in_the_letter_are_refused_and_the_form_stays(client):
    letter = make.a_letter("All posts are connected.")

    answer = client.post(
        at("enter", letter, "observation"),
        {"words": "No post is connected.", "institution": "Border Guard", "kind": "measure", "verb": "stated"},
    )

    assert answer.status_code == 422
    assert "do not stand in the letter" in answer.content.decode()
    assert Observation.objects.count() == 0


def test_the_register_lists_both_directions_who_answers_whom_and_who_owes_an_answer(client):
    asked = make.a_letter(
        "We ask.", direction="out", number="12/2018", to_office="Ministry of Justice", wants_answer=True
    )
    owing = make.a_letter(
        "We ask.", direction="out", number="13/2018", to_office="Customs", wants_answer=True, answer_due_on="2018-08-01"
    )
    given(client, b"Our answer.", "answer.txt", answers=[_sealed(asked)], number="MOJ/4")

    told = page(client, REGISTER)

    assert "Customs</bdi> owes 1 answer" in told
    assert "1 overdue" in told
    assert "Ministry of Justice</bdi> owes" not in told
    assert f'answers <a href="{at("letter", asked)}"' in told
    only = page(client, f"{REGISTER}?owed=1")
    assert (at("letter", owing) in only, at("letter", asked) in only) == (True, False)


def test_letters_that_one_may_not_see_are_in_nobodys_register(client, reading_as):
    make.a_letter("Ours alone.", number="9/2018")
    assert "No. 9/2018" in page(client, REGISTER)

    stranger = reading_as(make.a_focal_point())
    assert "No. 9/2018" not in page(stranger, REGISTER)
    assert reading_as(make.a_focal_point("XVL")).get(REGISTER).status_code == 404
    assert reading_as().get(REGISTER).status_code == 404


def test_the_register_is_corrected_with_what_a_letter_answers(client):
    earlier, later = make.a_letter("Ask.", number="1"), make.a_letter("Answer.", number="2")
    fields = {"direction": "in", "number": "2/2018", "dated": "2018-08-01", "answers": [_sealed(earlier)]}

    client.post(at("change-letter", later), fields)
    assert "answers" in page(client, REGISTER)
    client.post(at("change-letter", later), {**fields, "answers": []})

    later.refresh_from_db()
    assert (later.number, later.source.dated) == ("2/2018", "2018-08-01")
    assert "answers <a" not in page(client, REGISTER)


def test_a_pages_text_that_a_machine_read_says_so_until_it_is_confirmed(client):
    letter = make.a_letter("The posts are connected.", pages=1, read_by="machine")
    assert "Read by machine, confirmed by nobody" in page(client, at("letter", letter))
    assert client.get(at("enter", letter, "progress")).status_code == 404

    client.post(at("confirm-text", letter))

    assert "typed or confirmed by a person" in page(client, at("letter", letter))


def test_reminders_are_written_one_to_each_who_owes_and_marked_as_sent(client, assessor):
    assessment = make.an_assessment(audience="public")
    for office in ("Customs", "Ministry of Justice"):
        make.added(
            Undertaking(
                assessment=assessment, type="commitment", by=office, as_said="It will send it.", made_on="2018-07-17",
                **make.sight(),
            )
        )  # fmt: skip
    address = f"{REGISTER}write/?assessment=XOR-2018&occasion=reminder"
    assert page(client, address).count('name="office"') == 2

    client.post(address, {"subject": "What is owed", "office": ["0", "1"], "due_on": "2026-05-01"})

    rows = list(Letter.objects.visible_to(assessor).order_by("serial"))
    assert [(row.to_office, row.serial, row.sent_on) for row in rows] == [
        ("Customs", 1, None),
        ("Ministry of Justice", 2, None),
    ]
    register = page(client, REGISTER)
    assert "written, not sent" in register
    assert "owes 1 answer" not in register
    client.post(at("letter-sent", rows[0]))
    assert "Customs</bdi> owes 1 answer" in page(client, REGISTER)
    rows[0].refresh_from_db()
    assert rows[0].sent_on is not None


def test_the_history_of_a_letter_leads_back_to_it(client):
    given(client, a_scan(["Note"]), number="5/2018")
    letter = Letter.objects.get()

    history = page(client, reverse("web:history", args=["letter", letter.pk]))

    place = history.split('class="place"')[1].split("</nav>")[0]
    assert f'href="{at("letter", letter)}"' in place


def test_a_stage_says_which_letter_and_the_letter_which_stage(client):
    letter = make.a_letter("We agree.", audience="public")
    make.added(
        Stage(assessment=make.an_assessment(audience="public"), stage="consent", letter=letter.source, **make.sight())
    )

    assert "XOR-2018</a>, consent" in page(client, at("letter", letter))


def _sealed(letter):
    return at("letter", letter).split("/")[2]


def test_a_comment_on_a_draft_is_entered_from_a_letter(client, assessor):
    ministry = make.a_ministry("Border Guard Service")
    sending = a_sending(make.an_assessment(audience="body"), ministry, audience="body", circle=None)
    letter = make.a_letter(
        "Officers were trained in 2018.", audience="body", read_by="person", from_office="Border Guard Service"
    )
    form = page(client, at("enter", letter, "comment"))
    assert "version 1 of the follow-up report" in form
    told = {
        "words": "Officers were trained in 2018.",
        "draft": seal(sending.pk),
        "paragraph": "99",
        "matter": "fact",
        "institution": "Border Guard Service",
    }

    refused = client.post(at("enter", letter, "comment"), told)
    assert refused.status_code == 422
    assert "Version 1 has no paragraph 99." in refused.content.decode()
    client.post(at("enter", letter, "comment"), {**told, "paragraph": "2"})

    row = Comment.objects.visible_to(assessor).get()
    assert (row.label, row.text, row.returned.institution) == ("¶ 2", "Officers were trained in 2018.", ministry)
    assert "Entered on behalf of Border Guard Service" in page(client, at("letter", letter))
    assert "Officers were trained in 2018." in page(client, f"/drafts/{seal(sending.pk)}/")


def test_an_answer_from_a_letter_is_bound_to_the_questions_id_and_stands_in_the_questionnaire(client, assessor):
    assessment = make.an_assessment()
    letter = make.a_letter("All posts are connected.")
    row = Question.objects.filter(area="bord-watchlists").first()

    answer = client.post(
        at("enter", letter, "answer"),
        {"words": "All posts are connected.", "institution": "Border Guard", "assessment": assessment.code,
         "question": row.pk, "value": "yes", "given_on": "2018-06-03"},
    )  # fmt: skip

    assert answer.status_code == 302
    kept = Answer.objects.visible_to(assessor).get()
    assert f"{kept.question}@{kept.question_version}" == row.pk


def test_what_a_letter_asks_is_entered_as_a_request_with_its_day(client, assessor):
    make.an_assessment(audience="public")
    given(
        client,
        b"Ref. 7/2018\nVelmar, 3 June 2018\n\nThe Ministry kindly requests you to send the report by 15 July.\n",
        "a.txt",
    )
    letter = Letter.objects.visible_to(assessor).get()
    link = html.unescape(
        re.search(r'href="([^"]+enter/undertaking/\?words[^"]+)"', page(client, at("letter", letter)))[1]
    )

    form = page(client, link)

    assert '<option value="request" selected>' in form
    assert 'value="2018-07-15"' in form
