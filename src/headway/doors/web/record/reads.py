"""Who has read what is marked: written down once the answer has gone out, shown to whoever answers for the rows."""

from collections import defaultdict
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from headway.doors.web.parts.addresses import unsealed_or_404
from headway.doors.web.parts.closing import once_sent
from headway.doors.web.parts.requests import Request
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.noting import Noted
from headway.foundation.access.reads import keeps_reads, reads_of_own_side, write_reads
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.models.record import kinds

SHOWN = 200


def after_sending(response: HttpResponse, noted: dict[UUID, Noted], actor: Actor) -> None:
    """Have the reads of an answer written down when the server closes it, so that nobody waits for that."""
    if noted:
        once_sent(response, lambda: write_reads(noted.values(), actor=actor, at=timezone.now()))


@require_GET
def read_list(request: Request) -> HttpResponse:
    """The reads of one's own side's marked rows, the newest first; `?record=` narrows to one row."""
    if not keeps_reads(request.actor):
        raise Http404
    reads = reads_of_own_side(request.actor)
    wanted = request.GET.get("record", "")
    if wanted:
        reads = reads.filter(record__in=unsealed_or_404([wanted]))
    shown = list(reads[: SHOWN + 1])
    rows = _rows({(read.kind, read.record) for read in shown}, request.actor)
    lines = [(read, rows.get(read.record)) for read in shown[:SHOWN]]
    context = {"lines": lines, "more": len(shown) > SHOWN, "shown": SHOWN, "one": rows if wanted else None}
    return render(request, "web/reads.html", context)


def _rows(wanted: set[tuple[str, UUID]], actor: Actor) -> dict[UUID, CaseRecord]:
    """The rows that were read, as far as the reader of the log may still see them: one question for each kind."""
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for kind, key in wanted:
        by_kind[kind].append(key)
    known, found = kinds(), {}
    for kind, keys in sorted(by_kind.items()):
        model = known.get(kind)
        if model is not None and issubclass(model, CaseRecord):
            found.update({row.pk: row for row in model.objects.visible_to(actor).filter(pk__in=keys)})
    return found
