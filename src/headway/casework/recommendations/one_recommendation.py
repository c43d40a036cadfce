"""One recommendation with everything that its page tells of it: one query, however much there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from django.db.models import Q

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage
from headway.casework.evidence.queries import beginning, lay_these_beside, passages_to_open, visible_supports
from headway.casework.recommendations.listing import Line, in_force
from headway.casework.recommendations.models import (
    Addressee,
    Assignment,
    IndexEntry,
    Lineage,
    Position,
    Progress,
    ProgressBasis,
    ProgressEvidence,
    Recommendation,
)
from headway.casework.recommendations.positions import Asked, positions_asked
from headway.casework.recommendations.queries import Standing, as_counted, visible_recommendations
from headway.foundation.access.at_once import at_once, lay_beside
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.catalogue.models import Area, Provision
from headway.foundation.core.actors import Actor, Side


@dataclass(frozen=True, slots=True)
class Step:
    """One point of a recommendation's path. `when` is EDTF; `row` is what happened, by `kind`.

    `passage` is where it stands, unless an observation it rests on stands there too; `word` is a position's value as
    its procedure's scale says it.
    """

    when: str
    kind: Literal["issued", "position", "reported", "assessed", "earlier", "later"]
    row: Assessment | Position | Progress | Recommendation
    how: str = ""
    passage: Passage | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """How a recommendation stands, its path through time, to whom it is addressed, what an index said of it."""

    line: Line
    steps: list[Step]
    addressees: list[Addressee]
    entry: IndexEntry | None


def find_recommendation(code: str, actor: Actor) -> Recommendation | None:
    """The recommendation that people cite by a code, with its assessment; drafts, too."""
    rows = visible_recommendations(actor, drafts=True).filter(code=code).leading_to_visible(actor, "assessment")
    return min(rows.select_related("assessment"), key=as_counted, default=None)


def all_of(recommendation: Recommendation, actor: Actor) -> Told:
    """Everything that this actor may see of it; the recommendation gets its passage, areas and provisions."""
    path, (lineage, addressees, given, entries, areas, provisions) = _read(recommendation, actor)
    positions, progress, bases, evidence, supports, passages = path
    lay_these_beside([(row, "passage") for row in (recommendation, *positions, *progress)], passages)
    lay_beside(recommendation, "areas", sorted(areas, key=attrgetter("order", "pk")))
    lay_beside(recommendation, "provisions", sorted(provisions, key=_as_adopted))
    _lay_proof_beside(progress, bases, evidence, supports)
    taken = sorted(positions, key=attrgetter("taken_on", "pk"))
    asked = positions_asked(recommendation.assessment.procedure)
    steps = [
        Step(recommendation.assessment.dates, "issued", recommendation.assessment),
        *_positions(taken, asked),
        *_progress(sorted(progress, key=attrgetter("as_of", "pk"))),
        *_lineage(recommendation, sorted(lineage, key=attrgetter("pk"))),
    ]
    newest = {row.part: row for row in taken}
    return Told(
        Line(
            _standing(recommendation, progress),
            asked,
            tuple(newest[part] for part in sorted(newest)),
            tuple(sorted(given, key=attrgetter("sent_on", "pk"))),
        ),
        sorted(steps, key=lambda step: beginning(step.when)),
        sorted(addressees, key=attrgetter("pk")),
        min(entries, key=attrgetter("pk"), default=None),
    )


def _read(recommendation: Recommendation, actor: Actor) -> tuple[Sequence[list[Any]], Sequence[list[Any]]]:
    """What its path stands on, and all else."""
    path = _path(recommendation, actor)
    found = at_once(*path, *_beside(recommendation, actor))
    return found[: len(path)], found[len(path) :]


def _path(recommendation: Recommendation, actor: Actor) -> tuple[CaseQuerySet[Any], ...]:
    positions = Position.objects.visible_to(actor).filter(recommendation=recommendation)
    progress = Progress.objects.visible_to(actor).filter(recommendation=recommendation)
    bases = ProgressBasis.objects.visible_to(actor).leading_to_visible(actor, "observation")
    bases = bases.filter(progress__recommendation=recommendation)
    evidence = ProgressEvidence.objects.visible_to(actor).leading_to_visible(actor, "source")
    cited = Q(pk=recommendation.passage_id)
    for rows in (positions, progress):
        cited |= Q(pk__in=rows.order_by().values("passage"))
    return (
        positions,
        progress.select_related("holder"),
        bases.select_related("observation__holder"),
        evidence.filter(progress__recommendation=recommendation).select_related("source"),
        visible_supports(actor).filter(observation__in=bases.order_by().values("observation")),
        passages_to_open(actor).filter(cited),
    )


def _beside(recommendation: Recommendation, actor: Actor) -> tuple[Any, ...]:
    lineage = Lineage.objects.visible_to(actor).filter(Q(later=recommendation) | Q(earlier=recommendation))
    lineage = lineage.leading_to_visible(actor, "later", "earlier")
    addressees = Addressee.objects.visible_to(actor).filter(recommendation=recommendation)
    given = in_force(actor).filter(recommendation=recommendation) if actor.side is Side.STATE else None
    is_entered = recommendation.assessment.type == Assessment.Kind.REVIEW
    entries = IndexEntry.objects.visible_to(actor).filter(recommendation=recommendation) if is_entered else None
    areas = Recommendation.areas.through._default_manager.filter(recommendation=recommendation.pk)
    provisions = Recommendation.provisions.through._default_manager.filter(recommendation=recommendation.pk)
    return (
        lineage.select_related("later__assessment", "earlier__assessment"),
        addressees.select_related("organisation"),
        Assignment.objects.none() if given is None else given.select_related("ministry"),
        IndexEntry.objects.none() if entries is None else entries,
        Area.objects.filter(pk__in=areas.values("area")),
        Provision.objects.filter(pk__in=provisions.values("provision")).select_related("instrument"),
    )


def _lay_proof_beside(
    progress: list[Progress], bases: list[ProgressBasis], evidence: list[ProgressEvidence], supports: list[Any]
) -> None:
    for basis in bases:
        standing = [row for row in supports if row.observation_id == basis.observation_id]
        lay_beside(basis.observation, "supports", sorted(standing, key=lambda row: (row.passage.start, row.pk)))
    for row in progress:
        own = [basis for basis in bases if basis.progress_id == row.pk]
        lay_beside(row, "bases", sorted(own, key=attrgetter("pk")))
        proof = [one for one in evidence if one.progress_id == row.pk]
        lay_beside(row, "evidence", sorted(proof, key=attrgetter("pk")))


def _standing(recommendation: Recommendation, progress: Iterable[Progress]) -> Standing:
    last = {row.side: row for row in sorted(progress, key=lambda row: (beginning(row.as_of), row.pk))}
    return Standing(recommendation, last.get(Progress.Side.STATE), last.get(Progress.Side.BODY))


def _as_adopted(row: Provision) -> tuple[str, str, str]:
    return str(row.instrument.adopted or ""), row.instrument_id, row.pk


def _positions(rows: Iterable[Position], asked: Asked | None) -> Iterable[Step]:
    for row in rows:
        word = asked.label(row.value) if asked else row.value.capitalize()
        yield Step(row.taken_on.isoformat(), "position", row, word=word)


def _progress(rows: Iterable[Progress]) -> Iterable[Step]:
    for row in rows:
        kind: Literal["reported", "assessed"] = "reported" if row.side == Progress.Side.STATE else "assessed"
        yield Step(row.as_of, kind, row, passage=_own_passage(row))


def _own_passage(row: Progress) -> Passage | None:
    told = {support.passage_id for basis in row.bases.all() for support in basis.observation.supports.all()}
    return row.passage if row.passage_id not in told else None


def _lineage(recommendation: Recommendation, rows: Iterable[Lineage]) -> Iterable[Step]:
    for row in rows:
        if row.later_id == recommendation.pk:
            yield Step(row.earlier.assessment.dates, "earlier", row.earlier, row.get_how_display())
        else:
            yield Step(row.later.assessment.dates, "later", row.later, row.get_how_display())
