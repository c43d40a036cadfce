"""One recommendation: its exact text first, then its path through time."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from headway.casework.assistance.queries import needs_behind
from headway.casework.plans.queries import answering
from headway.casework.recommendations.listing import Line
from headway.casework.recommendations.models import Assignment, Position, Progress
from headway.casework.recommendations.one_recommendation import all_of, find_recommendation
from headway.casework.recommendations.rules import CONFIRMING, answering_seat, submits
from headway.doors.web.parts.requests import Request
from headway.doors.web.recommendations.lists import fitting, may_do
from headway.doors.web.translations.translating import texts_for, with_offers
from headway.doors.web.visits.visit import state_of
from headway.foundation.access.recipients import readable_grants
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.queries import Lines, lines_of_all
from headway.foundation.core.actors import Actor

Followed = tuple[Assignment, list[tuple[Organisation, bool]]]


def recommendation_page(request: Request, code: str) -> HttpResponse:
    """A recommendation as people cite it: XOR-2009-12."""
    actor = request.actor
    recommendation = find_recommendation(code, actor)
    if recommendation is None:
        raise Http404
    told = all_of(recommendation, actor)
    line, steps = told.line, told.steps
    named = line.assignments or any(row.organisation_id for row in told.addressees)
    answering_now = lines_of_all() if named else None
    measures, needs = list(answering(recommendation, actor)), list(needs_behind(recommendation, actor))
    answers_for_state = bool(answering_seat(actor, recommendation))
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
                request,
                recommendation,
                *(step.row for step in steps if isinstance(step.row, Progress | Position)),
                *measures,
                *with_offers(needs),
            ),
            "may": acts_on(line, actor),
            "asked": line.asked,
            "positions": line.told,
            "missing": line.is_missing,
            "assignments": _followed(line.assignments, answering_now, actor) if answering_now else [],
            "entry": told.entry,
            "answers_for_state": answers_for_state,
            "own": {seat.organisation for seat in actor.seats},
            "submits": any(step.kind in {"position", "reported"} for step in steps) and submits(actor, recommendation),
            "has_body": bool(recommendation.circle or recommendation.assessment.circle),
            "confirming": CONFIRMING,
            "measures": measures,
            "needs": needs,
        },
    )


def _followed(rows: Iterable[Assignment], lines: Lines, actor: Actor) -> list[Followed]:
    """The ministries that follow it, each with who answers for it now, and whether that one sees it."""
    now = [(row, [one.same_as or one for one in lines.answering(row.ministry)]) for row in rows]
    keys = [row.pk for row, answering in now if answering]
    released = readable_grants(actor).in_force(actor.today).filter(target__in=keys) if keys else None
    sees = set(released.values_list("target", "organisation")) if released is not None else set()
    return [(row, [(one, (row.pk, one.pk) in sees) for one in answering]) for row, answering in now]


def acts_on(line: Line, actor: Actor) -> list[tuple[str, str]]:
    """What somebody may do with one recommendation; nothing is offered about positions where there are none.

    A draft is issued before anything else.
    """
    words = {"position": _("Take a position"), "assign": _("Assign it to a ministry"), "issue": _("Issue this draft")}
    acts = [(key, words.get(key, word)) for key, word in fitting([line], may_do(actor)) if key != "link"]
    return sorted(acts, key=lambda act: act[0] != "issue")
