"""Writing the evidence: each source with its text, and in the same act what it says."""

from decimal import Decimal

from headway.casework.evidence.models import Figure, Observation, Source
from headway.casework.evidence.services import keep_source, observe, sight_of, state_figure
from headway.casework.evidence.sharing import share_masked_figures
from headway.engines.demo import values as told
from headway.engines.demo.desk import Desk, moment, written_on
from headway.foundation.ledger.scanning import written_here


def write_evidence(desk: Desk) -> None:
    """Every source, in the order of the file, with its observations and figures."""
    for row in desk.case.sources:
        _write_source(desk, row)
        for observation in desk.case.observations:
            if observation.source == row.id:
                _write_observation(desk, row, observation)
        for figure in desk.case.figures:
            if figure.source == row.id:
                _write_figure(desk, row, figure)


def write_masked(desk: Desk) -> None:
    """What the focal point shared of figures that the State keeps to itself."""
    assert desk.circle is not None, "it was opened with the people"
    focal = desk.actor(desk.case.frame.focal_point)
    for row in desk.case.frame.masked:
        figures = [desk.figures[name] for name in row.figures]
        share_masked_figures(figures, circle=desk.circle, actor=focal, at=moment(row.on), reason=row.reason)


def _write_source(desk: Desk, row: told.Source) -> None:
    text = desk.case.text_of(row.id)
    source = Source(
        type=row.type,
        title=text.title,
        originator=row.originator,
        origin=row.origin,
        dated=row.dated,
        language="en",
        custody=row.custody,
        handling=row.handling,
        published=row.published,
        reference=row.reference,
        **desk.sight(row.holder, row.audience),
    )
    with desk.act(row.holder, written_on(row), f"keep the source {text.title}") as (actor, at):
        desk.sources[row.id] = keep_source(
            source,
            actor=actor,
            at=at,
            data=written_here(text.data),
            name=f"{row.id}.txt",
            media_type="text/plain",
            text=text.text,
        )


def _write_observation(desk: Desk, source: told.Source, row: told.Observation) -> None:
    observation = Observation(
        type=row.type,
        text=row.text or row.quote,
        voice_who=row.who,
        voice_verb=row.verb,
        inferred=row.inferred,
        status=row.status,
        results="\n".join(row.results),
        qualifiers="\n".join(row.qualifiers),
        open_list=row.open_list,
        trend=row.trend,
        about=row.about,
        method=row.method,
        assessment=desk.assessment_id(row.assessment),
        **sight_of(desk.sources[source.id]),
    )
    day = written_on(source)
    with desk.act(source.holder, day, f"observed in {desk.sources[source.id]}") as (actor, at):
        desk.observations[row.id] = observe(
            observation,
            passages=[desk.passage(source.id, row.quote, actor, at)],
            actor=actor,
            at=at,
            areas=row.areas,
            provisions=row.provisions,
            parts=desk.parts(row.parts),
        )


def _write_figure(desk: Desk, source: told.Source, row: told.Figure) -> None:
    with desk.act(source.holder, written_on(source), f"figure: {row.as_said}") as (actor, at):
        figure = Figure(
            indicator_id=row.indicator or None,
            subject=row.subject,
            low=_number(row.low),
            high=_number(row.high),
            low_open=row.low_open,
            high_open=row.high_open,
            share_low=_number(row.share_low),
            share_high=_number(row.share_high),
            share_low_open=row.share_low_open,
            share_high_open=row.share_high_open,
            hedge=row.hedge,
            as_said=row.as_said,
            said_by=row.said_by,
            attributed_to=row.attributed_to,
            part_of=desk.figures.get(row.part_of),
            as_of=row.as_of,
            observation=desk.observations.get(row.observation),
            passage=desk.passage(source.id, row.quote, actor, at),
            assessment=desk.assessment_id(row.assessment),
            **sight_of(desk.sources[source.id]),
        )
        desk.figures[row.id] = state_figure(figure, actor=actor, at=at)


def _number(value: int | str | None) -> Decimal | None:
    return None if value in (None, "") else Decimal(value or 0)
