"""A file of the queue that names people without an office waits for a decision, and what is blacked out is destroyed."""

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from headway.casework.evidence.models import Source
from headway.casework.evidence.queries import text_of
from headway.engines.intake.models import FoundNames, QueuedFile
from headway.engines.intake.queue import jobs
from headway.engines.intake.queue.named import found_in
from headway.engines.intake.queue.working import decide_names, drop
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.files import path_of
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Changeset, Payload
from headway.foundation.ledger.verify import verify
from tests import make
from tests.engines.intake.queue.test_queue import line, queued, read

pytestmark = pytest.mark.django_db
TEXT = (
    "Report on the visit to Orsania\n\nMr. Karim Beldan, aged 34, was arrested at the border. Ms. Lina Torvald is a "
    "witness.\n\nThe State established a national centre in 2017.\n"
)


@pytest.fixture
def assessor():
    return make.an_assessor(state="XOR")


def decided(item, actor, *, black_out=(), keep=False):
    decide_names(item, black_out=black_out, actor=actor, at=timezone.now(), keep=keep)
    jobs.read_waiting(worker="a worker")


def test_a_file_that_names_people_without_an_office_waits_for_a_decision_and_no_source_is_made(assessor):
    (item,) = read(assessor, ("visit.txt", TEXT))

    assert (item.state, item.source, line(item, assessor).standing) == ("asked", None, "asked")
    assert [row.text for row in found_in(item)] == ["Karim Beldan", "Lina Torvald"]
    assert "Mr. Karim Beldan, aged 34" in found_in(item)[0].passage
    assert Source.objects.unscoped("a test").count() == 0


def test_what_is_blacked_out_is_kept_so_and_the_file_that_came_in_is_destroyed(assessor):
    (item,) = read(assessor, ("Beldan visit.txt", TEXT))
    before = item.file.sha256

    decided(item, assessor, black_out=["Karim Beldan"])

    kept = QueuedFile.objects.visible_to(assessor).get()
    assert (kept.state, kept.name, kept.holder) == ("read", "██████ visit.txt", item.holder)
    assert text_of(kept.source).startswith("Report on the visit to Orsania\n\nMr. ████████████, aged 34, was arrested")
    assert "Lina Torvald" in text_of(kept.source)
    assert kept.proposals > 0
    assert not default_storage.exists(path_of(before))
    assert not Payload.objects.filter(text__contains="Beldan").exists()
    assert not Changeset.objects.filter(reason__contains="Beldan").exists()
    assert not FoundNames.objects.exists()
    assert verify().problems == []


def test_names_are_kept_when_a_person_says_so_and_nothing_is_asked_again(assessor):
    (item,) = read(assessor, ("visit.txt", TEXT))

    decided(item, assessor, keep=True)

    item.refresh_from_db()
    assert (item.state, "Karim Beldan" in text_of(item.source)) == ("read", True)
    assert not FoundNames.objects.exists()


def test_a_power_cut_after_blacking_out_leaves_the_destroying_to_the_next_reading(assessor, monkeypatch):
    (item,) = read(assessor, ("visit.txt", TEXT))
    decide_names(item, black_out=["Karim Beldan"], actor=assessor, at=timezone.now())

    class PowerCutError(BaseException):
        pass

    def cut(*_, **__):
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr("headway.engines.intake.queue.named.expunge", cut)
        with pytest.raises(PowerCutError):
            jobs.read_waiting(worker="a worker")
    assert default_storage.exists(path_of(item.file.sha256))

    jobs.read_waiting(worker="a worker")

    assert not default_storage.exists(path_of(item.file.sha256))
    assert QueuedFile.objects.visible_to(assessor).get().state == "read"
    assert Source.objects.visible_to(assessor).count() == 1


def test_a_stranger_decides_nothing(assessor):
    (item,) = read(assessor, ("visit.txt", TEXT))

    with pytest.raises(NotAllowed):
        decide_names(item, keep=True, actor=make.a_focal_point(), at=timezone.now())


def test_what_was_found_goes_with_the_file(assessor):
    dropped, expunged = read(assessor, ("one.txt", TEXT), ("two.txt", TEXT.replace("2017", "2018")))
    drop(dropped, actor=assessor, at=timezone.now())
    assert not FoundNames.objects.filter(file=dropped.file).exists()

    expunge(history(expunged).first().hash, actor=assessor, at=timezone.now(), reason="not ours", witness="a colleague")
    assert not FoundNames.objects.exists()


def test_a_file_without_such_names_is_read_at_once(assessor):
    (item,) = read(assessor, ("visit.txt", "The State established a national centre in 2017."))

    assert (item.state, FoundNames.objects.count()) == ("read", 0)


def test_a_spreadsheet_waits_for_its_columns_and_asks_for_no_names(assessor):
    (row,) = queued(assessor, ("visit.csv", "No.,Status\n1,Mr. Karim Beldan\n"))
    jobs.read_waiting(worker="a worker")

    row.refresh_from_db()
    assert row.state == "read"
