"""One recommendation: its exact text first, then its path through time."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from headway.casework.assistance.queries import needs_behind
from headway.casework.plans.queries import answering
from headway.casework.recommendations.listing import Line
from headway.casework.recommendations.models import Progress
from headway.casework.recommendations.one_recommendation import all_of, find_recommendation
from headway.casework.recommendations.rules import CONFIRMING, answering_seat, submits
from headway.doors.web.following_list import fitting, may_do
from headway.doors.web.requests import Request
from headway.doors.web.translating import texts_for
from headway.doors.web.visits import state_of
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.core.actors import Actor


def recommendation_page(request: Request, code: str) -> HttpResponse:
    """A recommendation as people cite it: XOR-2009-12."""
    actor = request.actor
    recommendation = find_recommendation(code, actor)
    if recommendation is None:
        raise Http404
    told = all_of(recommendation, actor)
    line, steps = told.line, told.steps
    answering_now = lines_of_all() if any(row.organisation_id for row in told.addressees) else None
    return render(
        request,
        "web/recommendation.html",
        {
            "recommendation": recommendation,
            "standing": line.standing,
            "state": state_of(recommendation.compartment),
            "addressees": [
                (row, answering_now.answering(row.organisation) if answering_now and row.organisation else ())
                for row in told.addressees
            ],
            "steps": steps,
            "texts": texts_for(
                request, recommendation, *(step.row for step in steps if isinstance(step.row, Progress))
            ),
            "may": acts_on(line, actor),
            "asked": line.asked,
            "positions": line.told,
            "missing": line.is_missing,
            "assignments": line.assignments,
            "entry": told.entry,
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
    words = {"position": _("Take a position"), "assign": _("Assign it to a ministry"), "issue": _("Issue this draft")}
    return [(key, words.get(key, word)) for key, word in fitting([line], may_do(actor))]
