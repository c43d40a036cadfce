"""An article of a law that is held, with its translation, the way from a reference to it, and two files of one law."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from headway.casework.evidence.models import Source
from headway.doors.web.parts.addresses import SealedId
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.sources_seen import source_seen
from headway.engines.intake.documents.laws.resolving import article_in, passage_in
from headway.engines.intake.taking.references import law_of, laws_in, resolve
from headway.engines.intake.taking.translations import (
    Pair,
    article_in_translation,
    beside,
    may_pair,
    pair_translation,
    pairings,
    take_apart,
)
from headway.foundation.access.rules import may_write
from headway.foundation.catalogue.models import State
from headway.foundation.core.verdicts import NotAllowed

A_PAGE = 40
"""Articles on a page of a law beside its translation."""


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
    source = source_seen(request, key)
    found = law_of(source)
    if found is None:
        raise Http404
    document, law = found
    wanted = article_in(law, number)
    if wanted is None:
        raise Http404
    place = passage_in(law, request.GET.get("ref", "")) or passage_in(law, number)
    translation = law.translation_of(wanted.number)
    in_another_file = None if translation else article_in_translation(source, wanted.number, request.actor)
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
        "in_another_file": in_another_file,
        "previous": law.articles[index - 1] if index else None,
        "next": law.articles[index + 1] if index + 1 < len(law.articles) else None,
        "in_force": law.in_force,
    }
    return render(request, "web/intake/article.html", context)


@require_http_methods(["GET", "POST"])
def translation(request: Request, key: UUID) -> HttpResponse:
    """A law beside its translation in another file: which file it is, the two article by article, taken apart."""
    source = source_seen(request, key)
    if request.method == "POST":
        return _paired(request, source)
    rows = pairings(source, request.actor)
    others = [law for law in laws_in(source.compartment, request.actor) if law.pk != source.pk]
    wanted = request.GET.get("with", "")
    tried = next((law for law in others if SealedId().to_url(law.pk) == wanted), None)
    row = rows[0] if rows and tried is None else None
    original = row.original if row else source
    other = row.translation if row else tried
    pairs, refused = _beside(original, other)
    context = {
        "source": source,
        "state": State.objects.filter(code=source.compartment).first(),
        "others": others,
        "row": row,
        "original": original,
        "other": other,
        "page": Paginator(pairs, A_PAGE).get_page(request.GET.get("page")),
        "alone": [pair for pair in pairs if pair.original is None or pair.translation is None],
        "refused": refused,
        "may_pair": tried is not None and bool(may_pair(request.actor, source, tried)),
        "may_part": row is not None
        and bool(may_write(request.actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)),
    }
    return render(request, "web/intake/translation.html", context)


def _beside(original: Source, other: Source | None) -> tuple[list[Pair], str]:
    if other is None:
        return [], ""
    try:
        return beside(original, other), ""
    except NotAllowed as error:
        return [], str(error)


def _paired(request: Request, source: Source) -> HttpResponse:
    act, given = request.POST.get("act", ""), request.POST.get("with", "")
    others = laws_in(source.compartment, request.actor)
    other = next((law for law in others if SealedId().to_url(law.pk) == given), None)
    rows = pairings(source, request.actor)
    try:
        if act == "pair" and other is not None:
            pair_translation(source, other, actor=request.actor, at=timezone.now())
            messages.success(request, _("Paired. Each article now shows its translation."))
        elif act == "apart" and rows:
            take_apart(rows[0], actor=request.actor, at=timezone.now())
            messages.success(request, _("Taken apart. Both files stay."))
        else:
            raise Http404
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect("web:translation", source.pk)
