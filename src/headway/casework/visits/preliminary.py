"""Verbs on preliminary observations: compose one, change it, put them to the State, say how each ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import link_sight
from headway.casework.visits.giving import circle_of
from headway.casework.visits.models import Meeting, PreliminaryBasis, PreliminaryItem
from headway.casework.visits.rules import may_plan
from headway.foundation.access.models import Audience
from headway.foundation.access.opening import open_to
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.widening import WIDTH, may_widen
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset

Outcome = PreliminaryItem.Outcome


@dataclass(frozen=True, slots=True)
class Discussed:
    """How a discussion ended: the State's words, or what it was reworded to; when, where, who was there."""

    outcome: str
    words: str = ""
    on: date | None = None
    meeting: Meeting | None = None
    present: str = ""


def may_end(actor: Actor, item: PreliminaryItem) -> Verdict:
    """Whether someone may say how the discussion of an item ended: the Body, or the State it was put to."""
    verdict = may_plan(actor, item)
    if verdict or WIDTH[item.audience] < WIDTH[Audience.SHARED]:
        return verdict
    answers = any(
        seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == item.compartment
        for seat in actor.seats
    )
    return (
        YES if answers else no(_("The assessing Body, or the focal point or approver of the State, says how it ended."))
    )


def compose_item(
    item: PreliminaryItem, *, actor: Actor, at: datetime, cites: Iterable[Observation] = ()
) -> PreliminaryItem:
    """Add an item with the next number, on the observations it stands on. Raises NotAllowed."""
    require(may_plan(actor, item))
    if not item.text.strip():
        raise NotAllowed(_("Write the observation first."))
    rows = PreliminaryItem.objects.unscoped("a number is given once").filter(
        assessment=item.assessment, holder=item.holder
    )
    item.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    with changeset(actor=actor, at=at, reason=f"preliminary observation {item.number}") as change:
        change.add(item)
        for observation in cites:
            change.add(PreliminaryBasis(item=item, observation=observation, **link_sight(observation, item)))
    return item


def change_item(item: PreliminaryItem, text: str, *, actor: Actor, at: datetime) -> PreliminaryItem:
    """Change the words of an item that was not put to the State yet. Raises NotAllowed, Stale."""
    require(may_plan(actor, item))
    if WIDTH[item.audience] >= WIDTH[Audience.SHARED]:
        raise NotAllowed(_("The State has it: say that it was reworded, so that both wordings stand."))
    with changeset(actor=actor, at=at, reason=f"change preliminary observation {item.number}") as change:
        return change.edit(item, text=text)


def end_item(item: PreliminaryItem, discussed: Discussed, *, actor: Actor, at: datetime) -> PreliminaryItem:
    """Say how the discussion of an item ended. Raises NotAllowed, Stale.

    The Body alone rewords or withdraws. Its first wording always stays.
    """
    require(may_end(actor, item))
    _refuse(item, discussed, actor, at)
    words = discussed.words.strip()
    with changeset(actor=actor, at=at, reason=f"preliminary observation {item.number}: {discussed.outcome}") as change:
        return change.edit(
            item,
            outcome=discussed.outcome,
            states_words=words if discussed.outcome == Outcome.OBJECTED else "",
            reworded=words if discussed.outcome == Outcome.REWORDED else "",
            discussed_on=discussed.on or at.date(),
            meeting=discussed.meeting,
            present=discussed.present.strip(),
        )


def reopen_item(item: PreliminaryItem, *, actor: Actor, at: datetime) -> PreliminaryItem:
    """Take back how the discussion of an item ended; the ledger keeps it. Raises NotAllowed, Stale."""
    require(may_plan(actor, item))
    with changeset(actor=actor, at=at, reason=f"preliminary observation {item.number} is open again") as change:
        return change.edit(item, outcome="", states_words="", reworded="", discussed_on=None, meeting=None, present="")


def give_items(assessment: Assessment, *, actor: Actor, at: datetime) -> int:
    """Put the items that the State has not seen yet to it, in one act. Returns how many. Raises NotAllowed, Stale."""
    require(may_plan(actor, assessment))
    rows = PreliminaryItem.objects.visible_to(actor).filter(assessment=assessment).order_by("number", "id")
    waiting = [row for row in rows if WIDTH[row.audience] < WIDTH[Audience.SHARED]]
    if not waiting:
        raise NotAllowed(_("The State has all of them already."))
    circle = circle_of(assessment, Audience.SHARED, actor=actor, at=at)
    require(may_widen(actor, waiting[0], Audience.SHARED, circle=circle.pk, on=at.date()))
    with changeset(actor=actor, at=at, reason="the preliminary observations are put to the State") as change:
        for row in waiting:
            open_to(change, row, Audience.SHARED, circle.pk)
    return len(waiting)


def _refuse(item: PreliminaryItem, discussed: Discussed, actor: Actor, at: datetime) -> None:
    if item.outcome:
        raise NotAllowed(
            _("It has ended already, %(outcome)s: open it again first.")
            % {"outcome": pgettext("word", item.get_outcome_display())}
        )
    if discussed.outcome not in Outcome.values:
        raise NotAllowed(_("Say how it ended: agreed, objected, reworded or withdrawn."))
    if discussed.outcome == Outcome.OBJECTED and not discussed.words.strip():
        raise NotAllowed(_("Write down the objection in the State's words."))
    if discussed.outcome == Outcome.REWORDED and not discussed.words.strip():
        raise NotAllowed(_("Write down what it was reworded to."))
    if discussed.outcome in {Outcome.REWORDED, Outcome.WITHDRAWN}:
        require(may_plan(actor, item))
    if discussed.on is not None and discussed.on > at.date():
        raise NotAllowed(_("It was discussed on a day that has come."))
