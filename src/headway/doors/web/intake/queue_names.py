"""People without an office whom a file of the queue names: where they stand, and what becomes of their names."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.named import grouped
from headway.doors.web.parts.requests import Request
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue.named import found_in
from headway.engines.intake.queue.working import decide_names


@require_http_methods(["GET", "POST"])
def names(request: Request, key: UUID) -> HttpResponse:
    """The passages with the names, and what was decided; a file that asks nothing any more leads back to the queue."""
    item = get_object_or_404(QueuedFile.objects.visible_to(request.actor).select_related("file"), pk=key)
    if item.state != QueuedFile.State.ASKED:
        return redirect("web:queue")
    if request.method == "POST":
        with refusals_told(request):
            decide_names(
                item,
                black_out=request.POST.getlist("name"),
                keep=request.POST.get("names") == "keep",
                actor=request.actor,
                at=timezone.now(),
            )
            messages.success(request, _("The names are decided on: the file is read now."))
        return redirect("web:queue")
    return render(request, "web/intake/names.html", {"groups": grouped(found_in(item)), "waits": item.name})
