"""A draft that was sent, to be read on the site and commented on at its paragraphs."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.requests import Request
from headway.engines.exchange.returns import sent_blocks
from headway.engines.exchange.values import SentBlock
from headway.engines.exchange.written import may_write_comment, write_comment
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.reports.models import Comment, Sending


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the draft and what was said on it that this reader may see."""

    block: SentBlock
    comments: list[Comment]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or the cells of one row of a table side by side; `on` is the block that has the form, if one has."""

    cells: list[list[Line]]
    on: SentBlock | None

    @property
    def last(self) -> SentBlock:
        return self.cells[-1][-1].block

    @property
    def choices(self) -> list[SentBlock]:
        return [line.block for cell in self.cells for line in cell]


def parts_of(lines: list[Line], at: str) -> list[Part]:
    """The lines as they stand under one another: what shares a row of the file's tables is one part."""
    parts = []
    for _key, run in groupby(enumerate(lines), key=_place):
        found = [line for _number, line in run]
        cells = [list(cell) for _column, cell in groupby(found, key=lambda line: line.block.column)]
        parts.append(Part(cells, next((line.block for line in found if line.block.key == at), None)))
    return parts


def _place(numbered: tuple[int, Line]) -> tuple[int, int]:
    """A row of a table has its own number; outside tables every block stands by itself."""
    number, line = numbered
    return (0, line.block.row) if line.block.row else (number + 1, 0)


@require_GET
def draft_text(request: Request, key: UUID) -> HttpResponse:
    """The version as it was sent, block by block, with the comments beside; one block at a time has the form."""
    sending = _sending(request, key)
    try:
        blocks = sent_blocks(sending)
    except (Unreadable, FileNotFoundError):
        raise Http404 from None
    found = Comment.objects.visible_to(request.actor).leading_to_visible(request.actor, "returned")
    rows = found.filter(returned__sending=sending.pk, returned__withdrawn_on=None)
    said: dict[str, list[Comment]] = {}
    for row in rows.select_related("returned__institution").order_by("returned_id", "order", "id"):
        said.setdefault(row.block, []).append(row)
    at = request.GET.get("at", "")
    context = {
        "sending": sending,
        "assessment": sending.assessment,
        "parts": parts_of([Line(block, said.get(block.key, [])) for block in blocks], at),
        "on_the_whole": said.get("", []),
        "at": at,
        "matters": Comment.Matter.choices,
        "may_write": bool(may_write_comment(request.actor, sending)),
    }
    return render(request, "web/drafts/text.html", context)


@require_POST
def comment(request: Request, key: UUID) -> HttpResponse:
    """Write a comment on a paragraph, or on the whole draft."""
    sending = _sending(request, key)
    block, matter = request.POST.get("block", ""), request.POST.get("matter", "")
    if matter and matter not in Comment.Matter.values:
        raise Http404
    with refusals_told(request):
        write_comment(
            sending,
            block,
            text=request.POST.get("text", ""),
            instead=request.POST.get("instead", ""),
            matter=matter,
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("It is written. It is your institution’s own until you pass it on."))
    return HttpResponseRedirect(reverse("web:draft-text", args=[sending.pk]) + (f"#b-{block}" if block else ""))


def _sending(request: Request, key: UUID) -> Sending:
    found = Sending.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    return get_object_or_404(found.select_related("assessment", "file", "holder"), pk=key)
