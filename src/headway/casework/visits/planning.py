"""Verbs on the programme: plan a slot, change it up to the last minute, say what it must cover, say how it ended."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.evidence.services import sight_of
from headway.casework.visits.models import Attendance, Meeting, Topic
from headway.casework.visits.rules import may_plan
from headway.casework.visits.values import NotAClock, as_clock
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.models.record import links_of

Outcome = Meeting.Outcome
TOOK_PLACE = frozenset({Outcome.HELD, Outcome.SHORTENED})


@dataclass(frozen=True, slots=True)
class ToCover:
    """One thing that a meeting must cover: a question's id, a recommendation's, or words of one's own."""

    question: str = ""
    recommendation: UUID | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a slot ended: on which day it was held, or why not; the ids of the topics covered; where it was moved to."""

    outcome: str
    on: date | None = None
    because: str = ""
    covered: Collection[UUID] = ()
    starts: str = ""
    ends: str = ""


def plan_meeting(
    meeting: Meeting,
    *,
    actor: Actor,
    at: datetime,
    areas: Iterable[str] = (),
    invited: Iterable[Organisation] = (),
    topics: Sequence[ToCover] = (),
) -> Meeting:
    """Add a slot to the programme, with whom it is and what it must cover. Raises NotAllowed, NotAClock."""
    require(may_plan(actor, meeting))
    meeting.starts, meeting.ends = _clocks(meeting.starts, meeting.ends)
    with changeset(actor=actor, at=at, reason=f"plan: {meeting.title}"[:200]) as change:
        change.add(meeting, areas=areas)
        for organisation in invited:
            change.add(Attendance(meeting=meeting, organisation=organisation, **sight_of(meeting)))
        for topic in topics:
            change.add(_topic(meeting, topic))
    return meeting


def change_meeting(
    meeting: Meeting,
    *,
    actor: Actor,
    at: datetime,
    because: str = "",
    areas: Iterable[str] | None = None,
    invited: Collection[Organisation] | None = None,
    **values: Any,
) -> Meeting:
    """Change a slot where it stands; the ledger keeps what it was. Raises NotAllowed, NotAClock, Stale."""
    require(may_plan(actor, meeting))
    starts, ends = _clocks(values.get("starts", meeting.starts), values.get("ends", meeting.ends))
    values = {**values, "starts": starts, "ends": ends}
    if areas is not None:
        values["areas"] = list(areas)
    with changeset(actor=actor, at=at, reason=(because or f"change: {meeting.title}")[:200]) as change:
        change.edit(meeting, **values)
        if invited is not None:
            _invite(meeting, invited, change)
    return meeting


def set_topics(meeting: Meeting, wanted: Sequence[ToCover], *, actor: Actor, at: datetime) -> list[Topic]:
    """Say what a meeting must cover: what is new is added, what is left out and has no outcome yet ends.

    Raises NotAllowed, Stale.
    """
    require(may_plan(actor, meeting))
    standing = {_subject(row): row for row in Topic.objects.visible_to(actor).filter(meeting=meeting)}
    with changeset(actor=actor, at=at, reason=f"what it must cover: {meeting.title}"[:200]) as change:
        change.end_all([row for subject, row in standing.items() if subject not in wanted and not row.outcome])
        return [change.add(_topic(meeting, one)) for one in dict.fromkeys(wanted) if one not in standing]


def end_meeting(meeting: Meeting, ending: Ending, *, actor: Actor, at: datetime) -> Meeting:
    """Say how a slot ended; what was not covered stays to be seen as such. Returns the slot it was moved to, else it.

    A slot that was moved stands again on another day or hour, with whom it is and what it must cover.
    Raises NotAllowed, NotAClock, Stale.
    """
    require(may_plan(actor, meeting))
    _refuse(meeting, ending, at)
    with changeset(actor=actor, at=at, reason=f"{Outcome(ending.outcome).label}: {meeting.title}"[:200]) as change:
        if ending.outcome == Outcome.MOVED:
            return _move(meeting, ending, change, actor)
        held_on = ending.on or meeting.planned_on if ending.outcome in TOOK_PLACE else None
        change.edit(meeting, outcome=ending.outcome, held_on=held_on, outcome_because=ending.because)
        for topic in Topic.objects.visible_to(actor).filter(meeting=meeting).order_by("id"):
            covered = ending.outcome in TOOK_PLACE and topic.pk in ending.covered
            change.edit(topic, outcome=Topic.Outcome.COVERED if covered else Topic.Outcome.UNCOVERED)
    return meeting


def reopen_meeting(meeting: Meeting, *, actor: Actor, at: datetime) -> Meeting:
    """Take back how a slot ended; one that was moved stands elsewhere and is not reopened. Raises NotAllowed, Stale."""
    require(may_plan(actor, meeting))
    if meeting.outcome == Outcome.MOVED:
        raise NotAllowed(_("It was moved: change the slot that it became."))
    with changeset(actor=actor, at=at, reason=f"reopen: {meeting.title}"[:200]) as change:
        change.edit(meeting, outcome="", outcome_because="", held_on=None)
        for topic in Topic.objects.visible_to(actor).filter(meeting=meeting).exclude(outcome="").order_by("id"):
            change.edit(topic, outcome="")
    return meeting


def _refuse(meeting: Meeting, ending: Ending, at: datetime) -> None:
    if meeting.outcome:
        raise NotAllowed(
            _("It has ended already, %(outcome)s: reopen it first.")
            % {"outcome": pgettext("word", meeting.get_outcome_display())}
        )
    on = ending.on or meeting.planned_on
    if ending.outcome in TOOK_PLACE and on is None:
        raise NotAllowed(_("Say on which day it was held."))
    if ending.outcome in TOOK_PLACE and on is not None and on > at.date():
        raise NotAllowed(_("It is recorded as held once it has been: choose a day that has come."))
    if ending.outcome == Outcome.MOVED and ending.on is None:
        raise NotAllowed(_("Say to which day it was moved."))
    if ending.outcome not in {Outcome.HELD, Outcome.MOVED} and not ending.because.strip():
        raise NotAllowed(_("Say why, in a few words: whoever reads the programme will ask."))


def _move(meeting: Meeting, ending: Ending, change: Change, actor: Actor) -> Meeting:
    starts, ends = _clocks(ending.starts or meeting.starts, ending.ends if ending.starts else meeting.ends)
    kept = ("component_id", "slot", "title", "track", "place", "languages", "interpretation")
    again = Meeting(
        planned_on=ending.on,
        starts=starts,
        ends=ends,
        **{name: getattr(meeting, name) for name in kept},
        **sight_of(meeting),
    )
    change.add(again, **links_of(meeting))
    for attendance in Attendance.objects.visible_to(actor).filter(meeting=meeting).order_by("id"):
        change.add(Attendance(meeting=again, organisation_id=attendance.organisation_id, **sight_of(again)))
    for topic in Topic.objects.visible_to(actor).filter(meeting=meeting).order_by("id"):
        change.edit(topic, meeting=again)
    change.edit(meeting, outcome=Outcome.MOVED, outcome_because=ending.because, moved_to=again)
    return again


def _invite(meeting: Meeting, invited: Collection[Organisation], change: Change) -> None:
    rows = Attendance.objects.unscoped("those of a meeting that may be changed, by its holder")
    standing = {row.organisation_id: row for row in rows.filter(meeting=meeting).order_by("id")}
    wanted = {row.pk: row for row in invited}
    change.end_all([row for key, row in standing.items() if key not in wanted])
    for key, organisation in wanted.items():
        if key not in standing:
            change.add(Attendance(meeting=meeting, organisation=organisation, **sight_of(meeting)))


def _topic(meeting: Meeting, topic: ToCover) -> Topic:
    sight = {**sight_of(meeting), "audience": Audience.OWN}
    return Topic(
        meeting=meeting, question=topic.question, recommendation=topic.recommendation, text=topic.text, **sight
    )


def _subject(row: Topic) -> ToCover:
    return ToCover(row.question, row.recommendation, row.text)


def _clocks(starts: str, ends: str) -> tuple[str, str]:
    first, last = as_clock(starts), as_clock(ends)
    if last and not first:
        raise NotAClock(_("Say when it starts, too."))
    if last and last <= first:
        raise NotAClock(_("It would end at %(last)s, before it starts at %(first)s.") % {"last": last, "first": first})
    return first, last
