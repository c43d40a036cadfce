"""Passing on what the State says of a recommendation, and taking one back from a ministry."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from headway.casework.recommendations.following import hand_on
from headway.casework.recommendations.models import Assignment, Position, Progress
from headway.casework.recommendations.taking_back import end_assignment, still_open_to
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.requests import Request

THEIRS = {
    "state": gettext_noop("The State has it now."),
    "body": gettext_noop("The Body has it now."),
    "shared": gettext_noop("Both sides have it now."),
}


@require_POST
def pass_on(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Hand in what a ministry says, or submit what the State says to the Body."""
    row = _said(request, kind, key)
    with refusals_told(request):
        audience = hand_on(row, actor=request.actor, at=timezone.now())
        messages.success(request, _(THEIRS[audience]))
    return redirect("web:recommendation", code=row.recommendation.code)


def _said(request: Request, kind: str, key: UUID) -> Position | Progress:
    """The position or report that an address names. Raises Http404."""
    with_it = ("recommendation__assessment", "holder")
    if kind == Position.kind:
        taken = Position.objects.visible_to(request.actor).leading_to_visible(request.actor, "recommendation")
        return get_object_or_404(taken.select_related(*with_it), pk=key)
    if kind == Progress.kind:
        told = Progress.objects.visible_to(request.actor).leading_to_visible(request.actor, "recommendation")
        return get_object_or_404(told.select_related(*with_it), pk=key)
    raise Http404


@require_POST
def end(request: Request, key: UUID) -> HttpResponse:
    """Take a recommendation back from a ministry, and say so where something else still lets its people see it."""
    rows = Assignment.objects.visible_to(request.actor).leading_to_visible(request.actor, "recommendation")
    row = get_object_or_404(rows.select_related("recommendation", "ministry"), pk=key)
    with refusals_told(request):
        end_assignment(row, reason=request.POST.get("reason", ""), actor=request.actor, at=timezone.now())
        names = {"recommendation": row.recommendation, "ministry": row.ministry}
        messages.success(request, _("%(recommendation)s is no longer assigned to %(ministry)s.") % names)
        for why in still_open_to(row.ministry, row.recommendation, request.actor.today):
            messages.info(
                request,
                _("The people of %(ministry)s still see %(recommendation)s: %(why)s.") % {**names, "why": why},
            )
    return redirect("web:recommendation", code=row.recommendation.code)
