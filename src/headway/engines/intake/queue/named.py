"""People without an office whom a file of the queue names: found, decided on, and what is blacked out destroyed.

The file itself waits in the ledger before anybody has read it. So a file whose names are blacked out comes back as a
line of its own, with what may be kept; the line that came in is expunged, with its bytes.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from headway.casework.evidence.models import Source
from headway.engines.intake.blacking import blacked, pattern_of
from headway.engines.intake.models import FoundNames, QueuedFile
from headway.engines.intake.names import PrivateName
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor
from headway.foundation.core.messages import message_of
from headway.foundation.ledger.changes import Change
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.history import history

WHY = "people without an office were named in it: what may be kept was kept with their names blacked out"
WITNESS = "Headway, as a person decided in the queue"
_SAID = ("assessment", "given_by", "said_kind", "originator", "dated", "published", "marking", "twin")


def found_in(item: QueuedFile) -> tuple[PrivateName, ...]:
    """The names that were found in a file and wait for a decision; where they stand is not kept."""
    row = FoundNames.objects.filter(file=item.file_id).first()
    found = row.found if row else ()
    return tuple(PrivateName(0, 0, text, passage, message_of(reason)) for text, passage, reason in found)


def ask_about(change: Change, item: QueuedFile, names: Sequence[PrivateName], *, kind: str, reason: str) -> None:
    """Let a file wait until somebody has decided on the names in it."""
    found = [(name.text, name.passage, name.reason.kept()) for name in names]
    FoundNames.objects.update_or_create(file=item.file, defaults={"found": found, "chosen": []})
    change.edit(item, state=QueuedFile.State.ASKED, guessed_kind=kind, reason=reason[:200])


def remember_chosen(item: QueuedFile, names: Sequence[str]) -> list[str]:
    """Of the names that were found those that are to be blacked out, also where only a part of one stands."""
    found = [" ".join(name.text.split()) for name in found_in(item)]
    chosen = list(dict.fromkeys(name for name in found if any(name == one or name in one.split() for one in names)))
    FoundNames.objects.filter(file=item.file_id).update(chosen=chosen)
    return chosen


def chosen_of(item: QueuedFile) -> list[str]:
    """Whom to black out in a file before anything is made of it."""
    row = FoundNames.objects.filter(file=item.file_id).first()
    return list(row.chosen) if row and item.names == QueuedFile.Names.BLACK_OUT else []


def forget(item: QueuedFile) -> None:
    """The names that were found are done with."""
    FoundNames.objects.filter(file=item.file_id).delete()


def comes_back(change: Change, item: QueuedFile, source: Source, names: Sequence[str]) -> QueuedFile:
    """The line of what may be kept; the one that came in is set aside, to be destroyed once this act stands."""
    said = {name: getattr(item, name) for name in _SAID}
    kept = change.add(
        QueuedFile(
            name=blacked(item.name, pattern_of(names)),
            title=source.title if item.title else "",
            file=source.file,
            sha256=source.file.sha256 if source.file else "",
            names=QueuedFile.Names.BLACK_OUT,
            compartment=source.compartment,
            holder_id=item.holder_id,
            **said,
        )
    )
    change.edit(item, state=QueuedFile.State.DROPPED)
    return kept


def destroy_what_came_in(*, actor: Actor, at: datetime) -> int:
    """Expunge the lines whose names were blacked out, with their files; how many there were."""
    with the_systems_own_work("what was set aside is destroyed, whoever gave it"):
        rows = QueuedFile.objects.filter(state=QueuedFile.State.DROPPED, names=QueuedFile.Names.BLACK_OUT, source=None)
        doomed = list(rows.select_related("file"))
        for item in doomed:
            forget(item)
            with transaction.atomic():
                past = [one.hash for one in history(item.pk) if not one.expunges]
                expunge(past[0], actor=actor, at=at, reason=WHY, witness=WITNESS)
    return len(doomed)
