"""The job: every waiting file is read for the person who gave it. Cut short at any point, it is simply done again."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from django_tasks import task

from headway.casework.evidence.models import Source
from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.documents.kinds import DocumentKind, Guess, guess_kind
from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.notes import read_notes
from headway.engines.intake.models import Claim, QueuedFile
from headway.engines.intake.names import find_private_names
from headway.engines.intake.queue.claims import begin_reading, end_reading, go_on_reading, pause_reading
from headway.engines.intake.queue.looks import look_through
from headway.engines.intake.queue.named import ask_about, chosen_of, comes_back, destroy_what_came_in, forget
from headway.engines.intake.queue.runs import apply_waiting
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.sources import read_whole, take_in
from headway.engines.intake.trackers.workbooks import is_spreadsheet, read_workbook
from headway.foundation.access.models import User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.scope import answering, the_systems_own_work
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import NotADate
from headway.foundation.core.messages import Message
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.scanning import NoScanner, NotTaken

TRIES = 3
WORKER = "worker"
JOB = "The job that reads files"
READ = "read a file of the queue with names blacked out"
log = logging.getLogger("headway.queue")


@task()
def read_the_queue() -> int:
    """Read every file that waits; how many were read or refused."""
    return read_waiting(worker=WORKER)


@override("en")
def read_waiting(*, worker: str) -> int:
    """Run the large trackers dry and apply those that wait, then read one file after the other until none is left that nobody else reads.

    Those that failed are tried once more. What is kept with them is in English: a page says it in its reader's language.
    """
    destroy_what_came_in(actor=Actor(id="job", name=JOB, door="job"), at=timezone.now())
    look_through()
    apply_waiting()
    done, failed = 0, True
    with the_systems_own_work("the next file to read, whoever gave it"):
        while failed:
            failed = False
            for item in _waiting():
                now = timezone.now()
                tries = begin_reading(item.pk, worker=worker, at=now)
                if tries:
                    ended = _attempt(item, tries, now)
                    done, failed = done + ended, failed or not ended
    return done


def _waiting() -> Iterator[QueuedFile]:
    """The waiting files in the order they came, one at a time, each once."""
    last = None
    while True:
        busy = Claim.objects.filter(what=Claim.READING, until__gt=timezone.now()).values("item")
        rows = QueuedFile.objects.filter(state=QueuedFile.State.WAITING).exclude(pk__in=busy).order_by("id")
        item = (rows.filter(pk__gt=last) if last else rows).select_related("file", "holder").first()
        if item is None:
            return
        last = item.pk
        yield item


def _attempt(item: QueuedFile, tries: int, now: datetime) -> int:
    if tries > TRIES:
        _refuse(
            item, _("Reading this file was cut short three times, so it was given up: give it in another format."), now
        )
    else:
        try:
            _read(item, now)
        except NoScanner:
            later = timezone.now() + timedelta(minutes=1)
            pause_reading(item.pk, until=later)
            read_the_queue.using(run_after=later).enqueue()
            return 0
        except (Unreadable, NotTaken, NotAllowed, NotADate, FileNotFoundError) as error:
            _refuse(item, str(error), now)
        except Exception:
            log.exception("reading a queued file failed, time %d", tries)
            pause_reading(item.pk, until=timezone.now())
            return 0
    end_reading(item.pk)
    return 1


def _read(item: QueuedFile, now: datetime) -> None:
    """Read one file. What comes of it is stored with the item's new state, in one act or not at all."""
    actor = _giver(item, now)
    data = read_file(item.file) if item.file else b""
    if item.said_kind == DocumentKind.TRACKER or (not item.said_kind and is_spreadsheet(data, item.name)):
        read_workbook(data, name=item.name, limits=limits())
        _store(item, actor, now, Guess(DocumentKind.TRACKER, Message(gettext_noop("it is a spreadsheet"))))
        return
    as_read = read_whole(data, name=item.name, tell=lambda: go_on_reading(item.pk, at=timezone.now()))
    guess, now = guess_kind(as_read.document), timezone.now()
    kind = item.said_kind or guess.kind.value
    named = () if item.names else find_private_names(as_read.document)
    if named:
        with changeset(actor=actor, at=now, reason="a file of the queue names people without an office") as change:
            ask_about(change, item, named, kind=guess.kind.value, reason=guess.reason)
        return
    black_out = chosen_of(item)
    with (
        answering(actor),
        transaction.atomic(),
        changeset(actor=actor, at=now, reason=READ if black_out else f"read {item.name}"[:200]) as change,
    ):
        draft = Source(
            type=Source.Kind.DOCUMENT,
            document_kind=kind,
            title=item.title,
            originator=item.originator,
            dated=item.dated,
            published=item.published,
            marking=item.marking,
            compartment=item.compartment,
            holder_id=item.holder_id,
        )
        source, reading = take_in(
            draft, data, name=item.name, actor=actor, at=now, black_out_names=black_out, as_read=as_read
        )
        if black_out:
            item = comes_back(change, item, source, black_out)
        found = len(reading.observations) + len(reading.quantities) + bool(reading.entities.visit)
        if kind == DocumentKind.EARLIER_REPORT:
            found = len(read_report(as_read.document, reading).recommendations)
        elif kind == DocumentKind.NOTES:
            found = len(read_notes(as_read.document).notes)
        elif kind == DocumentKind.LAW:
            found = len(read_law(as_read.document).articles)
        _store(item, actor, now, guess, source=source, proposals=found)
        if not black_out:
            forget(item)
    if black_out:
        destroy_what_came_in(actor=actor, at=now)


def _store(
    item: QueuedFile, actor: Actor, at: datetime, guess: Guess, *, source: Source | None = None, proposals: int = 0
) -> None:
    with changeset(actor=actor, at=at, reason=f"read {item.name}"[:200]) as change:
        change.edit(
            item,
            state=QueuedFile.State.READ,
            guessed_kind=guess.kind.value,
            reason=guess.reason[:200],
            source=source,
            proposals=proposals,
            compartment=source.compartment if source else item.compartment,
        )


def _refuse(item: QueuedFile, sentence: str, at: datetime) -> None:
    item.refresh_from_db()
    actor = _person(item, at)
    with changeset(actor=actor, at=at, reason="a file of the queue was refused") as change:
        change.edit(item, state=QueuedFile.State.REFUSED, sentence=sentence[:500], source=None)


def _giver(item: QueuedFile, at: datetime) -> Actor:
    """The person for whom the file is read, with today's seats. Raises NotAllowed where there is none any more."""
    actor = _person(item, at)
    if not actor.seats:
        raise NotAllowed(_("Whoever gave this file has no seat here any more: give it again."))
    return actor


def _person(item: QueuedFile, at: datetime) -> Actor:
    user = User.objects.filter(pk=item.given_by, is_active=True).first() if item.given_by else None
    if user is None:
        return Actor(id="job", name=JOB, door="job")
    return actor_of(user, today=at.date(), door="job")
