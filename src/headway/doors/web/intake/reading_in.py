"""Pages of intake: give a file, read it with the proposals in place, decide on each, make measures of measures."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Figure, Letter, Observation, Source
from headway.casework.evidence.services import keep_source
from headway.casework.plans.models import Measure
from headway.doors.web.intake.cards import Card, cards_of, decisions_on, visit_is_waiting
from headway.doors.web.intake.forms import EditForm, FigureForm, MeasureForm, UploadForm, VisitForm, new_source
from headway.doors.web.intake.replies import NAMES
from headway.doors.web.intake.scanned_pages import scanned_context
from headway.doors.web.parts.addresses import unsealed
from headway.doors.web.parts.highlighting import paragraphs
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.named import AskFirst, ask, files_of, names_to_black_out
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.sources_seen import source_seen
from headway.doors.web.parts.uploads import note_refused, read_upload
from headway.engines.intake.acceptance import NarrowerThanSaid, accept_observation, accept_quantity, text_of
from headway.engines.intake.decisions import AlreadyDecided, proposal_key, reject
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.reading import READ_HERE
from headway.engines.intake.documents.remarks import of_the_file
from headway.engines.intake.measure_offers import create_from, extend_with, measures_like, proposed_title
from headway.engines.intake.ocr import is_there
from headway.engines.intake.pictures import is_picture, take_in_picture
from headway.engines.intake.queue.adding import Given, add_to_queue
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.intake.readers.reading import read
from headway.engines.intake.recognised import SECONDS_AWAITED, silent_pages
from headway.engines.intake.sources import document_of, read_whole, reading_of, take_in
from headway.engines.intake.taking.texts import kind_of
from headway.engines.intake.values import Observed, Quantity, Reading
from headway.engines.intake.visit_acceptance import NoVisit, accept_visit, proposed_code
from headway.foundation.access.rules import may_write
from headway.foundation.core.dates import NotADate
from headway.foundation.core.numbers_said import say_each
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import NotTaken

AT_ONCE = 3
"""So many scanned pages are read while somebody waits for the page; more are read beside the site."""
FEW = 3
"""A text that recommends more often than this is offered for review as an earlier report."""


@require_http_methods(["GET", "POST"])
@limited("upload", method="POST")
def new(request: Request) -> HttpResponse:
    """Give a file to read. It becomes a source that the actor's own organisation alone may see."""
    if not request.actor.seats:
        raise Http404
    form = UploadForm(request.POST or None, files_of(request) or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            source = _take_in(request, form)
        except AskFirst as question:
            return ask(request, question.groups, *_given(form))
        except (NotTaken, Unreadable, NotAllowed, NotADate) as error:
            note_refused(request, error)
            form.add_error("file", str(error))
        else:
            if source is None:
                return redirect("web:queue")
            return redirect("web:reading" if source.reading else "web:source", key=source.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "web/intake/new.html", {"form": form, "limit": limits().max_bytes}, status=status)


def _take_in(request: Request, form: UploadForm) -> Source | None:
    """What came of the file that was given; None where it waits in the queue, since its scanned pages are many."""
    if form.cleaned_data["only_exists"]:
        return keep_source(new_source(form, request.actor), actor=request.actor, at=timezone.now())
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    data, name, now = read_upload(file, in_parts=True), file.name or "", timezone.now()
    source = new_source(form, request.actor)
    if is_picture(data):
        return take_in_picture(source, data, name=name, limits=limits(), actor=request.actor, at=now)
    many = len(silent_pages(data, limits())) if is_there() else 0
    if many <= AT_ONCE:
        read_so = read_whole(data, name=name, seconds=SECONDS_AWAITED)
        names = names_to_black_out(request, read_so.document)
        return take_in(source, data, name=name, actor=request.actor, at=now, black_out_names=names, as_read=read_so)[0]
    names = _names_in_the_text(request, data, name)
    if names:
        return take_in(source, data, name=name, actor=request.actor, at=now, black_out_names=names)[0]
    _put_off(request, source, data, name, many)
    return None


def _names_in_the_text(request: Request, data: bytes, name: str) -> list[str]:
    """The names to black out in what needs no machine to be read; none where every page is a picture."""
    try:
        document = read(data, name=name, limits=limits())
    except Unreadable:
        return []
    return names_to_black_out(request, document)


def _put_off(request: Request, source: Source, data: bytes, name: str, many: int) -> None:
    """Let the worker read a file whose scanned pages are many."""
    add_to_queue(
        [Given(name, data, about=source)],
        holder=source.holder_id,
        compartment=source.compartment,
        actor=request.actor,
        at=timezone.now(),
    )
    messages.info(
        request,
        _("%(n)s pages of it are pictures: the file waits here until they have been read by machine.") % {"n": many},
    )


def _given(form: UploadForm) -> tuple[bytes, str]:
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    file.seek(0)
    return file.read(), file.name or ""


def reading(request: Request, key: UUID) -> HttpResponse:
    """A source's text with its proposals in place and a card for each."""
    source = source_seen(request, key)
    found = _reading(source)
    cards = cards_of(source, found, request.actor)
    decided = decisions_on(source, request.actor)
    waiting = [card for card in cards if card.decision is None]
    assessments = Assessment.objects.visible_to(request.actor).filter(compartment=source.compartment)
    on_file = already_on_file(source, found, assessments)
    filed_under = request.GET.get("assessment", on_file)
    context = {
        "source": source,
        "reading": found,
        "cards": cards,
        "waiting": len(waiting),
        "first_waiting": waiting[0].key if waiting else "",
        "paragraphs": paragraphs(text_of(source), [card.span for card in cards]),
        "recommends": sum(1 for observed in found.observations if observed.kind == "recommendation") > FEW,
        "visit_form": visit_form(source, found, request),
        "delegation": delegation_of(found),
        "visit_waits": visit_is_waiting(decided, found),
        "may_decide": bool(
            may_write(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
        ),
        "on_file": on_file if filed_under == on_file else "",
        "assessments": assessments,
        "filed_under": filed_under,
        **_kind_context(request, source),
    }
    return render(request, "web/intake/reading.html", context)


def already_on_file(source: Source, found: Reading, assessments: Iterable[Assessment]) -> str:
    """The code of the one among them that a text tells of, by its State and year; "" where none is on file."""
    code = proposed_code(source, found.entities)
    return code if any(one.code == code for one in assessments) else ""


def visit_form(source: Source, found: Reading, request: Request) -> VisitForm:
    """The form that opens the assessment a text tells of."""
    visit = found.entities.visit
    initial = {"code": proposed_code(source, found.entities)}
    return VisitForm(initial=initial, actor=request.actor, told=visit.kind or "" if visit else "")


def delegation_of(found: Reading) -> list[str]:
    """The organisations of a delegation, each once."""
    return list(dict.fromkeys(one.name for one in found.entities.organisations_of("delegation")))


OF_A_FILE = frozenset({DocumentKind.LETTER, DocumentKind.NOTES})
"""What goes on from here only in a State's file."""


def _kind_context(request: Request, source: Source) -> dict[str, object]:
    """What kind of document it is taken for, why, and what else it could be."""
    document = document_of(source)
    guess = kind_of(source, document) if document else None
    is_letter = guess is not None and guess.kind == DocumentKind.LETTER
    return {
        "guess": guess,
        "letter": Letter.objects.visible_to(request.actor).filter(source=source).first() if is_letter else None,
        "in_no_file": guess is not None and guess.kind in OF_A_FILE and not source.compartment,
        "goes_on_as": str(guess.kind) if guess and source.compartment else "",
        "remarks": list(of_the_file(document)) if document else [],
        "has_offers": guess is not None and guess.kind in READ_HERE,
        **scanned_context(source, document),
        "kind_name": _(NAMES[guess.kind]) if guess else "",
        "document_kinds": [(kind.value, _(name)) for kind, name in NAMES.items()],
    }


@require_POST
def decide(request: Request, key: UUID, proposal: str) -> HttpResponse:
    """Accept or reject one proposal and go on to the next."""
    source = source_seen(request, key)
    card = _card(request, source, proposal)
    try:
        if request.POST.get("decision") == "reject":
            reject(source, proposal, actor=request.actor, at=timezone.now())
        else:
            return _after(request, source, card, _accept(request, source, card))
    except (AlreadyDecided, NotAllowed) as error:
        messages.error(request, str(error))
    return _next(request, source, card)


@require_http_methods(["GET", "POST"])
def edit(request: Request, key: UUID, proposal: str) -> HttpResponse:
    """Change a proposal and accept it."""
    source = source_seen(request, key)
    card = _card(request, source, proposal)
    form = _edit_form(request, card)
    if request.method == "POST" and form.is_valid():
        try:
            accepted = _accept_changed(request, source, card, form)
        except NarrowerThanSaid as error:
            form.add_error(None, str(error))
        except (AlreadyDecided, NotAllowed) as error:
            messages.error(request, str(error))
            return _next(request, source, card)
        else:
            return _after(request, source, card, accepted)
    under = request.POST.get("assessment", "") or request.GET.get("assessment", "")
    context = {"source": source, "card": card, "form": form, "filed_under": under}
    return render(request, "web/intake/edit.html", context, status=422 if request.method == "POST" else 200)


def _edit_form(request: Request, card: Card) -> EditForm | FigureForm:
    if isinstance(card.proposal, Observed):
        observed = card.proposal
        initial = {
            "kind": observed.kind,
            "text": observed.text,
            "status": observed.status,
            "areas": [link.key for link in observed.areas],
            "provisions": [link.key for link in observed.provisions],
        }
        return EditForm(request.POST or None, initial=initial)
    return FigureForm(card.proposal, request.POST or None)


def _accept_changed(request: Request, source: Source, card: Card, form: EditForm | FigureForm) -> Observation | Figure:
    at, assessment = timezone.now(), _filed_under(request, source)
    if isinstance(form, EditForm) and isinstance(card.proposal, Observed):
        return accept_observation(
            source, card.proposal, actor=request.actor, at=at, edits=form.edits(), assessment=assessment
        )
    if isinstance(form, FigureForm) and isinstance(card.proposal, Quantity):
        whole = _whole(request, source, card.proposal)
        return accept_quantity(
            source, card.proposal, actor=request.actor, at=at, edits=form.edits(), whole=whole, assessment=assessment
        )
    raise Http404


def _after(request: Request, source: Source, card: Card, accepted: Observation | Figure) -> HttpResponse:
    """On to the measure that a measure makes, else to the next proposal."""
    if isinstance(accepted, Observation) and accepted.type == Observation.Kind.MEASURE:
        return redirect("web:measure-of", key=source.pk, observation=accepted.pk)
    return _next(request, source, card)


@require_POST
def visit(request: Request, key: UUID) -> HttpResponse:
    """Open the assessment that the text tells of."""
    source = source_seen(request, key)
    page = "web:earlier-report" if request.POST.get("to") == "report" else "web:reading"
    form = VisitForm(request.POST, actor=request.actor)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
        return redirect(page, key=source.pk)
    try:
        opened = accept_visit(
            source,
            _reading(source).entities,
            code=form.cleaned_data["code"],
            kind=form.cleaned_data["kind"],
            actor=request.actor,
            at=timezone.now(),
        )
    except (NoVisit, AlreadyDecided, NotAllowed) as error:
        messages.error(request, str(error))
        return redirect(page, key=source.pk)
    if opened.unknown:
        messages.warning(
            request,
            _("Not in any list of ours, so not added to the delegation: %(names)s.")
            % {"names": say_each(opened.unknown)},
        )
    messages.success(request, _("%(code)s is open.") % {"code": opened.assessment.code})
    return HttpResponseRedirect(f"{reverse(page, args=[source.pk])}?assessment={opened.assessment.code}")


@require_http_methods(["GET", "POST"])
def measure_of(request: Request, key: UUID, observation: UUID) -> HttpResponse:
    """What was observed of a measure makes a new measure, or tells again of a known one."""
    source = source_seen(request, key)
    row = get_object_or_404(Observation.objects.visible_to(request.actor), pk=observation)
    alike = measures_like(row, actor=request.actor)
    form = MeasureForm(request.POST or None, initial={"title": proposed_title(row)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if given["same_as"]:
                known = _measure(request, given["same_as"])
                extend_with(known, row, actor=request.actor, at=timezone.now())
                messages.success(request, _("“%(measure)s” is now told by one more source.") % {"measure": known})
            else:
                made = create_from(
                    row, title=given["title"], kind=given["kind"], actor=request.actor, at=timezone.now()
                )
                messages.success(request, _("“%(measure)s” is kept as a measure.") % {"measure": made})
        except NotAllowed as error:
            messages.error(request, str(error))
        return redirect("web:reading", key=source.pk)
    context = {"source": source, "observation": row, "alike": alike, "form": form}
    return render(request, "web/intake/measure.html", context)


def _accept(request: Request, source: Source, card: Card) -> Observation | Figure:
    at, assessment = timezone.now(), _filed_under(request, source)
    if isinstance(card.proposal, Observed):
        return accept_observation(source, card.proposal, actor=request.actor, at=at, assessment=assessment)
    whole = _whole(request, source, card.proposal)
    return accept_quantity(source, card.proposal, actor=request.actor, at=at, whole=whole, assessment=assessment)


def _filed_under(request: Request, source: Source) -> UUID | None:
    """The assessment that what is accepted is filed under, if one was chosen."""
    under = request.POST.get("assessment", "")
    filed = Assessment.objects.visible_to(request.actor).filter(code=under, compartment=source.compartment).first()
    return filed.pk if filed else None


def _whole(request: Request, source: Source, proposal: Quantity) -> Figure | None:
    """The figure that a share is part of, if it was accepted."""
    if proposal.part_of is None:
        return None
    total = _reading(source).quantities[proposal.part_of]
    decision = decisions_on(source, request.actor).get(proposal_key(total))
    if decision is None or decision.figure is None:
        return None
    return Figure.objects.visible_to(request.actor).filter(pk=decision.figure).first()


def _reading(source: Source) -> Reading:
    found = reading_of(source)
    if found is None:
        raise Http404
    return found


def _card(request: Request, source: Source, proposal: str) -> Card:
    cards = cards_of(source, _reading(source), request.actor)
    card = next((card for card in cards if card.key == proposal), None)
    if card is None:
        raise Http404
    return card


def _measure(request: Request, sealed: str) -> Measure:
    return get_object_or_404(Measure.objects.visible_to(request.actor), pk=unsealed(sealed))


def _next(request: Request, source: Source, done: Card) -> HttpResponse:
    """Back to the text, at the next proposal that waits."""
    cards = cards_of(source, _reading(source), request.actor)
    later = [card for card in cards if card.decision is None and card.start >= done.start and card.key != done.key]
    under = request.POST.get("assessment", "")
    query = f"?assessment={under}" if under else ""
    anchor = f"#card-{later[0].key}" if later else ""
    return HttpResponseRedirect(f"{reverse('web:reading', args=[source.pk])}{query}{anchor}")
