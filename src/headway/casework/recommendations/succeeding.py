"""When an institution becomes another, whoever answers for it now sees what it was given to follow, and reports on it.

By releases by name, which are the State's own affair: where an assessor of the file records a succession nothing is
released, and where one takes a succession back, what the State released stays so.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from headway.casework.recommendations.listing import in_force
from headway.casework.recommendations.models import Assignment
from headway.casework.recommendations.rules import answering_seat
from headway.foundation.access.models import Grant
from headway.foundation.access.services import end_grant, grant
from headway.foundation.actors.models import Organisation, Succession
from headway.foundation.actors.naming import succeed, take_back_succession
from headway.foundation.actors.queries import Lines, lines_of_all
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.history import acts_that_added, added_by


def let_successors_answer(assignment: Assignment, lines: Lines, *, actor: Actor, at: datetime) -> list[Organisation]:
    """Release an assignment, with its recommendation, to whoever answers for its ministry now and does not see it yet.

    Part of another act. Returns to whom. Raises NotAllowed.
    """
    found = []
    for one in lines.answering(assignment.ministry):
        successor = one.same_as or one
        known = Grant.objects.in_force(at.date()).filter(target=assignment.pk, organisation=successor)
        if not known.exists():
            why = f"{assignment.recommendation}: {successor} answers for {assignment.ministry}"
            grant(assignment, successor, actor=actor, at=at, why=why)
            found.append(successor)
    return found


def record_succession(
    before: Organisation, after: Organisation, *, how: str, on: str, source: str, actor: Actor, at: datetime
) -> Succession:
    """Record what became of an institution; what it has to follow is its successor's, too, in the same act.

    Raises NotAllowed, and then neither is done.
    """
    with changeset(actor=actor, at=at, reason=f"{before}: {_said(how)} {after}"[:200]):
        row = succeed(before, after, how=how, on=on, source=source, actor=actor, at=at)
        lines = lines_of_all()
        for assignment in _open_for(before, lines, actor):
            let_successors_answer(assignment, lines, actor=actor, at=at)
        return row


def undo_succession(row: Succession, *, reason: str, actor: Actor, at: datetime) -> int:
    """Take a succession back: the institution stands again, and whoever no longer answers for it sees nothing by it.

    What was reported meanwhile stays. Returns how many releases ended. Raises NotAllowed, Stale.
    """
    if not reason.strip():
        raise NotAllowed(_("Say why it is undone."))
    before, after = row.before, row.after
    with changeset(actor=actor, at=at, reason=f"{before}, {after}: undo: {reason.strip()}"[:200]):
        take_back_succession(row, actor=actor, at=at)
        lines = lines_of_all()
        given = _open_for(before, lines, actor)
        ended = _by_succession(given, after.same_as or after, at)
        for one in ended:
            end_grant(one, actor=actor, at=at, why="undo")
        for assignment in given:
            let_successors_answer(assignment, lines, actor=actor, at=at)
        return len(ended)


def _by_succession(given: Iterable[Assignment], after: Organisation, at: datetime) -> list[Grant]:
    """What an institution was released by the acts that made it answer for these assignments, none of them its own."""
    theirs = Grant.objects.in_force(at.date()).filter(organisation=after)
    keys = [one.pk for one in given if one.ministry_id != after.pk]
    acts = acts_that_added(theirs.filter(target__in=keys).values_list("pk", flat=True))
    return list(theirs.filter(pk__in=added_by(acts, Grant)).order_by("id"))


def _open_for(ministry: Organisation, lines: Lines, actor: Actor) -> list[Assignment]:
    """The open assignments of a ministry and of what it came of, of the State that somebody answers for."""
    keys = lines.came_before({ministry.kept})
    rows = in_force(actor).filter(Q(ministry__in=keys) | Q(ministry__same_as__in=keys))
    rows = rows.select_related("recommendation", "ministry")
    return [row for row in rows.order_by("id") if actor.side is Side.SYSTEM or answering_seat(actor, row)]


def _said(how: str) -> str:
    return Succession.How(how).label if how in Succession.How.values else how
