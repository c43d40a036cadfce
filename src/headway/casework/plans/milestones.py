"""Verbs on milestones: set one, let it come back, say how it ended, change a rule and leave what was answered."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.evidence.services import sight_of
from headway.casework.plans.models import Milestone, Recurrence
from headway.casework.plans.recurring import due_days
from headway.casework.plans.rules import may_answer, may_keep
from headway.casework.plans.strategies import still_the_states
from headway.foundation.access.models import Audience
from headway.foundation.access.recipients import may_release
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.access.services import grant
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset

CARRIED = ("strategy_id", "pillar_id", "measure_id", "organisation_id", "title")


def set_milestone(milestone: Milestone, *, actor: Actor, at: datetime) -> Milestone:
    """Set something due on a day; the institution that owes it is released the row by name. Raises NotAllowed."""
    require(may_keep(actor, milestone.strategy))
    for name, value in _sight(milestone).items():
        setattr(milestone, name, value)
    with changeset(actor=actor, at=at, reason=f"milestone: {milestone}") as change:
        change.add(milestone)
        _release([milestone], actor, at)
    return milestone


def let_it_come_back(recurrence: Recurrence, *, actor: Actor, at: datetime) -> list[Milestone]:
    """Set something that comes back: one milestone for each day of the rule. Raises NotAllowed, NotARule."""
    require(may_keep(actor, recurrence.strategy))
    days = _days(recurrence)
    for name, value in _sight(recurrence).items():
        setattr(recurrence, name, value)
    with changeset(actor=actor, at=at, reason=f"it comes back: {recurrence}") as change:
        change.add(recurrence)
        return _add(change, recurrence, days, actor, at)


def change_rule(
    recurrence: Recurrence, *, rule: str, starts_on: date, ends_on: date, actor: Actor, at: datetime
) -> tuple[int, int]:
    """Let it come back on other days: how many open milestones went, how many came. Answered ones stay as they are.

    A day that an answered one stands on is not made again. Raises NotAllowed, NotARule, Stale.
    """
    require(may_keep(actor, recurrence.strategy))
    wanted = set(due_days(rule, starts_on, ends_on))
    rows = list(Milestone.objects.unscoped("a rule knows its own days").filter(recurrence=recurrence))
    gone = [row for row in rows if row.state == Milestone.State.OPEN and row.due_on not in wanted]
    kept = {row.due_on for row in rows if row not in gone}
    if not wanted - kept and not wanted & kept:
        raise NotAllowed(_("The rule names no day between the first and the last."))
    with changeset(actor=actor, at=at, reason=f"it comes back on other days: {recurrence}") as change:
        change.edit(recurrence, rule=rule, starts_on=starts_on, ends_on=ends_on)
        with the_systems_own_work("open days of a rule end as they stand"):
            change.end_all(gone)
        added = _add(change, recurrence, sorted(wanted - kept), actor, at)
    return len(gone), len(added)


def end_milestone(milestone: Milestone, state: str, *, on: date, outcome: str, actor: Actor, at: datetime) -> Milestone:
    """Say that it was done, or that it is dropped and why. Raises NotAllowed, Stale."""
    require(may_answer(actor, milestone))
    if state not in {Milestone.State.DONE, Milestone.State.DROPPED}:
        raise NotAllowed(_("It ends as done or as dropped."))
    if state == Milestone.State.DROPPED and not outcome.strip():
        raise NotAllowed(_("Say why it is dropped."))
    if on > at.date():
        raise NotAllowed(_("It cannot have ended in the future."))
    with changeset(actor=actor, at=at, reason=f"{milestone}: {state}") as change:
        return change.edit(milestone, state=state, ended_on=on, outcome=outcome.strip())


def move_milestone(milestone: Milestone, due_on: date, *, actor: Actor, at: datetime, because: str) -> Milestone:
    """Make an open milestone due on another day; the ledger keeps the day before. Raises NotAllowed, Stale."""
    require(may_keep(actor, milestone))
    if milestone.state != Milestone.State.OPEN:
        raise NotAllowed(_("It has been answered already; what was answered stands."))
    if not because.strip():
        raise NotAllowed(_("Say why it is due on another day."))
    with changeset(actor=actor, at=at, reason=f"{milestone}: due {due_on}, {because.strip()}"[:200]) as change:
        return change.edit(milestone, due_on=due_on)


def _days(recurrence: Recurrence) -> tuple[date, ...]:
    days = due_days(recurrence.rule, recurrence.starts_on, recurrence.ends_on)
    if not days:
        raise NotAllowed(_("The rule names no day between the first and the last."))
    return days


def _add(change: Change, recurrence: Recurrence, days: Iterable[date], actor: Actor, at: datetime) -> list[Milestone]:
    carried = {name: getattr(recurrence, name) for name in CARRIED}
    sight = _sight(recurrence)
    rows = [Milestone(recurrence=recurrence, due_on=day, **carried, **sight) for day in days]
    added = change.add_all(rows)
    _release(added, actor, at)
    return added


def _sight(row: Milestone | Recurrence) -> dict[str, Any]:
    like = row.strategy
    return {**sight_of(like), "audience": still_the_states(like.audience)}


def _release(rows: Iterable[Milestone], actor: Actor, at: datetime) -> None:
    """Let the institution that owes something see it, where the State's own is not seen by all its institutions."""
    for row in rows:
        owes = row.organisation
        if owes is None or owes.pk == row.holder_id or row.audience == Audience.OWN:
            continue
        if may_release(actor, row, owes):
            grant(row, owes, actor=actor, at=at, why=f"owed by {owes}: {row.title}"[:200])
