"""Preparing a public version: what stays, chapter by chapter; what it would give away; agreeing, publishing, ending."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.given import day_given
from headway.doors.web.parts.requests import Request
from headway.doors.web.reports.published import read_page
from headway.engines.reports.models import Edition, Publication, PublicationPart
from headway.engines.reports.partial import Choice, Part, What
from headway.engines.reports.publishing import (
    Prepared,
    agree_to_publication,
    answer_finding,
    choose_parts,
    end_publication,
    prepare_publication,
    prepared,
    set_terms,
    terms_of,
)
from headway.engines.reports.publishing_by_two import propose_publishing
from headway.engines.reports.publishing_rules import (
    may_agree,
    may_choose,
    may_end,
    may_publish,
    seat_of_the_state,
)
from headway.engines.reports.stored import NotAReport
from headway.foundation.access.models import PendingAct

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A part with what was chosen for it."""

    part: Part
    chosen: PublicationPart | None

    @property
    def choice(self) -> str:
        return self.chosen.choice if self.chosen else What.KEPT.value


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter's place, its title, and how many of its parts do not stay as they are."""

    place: int
    title: str
    parts: int
    changed: int


@require_POST
def prepare(request: Request, key: UUID) -> HttpResponse:
    """Begin the public version of a report."""
    found = Edition.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    edition = get_object_or_404(found.select_related("assessment", "holder", "content"), pk=key)
    with refusals_told(request):
        return _back(prepare_publication(edition, actor=request.actor, at=timezone.now()))
    return HttpResponseRedirect(reverse("web:reports", args=[edition.assessment.code]) + "#adoption")


@require_GET
def publication_page(request: Request, key: UUID) -> HttpResponse:
    """How a public version stands, and the parts of one chapter with what becomes of each."""
    now = _prepared(request, key)
    row, actor = now.publication, request.actor
    lines = [Line(part, now.rows.get(part.key)) for part in now.parts if part.key]
    chapters = _chapters(lines)
    asked = request.GET.get("chapter", "")
    place = min(int(asked), len(chapters) - 1) if asked.isdigit() and chapters else 0
    title = chapters[place].title if chapters else ""
    open_findings = now.open_findings
    publishing = may_publish(actor, row, digest=now.digest, open_findings=len(open_findings), on=timezone.now().date())
    of_the_state = seat_of_the_state(actor, row) is not None
    waits = PendingAct.objects.visible_to(actor).filter(target=row.pk, status=PendingAct.Status.OPEN)
    context = {
        "now": now,
        "publication": row,
        "terms": terms_of(now),
        "kept": now.count("kept"),
        "left": now.count("left"),
        "replaced": now.count("replaced"),
        "chapters": chapters,
        "place": place,
        "chapter": title,
        "lines": [line for line in lines if line.part.chapter == title],
        "findings": open_findings[:SHOWN],
        "more": max(len(open_findings) - SHOWN, 0),
        "may_choose": bool(may_choose(actor, row)),
        "may_agree": bool(may_agree(actor, row)),
        "agree_because": may_agree(actor, row).because,
        "of_the_state": of_the_state,
        "may_publish": bool(publishing),
        "publish_because": publishing.because,
        "waiting": list(waits),
        "may_end": bool(may_end(actor, row)),
        "choices": PublicationPart.Choice.choices,
    }
    return render(request, "web/publications/work.html", context)


@require_GET
def preview(request: Request, key: UUID) -> HttpResponse:
    """The version as everyone would read it."""
    now = _prepared(request, key)
    return read_page(request, now.publication, now.version, preview=True)


@require_POST
def terms(request: Request, key: UUID) -> HttpResponse:
    """Say whether omissions are marked, where it is published and from when."""
    row, _edition = _rows(request, key)
    with refusals_told(request):
        set_terms(
            row,
            marked=request.POST.get("marked") == "1",
            place=request.POST.get("place", ""),
            public_from=day_given(request.POST.get("public_from", "")),
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("It is noted."))
    return _back(row, "#agreement")


@require_POST
def choose(request: Request, key: UUID) -> HttpResponse:
    """Choose what becomes of the parts of a chapter; only what changed is written."""
    row, edition = _rows(request, key)
    keys = request.POST.getlist("part")
    given = [request.POST.get(f"choice-{one}", What.KEPT.value) for one in keys]
    if any(choice not in set(What) for choice in given):
        raise Http404
    choices = {
        one: Choice(What(choice), request.POST.get(f"words-{one}", "")) for one, choice in zip(keys, given, strict=True)
    }
    place = request.POST.get("chapter", "0")
    query = f"?chapter={place}#parts" if place.isdigit() else ""
    with refusals_told(request):
        reason = request.POST.get("reason", "")
        choose_parts(row, edition, choices, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is chosen."))
    return _back(row, query)


@require_POST
def answer_finding_given(request: Request, key: UUID) -> HttpResponse:
    """Say why something that seems to tell of what left may stay."""
    row, edition = _rows(request, key)
    finding, reason = (request.POST.get(name, "") for name in ("finding", "reason"))
    with refusals_told(request):
        answer_finding(row, edition, finding, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("It may stay; the reason is kept."))
    return _back(row, "#findings")


@require_POST
def agree(request: Request, key: UUID) -> HttpResponse:
    """Record that the State agrees to this version."""
    row, edition = _rows(request, key)
    with refusals_told(request):
        document = request.POST.get("document", "")
        agree_to_publication(row, edition, document=document, actor=request.actor, at=timezone.now())
        messages.success(request, _("The consent of the State is on record."))
    return _back(row, "#agreement")


@require_POST
def publish_it(request: Request, key: UUID) -> HttpResponse:
    """Publish what the State agreed to, or propose it where a second person confirms."""
    row, edition = _rows(request, key)
    with refusals_told(request):
        pending = propose_publishing(row, edition, actor=request.actor, at=timezone.now())
        messages.success(
            request, _("It is proposed and waits.") if pending else _("It is published. Everyone can read it.")
        )
    return _back(row)


@require_POST
def end(request: Request, key: UUID) -> HttpResponse:
    """Take a public version off."""
    row, _edition = _rows(request, key)
    with refusals_told(request):
        end_publication(row, reason=request.POST.get("reason", ""), actor=request.actor, at=timezone.now())
        messages.success(request, _("It is taken off. What was read or copied cannot be recalled."))
    return _back(row)


def _chapters(lines: Sequence[Line]) -> list[Chapter]:
    titles = list(dict.fromkeys(line.part.chapter for line in lines))
    counted = [[line for line in lines if line.part.chapter == title] for title in titles]
    return [
        Chapter(place, title, len(own), sum(line.choice != What.KEPT for line in own))
        for place, (title, own) in enumerate(zip(titles, counted, strict=True))
    ]


def _rows(request: Request, key: UUID) -> tuple[Publication, Edition]:
    """A public version and the report it is of, for those who see both."""
    row = get_object_or_404(Publication.objects.visible_to(request.actor).select_related("holder"), pk=key)
    editions = Edition.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    return row, get_object_or_404(editions.select_related("assessment", "content"), pk=row.edition)


def _prepared(request: Request, key: UUID) -> Prepared:
    row, edition = _rows(request, key)
    try:
        return prepared(row, edition, request.actor)
    except (NotAReport, FileNotFoundError):
        raise Http404 from None


def _back(row: Publication, place: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse("web:publication", args=[row.pk]) + place)
