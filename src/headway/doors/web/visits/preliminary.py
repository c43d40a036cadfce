"""Preliminary observations: composed during the visit, discussed there, each ending as it ended; never cleared."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import sight_of
from headway.casework.visits.models import Meeting, PreliminaryItem
from headway.casework.visits.preliminary import (
    Discussed,
    change_item,
    compose_item,
    end_item,
    give_items,
    may_end,
    reopen_item,
)
from headway.casework.visits.rules import may_plan
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say, say_title
from headway.doors.web.reports.readers import language_asked, paper_readers
from headway.doors.web.visits.papers import PAPER, send_file
from headway.doors.web.visits.visit import assessment_seen, plans, state_of
from headway.engines.reports.preliminary_paper import items_of, write_preliminary
from headway.engines.reports.values import Audience
from headway.foundation.access import models as access
from headway.foundation.access.noting import carrying
from headway.foundation.access.widening import WIDTH
from headway.foundation.catalogue.models import Area

NEWEST = 60
NEVER = {Audience.PUBLIC, Audience.PARTNERS}
"""Readers who have nothing that is not cleared."""


class ItemForm(forms.Form):
    """One item: its words, its area, what it stands on."""

    text = forms.CharField(label=_("Observation"), widget=forms.Textarea(attrs={"rows": 4}))
    area = forms.ChoiceField(label=_("Area"), required=False)
    cites = forms.MultipleChoiceField(label=_("It stands on"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, observations: list[Observation], areas: list[Area], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.observations = {seal(row.pk): row for row in observations}
        offer(self, "area", [("", _("General")), *((row.pk, say_title(row)) for row in areas)])
        offer(self, "cites", [(key, f"{row.voice_who}: {row.text}"[:200]) for key, row in self.observations.items()])

    def chosen(self) -> list[Observation]:
        return [self.observations[key] for key in self.cleaned_data["cites"]]


class DiscussedForm(forms.Form):
    """How the discussion of an item ended."""

    outcome = forms.ChoiceField(label=_("It was"), choices=said_choices(PreliminaryItem.Outcome.choices))
    words = forms.CharField(
        label=_("The State's words, or the new wording"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    on = forms.DateField(label=pgettext_lazy("a day", "On"), required=False, widget=DAY)
    meeting = forms.ChoiceField(label=_("In the meeting"), required=False)
    present = forms.CharField(
        label=_("Present, by office"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One to a line."),
    )

    def __init__(self, meetings: list[Meeting], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.meetings = {seal(row.pk): row for row in meetings}
        offer(self, "meeting", [("", say("not said")), *((key, row.title) for key, row in self.meetings.items())])

    def discussed(self) -> Discussed:
        """What a valid form says."""
        given = self.cleaned_data
        meeting = self.meetings.get(given["meeting"])
        return Discussed(given["outcome"], given["words"], given["on"], meeting, given["present"])


@require_http_methods(["GET", "POST"])
def items(request: Request, code: str) -> HttpResponse:
    """The items as the reader may see them; those who plan the visit add one."""
    assessment = assessment_seen(request, code)
    may = plans(request, assessment)
    if request.method == "POST" and not may:
        raise Http404
    form = _item_form(request, assessment) if may else None
    if request.method == "POST" and form is not None and form.is_valid():
        row = PreliminaryItem(
            assessment=assessment,
            number=0,
            text=form.cleaned_data["text"],
            area_id=form.cleaned_data["area"] or None,
            **{**sight_of(assessment), "audience": access.Audience.OWN},
        )
        with refusals_on(form):
            compose_item(row, cites=form.chosen(), actor=request.actor, at=timezone.now())
            return redirect("web:preliminary", code=assessment.code)
    found = items_of(assessment, request.actor)
    meetings = _meetings(request, assessment) if found else []
    context = {
        "assessment": assessment,
        "state": state_of(assessment.compartment),
        "items": [(row, _end_form(request, row, meetings)) for row in found],
        "form": form,
        "plans": may,
        "unseen": sum(WIDTH[row.audience] < WIDTH["shared"] for row in found),
        "readers": _readers(request, may),
    }
    return render(request, "web/visits/preliminary.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def end(request: Request, key: UUID) -> HttpResponse:
    """Say how the discussion of an item ended."""
    row = _item(request, key)
    form = DiscussedForm(_meetings(request, row.assessment), request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
        return _back(row)
    with refusals_told(request):
        end_item(row, form.discussed(), actor=request.actor, at=timezone.now())
    return _back(row)


@require_POST
def change(request: Request, key: UUID) -> HttpResponse:
    """Change the words of an item that the State has not seen, or open one again whose discussion had ended."""
    row = _item(request, key)
    with refusals_told(request):
        if request.POST.get("act") == "reopen":
            reopen_item(row, actor=request.actor, at=timezone.now())
        else:
            change_item(row, request.POST.get("text", "").strip() or row.text, actor=request.actor, at=timezone.now())
    return _back(row)


@require_POST
def give(request: Request, code: str) -> HttpResponse:
    """Put the items that the State has not seen to it."""
    assessment = assessment_seen(request, code)
    with refusals_told(request):
        many = give_items(assessment, actor=request.actor, at=timezone.now())
        messages.success(request, _("The State has %(many)s more of them now.") % {"many": many})
    return redirect("web:preliminary", code=assessment.code)


@require_GET
@limited("export")
def file(request: Request, code: str, audience: str, form: str) -> HttpResponse:
    """The items as a file; every page of it says that it is preliminary and not cleared, in the paper's language."""
    assessment = assessment_seen(request, code)
    allowed = {one.value: one for one, _ in _readers(request, plans(request, assessment))}
    if form not in PAPER or audience not in allowed:
        raise Http404
    with carrying() as rows:
        report = write_preliminary(
            assessment, readers=allowed[audience], actor=request.actor, language=language_asked(request.GET)
        )
    page = reverse("web:preliminary", args=[assessment.code])
    return send_file(request, report, form, f"{assessment.code}-preliminary", rows, page)


def _readers(request: Request, may: bool) -> list[tuple[Audience, str]]:
    return [(one, words) for one, words in paper_readers(request.actor, plans=may) if one not in NEVER]


def _item(request: Request, key: UUID) -> PreliminaryItem:
    rows = PreliminaryItem.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    return get_object_or_404(rows.select_related("assessment", "holder"), pk=key)


def _item_form(request: Request, assessment: Assessment) -> ItemForm:
    found = Observation.objects.visible_to(request.actor).filter(assessment=assessment.pk)
    spoken = found.exclude(method=Observation.Method.DOCUMENT).order_by("-id")[:NEWEST]
    areas = Area.objects.filter(parent=None, until=None).order_by("order", "id")
    return ItemForm(list(spoken), list(areas), request.POST or None)


def _meetings(request: Request, assessment: Assessment) -> list[Meeting]:
    found = Meeting.objects.visible_to(request.actor).filter(component__assessment=assessment)
    return list(found.order_by("-planned_on", "-starts", "id"))


def _end_form(request: Request, row: PreliminaryItem, meetings: list[Meeting]) -> DiscussedForm | None:
    if row.outcome or not may_end(request.actor, row):
        return None
    form = DiscussedForm(meetings, auto_id=f"id_{row.number}_%s")
    if not may_plan(request.actor, row):
        offer(form, "outcome", [(word, say(word)) for word in ("agreed", "objected")])
    return form


def _back(row: PreliminaryItem) -> HttpResponse:
    return redirect(f"{reverse('web:preliminary', args=[row.assessment.code])}#item-{row.number}")
