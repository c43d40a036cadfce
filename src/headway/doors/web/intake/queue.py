"""The queue: give a folder, see how each file stands, take one in hand, say what it is, settle duplicates."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.assessments.queries import called
from headway.doors.web.intake.queue_forms import QueueForm
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.offering import said_choices
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.uploads import too_large
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue.adding import Given, add_to_queue, files_in
from headway.engines.intake.queue.claims import let_go, take
from headway.engines.intake.queue.standing import Place, standing_of
from headway.engines.intake.queue.working import (
    CannotDrop,
    drop,
    keep_both,
    lines_of,
    link_version,
    read_again,
    say_kind,
)
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.foundation.access.rules import may_write
from headway.foundation.core.verdicts import NotAllowed

A_PAGE = 25
EVERY = 6
"""Seconds after which the page is asked for again while files wait to be read."""
SAID = {
    Place.WAITING: gettext_noop("wait to be read"),
    Place.READING: gettext_noop("being read"),
    Place.ASKED: gettext_noop("name people without an office"),
    Place.OPEN: gettext_noop("read, to be worked off"),
    Place.IN_HAND: gettext_noop("in somebody's hand"),
    Place.DONE: gettext_noop("done"),
    Place.REFUSED: gettext_noop("refused"),
}
KINDS = said_choices((kind.value, kind.value.replace("-", " ")) for kind in DocumentKind)


@require_http_methods(["GET", "POST"])
@limited("upload", method="POST")
def queue(request: Request) -> HttpResponse:
    """What waits and how it stands; several files or a ZIP come in here."""
    if not request.actor.seats:
        raise Http404
    form = QueueForm(request.POST or None, request.FILES or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            return _added(request, form)
        except (Unreadable, NotAllowed) as error:
            form.add_error("several", str(error))
    shown = _page(request)
    status = 422 if request.method == "POST" else 200
    page = render(request, "web/intake/queue.html", {"form": form, **shown}, status=status)
    if shown["busy"] and request.method == "GET" and "still" not in request.GET:
        page.headers["Refresh"] = str(EVERY)
    return page


def _added(request: Request, form: QueueForm) -> HttpResponse:
    compartment = form.cleaned_data["compartment"]
    assessment = called(form.cleaned_data["assessment"], request.actor) if form.cleaned_data["assessment"] else None
    rows = add_to_queue(
        _given(form),
        holder=request.actor.seats[0].organisation,
        compartment=compartment or (assessment.compartment if assessment else ""),
        actor=request.actor,
        at=timezone.now(),
        assessment=assessment.pk if assessment else None,
    )
    waiting = sum(row.state == QueuedFile.State.WAITING for row in rows)
    messages.success(
        request,
        _("%(waiting)s of %(all)s files wait to be read; those refused say why.")
        % {"waiting": waiting, "all": len(rows)},
    )
    return redirect("web:queue")


def _given(form: QueueForm) -> Iterator[Given]:
    """The files one after the other, so that none but one is held in memory."""
    for upload in form.uploads():
        name = upload.name or "file"
        if upload.size is not None and upload.size > limits().max_bytes:
            yield Given(name, b"", too_large(upload.size))
        else:
            yield from files_in(name, upload.read())


def _page(request: Request) -> dict[str, object]:
    rows = QueuedFile.objects.visible_to(request.actor).select_related("source__file", "file", "holder")
    wanted = request.GET.get("show", "")
    now = timezone.now()
    standing = standing_of(QueuedFile.objects.visible_to(request.actor), request.actor, at=now)
    shown = rows.filter(pk__in=standing.at(Place(wanted))) if wanted in set(Place) else rows.exclude(state="dropped")
    page = Paginator(shown.order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    return {
        "lines": lines_of(list(page.object_list), request.actor, at=now),
        "page": page,
        "standing": standing,
        "where": [(place, _(SAID[place]), many) for place, many in standing.counts if many and place != Place.DROPPED],
        "worked_off": standing.count(Place.DONE, Place.REFUSED),
        "dropped": standing.count(Place.DROPPED),
        "busy": standing.read < standing.total,
        "kinds": KINDS(),
        "wanted": wanted,
    }


@require_POST
def work_on(request: Request, key: UUID) -> HttpResponse:
    """One thing done with one file: taken in hand, named, kept beside its duplicate, dropped, read again."""
    item = get_object_or_404(QueuedFile.objects.visible_to(request.actor).select_related("source__file"), pk=key)
    verdict = may_write(request.actor, holder=item.holder_id, compartment=item.compartment, circle=item.circle)
    if not verdict:
        messages.error(request, verdict.because)
        return redirect("web:queue")
    with refusals_told(request, CannotDrop, ValueError):
        return _done(request, item, request.POST.get("act", ""))
    return redirect("web:queue")


def _done(request: Request, item: QueuedFile, act: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    line = lines_of([item], actor, at=now)[0]
    match act:
        case "take" | "take-over":
            return _taken(request, item, over=act == "take-over")
        case "let-go":
            let_go(item.pk, actor)
        case "kind":
            say_kind(item, request.POST.get("kind", ""), actor=actor, at=now)
        case "both":
            keep_both(item, actor=actor, at=now)
        case "version" if line.twin is not None and item.source is not None:
            link_version(item, line.twin, actor=actor, at=now)
        case "drop":
            drop(item, actor=actor, at=now)
        case "again" if item.state == QueuedFile.State.REFUSED and item.file is not None:
            read_again(item, actor=actor, at=now)
        case _:
            raise ValueError("This can no longer be done with the file: look at how it stands now.")
    return redirect("web:queue")


def _taken(request: Request, item: QueuedFile, *, over: bool) -> HttpResponse:
    claim = take(item.pk, request.actor, at=timezone.now(), over=over)
    if claim.user != request.actor.user:
        messages.warning(
            request,
            _("%(who)s has it in hand until %(until)s. You can take it over.")
            % {"who": claim.who, "until": f"{claim.until:%H:%M}"},
        )
        return redirect("web:queue")
    if item.state == QueuedFile.State.READ and item.document_kind == DocumentKind.TRACKER:
        return redirect("web:tracker", key=item.pk)
    if item.source_id and item.document_kind == DocumentKind.EARLIER_REPORT:
        return redirect("web:earlier-report", key=item.source_id)
    if item.source_id:
        return redirect("web:reading", key=item.source_id)
    return redirect("web:queue")
