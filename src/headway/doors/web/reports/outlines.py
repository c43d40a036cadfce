"""The outline of a report: its chapters in order, and the sentences its drafters write, with what they rest on."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Observation
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.addresses import unsealed_or_404
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.rows_said import say_report
from headway.doors.web.parts.said import say
from headway.doors.web.reports.readers import kind_for, may_draft
from headway.engines.intake.names import names_hide
from headway.engines.reports.arranging import (
    FIXED,
    Wish,
    add_chapter,
    arrange,
    arranged,
    change_remark,
    chapters_of,
    may_arrange,
    may_take_back_remark,
    side_of,
    take_remark_back,
    write_remark,
)
from headway.engines.reports.models import Chapter, Remark, RemarkBasis
from headway.engines.reports.outline_words import in_words
from headway.engines.reports.outlines import Outline, Section
from headway.foundation.access.models import Audience

FOUND = 12
NAMES = {
    "front": gettext_noop("Front matter"),
    "method": gettext_noop("How to read the report"),
    "opening": gettext_noop("Opening"),
    "closing": gettext_noop("Closing"),
}
PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """A chapter as the editor shows it: its heading and name as the reader’s language has them, sentences written."""

    section: Section
    heading: str
    name: str
    left_out: bool
    added: bool
    from_data: bool
    written: int
    chapter: Chapter | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of the drafters' own with the observations it cites."""

    row: Remark
    cites: list[Observation]
    may_change: bool

    @property
    def lacks_a_source(self) -> bool:
        return not (self.cites or self.row.is_assessment)


@require_GET
def outline_page(request: Request, code: str, kind: str) -> HttpResponse:
    """The chapters of a report, and one of them with its sentences and what may be cited in it."""
    assessment, outline = _found(request, code, kind)
    actor = request.actor
    rows = {row.section: row for row in chapters_of(assessment.pk, kind, actor)}
    remarks = list(Remark.objects.visible_to(actor).filter(assessment=assessment.pk, report=kind))
    sections = arranged(outline, list(rows.values()), whole=True).sections
    lines = [
        Line(
            section,
            in_words(section.heading),
            in_words(section.heading) or _name_of(section),
            section.id in rows and rows[section.id].is_left_out,
            section.id in rows and rows[section.id].is_added,
            section.builder != PROSE,
            sum(row.section == section.id for row in remarks),
            rows.get(section.id),
        )
        for section in sections
        if section.builder not in FIXED
    ]
    chosen = next((line for line in lines if line.section.id == request.GET.get("chapter")), lines[0])
    asked = request.GET.get("q", "").strip()
    context = {
        "assessment": assessment,
        "outline": outline,
        "title": say_report(outline),
        "lines": lines,
        "chosen": chosen,
        "written": _written(request, [row for row in remarks if row.section == chosen.section.id]),
        "asked": asked,
        "found": _citable(request, assessment, asked),
        "readers": [(side_of(actor), _("your side, until it is opened")), (Audience.SHARED, say("both sides"))],
        "may_arrange": bool(may_arrange(actor, assessment, outline)),
        "because": may_arrange(actor, assessment, outline).because,
    }
    return render(request, "web/outline.html", context)


@require_POST
def arrange_chapters(request: Request, code: str, kind: str) -> HttpResponse:
    """Keep the order, the headings and what is left out; a button may move one chapter up or down."""
    assessment, outline = _found(request, code, kind)
    keys = request.POST.getlist("section")
    way, _space, moved = request.POST.get("move", "").partition(" ")
    order = sorted(keys, key=lambda key: _place(request, key, keys))
    if moved in order:
        place = order.index(moved)
        other = place - 1 if way == "up" else place + 1
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
    rows = chapters_of(assessment.pk, kind, request.actor)
    now = {section.id: section.heading for section in arranged(outline, list(rows), whole=True).sections}
    wishes = [
        Wish(
            key,
            _as_kept(request.POST.get(f"heading-{key}", ""), now.get(key, "")),
            request.POST.get(f"leave-{key}") == "1",
        )
        for key in order
    ]
    with refusals_told(request):
        arrange(assessment, outline, wishes, actor=request.actor, at=timezone.now())
        messages.success(request, _("The chapters stand so."))
    return HttpResponseRedirect(_address(assessment, outline))


@require_POST
def new_chapter(request: Request, code: str, kind: str) -> HttpResponse:
    """Add a chapter that its drafters fill."""
    assessment, outline = _found(request, code, kind)
    with refusals_told(request):
        heading, after = request.POST.get("heading", ""), request.POST.get("after", "")
        add_chapter(assessment, outline, heading, after=after, actor=request.actor, at=timezone.now())
        messages.success(request, _("The chapter is added."))
    return HttpResponseRedirect(_address(assessment, outline))


@require_POST
def write_sentence(request: Request, code: str, kind: str) -> HttpResponse:
    """Write a sentence into a chapter, with the observations that were ticked."""
    assessment, outline = _found(request, code, kind)
    section = request.POST.get("chapter", "")
    chosen = unsealed_or_404(request.POST.getlist("cites"))
    cites = list(
        Observation.objects.visible_to(request.actor).filter(pk__in=chosen, compartment=assessment.compartment)
    )
    with refusals_told(request):
        write_remark(
            assessment,
            outline,
            section,
            request.POST.get("text", ""),
            cites=cites,
            is_assessment=request.POST.get("is_assessment") == "1",
            readers=request.POST.get("readers", ""),
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("It is written."))
    return HttpResponseRedirect(f"{_address(assessment, outline)}?chapter={section}#sentences")


@require_POST
def change_sentence(request: Request, key: UUID) -> HttpResponse:
    """Write a sentence anew, or take it back."""
    found = Remark.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    row = get_object_or_404(found.select_related("assessment", "holder"), pk=key)
    place = reverse("web:outline", args=[row.assessment.code, row.report]) + f"?chapter={row.section}#sentences"
    with refusals_told(request):
        if request.POST.get("act") == "take-back":
            take_remark_back(row, actor=request.actor, at=timezone.now())
            messages.success(request, _("It is taken back."))
        else:
            is_assessment = request.POST.get("is_assessment") == "1"
            text = request.POST.get("text", "")
            change_remark(row, text=text, is_assessment=is_assessment, actor=request.actor, at=timezone.now())
            messages.success(request, _("It is written anew."))
    return HttpResponseRedirect(place)


def _place(request: Request, key: str, keys: list[str]) -> tuple[int, int]:
    given = request.POST.get(f"place-{key}", "")
    return (int(given) if given.isdigit() else len(keys), keys.index(key))


def _written(request: Request, rows: list[Remark]) -> list[Written]:
    bases = RemarkBasis.objects.visible_to(request.actor).filter(remark__in=[row.pk for row in rows])
    links = list(bases.values_list("remark_id", "observation_id"))
    known = Observation.objects.visible_to(request.actor).in_bulk([observation for _, observation in links])
    cites: dict[UUID, list[Observation]] = {}
    for remark, observation in links:
        if observation in known:
            cites.setdefault(remark, []).append(known[observation])
    return [Written(row, cites.get(row.pk, []), bool(may_take_back_remark(request.actor, row))) for row in rows]


def _as_kept(given: str, heading: str) -> str:
    """A heading as it is kept: left as it was said in the reader's language, it is the one of the outline still."""
    return heading if given.strip() == in_words(heading) else given


def _name_of(section: Section) -> str:
    """What a chapter without a heading is called."""
    return _(NAMES[section.id]) if section.id in NAMES else section.id.replace("-", " ").capitalize()


def _citable(request: Request, assessment: Assessment, asked: str) -> list[Observation]:
    """What may be cited: the observations of the State's file that have the words, those of this visit first.

    Nothing is found by the name of somebody without an office.
    """
    rows = Observation.objects.visible_to(request.actor).filter(compartment=assessment.compartment)
    wanted = Q()
    for word in asked.split()[:6]:
        wanted &= Q(text__icontains=word)
    mine = rows.filter(wanted).filter(assessment=assessment.pk).order_by("-id")[:FOUND]
    found = list(mine)
    if len(found) < FOUND:
        found += rows.filter(wanted).exclude(assessment=assessment.pk).order_by("-id")[: FOUND - len(found)]
    return [row for row in found if not names_hide(row.text, asked.split()[:6])]


def _found(request: Request, code: str, kind: str) -> tuple[Assessment, Outline]:
    assessment, outline = called(code, request.actor), kind_for(kind, request.actor)
    if assessment is None or outline is None or outline.public_only or not may_draft(request.actor):
        raise Http404
    return assessment, outline


def _address(assessment: Assessment, outline: Outline) -> str:
    return reverse("web:outline", args=[assessment.code, outline.id])
