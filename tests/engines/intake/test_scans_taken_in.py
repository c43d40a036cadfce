"""Pages that are pictures are read by machine when a file is taken in on the site; what came of it is told apart."""

import pytest
from django.utils import timezone

from headway.casework.evidence.comparing import confirm_page
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import quote
from headway.engines.intake.documents.earlier_reports.sources import report_of
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue.adding import Given, add_to_queue
from headway.engines.intake.queue.jobs import read_waiting
from headway.engines.intake.sources import document_of, read_whole, take_in
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.history import history
from tests import make
from tests.engines.intake.scanned import a_scan, needs_tesseract

pytestmark = [pytest.mark.django_db, needs_tesseract]
SCAN = a_scan(
    ("Recommendations", "1. Orsania should ratify it."),
    ("2. Orsania should train its officers.",),
)


@pytest.fixture
def assessor():
    return make.an_assessor(state="XOR")


def taken_in(assessor, data=SCAN, *, black_out_names=()):
    draft = Source(type=Source.Kind.DOCUMENT, compartment="XOR", holder_id=assessor.seats[0].organisation)
    read = read_whole(data, name="report.pdf")
    at = timezone.now()
    return take_in(
        draft, data, name="report.pdf", actor=assessor, at=at, as_read=read, black_out_names=black_out_names
    )[0]


def test_a_scan_is_read_again_as_it_was_and_each_recommendation_knows_its_page(assessor):
    source = taken_in(assessor)

    found = report_of(source).report.recommendations
    assert [(one.number, one.text, one.page) for one in found] == [
        ("1", "Orsania should ratify it.", 1),
        ("2", "Orsania should train its officers.", 2),
    ]
    assert [source.machine_pages(one.start, one.end) for one in found] == [(1,), (2,)]
    assert source.machine_pages(0, source.characters) == (1, 2)
    assert document_of(source).machine


def test_a_passage_is_read_by_machine_until_somebody_has_compared_its_page(assessor):
    source = taken_in(assessor)
    text = document_of(source).text
    start = text.index("Orsania should train")
    passage = quote(source, start, start + 7, text=text, actor=assessor, at=timezone.now(), page=2)

    assert passage.machine_pages == (2,)
    confirm_page(source, 2, actor=assessor, at=timezone.now())
    assert passage.machine_pages == ()
    assert source.machine_pages(0, source.characters) == (1,)
    with pytest.raises(NotAllowed, match="compared it already"):
        confirm_page(source, 2, actor=assessor, at=timezone.now())


def test_somebody_of_another_organisation_confirms_nothing(assessor):
    source = taken_in(assessor)

    with pytest.raises(NotAllowed):
        confirm_page(source, 1, actor=make.an_assessor(state="XVL"), at=timezone.now())


def test_what_was_recognised_is_destroyed_with_its_source(assessor):
    source = taken_in(assessor)
    files = {source.file.sha256, source.reading.sha256, source.recognised.sha256}
    first = history(source)[0]

    receipt = expunge(first.hash, actor=assessor, at=timezone.now(), reason="came in by mistake", witness="a colleague")

    assert set(receipt.files) == files


def test_a_name_that_is_blacked_out_stays_in_no_recognised_page(assessor):
    source = taken_in(
        assessor, a_scan(("Mr. Anton Brel was met.", "Orsania should ratify it.")), black_out_names=["Brel"]
    )

    text = document_of(source).text
    assert "Brel" not in text
    assert source.recognised is None
    assert source.machine_pages(text.index("Orsania"), text.index("Orsania") + 7) == (1,)


def test_a_scan_in_the_queue_is_read_by_machine_with_what_was_said_of_it(assessor):
    about = Source(title="Report on Orsania", originator="CTED", dated="2019", published=True)
    given = Given("report.pdf", SCAN, about=about)
    add_to_queue([given], holder=assessor.seats[0].organisation, compartment="XOR", actor=assessor, at=timezone.now())

    assert read_waiting(worker="one") == 1

    item = QueuedFile.objects.unscoped("in a test").get()
    assert (item.state, item.source.title, item.source.originator) == ("read", "Report on Orsania", "CTED")
    assert (item.source.dated, item.source.published) == ("2019", True)
    assert item.source.machine_pages(0, item.source.characters) == (1, 2)
