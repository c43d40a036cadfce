"""Replies, response tables, ratings and laws on their page: matched, open, accepted singly or at once, taken back."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from headway.casework.assessments.models import Answer, AnswerPassage
from headway.casework.evidence.models import Figure, Observation, Passage, Source
from headway.casework.recommendations.models import Progress, Undertaking
from headway.engines.intake.models import Decision
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from tests import make
from tests.engines.intake.documents.answers.building import CORPUS, as_docx, read_item

pytestmark = pytest.mark.django_db

REPLY = """Replies of Orsania to the questionnaire

1. Has the State adopted a national strategy against terrorism?

Yes, in 2021. The text is in annex 2.

2. How many investigations were opened under article 2 of the Border Act?

Fourteen investigations.

3. Which agency coordinates the work of the others?

–
"""
EN_FRANCAIS = """Réponses de la République d'Orsanie au questionnaire

1. L'État a-t-il adopté une stratégie nationale de lutte contre le terrorisme ?

Oui, en 2021. Le texte figure à l'annexe 2.

2. Combien d'enquêtes ont été ouvertes au titre de l'article 2 de la loi sur les frontières ?

Quatorze enquêtes ont été ouvertes.
"""
BIL_ARABIYA = """ردود جمهورية أورسانيا على الاستبيان

1. هل اعتمدت الدولة استراتيجية وطنية لمكافحة الإرهاب؟

نعم، في عام 2021. ويرد النص في المرفق 2.

2. كم عدد التحقيقات التي فتحت بموجب المادة 2 من قانون الحدود؟

فتح أربعة عشر تحقيقا.
"""
LAW = """Border Act

Article 1. Aim

This Act governs the control of borders.

Article 2. Watch lists

(1) Every traveller is compared with the watch list of the United Nations.

(2) Border guards may freeze without delay the assets of listed terrorists.

Article 3. Penalties

Whoever finances terrorism is punished.
"""


@pytest.fixture
def assessor():
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    return make.an_assessor()


@pytest.fixture
def client(assessor, reading_as):
    return reading_as(assessor)


def give(client, data, name, **fields):
    """A file given and read; the address of its source."""
    data = data.encode() if isinstance(data, str) else data
    answer = client.post("/sources/new/", {"file": SimpleUploadedFile(name, data), "compartment": "XOR", **fields})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"].removesuffix("proposals/")


def keys(client, address):
    page = client.get(address).content.decode()
    return [part.split('"')[0] for part in page.split('id="card-')[1:]]


def answers():
    return sorted(Answer.objects.unscoped("test").values_list("question", "voice", "text", "given_by"))


def test_a_reply_shows_what_is_answered_and_what_is_not(client):
    make.an_assessment()
    address = give(client, REPLY, "reply.txt", originator="Ministry of the Interior")
    page = client.get(f"{address}offers/").content.decode()

    assert page.count('<article class="card waiting') == 3
    assert "A figure in the answer to Question 2" in page
    assert "annex 2" in page
    assert page.split('id="left"')[1].count("<li>") == 1
    assert "Which agency coordinates" in page.split('id="left"')[1]


def test_an_answer_is_accepted_in_the_voice_of_the_state_with_its_passage_and_its_promise(client):
    make.an_assessment()
    address = give(client, REPLY, "reply.txt", originator="Ministry of the Interior", dated="2024-05-02")
    first = keys(client, f"{address}offers/")[0]

    client.post(f"{address}offers/{first}/", {"decision": "accept", "assessment": "XOR-2018"})

    answer = Answer.objects.unscoped("test").get()
    assert (answer.question, answer.voice, answer.given_by) == ("1", "state", "Ministry of the Interior")
    assert answer.text == answer.passage.quote == "Yes, in 2021. The text is in annex 2."
    promise = Undertaking.objects.unscoped("test").get()
    assert (promise.type, promise.state, promise.by) == ("commitment", "open", "Ministry of the Interior")
    assert promise.as_said == "The text is in annex 2."


def test_what_was_accepted_at_once_is_taken_back_at_once(client):
    make.an_assessment()
    address = give(client, REPLY, "reply.txt")
    client.post(f"{address}offers/all/", {"assessment": "XOR-2018"})
    assert [question for question, *_ in answers()] == ["1", "2"]
    page = client.get(f"{address}offers/?assessment=XOR-2018").content.decode()
    assert "Take back all 2" in page

    client.post(page.split('action="')[page.count('action="', 0, page.index("Take back all 2"))].split('"')[0], {})

    assert answers() == []
    assert list(Decision.objects.unscoped("test").all()) == list(Undertaking.objects.unscoped("test").all()) == []
    assert client.get(f"{address}offers/").content.decode().count('<article class="card waiting') == 3


def test_a_decision_is_taken_once(client):
    make.an_assessment()
    address = give(client, REPLY, "reply.txt")
    first = keys(client, f"{address}offers/")[0]
    for _ in range(2):
        client.post(f"{address}offers/{first}/", {"decision": "accept", "assessment": "XOR-2018"})

    assert len(answers()) == 1


def test_without_an_assessment_nothing_of_a_reply_is_taken_over(client):
    address = give(client, REPLY, "reply.txt")
    page = client.get(f"{address}offers/").content.decode()
    first = page.split('id="card-')[1].split('"')[0]
    client.post(f"{address}offers/{first}/", {"decision": "accept"})

    assert "No assessment of this State is open to you" in page
    assert answers() == []


@pytest.mark.parametrize("reply", [REPLY, EN_FRANCAIS, BIL_ARABIYA], ids=["en", "fr", "ar"])
def test_a_reply_goes_into_the_file_of_the_only_state_it_names(client, reply):
    make.an_assessment()
    address = give(client, reply, "r.txt", compartment="")

    assert Source.objects.unscoped("test").get().compartment == "XOR"
    assert '<option value="XOR-2018" selected>' in client.get(f"{address}offers/").content.decode()


def test_a_reply_that_names_no_state_says_what_can_be_done_about_it(client):
    make.an_assessment()
    address = give(client, REPLY.replace("of Orsania ", ""), "r.txt", compartment="")
    page = client.get(f"{address}offers/").content.decode()

    assert "It lies in no State" in page
    assert "Choose the assessment first" not in page
    assert '<a href="/sources/new/">' in page


def test_a_state_without_an_assessment_leads_to_opening_one(client):
    page = client.get(f"{give(client, REPLY, 'reply.txt')}offers/").content.decode()

    assert "No assessment of this State is open to you" in page
    assert '<a href="/assessments/open/">' in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["Question 1", "porte le numéro 1", "Promesses", "annexe 2", "sans réponse"]),
        ("ar", ["السؤال 1", "مرقّم 1", "ما وُعد به", "المرفق 2", "لم يُجب عنه"]),
    ],
)
def test_what_was_matched_and_why_is_said_in_the_readers_language(client, language, said):
    make.an_assessment()
    address = give(client, REPLY, "reply.txt")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(f"{address}offers/").content.decode()

    assert [words for words in said if words not in page] == []
    assert [word for word in ("is numbered", "Promised", "not answered", "Allows") if word in page] == []


def test_the_list_of_questions_is_chosen_from_what_was_taken_in_last(client):
    make.an_assessment()
    for title in ("An old questionnaire", "The questionnaire that was sent"):
        give(client, f"{title} to Orsania\n\n1. Is there a strategy?\n\n2. Who leads it?", "q.txt", title=title)
    page = client.get(f"{give(client, REPLY, 'reply.txt')}offers/").content.decode()

    assert page.index("The questionnaire that was sent") < page.index("An old questionnaire")


def test_the_kind_is_shown_with_its_reason_and_may_be_changed(client):
    address = give(client, REPLY, "reply.txt")
    page = client.get(f"{address}proposals/").content.decode()
    assert '<option value="reply" selected>' in page
    assert "umbered questions stand in it: 3" in page

    answer = client.post(f"{address}kind/", {"kind": "law"})

    assert answer.headers["Location"] == f"{address}offers/"
    assert Source.objects.unscoped("test").get().document_kind == "law"
    assert "As somebody here said" in client.get(f"{address}proposals/").content.decode()


def test_a_strangers_page_is_not_there(client, reading_as):
    make.an_assessment()
    address = give(client, REPLY, "reply.txt")
    first = keys(client, f"{address}offers/")[0]
    stranger = reading_as(make.a_focal_point())

    assert stranger.get(f"{address}offers/").status_code == 404
    assert stranger.post(f"{address}offers/{first}/", {"decision": "accept"}).status_code == 404
    assert stranger.post(f"{address}kind/", {"kind": "law"}).status_code == 404


def test_a_response_table_gives_one_reported_progress_a_recommendation_and_none_for_silence(client):
    item = read_item(CORPUS / "response_tables" / "01-four-columns.txt")
    assessment = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    for number, text in item.questions:
        make.a_recommendation(number, assessment, text=text)
    address = give(client, as_docx(item), "table.docx", originator="National Centre", dated="2023-06-30")

    client.post(f"{address}offers/all/", {"assessment": "XOR-2009"})

    rows = Progress.objects.unscoped("test").order_by("recommendation__number")
    told = [(r.recommendation.number, r.side, r.level, r.nil_return, r.as_of, r.reported_by) for r in rows]
    assert told == [
        ("1", "state", "implemented", False, "2023-06-30", "National Centre"),
        ("2", "state", "under-way", False, "2023-06-30", "National Centre"),
        ("3", "state", "partially", False, "2023-06-30", "National Centre"),
        ("5", "state", "", True, "2023-06-30", "National Centre"),
    ]
    page = client.get(f"{address}offers/?assessment=XOR-2009").content.decode()
    assert page.split('id="left"')[1].count("<li>") == 2
    assert "Silence is not a nil return" in page


def test_a_level_may_be_left_out_and_is_never_more_than_was_said(client):
    item = read_item(CORPUS / "response_tables" / "01-four-columns.txt")
    assessment = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    make.a_recommendation("1", assessment, text=item.questions[0][1])
    address = give(client, as_docx(item), "table.docx")
    first = keys(client, f"{address}offers/?assessment=XOR-2009")[0]

    client.post(
        f"{address}offers/{first}/", {"decision": "without-level", "assessment": "XOR-2009", "level": "implemented"}
    )

    assert [row.level for row in Progress.objects.unscoped("test").all()] == [""]


def test_a_rating_stays_the_observation_of_the_body_that_gave_it(client):
    item = read_item(CORPUS / "ratings" / "02-rounds.txt")
    address = give(client, as_docx(item), "ratings.docx", originator="FATF-style regional body")
    first = keys(client, f"{address}offers/")[0]

    client.post(f"{address}offers/{first}/", {"decision": "accept"})

    row = Observation.objects.unscoped("test").get()
    assert (row.type, row.voice_who, row.voice_verb, row.about) == (
        "context",
        "FATF-style regional body",
        "rated",
        "2018",
    )
    assert row.text == "R.5: PC, Partially compliant. MER"


def test_an_article_is_linked_only_to_the_provisions_a_person_chose(client):
    address = give(client, LAW, "law.txt", title="Border Act of Orsania")
    page = client.get(f"{address}offers/").content.decode()
    card = next(part for part in page.split('<article class="card')[1:] if 'name="provision"' in part)
    key, chosen = card.split('id="card-')[1].split('"')[0], card.split('name="provision" value="')[1].split('"')[0]

    client.post(
        f"{address}offers/{key}/", {"decision": "accept", "provision": [chosen, "unsc-1373-2001:OP1(a)-made-up"]}
    )

    row = Observation.objects.unscoped("test").get()
    assert [provision.pk for provision in row.provisions.all()] == [chosen]
    assert (row.type, row.voice_who, row.voice_verb) == ("context", "Border Act of Orsania", "provides")
    assert client.post(f"{address}offers/all/").status_code == 404


def test_a_reference_leads_to_the_article_and_a_strangers_to_none(client, reading_as):
    address = give(client, LAW, "law.txt", title="Border Act")
    client.post(f"{address}kind/", {"kind": "law"})

    answer = client.get("/laws/XOR/", {"ref": "art. 2 (2) of the Border Act"})

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{address}articles/2/")
    page = client.get(answer.headers["Location"]).content.decode()
    assert '<mark class="now">(2) Border guards may freeze' in page
    stranger = reading_as(make.a_focal_point()).get("/laws/XOR/", {"ref": "art. 2 (2) of the Border Act"})
    assert stranger.status_code == 200
    assert "leads to no article that is open to you" in stranger.content.decode()
    assert client.get(f"{address}articles/9/").status_code == 404


def test_every_passage_is_what_stands_at_its_offsets(client):
    make.an_assessment()
    address = give(client, REPLY, "reply.txt")
    client.post(f"{address}offers/all/", {"assessment": "XOR-2018"})

    quotes = sorted(Passage.objects.unscoped("test").values_list("quote", flat=True))
    assert quotes == ["Fourteen investigations.", "The text is in annex 2.", "Yes, in 2021. The text is in annex 2."]


TWICE = """Replies of Orsania to the questionnaire

Ministry of the Interior

Question 1: The police have a unit of 30 officers.

Question 2: There is a hotline.

Ministry of Justice

Question 1: Some 40 prosecutors were trained.
"""


def further():
    return [row.passage.quote for row in AnswerPassage.objects.unscoped("test").order_by("id")]


def test_two_answers_to_one_question_are_one_with_both_passages(client):
    make.an_assessment()
    address = give(client, TWICE, "reply.txt", originator="Orsania")
    page = client.get(f"{address}offers/").content.decode()
    assert "2 places, which are taken over as one answer" in page
    first = keys(client, f"{address}offers/")[0]

    client.post(f"{address}offers/{first}/", {"decision": "accept", "assessment": "XOR-2018"})

    answer = Answer.objects.unscoped("test").get()
    assert answer.text == "The police have a unit of 30 officers.\n\nSome 40 prosecutors were trained."
    assert answer.passage.quote == "The police have a unit of 30 officers."
    assert further() == ["Some 40 prosecutors were trained."]


def test_a_person_may_keep_two_answers_to_one_question_apart(client):
    make.an_assessment()
    address = give(client, TWICE, "reply.txt", originator="Orsania")
    page = client.get(f"{address}offers/").content.decode()
    assert "Accept as 2 answers" in page
    first = keys(client, f"{address}offers/")[0]

    client.post(f"{address}offers/{first}/", {"decision": "apart", "assessment": "XOR-2018"})

    assert [(question, text) for question, _, text, _ in answers()] == [
        ("1", "Some 40 prosecutors were trained."),
        ("1", "The police have a unit of 30 officers."),
    ]
    assert further() == []


def test_a_figure_in_an_answer_is_offered_by_itself_with_its_hedge_and_never_at_once(client):
    make.an_assessment()
    address = give(client, TWICE, "reply.txt", originator="Orsania", dated="2024-05-02")
    figures = [key for key in keys(client, f"{address}offers/") if key.startswith("quantity@")]
    client.post(f"{address}offers/all/", {"assessment": "XOR-2018"})
    assert not Figure.objects.unscoped("test").exists()

    for key in figures:
        client.post(f"{address}offers/{key}/", {"decision": "accept", "assessment": "XOR-2018"})

    rows = Figure.objects.unscoped("test").order_by("low")
    assert [(row.as_said, row.as_of, row.passage.quote) for row in rows] == [
        ("30", "2024-05-02", "30"),
        ("Some 40", "2024-05-02", "Some 40"),
    ]
    assert 'class="card waiting' not in client.get(f"{address}offers/").content.decode()
