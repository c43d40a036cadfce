"""A snapshot of a State's file for one reader: twelve queries, whatever the file's size."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import meant
from headway.engines.followup.links import Links, key, load_links
from headway.engines.followup.norms import chapters, ladders, norms_of, sums
from headway.engines.followup.rows import Reader, cites_of_observations, load_passages
from headway.engines.followup.snapshot import Case, Descent, Present, Snapshot
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import Period


class NoSuchAssessment(LookupError):
    """There is no assessment of that code, or none that the reader may see."""


def take_snapshot(code: str, actor: Actor) -> Snapshot:
    """Everything the actor may see of the file that an assessment belongs to. Raises NoSuchAssessment."""
    state = code.partition("-")[0].upper()
    visible = Assessment.objects.visible_to(actor).filter(compartment=state).select_related("body", "on_behalf_of")
    rows = sorted(visible, key=_begins)
    asked = meant(rows, code, actor)
    if asked is None:
        raise NoSuchAssessment(
            f"There is no assessment {code} that you may see; `headway followup` takes a code like XOR-2018."
        )
    links = load_links(state, actor)
    cases = _up_to([_case(row, links) for row in rows], asked.pk)
    case = cases[-1]
    known = {found.id for found in cases}
    passages = load_passages(state, actor)
    reader = Reader(state, actor, links, passages, cites_of_observations(links, passages))
    catalogue = load_catalogue()
    recommendations = [row for row in reader.recommendations() if row.assessment in known]
    return Snapshot(
        case=case,
        previous=next((found for found in cases if found.id == case.previous), None),
        cases=cases,
        norms=norms_of(case.framework),
        areas={area.id: area.title for area in catalogue.areas.values()},
        chapters=chapters(),
        levels=ladders(),
        indicators={entry.id: entry.title for entry in catalogue.indicators.values()},
        units={entry.id: entry.unit for entry in catalogue.indicators.values()},
        sums=sums(),
        recommendations=tuple(row for row in recommendations if not row.draft),
        drafts=tuple(row for row in recommendations if row.draft),
        positions=tuple(reader.positions()),
        progress=tuple(reader.progress()),
        descents=tuple(Descent(key(a), key(b), how, audience) for a, b, how, audience, *_ in links.of("lineage")),
        judgements=tuple(row for row in reader.judgements() if row.assessment in known),
        figures=tuple(reader.figures()),
        measures=tuple(reader.measures()),
        threats=tuple(row for row in reader.threats() if row.assessment in known),
        promises=tuple(reader.promises()),
        needs=tuple(reader.needs()),
        observations=tuple(reader.observations()),
        engaged=tuple(Present(key(a), name, seen) for a, name, _, seen, *_ in links.of("attendance")),
        formerly=tuple((name, before) for _, name, before, *_ in links.of("attendance") if before),
        delegations=tuple(Present(key(a), name, seen) for a, name, seen, *_ in links.of("delegate")),
    )


def last_day(visit: Period | None) -> date | None:
    """The day whose position a report states where nobody named another: the last day of the visit."""
    return visit.latest if visit else None


def _begins(row: Assessment) -> tuple[date, str]:
    """When an assessment began; one without dates has been opened and its visit is still to come."""
    if row.period is None:
        return date.max, row.code
    return row.period.earliest or date.min, row.code


def _case(row: Assessment, links: Links) -> Case:
    catalogue = load_catalogue()
    state = catalogue.states.get(row.compartment)
    instruments = links.many("mandate-instrument").get(row.pk, [])
    provisions = [p.id for p in catalogue.provisions.values() if p.instrument in instruments]
    provisions += links.many("mandate-provision").get(row.pk, [])
    return Case(
        id=row.pk,
        audience=row.audience,
        code=row.code,
        state=row.compartment,
        state_name=state.name if state else row.compartment,
        fictional=bool(state and state.is_fictional),
        body=row.body.name,
        body_short=row.body.acronym,
        on_behalf_of=row.on_behalf_of.name if row.on_behalf_of else "",
        type=row.type,
        dates=row.period,
        cut_off=row.cut_off or last_day(row.period),
        previous=row.previous_id,
        framework=row.framework,
        mandate_instruments=tuple(sorted(instruments)),
        mandate_provisions=tuple(dict.fromkeys(provisions)),
        mandate_open=row.mandate_open,
        mandate_as_said=row.mandate_as_said,
        marking=row.marking,
    )


def _up_to(cases: Sequence[Case], asked: UUID) -> tuple[Case, ...]:
    """The asked assessment and those before it, oldest first."""
    place = next(n for n, case in enumerate(cases) if case.id == asked)
    return tuple(cases[: place + 1])
