"""Verbs on assistance: state a need, make an offer, match them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from headway.casework.assistance.models import Match, Need, Offer
from headway.foundation.access.rules import may_change, may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset


def state_need(need: Need, *, actor: Actor, at: datetime, areas: Iterable[str] = ()) -> Need:
    """Record a need; it counts as agreed once `agreed_on` says when the State agreed. Raises NotAllowed."""
    require(may_write(actor, holder=need.holder_id, compartment=need.compartment, circle=need.circle))
    with changeset(actor=actor, at=at, reason=f"need: {need}") as change:
        return change.add(need, areas=areas)


def make_offer(offer: Offer, *, actor: Actor, at: datetime, areas: Iterable[str] = ()) -> Offer:
    """Record what a provider offers. Raises NotAllowed."""
    require(may_write(actor, holder=offer.holder_id, compartment=offer.compartment, circle=offer.circle))
    with changeset(actor=actor, at=at, reason=f"offer: {offer}") as change:
        return change.add(offer, areas=areas)


def change_need(need: Need, *, actor: Actor, at: datetime, **values: Any) -> Need:
    """Change what is known of a need that was not passed on yet. Raises NotAllowed."""
    require(may_change(actor, need))
    with changeset(actor=actor, at=at, reason=f"need: {need}") as change:
        return change.edit(need, **values)


def change_offer(offer: Offer, *, actor: Actor, at: datetime, **values: Any) -> Offer:
    """Change what is known of an offer that was not passed on yet. Raises NotAllowed."""
    require(may_change(actor, offer))
    with changeset(actor=actor, at=at, reason=f"offer: {offer}") as change:
        return change.edit(offer, **values)


def match(row: Match, *, actor: Actor, at: datetime) -> Match:
    """Set an offer against a need. Raises NotAllowed."""
    require(may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    with changeset(actor=actor, at=at, reason=f"{row.offer} for {row.need}") as change:
        return change.add(row)
