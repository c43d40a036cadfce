"""Sealed contributions: the focal point sees their status; the words go to the approver, or to whom they are named."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from itertools import product
from uuid import UUID

from django.db.models.base import ModelState
from django.utils.translation import gettext as _

from headway.casework.questionnaires.models import (
    Contribution,
    ContributionEvidence,
    SealedContribution,
    SectionAssignment,
)
from headway.foundation.access.links import to_release_along
from headway.foundation.access.models import Audience, Grant, Membership, User
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor, Role, Side
from headway.foundation.core.ids import new_id
from headway.foundation.core.verdicts import YES, Verdict, no
from headway.foundation.ledger.changes import Change

READ_BY = (Role.APPROVER, Role.CONTRIBUTOR, Role.READER)
"""Who can be named; what is sealed is sealed to the focal point."""


def may_be_sealed(assignment: SectionAssignment, sealed_for: str, actor: Actor) -> Verdict:
    """Whether there is somebody to whom a sealed contribution would go."""
    people = recipients(assignment, sealed_for, actor.today)
    if not sealed_for.strip():
        return YES if people else no(_("The State has named no approver: name to whom the sealed contribution goes."))
    if len(people) < len(sealed_for.split()):
        return no(_("A sealed contribution goes to approvers, contributors or readers of the same State."))
    return YES


def who_may_receive(assignment: SectionAssignment, on: date) -> list[tuple[User, str]]:
    """Those of the State to whom a sealed contribution may go by name, each with their role there."""
    seats = Membership.objects.in_force(on).filter(side=Side.STATE, compartment=assignment.compartment)
    seats = seats.filter(role__in=READ_BY, user__is_active=True).select_related("user")
    found: dict[UUID, tuple[User, str]] = {}
    for seat in seats.order_by("user__name", "user_id", "since"):
        found.setdefault(seat.user_id, (seat.user, seat.role.replace("-", " ")))
    return list(found.values())


def recipients(assignment: SectionAssignment, sealed_for: str, on: date) -> list[User]:
    """To whom a sealed contribution goes: those named, or the approvers."""
    seats = Membership.objects.in_force(on).filter(side=Side.STATE, compartment=assignment.compartment)
    if sealed_for.strip():
        seats = seats.filter(role__in=READ_BY, user__in=[key for word in sealed_for.split() if (key := _id(word))])
    else:
        seats = seats.filter(role=Role.APPROVER)
    return list(User.objects.filter(pk__in=seats.values("user"), is_active=True).order_by("name", "id"))


def seal(change: Change, row: Contribution, on: date) -> Contribution:
    """Pass a sealed contribution on: its status to the State, its words and documents by name. Part of another act.

    What is passed on is a row of its own, without the drafts that came before, and so are the words.
    """
    passed = change.add(_status_of(row, on))
    sight = {"compartment": row.compartment, "holder_id": row.holder_id, "audience": Audience.OWN, "circle": row.circle}
    kept = change.add(SealedContribution(contribution=passed, value=row.value, text=row.text, **sight))
    papers = ContributionEvidence.objects.unscoped("what a sealed contribution stands on goes where it goes")
    old = list(papers.filter(contribution=row.pk).select_related("source"))
    new = [change.add(ContributionEvidence(contribution=passed, source=paper.source, **sight)) for paper in old]
    with the_systems_own_work("a draft that was passed on under seal ends with what it stood on"):
        change.end_all(old)
        change.end_all([row])
    people = recipients(row.assignment, row.sealed_for, on)
    targets = {target.pk for one in (kept, *new) for target in (*to_release_along(one), one)}
    for target, user in product(sorted(targets), people):
        change.add(Grant(target=target, compartment=row.compartment, user=user.pk, since=on, why=f"sealed: {passed}"))
    return passed


def _status_of(row: Contribution, on: date) -> Contribution:
    passed = copy(row)
    passed.pk, passed.revision, passed.value, passed.text = new_id(), "", "", ""
    passed.audience, passed.validated_on = Audience.STATE, on
    passed._state = ModelState()
    return passed


def words_under_seal(rows: Iterable[Contribution], actor: Actor) -> dict[UUID, tuple[str, str]]:
    """Value and words of sealed contributions that were passed on, by the contribution, as far as the actor may see."""
    sealed = [row.pk for row in rows if row.sealed]
    found = SealedContribution.objects.visible_to(actor).filter(contribution__in=sealed).order_by("id")
    return {row.contribution_id: (row.value, row.text) for row in found} if sealed else {}


def _id(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None
