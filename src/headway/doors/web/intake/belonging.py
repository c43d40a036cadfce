"""A person says which questions a part of a reply answers, or which recommendations a row of a table reports on."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from headway.doors.web.intake.asked_for import (
    NEEDS_ASSESSMENT,
    back_to,
    decided_on,
    held,
    kind_here,
    offers_under,
    view_of,
)
from headway.doors.web.parts.requests import Request
from headway.engines.intake.decisions import AlreadyDecided
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.replies.nearest import nearest
from headway.engines.intake.layer import Document
from headway.engines.intake.taking.accepting import Choice, Into, accept
from headway.engines.intake.taking.filed import as_filed, filed_from
from headway.engines.intake.taking.offers import Offer, Offers, Subject
from headway.foundation.access.rules import may_write
from headway.foundation.core.verdicts import NotAllowed

_LIKELIEST = 5


@require_http_methods(["GET", "POST"])
def belongs(request: Request, key: UUID, offer: str) -> HttpResponse:
    """What a part of a document belongs to: chosen by a person, and accepted so in one act."""
    source, document = held(request, key)
    kind = kind_here(source, document)
    view = view_of(request, request.POST or request.GET, source, kind)
    decided = decided_on(request, source)
    offers = as_filed(offers_under(request, source, document, kind, view), decided, filed_from(source, request.actor))
    found = offers.at(offer)
    verdict = may_write(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
    if kind not in NEEDS_ASSESSMENT or found is None or found.is_figure or not verdict:
        raise Http404
    if offer in decided:
        messages.error(request, _("It has been decided already. Take that back first, then choose anew."))
        return back_to(source, view, _anchor(offer, offers))
    chosen = set(request.POST.getlist("subject"))
    subjects = tuple(subject for subject in offers.subjects if subject.key in chosen)
    if request.method == "POST" and subjects:
        try:
            choice = Choice(belongs_to=subjects)
            accept(Into(source, view.assessment), found, actor=request.actor, at=timezone.now(), choice=choice)
        except (AlreadyDecided, NotAllowed) as error:
            messages.error(request, str(error))
        return back_to(source, view, _anchor(offer, offers))
    context = {
        "source": source,
        "kind": kind.value,
        "view": view,
        "offer": found,
        "as_printed": found.whole.removesuffix(found.text).strip(),
        "page": getattr(found.made, "page", None),
        "groups": list(_groups(document, found, offers, kind)),
        "nothing_chosen": request.method == "POST",
        "needs_assessment": view.assessment is None,
        "back": _anchor(offer, offers),
    }
    return render(request, "web/intake/belongs.html", context, status=422 if request.method == "POST" else 200)


def _groups(
    document: Document, offer: Offer, offers: Offers, kind: DocumentKind
) -> Iterator[tuple[str, Sequence[Subject]]]:
    """The subjects: those it is likeliest about, those that are open, the others; each once, empty groups left out."""
    ranked = nearest(document, offer.whole, [subject.text for subject in offers.subjects])[:_LIKELIEST]
    likeliest = [offers.subjects[place] for place in ranked]
    keys = {subject.key for subject in likeliest}
    open_ = {left.key for left in offers.left}
    rest = [subject for subject in offers.subjects if subject.key not in keys]
    named_open = _("Not answered so far") if kind is DocumentKind.REPLY else _("Nothing said on them so far")
    groups = (
        (_("Likeliest by its words and meaning"), likeliest),
        (named_open, [subject for subject in rest if subject.key in open_]),
        (_("The others"), [subject for subject in rest if subject.key not in open_]),
    )
    yield from ((name, subjects) for name, subjects in groups if subjects)


def _anchor(offer: str, offers: Offers) -> str:
    """Where on the page of the document an offer stands."""
    if any(one.key == offer for one in offers.matched):
        return f"card-{offer}"
    return "unmatched" if any(one.key == offer for one in offers.unmatched) else "left-over"
