"""The strategy as a document to print."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from headway.casework.plans.models import Strategy
from headway.casework.plans.overview import visible_strategies
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.reports.readers import language_asked, readers_of
from headway.doors.web.visits.papers import PAPER, send_file
from headway.engines.reports.audience import may_see
from headway.engines.reports.strategy_paper import write_strategy
from headway.engines.reports.values import Audience
from headway.foundation.access.noting import carrying
from headway.foundation.core.actors import Actor


def readers_for(actor: Actor, strategy: Strategy) -> list[tuple[Audience, str]]:
    """For whom a reader may print a strategy: nobody for whom it would be empty."""
    return [(one, words) for one, words in readers_of(actor) if may_see(one, Audience(strategy.audience))]


@require_GET
@limited("export")
def strategy_file(request: Request, key: UUID, audience: str, form: str) -> HttpResponse:
    """The strategy as a file for those it is meant for; `?language` is that of the paper."""
    row = get_object_or_404(visible_strategies(request.actor), pk=key)
    allowed = {one.value: one for one, _ in readers_for(request.actor, row)}
    if form not in PAPER or audience not in allowed:
        raise Http404
    with carrying() as rows:
        report = write_strategy(
            row, readers=allowed[audience], actor=request.actor, language=language_asked(request.GET)
        )
    return send_file(request, report, form, f"{row.compartment}-strategy", rows, reverse("web:strategy", args=[key]))
