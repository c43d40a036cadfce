"""Sources, and one source's text with what was cited from it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from headway.casework.evidence.models import Source
from headway.casework.evidence.queries import list_passages, list_sources, text_of
from headway.casework.recommendations.queries import list_cited
from headway.doors.web.addresses import SealedId
from headway.doors.web.reading import cut
from headway.doors.web.requests import Request
from headway.foundation.catalogue.models import State


def source_list(request: Request) -> HttpResponse:
    """Every source the reader may open, the newest first; `?state=` narrows to one State's."""
    state = request.GET.get("state", "")
    sources = list(list_sources(request.actor, state))
    known = {row.code: row for row in State.objects.filter(code__in={row.compartment for row in sources})}
    rows = [(source, known.get(source.compartment)) for source in sources]
    return render(request, "web/source_list.html", {"rows": rows, "state": known.get(state)})


def source_page(request: Request, key: UUID) -> HttpResponse:
    """A source's text with the cited passages marked; `?passage=` says which one the reader came for."""
    found = Source.objects.visible_to(request.actor).select_related("holder", "file", "reading")
    source = get_object_or_404(found, pk=key)
    passages = list_passages(source, request.actor)
    wanted = _wanted(request.GET.get("passage", ""))
    text = text_of(source)
    return render(
        request,
        "web/source_page.html",
        {
            "source": source,
            "state": State.objects.filter(code=source.compartment).first(),
            "passages": list_cited(passages, request.actor),
            "pieces": cut(text, passages) if text else [],
            "wanted": wanted,
            "missing": wanted is not None and wanted not in {p.pk for p in passages},
        },
    )


def _wanted(address: str) -> UUID | None:
    try:
        return SealedId().to_python(address) if len(address) == 26 else None
    except ValueError:
        return None
