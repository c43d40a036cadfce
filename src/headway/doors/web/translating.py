"""A text in other languages: what there is beside it, entering a translation, confirming a machine's."""

from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.translations.models import Translation
from headway.casework.translations.queries import TEXTS, key_of, kind_of, text_of, worded, words_in
from headway.casework.translations.rules import may_confirm, may_say_language, may_translate
from headway.casework.translations.services import confirm_translation, say_language, translate
from headway.casework.translations.values import Worded, is_earlier
from headway.doors.web.acting import refusals_on, refusals_told
from headway.doors.web.ledger import page_of
from headway.doors.web.requests import Request
from headway.doors.web.translating_forms import TranslationForm
from headway.foundation.access.models import CaseRecord

C = TypeVar("C", bound=CaseRecord)
KINDS = {model.kind: model for model in TEXTS}


def texts_for(request: Request, *rows: CaseRecord) -> dict[UUID, Worded]:
    """The texts of some rows as the reader of the page gets them."""
    return worded(rows, request.actor, get_language() or "en")


@require_http_methods(["GET", "HEAD", "POST"])
def translations(request: Request, kind: str, key: UUID) -> HttpResponse:
    """A text with what stands beside it; whoever may translates it here."""
    row = _text_seen(request, kind, key)
    found, _said = words_in([row.pk], request.actor)
    text = worded([row], request.actor, "")[row.pk]
    may = may_translate(request.actor, row)
    form = TranslationForm(text.language, request.POST or None) if may else None
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
        "page": page_of(row),
        "text": text,
        "told": [
            (one, is_earlier(one, text.record), bool(may_confirm(request.actor, one, row)))
            for one in found.get(row.pk, [])
        ],
        "form": form,
        "may_say": bool(may_say_language(request.actor, row)),
    }
    return render(request, "web/translations.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def language(request: Request, kind: str, key: UUID) -> HttpResponse:
    """Say in which language a text is."""
    row = _text_seen(request, kind, key)
    if not may_say_language(request.actor, row):
        raise Http404
    with refusals_told(request):
        say_language(row, request.POST.get("language", ""), actor=request.actor, at=timezone.now())
        messages.success(request, _("The language of record is kept."))
    return redirect("web:translations", kind=kind, key=key)


@require_POST
def confirmed(request: Request, key: UUID) -> HttpResponse:
    """Say that one has read a machine's words against the text."""
    found = get_object_or_404(Translation.objects.visible_to(request.actor), pk=key)
    kind = kind_of(found)
    row = _text_seen(request, kind, key_of(found))
    if not may_confirm(request.actor, found, row):
        raise Http404
    with refusals_told(request):
        confirm_translation(found, row, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is confirmed, in your name."))
    return redirect("web:translations", kind=kind, key=row.pk)


def _text_seen(request: Request, kind: str, key: UUID) -> CaseRecord:
    """The row whose text it is. Raises Http404 where it is not the reader's to see, or has no text."""
    if kind not in KINDS:
        raise Http404
    row = get_object_or_404(KINDS[kind].objects.visible_to(request.actor), pk=key)
    if not text_of(row).strip():
        raise Http404
    return row
