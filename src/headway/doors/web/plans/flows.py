"""Figures in flow: what is known of each stage, period by period and source by source; never a person."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from headway.doors.web.parts.requests import Request
from headway.engines.flows.drawing import draw_flow, say_stage
from headway.engines.flows.queries import flows_of
from headway.foundation.catalogue.models import State


@require_safe
def flows(request: Request, code: str) -> HttpResponse:
    """A State's flows: return, prosecution, reintegration, children."""
    state = get_object_or_404(State, code=code)
    found, figures = flows_of(code, request.actor)
    if not found:
        raise Http404
    told = [
        (
            one.flow,
            [
                (
                    now,
                    draw_flow(now),
                    [
                        (row, say_stage(row), [figures[one.key] for one in row.told if one.key in figures])
                        for row in now.stages
                    ],
                )
                for now in one.periods
            ],
        )
        for one in found
    ]
    return render(request, "web/flows.html", {"state": state, "flows": told})
