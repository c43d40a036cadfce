"""A first strategy from what exists: pillars from areas, measures in their place, the gaps named. A person decides.

`propose` writes nothing. What is accepted, line by line, becomes one act, which can be undone as one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.plans.coverage import unanswered
from headway.casework.plans.milestones import set_milestone
from headway.casework.plans.models import Measure, MeasureAnswer, Milestone, Pillar, Strategy
from headway.casework.plans.overview import in_time
from headway.casework.plans.rules import may_keep
from headway.casework.plans.strategies import add_pillar, begin_strategy, place
from headway.casework.recommendations.models import Addressee
from headway.casework.recommendations.queries import Standing
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.history import history
from headway.foundation.ledger.undoing import undo

AREA = gettext_noop("area: %(areas)s")
BY_HAND = gettext_noop("chosen by hand")
"""Why a measure stands in a pillar, as it is kept; titles of areas stand between semicolons."""
TO_NAME = gettext_noop("Name a measure that answers %(code)s")
"""What a milestone is called that stands for a gap."""
ELSEWHERE = ""
"""The key of what no area places."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A measure with why it is put where it is."""

    measure: Measure
    because: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A recommendation without a measure, and who is to answer it as far as its addressee is on record."""

    standing: Standing
    owes: Organisation | None


@dataclass(frozen=True, slots=True)
class ProposedPillar:
    """A pillar made of one chapter of the framework, with the measures and the gaps of its areas."""

    area: Area
    measures: tuple[Suggested, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that is proposed; `unplaced` are measures of which nobody said an area, `general` gaps likewise."""

    pillars: tuple[ProposedPillar, ...]
    unplaced: tuple[Measure, ...]
    general: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person accepted: pillars by the area they came from with the title given, places, gaps to be closed."""

    pillars: Mapping[str, str]
    places: Mapping[UUID, str]
    gaps: Sequence[str] = ()


def propose(state: str, actor: Actor) -> Proposal:
    """Pillars from the chapters that a State's measures and open recommendations speak of. Writes nothing."""
    areas = {row.pk: row for row in Area.objects.filter(until=None).select_related("parent")}
    measures = in_time(Measure.objects.visible_to(actor).filter(compartment=state).prefetch_related("areas"))
    answered = MeasureAnswer.objects.visible_to(actor).exclude(recommendation=None)
    gaps = _gaps(state, answered.order_by().values("recommendation"), actor)
    put: dict[str, list[Suggested]] = defaultdict(list)
    for measure in measures:
        chapter, because = _chapter_of([row.pk for row in measure.areas.all()], areas)
        put[chapter].append(Suggested(measure, because))
    left: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        chapter, _why = _chapter_of([row.pk for row in gap.standing.recommendation.areas.all()], areas)
        left[chapter].append(gap)
    chapters = sorted((areas[key] for key in {*put, *left} - {ELSEWHERE}), key=lambda row: (row.order, row.pk))
    return Proposal(
        tuple(ProposedPillar(row, tuple(put[row.pk]), tuple(left[row.pk])) for row in chapters),
        tuple(one.measure for one in put[ELSEWHERE]),
        tuple(left[ELSEWHERE]),
    )


def accept(
    proposal: Proposal, strategy: Strategy, accepted: Accepted, *, gaps_by: date | None, actor: Actor, at: datetime
) -> Strategy:
    """Make a strategy of what was accepted of a proposal, in one act.

    A gap that was ticked becomes a milestone, due on `gaps_by`: to name a measure that answers the recommendation.
    Raises NotAllowed.
    """
    titles = {area: title.strip() for area, title in accepted.pillars.items() if title.strip()}
    if not titles:
        raise NotAllowed(_("Accept at least one pillar."))
    if accepted.gaps and gaps_by is None:
        raise NotAllowed(_("Say by when the gaps you ticked are to have a measure."))
    with changeset(actor=actor, at=at, reason=f"a first strategy from what exists: {strategy}"[:200]):
        begin_strategy(strategy, actor=actor, at=at)
        made = {
            one.area.pk: add_pillar(
                strategy, titles[one.area.pk], actor=actor, at=at, areas=[one.area.pk], order=number
            )
            for number, one in enumerate((one for one in proposal.pillars if one.area.pk in titles), start=1)
        }
        reasons = {one.measure.pk: one.because for pillar in proposal.pillars for one in pillar.measures}
        for measure in _measures(proposal):
            pillar = made.get(accepted.places.get(measure.pk, ELSEWHERE))
            if pillar is not None:
                place(measure, pillar, actor=actor, at=at, because=reasons.get(measure.pk, BY_HAND))
        for gap, pillar in _chosen(proposal, accepted.gaps, made):
            assert gaps_by is not None, "asked above"
            _to_be_closed(strategy, gap, pillar, gaps_by, actor, at)
    return strategy


def undo_first(strategy: Strategy, *, actor: Actor, at: datetime) -> tuple[int, int]:
    """Undo the act by which a strategy began. Raises NotAllowed, and CannotUndo where something was added since."""
    require(may_keep(actor, strategy))
    act = next(iter(history(strategy.pk))).changeset.act
    with the_systems_own_work("an act is undone as a whole, whoever has seen its rows"):
        return undo(act, actor=actor, at=at, reason=f"undo the first strategy: {strategy}"[:200])


def _gaps(state: str, answered: Any, actor: Actor) -> list[Gap]:
    standings = unanswered(state, answered, actor)
    rows = Addressee.objects.visible_to(actor).filter(
        recommendation__in=[row.recommendation.pk for row in standings], organisation__state=state
    )
    owes: dict[UUID, Organisation] = {}
    for row in rows.select_related("organisation").prefetch_related("organisation__successions__after").order_by("id"):
        if row.organisation is not None:
            owes.setdefault(row.recommendation_id, _today(row.organisation))
    return [Gap(row, owes.get(row.recommendation.pk)) for row in standings]


def _today(organisation: Organisation) -> Organisation:
    """Who answers for an organisation now: the one that came after it, where there is just one."""
    after = [row.after for row in organisation.successions.all()]
    return after[0] if len(after) == 1 else organisation


def _chapter_of(keys: Sequence[str], areas: Mapping[str, Area]) -> tuple[str, str]:
    """The chapter that most of these areas belong to, the first of several alike, and why."""
    rows = sorted((areas[key] for key in keys if key in areas), key=lambda row: (row.order, row.pk))
    if not rows:
        return ELSEWHERE, ""
    chapter = Counter(row.parent_id or row.pk for row in rows).most_common(1)[0][0]
    within = [row.title for row in rows if (row.parent_id or row.pk) == chapter]
    return chapter, (AREA % {"areas": "; ".join(within)})[:300]


def _measures(proposal: Proposal) -> Iterable[Measure]:
    for pillar in proposal.pillars:
        for one in pillar.measures:
            yield one.measure
    yield from proposal.unplaced


def _chosen(
    proposal: Proposal, codes: Sequence[str], made: Mapping[str, Pillar]
) -> Iterable[tuple[Gap, Pillar | None]]:
    for pillar in proposal.pillars:
        for gap in pillar.gaps:
            if gap.standing.recommendation.code in codes:
                yield gap, made.get(pillar.area.pk)
    for gap in proposal.general:
        if gap.standing.recommendation.code in codes:
            yield gap, None


def _to_be_closed(
    strategy: Strategy, gap: Gap, pillar: Pillar | None, due_on: date, actor: Actor, at: datetime
) -> None:
    code = gap.standing.recommendation.code
    row = Milestone(
        strategy=strategy,
        pillar=pillar,
        organisation=gap.owes,
        title=TO_NAME % {"code": code},
        due_on=due_on,
    )
    set_milestone(row, actor=actor, at=at)
