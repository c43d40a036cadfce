"""Working the queue off: what it is, what to do about a duplicate, back to waiting, and how things stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import link_sight
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.models import Claim, Decision, OtherVersion, QueuedFile
from headway.engines.intake.queue.claims import in_hand
from headway.engines.intake.queue.duplicates import Twin, twin_by_bytes, twins_of
from headway.engines.intake.queue.jobs import read_the_queue
from headway.engines.intake.queue.named import forget, remember_chosen
from headway.engines.intake.queue.standing import is_done
from headway.foundation.access.rules import may_change, may_write
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import StoodOn, changeset


class CannotDrop(Exception):
    """Something has been made of the file already."""


@dataclass(frozen=True, slots=True)
class Line:
    """A queued file as people see it: how it stands, who has it, what it repeats."""

    item: QueuedFile
    standing: str
    decided: int
    claim: Claim | None
    twin: Twin | None

    @property
    def asks(self) -> bool:
        """Whether somebody has to say what becomes of a duplicate."""
        return self.twin is not None and not self.item.twin and self.item.state != QueuedFile.State.DROPPED


def lines_of(items: Sequence[QueuedFile], actor: Actor, *, at: datetime) -> list[Line]:
    """How each file stands for this person: the same few questions to the database, however many files."""
    keys = [item.pk for item in items]
    claims = in_hand(keys, at=at)
    sources = [item.source for item in items if item.source is not None]
    twins = twins_of(sources, actor)
    decided: dict[UUID | None, int] = {}
    rows = Decision.objects.visible_to(actor).filter(source__in=[source.pk for source in sources])
    for source in rows.values_list("source", flat=True):
        decided[source] = decided.get(source, 0) + 1
    return [
        Line(
            item,
            _standing(item, claims.get((item.pk, Claim.READING)), decided.get(item.source_id, 0)),
            decided.get(item.source_id, 0),
            claims.get((item.pk, Claim.DECIDING)),
            _twin(item, twins, actor),
        )
        for item in items
    ]


def _standing(item: QueuedFile, reading: Claim | None, decided: int) -> str:
    if item.state == QueuedFile.State.WAITING:
        return "being read" if reading else "waiting"
    read = item.state == QueuedFile.State.READ and item.source_id
    if read and is_done(decided, item.proposals, item.said_kind):
        return "done"
    return str(item.state)


def _twin(item: QueuedFile, twins: dict[UUID, Twin], actor: Actor) -> Twin | None:
    if item.source_id:
        return twins.get(item.source_id)
    if item.state != QueuedFile.State.WAITING:
        return None
    source = twin_by_bytes(item.sha256, actor)
    return Twin(source, "the same file", 2.0) if source else None


def say_kind(item: QueuedFile, kind: str, *, actor: Actor, at: datetime) -> QueuedFile:
    """Say what kind of document it is, before it is read or after. Raises NotAllowed, ValueError for no such kind."""
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment))
    said = DocumentKind(kind).value if kind else ""
    with changeset(actor=actor, at=at, reason=f"{item.name} is {said or 'as guessed'}"[:200]) as change:
        source = item.source
        if source is not None and may_change(actor, source):
            change.edit(source, document_kind=said or item.guessed_kind)
        return change.edit(item, said_kind=said)


def keep_both(item: QueuedFile, *, actor: Actor, at: datetime) -> QueuedFile:
    """Keep a file beside the one it repeats. Raises NotAllowed."""
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment))
    with changeset(actor=actor, at=at, reason=f"{item.name}: both are kept"[:200]) as change:
        return change.edit(item, twin=QueuedFile.Twin.BOTH)


def link_version(item: QueuedFile, twin: Twin, *, actor: Actor, at: datetime) -> OtherVersion:
    """Say that a file is another version of the source it repeats. Raises NotAllowed, also where no one could see both."""
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment))
    assert item.source is not None
    with changeset(actor=actor, at=at, reason=f"{item.name}: another version"[:200]) as change:
        sight = link_sight(item.source, twin.source)
        link = change.add(OtherVersion(later=item.source, earlier=twin.source, alike=twin.how, **sight))
        change.edit(item, twin=QueuedFile.Twin.VERSION)
        return link


def drop(item: QueuedFile, *, actor: Actor, at: datetime) -> QueuedFile:
    """Take a file out of the queue, with the source that reading made of it. Both stay in the ledger's past.

    Raises NotAllowed, and CannotDrop once anything was accepted from it.
    """
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment))
    source = item.source
    try:
        with transaction.atomic(), changeset(actor=actor, at=at, reason=f"{item.name} is dropped"[:200]) as change:
            change.edit(item, state=QueuedFile.State.DROPPED, source=None)
            forget(item)
            if source is not None:
                with the_systems_own_work("whether anything stands on a source, whoever may see it"):
                    change.end_all([Source.objects.get(pk=source.pk)])
    except StoodOn:
        item.refresh_from_db()
        raise CannotDrop(_("Something has been decided or made of this file already, so it stays.")) from None
    return item


def read_again(item: QueuedFile, *, actor: Actor, at: datetime) -> QueuedFile:
    """Let a refused file wait once more, as when the scanner is back. Raises NotAllowed."""
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment))
    with changeset(actor=actor, at=at, reason=f"{item.name} is to be read again"[:200]) as change:
        change.edit(item, state=QueuedFile.State.WAITING, sentence="")
    transaction.on_commit(read_the_queue.enqueue)
    return item


def decide_names(
    item: QueuedFile, *, black_out: Sequence[str] = (), keep: bool = False, actor: Actor, at: datetime
) -> QueuedFile:
    """Say which names are blacked out, or with `keep` that all stay; the file then waits to be read. Raises NotAllowed.

    To black out none of them is to keep them.
    """
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment))
    with changeset(actor=actor, at=at, reason="names in a file of the queue were decided on") as change:
        chosen = remember_chosen(item, () if keep else black_out)
        names = QueuedFile.Names.BLACK_OUT if chosen else QueuedFile.Names.KEEP
        row = change.edit(item, state=QueuedFile.State.WAITING, names=names)
    transaction.on_commit(read_the_queue.enqueue)
    return row


def worked_off(item: QueuedFile, source: Source, *, actor: Actor, at: datetime) -> QueuedFile:
    """Note which source came of a tracker that was applied; its dry run is done with. Raises NotAllowed."""
    require(may_write(actor, holder=item.holder_id, compartment=item.compartment))
    if item.source_id == source.pk and item.shown_id is None:
        return item
    with changeset(actor=actor, at=at, reason=f"{item.name} was applied"[:200]) as change:
        return change.edit(item, source=source, compartment=source.compartment, shown=None)
