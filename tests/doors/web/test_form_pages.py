"""Pages of answer forms: what was sent and came back, contradictions beside each other, choosing, undoing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from headway.casework.recommendations.models import Progress
from headway.doors.web.parts.addresses import seal
from headway.engines.exchange.forms.returning import preview_of_form, take_form_back
from headway.engines.exchange.forms.sending import send_forms
from headway.engines.exchange.models import FormBack, FormSent
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.files import read_file
from tests import drafts, make
from tests.forms import filled

pytestmark = pytest.mark.django_db
LIST = "/assessments/XOR-2009/forms/"


@pytest.fixture
def world(db):
    load(make.NOW)
    circle = make.a_circle(make.a_body())
    assessment = make.an_assessment("XOR-2009", audience="public", circle=circle.pk)
    for number in ("1", "2"):
        make.a_recommendation(number, assessment, audience="public", text=f"Orsania should do the {number}th thing.")
    return assessment


@pytest.fixture
def border(db):
    return make.a_ministry("Border Guard Service")


@pytest.fixture
def back(world, border):
    """A response table of the border guard that a lead took back: one answered twice, one answered once."""
    lead = make.a_lead()
    (form,) = send_forms(world, "responses", readers="shared", institutions=[border], actor=lead, at=make.NOW)
    answers = {"XOR-2009-1": ("", "A law was adopted."), "XOR-2009-2": ("", "Officers were trained.")}
    data = filled(read_file(form.file), answers, again=("XOR-2009-1",))
    return take_form_back(form, data, name="back.docx", actor=lead, at=make.NOW)


def page_of(client, back):
    return client.get(reverse("web:form-back", args=[back.pk])).content.decode()


def test_nothing_sent_yet_says_what_to_do_to_who_may_and_to_who_may_not(reading_as, world, border):
    assert "Choose below what to ask" in reading_as(make.a_lead()).get(LIST).content.decode()
    assert "Whoever leads the file sends them" in reading_as(make.a_contributor()).get(LIST).content.decode()


def test_a_form_is_sent_from_the_page_and_its_file_leaves_as_it_was_kept(reading_as, world, border):
    client = reading_as(make.a_lead())

    client.post(f"{LIST}send/", {"asks": "responses", "readers": "shared", "institution": seal(border.pk)})

    (form,) = FormSent.objects.all()
    page = client.get(LIST).content.decode()
    assert "<bdi>Border Guard Service</bdi>" in page
    file = client.get(reverse("web:file", args=["form-sent", form.pk]))
    assert file.content == read_file(form.file)


@pytest.mark.parametrize(
    "given", [{"asks": "gossip"}, {"readers": "public"}, {"area": "no-such-area"}, {"institution": "x"}]
)
def test_what_there_is_not_to_choose_is_not_there(reading_as, world, border, given):
    posted = {"asks": "responses", "readers": "shared", "institution": seal(border.pk), **given}

    assert reading_as(make.a_lead()).post(f"{LIST}send/", posted).status_code == 404
    assert FormSent.objects.count() == 0


@pytest.mark.parametrize("audience", ["public", "shared"])
def test_a_contributor_sees_and_saves_the_form_sent_to_their_own_ministry_and_no_other(reading_as, border, audience):
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    assessment = make.an_assessment("XOR-2009", audience=audience, circle=circle.pk)
    make.a_recommendation("1", assessment, audience=audience, circle=circle.pk)
    customs = make.a_ministry("Customs Service")
    send_forms(
        assessment, "responses", readers="shared", institutions=[border, customs], actor=make.a_lead(), at=make.NOW
    )
    forms = {form.institution_id: form for form in FormSent.objects.unscoped("a test")}
    client = reading_as(make.a_contributor("Border Guard Service"))

    page = client.get(LIST).content.decode()
    assert ("<bdi>Border Guard Service</bdi>" in page, "<bdi>Customs Service</bdi>" in page) == (True, False)
    assert "Answer forms, out and back" in client.get("/assessments/XOR-2009/").content.decode()
    own, others = (reverse("web:file", args=["form-sent", forms[one.pk].pk]) for one in (border, customs))
    assert client.get(own).content == read_file(forms[border.pk].file)
    assert client.get(others).status_code == 404
    assert reading_as(make.a_contributor("Ministry of Health")).get(own).status_code == 404


def test_a_form_for_nobody_is_refused_with_a_sentence(reading_as, world):
    answer = reading_as(make.a_lead()).post(f"{LIST}send/", {"asks": "responses", "readers": "shared"}, follow=True)

    assert "Choose at least one institution." in answer.content.decode()


def test_a_returned_form_leads_to_what_each_answer_would_change(reading_as, world, border):
    lead = make.a_lead()
    (form,) = send_forms(world, "responses", readers="shared", institutions=[border], actor=lead, at=make.NOW)
    data = filled(read_file(form.file), {"XOR-2009-1": ("", "A law was adopted.")})

    answer = reading_as(lead).post(f"{LIST}take-back/", {"file": SimpleUploadedFile("back.docx", data)}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("web:form-back", args=[FormBack.objects.get().pk])
    assert "1 answer to look at" in answer.content.decode()
    assert "A law was adopted." in answer.content.decode()


def test_the_comment_form_of_a_draft_comes_back_as_comments_on_the_draft(reading_as, world, border):
    lead = make.a_lead()
    drafts.a_sending(world, border)
    (form,) = send_forms(world, "comments", readers="shared", institutions=[border], actor=lead, at=make.NOW)
    data = filled(read_file(form.file), {"¶ 2": ("", "This is not so.")})
    client = reading_as(lead)

    answer = client.post(f"{LIST}take-back/", {"file": SimpleUploadedFile("back.docx", data)}, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/returns/")
    assert "This is not so." in answer.content.decode()
    assert "nothing taken over yet" in client.get(LIST).content.decode()


def test_the_same_comment_form_of_two_institutions_has_to_be_told_apart(reading_as, world, border):
    lead, both = make.a_lead(), [border, make.a_ministry("Ministry of Health")]
    drafts.a_sending(world, *both)
    forms = send_forms(world, "comments", readers="shared", institutions=both, actor=lead, at=make.NOW)
    client = reading_as(lead)

    def posted(**given):
        file = SimpleUploadedFile("back.docx", read_file(forms[0].file))
        return client.post(f"{LIST}take-back/", {"file": file, **given}, follow=True)

    assert "say above whose answers these are" in posted().content.decode()
    assert posted(form=seal(forms[1].pk)).redirect_chain[-1][0].startswith("/returns/")


def test_contradictory_answers_stand_beside_each_other_and_are_not_ticked(reading_as, back):
    page = page_of(reading_as(make.a_lead()), back)

    first, rest = page.split("New or changed")
    assert "2 answers to look at, 1 of them contradictory" in page
    assert first.index("A law was adopted.") < first.index("Something else was done.")
    assert (first.count('name="box"'), first.count('checked aria-label="Take')) == (1, 0)
    assert 'checked aria-label="Take the answer to XOR-2009-2"' in rest


def test_what_is_ticked_is_taken_over_with_the_answer_meant_and_undone_again(reading_as, back):
    client, lead = reading_as(make.a_lead()), make.a_lead()
    found = preview_of_form(back, lead)
    contradictory = found.contradictory[0].key
    posted = {"box": contradictory, f"which-{contradictory}": "1", "shown": found.digest}

    said = client.post(reverse("web:accept-answers", args=[back.pk]), posted, follow=True).content.decode()

    assert "Taken over: 1 answer." in said
    assert [(row.reason, row.reported_by) for row in Progress.objects.all()] == [
        ("Something else was done.", "Border Guard Service")
    ]
    again = client.post(reverse("web:undo-answers", args=[back.pk]), follow=True).content.decode()
    assert "2 answers to look at" in again
    assert Progress.objects.count() == 0


def test_taking_over_what_was_not_shown_or_nothing_is_refused(reading_as, back):
    client, lead = reading_as(make.a_lead()), make.a_lead()
    found = preview_of_form(back, lead)
    address = reverse("web:accept-answers", args=[back.pk])

    stale = client.post(address, {"box": found.boxes[0].key, "shown": "of yesterday"}, follow=True)
    nothing = client.post(address, {"shown": found.digest}, follow=True)

    assert "Since you looked" in stale.content.decode()
    assert "Nothing was chosen" in nothing.content.decode()
    assert Progress.objects.count() == 0


def test_a_file_that_the_body_took_back_is_not_the_states_to_see(reading_as, back):
    assert reading_as(make.a_focal_point()).get(reverse("web:form-back", args=[back.pk])).status_code == 404


def test_the_list_asks_the_same_of_the_database_for_one_form_as_for_three(
    reading_as, world, back, django_assert_num_queries
):
    client, lead = reading_as(make.a_lead()), make.a_lead()
    client.get(LIST)
    with django_assert_num_queries(8):
        client.get(LIST)
    more = [make.a_ministry("Ministry of Health"), make.a_ministry("Customs")]
    send_forms(world, "responses", readers="shared", institutions=more, actor=lead, at=make.NOW)

    with django_assert_num_queries(8):
        client.get(LIST)
