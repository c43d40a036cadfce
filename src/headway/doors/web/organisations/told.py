"""What we told whom: the list of everything sent in a State's file, narrowed, and as a file."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_GET

from headway.doors.web.parts.addresses import seal, unsealed
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.engines.exchange.listing import MEDIA_TYPES, as_csv, as_xlsx
from headway.engines.work.names import Names
from headway.engines.work.told import KINDS, Told, Wanted, is_told, told_in
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import carrying
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import State
from headway.foundation.catalogue.values import load_catalogue

HEADS = ("Date", "Kind", "What", "From", "To", "Mechanism", "Assessment")
WIDTHS = (12, 20, 60, 36, 36, 16, 14)
PAGE = 100


@require_GET
def told_page(request: Request, code: str) -> HttpResponse:
    """By day, the newest first; by kind, institution, mechanism and days."""
    state = _state(request, code)
    institutions = list(Organisation.objects.filter(state=code).order_by("name", "id"))
    rows = told_in(code, request.actor, _wanted(request, institutions))
    given = {key: request.GET.get(key, "") for key in ("q", "kind", "body", "of", "from", "to")}
    context = {
        "state": state,
        "rows": [(row, reverse(f"web:{row.page}", args=row.takes) if row.page else "") for row in rows[:PAGE]],
        "total": len(rows),
        "most": PAGE,
        "given": given,
        "kinds": KINDS.items(),
        "bodies": _bodies(),
        "institutions": [(seal(row.pk), row.name) for row in institutions if row.same_as_id is None],
        "query": urlencode({key: word for key, word in given.items() if word}),
        "narrowed": any(given.values()),
    }
    return render(request, "web/told.html", context)


@require_GET
@limited("export")
def told_file(request: Request, code: str, form: str) -> HttpResponse:
    """The same list as CSV or XLSX, every row of it."""
    _state(request, code)
    if form not in MEDIA_TYPES:
        raise Http404
    institutions = list(Organisation.objects.filter(state=code).order_by("name", "id"))
    with carrying() as carried, override("en"):
        lines = [_cells(row) for row in told_in(code, request.actor, _wanted(request, institutions))]
    data = as_csv(HEADS, lines) if form == "csv" else as_xlsx("What we told whom", HEADS, lines, WIDTHS)
    record_departure(
        f"what was told to whom ({form})",
        to="own",
        compartment=code,
        rows=carried.values(),
        actor=request.actor,
        at=timezone.now(),
    )
    headers = {"Content-Disposition": f'attachment; filename="{code}-told.{form}"'}
    return HttpResponse(data, content_type=MEDIA_TYPES[form], headers=headers)


def _state(request: Request, code: str) -> State:
    """The State, for whoever works on its file; else 404."""
    if not is_told(request.actor, code):
        raise Http404
    return get_object_or_404(State, code=code)


def _wanted(request: Request, institutions: Sequence[Organisation]) -> Wanted:
    given = request.GET
    key = unsealed(given.get("of", ""))
    chosen = [row for row in institutions if key and row.kept == key]
    return Wanted(
        words=given.get("q", "").strip(),
        kind=given.get("kind", ""),
        body=given.get("body", ""),
        names=Names.of(chosen, ()) if chosen else None,
        first=_day(given.get("from", "")),
        last=_day(given.get("to", "")),
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _bodies() -> list[tuple[str, str]]:
    catalogue = load_catalogue()
    return [(key, catalogue.organisations[body.organisation].short) for key, body in sorted(catalogue.bodies.items())]


def _cells(row: Told) -> tuple[str, ...]:
    body = dict(_bodies()).get(row.body, "")
    return (row.when, row.kind_in_words, row.what, row.sender, row.recipient, body, row.case)
