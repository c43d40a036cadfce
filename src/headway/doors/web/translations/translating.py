"""A text in other languages: what there is beside it, entering a translation, confirming a machine's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.assistance.models import Need
from headway.casework.translations.models import Words
from headway.casework.translations.queries import (
    find_translation,
    key_of,
    kind_of,
    worded_parts,
    worded_texts,
    words_in,
)
from headway.casework.translations.rules import may_confirm, may_say_language, may_translate
from headway.casework.translations.services import confirm_translation, say_language, translate
from headway.casework.translations.texts import kinds, model_called, parts_of
from headway.casework.translations.values import Worded, is_earlier
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.requests import Request
from headway.doors.web.record.history import page_of
from headway.doors.web.record.payloads import Words as Columns
from headway.doors.web.translations.forms import TranslationForm
from headway.foundation.access.models import CaseRecord


@dataclass(frozen=True, slots=True)
class Told:
    """A translation, whether it is of an earlier wording, and whether the reader may confirm it."""

    words: Words
    is_earlier: bool
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a row: its part, what its column is called, the words of record and what stands beside them."""

    part: str
    name: str
    worded: Worded
    told: list[Told]


def texts_for(request: Request, *rows: CaseRecord) -> dict[UUID, dict[str, Worded]]:
    """The texts of some rows as the reader of the page gets them, by the column they stand in: one query."""
    return worded_parts(rows, request.actor, get_language() or "en")


def with_offers(needs: Iterable[Need]) -> Iterator[CaseRecord]:
    """Needs as they were read with what is set against them, and the rows whose texts are shown beside them."""
    for need in needs:
        yield need
        for match in need.matches.all():
            yield from (match, match.offer)


@require_http_methods(["GET", "HEAD", "POST"])
def translations(request: Request, kind: str, key: UUID) -> HttpResponse:
    """The texts of a row with what stands beside them; whoever may translates them here."""
    row = _row_seen(request, kind, key)
    texts = _texts(request, row)
    may = may_translate(request.actor, row, texts[0].part)
    form = TranslationForm(texts[0].worded.language, _offered(texts), request.POST or None) if may else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            with refusals_on(form):
                translate(row, **form.cleaned_data, actor=request.actor, at=timezone.now())
                messages.success(request, _("The translation is kept. The text of record is as it was."))
                return redirect("web:translations", kind=kind, key=key)
    context = {
        "row": row,
        "page": page_of(row, request.actor),
        "texts": texts,
        "language": texts[0].worded,
        "form": form,
        "may_say": bool(may_say_language(request.actor, row)),
    }
    return render(request, "web/translations.html", context, status=422 if request.method == "POST" else 200)


def _texts(request: Request, row: CaseRecord) -> list[Text]:
    parts = dict(parts_of(row))
    found, _said = words_in({row.kind: [row.pk]}, request.actor)
    texts = worded_texts({row.kind: {(row.pk, part): text for part, text in parts.items()}}, request.actor, "")
    first = kinds()[type(row)].columns[0]
    return [
        Text(
            part,
            Columns(type(row), [], request.actor).name(part or first),
            texts[row.pk, part],
            [
                Told(one, is_earlier(one, text), bool(may_confirm(request.actor, one, row)))
                for one in found.get((row.pk, part), [])
            ],
        )
        for part, text in parts.items()
    ]


def _offered(texts: list[Text]) -> list[tuple[str, str]]:
    return [(text.part, text.name) for text in texts]


@require_POST
def language(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Say in which language a text is."""
    row = _row_seen(request, kind, key)
    if not may_say_language(request.actor, row):
        raise Http404
    with refusals_told(request):
        say_language(row, request.POST.get("language", ""), actor=request.actor, at=timezone.now())
        messages.success(request, _("The language of record is kept."))
    return redirect("web:translations", kind=kind, key=key)


@require_POST
def confirmed(request: Request, key: UUID) -> HttpResponse:
    """Say that one has read a machine's words against the text."""
    found = find_translation(key, request.actor)
    if found is None:
        raise Http404
    kind = kind_of(found)
    row = _row_seen(request, kind, key_of(found))
    if not may_confirm(request.actor, found, row):
        raise Http404
    with refusals_told(request):
        confirm_translation(found, row, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is confirmed, in your name."))
    return redirect("web:translations", kind=kind, key=row.pk)


def _row_seen(request: Request, kind: str, key: UUID) -> CaseRecord:
    """The row whose texts they are. Raises Http404 where it is not the reader's to see, or has no text."""
    model = model_called(kind)
    if model is None:
        raise Http404
    row = get_object_or_404(model.objects.visible_to(request.actor), pk=key)
    if not any(parts_of(row)):
        raise Http404
    return row
