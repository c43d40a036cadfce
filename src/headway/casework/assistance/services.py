"""Verbs on assistance: state a need and agree to it, make an offer, match them, say how it goes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.assistance.rules import (
    may_agree,
    may_change_offer,
    may_close,
    may_correct_offer,
    may_match,
    may_move,
    may_offer,
    may_say_agreed,
    was_agreed,
)
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import link_sight
from headway.foundation.access.rules import may_change, may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset

AGREEMENT = {"agreed_on", "agreed_by", "proof"}
"""What a need tells of the State's agreement."""


def state_need(need: Need, *, actor: Actor, at: datetime, areas: Iterable[str] = ()) -> Need:
    """Record a need; it counts as agreed once `agreed_on` says when the State agreed.

    The State's own word is enough for that; whoever else holds the need names the document. Raises NotAllowed.
    """
    require(may_write(actor, holder=need.holder_id, compartment=need.compartment, circle=need.circle))
    if need.agreed_on is not None:
        require(may_say_agreed(actor, need, proof=need.proof_id is not None))
        _require_past(need.agreed_on, at)
    with changeset(actor=actor, at=at, reason=f"need: {need}") as change:
        return change.add(need, areas=areas)


def make_offer(offer: Offer, *, actor: Actor, at: datetime, areas: Iterable[str] = ()) -> Offer:
    """Record what a provider offers. Raises NotAllowed."""
    require(may_offer(actor, offer))
    with changeset(actor=actor, at=at, reason=f"offer: {offer}") as change:
        return change.add(offer, areas=areas)


def change_need(need: Need, *, actor: Actor, at: datetime, **values: Any) -> Need:
    """Change what is known of a need that was not passed on yet. Raises NotAllowed.

    That the State agreed is added as `agree_to_need` would; once recorded it stays as it is.
    """
    require(may_change(actor, need))
    if any(name in AGREEMENT and getattr(need, name) != value for name, value in values.items()):
        require(may_agree(actor, need, proof=values.get("proof", need.proof) is not None))
        if values.get("agreed_on") is not None:
            _require_past(values["agreed_on"], at)
    with changeset(actor=actor, at=at, reason=f"need: {need}") as change:
        return change.edit(need, **values)


def change_offer(offer: Offer, *, actor: Actor, at: datetime, **values: Any) -> Offer:
    """Change what is known of an offer that was not passed on yet. Raises NotAllowed."""
    require(may_correct_offer(actor, offer))
    with changeset(actor=actor, at=at, reason=f"offer: {offer}") as change:
        return change.edit(offer, **values)


def change_told_offer(offer: Offer, *, actor: Actor, at: datetime, **values: Any) -> Offer:
    """Change what an offer says, also after it was passed on: its holder's word, of which the ledger keeps every one.

    Raises NotAllowed, Stale.
    """
    require(may_change_offer(actor, offer))
    with changeset(actor=actor, at=at, reason=f"offer: {offer}"[:200]) as change:
        return change.edit(offer, **values)


def match(row: Match, *, actor: Actor, at: datetime) -> Match:
    """Record a match as it stands, of a need that the State has agreed to. Raises NotAllowed."""
    require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    require(was_agreed(row.need))
    with changeset(actor=actor, at=at, reason=f"{row.offer} for {row.need}") as change:
        return change.add(row)


def agree_to_need(need: Need, *, on: date, by: str, proof: Source | None = None, actor: Actor, at: datetime) -> Need:
    """Record that the State agreed to a need: when, through whom, and in which document. Raises NotAllowed, Stale.

    The State's own word is enough; whoever else holds the need names the document.
    """
    require(may_agree(actor, need, proof=proof is not None))
    _require_past(on, at)
    with changeset(actor=actor, at=at, reason=f"the State agreed: {need}"[:200]) as change:
        return change.edit(need, agreed_on=on, agreed_by=by.strip(), proof=proof)


def close_need(need: Need, state: str, *, because: str, actor: Actor, at: datetime) -> Need:
    """Say that a need is met or withdrawn, and why. Help that was given does not meet it by itself.

    Raises NotAllowed, Stale.
    """
    require(may_close(actor, need))
    if state not in {Need.State.MET, Need.State.WITHDRAWN}:
        raise NotAllowed(_("A need ends as met or as withdrawn."))
    if not because.strip():
        raise NotAllowed(_("Say in a few words why."))
    with changeset(actor=actor, at=at, reason=f"{need}: {state}, {because.strip()}"[:200]) as change:
        return change.edit(need, state=state, closed_because=because.strip())


def propose_match(need: Need, offer: Offer, *, actor: Actor, at: datetime, because: str = "") -> Match:
    """Set an offer against a need that the State has agreed to; `because` keeps the reasons that were shown.

    Raises NotAllowed.
    """
    require(may_match(actor, need))
    standing = Match.objects.unscoped("an offer is set against a need once").filter(need=need, offer=offer)
    if standing.exclude(status=Match.Status.DROPPED).exists():
        raise NotAllowed(_("This offer is set against this need already."))
    row = Match(
        need=need, offer=offer, status=Match.Status.PROPOSED, because=because, moved_on=at.date(),
        **link_sight(need, offer),
    )  # fmt: skip
    with changeset(actor=actor, at=at, reason=f"{offer} for {need}"[:200]) as change:
        change.add(row)
        _follow(change, need, Need.State.OFFERED)
    return row


def move_match(match: Match, status: str, *, on: date, effect: str = "", actor: Actor, at: datetime) -> Match:
    """Say how a match goes: agreed, under way, delivered, dropped and why. The need stays open until somebody says
    that it is met.

    Raises NotAllowed, Stale.
    """
    require(may_move(actor, match, status))
    if on > at.date():
        raise NotAllowed(_("That lies in the future."))
    if status == Match.Status.DROPPED and not effect.strip():
        raise NotAllowed(_("Say why it is dropped."))
    with changeset(actor=actor, at=at, reason=f"{match.offer} for {match.need}: {status}"[:200]) as change:
        change.edit(match, status=status, moved_on=on, effect=effect.strip() or match.effect)
        if status in {Match.Status.UNDER_WAY, Match.Status.DELIVERED}:
            _follow(change, match.need, Need.State.UNDER_WAY)
    return match


def _require_past(agreed_on: date, at: datetime) -> None:
    if agreed_on > at.date():
        raise NotAllowed(_("The State cannot have agreed in the future."))


def _follow(change: Change, need: Need, state: str) -> None:
    """Let a need that is open show that help is offered or on its way; never that it is met."""
    order = [Need.State.OPEN.value, Need.State.OFFERED.value, Need.State.UNDER_WAY.value]
    if need.state in order and order.index(need.state) < order.index(state):
        change.edit(need, state=state)
