"""Pages of correspondence: the register of a country file, a letter with its scan and the text typed beside it."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headway.casework.assessments.queries import stages_citing
from headway.casework.evidence.correspondence import change_letter, confirm_text, may_give_text, send_letter
from headway.casework.evidence.models import Letter
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.register import Wanted, is_overdue, list_letters, visible_letters
from headway.doors.web.letters.forms import NewLetterForm, RegisterForm
from headway.doors.web.parts.acting import refusals_on, refusals_told
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.files import ISOLATED
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.named import AskFirst, ask, files_of, names_to_black_out
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.uploads import note_refused
from headway.engines.intake.blacking import blacked, pattern_of
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.entering import may_enter_from
from headway.engines.intake.letters import pages_of, read_by_machine, take_in_letter, text_in, type_text
from headway.engines.intake.ocr import NotRead, is_there
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.readers.reading import read_text
from headway.engines.intake.scans import page_picture
from headway.foundation.access.rules import may_write
from headway.foundation.catalogue.models import State
from headway.foundation.core.dates import NotADate
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.scanning import NotTaken

SHOWN = 50


@require_GET
@limited("search", asking="q")
def register(request: Request, code: str) -> HttpResponse:
    """A country file's letters, the newest first, and who owes an answer."""
    state = get_object_or_404(State, code=code)
    everything = list_letters(request.actor, code)
    may_enter = may_enter_letters(request, code)
    if not may_enter and not everything.exists():
        raise Http404
    wanted = Wanted(request.GET.get("q", "").strip(), request.GET.get("direction", "").strip(), "owed" in request.GET)
    page = Paginator(list_letters(request.actor, code, wanted), SHOWN).get_page(request.GET.get("page"))
    owed = list(list_letters(request.actor, code, Wanted(owed=True)))
    debtors = Counter(row.to_office or _("nobody named") for row in owed)
    context = {
        "state": state,
        "page": page,
        "rows": [(row, row.enclosures.splitlines(), is_overdue(row, request.actor.today)) for row in page],
        "total": everything.count(),
        "wanted": wanted,
        "debtors": sorted(debtors.items(), key=lambda row: (-row[1], row[0])),
        "overdue": sum(is_overdue(row, request.actor.today) for row in owed),
        "may_enter": may_enter,
        "directions": Letter.Direction.choices,
    }
    return render(request, "web/letters/register.html", context)


@require_http_methods(["GET", "POST"])
@limited("upload", method="POST")
def new(request: Request, code: str) -> HttpResponse:
    """Enter a letter into the file of a State."""
    state = get_object_or_404(State, code=code)
    if not may_enter_letters(request, code):
        raise Http404
    form = NewLetterForm(request.POST or None, files_of(request) or None, actor=request.actor, state=code)
    if request.method == "POST" and form.is_valid():
        try:
            letter = _take_in(request, form, code)
        except AskFirst as question:
            return ask(request, question.groups, *_file(form))
        except (NotTaken, Unreadable, NotAllowed, NotADate) as error:
            note_refused(request, error)
            form.add_error("file", str(error))
        else:
            return redirect("web:letter-text" if letter.silent else "web:letter", key=letter.pk)
    context = {"state": state, "form": form, "limit": limits().max_bytes}
    return render(request, "web/letters/new.html", context, status=422 if request.method == "POST" else 200)


def _take_in(request: Request, form: NewLetterForm, code: str) -> Letter:
    data, name = _file(form)
    document = text_in(data, name, limits())
    return take_in_letter(
        form.source(request.actor, code),
        data,
        form.facts(),
        name=name,
        limits=limits(),
        actor=request.actor,
        at=timezone.now(),
        answers=tuple(form.answered()),
        black_out_names=names_to_black_out(request, document) if document else (),
    )


def _file(form: NewLetterForm) -> tuple[bytes, str]:
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    file.seek(0)
    return file.read(), file.name or ""


def letter(request: Request, key: UUID) -> HttpResponse:
    """A letter: what the register says, its pages and its text, what it asks for, what may be entered from it."""
    row = letter_seen(request, key)
    text = text_of(row.source)
    told = read_letter(read_text(text)) if text.strip("\f \n") else None
    entering = may_enter_from(request.actor, row)
    mine = bool(may_write(request.actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    context = {
        "letter": row,
        "state": State.objects.filter(code=row.compartment).first(),
        "text": text,
        "pages": list(enumerate(pages_of(row), start=1)),
        "asked": told.asked if told else (),
        "enclosures": row.enclosures.splitlines(),
        "mine": mine,
        "may_give_text": bool(may_give_text(row, request.actor)),
        "entering": entering,
        "machine": is_there() and bool(row.silent),
        "stages": stages_citing(row.source, request.actor),
        "overdue": row.owes and is_overdue(row, request.actor.today),  # type: ignore[attr-defined]  # annotated
    }
    return render(request, "web/letters/letter.html", context)


@require_http_methods(["GET", "POST"])
def change(request: Request, key: UUID) -> HttpResponse:
    """Correct what the register says of a letter."""
    row = _mine(request, key)
    form = RegisterForm(
        request.POST or None, actor=request.actor, state=row.compartment, letter=row, initial=_as_it_stands(row)
    )
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data}
        dated = given.pop("dated")
        given.pop("answers", None)
        given["wants_answer"] = bool(given["wants_answer"])
        with refusals_on(form):
            change_letter(
                row, dated=dated, answers=form.answered(), actor=request.actor, at=timezone.now(), values=given
            )
            messages.success(request, _("The register is corrected."))
            return redirect("web:letter", key=row.pk)
    context = {"letter": row, "form": form, "state": State.objects.filter(code=row.compartment).first()}
    return render(request, "web/letters/change.html", context, status=422 if request.method == "POST" else 200)


def _as_it_stands(row: Letter) -> dict[str, object]:
    names = (
        *("direction", "number", "subject", "from_office", "to_office", "received_on", "wants_answer"),
        *("answer_due_on", "enclosures"),
    )
    answers = [seal(link.answers_id) for link in row.letters_answered]  # type: ignore[attr-defined]  # prefetched
    return {**{name: getattr(row, name) for name in names}, "dated": row.source.dated, "answers": answers}


@require_http_methods(["GET", "POST"])
def text(request: Request, key: UUID) -> HttpResponse:
    """Type the text of a scan beside its pages."""
    row = _mine(request, key)
    verdict = may_give_text(row, request.actor)
    if request.method == "POST":
        pages = [request.POST.get(f"page-{number}", "") for number in range(1, row.pages + 1)]
        try:
            pages = _without_names(request, pages)
            type_text(row, pages, actor=request.actor, at=timezone.now())
        except AskFirst as question:
            return ask(request, question.groups, b"", "")
        except (NotAllowed, Stale) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The text is kept beside the scan."))
        return redirect("web:letter", key=row.pk)
    context = {
        "letter": row,
        "state": State.objects.filter(code=row.compartment).first(),
        "pages": list(enumerate(pages_of(row), start=1)),
        "verdict": verdict,
        "machine": is_there(),
    }
    return render(request, "web/letters/text.html", context)


def _without_names(request: Request, pages: list[str]) -> list[str]:
    """What was typed, with the names that a person has chosen blacked out. Raises AskFirst."""
    typed = "\n\n".join(pages)
    names = names_to_black_out(request, read_text(typed)) if typed.strip() else []
    return [blacked(page, pattern_of(names)) for page in pages] if names else pages


@require_POST
@limited("upload")
def machine(request: Request, key: UUID) -> HttpResponse:
    """Have the pages without a text read by machine."""
    row = _mine(request, key)
    with refusals_told(request, NotRead, Unreadable):
        read_by_machine(row, actor=request.actor, at=timezone.now())
        messages.success(
            request, _("A machine has read it: compare the text with the scan, correct it and confirm it.")
        )
    return redirect("web:letter-text", key=row.pk)


@require_POST
def confirm(request: Request, key: UUID) -> HttpResponse:
    """Say that the text read by machine is as the scan has it."""
    row = _mine(request, key)
    with refusals_told(request):
        confirm_text(row, actor=request.actor, at=timezone.now())
    return redirect("web:letter", key=row.pk)


@require_POST
def sent(request: Request, key: UUID) -> HttpResponse:
    """Say that a letter written here was sent today."""
    row = _mine(request, key)
    with refusals_told(request):
        send_letter(row, on=request.actor.today, actor=request.actor, at=timezone.now())
    return redirect("web:letter", key=row.pk)


@require_GET
@limited("scan")
def page(request: Request, key: UUID, number: int) -> HttpResponse:
    """A page of a scan as a picture drawn anew; nothing of the file itself is shown."""
    row = letter_seen(request, key)
    if not row.pages or row.source.file is None:
        raise Http404
    try:
        picture = page_picture(read_file(row.source.file), number)
    except (FileNotFoundError, IndexError, Unreadable):
        raise Http404 from None
    return HttpResponse(picture, content_type="image/png", headers=ISOLATED)


def letter_seen(request: Request, key: UUID) -> Letter:
    """A letter that the reader may see with its source; else 404."""
    return get_object_or_404(visible_letters(request.actor), pk=key)


def _mine(request: Request, key: UUID) -> Letter:
    row = letter_seen(request, key)
    if not may_write(request.actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle):
        raise Http404
    return row


def may_enter_letters(request: Request, code: str) -> bool:
    """Whether the reader may enter or write letters in the file of a State."""
    seats = request.actor.seats
    return bool(seats and may_write(request.actor, holder=seats[0].organisation, compartment=code))
