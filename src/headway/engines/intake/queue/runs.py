"""A large tracker is applied beside the site: in batches of one act, with its progress told, whole or not at all.

Batches let others write in between and be told how far it has come. Where one fails, or a worker was killed, what the
act wrote so far is undone before anything else happens; so it never stands half.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from headway.engines.intake.models import QueuedFile, TrackerRecipe, TrackerRun
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.trackers.applying import (
    KEPT,
    NotAsShown,
    NothingToWrite,
    as_shown,
    note_import,
    reason_of,
    source_of,
    text_of_rows,
    write_row,
)
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.planning import Outcome
from headway.engines.intake.trackers.recipes import NotARecipe, recipe_from
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.access.models import User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.scope import answering, the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.ids import new_id
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Change, Stale, changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import Revision
from headway.foundation.ledger.scanning import NotTaken, scanned
from headway.foundation.ledger.undoing import CannotUndo, undo

LARGE = 200
"""A tracker that writes more rows than this is applied beside the site; fewer take no longer than a page."""
BATCH = 200
SAYS_NOTHING_FOR = timedelta(minutes=10)
TRIES = 3
CHANGED = gettext_noop(
    "Meanwhile somebody changed a row of it, so nothing was applied. Look again at what each row would do."
)
BROKEN = gettext_noop(
    "Applying it was cut short three times, so it was given up and nothing of it stands. Give it in parts."
)
REFUSALS = (NotAsShown, NothingToWrite, NotAllowed, NotARecipe, Refused, NotTaken, Unreadable, FileNotFoundError)
log = logging.getLogger("headway.queue")


def run_of(item: QueuedFile) -> TrackerRun | None:
    """How far a file has come that is, or was, applied beside the site."""
    return TrackerRun.objects.filter(item=item.pk).first()


def begin_run(item: QueuedFile, recipe: TrackerRecipe, scope: Scope, *, shown: str, total: int) -> TrackerRun:
    """Let a tracker be applied beside the site, by the recipe that was kept and as it was shown."""
    assert scope.actor.user is not None, "only a person applies a tracker on the site"
    run, _ = TrackerRun.objects.update_or_create(
        item=item.pk,
        defaults={
            "recipe": recipe.pk,
            "given_by": scope.actor.user,
            "holder": scope.holder.pk,
            "compartment": scope.compartment,
            "shown": shown,
            "act": new_id(),
            "state": TrackerRun.State.WAITING,
            "total": total,
            "done": 0,
            "tries": 0,
            "until": None,
            "sentence": "",
        },
    )
    return run


def clear_sentence(item: QueuedFile) -> None:
    """Forget why a file was refused, as when somebody looks again."""
    TrackerRun.objects.filter(item=item.pk, state=TrackerRun.State.REFUSED).delete()


def are_waiting(*, at: datetime) -> bool:
    """Whether a tracker waits to be applied, or one was left half by a worker that is gone."""
    return _waiting(at).exists()


def _waiting(at: datetime) -> QuerySet[TrackerRun]:
    left = Q(state=TrackerRun.State.APPLYING, until__lte=at)
    return TrackerRun.objects.filter(Q(state=TrackerRun.State.WAITING) | left)


def free_runs(*, at: datetime) -> int:
    """Let what a worker that was killed had in hand be begun anew; how many there were."""
    return TrackerRun.objects.filter(state=TrackerRun.State.APPLYING, until__gt=at).update(until=at)


def apply_waiting() -> int:
    """Apply one tracker after the other until none waits; how many ended, applied or refused."""
    ended = 0
    while (run := _waiting(timezone.now()).first()) is not None:
        now = timezone.now()
        mine = _waiting(now).filter(pk=run.pk)
        taken = mine.update(state=TrackerRun.State.APPLYING, done=0, tries=F("tries") + 1, until=now + SAYS_NOTHING_FOR)
        if taken:
            run.refresh_from_db()
            _attempt(run, now)
            ended += 1
    return ended


def _attempt(run: TrackerRun, now: datetime) -> None:
    actor = _giver(run, now)
    try:
        _take_back_what_stands(run, actor, now)
        if run.tries > TRIES:
            raise NotAllowed(BROKEN)
        _apply(run, actor, now)
    except Stale:
        _refuse(run, actor, now, CHANGED)
    except CannotUndo as error:
        log.exception("what a tracker wrote cannot be taken back")
        _end(run, TrackerRun.State.REFUSED, f"Part of it stands, and could not be taken back: {error}")
    except REFUSALS as error:
        _refuse(run, actor, now, str(error))
    except Exception:
        log.exception("applying a tracker failed, time %d", run.tries)
        TrackerRun.objects.filter(pk=run.pk).update(until=timezone.now())


def _apply(run: TrackerRun, actor: Actor, now: datetime) -> None:
    """Write the plan, batch by batch. Raises what `apply_tracker` raises, and Stale."""
    with answering(actor):
        item = QueuedFile.objects.visible_to(actor).select_related("file").get(pk=run.item)
        recipe = TrackerRecipe.objects.visible_to(actor).get(pk=run.recipe)
        data = read_file(item.file) if item.file else b""
        clean = scanned(data)
        workbook = read_workbook(data, name=item.name, limits=limits())
        holder = Organisation.objects.get(pk=run.holder)
        scope = Scope(actor, holder, run.compartment, recipe_from(recipe.content))
        found = as_shown(workbook, scope, run.shown)
    rows = [row for row in found.rows if row.outcome in {Outcome.CREATE, Outcome.UPDATE}]
    reason = reason_of(item.name, recipe)
    with _batch(run, actor, now, reason):
        source = source_of(workbook, scope, clean, name=item.name, at=now)
    text = text_of_rows(workbook)
    for start in range(0, len(rows), BATCH):
        with _batch(run, actor, now, reason):
            for row in rows[start : start + BATCH]:
                write_row(row, found, source, text, actor=actor, at=now)
        until = timezone.now() + SAYS_NOTHING_FOR
        TrackerRun.objects.filter(pk=run.pk).update(done=min(start + BATCH, len(rows)), total=len(rows), until=until)
    with _batch(run, actor, now, reason) as change:
        note_import(change, found, source, recipe, scope, at=now)
        if item.source_id != source.pk or item.shown_id is not None:
            change.edit(item, source=source, compartment=source.compartment, shown=None)
        TrackerRun.objects.filter(pk=run.pk).update(state=TrackerRun.State.DONE, until=None)


@contextmanager
def _batch(run: TrackerRun, actor: Actor, now: datetime, reason: str) -> Iterator[Change]:
    """One transaction of the act; everything in it is read for the person."""
    with answering(actor), changeset(actor=actor, at=now, reason=reason, act=run.act) as change:
        yield change


def _take_back_what_stands(run: TrackerRun, actor: Actor, now: datetime) -> None:
    """Undo what the act has written so far. Raises CannotUndo."""
    if not Revision.objects.filter(changeset__act=run.act).exclude(kind__in=KEPT).exists():
        return
    with (
        the_systems_own_work("an act is undone as a whole, whoever has seen its rows"),
        transaction.atomic(),
    ):
        undo(run.act, actor=actor, at=now, reason="a tracker that was not applied to its end", keep=KEPT)
    TrackerRun.objects.filter(pk=run.pk).update(act=(act := new_id()), done=0)
    run.act = act


def _refuse(run: TrackerRun, actor: Actor, now: datetime, sentence: str) -> None:
    try:
        _take_back_what_stands(run, actor, now)
    except CannotUndo as error:
        sentence = f"{sentence} Part of it stands, and could not be taken back: {error}"
    _end(run, TrackerRun.State.REFUSED, sentence)


def _end(run: TrackerRun, state: str, sentence: str) -> None:
    TrackerRun.objects.filter(pk=run.pk).update(state=state, sentence=sentence[:500], until=None)


def _giver(run: TrackerRun, at: datetime) -> Actor:
    """The person for whom it is applied, with today's seats; without any, every service refuses them."""
    return actor_of(User.objects.get(pk=run.given_by), today=at.date(), door="job")
