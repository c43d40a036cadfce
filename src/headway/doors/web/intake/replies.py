"""Pages of replies, response tables, ratings and laws: what was matched, what is open, what belongs to nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Source
from headway.doors.web.intake.scanned_pages import scanned_context
from headway.doors.web.parts.addresses import unsealed
from headway.doors.web.parts.requests import Request
from headway.engines.intake.decisions import AlreadyDecided, reject
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.reading import READ_HERE
from headway.engines.intake.layer import Document
from headway.engines.intake.models import Decision
from headway.engines.intake.sources import document_of
from headway.engines.intake.taking.accepting import Choice, Into, accept, accept_all
from headway.engines.intake.taking.offers import Offer, Offers, offers_of
from headway.engines.intake.taking.sent import CATALOGUE, sent_for
from headway.engines.intake.taking.taking_back import acts_of, take_back
from headway.engines.intake.taking.texts import kind_of, say_kind
from headway.foundation.access.rules import may_write
from headway.foundation.catalogue.models import Provision
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.undoing import CannotUndo

NAMES = {
    DocumentKind.NEWS: gettext_noop("a news item"),
    DocumentKind.EARLIER_REPORT: gettext_noop("an earlier report"),
    DocumentKind.REPLY: gettext_noop("a reply"),
    DocumentKind.RESPONSE_TABLE: gettext_noop("a response table"),
    DocumentKind.LETTER: gettext_noop("a letter"),
    DocumentKind.LAW: gettext_noop("a law"),
    DocumentKind.RATINGS: gettext_noop("ratings"),
    DocumentKind.NOTES: gettext_noop("notes of a meeting"),
    DocumentKind.TRACKER: gettext_noop("a tracker"),
}
"""What people call the kinds in a sentence."""
WHOLE = frozenset({DocumentKind.REPLY, DocumentKind.RESPONSE_TABLE, DocumentKind.RATINGS})
"""Kinds of which everything may be accepted at once; an article is linked to provisions one at a time."""
NEEDS_ASSESSMENT = frozenset({DocumentKind.REPLY, DocumentKind.RESPONSE_TABLE})


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer with what was decided about it, and with how many others it was accepted in one act.

    `by_machine` are the pages of its words that a machine read and nobody has compared with their pictures.
    `provisions` are those it may be linked to: id, as people cite them, and why.
    """

    offer: Offer
    decision: Decision | None = None
    together: int = 0
    by_machine: tuple[int, ...] = ()
    provisions: tuple[tuple[str, str, str], ...] = ()

    @property
    def at_once(self) -> bool:
        """Whether it may be accepted with others in one act: figures and what a machine read are looked at singly."""
        return self.decision is None and not self.offer.is_figure and not self.by_machine


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


def offered(request: Request, key: UUID) -> HttpResponse:
    """What a reply, a response table, ratings or a law holds, matched, with a decision for each."""
    source, document = _held(request, key)
    kind = _kind(source, document)
    view = _view(request, request.GET, source, kind)
    offers = _offers(request, source, document, kind, view)
    decided = _decided(request, source)
    shown = _shown(source, offers.matched, decided)
    waiting = [one for one in shown if one.decision is None]
    verdict = may_write(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
    context = {
        "source": source,
        "kind": kind.value,
        "name": _(NAMES[kind]),
        "shown": shown,
        "waiting": len(waiting),
        "offers": offers,
        "view": view,
        "may_decide": bool(verdict),
        "needs_assessment": kind in NEEDS_ASSESSMENT and view.assessment is None,
        "at_once": sum(one.at_once for one in shown) if kind in WHOLE else 0,
        "assessments": _assessments(request, source),
        "lists": _lists(request, source) if kind is DocumentKind.REPLY else [],
        **scanned_context(source, document),
    }
    return render(request, "web/intake/taking.html", context)


@require_POST
def take(request: Request, key: UUID, offer: str) -> HttpResponse:
    """Accept or reject one offer and go on to the next."""
    source, document = _held(request, key)
    kind = _kind(source, document)
    view = _view(request, request.POST, source, kind)
    offers = _offers(request, source, document, kind, view)
    found = offers.at(offer)
    if found is None:
        raise Http404
    try:
        if request.POST.get("decision") == "reject":
            reject(source, offer, actor=request.actor, at=timezone.now())
        else:
            decision = request.POST.get("decision")
            choice = Choice(
                decision != "without-level", tuple(request.POST.getlist("provision")), apart=decision == "apart"
            )
            accept(Into(source, view.assessment), found, actor=request.actor, at=timezone.now(), choice=choice)
    except (AlreadyDecided, NotAllowed) as error:
        messages.error(request, str(error))
        return _back(source, view, f"card-{offer}")
    decided = _decided(request, source)
    later = [o.key for o in offers.matched if o.key not in decided and o.start >= found.start and o.key != offer]
    return _back(source, view, f"card-{later[0]}" if later else "matched")


@require_POST
def take_all(request: Request, key: UUID) -> HttpResponse:
    """Accept everything that was matched and waits, as one act."""
    source, document = _held(request, key)
    kind = _kind(source, document)
    if kind not in WHOLE:
        raise Http404
    view = _view(request, request.POST, source, kind)
    decided = _decided(request, source)
    matched = _offers(request, source, document, kind, view).matched
    waiting = [one.offer for one in _shown(source, matched, decided) if one.at_once]
    try:
        count = accept_all(Into(source, view.assessment), waiting, actor=request.actor, at=timezone.now())
    except (AlreadyDecided, NotAllowed) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _together(count))
    return _back(source, view, "matched")


def _together(count: int) -> str:
    said = ngettext(
        "%(n)s accepted in one act; each can be seen below, and all taken back together.",
        "%(n)s accepted in one act; each can be seen below, and all taken back together.",
        count,
    )
    return said % {"n": count}


@require_POST
def give_back(request: Request, key: UUID, decision: UUID) -> HttpResponse:
    """Take back the act by which something was accepted or rejected."""
    source, document = _held(request, key)
    view = _view(request, request.POST, source, _kind(source, document))
    rows = Decision.objects.visible_to(request.actor).filter(source=source)
    row = get_object_or_404(rows.select_related("source"), pk=decision)
    try:
        take_back(row, actor=request.actor, at=timezone.now())
    except (CannotUndo, NotAllowed) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. The history of each record keeps that it was there."))
    return _back(source, view, "matched")


@require_POST
def name_kind(request: Request, key: UUID) -> HttpResponse:
    """Say what kind of document it is."""
    source = get_object_or_404(Source.objects.visible_to(request.actor), pk=key)
    kind = request.POST.get("kind", "")
    try:
        say_kind(source, kind, actor=request.actor, at=timezone.now())
    except NotAllowed as error:
        messages.error(request, str(error))
    page = "web:offered" if kind in set(READ_HERE) else "web:reading"
    return HttpResponseRedirect(reverse(page, args=[source.pk]))


def _held(request: Request, key: UUID) -> tuple[Source, Document]:
    rows = Source.objects.visible_to(request.actor).select_related("file", "reading")
    source = get_object_or_404(rows, pk=key)
    document = document_of(source)
    if document is None:
        raise Http404
    return source, document


def _kind(source: Source, document: Document) -> DocumentKind:
    kind = kind_of(source, document).kind
    if kind not in READ_HERE:
        raise Http404
    return kind


def _view(request: Request, given: QueryDict, source: Source, kind: DocumentKind) -> View:
    code = given.get("assessment", "")
    assessment = called(code, request.actor) if code else None
    if assessment is None and kind in NEEDS_ASSESSMENT and "assessment" not in given:
        latest = list(_assessments(request, source))
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


def _assessments(request: Request, source: Source) -> Sequence[Assessment]:
    return list(
        Assessment.objects.visible_to(request.actor).filter(compartment=source.compartment).order_by("dates", "id")
    )


def _lists(request: Request, source: Source) -> Sequence[Source]:
    """Sources of the file that could be the list of questions that was sent, those that came last first."""
    rows = Source.objects.visible_to(request.actor).filter(compartment=source.compartment).exclude(reading=None)
    return list(rows.exclude(pk=source.pk).order_by("-id")[:50])


def _offers(request: Request, source: Source, document: Document, kind: DocumentKind, view: View) -> Offers:
    sent = sent_for(kind, document, view.assessment, view.questions, view.listed, request.actor)
    return offers_of(source, document, kind, sent)


def _decided(request: Request, source: Source) -> dict[str, Decision]:
    rows = Decision.objects.visible_to(request.actor).filter(source=source)
    return {row.proposal: row for row in rows}


def _shown(source: Source, offers: Sequence[Offer], decided: dict[str, Decision]) -> list[Shown]:
    acts = acts_of(decided.values())
    counts: dict[UUID, int] = {}
    for act in acts.values():
        counts[act] = counts.get(act, 0) + 1
    shown, titles = [], _titles(offers)
    for offer in offers:
        decision = decided.get(offer.key)
        own = acts.get(decision.pk) if decision else None
        links = tuple((link.key, titles.get(link.key, link.key), link.reason) for link in offer.links)
        pages = source.machine_pages(offer.start, offer.end)
        shown.append(Shown(offer, decision, counts[own] if own else 0, pages, links))
    return shown


def _titles(offers: Sequence[Offer]) -> dict[str, str]:
    """How people cite the provisions that are offered."""
    keys = {link.key for offer in offers for link in offer.links}
    rows = Provision.objects.filter(pk__in=keys).select_related("instrument")
    return {
        row.pk: f"{row.instrument.symbol}, {row.ref if row.ref_certain else _('paragraph to be confirmed')}"
        for row in rows
    }


def _back(source: Source, view: View, anchor: str) -> HttpResponse:
    query = f"?{view.query}" if view.query else ""
    return HttpResponseRedirect(f"{reverse('web:offered', args=[source.pk])}{query}#{anchor}")
