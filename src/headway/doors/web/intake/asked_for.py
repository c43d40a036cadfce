"""What the pages of replies, response tables, ratings and laws are asked for, and what the document offers then."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Source
from headway.doors.web.parts.addresses import unsealed
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.sources_seen import source_seen
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.reading import READ_HERE
from headway.engines.intake.layer import Document
from headway.engines.intake.models import Decision
from headway.engines.intake.sources import document_of
from headway.engines.intake.taking.offers import Offers, offers_of
from headway.engines.intake.taking.sent import CATALOGUE, sent_for
from headway.engines.intake.taking.texts import kind_of

NEEDS_ASSESSMENT = frozenset({DocumentKind.REPLY, DocumentKind.RESPONSE_TABLE})
"""Kinds of which what is accepted is filed under an assessment."""


@dataclass(frozen=True, slots=True)
class View:
    """What the page is asked for: the assessment to file under and the list of questions, kept from page to page."""

    assessment: Assessment | None
    questions: str
    listed: Source | None

    @property
    def code(self) -> str:
        return self.assessment.code if self.assessment else ""

    @property
    def query(self) -> str:
        kept = {"assessment": self.code, "questions": self.questions}
        return urlencode({key: value for key, value in kept.items() if value})


def held(request: Request, key: UUID) -> tuple[Source, Document]:
    source = source_seen(request, key)
    document = document_of(source)
    if document is None:
        raise Http404
    return source, document


def kind_here(source: Source, document: Document) -> DocumentKind:
    kind = kind_of(source, document).kind
    if kind not in READ_HERE:
        raise Http404
    return kind


def view_of(request: Request, given: QueryDict, source: Source, kind: DocumentKind) -> View:
    code = given.get("assessment", "")
    assessment = called(code, request.actor) if code else None
    if assessment is None and kind in NEEDS_ASSESSMENT and "assessment" not in given:
        latest = list(assessments_of(request, source))
        assessment = latest[-1] if len(latest) == 1 else None
    if assessment is not None and assessment.compartment != source.compartment:
        assessment = None
    questions = given.get("questions", "")
    return View(assessment, questions, _listed(request, source, questions))


def _listed(request: Request, source: Source, sealed: str) -> Source | None:
    if not sealed or sealed == CATALOGUE:
        return None
    key = unsealed(sealed)
    rows = Source.objects.visible_to(request.actor).select_related("file", "reading")
    return rows.filter(pk__in=[key] if key else [], compartment=source.compartment).first()


def assessments_of(request: Request, source: Source) -> Sequence[Assessment]:
    return list(
        Assessment.objects.visible_to(request.actor).filter(compartment=source.compartment).order_by("dates", "id")
    )


def lists_of(request: Request, source: Source) -> Sequence[Source]:
    """Sources of the file that could be the list of questions that was sent, those that came last first."""
    rows = Source.objects.visible_to(request.actor).filter(compartment=source.compartment).exclude(reading=None)
    return list(rows.exclude(pk=source.pk).order_by("-id")[:50])


def offers_under(request: Request, source: Source, document: Document, kind: DocumentKind, view: View) -> Offers:
    sent = sent_for(kind, document, view.assessment, view.questions, view.listed, request.actor)
    return offers_of(source, document, kind, sent)


def decided_on(request: Request, source: Source) -> dict[str, Decision]:
    rows = Decision.objects.visible_to(request.actor).filter(source=source)
    return {row.proposal: row for row in rows}


def back_to(source: Source, view: View, anchor: str) -> HttpResponse:
    query = f"?{view.query}" if view.query else ""
    return HttpResponseRedirect(f"{reverse('web:offered', args=[source.pk])}{query}#{anchor}")
