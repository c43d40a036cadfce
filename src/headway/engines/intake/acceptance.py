"""From proposal to row: what a person accepts is written with its passage, and the decision is remembered.

Nothing here decides anything. A proposal carries a stable key within its reading, so that it is offered once.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from headway.casework.evidence.models import Figure, Observation, Passage, Source
from headway.casework.evidence.services import TakesPart, keep_source, observe, quote, sight_of, state_figure
from headway.engines.intake.models import Decision
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read
from headway.engines.intake.values import Observed, Quantity, Reading
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile

UNREVIEWED = "accepted by a script: no person has reviewed it"


class AlreadyDecided(Exception):
    """Somebody accepted or rejected this proposal before."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What a person changed before accepting; None leaves the proposal's own."""

    kind: str | None = None
    text: str | None = None
    status: str | None = None
    areas: tuple[str, ...] | None = None
    provisions: tuple[str, ...] | None = None


UNCHANGED = Edits()


def proposal_key(proposal: Observed | Quantity) -> str:
    """The proposal's name within its reading."""
    what = proposal.kind if isinstance(proposal, Observed) else "quantity"
    return f"{what}@{proposal.start}-{proposal.end}".replace(" ", "-")


def take_in(source: Source, data: bytes, *, name: str, actor: Actor, at: datetime) -> tuple[Source, Reading]:
    """Read a file and keep it as a source with its text. Raises Unreadable before anything is stored, NotAllowed."""
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment))
    document = read(data, name=name)
    reading = propose(document)
    source.title = source.title or reading.title or name
    source.language = source.language or reading.language
    kept = keep_source(
        source, actor=actor, at=at, data=data, name=name, media_type=reading.media_type, text=document.text
    )
    return kept, reading


def text_of(source: Source) -> str:
    """The text that passages' offsets refer to; "" where the source has none."""
    return read_file(source.reading).decode() if source.reading else ""


def reading_of(source: Source) -> Reading | None:
    """The proposals of a source, read again from its file; None where no file is held."""
    if source.file is None:
        return None
    return _reading(source.file.sha256, source.file.name, source.file_id)


@lru_cache(maxsize=32)
def _reading(sha256: str, name: str, file: UUID) -> Reading:
    return propose(read(read_file(StoredFile.objects.get(pk=file)), name=name))


def accept_observation(
    source: Source,
    proposal: Observed,
    *,
    actor: Actor,
    at: datetime,
    edits: Edits = UNCHANGED,
    assessment: UUID | None = None,
    unreviewed: bool = False,
) -> Observation:
    """Write a proposed observation with its passage. Raises NotAllowed, AlreadyDecided."""
    row = Observation(
        type=edits.kind or proposal.kind,
        text=edits.text or proposal.text,
        voice_who=proposal.voice.who,
        voice_verb=proposal.voice.verb,
        inferred=proposal.voice.inferred,
        status=proposal.status if edits.status is None else edits.status,
        results="\n".join(proposal.results),
        qualifiers="\n".join(proposal.qualifiers),
        open_list=proposal.open_list,
        assessment=assessment,
        unreviewed=unreviewed,
        **sight_of(source),
    )
    areas = edits.areas if edits.areas is not None else tuple(link.key for link in proposal.areas)
    provisions = edits.provisions if edits.provisions is not None else tuple(link.key for link in proposal.provisions)
    reason = UNREVIEWED if unreviewed else f"accept from {source}"
    with changeset(actor=actor, at=at, reason=reason):
        passage = _passage(source, proposal, actor, at)
        observe(
            row, passages=[passage], actor=actor, at=at, areas=areas, provisions=provisions,
            parts=[_part(source, p.name, p.part, p.key) for p in proposal.organisations],
        )
        outcome = Decision.Outcome.ACCEPTED if edits == UNCHANGED else Decision.Outcome.EDITED
        _decide(source, proposal, outcome, actor, at, observation=row, unreviewed=unreviewed)
    return row


def accept_quantity(
    source: Source,
    proposal: Quantity,
    *,
    actor: Actor,
    at: datetime,
    whole: Figure | None = None,
    as_of: str = "",
    assessment: UUID | None = None,
    unreviewed: bool = False,
) -> Figure:
    """Write a proposed figure with its passage; `whole` is the figure it is a share of. Raises as above."""
    interval, share = proposal.interval, proposal.share
    with changeset(actor=actor, at=at, reason=UNREVIEWED if unreviewed else f"accept from {source}"):
        figure = Figure(
            indicator_id=proposal.indicator or None,
            subject=proposal.subject[:200],
            low=interval.low if interval else None,
            high=interval.high if interval else None,
            low_open=interval.low_open if interval else False,
            high_open=interval.high_open if interval else False,
            share_low=share.low if share else None,
            share_high=share.high if share else None,
            share_low_open=share.low_open if share else False,
            share_high_open=share.high_open if share else False,
            hedge=proposal.hedge or "",
            as_said=proposal.text,
            said_by=proposal.said_by,
            part_of=whole,
            as_of=as_of or source.dated,
            passage=_passage(source, proposal, actor, at),
            assessment=assessment,
            **sight_of(source),
        )
        state_figure(figure, actor=actor, at=at)
        _decide(source, proposal, Decision.Outcome.ACCEPTED, actor, at, figure=figure.pk, unreviewed=unreviewed)
    return figure


def reject(source: Source, proposal: Observed | Quantity, *, actor: Actor, at: datetime) -> Decision:
    """Remember that a proposal is not to be taken over. Raises NotAllowed, AlreadyDecided."""
    with changeset(actor=actor, at=at, reason=f"reject a proposal from {source}"):
        return _decide(source, proposal, Decision.Outcome.REJECTED, actor, at)


def accept_all(
    source: Source, reading: Reading, *, actor: Actor, at: datetime, assessment: UUID | None = None, as_of: str = ""
) -> tuple[list[Observation], list[Figure]]:
    """Accept every proposal in one act that says in the ledger that nobody reviewed it."""
    with changeset(actor=actor, at=at, reason=UNREVIEWED):
        observations = [
            accept_observation(source, o, actor=actor, at=at, assessment=assessment, unreviewed=True)
            for o in reading.observations
        ]
        figures: list[Figure] = []
        for quantity in reading.quantities:
            whole = figures[quantity.part_of] if quantity.part_of is not None else None
            figures.append(
                accept_quantity(
                    source, quantity, actor=actor, at=at, whole=whole, assessment=assessment, as_of=as_of,
                    unreviewed=True,
                )
            )
    return observations, figures


def _passage(source: Source, proposal: Observed | Quantity, actor: Actor, at: datetime) -> Passage:
    text = text_of(source)
    page = (proposal.sentence.page or 0) if isinstance(proposal, Observed) else 0
    return quote(source, proposal.start, proposal.end, text=text, actor=actor, at=at, page=page)


def _part(source: Source, name: str, part: str, key: str) -> TakesPart:
    known = Organisation.objects.filter(entry=key).first() if key else None
    if known is None:
        known = Organisation.objects.filter(state=source.compartment or None, name__iexact=name).first()
    return TakesPart(as_said=name, part=part, organisation=known)


def _decide(
    source: Source,
    proposal: Observed | Quantity,
    outcome: str,
    actor: Actor,
    at: datetime,
    *,
    observation: Observation | None = None,
    figure: UUID | None = None,
    unreviewed: bool = False,
) -> Decision:
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment))
    key = proposal_key(proposal)
    if Decision.objects.unscoped("a proposal is decided once").filter(source=source, proposal=key).exists():
        raise AlreadyDecided("this proposal has been decided already; reload the page to see by whom")
    row = Decision(
        source=source, proposal=key, outcome=outcome, observation=observation, figure=figure, unreviewed=unreviewed,
        **sight_of(source),
    )
    with changeset(actor=actor, at=at, reason=f"{outcome} a proposal") as change:
        return change.add(row)
