"""Verbs on a strategy: begin it, divide it, put measures in their place, share it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.evidence.services import sight_of
from headway.casework.plans.models import Measure, Milestone, Pillar, Placement, Recurrence, Strategy
from headway.casework.plans.rules import may_keep, may_share
from headway.foundation.access.models import Audience, CaseRecord, Circle
from headway.foundation.access.opening import open_to
from headway.foundation.access.rules import may_report
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.access.sight import narrower
from headway.foundation.access.widening import WIDTH, may_widen
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset


def begin_strategy(strategy: Strategy, *, actor: Actor, at: datetime) -> Strategy:
    """Begin a strategy of a State. Raises NotAllowed."""
    require(
        may_report(actor, holder=strategy.holder_id, compartment=strategy.compartment, circle=strategy.circle)
        and may_keep(actor, strategy)
    )
    with changeset(actor=actor, at=at, reason=f"strategy: {strategy}") as change:
        return change.add(strategy)


def change_strategy(strategy: Strategy, *, title: str, dates: str, actor: Actor, at: datetime) -> Strategy:
    """Give it another title or other dates. Raises NotAllowed, Stale."""
    require(may_keep(actor, strategy))
    with changeset(actor=actor, at=at, reason=f"strategy: {strategy}") as change:
        return change.edit(strategy, title=title, dates=dates)


def add_pillar(
    strategy: Strategy, title: str, *, actor: Actor, at: datetime, areas: Iterable[str] = (), order: int = 0
) -> Pillar:
    """Add a pillar at the end, or in a place. Raises NotAllowed."""
    require(may_keep(actor, strategy))
    with changeset(actor=actor, at=at, reason=f"{strategy}: pillar {title}"[:200]) as change:
        return change.add(
            Pillar(strategy=strategy, title=title, order=order or _next(strategy), **_own(strategy)), areas=areas
        )


def change_pillar(
    pillar: Pillar, *, title: str, order: int, areas: Iterable[str], actor: Actor, at: datetime
) -> Pillar:
    """Name a pillar anew, or give it another place or other areas. Raises NotAllowed, Stale."""
    require(may_keep(actor, pillar))
    with changeset(actor=actor, at=at, reason=f"pillar: {title}"[:200]) as change:
        return change.edit(pillar, title=title, order=order, areas=list(areas))


def place(measure: Measure, pillar: Pillar, *, actor: Actor, at: datetime, because: str = "") -> Placement:
    """Put a measure in a pillar, out of any other of that strategy. Raises NotAllowed, Stale."""
    require(may_keep(actor, pillar))
    with changeset(actor=actor, at=at, reason=f"{measure}: in the pillar {pillar}"[:200]) as change:
        _end(change, _placements(measure, pillar))
        tighter = narrower(pillar, measure)
        sight = _own(pillar) if tighter is pillar else sight_of(tighter)
        return change.add(Placement(pillar=pillar, measure=measure, because=because[:300], **sight))


def take_out(placement: Placement, *, actor: Actor, at: datetime) -> None:
    """Take a measure out of a pillar; the measure stays. Raises NotAllowed, Stale."""
    require(may_keep(actor, placement.pillar))
    with changeset(actor=actor, at=at, reason="a measure is taken out of a pillar") as change:
        _end(change, [placement])


def share_strategy(strategy: Strategy, circle: Circle, *, actor: Actor, at: datetime, reason: str) -> tuple[int, int]:
    """Open a strategy and what stands in it to both sides: how many rows it opens, and how many stay the State's.

    What points to something that its readers may not see, such as the place of a measure that was not shared, stays.
    Money is no part of it: each row of it is opened by itself. Raises NotAllowed, Stale.
    """
    require(may_share(actor, strategy))
    opened = stayed = 0
    with changeset(actor=actor, at=at, reason=reason) as change:
        for row in _rows_of(strategy):
            if WIDTH[row.audience] >= WIDTH[Audience.SHARED]:
                continue
            verdict = may_widen(actor, row, Audience.SHARED, circle=circle.pk, on=at.date())
            if not verdict and row.pk == strategy.pk:
                raise NotAllowed(verdict.because)
            if verdict:
                open_to(change, row, Audience.SHARED, circle.pk)
                opened += 1
            else:
                stayed += 1
        if not opened:
            raise NotAllowed(_("They have all of it already that can be shared."))
    return opened, stayed


def _rows_of(strategy: Strategy) -> Iterator[CaseRecord]:
    """A strategy and what belongs to it, each after what it points to."""
    why = "the whole of what its holder shares"
    yield strategy
    yield from Pillar.objects.unscoped(why).filter(strategy=strategy).order_by("order", "id")
    yield from Placement.objects.unscoped(why).filter(pillar__strategy=strategy).order_by("id")
    yield from Recurrence.objects.unscoped(why).filter(strategy=strategy).order_by("id")
    yield from Milestone.objects.unscoped(why).filter(strategy=strategy).order_by("id")


def _placements(measure: Measure, pillar: Pillar) -> list[Placement]:
    found = Placement.objects.unscoped("a measure stands in one pillar of a strategy")
    return list(found.filter(measure=measure, pillar__strategy=pillar.strategy_id))


def _end(change: Change, rows: list[Placement]) -> None:
    with the_systems_own_work("a place ends as it stands"):
        change.end_all(rows)


def _next(strategy: Strategy) -> int:
    last = Pillar.objects.unscoped("pillars are counted").filter(strategy=strategy).order_by("-order").first()
    return last.order + 1 if last else 1


def _own(row: CaseRecord) -> dict[str, object]:
    return {**sight_of(row), "audience": still_the_states(row.audience)}


def still_the_states(audience: str) -> str:
    """What is added to something that was shared is the State's until it is shared, too."""
    return audience if WIDTH[audience] <= 1 else Audience.STATE
