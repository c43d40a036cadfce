"""One measure: who does it, what it answers, and who tells of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from headway.casework.plans.overview import figures_of, money_of, pillars_of
from headway.casework.plans.queries import list_answers, list_evidence, visible_measures
from headway.casework.plans.rules import may_tell_of
from headway.doors.web.requests import Request
from headway.foundation.catalogue.models import State


def measure_page(request: Request, key: UUID) -> HttpResponse:
    """A measure with everything that tells of it; told by two sources it is still one measure."""
    measure = get_object_or_404(visible_measures(request.actor), pk=key)
    return render(
        request,
        "web/measure.html",
        {
            "measure": measure,
            "state": State.objects.filter(code=measure.compartment).first(),
            "answers": list_answers(measure, request.actor),
            "evidence": list_evidence(measure, request.actor),
            "stands_in": pillars_of(measure, request.actor),
            "money": money_of(measure, request.actor),
            "figures": figures_of(measure, request.actor),
            "tells": bool(may_tell_of(request.actor, measure)),
        },
    )
