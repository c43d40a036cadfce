"""Who can see a row and why; opening and closing it; the acts that wait; what a person can see, in numbers."""

from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_GET, require_POST

from headway.doors.web.access.consent_forms import word_of
from headway.doors.web.access.consents import has_consents
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.case_rows import case_row_or_404
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.rows_said import say_row
from headway.doors.web.parts.said import say_state
from headway.doors.web.record.history import page_of
from headway.foundation.access.at_once import at_once
from headway.foundation.access.departures import departures_of
from headway.foundation.access.explaining import case_models, count_by_file, what_user_sees, who_sees
from headway.foundation.access.leaving import BEYOND_SHARED, Cover, cover_of
from headway.foundation.access.links import to_narrow_along
from headway.foundation.access.models import Audience, CaseRecord, Circle, Consent, PendingAct, User
from headway.foundation.access.opening import narrow
from headway.foundation.access.oversight import is_administrator, may_run
from headway.foundation.access.policy import SHARED
from headway.foundation.access.proposing import confirm, propose_widening, target_of, withdraw
from headway.foundation.access.recipients import readable_circles
from headway.foundation.access.second_person import ACTS, may_confirm, may_withdraw
from headway.foundation.access.widening import WIDTH, may_decide
from headway.foundation.catalogue.models import State
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale

SHOWN_LEFT = 20
NOTHING = gettext_noop("Say why in a few words: the reason stays with the act.")


@require_GET
def who_can_see(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Everybody who can see a row, each with the reason; and, for whoever decides it, opening and closing it."""
    record = case_row_or_404(request, kind, key, onward=True)  # what it points to says which consents cover it
    actor = request.actor
    cover = cover_of(record, record.audience, circle=record.circle, on=actor.today) if _has_left(record) else None
    decides = [audience for audience in Audience if may_decide(actor, record, audience)] if actor.seats else []
    circles = readable_circles(actor).filter(Q(compartment__in={record.compartment, ""}) | Q(pk=record.circle))
    circle = next((one for one in circles if one.pk == record.circle), None) if record.circle else None
    narrower = [a for a in reversed(decides) if WIDTH[a] < WIDTH[record.audience] and _fits(record, a)]
    left = list(departures_of(record, actor)[: SHOWN_LEFT + 1]) if narrower else []
    consent = cover.consent if cover else None
    waiting, consents = at_once(
        PendingAct.objects.visible_to(actor).filter(target=record.pk, status=PendingAct.Status.OPEN),
        Consent.objects.visible_to(actor).filter(pk__in=[consent.pk] if consent else []),
    )
    may_record = record.compartment and record.kind != Consent.kind and has_consents(actor, record.compartment)
    context = {
        "record": record,
        "consent_for": word_of(record) if may_record else "",
        "page": page_of(record, actor),
        "sees": who_sees(record, actor),
        "circle": circle,
        "cover": _told(cover, seen=bool(consents)),
        "has_left": _has_left(record),
        "wider": [a for a in decides if WIDTH[a] > WIDTH[record.audience] and _fits(record, a)],
        "again": record.audience in SHARED and record.audience in decides,
        "narrower": narrower,
        "left": left[:SHOWN_LEFT],
        "left_more": len(left) > SHOWN_LEFT,
        "circles": circles,
        "waiting": sorted(waiting, key=attrgetter("proposed_at", "pk")),
    }
    return render(request, "web/who_sees.html", context)


@require_POST
def open_row(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Open a row wider, or propose it where a second person confirms."""
    record = case_row_or_404(request, kind, key, onward=True)
    audience, reason = request.POST.get("audience", ""), request.POST.get("reason", "").strip()
    circle = _circle(request)
    if audience not in WIDTH:
        raise Http404
    with refusals_told(request):
        if not reason:
            raise NotAllowed(_(NOTHING))
        pending = propose_widening(
            record,
            audience,
            circle=circle.pk if circle else None,
            along=bool(request.POST.get("along")),
            actor=request.actor,
            at=timezone.now(),
            reason=reason,
        )
        messages.success(request, _("It is proposed and waits.") if pending else _("It is open."))
    return _back(kind, key)


@require_POST
def close_row(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Close a row to some of its readers."""
    record = case_row_or_404(request, kind, key, onward=True)
    audience, reason = request.POST.get("audience", ""), request.POST.get("reason", "").strip()
    if audience not in WIDTH:
        raise Http404
    try:
        if not reason:
            raise NotAllowed(_(NOTHING))
        along = bool(request.POST.get("along"))
        moved = to_narrow_along(record, audience, record.circle) if along else []
        left = departures_of(record, request.actor, along=moved).count()
        narrow(record, audience, actor=request.actor, at=timezone.now(), reason=reason, along=along)
    except (NotAllowed, Stale) as error:
        messages.error(request, str(error))
        return _back(kind, key)
    messages.success(request, _("It is closed to them.") + " " + _cannot_be_recalled(left))
    stays = type(record).objects.visible_to(request.actor).filter(pk=key).exists()
    return _back(kind, key) if stays else HttpResponseRedirect(reverse("web:home"))


@require_GET
def pending_list(request: Request) -> HttpResponse:
    """The acts that wait on the reader's side, then those that ended."""
    if not request.actor.seats:
        raise Http404
    rows = list(
        PendingAct.objects.visible_to(request.actor).select_related("holder").order_by("-proposed_at", "id")[:100]
    )
    waiting = []
    for row in rows:
        target = target_of(row) if row.status == PendingAct.Status.OPEN else None
        if target is not None:
            may = may_confirm(request.actor, row, target)
            stop = bool(may_withdraw(request.actor, row, target))
            waiting.append({"act": row, "title": _(ACTS[row.what].title), "target": target, "may": may, "stop": stop})
    ended = [row for row in rows if row.status != PendingAct.Status.OPEN]
    return render(request, "web/pending.html", {"waiting": waiting, "ended": ended})


@require_POST
def confirm_pending(request: Request, key: UUID) -> HttpResponse:
    """Carry out what somebody else proposed."""
    return _decided(request, key, _("It is done."))


@require_POST
def withdraw_pending(request: Request, key: UUID) -> HttpResponse:
    """Stop an act that waits."""
    return _decided(request, key, _("It is withdrawn."), stop=True)


@require_GET
def user_sees(request: Request, key: UUID) -> HttpResponse:
    """What a person can see, in numbers: for the administrators who look after the account, and for the person."""
    user = get_object_or_404(User.objects.prefetch_related("memberships__organisation"), pk=key)
    if user.pk != request.actor.user and not (
        is_administrator(request.actor) and may_run(request.actor, user, list(user.memberships.all()))
    ):
        raise Http404
    seen = what_user_sees(user, request.actor.today)
    known = State.objects.filter(code__in={line.compartment for line in seen})
    names = {state.code: say_state(state.code) for state in known}
    ordered = sorted(seen, key=lambda line: (names.get(line.compartment, ""), line.kind, WIDTH[line.audience]))
    files = [
        (names.get(code, _("No single State")), list(rows)) for code, rows in groupby(ordered, lambda s: s.compartment)
    ]
    context = {"person": user, "files": files, "total": sum(count_by_file(seen).values()), "kinds": len(case_models())}
    return render(request, "web/user_sees.html", context)


def _decided(request: Request, key: UUID, said: str, *, stop: bool = False) -> HttpResponse:
    pending = get_object_or_404(PendingAct.objects.visible_to(request.actor), pk=key)
    reason = request.POST.get("reason", "").strip()
    with refusals_told(request):
        if stop and not reason:
            raise NotAllowed(_(NOTHING))
        if stop:
            withdraw(pending, actor=request.actor, at=timezone.now(), reason=reason)
        else:
            confirm(pending, actor=request.actor, at=timezone.now())
        messages.success(request, said)
    return HttpResponseRedirect(reverse("web:pending"))


def _circle(request: Request) -> Circle | None:
    named = request.POST.get("circle", "")
    if not named:
        return None
    return next((circle for circle in readable_circles(request.actor) if seal(circle.pk) == named), None)


def _fits(record: CaseRecord, audience: str) -> bool:
    """Whether an audience makes sense for whoever holds the row."""
    if audience == Audience.BODY:
        return record.holder.body_id is not None
    return audience != Audience.STATE or record.holder.state_id is not None


def _told(cover: Cover | None, *, seen: bool) -> str:
    """What lets a row out, in words; of a consent that the reader may not see only that there is one."""
    if cover is None:
        return ""
    if cover.consent is None:
        return str(cover)
    return say_row(cover.consent) if seen else _("the State's recorded consent")


def _has_left(record: CaseRecord) -> bool:
    return record.audience in BEYOND_SHARED


def _cannot_be_recalled(files: int) -> str:
    """What closing a row does not undo, with the number of files of one's own side that hold it."""
    if not files:
        return _("What they have read or taken away cannot be recalled.")
    if files == 1:
        return _("What they have read or taken away cannot be recalled: one file that may hold it left from your side.")
    return ngettext(
        "What they have read or taken away cannot be recalled: %(files)s file that may hold it left from your side.",
        "What they have read or taken away cannot be recalled: %(files)s files that may hold it left from your side.",
        files,
    ) % {"files": files}


def _back(kind: str, key: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("web:who-sees", args=[kind, key]))
