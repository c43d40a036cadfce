"""A snapshot of a State's file for one reader: four queries, whatever the file's size."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment, Judgement, ThreatPicture
from headway.casework.assessments.queries import lay_previous_beside, meant
from headway.casework.assistance.models import Need
from headway.casework.evidence.models import Figure, Observation
from headway.casework.plans.models import Measure
from headway.casework.recommendations.models import Progress, Recommendation, Undertaking
from headway.engines.followup.links import Links, key, load_links
from headway.engines.followup.norms import chapters, ladders, norms_of, sums
from headway.engines.followup.rows import Reader, cites_of_observations, load_passages, load_rows
from headway.engines.followup.snapshot import Case, Descent, Present, Snapshot
from headway.foundation.access.models import CaseRecord
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import Period


class Part(StrEnum):
    """What a snapshot is made of beside the assessments and the links between rows."""

    PASSAGES = "passages"
    RECOMMENDATIONS = "recommendations"
    PROGRESS = "progress"
    JUDGEMENTS = "judgements"
    FIGURES = "figures"
    MEASURES = "measures"
    THREATS = "threats"
    PROMISES = "promises"
    NEEDS = "needs"
    OBSERVATIONS = "observations"


KINDS: Mapping[Part, type[CaseRecord]] = {
    Part.RECOMMENDATIONS: Recommendation,
    Part.PROGRESS: Progress,
    Part.JUDGEMENTS: Judgement,
    Part.FIGURES: Figure,
    Part.MEASURES: Measure,
    Part.THREATS: ThreatPicture,
    Part.PROMISES: Undertaking,
    Part.NEEDS: Need,
    Part.OBSERVATIONS: Observation,
}


class NoSuchAssessment(LookupError):
    """There is no assessment of that code, or none that the reader may see."""


@dataclass(frozen=True, slots=True)
class File:
    """The assessment that a code means and those of the same State that its reader may see, oldest first.

    Each has its body and the one before it at hand, as far as the reader may see that.
    """

    asked: Assessment
    rows: Sequence[Assessment]

    @property
    def so_far(self) -> Sequence[Assessment]:
        """The asked assessment and those before it."""
        return self.rows[: self.rows.index(self.asked) + 1]

    @property
    def is_followed(self) -> bool:
        """Whether a later assessment stands after the asked one."""
        return any(row.previous_id == self.asked.pk for row in self.rows)


def take_snapshot(code: str, actor: Actor) -> Snapshot:
    """Everything the actor may see of the file that an assessment belongs to. Raises NoSuchAssessment."""
    return snapshot_of(file_of(code, actor), actor)


def file_of(code: str, actor: Actor) -> File:
    """The file an assessment belongs to, in one query. Raises NoSuchAssessment."""
    state = code.partition("-")[0].upper()
    visible = Assessment.objects.visible_to(actor).filter(compartment=state).select_related("body", "on_behalf_of")
    rows = sorted(visible, key=_begins)
    asked = meant(rows, code, actor)
    rows = [row for row in rows if row.type != Assessment.Kind.REVIEW or row == asked]
    if asked is None:
        raise NoSuchAssessment(
            _("There is no assessment %(code)s that you may see; `headway followup` takes a code like XOR-2018.")
            % {"code": code}
        )
    lay_previous_beside(rows)
    return File(asked, rows)


def snapshot_of(file: File, actor: Actor, parts: Iterable[Part] = Part) -> Snapshot:
    """What the actor may see, for a follow-up of the asked assessment.

    One query for links, one for passages, one for all other rows; a part that was not asked for is empty, whatever
    there is of it, and without the passages nothing is cited.
    """
    wanted, state = frozenset(parts), file.asked.compartment
    links = load_links(state, actor)
    cases = tuple(_case(row, links) for row in file.so_far)
    known = {found.id for found in cases}
    passages = load_passages(state, actor) if Part.PASSAGES in wanted else {}
    rows = load_rows(state, actor, [kind for part, kind in KINDS.items() if part in wanted])
    reader = Reader(rows, links, passages, cites_of_observations(links, passages))
    catalogue = load_catalogue()

    recommendations = [row for row in reader.recommendations() if row.assessment in known]
    case = cases[-1]
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
