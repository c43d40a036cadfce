"""Who has a queued file in hand. A claim tells others and ends by itself; it is no lock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from headway.engines.intake.models import Claim
from headway.foundation.core.actors import Actor

READS_FOR = timedelta(minutes=10)
"""A reading that takes longer was cut short: the file is read again."""
HELD_FOR = timedelta(minutes=30)


def begin_reading(item: UUID, *, worker: str, at: datetime) -> int:
    """Take a file for reading; the number of times that was begun, 0 where another worker reads it."""
    until = at + READS_FOR
    rows = Claim.objects.filter(item=item, what=Claim.READING)
    if rows.filter(until__lte=at).update(who=worker, until=until, tries=F("tries") + 1):
        return rows.values_list("tries", flat=True).get()
    try:
        with transaction.atomic():
            Claim.objects.create(item=item, what=Claim.READING, who=worker, until=until, tries=1)
    except IntegrityError:
        return 0
    return 1


def go_on_reading(item: UUID, *, at: datetime) -> None:
    """Say that a file is still being read: a scan takes long, and nobody else shall begin it."""
    Claim.objects.filter(item=item, what=Claim.READING).update(until=at + READS_FOR)


def end_reading(item: UUID) -> None:
    Claim.objects.filter(item=item, what=Claim.READING).delete()


def pause_reading(item: UUID, *, until: datetime) -> None:
    """Let a file wait before it is tried again."""
    Claim.objects.filter(item=item, what=Claim.READING).update(until=until)


def free_what(worker: str, *, at: datetime) -> int:
    """End the claims of a worker of this name that was killed; how many there were."""
    return Claim.objects.filter(what=Claim.READING, who=worker, until__gt=at).update(until=at)


def take(item: UUID, actor: Actor, *, at: datetime, over: bool = False) -> Claim:
    """Take a file in hand, or see who has it: the claim in force afterwards. With `over` it is taken from whoever had it."""
    row = Claim.objects.filter(item=item, what=Claim.DECIDING).first()
    if row is not None and row.user != actor.user and row.until > at and not over:
        return row
    row, _ = Claim.objects.update_or_create(
        item=item,
        what=Claim.DECIDING,
        defaults={"who": actor.name[:160], "user": actor.user, "until": at + HELD_FOR},
    )
    return row


def let_go(item: UUID, actor: Actor) -> None:
    """Give a file back before the claim ends by itself."""
    Claim.objects.filter(item=item, what=Claim.DECIDING, user=actor.user).delete()


def in_hand(items: Iterable[UUID], *, at: datetime) -> dict[tuple[UUID, str], Claim]:
    """The claims in force on these files."""
    rows = Claim.objects.filter(item__in=list(items), until__gt=at)
    return {(row.item, row.what): row for row in rows}
