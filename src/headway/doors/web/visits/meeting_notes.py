"""Pages of notes: paste them, see what each line becomes, accept, change, leave out, undo, write the letter."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Source
from headway.casework.visits.models import Meeting, MeetingNotes
from headway.doors.web.intake.cards import decisions_on
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.named import AskFirst, ask, files_of, names_to_black_out
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_title
from headway.doors.web.parts.uploads import note_refused
from headway.doors.web.reports.readers import language_asked
from headway.doors.web.visits.note_forms import LineForm, NotesForm
from headway.engines.intake.blacking import black_out
from headway.engines.intake.decisions import AlreadyDecided
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.notes import Note
from headway.engines.intake.layer import Document
from headway.engines.intake.models import Decision
from headway.engines.intake.notes import (
    Kept,
    accept_note,
    accept_notes,
    act_of,
    leave_out,
    notes_of,
    take_back,
    take_in_notes,
)
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.readers.reading import read, read_text
from headway.engines.letters.owed import Due, told_in
from headway.engines.letters.templates import BadTemplate
from headway.engines.letters.writing import Occasion, write_letters
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area, State
from headway.foundation.core.dates import NotADate
from headway.foundation.core.numbers_said import say_interval
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken, scanned, written_here
from headway.foundation.ledger.undoing import CannotUndo


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what was decided on it, how many were decided in the same act, and the form to change it."""

    note: Note
    decision: Decision | None
    together: int
    areas: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    form: LineForm


@require_http_methods(["GET", "POST"])
@limited("upload", method="POST")
def new(request: Request, code: str) -> HttpResponse:
    """Give the notes of a meeting of an assessment."""
    assessment = called(code, request.actor)
    if assessment is None or not _may(request, assessment.compartment, assessment.circle):
        raise Http404
    form = NotesForm(_meetings(request, assessment), request.POST or None, files_of(request) or None)
    if request.method == "POST" and form.is_valid():
        try:
            source = _take_in(request, form, assessment)
        except AskFirst as question:
            return ask(request, question.groups, *_given(form))
        except (NotTaken, Unreadable, NotAllowed, NotADate) as error:
            note_refused(request, error)
            form.add_error("file" if form.cleaned_data["file"] else "text", str(error))
        else:
            return HttpResponseRedirect(f"{reverse('web:notes', args=[source.pk])}?assessment={assessment.code}")
    context = {"assessment": assessment, "form": form, "state": _state(assessment.compartment)}
    return render(request, "web/notes/new.html", context, status=422 if request.method == "POST" else 200)


def _meetings(request: Request, assessment: Assessment) -> list[Meeting]:
    found = Meeting.objects.visible_to(request.actor).filter(component__assessment=assessment)
    return list(found.order_by("held_on", "id"))


def _take_in(request: Request, form: NotesForm, assessment: Assessment) -> Source:
    document, file = _document(form)
    names = names_to_black_out(request, document)
    if names:
        document, file = _blacked(document, file, names)
    source = form.source(assessment, request.actor)
    return take_in_notes(source, document, meeting=form.chosen(), actor=request.actor, at=timezone.now(), file=file)


def _document(form: NotesForm) -> tuple[Document, Kept | None]:
    given: UploadedFile[bytes] | None = form.cleaned_data["file"]
    if given is None:
        return read_text(form.cleaned_data["text"], limits=limits()), None
    data, name = given.read(), given.name or ""
    clean = scanned(data)
    document = read(data, name=name, limits=limits())
    return document, Kept(clean, name, document.media_type)


def _blacked(document: Document, file: Kept | None, names: list[str]) -> tuple[Document, Kept | None]:
    data = file.data.data if file else document.text.encode()
    black = black_out(data, name=file.name if file else "notes.txt", document=document, names=names, limits=limits())
    kept = Kept(written_here(black.data), black.name, black.document.media_type) if file else None
    return black.document, kept


def _given(form: NotesForm) -> tuple[bytes, str]:
    file: UploadedFile[bytes] | None = form.cleaned_data["file"]
    if file is None:
        return b"", ""
    file.seek(0)
    return file.read(), file.name or ""


def notes(request: Request, key: UUID) -> HttpResponse:
    """The notes line by line with what each becomes or has become."""
    source = _notes(request, key)
    read_again = notes_of(source)
    decided = decisions_on(source, request.actor)
    acts = {note.key: act_of(decided[note.key]) for note in read_again.notes if note.key in decided}
    titles = {row.pk: say_title(row) for row in Area.objects.only("pk", "title")}
    lines = [
        Line(
            note,
            decided.get(note.key),
            sum(act == acts.get(note.key) for act in acts.values()),
            tuple(titles.get(area.key, area.key) for area in note.areas),
            tuple((q.text, say_interval(q.interval) if q.interval else _("no number")) for q in note.quantities),
            LineForm(note),
        )
        for note in read_again.notes
    ]
    assessment = _filed_under(request, source)
    due = told_in(source, request.actor)
    context = {
        "source": source,
        "state": _state(source.compartment),
        "addressee": _government(source),
        "assessment": assessment,
        "assessments": _assessments(request, source),
        "lines": lines,
        "left_out": read_again.left_out,
        "waiting": sum(line.decision is None for line in lines),
        "meeting": _meeting_of(request, source),
        "may": bool(_may(request, source.compartment, source.circle)) and _mine(request, source),
        "due": due,
        "items": sum(len(one.items) for one in due),
    }
    return render(request, "web/notes/notes.html", context)


@require_POST
def accept_all(request: Request, key: UUID) -> HttpResponse:
    """Accept every line that waits, in one act."""
    source = _notes(request, key)
    decided = decisions_on(source, request.actor)
    waiting = [note for note in notes_of(source).notes if note.key not in decided]
    with refusals_told(request, AlreadyDecided):
        accept_notes(source, waiting, _wanted(request, source), actor=request.actor, at=timezone.now())
        messages.success(
            request,
            ngettext("%(count)s line accepted.", "%(count)s lines accepted.", len(waiting)) % {"count": len(waiting)},
        )
    return _back(request, source)


@require_POST
def decide(request: Request, key: UUID, line: int) -> HttpResponse:
    """Accept one line, as it is or as changed; leave it out; or undo what was decided on it."""
    source = _notes(request, key)
    note = next((note for note in notes_of(source).notes if note.line == line), None)
    if note is None:
        raise Http404
    with refusals_told(request, AlreadyDecided, CannotUndo):
        _decide(request, source, note)
    return _back(request, source, f"#line-{line}")


def _decide(request: Request, source: Source, note: Note) -> None:
    actor, at, what = request.actor, timezone.now(), request.POST.get("decision", "")
    if what == "undo":
        row = get_object_or_404(Decision.objects.visible_to(actor), source=source, proposal=note.key)
        take_back(source, row, actor=actor, at=at)
    elif what == "leave-out":
        leave_out(source, note, actor=actor, at=at)
    elif what == "change":
        form = LineForm(note, request.POST)
        if form.is_valid():
            line = form.line()
            assessment = _wanted(request, source)
            accept_note(source, line, assessment, actor=actor, at=at, edited=line != note)
        else:
            messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    else:
        accept_note(source, note, _wanted(request, source), actor=actor, at=at)


@require_POST
def letter(request: Request, key: UUID) -> HttpResponse:
    """Write the one letter that lists what was asked for and promised."""
    source = _notes(request, key)
    assessment = _wanted(request, source)
    state = _state(source.compartment)
    name = state.name if state else source.compartment
    language = language_asked(request.POST)
    with override(language):
        items = tuple(f"{one.office}: {item}" for one in told_in(source, request.actor) for item in one.items)
        subject = _("What was asked for and promised: %(title)s") % {"title": source.title.removeprefix("Notes: ")}
    to = request.POST.get("to", "").strip() or _government(source)
    holder = Organisation.objects.get(pk=request.actor.seats[0].organisation) if request.actor.seats else source.holder
    occasion = Occasion("notes", subject, language=language)
    try:
        if not items:
            raise NotAllowed(_("Nothing that was asked or promised has been accepted from these notes yet."))
        written = write_letters(
            assessment,
            occasion,
            [Due(to[:200], items)],
            holder=holder,
            actor=request.actor,
            at=timezone.now(),
            state=name,
        )
    except (NotAllowed, BadTemplate) as error:
        messages.error(request, str(error))
        return _back(request, source)
    messages.success(
        request,
        _("The letter is written, No. %(number)s. Save it, send it, and say so.") % {"number": written[0].number},
    )
    return redirect("web:letter", key=written[0].pk)


def _notes(request: Request, key: UUID) -> Source:
    found = Source.objects.visible_to(request.actor).select_related("holder", "file", "reading")
    source = get_object_or_404(found, pk=key, document_kind=DocumentKind.NOTES)
    if source.reading is None:
        raise Http404
    return source


def _may(request: Request, compartment: str, circle: UUID | None) -> bool:
    seats = request.actor.seats
    return bool(
        seats and may_write(request.actor, holder=seats[0].organisation, compartment=compartment, circle=circle)
    )


def _mine(request: Request, source: Source) -> bool:
    verdict = may_write(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
    return bool(verdict)


def _assessments(request: Request, source: Source) -> list[Assessment]:
    found = Assessment.objects.visible_to(request.actor).filter(compartment=source.compartment)
    return list(found.order_by("-dates", "id"))


def _filed_under(request: Request, source: Source, under: str = "") -> Assessment | None:
    """The assessment that was chosen, else that of the meeting, else the newest."""
    found = _assessments(request, source)
    meeting = _meeting_of(request, source)
    own = meeting.component.assessment if meeting else None
    wanted = under or request.GET.get("assessment", "") or (own.code if own else "")
    return next((row for row in found if row.code == wanted), found[0] if found else None)


def _wanted(request: Request, source: Source) -> Assessment:
    found = _filed_under(request, source, request.POST.get("assessment", ""))
    if found is None:
        raise Http404
    return found


def _meeting_of(request: Request, source: Source) -> Meeting | None:
    links = MeetingNotes.objects.visible_to(request.actor).leading_to_visible(request.actor, "meeting")
    link = links.filter(source=source).select_related("meeting__component__assessment").order_by("id").first()
    return link.meeting if link else None


def _state(code: str) -> State | None:
    return State.objects.filter(code=code).first()


def _government(source: Source) -> str:
    """To whom the letter goes where nobody else is named, as the letter has it."""
    state = _state(source.compartment)
    return f"Government of {state.name if state else source.compartment}"


def _back(request: Request, source: Source, anchor: str = "") -> HttpResponse:
    under = request.POST.get("assessment", "")
    query = f"?assessment={under}" if under else ""
    return HttpResponseRedirect(f"{reverse('web:notes', args=[source.pk])}{query}{anchor}")
