"""A State's strategies: the list, one with its pillars, who takes part in it, sharing it."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from headway.casework.plans.coverage import coverage_of, gaps_of
from headway.casework.plans.models import Strategy
from headway.casework.plans.overview import Overview, overview, placed_in, visible_strategies
from headway.casework.plans.rules import may_keep, may_keep_strategies
from headway.casework.plans.strategies import change_strategy, share_strategy
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.plans.forms import ShareForm, StrategyForm
from headway.doors.web.plans.strategy_papers import readers_for
from headway.doors.web.translations.translating import texts_for
from headway.doors.web.visits.visit import state_of
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.recipients import readable_circles
from headway.foundation.catalogue.models import State

SHOWN = 40


@require_safe
def strategy_list(request: Request, code: str) -> HttpResponse:
    """The strategies of a State that the reader may see; who keeps them can begin one."""
    state = get_object_or_404(State, code=code)
    rows = list(visible_strategies(request.actor).filter(compartment=code))
    keeps = bool(may_keep_strategies(request.actor, code))
    if not rows and not keeps:
        raise Http404
    return render(request, "web/plans/strategies.html", {"state": state, "rows": rows, "keeps": keeps})


@require_safe
def strategy(request: Request, key: UUID) -> HttpResponse:
    """A strategy: its pillars with their measures, what is due and late, what money there is."""
    row = strategy_seen(request, key)
    view = overview(row, request.actor)
    keeps = bool(may_keep(request.actor, row))
    context = {
        "strategy": row,
        "state": state_of(row.compartment),
        "view": view,
        "texts": texts_for(request, row, *_texts_in(view)),
        "late": view.late(request.actor.today),
        "today": request.actor.today,
        "keeps": keeps,
        "readers": readers_for(request.actor, row),
    }
    return render(request, "web/plans/strategy.html", context)


def _texts_in(view: Overview) -> Iterator[CaseRecord]:
    """The rows of a strategy whose texts are shown."""
    yield from (one.pillar for one in view.pillars)
    yield from (*view.placed, *view.unplaced, *view.milestones)


@require_safe
def coverage(request: Request, key: UUID) -> HttpResponse:
    """Organisations by pillars, and who is not engaged yet."""
    row = strategy_seen(request, key)
    found = coverage_of(overview(row, request.actor, only_places=True), request.actor)
    context = {"strategy": row, "state": state_of(row.compartment), "found": found}
    return render(request, "web/plans/coverage.html", context)


@require_safe
def gaps(request: Request, key: UUID) -> HttpResponse:
    """Recommendations and obligations that no measure answers, and measures that answer nothing."""
    row = strategy_seen(request, key)
    found = gaps_of(row.compartment, placed_in(row, request.actor), request.actor)
    context = {
        "strategy": row,
        "state": state_of(row.compartment),
        "found": found,
        "levels": known_levels(),
        "provisions": found.provisions[:SHOWN],
        "more": max(0, len(found.provisions) - SHOWN),
    }
    return render(request, "web/plans/gaps.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, key: UUID) -> HttpResponse:
    """Another title or other years."""
    row = strategy_kept(request, key)
    form = StrategyForm(request.POST or None, initial={"title": row.title, "dates": row.dates})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_strategy(row, **form.cleaned_data, actor=request.actor, at=timezone.now())
            return redirect("web:strategy", key=row.pk)
    return asked(request, row, form, _("Change the strategy"), _("Keep the change"))


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: Request, key: UUID) -> HttpResponse:
    """Open the strategy to both sides, to the recipients that are named."""
    row = strategy_kept(request, key)
    form = ShareForm(readable_circles(request.actor).filter(compartment=row.compartment), request.POST or None)
    if request.method == "POST" and form.is_valid():
        circle, reason = form.circles[form.cleaned_data["circle"]], form.cleaned_data["reason"]
        with refusals_on(form):
            opened, stayed = share_strategy(row, circle, actor=request.actor, at=timezone.now(), reason=reason)
            told_of = ngettext("%(n)s row is open to %(circle)s.", "%(n)s rows are open to %(circle)s.", opened)
            left = ngettext(
                "%(n)s stays with you: it points to what was not shared.",
                "%(n)s stay with you: they point to what was not shared.",
                stayed,
            )
            words = [told_of % {"n": opened, "circle": circle}, left % {"n": stayed} if stayed else ""]
            messages.success(request, " ".join(filter(None, words)))
            return redirect("web:strategy", key=row.pk)
    told = _(
        "Money stays with your side, and so does the place of a measure that was not shared. "
        "What you add later is yours until you share again."
    )
    return asked(request, row, form, _("Share the strategy"), _("Share it with both sides"), told=told)


def strategy_seen(request: Request, key: UUID) -> Strategy:
    """A strategy that the reader may see; else 404."""
    return get_object_or_404(visible_strategies(request.actor), pk=key)


def strategy_kept(request: Request, key: UUID) -> Strategy:
    """A strategy that the reader keeps; else 404."""
    row = strategy_seen(request, key)
    if not may_keep(request.actor, row):
        raise Http404
    return row


def asked(
    request: Request, row: Strategy, form: object, title: str, go: str, *, told: str = "", template: str = "form"
) -> HttpResponse:
    """A form about a strategy; what was wrong comes back with 422."""
    context = {
        "strategy": row,
        "state": state_of(row.compartment),
        "form": form,
        "title": title,
        "go": go,
        "told": told,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, f"web/plans/{template}.html", context, status=status)
