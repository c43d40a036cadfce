"""A State's consents: those on its file, putting one on record, withdrawing one."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.doors.web.access.consent_documents import document_of, record_with_file
from headway.doors.web.access.consent_forms import ConsentForm, covered_rows, name_covered, say_covered
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.statuses import Status
from headway.doors.web.parts.uploads import note_refused
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.reports.models import Edition
from headway.foundation.access.consenting import (
    may_consent,
    may_withdraw_consent,
    withdraw_consent,
)
from headway.foundation.access.departures import departures_of
from headway.foundation.access.models import CaseRecord, Consent
from headway.foundation.access.opening import own_side
from headway.foundation.access.policy import BODY_ROLES, STATE_ROLES
from headway.foundation.access.widening import answers_for
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import State
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken


@dataclass(frozen=True, slots=True)
class Line:
    """A consent as a page shows it: how it stands, and what it covers, with its page where the reader may open it."""

    consent: Consent
    standing: Status
    covers: str
    words: str
    page: str


@require_GET
def consent_list(request: Request, code: str) -> HttpResponse:
    """The consents of a State's file that the reader may see, those that stand first."""
    state = get_object_or_404(State, code=code)
    consents = list(Consent.objects.visible_to(request.actor).filter(compartment=code).order_by("-given_on", "-id"))
    may_record = draft_of(request.actor, code) is not None
    if not consents and not may_record:
        raise Http404
    covered = covered_rows(request.actor, code)
    lines = [_line(consent, covered) for consent in consents]
    context = {
        "state": state,
        "standing": [line for line in lines if line.consent.withdrawn_on is None],
        "withdrawn": [line for line in lines if line.consent.withdrawn_on is not None],
        "may_record": may_record,
    }
    return render(request, "web/consents.html", context)


@limited("upload", method="POST")
def new_consent(request: Request, code: str) -> HttpResponse:
    """Put a consent on record; `?row=observation:…` says for which row."""
    state = get_object_or_404(State, code=code)
    draft = draft_of(request.actor, code)
    if draft is None:
        raise Http404
    row = request.GET.get("row", "")
    asked = {"what": Consent.What.PUBLISH, **({"what": request.GET["what"]} if "what" in request.GET else {})}
    form = ConsentForm(
        request.POST or None,
        request.FILES or None,
        actor=request.actor,
        state=code,
        side=draft.audience,
        row=row,
        initial=asked,
    )
    if request.method == "POST" and form.is_valid():
        try:
            consent = record_with_file(form.consent(draft), form, actor=request.actor, at=timezone.now())
        except (NotTaken, Unreadable) as error:
            note_refused(request, error)
            form.add_error("file", str(error))
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The consent is on record."))
            return HttpResponseRedirect(reverse("web:consent", args=[consent.pk]))
    context = {"state": state, "form": form, "holder": draft.holder, "limit": limits().max_bytes}
    return render(request, "web/new_consent.html", context)


@require_GET
def consent_page(request: Request, key: UUID) -> HttpResponse:
    """One consent; for whoever may, with the form that withdraws it."""
    consent = get_object_or_404(Consent.objects.visible_to(request.actor).select_related("holder", "file"), pk=key)
    context = {
        "state": State.objects.filter(code=consent.compartment).first(),
        "line": _line(consent, covered_rows(request.actor, consent.compartment)),
        "document": document_of(consent, request.actor),
        "may_withdraw": bool(may_withdraw_consent(request.actor, consent)),
        "untold": consent.audience == own_side(consent) and answers_for(request.actor, consent),
    }
    return render(request, "web/consent.html", context)


@require_POST
def end_consent(request: Request, key: UUID) -> HttpResponse:
    """Withdraw a consent: what only it had let out is closed again."""
    consent = get_object_or_404(Consent.objects.visible_to(request.actor).select_related("holder"), pk=key)
    reason = request.POST.get("reason", "").strip()
    with refusals_told(request):
        if not reason:
            raise NotAllowed(_("Say why in a few words: the reason stays with the act."))
        closed = withdraw_consent(consent, actor=request.actor, at=timezone.now(), reason=reason)
        messages.success(request, _closed(closed, request.actor))
    return HttpResponseRedirect(reverse("web:consent", args=[key]))


def has_consents(actor: Actor, code: str) -> bool:
    """Whether pages lead to the consents of a State: for whoever answers for a side of its file."""
    answering = (seat for seat in actor.seats if seat.role in BODY_ROLES | STATE_ROLES and seat.scope is None)
    return any(seat.compartment in {"", code} for seat in answering)


def draft_of(actor: Actor, code: str) -> Consent | None:
    """An empty consent of that State, held by the organisation for which the actor may record one; None if by none."""
    held = {seat.organisation: None for seat in actor.seats if seat.compartment in {"", code}}
    known = Organisation.objects.in_bulk(held) if held else {}
    for organisation in (known[key] for key in held if key in known):
        draft = Consent(compartment=code, holder=organisation, document="named in the form")
        if may_consent(actor, draft):
            draft.audience, draft.document = own_side(draft), ""
            return draft
    return None


def _line(consent: Consent, covered: Mapping[UUID, CaseRecord]) -> Line:
    row = covered.get(consent.scope) if consent.scope else None
    kept = name_covered(row) if row else consent.covers
    words = consent.covers if consent.covers != kept and not consent.covers.startswith("one ") else ""
    return Line(consent, _standing(consent), say_covered(row) if row else consent.covers, words, _page_of(row))


def _standing(consent: Consent) -> Status:
    if consent.withdrawn_on is not None:
        return Status(_("Withdrawn"))
    return (
        Status(pgettext("a consent", "Stands"), 100, "good")
        if consent.scope
        else Status(_("On record only"), 25, "little")
    )


def _page_of(row: CaseRecord | None) -> str:
    match row:
        case Assessment():
            return reverse("web:assessment", args=[row.code])
        case Edition():
            return reverse("web:reports", args=[row.assessment.code])
        case Source():
            return reverse("web:source", args=[row.pk])
        case _:
            return ""


def _closed(rows: list[CaseRecord], actor: Actor) -> str:
    """What a withdrawal did; only the State is told how many rows, as they may be more than one Body's."""
    files = departures_of(rows[0], actor, along=rows[1:]).count() if rows else 0
    told = _("What has been read or taken away cannot be recalled.")
    if files:
        told = ngettext(
            "What has been read or taken away cannot be recalled: %(files)s file of your side may hold it.",
            "What has been read or taken away cannot be recalled: %(files)s files of your side may hold it.",
            files,
        ) % {"files": files}
    if actor.side is not Side.STATE or not rows:
        return f"{_('It is withdrawn. What only it had let out is closed again.')} {told}"
    if len(rows) == 1:
        return f"{_('It is withdrawn. One row that only it had let out is closed again.')} {told}"
    many = ngettext(
        "It is withdrawn. %(rows)s row that only it had let out is closed again.",
        "It is withdrawn. %(rows)s rows that only it had let out are closed again.",
        len(rows),
    ) % {"rows": len(rows)}
    return f"{many} {told}"
