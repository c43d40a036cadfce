"""Keeping the list of organisations: names, what became of one, duplicates, mandates, who is in office."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.recommendations.succeeding import record_succession, undo_succession
from headway.casework.visits.models import InOffice, Mandate
from headway.casework.visits.offices import end_office, enter_mandate, enter_office, may_tell_of, sight_for
from headway.doors.web.organisations.forms import MandateForm, NewForm, OfficeForm, RenameForm, SuccessionForm
from headway.doors.web.organisations.pages import organisation_seen
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.addresses import unsealed
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.side_accounts import accounts_of, choices, chosen
from headway.foundation.actors.merging import keep_apart, merge_duplicate, separate
from headway.foundation.actors.models import Organisation, Sameness, Succession
from headway.foundation.actors.naming import add_organisation, rename
from headway.foundation.actors.rules import may_keep
from headway.foundation.catalogue.models import State
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale

REFUSED = (NotAllowed, Stale)


def kept_here(request: Request, key: UUID) -> Organisation:
    """An organisation whose name and line the reader keeps; else 404."""
    row = organisation_seen(request, key)
    if row.same_as_id is not None or not may_keep(request.actor, row):
        raise Http404
    return row


def told_here(request: Request, key: UUID) -> Organisation:
    """A State's institution of which the reader says who is in office; else 404."""
    row = organisation_seen(request, key)
    if row.same_as_id is not None or row.state_id is None or not may_tell_of(request.actor, row):
        raise Http404
    return row


@require_http_methods(["GET", "POST"])
def new_page(request: Request, code: str) -> HttpResponse:
    """Enter an institution in a State's list."""
    state = get_object_or_404(State, code=code)
    row = Organisation(state=state)
    if not may_keep(request.actor, row):
        raise Http404
    form = NewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(row, name, value)
        with refusals_on(form):
            add_organisation(row, actor=request.actor, at=timezone.now(), reason="")
            messages.success(request, _("%(name)s is in the list.") % {"name": row})
            return redirect("web:organisation", key=row.pk)
    return _form(request, form, _("Enter an institution"), _("Enter it"), state=state)


@require_http_methods(["GET", "POST"])
def rename_page(request: Request, key: UUID) -> HttpResponse:
    """Give the same institution its new name; the old one stays with its days."""
    row = kept_here(request, key)
    form = RenameForm(request.POST or None, initial={"acronym": row.acronym})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            rename(row, actor=request.actor, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("It is called %(name)s now; the old name stays with its days.") % {"name": row})
            return redirect("web:organisation", key=row.pk)
    lead = _("For a new institution in its place, say what became of it instead.")
    return _form(request, form, _("A new name for %(name)s") % {"name": row}, _("Rename it"), row=row, lead=lead)


@require_http_methods(["GET", "POST"])
def succession_page(request: Request, key: UUID) -> HttpResponse:
    """Say what became of an institution, with the day and the source."""
    row = kept_here(request, key)
    others = Organisation.objects.listed().filter(state=row.state).exclude(pk=row.pk).order_by("name", "id")
    form = SuccessionForm(list(others), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            record_succession(row, form.chosen(), how=given["how"], on=given["on"], source=given["source"],
                              actor=request.actor, at=timezone.now())  # fmt: skip
            messages.success(
                request, _("It is on record; recommendations keep their addressee and show who answers now.")
            )
            return redirect("web:organisation", key=row.pk)
    lead = _(
        "What was addressed to it stays addressed to it, and shows who answers for it now. What the State gave it to "
        "follow, the other one sees and reports on from today."
    )
    return _form(request, form, _("What became of %(name)s") % {"name": row}, _("Put it on record"), row=row, lead=lead)


@require_POST
def undo_succession_act(request: Request, key: UUID) -> HttpResponse:
    """Take back that one institution became another."""
    row = get_object_or_404(Succession.objects.select_related("before", "after"), pk=key)
    before = row.before
    if not may_keep(request.actor, before):
        raise Http404
    try:
        undo_succession(row, reason=request.POST.get("reason", ""), actor=request.actor, at=timezone.now())
    except REFUSED as error:
        messages.error(request, _("It was not undone. %(why)s") % {"why": error})
    else:
        messages.success(request, _("It is undone: %(name)s answers for itself again.") % {"name": before})
    return redirect("web:organisation", key=before.kept)


@require_http_methods(["GET", "POST"])
def mandate_page(request: Request, key: UUID) -> HttpResponse:
    """Say what an institution is charged with, and where that stands."""
    row = told_here(request, key)
    form = MandateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            mandate = Mandate(organisation=row, **form.cleaned_data, **sight_for(request.actor, row))
            enter_mandate(mandate, actor=request.actor, at=timezone.now())
            messages.success(request, _("The mandate is on record, for your own side."))
            return redirect("web:organisation", key=row.pk)
    return _form(request, form, _("A mandate of %(name)s") % {"name": row}, _("Enter it"), row=row)


@require_http_methods(["GET", "POST"])
def office_page(request: Request, key: UUID) -> HttpResponse:
    """Say who is in office, by office."""
    row = told_here(request, key)
    accounts = accounts_of(row, request.actor)
    form = OfficeForm(choices(accounts), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        user = chosen(accounts, given.pop("account"))
        with refusals_on(form):
            office = InOffice(
                organisation=row, user=user.pk if user else None, **given, **sight_for(request.actor, row)
            )
            enter_office(office, actor=request.actor, at=timezone.now())
            messages.success(request, _("%(office)s is on record, for your own side.") % {"office": office})
            return redirect("web:organisation", key=row.pk)
    lead = _("People are told by their office. A name needs a public source or the institution’s agreement.")
    return _form(request, form, _("In office: %(name)s") % {"name": row}, _("Enter it"), row=row, lead=lead)


@require_POST
def end_office_act(request: Request, key: UUID) -> HttpResponse:
    """Say until when somebody held an office."""
    row = get_object_or_404(InOffice.objects.visible_to(request.actor).select_related("organisation"), pk=key)
    if not may_tell_of(request.actor, row.organisation):
        raise Http404
    try:
        end_office(row, until=request.POST.get("until", "").strip(), actor=request.actor, at=timezone.now())
    except REFUSED as error:
        messages.error(request, _("It was not ended. %(why)s") % {"why": error})
    else:
        messages.success(request, _("%(office)s stands until %(until)s.") % {"office": row, "until": row.until})
    return redirect("web:organisation", key=row.organisation_id)


@require_POST
def decide_duplicate(request: Request, key: UUID) -> HttpResponse:
    """Say of two rows that they are one organisation, or two. The address names the row that would be kept."""
    kept = kept_here(request, key)
    other = unsealed(request.POST.get("other", ""))
    duplicate = get_object_or_404(Organisation.objects.listed(), pk=other)
    if not may_keep(request.actor, duplicate):
        raise Http404
    because, verdict = request.POST.get("because", "").strip(), request.POST.get("verdict", "")
    if verdict not in {"same", "swap", "different"}:
        raise Http404
    name = str(duplicate)
    if verdict == "swap":
        kept, duplicate, name = duplicate, kept, str(kept)
    decide = keep_apart if verdict == "different" else merge_duplicate
    try:
        decide(duplicate, kept, because=because, actor=request.actor, at=timezone.now())
    except REFUSED as error:
        messages.error(request, _("Nothing was decided. %(why)s") % {"why": error})
        return redirect("web:duplicates")
    if verdict == "different":
        messages.success(
            request, _("%(one)s and %(other)s are two; you are not asked again.") % {"one": name, "other": kept}
        )
        return redirect("web:duplicates")
    said = _("“%(name)s” reads as %(kept)s from now on. You can take them apart on this page.")
    messages.success(request, said % {"name": name, "kept": kept})
    return redirect("web:organisation", key=kept.pk)


@require_POST
def take_apart_act(request: Request, key: UUID) -> HttpResponse:
    """Undo a merger."""
    row = get_object_or_404(Sameness.objects.select_related("duplicate", "kept"), pk=key)
    if not may_keep(request.actor, row.kept):
        raise Http404
    because = request.POST.get("because", "").strip()
    try:
        separate(row, because=because, actor=request.actor, at=timezone.now())
    except REFUSED as error:
        messages.error(request, _("They are still one. %(why)s") % {"why": error})
    else:
        messages.success(request, _("“%(name)s” is an organisation of its own again.") % {"name": row.name})
    return redirect("web:organisation", key=row.kept_id)


def _form(
    request: Request,
    form: forms.Form,
    title: str,
    go: str,
    *,
    row: Organisation | None = None,
    state: State | None = None,
    lead: str = "",
) -> HttpResponse:
    context = {"form": form, "title": title, "go": go, "row": row, "state": state or (row and row.state), "lead": lead}
    status = 422 if request.method == "POST" else 200
    return render(request, "web/organisations/form.html", context, status=status)
