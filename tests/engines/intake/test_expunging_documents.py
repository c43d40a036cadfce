"""Whatever a document brought in, of each kind, is destroyed wherever it is stored, and the ledger still verifies."""

import pytest

from headway.casework.evidence.models import Source
from headway.engines.exchange.forms.returning import accept_answers, preview_of_form, take_form_back
from headway.engines.exchange.forms.sending import send_forms
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue.adding import Given, add_to_queue
from headway.engines.intake.queue.jobs import read_waiting
from headway.engines.intake.sources import document_of, take_in
from headway.engines.intake.taking.accepting import Into, accept_all
from headway.engines.intake.taking.offers import offers_of
from headway.engines.intake.taking.sent import Sent
from headway.engines.intake.trackers.applying import apply_tracker, keep_recipe
from headway.engines.intake.trackers.preparing import prepare_tracker
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Payload, Record, Revision
from headway.foundation.ledger.models.record import model_of
from headway.foundation.ledger.verify import verify
from tests import make
from tests.engines.intake.test_expunging_letters import SECRET, own_files, traces
from tests.forms import filled

pytestmark = pytest.mark.django_db
__all__ = ["own_files"]
BY = {"actor": make.SYSTEM, "at": make.NOW, "reason": "by mistake", "witness": "W. Itness"}
TEXTS = {
    DocumentKind.REPLY: f"Question 1. Who leads the unit?\n\nAnswer: {SECRET}. See annex 4.\n",
    DocumentKind.RESPONSE_TABLE: f"Recommendation 1: Do it.\n\nResponse: Partly implemented: {SECRET}.\n",
    DocumentKind.LAW: f"Border Act\n\nArticle 1. Aim\n\nThe aim of this Act is {SECRET}.\n\nArticle 2. Force\n\nIt is in force.\n",
    DocumentKind.EARLIER_REPORT: f"Recommendations\n\n1. The State should remember {SECRET}.\n\n2. The State should act.\n",
    DocumentKind.NEWS: f"Visit to Orsania\n\nThe State has established a centre in 2017 for {SECRET}.\n",
}


def destroy(*records):
    """Expunge rows with their whole past, before each whatever stands on it, and then all that still holds the words."""
    for record in records:
        for relation in record._meta.get_fields(include_hidden=True):
            if relation.one_to_many and issubclass(relation.related_model, Record):
                destroy(*relation.related_model._base_manager.filter(**{relation.field.name: record.pk}))
        for revision in history(record.pk):
            if Payload.objects.filter(pk=revision.hash).exists():
                expunge(revision.hash, **BY)


def destroy_what_holds_the_words():
    """Rows that were made of a document and stand by themselves."""
    for revision in Revision.objects.filter(pk__in=Payload.objects.filter(text__contains=SECRET).values("pk")):
        row = model_of(revision.kind)._base_manager.filter(pk=revision.record).first()
        if row is not None:
            destroy(row)


@pytest.fixture
def case(db):
    load(make.NOW)
    assessment = make.an_assessment(audience="public")
    make.a_recommendation("1", assessment, audience="public")
    return assessment


@pytest.mark.parametrize("kind", TEXTS)
def test_a_document_and_all_that_was_accepted_from_it_leave_no_trace(case, kind):
    draft = Source(type="document", title="Given", dated="2024", document_kind=kind.value, **make.sight())
    source, _ = take_in(draft, TEXTS[kind].encode(), name="given.txt", actor=make.SYSTEM, at=make.NOW)
    if kind in (DocumentKind.REPLY, DocumentKind.RESPONSE_TABLE, DocumentKind.LAW):
        offers = offers_of(source, document_of(source), kind, Sent()).matched
        accept_all(Into(source, case), offers, actor=make.SYSTEM, at=make.NOW)
    assert traces()

    destroy(source)
    destroy_what_holds_the_words()

    assert traces() == []
    assert verify().problems == []


def test_a_tracker_that_was_read_in_the_queue_and_applied_leaves_no_trace(case):
    lead = make.a_lead(state="XOR")
    data = f"Indicator,Value,Year\r\n{SECRET},10,2025\r\n".encode()
    add_to_queue([Given("t.csv", data)], holder=make.a_body().pk, compartment="XOR", actor=lead, at=make.NOW)
    read_waiting(worker="a worker")
    book = read_workbook(data, name="t.csv")
    dry = prepare_tracker(book, actor=lead, holder=make.a_body(), compartment="XOR")
    recipe = keep_recipe("Ours", dry.suggestion.recipe, dry.signature, compartment="XOR", actor=lead, at=make.NOW)
    done = apply_tracker(book, recipe, dry.scope, data=data, name="t.csv", shown=dry.found.digest, at=make.NOW)
    assert traces()

    destroy(QueuedFile.objects.unscoped("a test").get(), done.source)
    destroy_what_holds_the_words()

    assert traces() == []
    assert verify().problems == []


def test_a_form_that_came_back_with_its_answers_leaves_no_trace(case):
    circle = make.a_circle(make.a_body(), make.a_ministry())
    shared = make.an_assessment("XOR-2020", audience="public", circle=circle.pk)
    make.a_recommendation("1", shared, audience="public")
    lead, border = make.a_lead(), make.a_ministry("Border Guard Service")
    (form,) = send_forms(shared, "responses", readers="shared", institutions=[border], actor=lead, at=make.NOW)
    data = filled(read_file(form.file), {"XOR-2020-1": ("", SECRET)})
    back = take_form_back(form, data, name="back.docx", actor=lead, at=make.NOW)
    found = preview_of_form(back, lead)
    accept_answers(back, {box.key: 0 for box in found.boxes}, shown=found.digest, actor=lead, at=make.NOW)
    assert traces()

    destroy(back.source)
    destroy_what_holds_the_words()

    assert traces() == []
    assert verify().problems == []
