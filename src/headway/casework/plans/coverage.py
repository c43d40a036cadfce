"""Who takes part in a strategy and who does not, and what nobody answers: the matrix and the gaps."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.plans.models import Measure, MeasureAnswer, MeasureOrganisation, Pillar
from headway.casework.plans.overview import Overview
from headway.casework.recommendations.models import Recommendation
from headway.casework.recommendations.queries import Standing, list_standings, visible_recommendations
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation, OrganisationKind
from headway.foundation.catalogue.models import Provision
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.numbers_said import say_each

KINDS = (
    OrganisationKind.MINISTRY,
    OrganisationKind.AGENCY,
    OrganisationKind.COURT,
    OrganisationKind.PARLIAMENT,
    OrganisationKind.LOCAL_AUTHORITY,
    OrganisationKind.CIVIL_SOCIETY,
    OrganisationKind.RELIGIOUS_BODY,
)
"""Whom an integrated strategy engages within the State, in the order of the matrix; partners from outside come last."""

LEAD, PARTNER, INVOLVED = "lead", "partner", "involved"


@dataclass(frozen=True, slots=True)
class CellOf:
    """What an organisation does in a pillar: how many measures it leads, is a partner of, is involved in."""

    lead: int = 0
    partner: int = 0
    involved: int = 0
    pillar: str = ""

    def __bool__(self) -> bool:
        return bool(self.lead or self.partner or self.involved)

    @property
    def words(self) -> str:
        """In how many measures it takes which part, in the language in use."""
        told = (
            (_("leads %(count)s"), self.lead),
            (_("partner in %(count)s"), self.partner),
            (_("involved in %(count)s"), self.involved),
        )
        return say_each(words % {"count": count} for words, count in told if count)


@dataclass(frozen=True, slots=True)
class LineOf:
    """An organisation's line of the matrix, one cell a pillar."""

    name: str
    cells: tuple[CellOf, ...]

    def __bool__(self) -> bool:
        return any(self.cells)


@dataclass(frozen=True, slots=True)
class KindOf:
    """The organisations of one kind; `engaged` take part somewhere, the others do not yet."""

    title: str
    lines: tuple[LineOf, ...]

    @property
    def engaged(self) -> int:
        return sum(1 for line in self.lines if line)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix, and the kinds of organisations of which none takes part.

    `only_as_said` are organisations that measures name in words which no organisation on record answers to.
    """

    pillars: tuple[Pillar, ...]
    kinds: tuple[KindOf, ...]
    absent: tuple[str, ...]
    only_as_said: tuple[str, ...]

    @property
    def not_engaged(self) -> list[tuple[str, tuple[str, ...]]]:
        """For each kind the organisations on record that take part in nothing."""
        told = [(kind.title, tuple(line.name for line in kind.lines if not line)) for kind in self.kinds]
        return [(title, names) for title, names in told if names]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What nobody answers, recommendations and obligations, and the measures that answer nothing."""

    recommendations: tuple[Standing, ...]
    provisions: tuple[Provision, ...]
    aimless: tuple[Measure, ...]


def coverage_of(view: Overview, actor: Actor, seen: Callable[[CaseRecord], bool] = lambda row: True) -> Coverage:
    """Who takes part where, of what the actor sees; `seen` narrows it to other readers."""
    state = view.strategy.compartment
    pillars = tuple(one.pillar for one in view.pillars)
    organisations = list(Organisation.objects.filter(state=state, until="").order_by("name", "id"))
    parts = [
        (one.pillar, part)
        for one in view.pillars
        for row in one.placed
        for part in row.measure.organisations.all()
        if seen(part)
    ]
    cells, words = _count(parts)
    kinds = tuple(
        KindOf(str(kind.label), tuple(_line(row, cells, pillars) for row in organisations if row.type == kind.value))
        for kind in KINDS
    )
    known = {row.pk for row in organisations}
    others = {row.pk: row for _, part in parts if (row := part.organisation) and row.pk not in known}
    outside = tuple(_line(row, cells, pillars) for row in sorted(others.values(), key=lambda row: (row.name, row.pk)))
    return Coverage(
        pillars,
        (
            *kinds,
            *((KindOf(gettext_noop("partners from outside, and former institutions"), outside),) if outside else ()),
        ),
        tuple(kind.title for kind in kinds if not kind.engaged),
        tuple(sorted(words)),
    )


def gaps_of(
    state: str, measures: Sequence[Measure], actor: Actor, seen: Callable[[CaseRecord], bool] = lambda row: True
) -> Gaps:
    """What these measures of a State leave unanswered, of what the actor sees; `seen` narrows it to other readers."""
    answers = [row for row in answers_of(measures, actor) if seen(row)]
    left = unanswered(state, {row.recommendation_id for row in answers if row.recommendation_id}, actor)
    aimed = {row.measure_id for row in answers}
    return Gaps(
        tuple(row for row in left if seen(row.recommendation)),
        tuple(provisions_unanswered({row.provision_id for row in answers})),
        tuple(row for row in measures if row.pk not in aimed),
    )


def answers_of(measures: Iterable[Measure], actor: Actor) -> list[MeasureAnswer]:
    """What some measures answer, as far as the actor may see it."""
    keys = [row.pk for row in measures]
    return list(MeasureAnswer.objects.visible_to(actor).filter(measure__in=keys).order_by("id"))


def unanswered(state: str, answered: Any, actor: Actor) -> list[Standing]:
    """The recommendations that are not carried out and that no measure answers, in the order people count them.

    `answered` are the ids of those that are answered, or a query for them.
    """
    found = visible_recommendations(actor, state).exclude(type=Recommendation.Kind.GOOD_PRACTICE)
    closed = closed_levels()
    rows = list_standings(found.exclude(pk__in=answered), actor)
    return [row for row in rows if row.assessed is None or (row.assessed.scale, row.assessed.level) not in closed]


def closed_levels() -> frozenset[tuple[str, str]]:
    """The levels at which nothing is left to do: the highest of each scale, and those that stand outside its order."""
    closed = set()
    for scale in load_catalogue().scales.values():
        if scale.kind == "follow_up":
            top = max((row.value for row in scale.levels if row.value is not None), default=None)
            closed |= {(scale.id, row.id) for row in scale.levels if row.value is None or row.value == top}
    return frozenset(closed)


def provisions_unanswered(answered: Iterable[object]) -> list[Provision]:
    """The obligations in force that no measure answers. What is only called for or encouraged is not counted here."""
    rows = Provision.objects.filter(until=None, judged=True, force="obligation").select_related("instrument")
    told = set(answered)
    return [row for row in rows.order_by("instrument__adopted", "instrument_id", "id") if row.pk not in told]


def _count(
    parts: Iterable[tuple[Pillar, MeasureOrganisation]],
) -> tuple[dict[tuple[UUID, UUID], CellOf], set[str]]:
    counted: dict[tuple[UUID, UUID], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    words = set()
    for pillar, part in parts:
        if part.organisation_id is None:
            words.add(part.as_said)
        else:
            counted[part.organisation_id, pillar.pk][part.part] += 1
    return {key: CellOf(told[LEAD], told[PARTNER], told[INVOLVED]) for key, told in counted.items()}, words


def _line(row: Organisation, cells: dict[tuple[UUID, UUID], CellOf], pillars: Sequence[Pillar]) -> LineOf:
    return LineOf(
        row.name, tuple(replace(cells.get((row.pk, pillar.pk), CellOf()), pillar=pillar.title) for pillar in pillars)
    )
