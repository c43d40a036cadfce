"""Reads of visits: the parts, who came, the meetings with who was there."""

from django.db.models import Prefetch

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.queries import beginning
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting
from headway.foundation.core.actors import Actor


def list_components(assessment: Assessment, actor: Actor) -> list[Component]:
    """The parts of a visit in the order of time, each with its meetings, areas and who attended."""
    attended = Attendance.objects.visible_to(actor).select_related("organisation")
    meetings = (
        Meeting.objects.visible_to(actor)
        .with_visible(actor, "source")
        .prefetch_related("areas", Prefetch("attendances", attended))
        .order_by("held_on", "id")
    )
    rows = Component.objects.visible_to(actor).filter(assessment=assessment)
    return sorted(rows.prefetch_related(Prefetch("meetings", meetings)), key=lambda row: (beginning(row.dates), row.pk))


def list_delegates(assessment: Assessment, actor: Actor) -> list[Delegate]:
    """The organisations of the delegation by name."""
    rows = Delegate.objects.visible_to(actor).filter(assessment=assessment).select_related("organisation")
    return list(rows.order_by("organisation__name", "id"))
