"""Sources, and one source's text with what was cited from it."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from headway.casework.evidence.models import Letter, Source
from headway.casework.evidence.queries import list_passages, list_sources, text_of
from headway.casework.recommendations.queries import list_cited
from headway.doors.web.parts.addresses import unsealed
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.reading import cut
from headway.doors.web.parts.requests import Request
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.catalogue.models import State

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked to see of the sources; "" is everything."""

    q: str = ""
    state: str = ""
    kind: str = ""


@limited("search", asking="q")
def source_list(request: Request) -> HttpResponse:
    """The sources the reader may open, the newest first, a page at a time; narrowed by words, State and kind."""
    wanted = Wanted(*(request.GET.get(name, "").strip() for name in ("q", "state", "kind")))
    open_to_reader = list_sources(request.actor)
    codes = set(open_to_reader.order_by().values_list("compartment", flat=True))
    known = {row.code: row for row in State.objects.filter(code__in=codes)}
    page = Paginator(_narrowed(list_sources(request.actor, wanted.state), wanted), SHOWN).get_page(
        request.GET.get("page")
    )
    context = {
        "rows": [(source, known.get(source.compartment)) for source in page],
        "page": page,
        "wanted": wanted,
        "filtered": wanted != Wanted(),
        "state": known.get(wanted.state),
        "states": sorted(known.values(), key=lambda row: row.name),
        "kinds": Source.Kind.choices,
    }
    return render(request, "web/source_list.html", context)


def _narrowed(sources: CaseQuerySet[Source], wanted: Wanted) -> CaseQuerySet[Source]:
    if wanted.q:
        words = (Q(title__icontains=wanted.q), Q(originator__icontains=wanted.q), Q(reference__icontains=wanted.q))
        sources = sources.filter(words[0] | words[1] | words[2])
    return sources.filter(type=wanted.kind) if wanted.kind else sources


def source_page(request: Request, key: UUID) -> HttpResponse:
    """A source's text with the cited passages marked; `?passage=` says which one the reader came for."""
    found = Source.objects.visible_to(request.actor).select_related("holder", "file", "reading")
    source = get_object_or_404(found, pk=key)
    passages = list_passages(source, request.actor)
    wanted = unsealed(request.GET.get("passage", ""))
    text = text_of(source)
    return render(
        request,
        "web/source_page.html",
        {
            "source": source,
            "state": State.objects.filter(code=source.compartment).first(),
            "passages": list_cited(passages, request.actor),
            "letter": Letter.objects.visible_to(request.actor).filter(source=source).first(),
            "pieces": cut(text, passages) if text else [],
            "machine": source.machine_pages(0, source.characters),
            "wanted": wanted,
            "missing": wanted is not None and wanted not in {p.pk for p in passages},
        },
    )
