"""What hangs on an assessment, a page each: judgements and threat, recommendations, promises and needs, stages."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from headway.casework.assessments.models import Assessment, ThreatPicture
from headway.casework.assessments.queries import ThenNow, called, list_threat_pictures, then_and_now
from headway.casework.assistance.queries import list_needs
from headway.casework.evidence.models import Observation
from headway.casework.evidence.queries import lay_passages_beside
from headway.casework.recommendations.queries import list_standings, list_undertakings, visible_recommendations
from headway.doors.web.assessments.sums import sums_of
from headway.doors.web.judging.workspace import may_judge_here
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.shares import groups_of, shares_of
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.parts.tracks import drawn_track
from headway.doors.web.translations.translating import texts_for, with_offers


@require_safe
def judgements(request: Request, code: str) -> HttpResponse:
    """What was judged, then and now, with reasons; and the threat as it was seen."""
    assessment, actor = _assessment(request, code), request.actor
    lines, pictures = then_and_now(assessment, actor), list_threat_pictures(assessment, actor)
    lay_passages_beside(_observations(lines, pictures), actor)
    context = {
        "judgements": lines,
        "pictures": pictures,
        "texts": texts_for(request, *(line.reasons for line in lines if line.reasons)),
    }
    return _page(request, assessment, "judgements", context)


@require_safe
def recommendations(request: Request, code: str) -> HttpResponse:
    """What was recommended here, and how what was recommended before stands."""
    assessment, actor = _assessment(request, code), request.actor
    among = [key for key in (assessment.pk, assessment.previous_id) if key]
    rows = list_standings(visible_recommendations(actor, drafts=True).filter(assessment__in=among), actor)
    own = [row for row in rows if row.recommendation.assessment_id == assessment.pk]
    followed = [row for row in rows if row not in own and not row.recommendation.draft] if assessment.previous else []
    levels = known_levels()
    issued = {assessment: [row.recommendation for row in own if not row.recommendation.draft]}
    if assessment.previous is not None:
        issued[assessment.previous] = [row.recommendation for row in followed]
    sums = sums_of(issued, actor)
    context: dict[str, object] = {
        "standings": own,
        "sums": sums.get(assessment),
        "sums_before": sums.get(assessment.previous) if assessment.previous else None,
        "followed": groups_of(followed, levels),
        "shares": shares_of(followed or own, levels),
        "levels": levels,
    }
    return _page(request, assessment, "recommendations", context)


@require_safe
def promises(request: Request, code: str) -> HttpResponse:
    """What was asked for and promised, and the needs for assistance with what was offered."""
    assessment, actor = _assessment(request, code), request.actor
    undertakings, needs = list(list_undertakings(assessment, actor)), list(list_needs(assessment, actor))
    texts = texts_for(request, *undertakings, *with_offers(needs))
    context = {"undertakings": undertakings, "needs": needs, "texts": texts}
    return _page(request, assessment, "promises", context)


@require_safe
def stages(request: Request, code: str) -> HttpResponse:
    """Every stage of the procedure with its days, its letters and who received them when."""
    assessment = _assessment(request, code)
    return _page(request, assessment, "stages", {"track": drawn_track(assessment, request.actor, rows=True)})


def _assessment(request: Request, code: str) -> Assessment:
    found = called(code, request.actor)
    if found is None:
        raise Http404
    return found


def _page(request: Request, assessment: Assessment, here: str, context: dict[str, object]) -> HttpResponse:
    frame: dict[str, object] = {
        "assessment": assessment,
        "here": here,
        "may_judge": may_judge_here(request, assessment),
    }
    if "track" not in context:
        frame["track"] = drawn_track(assessment, request.actor)
    return render(request, f"web/assessment/{here}.html", {**frame, **context})


def _observations(lines: list[ThenNow], pictures: list[ThreatPicture]) -> Iterator[Observation]:
    for line in lines:
        for judgement in {row.pk: row for row in (line.then, line.now, line.reasons) if row}.values():
            yield from (basis.observation for basis in judgement.bases.all())
    for picture in pictures:
        yield from (basis.observation for basis in picture.bases.all())
