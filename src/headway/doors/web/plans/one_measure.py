"""One measure: who does it, what it answers, and who tells of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from headway.casework.plans.models import Measure
from headway.casework.plans.one_measure import hanging_on
from headway.casework.plans.rules import may_say_answered, may_tell_of
from headway.doors.web.parts.requests import Request
from headway.doors.web.translations.translating import texts_for
from headway.doors.web.visits.visit import state_of


def measure_page(request: Request, key: UUID) -> HttpResponse:
    """A measure with everything that tells of it; told by two sources it is still one measure."""
    actor = request.actor
    measure = get_object_or_404(Measure.objects.visible_to(actor), pk=key)
    hanging = hanging_on(measure, actor)
    answered = (row.recommendation for row in hanging.answers if row.recommendation)
    return render(
        request,
        "web/measure.html",
        {
            "measure": measure,
            "state": state_of(measure.compartment),
            "hanging": hanging,
            "texts": texts_for(request, measure, *answered),
            "tells": bool(may_tell_of(actor, measure)),
            "answers": bool(may_say_answered(actor, measure)),
        },
    )
