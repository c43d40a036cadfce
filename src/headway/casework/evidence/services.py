"""Verbs of evidence: keep a source, quote it, observe, state a figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from headway.casework.evidence.leaving import published_basis
from headway.casework.evidence.masking import WIDE, is_small_count
from headway.casework.evidence.models import Figure, Involvement, Observation, Passage, Source, Stretch, Support
from headway.casework.evidence.models.sources import stretches_as_words
from headway.casework.evidence.queries import text_of
from headway.foundation.access.marking import scheme
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.opening import own_side
from headway.foundation.access.rules import may_change, may_provide, may_write
from headway.foundation.access.sight import narrower
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import Scanned, written_here

AROUND = 60


@dataclass(frozen=True, slots=True)
class TakesPart:
    """An organisation's part in something observed; `organisation` None where it is only as said."""

    as_said: str
    part: str
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a machine read from pictures: the stretches of the text, and what is kept to read it again, or b""."""

    stretches: tuple[Stretch, ...]
    data: bytes = b""


class NotInTheText(ValueError):
    """The passage is not what stands at its offsets."""


def keep_source(
    source: Source,
    *,
    actor: Actor,
    at: datetime,
    data: Scanned | None = None,
    name: str = "",
    media_type: str = "",
    text: str = "",
    recognised: Recognition | None = None,
) -> Source:
    """Keep a source with the file that came in, the text read from it, and what of this a machine read from pictures.

    Raises NotAllowed.
    """
    require(may_provide(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    with changeset(actor=actor, at=at, reason=f"keep the source {source.title}") as change:
        if data is not None:
            source.file = store_file(change, data, name=name, media_type=media_type, compartment=source.compartment)
        if text:
            source.reading = store_file(
                change,
                written_here(text.encode()),
                name="reading.txt",
                media_type="text/plain",
                compartment=source.compartment,
            )
            source.characters = len(text)
        if recognised is not None:
            source.by_machine = stretches_as_words(recognised.stretches)
            if recognised.data:
                source.recognised = store_file(
                    change,
                    written_here(recognised.data),
                    name="recognised",
                    media_type="application/octet-stream",
                    compartment=source.compartment,
                )
        return change.add(source)


def append_text(source: Source, words: str, *, actor: Actor, at: datetime) -> int:
    """Add words at the end of a source's text, on a line of their own; what was quoted stays where it stands.

    Returns where they begin. Raises NotAllowed, and Stale where somebody else added at the same moment.
    """
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    before = text_of(source)
    start = len(before) + 1 if before else 0
    text = f"{before}\n{words}" if before else words
    with changeset(actor=actor, at=at, reason=f"write on in {source.title}"[:200]) as change:
        reading = store_file(
            change,
            written_here(text.encode()),
            name="reading.txt",
            media_type="text/plain",
            compartment=source.compartment,
        )
        change.edit(source, reading=reading, characters=len(text))
    return start


def quote(
    source: Source,
    start: int,
    end: int,
    *,
    text: str,
    actor: Actor,
    at: datetime,
    page: int = 0,
    like: CaseRecord | None = None,
) -> Passage:
    """A passage of a source's reading. `like` gives holder and audience, else the source does.

    Raises NotInTheText, and NotAllowed where another organisation would hold it or the source is marked above what
    this installation may hold.
    """
    require(scheme().may_hold(source.marking))
    if not 0 <= start < end <= len(text):
        raise NotInTheText(f"{source} has no passage from {start} to {end}")
    owner = like or source
    passage = Passage(
        source=source,
        start=start,
        end=end,
        page=page,
        quote=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
        **sight_of(owner),
    )
    require(may_provide(actor, holder=owner.holder_id, compartment=owner.compartment, circle=owner.circle))
    with changeset(actor=actor, at=at, reason=f"quote {source}") as change:
        return change.add(passage)


def observe(
    observation: Observation,
    *,
    passages: Sequence[Passage],
    actor: Actor,
    at: datetime,
    reason: str = "",
    areas: Iterable[str] = (),
    provisions: Iterable[str] = (),
    parts: Iterable[TakesPart] = (),
) -> Observation:
    """Record one observation with the passages it stands on and who takes part. Raises NotAllowed."""
    require(
        may_write(actor, holder=observation.holder_id, compartment=observation.compartment, circle=observation.circle)
    )
    with changeset(actor=actor, at=at, reason=reason or f"observe: {observation}") as change:
        change.add(observation, areas=areas, provisions=provisions)
        for passage in passages:
            change.add(Support(observation=observation, passage=passage, **link_sight(observation, passage)))
        for part in parts:
            change.add(
                Involvement(
                    observation=observation,
                    organisation=part.organisation,
                    as_said=part.as_said,
                    part=part.part,
                    **sight_of(observation),
                )
            )
    return observation


def state_figure(figure: Figure, *, actor: Actor, at: datetime) -> Figure:
    """Record a figure as said with the interval it stands for. Raises NotAllowed, ValueError for ends out of order.

    A figure of fewer than five persons is written for its holder's side, whatever audience it came with.
    """
    require(may_write(actor, holder=figure.holder_id, compartment=figure.compartment, circle=figure.circle))
    figure.clean()
    if figure.audience in WIDE and is_small_count(figure) and not published_basis(figure):
        figure.audience = own_side(figure)
    with changeset(actor=actor, at=at, reason=f"figure: {figure.as_said}"[:200]) as change:
        return change.add(figure)


def correct_figure(figure: Figure, *, actor: Actor, at: datetime, **values: Any) -> Figure:
    """Correct a figure that was not passed on yet. Raises NotAllowed, ValueError for ends out of order."""
    require(may_change(actor, figure))
    with changeset(actor=actor, at=at, reason=f"figure: {values.get('as_said', figure.as_said)}"[:200]) as change:
        change.edit(figure, **values)
        figure.clean()
    return figure


def sight_of(row: CaseRecord) -> dict[str, str | UUID | None]:
    """The access columns of a row, for another that belongs with it."""
    return {
        "compartment": row.compartment,
        "holder_id": row.holder_id,
        "audience": row.audience,
        "circle": row.circle,
        "marking": row.marking,
    }


def link_sight(first: CaseRecord, second: CaseRecord) -> dict[str, str | UUID | None]:
    """The access columns of a link between two rows: never wider than either end."""
    return sight_of(narrower(first, second))
