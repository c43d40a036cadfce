"""A large tracker is applied beside the site: in batches of one act, with its progress told, whole or not at all."""

import pytest
from django.utils import timezone

from headway.casework.evidence.models import Figure
from headway.engines.intake.models import QueuedFile, TrackerImport, TrackerRun
from headway.engines.intake.queue import runs
from headway.engines.intake.queue.runs import apply_waiting, begin_run
from headway.engines.intake.trackers.applying import keep_recipe, undo_import
from headway.engines.intake.trackers.preparing import prepare_tracker
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.access.models import Membership
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.models import Changeset
from headway.foundation.ledger.scanning import written_here
from headway.foundation.ledger.verify import verify
from tests import make

pytestmark = pytest.mark.django_db
ROWS = "".join(f"Persons convicted in region {n},{n + 10},2025\r\n" for n in range(7))
DATA = f"Indicator,Value,Year\r\n{ROWS}".encode()


@pytest.fixture(autouse=True)
def three_rows_at_a_time(monkeypatch):
    monkeypatch.setattr(runs, "BATCH", 3)


@pytest.fixture
def run():
    """Seven figures of a lead's tracker, which waits to be applied."""
    lead = make.a_lead(state="XOR")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a tracker") as change:
        file = store_file(change, written_here(DATA), name="t.csv", media_type="text/csv", compartment="XOR")
    item = make.added(
        QueuedFile(name="t.csv", file=file, state="read", guessed_kind="tracker", **make.sight(audience="own"))
    )
    dry = prepare_tracker(read_workbook(DATA, name="t.csv"), actor=lead, holder=make.a_body(), compartment="XOR")
    assert dry.found.counts["create"] == 7
    recipe = keep_recipe("Ours", dry.suggestion.recipe, "", compartment="XOR", actor=lead, at=make.NOW)
    return begin_run(item, recipe, dry.scope, shown=dry.found.digest, total=7)


def standing():
    row = TrackerRun.objects.get()
    return row.state, row.done, row.total


def test_it_is_written_in_batches_of_one_act_and_undone_as_one(run):
    assert apply_waiting() == 1

    assert standing() == ("done", 7, 7)
    assert Changeset.objects.filter(act=run.act).count() == 5  # its source, three batches, the line in the log
    (done,) = TrackerImport.objects.unscoped("a test")
    assert (done.act, done.created, Figure.objects.unscoped("a test").count()) == (run.act, 7, 7)
    undo_import(done, actor=make.a_lead(state="XOR"), at=make.NOW)
    assert Figure.objects.unscoped("a test").count() == 0
    assert verify().problems == []


def test_how_far_it_has_come_is_told_after_every_batch(run, monkeypatch):
    seen = []
    write = runs.write_row
    monkeypatch.setattr(runs, "write_row", lambda *a, **k: (seen.append(standing()[1]), write(*a, **k)))

    apply_waiting()

    assert seen == [0, 0, 0, 3, 3, 3, 6]


def test_where_something_is_in_the_way_nothing_of_it_stands_and_the_reason_is_kept(run):
    lead = make.a_lead(state="XOR")
    with changeset(actor=lead, at=make.NOW, reason="meanwhile") as change:
        subject = "Persons convicted in region 3"
        change.add(Figure(subject=subject, low=13, high=13, as_said="13", as_of="2025", **make.sight(audience="own")))

    apply_waiting()

    row = TrackerRun.objects.get()
    assert row.state == "refused"
    assert row.sentence.startswith("Since you looked, something changed")
    assert Figure.objects.unscoped("a test").count() == 1


def test_what_a_killed_worker_left_half_is_taken_back_before_it_begins_anew(run, monkeypatch):
    write, count = runs.write_row, iter(range(100))

    def killed(*args, **given):
        if next(count) == 4:
            raise KeyboardInterrupt
        write(*args, **given)

    monkeypatch.setattr(runs, "write_row", killed)
    with pytest.raises(KeyboardInterrupt):
        apply_waiting()
    assert (standing(), Figure.objects.unscoped("a test").count()) == (("applying", 3, 7), 3)
    assert apply_waiting() == 0, "another worker might have it in hand"
    monkeypatch.setattr(runs, "write_row", write)
    runs.free_runs(at=timezone.now())

    assert apply_waiting() == 1

    assert (standing(), Figure.objects.unscoped("a test").count()) == (("done", 7, 7), 7)
    assert TrackerImport.objects.unscoped("a test").count() == 1
    assert verify().problems == []


def test_what_fails_three_times_is_given_up_and_nothing_of_it_stands(run, monkeypatch):
    def fails(*args, **given):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(runs, "write_row", fails)

    apply_waiting()

    assert TrackerRun.objects.get().sentence == runs.BROKEN
    assert Figure.objects.unscoped("a test").count() == 0


def test_whoever_lost_their_seat_meanwhile_writes_nothing(run):
    Membership.objects.filter(user=run.given_by).delete()

    apply_waiting()

    assert TrackerRun.objects.get().state == "refused"
    assert Figure.objects.unscoped("a test").count() == 0
