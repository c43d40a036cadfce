"""The guided first strategy: what is proposed from what exists, accepted line by line, taken back as one act."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.plans.first import Accepted, Gap, Proposal, ProposedPillar, Suggested, accept, propose, undo_first
from headway.casework.plans.models import Measure, Strategy
from headway.casework.plans.rules import may_keep_strategies
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_title
from headway.doors.web.plans.forms import StrategyForm
from headway.doors.web.plans.strategies import strategy_kept
from headway.doors.web.visits.visit import state_of
from headway.foundation.access.models import Audience
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.catalogue.world import StateEntry
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale
from headway.foundation.ledger.undoing import CannotUndo


class FirstForm(StrategyForm):
    """A line for each thing proposed: a pillar with its title, a measure with its place, a gap to be closed."""

    gaps_by = forms.DateField(
        label=gettext_lazy("The gaps you tick are to have a measure by"), required=False, widget=DAY,
        help_text=gettext_lazy("Each becomes a milestone for whom the recommendation is addressed to."),
    )  # fmt: skip

    def __init__(self, proposal: Proposal, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.proposal = proposal
        titles = {one.area.pk: say_title(one.area) for one in proposal.pillars}
        places = [("", _("nowhere yet")), *titles.items()]
        for one in proposal.pillars:
            title = titles[one.area.pk]
            self.fields[f"pillar-{one.area.pk}"] = forms.BooleanField(label=title, required=False, initial=True)
            self.fields[f"title-{one.area.pk}"] = forms.CharField(
                label=_("Title of the pillar %(area)s") % {"area": title},
                max_length=200,
                required=False,
                initial=title,
            )
            for suggested in one.measures:
                self._measure(suggested.measure, one.area.pk, places)
            for gap in one.gaps:
                self._gap(gap)
        for measure in proposal.unplaced:
            self._measure(measure, "", places)
        for gap in proposal.general:
            self._gap(gap)

    def _measure(self, measure: Measure, area: str, places: list[tuple[str, str]]) -> None:
        self.fields[f"measure-{seal(measure.pk)}"] = forms.ChoiceField(
            label=_("Pillar of %(measure)s") % {"measure": measure.title}, required=False, choices=places, initial=area
        )

    def _gap(self, gap: Gap) -> None:
        code = gap.standing.recommendation.code
        self.fields[f"gap-{code}"] = forms.BooleanField(
            label=_("Name a measure for %(code)s") % {"code": code}, required=False
        )

    def head(self) -> list[forms.BoundField]:
        return [self["title"], self["dates"]]

    def lines(self) -> list[tuple[ProposedPillar, Any, Any, list[tuple[Suggested, Any]], list[tuple[Gap, Any]]]]:
        """Each pillar with its fields, its measures and its gaps, as the page draws them."""
        return [
            (
                one,
                self[f"pillar-{one.area.pk}"],
                self[f"title-{one.area.pk}"],
                [(row, self[f"measure-{seal(row.measure.pk)}"]) for row in one.measures],
                self._gaps(one.gaps),
            )
            for one in self.proposal.pillars
        ]

    def unplaced(self) -> list[tuple[Measure, Any]]:
        return [(row, self[f"measure-{seal(row.pk)}"]) for row in self.proposal.unplaced]

    def general(self) -> list[tuple[Gap, Any]]:
        return self._gaps(self.proposal.general)

    def accepted(self) -> Accepted:
        """What a valid form accepts."""
        given, found = self.cleaned_data, self.proposal
        pillars = {
            one.area.pk: given[f"title-{one.area.pk}"] or one.area.title
            for one in found.pillars
            if given[f"pillar-{one.area.pk}"]
        }
        measures = [row.measure for one in found.pillars for row in one.measures] + list(found.unplaced)
        gaps = [gap for one in found.pillars for gap in one.gaps] + list(found.general)
        codes = [gap.standing.recommendation.code for gap in gaps]
        return Accepted(
            pillars,
            {row.pk: given[f"measure-{seal(row.pk)}"] for row in measures},
            [code for code in codes if given[f"gap-{code}"]],
        )

    def _gaps(self, gaps: tuple[Gap, ...]) -> list[tuple[Gap, Any]]:
        return [(gap, self[f"gap-{gap.standing.recommendation.code}"]) for gap in gaps]


@require_http_methods(["GET", "HEAD", "POST"])
def first(request: Request, code: str) -> HttpResponse:
    """Propose a first strategy from what exists; what is accepted becomes one act."""
    state = state_of(code)
    if state is None or not may_keep_strategies(request.actor, code):
        raise Http404
    found = propose(code, request.actor)
    form = FirstForm(found, request.POST or None, initial=_initial(state, request.actor.today))
    if request.method == "POST" and form.is_valid():
        draft = Strategy(
            title=form.cleaned_data["title"],
            dates=form.cleaned_data["dates"],
            compartment=code,
            holder_id=_holder(request, code),
            audience=Audience.STATE,
        )
        with refusals_on(form):
            made = accept(
                found, draft, form.accepted(), gaps_by=form.cleaned_data["gaps_by"], actor=request.actor,
                at=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Your strategy stands. Only your side sees it; you can undo it below."))
            return redirect("web:strategy", key=made.pk)
    context = {"state": state, "form": form, "found": found}
    return render(request, "web/plans/first.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def undo(request: Request, key: UUID) -> HttpResponse:
    """Undo the act by which a strategy began."""
    row = strategy_kept(request, key)
    try:
        undo_first(row, actor=request.actor, at=timezone.now())
    except (NotAllowed, CannotUndo, Stale) as error:
        messages.error(request, _("It was not undone. %(why)s") % {"why": error})
        return redirect("web:strategy", key=row.pk)
    messages.success(request, _("It is undone; the measures stand as before."))
    return redirect("web:strategies", code=row.compartment)


def _holder(request: Request, code: str) -> UUID:
    """The organisation of the seat by which somebody keeps the strategy."""
    found = [row for row in request.actor.seats if row.compartment == code and row.role in STATE_ROLES]
    if not found:
        raise Http404
    return found[0].organisation


def _initial(state: StateEntry, today: date) -> dict[str, str]:
    return {"title": f"National counter-terrorism strategy of {state.name}", "dates": f"{today.year}/{today.year + 4}"}
