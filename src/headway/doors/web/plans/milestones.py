"""Milestones of a strategy: set, let come back, answered by whoever owes them, moved with a reason."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from headway.casework.plans.milestones import (
    change_rule,
    end_milestone,
    let_it_come_back,
    move_milestone,
    set_milestone,
)
from headway.casework.plans.models import Milestone, Pillar, Recurrence
from headway.casework.plans.overview import list_milestones
from headway.casework.plans.recurring import NotARule, say_rule
from headway.casework.plans.rules import may_answer, may_keep
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.doors.web.plans.forms import EndMilestoneForm, MilestoneForm, MoveMilestoneForm, RuleForm
from headway.doors.web.plans.strategies import asked, strategy_kept
from headway.doors.web.translations.translating import texts_for
from headway.doors.web.visits.visit import state_of
from headway.foundation.actors.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: UUID) -> HttpResponse:
    """Set a milestone, or several that come back by a rule."""
    row = strategy_kept(request, key)
    organisations = list(Organisation.objects.filter(state=row.compartment, until="").order_by("name", "id"))
    pillars = list(Pillar.objects.visible_to(request.actor).filter(strategy=row).order_by("order", "id"))
    form = MilestoneForm(organisations, pillars, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        with refusals_on(form, NotARule):
            if form.comes_back:
                ends = {"starts_on": given["due_on"], "ends_on": given["ends_on"], "rule": form.comes_back}
                made = let_it_come_back(Recurrence(strategy=row, **ends, **form.columns()), actor=request.actor, at=at)
                messages.success(
                    request,
                    ngettext("It is due on %(n)s day.", "It is due on %(n)s days.", len(made)) % {"n": len(made)},
                )
            else:
                one = Milestone(strategy=row, due_on=given["due_on"], **form.columns())
                set_milestone(one, actor=request.actor, at=at)
                messages.success(request, _("The milestone is set; whoever owes it finds it in My work."))
            return redirect("web:strategy", key=row.pk)
    return asked(request, row, form, _("Set a milestone"), _("Set it"))


@require_http_methods(["GET", "HEAD", "POST"])
def milestone(request: Request, key: UUID) -> HttpResponse:
    """One milestone: who owes it, how it ended; whoever may answers or moves it."""
    row = get_object_or_404(list_milestones(request.actor), pk=key)
    answers, keeps = bool(may_answer(request.actor, row)), bool(may_keep(request.actor, row))
    moves = keeps and row.state == Milestone.State.OPEN
    moving = "move" in request.POST
    ending_form = EndMilestoneForm(
        request.POST if request.method == "POST" and not moving else None, initial={"on": request.actor.today}
    )
    moving_form = MoveMilestoneForm(request.POST if moving else None, initial={"due_on": row.due_on})
    if request.method == "POST":
        if not (moves if moving else answers):
            raise Http404
        form = moving_form if moving else ending_form
        if form.is_valid() and _done(request, row, form, moving=moving):
            messages.success(request, _("It is due on another day.") if moving else _("It is answered."))
            return redirect("web:milestone", key=row.pk)
    context = {
        "milestone": row,
        "texts": texts_for(request, row, row.strategy, *([row.measure] if row.measure else [])),
        "strategy": row.strategy,
        "state": state_of(row.compartment),
        "rule": _(say_rule(row.recurrence.rule)) if row.recurrence else "",
        "late": row.state == Milestone.State.OPEN and row.due_on < request.actor.today,
        "ending": ending_form if answers else None,
        "moving": moving_form if moves else None,
        "keeps": keeps,
    }
    return render(request, "web/plans/milestone.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: Request, key: UUID) -> HttpResponse:
    """Let something come back on other days; what was answered stays as it is."""
    rows = Recurrence.objects.visible_to(request.actor).leading_to_visible(request.actor, "strategy")
    row = get_object_or_404(rows, pk=key)
    strategy = strategy_kept(request, row.strategy_id)
    initial = {"rule": row.rule, "starts_on": row.starts_on, "ends_on": row.ends_on}
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, NotARule):
            gone, came = change_rule(row, **form.cleaned_data, actor=request.actor, at=timezone.now())
            messages.success(
                request,
                _("%(gone)s open days went and %(came)s came; what was answered stands.")
                % {"gone": gone, "came": came},
            )
            return redirect("web:strategy", key=strategy.pk)
    told = _("“%(title)s”. Days that were answered stay as they are; open ones are made anew.") % {"title": row.title}
    return asked(request, strategy, form, _("When it comes back"), _("Keep the rule"), told=told)


def _done(request: Request, row: Milestone, form: forms.Form, *, moving: bool) -> bool:
    """Whether what was given has been kept; if not, the form says why."""
    given, actor, at = form.cleaned_data, request.actor, timezone.now()
    with refusals_on(form):
        if moving:
            move_milestone(row, given["due_on"], actor=actor, at=at, because=given["because"])
        else:
            end_milestone(row, given["state"], on=given["on"], outcome=given["outcome"], actor=actor, at=at)
        return True
    return False
