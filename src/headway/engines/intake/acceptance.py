"""From proposal to row: what a person accepts is written with its passage, and the decision is remembered.

Nothing here decides anything. A proposal carries a stable key within its reading, so that it is offered once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Figure, Observation, Passage, Source
from headway.casework.evidence.services import TakesPart, observe, quote, sight_of, state_figure
from headway.engines.intake.decisions import decide, proposal_key
from headway.engines.intake.models import Decision
from headway.engines.intake.sources import take_in
from headway.engines.intake.values import Observed, Quantity, Reading
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.intervals import Interval
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file

UNREVIEWED = "accepted by a script: no person has reviewed it"


@dataclass(frozen=True, slots=True)
class Edits:
    """What a person changed before accepting; None leaves the proposal's own."""

    kind: str | None = None
    text: str | None = None
    status: str | None = None
    areas: tuple[str, ...] | None = None
    provisions: tuple[str, ...] | None = None


UNCHANGED = Edits()


@dataclass(frozen=True, slots=True)
class FigureEdits:
    """What a person changed of a figure before accepting; None leaves the proposal's own. Bounds may only become wider."""

    subject: str | None = None
    indicator: str | None = None
    as_of: str | None = None
    interval: Interval | None = None


FIGURE_UNCHANGED = FigureEdits()


class NarrowerThanSaid(ValueError):
    """A figure was to be accepted with narrower bounds than its words allow."""


def text_of(source: Source) -> str:
    """The text that passages' offsets refer to; "" where the source has none."""
    return read_file(source.reading).decode() if source.reading else ""


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
            row,
            passages=[passage],
            actor=actor,
            at=at,
            areas=areas,
            provisions=provisions,
            parts=[_part(source, p.name, p.part, p.key) for p in proposal.organisations],
        )
        outcome = Decision.Outcome.ACCEPTED if edits == UNCHANGED else Decision.Outcome.EDITED
        decide(source, proposal_key(proposal), outcome, actor=actor, at=at, observation=row, unreviewed=unreviewed)
    return row


def accept_quantity(
    source: Source,
    proposal: Quantity,
    *,
    actor: Actor,
    at: datetime,
    edits: FigureEdits = FIGURE_UNCHANGED,
    whole: Figure | None = None,
    as_of: str = "",
    assessment: UUID | None = None,
    unreviewed: bool = False,
) -> Figure:
    """Write a proposed figure with its passage; `whole` is the figure it is a share of.

    Raises NotAllowed, AlreadyDecided, and NarrowerThanSaid where edits would make more of a hedge than was said.
    """
    interval, share = _bounds(proposal, edits), proposal.share
    indicator = proposal.indicator if edits.indicator is None else edits.indicator
    with changeset(actor=actor, at=at, reason=UNREVIEWED if unreviewed else f"accept from {source}"):
        figure = Figure(
            indicator_id=indicator or None,
            subject=(edits.subject or proposal.subject)[:200],
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
            as_of=edits.as_of or as_of or source.dated,
            passage=_passage(source, proposal, actor, at),
            assessment=assessment,
            **sight_of(source),
        )
        state_figure(figure, actor=actor, at=at)
        outcome = Decision.Outcome.ACCEPTED if edits == FIGURE_UNCHANGED else Decision.Outcome.EDITED
        decide(source, proposal_key(proposal), outcome, actor=actor, at=at, figure=figure.pk, unreviewed=unreviewed)
    return figure


def _bounds(proposal: Quantity, edits: FigureEdits) -> Interval | None:
    """The bounds to keep: the proposal's, or wider ones."""
    if edits.interval is None or proposal.interval is None:
        return proposal.interval
    if not edits.interval.contains(proposal.interval):
        raise NarrowerThanSaid(
            _(
                "“%(text)s” allows more than these bounds: they may be made wider, not narrower. If the words were "
                "misread, reject the proposal."
            )
            % {"text": proposal.text}
        )
    return edits.interval


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
                    source,
                    quantity,
                    actor=actor,
                    at=at,
                    whole=whole,
                    assessment=assessment,
                    as_of=as_of,
                    unreviewed=True,
                )
            )
    return observations, figures


def take_in_unreviewed(
    draft: Source, data: bytes, *, name: str, actor: Actor, at: datetime, black_out_names: Sequence[str] = ()
) -> tuple[Source, list[Observation], list[Figure]]:
    """Keep a file and accept everything that it proposes: one act, stored whole or not at all. Raises as `take_in`."""
    with changeset(actor=actor, at=at, reason=UNREVIEWED):
        source, reading = take_in(draft, data, name=name, actor=actor, at=at, black_out_names=black_out_names)
        observations, figures = accept_all(source, reading, actor=actor, at=at)
    return source, observations, figures


def _passage(source: Source, proposal: Observed | Quantity, actor: Actor, at: datetime) -> Passage:
    text = text_of(source)
    page = (proposal.sentence.page or 0) if isinstance(proposal, Observed) else 0
    return quote(source, proposal.start, proposal.end, text=text, actor=actor, at=at, page=page)


def _part(source: Source, name: str, part: str, key: str) -> TakesPart:
    known = Organisation.objects.filter(entry=key).first() if key else None
    if known is None:
        known = Organisation.objects.listed().filter(state=source.compartment or None, name__iexact=name).first()
    return TakesPart(as_said=name, part=part, organisation=known)
