"""One recommendation: its exact text first, then its path through time."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from headway.casework.assistance.queries import needs_behind
from headway.casework.evidence.queries import opening
from headway.casework.plans.queries import answering
from headway.casework.recommendations.queries import (
    list_addressees,
    list_standings,
    list_steps,
    visible_recommendations,
)
from headway.doors.web.requests import Request
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.catalogue.models import State


def recommendation_page(request: Request, code: str) -> HttpResponse:
    """A recommendation as people cite it: XOR-2009-12."""
    actor = request.actor
    found = visible_recommendations(actor, drafts=True).filter(code=code).prefetch_related(opening(actor))
    standings = list_standings(found.prefetch_related("provisions__instrument"), actor)
    if not standings:
        raise Http404
    recommendation = standings[0].recommendation
    answering_now = lines_of_all()
    return render(
        request,
        "web/recommendation.html",
        {
            "recommendation": recommendation,
            "standing": standings[0],
            "state": State.objects.filter(code=recommendation.compartment).first(),
            "addressees": [
                (row, answering_now.answering(row.organisation) if row.organisation else ())
                for row in list_addressees(recommendation, actor)
            ],
            "steps": list_steps(recommendation, actor),
            "measures": answering(recommendation, actor),
            "needs": needs_behind(recommendation, actor),
        },
    )
