"""Reviewing an earlier report: its page on one side, its recommendations on the other, one key to accept."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.recommendations.models import Recommendation
from headway.doors.web.intake.cards import decisions_on, visit_is_waiting
from headway.doors.web.intake.earlier_report_forms import RecommendationForm
from headway.doors.web.intake.reading_in import already_on_file, delegation_of, visit_form
from headway.doors.web.parts.highlighting import Paragraph, Span, paragraphs
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.sources_seen import source_seen
from headway.engines.intake.acceptance import text_of
from headway.engines.intake.decisions import AlreadyDecided, reject
from headway.engines.intake.documents.earlier_reports.acceptance import (
    UNCHANGED,
    OfAnotherState,
    RecommendationEdits,
    accept_all_waiting,
    accept_recommendation,
    accepted_from,
    recommendation_key,
)
from headway.engines.intake.documents.earlier_reports.sources import KeptReport, report_of
from headway.engines.intake.documents.earlier_reports.values import FoundRecommendation, ReadReport
from headway.engines.intake.models import Decision
from headway.foundation.access.rules import may_assess
from headway.foundation.catalogue.models import Area
from headway.foundation.core.verdicts import NotAllowed

AROUND = 2_500
"""Characters of a report without pages that stand before and after the recommendation that is looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """One found recommendation as the list shows it; `decision` is None while it waits.

    `by_machine` are the pages of its words that a machine read and nobody has compared with their pictures.
    """

    key: str
    found: FoundRecommendation
    decision: Decision | None
    row: Recommendation | None
    by_machine: tuple[int, ...] = ()

    @property
    def state(self) -> str:
        return self.decision.outcome if self.decision else "waiting"


@dataclass(frozen=True, slots=True)
class Beside:
    """The stretch of the report that stands beside the list."""

    lines: Sequence[Paragraph]
    page: int | None
    page_before: int | None
    page_after: int | None
    by_machine: bool = False


def review(request: Request, key: UUID) -> HttpResponse:
    """What an earlier report recommends: one in sight with its page, all in a list, and whether any is missing."""
    source, kept = _report(request, key)
    reading, report = kept.reading, kept.report
    items = _items(source, report, request)
    waiting = [item for item in items if item.decision is None]
    now = _chosen(items, request.GET.get("at", "")) or (waiting[0] if waiting else None)
    place = items.index(now) if now else 0
    assessments = _assessments(request, source)
    context = {
        "source": source,
        "reading": reading,
        "report": report,
        "items": items,
        "waiting": len(waiting),
        "done": len(items) - len(waiting),
        "at_once": sum(not item.by_machine for item in waiting),
        "machine": source.machine_pages(0, source.characters),
        "now": now,
        "before": items[place - 1].key if now and place else "",
        "after": items[place + 1].key if now and place + 1 < len(items) else "",
        "beside": _beside(source, kept, now, _page(request)),
        "area": Area.objects.filter(pk=now.found.area).first() if now and now.found.area else None,
        "may_decide": _may_decide(request, source),
        "assessments": assessments,
        "under": request.GET.get("assessment", already_on_file(source, reading, assessments)),
        "visit_waits": visit_is_waiting(decisions_on(source, request.actor), reading),
        "visit_form": visit_form(source, reading, request),
        "delegation": delegation_of(reading),
        "figures": len(reading.quantities),
        "missing_on": sorted({page for gap in report.completeness.gaps for page in gap.pages}),
    }
    return render(request, "web/intake/earlier_report.html", context)


@require_POST
def decide(request: Request, key: UUID, proposal: str) -> HttpResponse:
    """Accept or reject one recommendation and go on to the next that waits."""
    source, kept = _report(request, key)
    report = kept.report
    item = _one(source, report, request, proposal)
    try:
        if request.POST.get("decision") == "reject":
            reject(source, proposal, actor=request.actor, at=timezone.now())
        else:
            _accept(request, source, item, UNCHANGED)
    except (AlreadyDecided, NotAllowed, OfAnotherState) as error:
        messages.error(request, str(error))
    return _next(request, source, report, item)


@require_http_methods(["GET", "POST"])
def change(request: Request, key: UUID, proposal: str) -> HttpResponse:
    """Change what was read of a recommendation, never its words, and accept it."""
    source, kept = _report(request, key)
    report = kept.report
    item = _one(source, report, request, proposal)
    found = item.found
    initial = {
        "text": found.text,
        "number": found.number,
        "kind": found.kind,
        "priority": found.priority,
        "areas": [found.area],
    }
    form = RecommendationForm(request.POST or None, initial=initial, by_machine=bool(item.by_machine))
    if request.method == "POST" and form.is_valid():
        try:
            _accept(request, source, item, form.edits())
        except (AlreadyDecided, NotAllowed, OfAnotherState) as error:
            messages.error(request, str(error))
        return _next(request, source, report, item)
    under = request.POST.get("assessment", "") or request.GET.get("assessment", "")
    context = {"source": source, "item": item, "form": form, "under": under}
    return render(request, "web/intake/recommendation.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def accept_waiting(request: Request, key: UUID) -> HttpResponse:
    """Accept everything that waits, as one act; what a machine read and nobody has compared is looked at singly."""
    source, kept = _report(request, key)
    items = _items(source, kept.report, request)
    waiting = [item.found for item in items if item.decision is None and not item.by_machine]
    try:
        rows = accept_all_waiting(
            source, waiting, _assessment(request, source), actor=request.actor, at=timezone.now()
        )[1]
    except (AlreadyDecided, NotAllowed, OfAnotherState) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _kept(len(rows)))
    return HttpResponseRedirect(_address(request, source))


def _kept(count: int) -> str:
    said = ngettext("%(n)s recommendation is kept.", "%(n)s recommendations are kept.", count)
    return said % {"n": count}


def _accept(request: Request, source: Source, item: Item, edits: RecommendationEdits) -> None:
    accept_recommendation(
        source, item.found, _assessment(request, source), actor=request.actor, at=timezone.now(), edits=edits
    )


def _report(request: Request, key: UUID) -> tuple[Source, KeptReport]:
    source = source_seen(request, key)
    kept = report_of(source)
    if kept is None:
        raise Http404
    return source, kept


def _items(source: Source, report: ReadReport, request: Request) -> list[Item]:
    decided, rows = decisions_on(source, request.actor), accepted_from(source, request.actor)
    keyed = ((recommendation_key(found), found) for found in report.recommendations)
    return [
        Item(key, found, decided.get(key), rows.get(found.start), source.machine_pages(found.start, found.end))
        for key, found in keyed
    ]


def _chosen(items: Sequence[Item], key: str) -> Item | None:
    return next((item for item in items if item.key == key), None)


def _one(source: Source, report: ReadReport, request: Request, proposal: str) -> Item:
    item = _chosen(_items(source, report, request), proposal)
    if item is None:
        raise Http404
    return item


def _beside(source: Source, kept: KeptReport, now: Item | None, asked: int | None) -> Beside:
    """The asked page, or the page of the one that is looked at; where there are no pages, what stands around it."""
    text, found = text_of(source), now.found if now else None
    page = asked or (found.page if found else None) or (kept.pages[0].number if kept.pages else None)
    span = kept.span_of(page) if page else None
    if span:
        start, end = span
        end = found.end if found and not asked and start <= found.start < end < found.end else end
    elif page:
        start = end = 0
    else:
        at = found.start if found else 0
        start = text.rfind("\n", 0, max(0, at - AROUND)) + 1
        end = text.find("\n", (found.end if found else 0) + AROUND)
        end = len(text) if end < 0 else end
    inside = [one for one in kept.report.recommendations if one.start < end and one.end > start]
    spans = [Span(one.start - start, one.end - start, recommendation_key(one), one.kind) for one in inside]
    last = max((piece.number for piece in kept.pages), default=0)
    return Beside(
        paragraphs(text[start:end], spans),
        page,
        page - 1 if page and page > 1 else None,
        page + 1 if page and page < last else None,
        page in source.machine_pages(0, source.characters),
    )


def _page(request: Request) -> int | None:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and 0 < int(asked) < 100_000 else None


def _may_decide(request: Request, source: Source) -> bool:
    return bool(
        may_assess(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
    )


def _assessments(request: Request, source: Source) -> list[Assessment]:
    return list(Assessment.objects.visible_to(request.actor).filter(compartment=source.compartment))


def _assessment(request: Request, source: Source) -> Assessment:
    """The assessment under which recommendations are filed. Raises OfAnotherState where none was chosen."""
    code = request.POST.get("assessment", "")
    found = next((one for one in _assessments(request, source) if one.code == code), None)
    if found is None:
        raise OfAnotherState(
            _("Choose the assessment that made these recommendations, or open the one the report tells of.")
        )
    return found


def _next(request: Request, source: Source, report: ReadReport, done: Item) -> HttpResponse:
    """The review again, at the next recommendation that waits."""
    items = _items(source, report, request)
    place = next(i for i, item in enumerate(items) if item.key == done.key)
    waiting = [item for item in (*items[place + 1 :], *items[:place]) if item.decision is None]
    return HttpResponseRedirect(_address(request, source, waiting[0].key if waiting else ""))


def _address(request: Request, source: Source, at: str = "") -> str:
    given = {"assessment": request.POST.get("assessment", ""), "at": at}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{reverse('web:earlier-report', args=[source.pk])}{'?' if query else ''}{query}{'#card-now' if at else ''}"
