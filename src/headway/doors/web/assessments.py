"""One assessment: its mandate, scope and stages, who came and whom they met, what was judged, what followed."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render

from headway.casework.assessments.queries import called, list_threat_pictures, then_and_now
from headway.casework.assistance.queries import list_needs
from headway.casework.recommendations.queries import list_standings, list_undertakings, visible_recommendations
from headway.casework.visits.queries import list_components, list_delegates
from headway.doors.web.consents import has_consents
from headway.doors.web.judging import may_judge_here
from headway.doors.web.letters import may_enter_letters
from headway.doors.web.report_readers import may_draft
from headway.doors.web.requests import Request
from headway.doors.web.shares import groups_of, shares_of
from headway.doors.web.statuses import known_levels
from headway.doors.web.tracks import drawn_track
from headway.engines.followup.opening import may_open_follow_up
from headway.foundation.catalogue.models import State


def assessment_page(request: Request, code: str) -> HttpResponse:
    """An assessment as far as the reader may see it."""
    actor = request.actor
    assessment = called(code, actor)
    if assessment is None:
        raise Http404
    prefetch_related_objects([assessment], "mandate_instruments", "mandate_provisions__instrument")
    standings = list_standings(visible_recommendations(actor, drafts=True).filter(assessment=assessment), actor)
    earlier = visible_recommendations(actor).filter(assessment=assessment.previous) if assessment.previous else None
    followed = list_standings(earlier, actor) if earlier is not None else []
    components, levels = list_components(assessment, actor), known_levels()
    return render(
        request,
        "web/assessment.html",
        {
            "assessment": assessment,
            "state": State.objects.filter(code=assessment.compartment).first(),
            "consents": has_consents(actor, assessment.compartment),
            "drafts": may_draft(actor),
            "may_enter": may_enter_letters(request, assessment.compartment),
            "may_open": may_open_follow_up(actor, assessment),
            "track": drawn_track(assessment, actor, rows=True),
            "may_judge": may_judge_here(request, assessment),
            "components": components,
            "modality": " and ".join(dict.fromkeys(row.get_modality_display() for row in components)),
            "delegates": list_delegates(assessment, actor),
            "judgements": then_and_now(assessment, actor),
            "pictures": list_threat_pictures(assessment, actor),
            "standings": standings,
            "followed": groups_of(followed, levels),
            "shares": shares_of(followed or standings, levels),
            "undertakings": list_undertakings(assessment, actor),
            "needs": list_needs(assessment, actor),
        },
    )
