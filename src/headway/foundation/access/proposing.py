"""Verbs of two people: propose an act, confirm it, withdraw it; carry out what was announced."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.foundation.access.leaving import BEYOND_SHARED
from headway.foundation.access.models import CaseRecord, PendingAct
from headway.foundation.access.opening import WIDEN, open_to, own_side, widen
from headway.foundation.access.second_person import (
    ACTS,
    Act,
    delay,
    may_confirm,
    may_withdraw,
    needs_second,
    register,
    what_it_needs,
)
from headway.foundation.access.widening import may_widen
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.models.record import model_of


def propose_widening(
    record: CaseRecord,
    audience: str,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    circle: UUID | None = None,
    along: bool = False,
) -> PendingAct | None:
    """Propose to open a row; None if the installation asks for no second person here, and it is open now.

    Raises NotAllowed, Stale.
    """
    if audience not in BEYOND_SHARED or not needs_second(actor, WIDEN):
        widen(record, audience, actor=actor, at=at, reason=reason, circle=circle, along=along)
        return None
    require(may_widen(actor, record, audience, circle=circle, along=along, on=at.date()))
    return propose(
        WIDEN, record, actor=actor, at=at, reason=reason, to_audience=audience, to_circle=circle, along=along
    )


def propose(
    what: str,
    record: CaseRecord,
    *,
    actor: Actor,
    at: datetime,
    reason: str,
    to_audience: str = "",
    to_circle: UUID | None = None,
    along: bool = False,
) -> PendingAct:
    """Write down an act that waits for a second person, or where there is none, for the delay to pass."""
    if not reason.strip():
        raise NotAllowed(_("Say why: whoever confirms it reads the reason."))
    waiting = PendingAct.objects.unscoped("a row waits for one act of a kind at a time")
    if waiting.filter(target=record.pk, what=what, status=PendingAct.Status.OPEN).exists():
        raise NotAllowed(_("This has been proposed already and waits."))
    needs = what_it_needs(actor, what, record, at.date())
    pending = PendingAct(
        what=what,
        target=record.pk,
        target_kind=record.kind,
        head=record.revision,
        to_audience=to_audience,
        to_circle=to_circle,
        along=along,
        reason=reason,
        needs=needs,
        due_at=at + delay() if needs == PendingAct.Needs.DELAY else None,
        proposed_by=actor.user,
        proposed_name=actor.name,
        proposed_at=at,
        compartment=record.compartment,
        holder_id=record.holder_id,
        audience=own_side(record),
        circle=record.circle,
    )
    require(ACTS[what].may_still(actor, record, pending))
    with changeset(actor=actor, at=at, reason=f"propose: {reason}") as change:
        return change.add(pending)


def confirm(pending: PendingAct, *, actor: Actor, at: datetime) -> CaseRecord:
    """Carry out, as the second person, what another proposed. Raises NotAllowed, Stale."""
    record = target_of(pending)
    require(may_confirm(actor, pending, record))
    with changeset(actor=actor, at=at, reason=pending.reason) as change:
        ACTS[pending.what].carry_out(change, record, pending)
        change.edit(pending, status=PendingAct.Status.DONE, ended_name=actor.name, ended_at=at)
    return record


def withdraw(pending: PendingAct, *, actor: Actor, at: datetime, reason: str) -> PendingAct:
    """Stop a pending act. Raises NotAllowed, Stale."""
    require(may_withdraw(actor, pending, target_of(pending)))
    return _stop(pending, actor, at, reason)


def carry_out_due(*, actor: Actor, at: datetime) -> list[PendingAct]:
    """Carry out the announced acts whose delay has passed; one that is no longer allowed is withdrawn, saying why."""
    require(YES if actor.side is Side.SYSTEM else no(_("The installation itself carries out what was announced.")))
    found = PendingAct.objects.unscoped("the system carries out what was announced")
    due = found.filter(status=PendingAct.Status.OPEN, due_at__lte=at).order_by("due_at", "id")
    for pending in due:
        record = target_of(pending)
        verdict = ACTS[pending.what].may_still(replace(actor, today=at.date()), record, pending)
        if pending.head != record.revision:
            verdict = no(_("The row has changed since this was proposed."))
        if not verdict:
            _stop(pending, actor, at, verdict.because)
            continue
        with changeset(
            actor=actor, at=at, reason=f"{pending.reason} (announced {pending.proposed_at:%Y-%m-%d})"
        ) as change:
            ACTS[pending.what].carry_out(change, record, pending)
            change.edit(pending, status=PendingAct.Status.DONE, ended_name=actor.name, ended_at=at)
    return list(due)


def target_of(pending: PendingAct) -> CaseRecord:
    """The row a pending act is about."""
    model = model_of(pending.target_kind)
    assert issubclass(model, CaseRecord)
    return model.objects.unscoped("whoever sees the act may see what it is about").get(pk=pending.target)


def _stop(pending: PendingAct, actor: Actor, at: datetime, why: str) -> PendingAct:
    with changeset(actor=actor, at=at, reason=f"withdraw: {why}") as change:
        return change.edit(
            pending, status=PendingAct.Status.WITHDRAWN, ended_name=actor.name, ended_at=at, ended_why=why
        )


def _still_may_widen(actor: Actor, record: CaseRecord, pending: PendingAct) -> Verdict:
    return may_widen(actor, record, pending.to_audience, circle=pending.to_circle, along=pending.along)


def _carry_out_widening(change: Change, record: CaseRecord, pending: PendingAct) -> None:
    open_to(change, record, pending.to_audience, pending.to_circle)


register(Act(WIDEN, gettext_noop("Open a row beyond both sides"), _still_may_widen, _carry_out_widening))
