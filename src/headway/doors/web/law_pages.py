"""An article of a law that is held, with its translation, and the way from a reference to it."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from headway.casework.evidence.models import Source
from headway.doors.web.requests import Request
from headway.engines.intake.documents.laws.resolving import article_in, passage_in
from headway.engines.intake.taking.references import law_of, laws_in, resolve
from headway.foundation.catalogue.models import State


def reference(request: Request, code: str) -> HttpResponse:
    """Where `?ref=art. 214.1 of the Criminal Code` stands; else the laws of the State that are held, to look in."""
    state = get_object_or_404(State, code=code.upper())
    wanted = request.GET.get("ref", "").strip()[:300]
    laws = laws_in(state.code, request.actor)
    found = resolve(wanted, state.code, request.actor) if wanted else None
    if found is not None:
        address = reverse("web:article", args=[found.source.pk, found.article.number])
        return HttpResponseRedirect(f"{address}?{urlencode({'ref': found.cited})}")
    return render(request, "web/intake/laws.html", {"state": state, "wanted": wanted, "laws": laws})


def article(request: Request, key: UUID, number: str) -> HttpResponse:
    """One article: its paragraphs, what it stands in, the translation beside it, and the articles around it."""
    rows = Source.objects.visible_to(request.actor).select_related("file", "reading")
    source = get_object_or_404(rows, pk=key)
    found = law_of(source)
    if found is None:
        raise Http404
    document, law = found
    wanted = article_in(law, number)
    if wanted is None:
        raise Http404
    place = passage_in(law, request.GET.get("ref", "")) or passage_in(law, number)
    translation = law.translation_of(wanted.number)
    index = law.articles.index(wanted)
    start, end = place if place and wanted.body <= place[0] <= wanted.end else (wanted.body, wanted.body)
    text = document.text
    context = {
        "source": source,
        "state": State.objects.filter(code=source.compartment).first(),
        "article": wanted,
        "before": text[wanted.body : start],
        "cited": text[start:end],
        "after": text[end : wanted.end],
        "language": law.versions[0].language,
        "translation": translation and (translation[0], translation[1], text[translation[1].body : translation[1].end]),
        "previous": law.articles[index - 1] if index else None,
        "next": law.articles[index + 1] if index + 1 < len(law.articles) else None,
        "in_force": law.in_force,
    }
    return render(request, "web/intake/article.html", context)
