"""One recommendation: its exact text first, then its path through time."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.queries import needs_behind
from headway.casework.evidence.queries import opening
from headway.casework.plans.queries import answering
from headway.casework.recommendations.entering import entry_of
from headway.casework.recommendations.listing import Line, line_of
from headway.casework.recommendations.models import Position
from headway.casework.recommendations.queries import (
    list_addressees,
    list_standings,
    list_steps,
    visible_recommendations,
)
from headway.casework.recommendations.rules import CONFIRMING, answering_seat, submits
from headway.doors.web.following_list import may_do
from headway.doors.web.requests import Request
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor


def recommendation_page(request: Request, code: str) -> HttpResponse:
    """A recommendation as people cite it: XOR-2009-12."""
    actor = request.actor
    found = visible_recommendations(actor, drafts=True).filter(code=code).prefetch_related(opening(actor))
    standings = list_standings(found.prefetch_related("provisions__instrument"), actor)
    if not standings:
        raise Http404
    recommendation = standings[0].recommendation
    answering_now = lines_of_all()
    steps = list_steps(recommendation, actor)
    line = line_of(standings[0], [step.row for step in steps if isinstance(step.row, Position)], actor)
    is_entered = recommendation.assessment.type == Assessment.Kind.REVIEW
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
            "steps": steps,
            "may": acts_on(line, actor),
            "asked": line.asked,
            "positions": line.told,
            "missing": line.is_missing,
            "assignments": line.assignments,
            "entry": entry_of(recommendation, actor) if is_entered else None,
            "answers_for_state": bool(answering_seat(actor, recommendation)),
            "own": {seat.organisation for seat in actor.seats},
            "submits": any(step.kind in {"position", "reported"} for step in steps) and submits(actor, recommendation),
            "has_body": bool(recommendation.circle or recommendation.assessment.circle),
            "confirming": CONFIRMING,
            "measures": answering(recommendation, actor),
            "needs": needs_behind(recommendation, actor),
        },
    )


def acts_on(line: Line, actor: Actor) -> list[tuple[str, str]]:
    """What somebody may do with one recommendation; nothing is offered about positions where there are none."""
    words = {"position": "Take a position", "assign": "Assign it to a ministry"}
    return [(key, words.get(key, word)) for key, word in may_do(actor) if key != "position" or line.asked]
