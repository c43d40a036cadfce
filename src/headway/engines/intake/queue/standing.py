"""How a queue stands as a whole: what is still to be read, to be worked off, in somebody's hand, done."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, QuerySet

from headway.engines.intake.models import Claim, Decision, QueuedFile
from headway.engines.intake.queue.claims import in_hand
from headway.foundation.core.actors import Actor


class Place(StrEnum):
    """Where a file is on its way, in order."""

    WAITING = "waiting"
    READING = "being-read"
    ASKED = "asked"
    OPEN = "open"
    IN_HAND = "in-hand"
    DONE = "done"
    REFUSED = "refused"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Standing:
    """Every file of the queue with its place, and how many each person has in hand. Dropped files are in no total."""

    places: dict[UUID, Place]
    holders: tuple[tuple[str, int], ...]

    def count(self, *places: Place) -> int:
        return sum(place in places for place in self.places.values())

    def at(self, place: Place) -> list[UUID]:
        return [key for key, own in self.places.items() if own is place]

    @property
    def total(self) -> int:
        return len(self.places) - self.count(Place.DROPPED)

    @property
    def read(self) -> int:
        """How many were read, or refused with a sentence."""
        return self.total - self.count(Place.WAITING, Place.READING)

    @property
    def counts(self) -> list[tuple[Place, int]]:
        return [(place, self.count(place)) for place in Place]


def standing_of(rows: QuerySet[QueuedFile], actor: Actor, *, at: datetime) -> Standing:
    """How these files stand for this person, in three questions to the database however many they are."""
    files = list(rows.order_by("id").values_list("id", "state", "source_id", "proposals", "said_kind"))
    claims = in_hand([key for key, *_ in files], at=at)
    decisions = Decision.objects.visible_to(actor).filter(source__in=[source for _, _, source, *_ in files if source])
    decided = dict(decisions.order_by().values_list("source").annotate(n=Count("id")))
    places: dict[UUID, Place] = {}
    holders: Counter[str] = Counter()
    for key, state, source, proposals, said_kind in files:
        held = claims.get((key, Claim.DECIDING))
        places[key] = _place(
            state,
            reading=(key, Claim.READING) in claims,
            held=held is not None,
            done=bool(source) and is_done(decided.get(source, 0), proposals, said_kind),
        )
        if held is not None and places[key] is Place.IN_HAND:
            holders[held.who] += 1
    return Standing(places, tuple(sorted(holders.items())))


def is_done(decided: int, proposals: int, said_kind: str) -> bool:
    """Whether a file that was read needs nobody any more.

    One that proposes nothing may have been taken for what it is not: it is done once a person has said what it is.
    """
    return decided >= proposals and bool(proposals or said_kind)


def _place(state: str, *, reading: bool, held: bool, done: bool) -> Place:
    if state == QueuedFile.State.WAITING:
        return Place.READING if reading else Place.WAITING
    if state == QueuedFile.State.READ:
        return Place.DONE if done else Place.IN_HAND if held else Place.OPEN
    return Place(state)
