"""Consents on the site: the State records and withdraws them; strangers find nothing there."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from headway.casework.evidence.models import Source
from headway.doors.web.parts.addresses import seal
from headway.foundation.access.consenting import record_consent
from headway.foundation.access.models import Consent
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/states/XOR/consents/"
NEW = "/states/XOR/consents/new/"
GIVEN = {"what": "publish", "given_on": "2026-01-05", "document": "Note verbale No. 7/2026"}


@pytest.fixture
def assessment():
    return make.an_assessment(audience="shared", circle=make.a_circle(make.a_body()).pk)


def of(row):
    return f"{row.kind}:{seal(row.pk)}"


def text(response):
    return response.content.decode()


def test_a_focal_point_records_what_the_state_agreed_to_and_for_whom(reading_as, assessment):
    circle = make.a_circle(make.a_ministry(), make.a_body("fatf"))
    client = reading_as(make.a_focal_point())

    client.post(NEW, {**GIVEN, "what": "share", "scope": of(assessment), "circle": seal(circle.pk)})

    consent = Consent.objects.unscoped("a test").get()
    assert (consent.what, consent.scope, consent.to_circle, consent.given_on) == (
        "share", assessment.pk, circle.pk, date(2026, 1, 5),
    )  # fmt: skip
    assert (consent.audience, consent.holder.state_id, consent.covers) == ("state", "XOR", "assessment XOR-2018")
    assert "assessment XOR-2018" in text(client.get(LIST))


def test_a_row_is_named_by_the_page_that_tells_who_can_see_it(reading_as):
    row = make.an_observation(audience="state", holder=make.a_ministry())
    client = reading_as(make.a_focal_point())
    sees = text(client.get(reverse("web:who-sees", args=["observation", row.pk])))
    address = f"{NEW}?row={of(row)}"
    assert address in sees

    assert f'<option value="{of(row)}" selected>' in text(client.get(address))
    client.post(address, {**GIVEN, "scope": of(row)})

    assert Consent.objects.unscoped("a test").get().scope == row.pk


def test_what_a_draft_says_is_not_repeated_in_the_consent(reading_as):
    source = make.a_source("What the border guard did not say", audience="state", holder=make.a_ministry())

    reading_as(make.a_focal_point()).post(NEW, {**GIVEN, "scope": of(source)})

    assert Consent.objects.unscoped("a test").get().covers == "one source"


def test_the_documents_own_words_stand_beside_what_it_covers(reading_as, assessment):
    client = reading_as(make.a_focal_point())

    client.post(NEW, {**GIVEN, "scope": of(assessment), "covers": "The summary and ten recommendations"})

    page = text(client.get(LIST))
    assert "assessment XOR-2018" in page
    assert "The summary and ten recommendations" in page


def test_a_row_that_the_writer_does_not_see_cannot_be_covered(reading_as):
    draft = make.an_observation(audience="body")
    client = reading_as(make.a_focal_point())

    answer = client.post(f"{NEW}?row={of(draft)}", {**GIVEN, "scope": of(draft)})

    assert "Select a valid choice" in text(answer)
    assert not Consent.objects.unscoped("a test").exists()


def test_a_body_names_the_document_and_a_day_to_come_is_refused(reading_as):
    lead, focal = reading_as(make.a_lead()), reading_as(make.a_focal_point())

    assert "Name the document" in text(lead.post(NEW, {**GIVEN, "document": ""}))
    assert "choose a day that has come" in text(focal.post(NEW, {**GIVEN, "given_on": "2999-01-01"}))
    assert not Consent.objects.unscoped("a test").exists()


def test_a_withdrawal_closes_what_only_the_consent_had_let_out(reading_as):
    row = make.an_observation(audience="public")
    consent = make.a_consent("publish", row.pk)
    client = reading_as(make.a_focal_point())

    page = text(client.post(f"/consents/{seal(consent.pk)}/withdraw/", {"reason": "a new law"}, follow=True))

    row.refresh_from_db()
    assert row.audience == "body"
    assert "One row that only it had let out is closed again" in page
    assert "cannot be recalled" in page
    assert "Withdraw the consent" not in page


def test_what_was_withdrawn_is_not_withdrawn_again(reading_as):
    consent = make.a_consent("publish", withdrawn_on=date(2026, 2, 1))

    reading_as(make.a_focal_point()).post(f"/consents/{seal(consent.pk)}/withdraw/", {"reason": "again"})

    consent.refresh_from_db()
    assert consent.withdrawn_on == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (make.a_focal_point, True),
        (make.an_approver, True),
        (make.a_contributor, False),
        (make.a_delegate, False),
        (lambda: make.a_focal_point("XVL"), False),
        (lambda: None, False),
    ],
)
def test_strangers_find_no_consents(reading_as, who, sees):
    consent = make.a_consent("publish")
    client = reading_as(who())

    addresses = (LIST, NEW, f"/consents/{seal(consent.pk)}/")
    assert {client.get(address).status_code for address in addresses} == ({200} if sees else {404})


def test_the_other_side_sees_a_consent_once_it_is_told(reading_as, assessment):
    told = make.a_consent("publish", assessment.pk, audience="shared", circle=assessment.circle)
    kept = make.a_consent("visit", assessment.pk)
    page = text(reading_as(make.a_lead()).get(LIST))

    assert seal(told.pk) in page
    assert seal(kept.pk) not in page


@pytest.mark.parametrize(("who", "linked"), [(make.a_focal_point, True), (make.a_lead, True), (make.a_delegate, False)])
@pytest.mark.parametrize("page", ["/states/XOR/", "/assessments/XOR-2018/"])
def test_the_pages_of_a_case_lead_to_its_consents(reading_as, page, who, linked):
    make.an_assessment(audience="public")

    assert (LIST in text(reading_as(who()).get(page))) is linked


NOTE = "Note verbale No. 7/2026\n\nThe Government of Orsania consents to the publication of the summary.\n"


def a_note(name="note.txt", text=NOTE):
    return SimpleUploadedFile(name, text.encode())


def test_a_consent_carries_its_document_with_an_audience_of_its_own(reading_as, assessment):
    client = reading_as(make.a_focal_point())

    client.post(NEW, {**GIVEN, "scope": of(assessment), "file": a_note(), "file_for": "state"})

    consent, source = Consent.objects.unscoped("a test").get(), Source.objects.unscoped("a test").get()
    assert (consent.source, source.audience, source.holder, source.dated) == (
        source.pk, "state", consent.holder, "2026-01-05",
    )  # fmt: skip
    page = text(client.get(reverse("web:consent", args=[consent.pk])))
    taken = reverse("web:file", args=["source", source.pk])
    assert taken in page
    assert client.get(taken).content == NOTE.encode()


def test_whoever_may_not_see_the_document_reads_what_the_consent_says_of_it(reading_as):
    source = make.a_source("Minute of the minister", audience="state", holder=make.a_ministry())
    consent = make.a_consent("publish", audience="shared", circle=make.a_circle(make.a_body()).pk)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="its document") as change:
        change.edit(consent, source=source.pk)
    address = reverse("web:consent", args=[consent.pk])

    states, bodys = (text(reading_as(who).get(address)) for who in (make.a_focal_point(), make.a_lead()))

    assert ("Minute of the minister" in states, "Minute of the minister" in bodys) == (True, False)
    assert "Note No. 7/2026" in bodys


def test_an_existing_source_is_a_consents_document(reading_as, assessment):
    source = make.a_source("Note verbale", audience="state", holder=make.a_ministry())

    reading_as(make.a_focal_point()).post(NEW, {**GIVEN, "scope": of(assessment), "source": of(source)})

    assert Consent.objects.unscoped("a test").get().source == source.pk


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"file": lambda: a_note("note.pdf", "%PDF-1.7 cut short")}, "PDF"),
        ({"file": a_note, "source": "its own"}, "Choose a source or give a file, not both."),
    ],
    ids=["no document", "both"],
)
def test_a_file_that_is_not_taken_leaves_neither_consent_nor_source(reading_as, given, sentence):
    kept = make.a_source("Note verbale", audience="state", holder=make.a_ministry())
    given = {**given, "file": given["file"]()} | ({"source": of(kept)} if "source" in given else {})

    page = text(reading_as(make.a_focal_point()).post(NEW, {**GIVEN, **given}))

    assert sentence in page.partition("wrong-because")[2].partition("</p>")[0]
    assert (Consent.objects.unscoped("a test").count(), Source.objects.unscoped("a test").count()) == (0, 1)


def test_a_body_that_names_no_document_keeps_no_file_either(reading_as, assessment):
    page = text(reading_as(make.a_lead()).post(NEW, {**GIVEN, "document": "", "file": a_note(), "file_for": "body"}))

    assert "Name the document" in page
    assert Source.objects.unscoped("a test").count() == 0


def test_the_document_of_a_consent_is_one_its_writer_may_see():
    theirs = make.a_source("Working note")
    focal = make.a_focal_point()
    consent = Consent(
        what="publish", given_on=make.TODAY, source=theirs.pk, **make.sight(audience="state", holder=make.a_ministry())
    )

    with pytest.raises(NotAllowed, match="a source of this State's file that you may see"):
        record_consent(consent, actor=focal, at=make.NOW)
