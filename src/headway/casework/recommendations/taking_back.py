"""Taking a recommendation back from a ministry, with the releases by name that had let it see it.

What lets the ministry see it otherwise stays, and can be said: another assignment that is open, a release of its own,
that it is public.
"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from headway.casework.recommendations.models import Assignment, Recommendation
from headway.casework.recommendations.rules import may_answer_for_state
from headway.foundation.access.links import to_release_along
from headway.foundation.access.models import Audience, Grant
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.access.services import end_grant
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.history import acts_that_added, added_by


def end_assignment(assignment: Assignment, *, actor: Actor, at: datetime, reason: str) -> Assignment:
    """Take a recommendation back from a ministry; what it reported stays. Raises NotAllowed, Stale.

    In the same act end the releases that came with it, the ministry's and those of whoever answers for it now.
    """
    require(may_answer_for_state(actor, assignment))
    if not reason.strip():
        raise NotAllowed(_("Say why it is taken back: it stays with the act."))
    with changeset(actor=actor, at=at, reason=f"take back: {reason.strip()}"[:200]) as change:
        for one in _came_with(assignment, at.date()):
            end_grant(one, actor=actor, at=at, why=f"{assignment.recommendation}: taken back")
        return change.edit(assignment, ended_on=max(at.date(), assignment.sent_on))


def still_open_to(ministry: Organisation, recommendation: Recommendation, on: date) -> list[str]:
    """Why the people of a ministry see a recommendation all the same, each reason as people read it; none where not."""
    found = []
    if recommendation.audience == Audience.PUBLIC:
        found.append(_("it is public"))
    if recommendation.holder_id == ministry.pk:
        found.append(_("the ministry holds it"))
    keys = [key for key in (recommendation.pk, recommendation.circle) if key]
    for one in Grant.objects.in_force(on).filter(organisation=ministry, target__in=keys).order_by("since", "id"):
        found.append(_("a release by name lets it: %(why)s") % {"why": one.why or one.since.isoformat()})
    return list(dict.fromkeys(found))


def _came_with(assignment: Assignment, on: date) -> list[Grant]:
    """The releases in force that an assignment brought about, but for what its readers need for another one."""
    with the_systems_own_work("what another assignment needs stays open, whoever sees that one"):
        let_see = Grant.objects.in_force(on).filter(target=assignment.pk)
        rows = {assignment.pk, *_keys(assignment)}
        found: list[Grant] = []
        for reader in sorted({one.organisation_id for one in let_see if one.organisation_id}):
            open_ones = _others(assignment, reader, on)
            needed = {key for other in open_ones for key in (other.pk, *_keys(other))}
            given = Grant.objects.in_force(on).filter(organisation=reader, target__in=rows - needed)
            found += given.filter(pk__in=added_by(_acts(assignment, reader), Grant)).order_by("id")
        return found


def _others(assignment: Assignment, reader: UUID, on: date) -> list[Assignment]:
    """The other assignments that an institution was let see and that are open."""
    seen = Grant.objects.in_force(on).filter(organisation=reader, compartment=assignment.compartment)
    rows = Assignment.objects.unscoped("what another assignment needs stays open").exclude(pk=assignment.pk)
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gt=on), pk__in=seen.order_by().values("target"))
    return list(rows.select_related("recommendation__assessment", "recommendation__passage__source").order_by("id"))


def _acts(assignment: Assignment, reader: UUID) -> set[UUID]:
    """The acts that released an assignment of this State to an institution: of assigning, or of a succession."""
    given = Assignment.objects.unscoped("by which acts it was released").filter(compartment=assignment.compartment)
    grants = Grant.objects.filter(organisation=reader, target__in=given.order_by().values("pk"))
    return acts_that_added(grants.values_list("pk", flat=True))


def _keys(assignment: Assignment) -> set[UUID]:
    return {row.pk for row in to_release_along(assignment)}
