"""A measure told is offered as a measure: a new one, or one that is known already and now has another source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import TakesPart, sight_of
from headway.casework.plans.models import Measure, MeasureOrganisation
from headway.casework.plans.services import create_measure, extend_measure
from headway.foundation.core.actors import Actor
from headway.foundation.language.words import content_words

ALIKE = 0.34
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Alike:
    """A known measure that may be the same, and the words and areas it shares with what was observed."""

    measure: Measure
    likeness: float
    shared: tuple[str, ...]


def measures_like(observation: Observation, *, actor: Actor) -> list[Alike]:
    """Measures the actor may see that the observation may tell of, likeliest first.

    Likeness is the share of the shorter text's words that the other has, a fifth more where an area agrees.
    """
    words = content_words(observation.text)
    areas = {area.pk for area in observation.areas.all()}
    known = Measure.objects.visible_to(actor).filter(compartment=observation.compartment).prefetch_related("areas")
    found = [_compare(measure, words, areas) for measure in known]
    return sorted((a for a in found if a.likeness >= ALIKE), key=lambda a: (-a.likeness, a.measure.title))


def create_from(
    observation: Observation, *, title: str, kind: str, actor: Actor, at: datetime, audience: str = ""
) -> Measure:
    """A new measure that the observation tells of, with its organisations, status and results. Raises NotAllowed.

    The status is the observation's; where it says none, the measure is only said to be ongoing if a person says so.
    """
    sight = sight_of(observation)
    if audience:
        sight["audience"] = audience
    measure = Measure(
        title=title[:LONGEST_TITLE], type=kind, status=observation.status, results=observation.results, **sight
    )
    areas = [area.pk for area in observation.areas.all()]
    provisions = [provision.pk for provision in observation.provisions.all()]
    return create_measure(
        measure,
        actor=actor,
        at=at,
        areas=areas,
        provisions=provisions,
        parts=_parts(observation, actor),
        told_by=[observation],
    )


def extend_with(measure: Measure, observation: Observation, *, actor: Actor, at: datetime) -> Measure:
    """One measure, one more source: what was said before stays. Raises NotAllowed."""
    return extend_measure(measure, observation, actor=actor, at=at, parts=_parts(observation, actor))


def proposed_title(observation: Observation) -> str:
    """The observation's own words, as far as a title goes."""
    text = observation.text.strip().rstrip(".,;")
    if len(text) <= LONGEST_TITLE:
        return text[:1].upper() + text[1:]
    cut = text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0]
    return cut[:1].upper() + cut[1:] + "…"


def _compare(measure: Measure, words: frozenset[str], areas: set[str]) -> Alike:
    theirs = content_words(f"{measure.title} {measure.results}")
    shared = words & theirs
    likeness = len(shared) / max(1, min(len(words), len(theirs)))
    if areas & {area.pk for area in measure.areas.all()}:
        likeness *= 1.2
    return Alike(measure, min(1.0, likeness), tuple(sorted(shared)))


def _parts(observation: Observation, actor: Actor) -> Sequence[TakesPart]:
    kinds = dict(MeasureOrganisation.Part.choices)
    involved = observation.involvements.visible_to(actor).select_related("organisation")
    return [TakesPart(i.as_said, i.part, i.organisation) for i in involved if i.part in kinds]
