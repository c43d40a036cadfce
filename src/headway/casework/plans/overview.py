"""A strategy as a page or a paper shows it: pillars with what stands in them, what is due, what money there is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from uuid import UUID

from django.db.models import Prefetch, Q

from headway.casework.evidence.queries import beginning
from headway.casework.plans.models import (
    Funding,
    Measure,
    MeasureOrganisation,
    Milestone,
    Pillar,
    Placement,
    Recurrence,
    Strategy,
)
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Money:
    """What is set aside and what was spent, in one currency; never over two."""

    currency: str
    budget: Decimal
    spent: Decimal


@dataclass(frozen=True, slots=True)
class Placed:
    """A measure in its pillar; `placement` is None where the measure itself names the pillar."""

    measure: Measure
    placement: Placement | None


@dataclass(frozen=True, slots=True)
class PillarView:
    """A pillar with its measures in the order of time, its milestones, and what was said last of its money."""

    pillar: Pillar
    placed: tuple[Placed, ...]
    milestones: tuple[Milestone, ...]
    funding: tuple[Funding, ...]

    @property
    def money(self) -> tuple[Money, ...]:
        return totals(self.funding)


@dataclass(frozen=True, slots=True)
class Overview:
    """All of a strategy that one reader may see. `unplaced` are measures that stand in none of its pillars."""

    strategy: Strategy
    pillars: tuple[PillarView, ...]
    unplaced: tuple[Measure, ...]
    milestones: tuple[Milestone, ...]

    @property
    def general(self) -> tuple[Milestone, ...]:
        """The milestones of the strategy as a whole, which stand in no pillar."""
        shown = {row.pk for view in self.pillars for row in view.milestones}
        return tuple(row for row in self.milestones if row.pk not in shown)

    @property
    def recurrences(self) -> tuple[Recurrence, ...]:
        """What comes back, each once, in the order of their days."""
        return tuple({row.recurrence_id: row.recurrence for row in self.milestones if row.recurrence}.values())

    @property
    def money(self) -> tuple[Money, ...]:
        return totals(row for view in self.pillars for row in view.funding)

    @property
    def placed(self) -> tuple[Measure, ...]:
        return tuple(row.measure for view in self.pillars for row in view.placed)

    def late(self, on: date) -> tuple[Milestone, ...]:
        return tuple(row for row in self.milestones if row.state == Milestone.State.OPEN and row.due_on < on)


def visible_strategies(actor: Actor) -> CaseQuerySet[Strategy]:
    """Strategies, the newest first."""
    return Strategy.objects.visible_to(actor).select_related("holder").order_by("-dates", "-id")


def overview(strategy: Strategy, actor: Actor, *, only_places: bool = False) -> Overview:
    """A strategy with everything that stands in it; `only_places` leaves what is due and what it costs aside."""
    pillars = list(
        Pillar.objects.visible_to(actor).filter(strategy=strategy).prefetch_related("areas").order_by("order", "id")
    )
    measures = {row.pk: row for row in with_parts(actor).filter(compartment=strategy.compartment)}
    more = () if only_places else (_due(strategy, actor), _money(measures, actor))
    put, *rest = at_once(_put(pillars, actor), *more)
    due, funding = rest or ([], [])
    due.sort(key=attrgetter("due_on", "title", "pk"))
    money = _last_said(funding)
    places = places_of(pillars, measures.values(), put)
    by_pillar: dict[UUID, list[Placed]] = defaultdict(list)
    for key, (pillar, placement) in places.items():
        by_pillar[pillar].append(Placed(measures[key], placement))
    return Overview(
        strategy,
        tuple(_view(pillar, by_pillar[pillar.pk], due, money) for pillar in pillars),
        tuple(in_time(row for row in measures.values() if row.pk not in places)),
        tuple(due),
    )


def with_parts(actor: Actor) -> CaseQuerySet[Measure]:
    """Measures with the organisations in them and nothing else."""
    parts = MeasureOrganisation.objects.visible_to(actor).select_related("organisation").order_by("part", "id")
    return Measure.objects.visible_to(actor).prefetch_related(Prefetch("organisations", parts))


def placed_in(strategy: Strategy, actor: Actor) -> list[Measure]:
    """The measures of a strategy in the order of time, each once."""
    put = Placement.objects.visible_to(actor).filter(pillar__strategy=strategy).order_by().values("measure")
    own = Pillar.objects.visible_to(actor).filter(strategy=strategy).order_by().values("pk")
    rows = Measure.objects.visible_to(actor).filter(compartment=strategy.compartment)
    return in_time(rows.filter(Q(pk__in=put) | Q(pillar__in=own)))


def places_of(
    pillars: Sequence[Pillar], measures: Iterable[Measure], put: Iterable[Placement]
) -> dict[UUID, tuple[UUID, Placement | None]]:
    """For each measure that stands in a strategy its pillar: where it was put, else where it was written into."""
    keys = {row.pk for row in pillars}
    found: dict[UUID, tuple[UUID, Placement | None]] = {
        row.pk: (row.pillar_id, None) for row in measures if row.pillar_id in keys
    }
    for placement in sorted(put, key=attrgetter("pk")):
        found[placement.measure_id] = (placement.pillar_id, placement)
    return found


def list_milestones(actor: Actor) -> CaseQuerySet[Milestone]:
    """Milestones with the strategy, pillar and measure that their reader may see, what is due first leading."""
    return (
        Milestone.objects.visible_to(actor)
        .select_related("organisation", "holder")
        .with_visible(actor, "strategy", "measure", "recurrence")
        .order_by("due_on", "title", "id")
    )


def totals(rows: Iterable[Funding]) -> tuple[Money, ...]:
    """What is set aside and spent, currency by currency; rows without an amount add nothing."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        if row.amount is not None:
            sums[row.currency][row.type] += row.amount
    return tuple(
        Money(currency, told[Funding.Kind.BUDGET], told[Funding.Kind.SPENT]) for currency, told in sorted(sums.items())
    )


def in_time(rows: Iterable[Measure]) -> list[Measure]:
    """Measures in the order of time."""
    return sorted(rows, key=lambda row: (beginning(row.dates), row.title, row.pk))


def _put(pillars: Iterable[Pillar], actor: Actor) -> CaseQuerySet[Placement]:
    rows = Placement.objects.visible_to(actor).filter(pillar__in=[pillar.pk for pillar in pillars])
    return rows.leading_to_visible(actor, "measure")


def _due(strategy: Strategy, actor: Actor) -> CaseQuerySet[Milestone]:
    rows = Milestone.objects.visible_to(actor).filter(strategy=strategy)
    return rows.select_related("organisation", "holder", "recurrence")


def _money(measures: Iterable[UUID], actor: Actor) -> CaseQuerySet[Funding]:
    return Funding.objects.visible_to(actor).filter(measure__in=list(measures))


def _last_said(money: Iterable[Funding]) -> list[Funding]:
    """Of several sayings of the same money the last one."""
    ordered = sorted(money, key=attrgetter("said_on", "pk"))
    return list({(row.measure_id, row.type, row.period, row.currency): row for row in ordered}.values())


def _view(pillar: Pillar, placed: list[Placed], due: list[Milestone], money: list[Funding]) -> PillarView:
    ordered = {row.pk: place for place, row in enumerate(in_time(one.measure for one in placed))}
    keys = set(ordered)
    return PillarView(
        pillar,
        tuple(sorted(placed, key=lambda one: ordered[one.measure.pk])),
        tuple(row for row in due if row.pillar_id == pillar.pk or row.measure_id in keys),
        tuple(row for row in money if row.measure_id in keys),
    )
