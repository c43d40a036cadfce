"""Files of IATI activities: taken in, shown dry, made offers of in one act, undone in one."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from headway.doors.web.assistance.overview import offering_seat
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.uploads import read_upload
from headway.doors.web.visits.visit import state_of
from headway.engines.exchange.iati.planning import Outcome
from headway.engines.exchange.iati.taking_over import (
    NotAsShown,
    apply_activities,
    plan_kept,
    receive_activities,
    undo_activities,
)
from headway.engines.exchange.models import ActivityImport
from headway.engines.intake.readers.limits import Unreadable
from headway.foundation.access.rules import may_provide
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import State
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale
from headway.foundation.ledger.scanning import NotTaken
from headway.foundation.ledger.undoing import CannotUndo

BAD = (NotAllowed, Stale, NotTaken, Unreadable, NotAsShown, CannotUndo)


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: Request, code: str) -> HttpResponse:
    """Give a file of activities; what it would do is shown before anything is written."""
    state, seat = get_object_or_404(State, code=code), offering_seat(request.actor, code)
    if seat is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        file: UploadedFile[bytes] | None = request.FILES.get("file")
        try:
            if file is None:
                raise Unreadable(_("Choose an XML file of IATI activities."))
            data = read_upload(file)
            holder = Organisation.objects.get(pk=seat.organisation)
            kept = receive_activities(
                data, name=file.name or "activities.xml", state=code, holder=holder, actor=request.actor,
                at=timezone.now(),
            )  # fmt: skip
        except BAD as error:
            problem = str(error)
        else:
            return redirect("web:activities", key=kept.pk)
    rows = ActivityImport.objects.visible_to(request.actor).leading_to_visible(request.actor, "source")
    log = rows.filter(compartment=code).select_related("source").order_by("-received_on", "-id")
    context = {"state": state, "problem": problem, "log": log}
    return render(request, "web/assistance/take_in.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def shown(request: Request, key: UUID) -> HttpResponse:
    """Every activity of a file with what it would do, or did."""
    row = _seen(request, key)
    context: dict[str, object] = {
        "row": row,
        "state": state_of(row.compartment),
        "stands": row.applied_on is not None and row.undone_on is None,
        "may": bool(may_provide(request.actor, holder=row.holder_id, compartment=row.compartment)),
    }
    try:
        found = plan_kept(row, request.actor)
    except Unreadable as error:
        context["problem"] = str(error)
    else:
        context |= {
            "groups": [(outcome, found.of(outcome)) for outcome in Outcome if found.of(outcome)],
            "counts": found.counts,
            "digest": found.digest,
            "writes": bool(found.of(Outcome.CREATE) or found.of(Outcome.UPDATE)),
        }
    return render(request, "web/assistance/activities.html", context)


@require_POST
def apply(request: Request, key: UUID) -> HttpResponse:
    """Make offers of what was shown."""
    row = _seen(request, key)
    try:
        apply_activities(row, shown=request.POST.get("shown", ""), actor=request.actor, at=timezone.now())
    except BAD as error:
        messages.error(request, _("Nothing was taken over. %(why)s") % {"why": error})
    else:
        messages.success(
            request,
            _("Taken over: %(created)s new, %(updated)s changed. Only your organisation sees them.")
            % {"created": row.created, "updated": row.updated},
        )
    return redirect("web:activities", key=row.pk)


@require_POST
def undo(request: Request, key: UUID) -> HttpResponse:
    """Take back what a file brought in."""
    row = _seen(request, key)
    try:
        ended, restored = undo_activities(row, actor=request.actor, at=timezone.now())
    except BAD as error:
        messages.error(request, _("It was not taken back. %(why)s") % {"why": error})
    else:
        messages.success(
            request,
            _("Taken back: %(ended)s rows ended, %(restored)s stand as before.")
            % {"ended": ended, "restored": restored},
        )
    return redirect("web:activities", key=row.pk)


def _seen(request: Request, key: UUID) -> ActivityImport:
    rows = ActivityImport.objects.visible_to(request.actor).leading_to_visible(request.actor, "source")
    return get_object_or_404(rows.select_related("source__file", "holder"), pk=key)
