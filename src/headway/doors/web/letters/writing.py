"""The page on which letters are written: whom there is something to write to, ticked, and all of them in one act."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_noop, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Letter
from headway.doors.web.letters.forms import DAY
from headway.doors.web.letters.register import may_enter_letters
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.offering import offer
from headway.doors.web.parts.requests import Request
from headway.engines.letters.owed import Due, addressed, owed
from headway.engines.letters.templates import BadTemplate
from headway.engines.letters.writing import Occasion, write_letters
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import State
from headway.foundation.core.numbers_said import say_each

OCCASIONS = {
    "request": (
        gettext_noop("Recommendations to those they are addressed to"),
        gettext_noop("Recommendations of %(code)s: request for information"),
    ),
    "reminder": (
        gettext_noop("A reminder of what is still owed"),
        gettext_noop("Reminder of what is still owed, %(code)s"),
    ),
}


class WritingForm(forms.Form):
    """What stands in every letter, and to whom they go."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    due_on = forms.DateField(label=_("Answer asked for by"), required=False, widget=DAY)
    office = forms.MultipleChoiceField(
        error_messages={"required": _("Choose at least one office to write to.")}, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, due: list[Due], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.due = {str(place): one for place, one in enumerate(due)}
        choices = [(place, one.office) for place, one in self.due.items()]
        offer(self, "office", choices)
        self.fields["office"].initial = list(self.due)

    def chosen(self) -> list[Due]:
        return [self.due[place] for place in self.cleaned_data["office"]]

    def ticked(self) -> list[tuple[str, Due, bool]]:
        """The offices with what each would be written, and whether it is ticked."""
        given = self["office"].value() or []
        return [(place, one, place in given) for place, one in self.due.items()]


@require_http_methods(["GET", "POST"])
def write(request: Request, code: str) -> HttpResponse:
    """Write one letter to each office chosen."""
    state = get_object_or_404(State, code=code)
    if not may_enter_letters(request, code):
        raise Http404
    assessments = list(Assessment.objects.visible_to(request.actor).filter(compartment=code).order_by("-dates", "id"))
    occasion = request.GET.get("occasion", "reminder")
    assessment = _chosen(request, assessments)
    if occasion not in OCCASIONS:
        raise Http404
    language = request.GET.get("language", get_language() or "")
    with override(language if language in dict(settings.LANGUAGES) else "en"):
        due = _due(request, assessment, occasion, state.name) if assessment else []
        subject = gettext(OCCASIONS[occasion][1]) % {"code": assessment or ""}
        written_in = get_language() or "en"
    form = WritingForm(due, request.POST or None, initial={"subject": subject})
    if request.method == "POST" and assessment and form.is_valid():
        with refusals_on(form, BadTemplate):
            chosen = Occasion(occasion, form.cleaned_data["subject"], form.cleaned_data["due_on"], written_in)
            written = _write(request, assessment, chosen, form, state.name)
            numbers = say_each(letter.number for letter in written)
            messages.success(
                request,
                _("Written and numbered %(numbers)s. Save each, send it, and say when it was sent.")
                % {"numbers": numbers},
            )
            return redirect("web:letters", code=code)
    context = {
        "state": state,
        "assessments": assessments,
        "assessment": assessment,
        "occasions": [(key, gettext(words[0])) for key, words in OCCASIONS.items()],
        "occasion": occasion,
        "language": written_in,
        "form": form,
        "due": due,
    }
    return render(request, "web/letters/write.html", context, status=422 if request.method == "POST" else 200)


def _chosen(request: Request, assessments: list[Assessment]) -> Assessment | None:
    """The assessment that was asked for, else the newest. Raises 404 for one that is not among them."""
    wanted = request.GET.get("assessment", "")
    if not wanted:
        return assessments[0] if assessments else None
    found = called(wanted, request.actor)
    if found is None or found not in assessments:
        raise Http404
    return found


def _due(request: Request, assessment: Assessment, occasion: str, state: str) -> list[Due]:
    if occasion == "request":
        return addressed(assessment, request.actor, state)
    return owed(assessment, request.actor)


def _write(request: Request, assessment: Assessment, occasion: Occasion, form: WritingForm, state: str) -> list[Letter]:
    holder = Organisation.objects.get(pk=request.actor.seats[0].organisation)
    return write_letters(
        assessment,
        occasion,
        form.chosen(),
        holder=holder,
        actor=request.actor,
        at=timezone.now(),
        state=state,
    )
