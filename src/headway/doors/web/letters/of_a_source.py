"""A letter that came in as a file among others is entered in the register of its country file."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from headway.casework.evidence.correspondence import LetterTwice
from headway.casework.evidence.models import Letter, Source
from headway.doors.web.letters.forms import RegisterForm
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.sources_seen import source_seen
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.letters import LetterRead, read_letter
from headway.engines.intake.letters import enter_source
from headway.engines.intake.sources import document_of
from headway.engines.intake.taking.texts import kind_of
from headway.foundation.access.rules import may_write
from headway.foundation.catalogue.models import State


@require_http_methods(["GET", "POST"])
def letter_of(request: Request, key: UUID) -> HttpResponse:
    """What the register is to say of it, filled in as far as the letter says it."""
    source = source_seen(request, key)
    document = document_of(source)
    state = State.objects.filter(code=source.compartment).first()
    may = may_write(request.actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)
    if document is None or state is None or not may or _is_entered(source):
        raise Http404
    if kind_of(source, document).kind != DocumentKind.LETTER:
        raise Http404
    told = read_letter(document)
    form = RegisterForm(request.POST or None, initial=_told(source, told), actor=request.actor, state=state.code)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, LetterTwice):
            letter = enter_source(
                source,
                told,
                form.facts(),
                dated=form.cleaned_data["dated"],
                answers=tuple(form.answered()),
                actor=request.actor,
                at=timezone.now(),
            )
            return redirect("web:letter", key=letter.pk)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "web/letters/of_a_source.html", {"source": source, "state": state, "form": form}, status=status
    )


def _is_entered(source: Source) -> bool:
    return Letter.objects.unscoped("a source is one letter").filter(source=source).exists()


def _told(source: Source, told: LetterRead) -> dict[str, str]:
    said = {"number": told.number, "dated": source.dated or told.dated}
    named = {"from_office": told.sender, "to_office": told.recipient, "subject": told.subject}
    enclosures = "\n".join(" ".join(one.text.split()) for one in told.enclosures)
    return {
        **said,
        **{name: " ".join(one.text.split()) for name, one in named.items() if one},
        "enclosures": enclosures,
    }
