"""Pages of replies, response tables, ratings and laws: what was matched, what is open, what belongs to nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST

from headway.casework.evidence.models import Source
from headway.doors.web.intake.asked_for import (
    NEEDS_ASSESSMENT,
    assessments_of,
    back_to,
    decided_on,
    held,
    kind_here,
    lists_of,
    offers_under,
    view_of,
)
from headway.doors.web.intake.scanned_pages import scanned_context
from headway.doors.web.parts.requests import Request
from headway.engines.intake.decisions import AlreadyDecided, reject
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.reading import READ_HERE
from headway.engines.intake.models import Decision
from headway.engines.intake.taking.accepting import Choice, Into, accept, accept_all
from headway.engines.intake.taking.filed import Filed, as_filed, filed_elsewhere, filed_from
from headway.engines.intake.taking.offers import Offer, Offers
from headway.engines.intake.taking.taking_back import acts_of, take_back
from headway.engines.intake.taking.texts import say_kind
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


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer with what was decided about it, and with how many others it was accepted in one act.

    `filed_as` names what it was filed under, where a person said so in place of the reader.
    `by_machine` are the pages of its words that a machine read and nobody has compared with their pictures.
    `provisions` are those it may be linked to: id, as people cite them, and why.
    """

    offer: Offer
    decision: Decision | None = None
    together: int = 0
    filed_as: tuple[str, ...] = ()
    by_machine: tuple[int, ...] = ()
    provisions: tuple[tuple[str, str, str], ...] = ()

    @property
    def at_once(self) -> bool:
        """Whether it may be accepted with others in one act: figures and what a machine read are looked at singly."""
        return self.decision is None and not self.offer.is_figure and not self.by_machine


def offered(request: Request, key: UUID) -> HttpResponse:
    """What a reply, a response table, ratings or a law holds, matched, with a decision for each."""
    source, document = held(request, key)
    kind = kind_here(source, document)
    view = view_of(request, request.GET, source, kind)
    decided, filed = decided_on(request, source), filed_from(source, request.actor)
    offers = as_filed(offers_under(request, source, document, kind, view), decided, filed)
    shown, unmatched, left_over = (
        _shown(source, some, decided, offers, filed) for some in (offers.matched, offers.unmatched, offers.left_over)
    )
    waiting = [one for one in shown if one.decision is None]
    verdict = may_write(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
    needs_assessment = kind in NEEDS_ASSESSMENT and view.assessment is None
    context = {
        "source": source,
        "kind": kind.value,
        "name": _(NAMES[kind]),
        "shown": shown,
        "unmatched": unmatched,
        "left_over": left_over,
        "waiting": len(waiting),
        "offers": offers,
        "view": view,
        "may_decide": bool(verdict),
        "may_move": bool(verdict and kind in NEEDS_ASSESSMENT and not needs_assessment and offers.subjects),
        "needs_assessment": needs_assessment,
        "at_once": sum(one.at_once for one in shown) if kind in WHOLE else 0,
        "assessments": assessments_of(request, source),
        "lists": lists_of(request, source) if kind is DocumentKind.REPLY else [],
        **scanned_context(source, document),
    }
    return render(request, "web/intake/taking.html", context)


@require_POST
def take(request: Request, key: UUID, offer: str) -> HttpResponse:
    """Accept or reject one offer and go on to the next."""
    source, document = held(request, key)
    kind = kind_here(source, document)
    view = view_of(request, request.POST, source, kind)
    offers = offers_under(request, source, document, kind, view)
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
        return back_to(source, view, f"card-{offer}")
    decided = decided_on(request, source)
    later = [o.key for o in offers.matched if o.key not in decided and o.start >= found.start and o.key != offer]
    return back_to(source, view, f"card-{later[0]}" if later else "matched")


@require_POST
def take_all(request: Request, key: UUID) -> HttpResponse:
    """Accept everything that was matched and waits, as one act."""
    source, document = held(request, key)
    kind = kind_here(source, document)
    if kind not in WHOLE:
        raise Http404
    view = view_of(request, request.POST, source, kind)
    decided = decided_on(request, source)
    offers = offers_under(request, source, document, kind, view)
    waiting = [one.offer for one in _shown(source, offers.matched, decided, offers, {}) if one.at_once]
    try:
        count = accept_all(Into(source, view.assessment), waiting, actor=request.actor, at=timezone.now())
    except (AlreadyDecided, NotAllowed) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _together(count))
    return back_to(source, view, "matched")


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
    source, document = held(request, key)
    view = view_of(request, request.POST, source, kind_here(source, document))
    rows = Decision.objects.visible_to(request.actor).filter(source=source)
    row = get_object_or_404(rows.select_related("source"), pk=decision)
    try:
        take_back(row, actor=request.actor, at=timezone.now())
    except (CannotUndo, NotAllowed) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. The history of each record keeps that it was there."))
    return back_to(source, view, "matched")


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


def _shown(
    source: Source, some: Sequence[Offer], decided: dict[str, Decision], offers: Offers, filed: Filed
) -> list[Shown]:
    acts = acts_of(decided.values())
    counts: dict[UUID, int] = {}
    for act in acts.values():
        counts[act] = counts.get(act, 0) + 1
    shown, titles = [], _titles(some)
    for offer in some:
        decision = decided.get(offer.key)
        own = acts.get(decision.pk) if decision else None
        links = tuple((link.key, titles.get(link.key, link.key), link.reason) for link in offer.links)
        pages = source.machine_pages(offer.start, offer.end)
        accepted = decision is not None and decision.outcome == Decision.Outcome.ACCEPTED
        filed_as = filed_elsewhere(offer, filed, offers) if accepted else ()
        shown.append(Shown(offer, decision, counts[own] if own else 0, filed_as, pages, links))
    return shown


def _titles(offers: Sequence[Offer]) -> dict[str, str]:
    """How people cite the provisions that are offered."""
    keys = {link.key for offer in offers for link in offer.links}
    rows = Provision.objects.filter(pk__in=keys).select_related("instrument")
    return {
        row.pk: f"{row.instrument.symbol}, {row.ref if row.ref_certain else _('paragraph to be confirmed')}"
        for row in rows
    }
