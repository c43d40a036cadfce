"""The queue: files wait, are read once in a job, whatever happens meanwhile, and are worked off side by side."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from headway.casework.evidence.models import Source
from headway.engines.intake.decisions import proposal_key, reject
from headway.engines.intake.models import Claim, Decision, OtherVersion, QueuedFile, TextBand, TextSketch
from headway.engines.intake.queue import jobs
from headway.engines.intake.queue.adding import Given, add_to_queue, files_in
from headway.engines.intake.queue.claims import begin_reading, free_what, in_hand, take
from headway.engines.intake.queue.duplicates import twins_of
from headway.engines.intake.queue.working import (
    CannotDrop,
    drop,
    keep_both,
    lines_of,
    link_version,
    read_again,
    say_kind,
)
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.sources import document_of, reading_of, take_in
from headway.engines.intake.taking.texts import kind_of
from headway.foundation.access.models import Membership
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.expunge import CannotExpunge, expunge
from headway.foundation.ledger.files import path_of
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Payload
from headway.foundation.ledger.verify import verify
from tests import make
from tests.engines.intake.trackers.spreadsheets import HEADINGS, an_xlsx, with_part

pytestmark = pytest.mark.django_db
TEXT = (
    "The State established a national centre in 2017. It was done by decree. The delegation noted that the border "
    "posts were not yet connected to the databases of INTERPOL, and that training had begun in three provinces. "
    "According to the Ministry of Justice, approximately 120 persons were convicted of terrorist offences. "
)
OTHER = "The national bank supervises money transfers. A new law on charities was adopted in 2016 by the parliament.\n"


@pytest.fixture
def assessor():
    return make.an_assessor(state="XOR")


def queued(actor, *files, compartment="XOR"):
    given = [Given(name, data if isinstance(data, bytes) else data.encode()) for name, data in files]
    return add_to_queue(
        given, holder=actor.seats[0].organisation, compartment=compartment, actor=actor, at=timezone.now()
    )


def read(actor, *files, **given):
    """Files that were queued and read."""
    rows = queued(actor, *files, **given)
    jobs.read_waiting(worker="a worker")
    for row in rows:
        row.refresh_from_db()
    return rows


def line(item, actor):
    return lines_of([item], actor, at=timezone.now())[0]


def test_a_file_waits_is_read_in_a_job_and_says_what_it_was_taken_for(assessor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        (item,) = queued(assessor, ("report.txt", TEXT))
    assert (line(item, assessor).standing, DBTaskResult.objects.count()) == ("waiting", 1)

    assert jobs.read_the_queue.call() == 1

    item.refresh_from_db()
    source = Source.objects.visible_to(assessor).get()
    assert (item.state, item.source, item.guessed_kind) == ("read", source, "news")
    assert (source.holder, source.audience, source.compartment, source.document_kind) == (
        item.holder, "own", "XOR", "news",
    )  # fmt: skip
    assert item.proposals == len(reading_of(source).observations) + len(reading_of(source).quantities) > 0
    assert history(source).last().changeset.act == history(item).last().changeset.act
    assert verify().problems == []


def test_a_file_goes_into_the_file_of_the_state_its_text_is_about(assessor):
    reader = make.an_assessor()
    make.a_state("NOR")
    visit = "The Counter-Terrorism Committee Executive Directorate (CTED) visited Norway from 4 to 7 March 2019. "

    (item,) = read(reader, ("report.txt", visit + TEXT), compartment="")

    assert (item.compartment, item.source.compartment) == ("NOR", "NOR")


def test_reading_that_is_cut_short_leaves_nothing_and_is_done_again(assessor, monkeypatch):
    (item,) = queued(assessor, ("report.txt", TEXT))

    class PowerCutError(BaseException):
        pass

    def cut(*_, **__):
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "_store", cut)
        with pytest.raises(PowerCutError):
            jobs.read_waiting(worker="a worker")
    item.refresh_from_db()
    assert (item.state, Source.objects.unscoped("a test").count()) == ("waiting", 0)
    assert line(item, assessor).standing == "being read"
    assert jobs.read_waiting(worker="another worker") == 0

    assert free_what("a worker", at=timezone.now()) == 1
    assert jobs.read_waiting(worker="a worker") == 1

    item.refresh_from_db()
    assert (item.state, Source.objects.unscoped("a test").count()) == ("read", 1)
    assert jobs.read_waiting(worker="a worker") == 0


def test_a_file_that_always_ends_the_reading_is_given_up(assessor, monkeypatch):
    (item,) = queued(assessor, ("report.txt", TEXT))

    def fails(*_, **__):
        raise RuntimeError("as a reader might")

    monkeypatch.setattr(jobs, "_read", fails)
    for _ in range(4):
        jobs.read_waiting(worker="a worker")

    item.refresh_from_db()
    assert (item.state, item.sentence) == (
        "refused",
        "Reading this file was cut short three times, so it was given up: give it in another format.",
    )


def test_two_workers_never_read_the_same_file(assessor):
    (item,) = queued(assessor, ("report.txt", TEXT))
    now = timezone.now()

    assert begin_reading(item.pk, worker="one", at=now) == 1
    assert begin_reading(item.pk, worker="two", at=now) == 0
    assert begin_reading(item.pk, worker="two", at=now + timedelta(minutes=11)) == 2


REFUSED = {
    "empty.txt": (b"  ", "The file is empty"),
    "broken.pdf": (b"%PDF-1.7 broken", "PDF"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "A picture is not read in the queue"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office format"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_stays_with_its_sentence(assessor, name):
    data, sentence = REFUSED[name]

    good, bad = read(assessor, ("good.txt", TEXT), (name, data))

    assert (good.state, bad.state) == ("read", "refused")
    assert sentence in bad.sentence
    assert bad.sentence.count("\n") == 0


def test_why_a_file_is_refused_is_kept_in_english_whoever_gives_or_reads_it(assessor):
    with override("ar"):
        queued(assessor, ("empty.txt", " "), ("scan.png", b"\x89PNG"), ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        jobs.read_waiting(worker="a worker")

    assert [row.sentence[:20] for row in QueuedFile.objects.unscoped("a test").order_by("id")] == [
        "The file is empty: c",
        "This is a picture: r",
        "This is a file of an",
    ]


def test_a_refused_file_can_be_read_again(assessor):
    (item,) = read(assessor, ("broken.pdf", b"%PDF-1.7 broken"))

    read_again(item, actor=assessor, at=timezone.now())

    assert (item.state, item.sentence) == ("waiting", "")


def test_nothing_is_read_for_somebody_who_has_no_seat_any_more(assessor):
    (item,) = queued(assessor, ("report.txt", TEXT))
    Membership.objects.filter(user=assessor.user).update(until=make.TODAY)

    jobs.read_waiting(worker="a worker")

    item.refresh_from_db()
    assert item.sentence == "Whoever gave this file has no seat here any more: give it again."
    assert Source.objects.unscoped("a test").count() == 0


def test_nobody_queues_for_another_organisation(assessor):
    with pytest.raises(NotAllowed):
        add_to_queue(
            [Given("a.txt", b"x")], holder=make.a_ministry().pk, compartment="XOR", actor=assessor, at=make.NOW
        )


def test_a_zip_is_a_folder_and_a_word_file_is_none():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("reports/one.txt", TEXT)
        archive.writestr("reports/__MACOSX/._one.txt", "x")
        archive.writestr("../two.txt", OTHER)
        archive.writestr("bomb.txt", b"0" * 3_000_000)
    found = list(files_in("folder.zip", stream.getvalue()))
    book = an_xlsx(["No", "Status"], [1, "done"])

    assert [(each.name, each.data.decode()[:9]) for each in found[:2]] == [
        ("one.txt", "The State"),
        ("two.txt", "The natio"),
    ]
    assert found[2].refused.startswith("The file would unpack to a hundred times its size")
    assert [each.name for each in files_in("book.xlsx", book)] == ["book.xlsx"]


def test_a_zip_of_too_many_files_is_one_sentence():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(501):
            archive.writestr(f"{number}.txt", "x")

    with pytest.raises(Unreadable, match=r"folder.zip: the ZIP holds 501 files and the limit is 500"):
        list(files_in("folder.zip", stream.getvalue()))


def test_what_a_person_calls_a_document_goes_before_what_was_guessed(assessor):
    (item,) = queued(assessor, ("report.txt", TEXT))
    say_kind(item, "reply", actor=assessor, at=timezone.now())
    jobs.read_waiting(worker="a worker")
    item.refresh_from_db()
    assert (item.guessed_kind, item.source.document_kind) == ("news", "reply")

    say_kind(item, "law", actor=assessor, at=timezone.now())

    item.source.refresh_from_db()
    assert (item.document_kind, item.source.document_kind) == ("law", "law")
    with pytest.raises(ValueError, match="novel"):
        say_kind(item, "novel", actor=assessor, at=timezone.now())


def test_a_spreadsheet_waits_for_its_columns_to_be_mapped(assessor):
    good, bad = read(
        assessor, ("tracker.xlsx", an_xlsx(HEADINGS, [1, "done", "2026", "x"])),
        ("broken.xlsx", with_part(b"", "xl/workbook.xml", b"<workbook")),
    )  # fmt: skip

    assert (good.state, good.guessed_kind, good.source) == ("read", "tracker", None)
    assert (bad.state, bad.sentence[:28]) == ("refused", "The spreadsheet is damaged: ")


def test_progress_is_told_by_what_was_decided(assessor):
    (item,) = read(assessor, ("report.txt", TEXT))
    found = reading_of(item.source)
    keys = [proposal_key(p) for p in (*found.observations, *found.quantities)]
    reject(item.source, keys[0], actor=assessor, at=make.NOW)
    assert (line(item, assessor).standing, line(item, assessor).decided) == ("read", 1)

    for key in keys[1:]:
        reject(item.source, key, actor=assessor, at=make.NOW)

    assert line(item, assessor).standing == "done"


def test_a_file_that_proposes_nothing_is_done_once_a_person_has_said_what_it_is(assessor):
    (item,) = read(assessor, ("greeting.txt", b"Good morning."))
    assert (item.proposals, line(item, assessor).standing) == (0, "read")

    said = say_kind(item, "letter", actor=assessor, at=make.NOW)

    assert line(said, assessor).standing == "done"


def test_a_file_in_hand_shows_who_has_it_until_the_claim_ends(assessor):
    (item,) = read(assessor, ("report.txt", TEXT))
    colleague, now = make.an_assessor(state="XOR"), timezone.now()
    take(item.pk, assessor, at=now)

    assert take(item.pk, colleague, at=now).user == assessor.user
    assert line(item, colleague).claim.who == assessor.name
    assert take(item.pk, colleague, at=now, over=True).user == colleague.user
    assert take(item.pk, assessor, at=now + timedelta(minutes=31)).user == assessor.user
    assert in_hand([item.pk], at=now + timedelta(hours=2)) == {}


def test_the_same_file_is_noticed_before_it_is_read(assessor):
    read(assessor, ("report.txt", TEXT))
    (again,) = queued(assessor, ("copy.txt", TEXT))

    twin = line(again, assessor).twin

    assert (twin.source.title, twin.how) == (Source.objects.unscoped("a test").get().title, "the same file")


def test_the_same_text_and_nearly_the_same_are_noticed(assessor):
    page = f"<html><body><p>{TEXT}</p></body></html>"
    long = (TEXT + OTHER) * 1 + " ".join(f"Paragraph {n} tells of province number {n * 7}." for n in range(60))
    one, two, three, four, five = read(
        assessor,
        ("a.txt", TEXT), ("b.html", page), ("c.txt", long), ("d.txt", long.replace("number 21.", "number 22.")), ("e.txt", OTHER),
    )  # fmt: skip

    told = {item.name: line(item, assessor).twin for item in (one, two, three, four, five)}

    assert (told["a.txt"], told["c.txt"], told["e.txt"]) == (None, None, None)
    assert (told["b.html"].source, told["b.html"].how) == (one.source, "the same text")
    assert told["d.txt"].source == three.source
    assert told["d.txt"].how in {"96 % the same", "97 % the same", "98 % the same", "99 % the same"}


def test_a_duplicate_of_what_one_may_not_see_tells_nothing(assessor):
    stranger = make.an_assessor("fatf", state="XOR")
    read(stranger, ("secret.txt", TEXT))

    (item,) = read(assessor, ("same.txt", TEXT))
    (waiting,) = queued(assessor, ("same again.txt", TEXT))

    assert line(item, assessor).twin is None
    assert line(waiting, assessor).twin.source == item.source


def test_a_file_read_by_itself_is_a_duplicate_all_the_same(assessor):
    draft = Source(type="document", compartment="XOR", holder_id=assessor.seats[0].organisation)
    alone, _ = take_in(draft, TEXT.encode(), name="alone.txt", actor=assessor, at=make.NOW)

    (item,) = read(assessor, ("b.html", f"<html><body><p>{TEXT}</p></body></html>"))

    assert line(item, assessor).twin.source == alone


def test_a_duplicate_is_kept_linked_or_dropped(assessor):
    _, two, three, four = read(assessor, *((f"{n}.txt", TEXT) for n in "abcd"))
    keep_both(two, actor=assessor, at=make.NOW)
    link_version(three, line(three, assessor).twin, actor=assessor, at=make.NOW)
    source = four.source
    drop(four, actor=assessor, at=make.NOW)

    assert [line(item, assessor).asks for item in (two, three, four)] == [False, False, False]
    link = OtherVersion.objects.visible_to(assessor).get()
    assert (link.later, link.alike) == (three.source, "the same file")
    assert not Source.objects.unscoped("a test").filter(pk=source.pk).exists()
    assert (four.state, history(source).count()) == ("dropped", 2)
    assert verify().problems == []


def test_a_file_of_which_something_was_made_is_not_dropped(assessor):
    (item,) = read(assessor, ("a.txt", TEXT))
    reject(item.source, proposal_key(reading_of(item.source).observations[0]), actor=assessor, at=make.NOW)

    with pytest.raises(CannotDrop):
        drop(item, actor=assessor, at=make.NOW)

    item.refresh_from_db()
    assert (item.state, Decision.objects.unscoped("a test").count()) == ("read", 1)


def test_expunging_a_queued_file_and_its_source_leaves_no_bytes_and_no_sketch(assessor):
    (item,) = read(assessor, ("a.txt", TEXT))
    source, by = item.source, {"actor": make.SYSTEM, "at": make.NOW, "reason": "by law", "witness": "the clerk"}
    assert (TextSketch.objects.count(), TextBand.objects.count()) == (1, 32)
    with pytest.raises(CannotExpunge, match="stands on this one: expunge those first"):
        expunge(source.revision, **by)

    first = expunge(history(item).first().hash, **by)
    second = expunge(source.revision, **by)

    assert (TextSketch.objects.count(), TextBand.objects.count()) == (0, 0)
    assert (first.files, item.sha256 in second.files) == ((item.sha256,), True)
    assert not default_storage.exists(path_of(item.sha256))
    assert not Payload.objects.filter(text__contains="a.txt").exists()
    assert verify().problems == []


def test_how_a_queue_stands_costs_the_same_for_many_files(assessor, django_assert_num_queries):
    items = read(assessor, *((f"{n}.txt", f"{TEXT} {n}") for n in range(4)))
    items = list(QueuedFile.objects.visible_to(assessor).select_related("source__file"))
    with django_assert_num_queries(7):
        lines_of(items[:1], assessor, at=timezone.now())
    with django_assert_num_queries(7):
        lines_of(items, assessor, at=timezone.now())
    assert twins_of([], assessor) == {}
    assert Claim.objects.count() == 0


def test_a_law_counts_its_articles_and_says_by_which_words_it_was_taken_for_one(assessor):
    law = "قانون مكافحة الإرهاب\n\nالمادة 1\nيعاقب كل من سافر.\n\nالمادة 2\nيعاقب كل من جند.\n\nالمادة 3\nينشر هذا القانون.\n"
    (item,) = read(assessor, ("law.txt", law))

    assert (item.guessed_kind, item.proposals) == ("law", 3)
    assert kind_of(item.source, document_of(item.source)).reason == item.reason
