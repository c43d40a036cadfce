"""One measure is said to answer all that was ticked: one that is there, or a new one of one's own institution."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from headway.casework.plans.models import Measure
from headway.casework.plans.queries import measures_to_answer_with
from headway.casework.plans.rules import may_keep_strategies, planning_seats
from headway.casework.plans.services import answer_with, create_measure
from headway.casework.recommendations.listing import Line
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.requests import Request
from headway.doors.web.recommendations.several import first, one_state, require_seat
from headway.doors.web.recommendations.together_forms import TogetherForm
from headway.foundation.access.models import Audience
from headway.foundation.core.actors import Seat


class AnswersForm(TogetherForm):
    """Which measure answers them."""

    measure = forms.ChoiceField(label=_("A measure that is there"), required=False)
    title = forms.CharField(label=_("or a new one: what it is"), max_length=200, required=False)
    type = forms.ChoiceField(label=_("Kind of the new one"), choices=said_choices(Measure.Kind.choices), required=False)

    def __init__(self, lines: Sequence[Line], data: Any, *, measures: Sequence[Measure]) -> None:
        super().__init__(data)
        self.measures = {seal(row.pk): row for row in measures}
        offer(self, "measure", [("", _("a new one")), *((key, row.title) for key, row in self.measures.items())])
        if not measures:
            del self.fields["measure"]
        self.take(lines)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("measure") and not str(given.get("title", "")).strip():
            self.add_error("title", _("Choose a measure, or say what the new one is."))
        return given


def begin_answers(request: Request, lines: Sequence[Line]) -> AnswersForm:
    """The form for what was ticked. Raises NotTogether."""
    state = one_state(lines)
    require_seat(_seat(request, state) is not None)
    return AnswersForm(lines, request.POST or None, measures=measures_to_answer_with(request.actor, state))


def carry_out_answers(request: Request, form: TogetherForm) -> str:
    """Say that one measure answers them, and tell so. Raises NotAllowed."""
    assert isinstance(form, AnswersForm)
    rows, actor, at = [line.recommendation for line in form.lines.values()], request.actor, timezone.now()
    measure = form.measures.get(form.cleaned_data.get("measure", ""))
    if measure is None:
        state = first(list(form.lines.values())).compartment
        seat = _seat(request, state)
        assert seat is not None, "the form was refused otherwise"
        measure = Measure(
            title=form.cleaned_data["title"].strip(),
            type=form.cleaned_data["type"],
            compartment=state,
            holder_id=seat.organisation,
            audience=Audience.STATE if may_keep_strategies(actor, state) else Audience.OWN,
        )
        create_measure(measure, recommendations=rows, actor=actor, at=at)
        done = len(rows)
    else:
        done = len(answer_with(measure, recommendations=rows, actor=actor, at=at))
    words = ngettext(
        "“%(measure)s” answers %(n)s more recommendation.", "“%(measure)s” answers %(n)s more recommendations.", done
    )
    return words % {"measure": measure, "n": done}


def _seat(request: Request, state: str) -> Seat | None:
    """The seat from which somebody writes measures of a State."""
    return next(iter(planning_seats(request.actor, state)), None)
