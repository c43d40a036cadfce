"""The dry run of a large tracker, beside the site: its progress told, what it found kept with the file."""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.engines.intake.models import QueuedFile, TrackerLook, TrackerRecipe
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.kept import Asked, asked_as_bytes, asked_of, dry_run_as_bytes, dry_run_of, known_in
from headway.engines.intake.trackers.preparing import NoHeadings, Prepared, prepare_tracker
from headway.engines.intake.trackers.recipes import NotARecipe
from headway.engines.intake.trackers.scope import holder_for
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.access.models import User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.rules import may_write
from headway.foundation.access.scope import answering
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file, store_file
from headway.foundation.ledger.scanning import written_here

LARGE = 150_000
"""A spreadsheet of more bytes than this is run dry beside the site; a smaller one takes no longer than a page."""
SAYS_NOTHING_FOR = timedelta(minutes=10)
TRIES = 3
BROKEN = gettext_noop("Looking through it was cut short three times, so it was given up. Give it in parts.")
REFUSALS = (NotAllowed, NoHeadings, NotARecipe, Refused, Unreadable, FileNotFoundError)
MEDIA_TYPE = "application/gzip"
log = logging.getLogger("headway.queue")


def is_large(item: QueuedFile) -> bool:
    """Whether a tracker is run dry beside the site."""
    return item.file is not None and item.file.size > LARGE


def look_of(item: QueuedFile) -> TrackerLook | None:
    """How far the dry run of a file has come."""
    return TrackerLook.objects.filter(item=item.pk).first()


def begin_look(item: QueuedFile, asked: Asked, *, actor: Actor, at: datetime) -> TrackerLook:
    """Let a tracker be run dry beside the site, as the form said. Raises NotAllowed."""
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment, circle=item.circle))
    assert actor.user is not None, "only a person looks at a tracker on the site"
    _keep(item, asked_as_bytes(asked), actor, at, f"look through {item.name}")
    look, _ = TrackerLook.objects.update_or_create(
        item=item.pk,
        defaults={
            "given_by": actor.user,
            "state": TrackerLook.State.WAITING,
            "total": 0,
            "done": 0,
            "tries": 0,
            "until": None,
            "sentence": "",
        },
    )
    return look


def shown_of(item: QueuedFile, actor: Actor) -> Prepared | None:
    """The dry run that is kept of a file, if it is for this person's organisation."""
    if item.shown is None:
        return None
    data = read_file(item.shown)
    found = dry_run_of(data, actor=actor, holder=Organisation())
    if found is None:
        return None
    holder_id, known = known_in(data)
    holder = holder_for(actor, found.scope.compartment)
    if str(holder.pk) != holder_id:
        return None
    recipe = TrackerRecipe.objects.visible_to(actor).filter(pk=known).first() if known else None
    whole = dry_run_of(data, actor=actor, holder=holder)
    return whole and _with(whole, recipe)


def _with(shown: Prepared, known: TrackerRecipe | None) -> Prepared:
    return Prepared(shown.workbook, shown.suggestion, shown.scope, shown.signature, known, shown.found, shown.refused)


def _waiting(at: datetime) -> QuerySet[TrackerLook]:
    left = Q(state=TrackerLook.State.LOOKING, until__lte=at)
    return TrackerLook.objects.filter(Q(state=TrackerLook.State.WAITING) | left)


def looks_wait(*, at: datetime) -> bool:
    """Whether a tracker waits to be run dry, or one was left half by a worker that is gone."""
    return _waiting(at).exists()


def free_looks(*, at: datetime) -> int:
    """Let what a worker that was killed had in hand be begun anew; how many there were."""
    return TrackerLook.objects.filter(state=TrackerLook.State.LOOKING, until__gt=at).update(until=at)


def look_through() -> int:
    """Run one tracker dry after the other until none waits; how many ended."""
    ended = 0
    while (look := _waiting(timezone.now()).first()) is not None:
        now = timezone.now()
        mine = _waiting(now).filter(pk=look.pk)
        if mine.update(state=TrackerLook.State.LOOKING, done=0, tries=F("tries") + 1, until=now + SAYS_NOTHING_FOR):
            look.refresh_from_db()
            _attempt(look, now)
            ended += 1
    return ended


def _attempt(look: TrackerLook, now: datetime) -> None:
    try:
        if look.tries > TRIES:
            raise NotAllowed(BROKEN)
        _look(look, now)
    except REFUSALS as error:
        _end(look, TrackerLook.State.REFUSED, str(error))
    except Exception:
        log.exception("running a tracker dry failed, time %d", look.tries)
        TrackerLook.objects.filter(pk=look.pk).update(until=timezone.now())


def _look(look: TrackerLook, now: datetime) -> None:
    actor = actor_of(User.objects.get(pk=look.given_by), today=now.date(), door="job")
    with answering(actor):
        item = QueuedFile.objects.visible_to(actor).select_related("file", "shown").get(pk=look.item)
        asked = asked_of(read_file(item.shown)) if item.shown else None
        if asked is None or item.file is None:
            raise FileNotFoundError(_("The file is not held here any more: give it again."))
        holder = holder_for(actor, asked.compartment)
        shown = prepare_tracker(
            read_workbook(read_file(item.file), name=item.name, limits=limits()),
            actor=actor,
            holder=holder,
            compartment=asked.compartment,
            said=asked.said,
            use_known=asked.use_known,
            tell=lambda done, total: _tell(look, done, total),
        )
        _keep(item, dry_run_as_bytes(asked, shown, holder), actor, now, f"looked through {item.name}")
    _end(look, TrackerLook.State.DONE, "")


def _keep(item: QueuedFile, data: bytes, actor: Actor, at: datetime, reason: str) -> None:
    with changeset(actor=actor, at=at, reason=reason[:200]) as change:
        file = store_file(
            change, written_here(data), name="dry-run.json.gz", media_type=MEDIA_TYPE, compartment=item.compartment
        )
        change.edit(item, shown=file)


def _tell(look: TrackerLook, done: int, total: int) -> None:
    TrackerLook.objects.filter(pk=look.pk).update(done=done, total=total, until=timezone.now() + SAYS_NOTHING_FOR)


def _end(look: TrackerLook, state: str, sentence: str) -> None:
    TrackerLook.objects.filter(pk=look.pk).update(state=state, sentence=sentence[:500], until=None)
