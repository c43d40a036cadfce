"""The page on which what a letter says is entered on its author's behalf."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from headway.casework.evidence.models import Letter
from headway.casework.evidence.queries import text_of
from headway.casework.recommendations.rules import SCALE
from headway.doors.web.letters.forms import (
    EnterAnswerForm,
    EnterCommentForm,
    EnterForm,
    EnterObservationForm,
    EnterProgressForm,
    EnterUndertakingForm,
)
from headway.doors.web.letters.register import letter_seen
from headway.doors.web.parts.requests import Request
from headway.engines.exchange.lettered import NoSuchParagraph, enter_comment
from headway.engines.intake.entering import (
    NotInTheLetter,
    Proof,
    enter_answer,
    enter_observation,
    enter_progress,
    enter_undertaking,
    may_enter_from,
)
from headway.foundation.catalogue.models import Question, State
from headway.foundation.catalogue.pins import bare
from headway.foundation.core.verdicts import NotAllowed

WHAT: dict[str, tuple[str, type[EnterForm]]] = {
    "progress": (gettext_noop("Progress on a recommendation"), EnterProgressForm),
    "answer": (gettext_noop("An answer to a question"), EnterAnswerForm),
    "comment": (gettext_noop("A comment on a draft"), EnterCommentForm),
    "undertaking": (gettext_noop("A promise or a request"), EnterUndertakingForm),
    "observation": (gettext_noop("Something it says"), EnterObservationForm),
}


@require_http_methods(["GET", "POST"])
def enter(request: Request, key: UUID, what: str) -> HttpResponse:
    """Enter progress, an answer, a comment, a promise or an observation from a letter in its author's name."""
    if what not in WHAT:
        raise Http404
    letter = letter_seen(request, key)
    if not may_enter_from(request.actor, letter):
        raise Http404
    form = _form(request, letter, what)
    if request.method == "POST" and form.is_valid():
        try:
            _enter(request, letter, form)
        except NotInTheLetter as error:
            form.add_error("words", str(error))
        except NoSuchParagraph as error:
            form.add_error("paragraph", str(error))
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Entered on behalf of %(institution)s.") % {"institution": form.cleaned_data["institution"]}
            )
            return redirect("web:letter", key=letter.pk)
    context = {
        "letter": letter,
        "state": State.objects.filter(code=letter.compartment).first(),
        "form": form,
        "title": _(WHAT[what][0]),
        "text": text_of(letter.source),
        "pages": range(1, letter.pages + 1),
    }
    return render(request, "web/letters/enter.html", context, status=422 if request.method == "POST" else 200)


def _form(request: Request, letter: Letter, what: str) -> EnterForm:
    initial = {name: request.GET[name] for name in ("words", "kind", "due_on") if name in request.GET}
    if what == "answer":
        rows = Question.objects.filter(until=None).order_by("area__order", "id")
        questions = {row.pk: f"{bare(row.pk)}: {row.text[:100]}" for row in rows}
        return EnterAnswerForm(letter, request.POST or None, actor=request.actor, questions=questions, initial=initial)
    return WHAT[what][1](letter, request.POST or None, actor=request.actor, initial=initial)


def _enter(request: Request, letter: Letter, form: EnterForm) -> None:
    given, actor, at = form.cleaned_data, request.actor, timezone.now()
    proof = Proof(letter, given["words"], given["institution"])
    chosen = form.chosen()
    if isinstance(form, EnterProgressForm):
        enter_progress(
            proof,
            form.recommendations[given["recommendation"]],
            scale=SCALE,
            level=given["level"],
            as_of=given["as_of"],
            nil_return=given["nil_return"],
            actor=actor,
            at=at,
        )
    elif isinstance(form, EnterCommentForm):
        enter_comment(
            letter,
            form.drafts[given["draft"]],
            words=given["words"],
            institution=form.institutions[given["institution"]],
            matter=given["matter"],
            number=given["paragraph"],
            actor=actor,
            at=at,
        )
    elif isinstance(form, EnterObservationForm):
        enter_observation(proof, kind=given["kind"], verb=given["verb"], assessment=chosen, actor=actor, at=at)
    elif chosen and isinstance(form, EnterAnswerForm):
        question = Question.objects.get(pk=given["question"])
        enter_answer(
            proof,
            chosen,
            question=bare(question.pk),
            version=question.version,
            value=given["value"],
            given_on=given["given_on"],
            actor=actor,
            at=at,
        )
    elif chosen and isinstance(form, EnterUndertakingForm):
        enter_undertaking(proof, chosen, kind=given["kind"], to=given["to"], due_on=given["due_on"], actor=actor, at=at)
