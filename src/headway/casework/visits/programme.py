"""The programme of a visit as people read it: by part and day, slots by the clock, parallel tracks, what clashes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.queries import beginning
from headway.casework.evidence.services import sight_of
from headway.casework.visits.models import Attendance, Component, Meeting, Topic
from headway.foundation.access.models import Audience
from headway.foundation.access.widening import WIDTH
from headway.foundation.core.actors import Actor
from headway.foundation.core.numbers_said import say_each

OFF = frozenset({Meeting.Outcome.MOVED, Meeting.Outcome.CANCELLED, Meeting.Outcome.REFUSED})
"""Slots that do not take place where they stand."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a part of the visit, None for slots without a day; `tracks` names the parallel ones."""

    on: date | None
    meetings: tuple[Meeting, ...]

    @property
    def tracks(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.track for row in self.meetings if row.track))


@dataclass(frozen=True, slots=True)
class Part:
    """A component with its days in order."""

    component: Component
    days: tuple[Day, ...]

    @property
    def first_day(self) -> date | None:
        return self.days[0].on if self.days else None

    @property
    def given_to(self) -> str:
        """Who has its programme, an audience: that of its narrowest slot, since a visit itself may be public."""
        audiences = [row.audience for day in self.days for row in day.meetings]
        return min(audiences or [narrowed(self.component.audience)], key=WIDTH.__getitem__)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two slots at the same time that cannot both take place as planned, and why."""

    first: Meeting
    second: Meeting
    because: str


@dataclass(frozen=True, slots=True)
class Programme:
    """What one reader sees of the programme of an assessment; `topics` by meeting, for whoever may read them."""

    assessment: Assessment
    parts: tuple[Part, ...]
    topics: dict[UUID, list[Topic]] = field(default_factory=dict)

    @property
    def meetings(self) -> list[Meeting]:
        return [meeting for part in self.parts for day in part.days for meeting in day.meetings]


def programme_of(assessment: Assessment, actor: Actor, *, with_institutions: bool = True) -> Programme:
    """The parts of the visit in the order of time, each day's slots by the clock, with institutions and topics."""
    meetings = Meeting.objects.visible_to(actor)
    if with_institutions:
        attended = Attendance.objects.visible_to(actor).select_related("organisation")
        named = attended.order_by("organisation__name", "id")
        meetings = meetings.prefetch_related(Prefetch("attendances", named))
    rows = Component.objects.visible_to(actor).filter(assessment=assessment)
    components = sorted(
        rows.prefetch_related(Prefetch("meetings", meetings)), key=lambda row: (beginning(row.dates), row.pk)
    )
    topics: dict[UUID, list[Topic]] = {}
    for topic in Topic.objects.visible_to(actor).filter(meeting__component__assessment=assessment).order_by("id"):
        topics.setdefault(topic.meeting_id, []).append(topic)
    parts = tuple(Part(component, days_of(component.meetings.all())) for component in components)
    return Programme(assessment, parts, topics)


def days_of(meetings: Iterable[Meeting]) -> tuple[Day, ...]:
    """Slots by day in the order of the clock; those without a day come last."""
    days: dict[date | None, list[Meeting]] = {}
    for meeting in sorted(meetings, key=_place):
        days.setdefault(meeting.on, []).append(meeting)
    return tuple(Day(on, tuple(rows)) for on, rows in days.items())


def _place(row: Meeting) -> tuple[date, str, str, UUID]:
    return row.on or date.max, row.starts or "99:99", row.track, row.pk


def clashes(meetings: Sequence[Meeting]) -> list[Clash]:
    """Slots that overlap and share an institution or a track; those that do not take place clash with nothing."""
    standing = [row for row in meetings if row.on and row.starts and row.ends and row.outcome not in OFF]
    found = []
    for one, other in combinations(standing, 2):
        if one.on != other.on or one.ends <= other.starts or other.ends <= one.starts:
            continue
        both = [name for name in _names(one) if name in _names(other)]
        if both:
            found.append(Clash(one, other, _("%(names)s cannot be in two places") % {"names": say_each(both)}))
        elif one.track == other.track:
            found.append(
                Clash(
                    one,
                    other,
                    _("both are on the track “%(track)s”") % {"track": one.track}
                    if one.track
                    else _("at the same time"),
                )
            )
    return found


def _names(meeting: Meeting) -> list[str]:
    return [row.organisation.name for row in meeting.attendances.all()]


def narrowed(audience: str) -> str:
    """What a new slot is open to under a part of that audience: that a visit takes place may be public, it is not."""
    return Audience.OWN.value if audience == Audience.PUBLIC else audience


def sight_of_slots(component: Component, actor: Actor) -> dict[str, str | UUID | None]:
    """The access columns of a new slot: those of the slot planned last, else of its part."""
    last = Meeting.objects.visible_to(actor).filter(component=component).order_by("-id").first()
    like = last or component
    return {**sight_of(like), "holder_id": component.holder_id, "audience": narrowed(like.audience)}
