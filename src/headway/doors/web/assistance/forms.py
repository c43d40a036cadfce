"""The forms of assistance: a need, its agreement, an offer, how a match goes."""

from collections.abc import Iterable, Sequence
from typing import Any

import pycountry
from django import forms
from django.utils.translation import gettext_lazy as _

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.models import Need
from headway.casework.evidence.models import Source
from headway.casework.recommendations.models import Recommendation
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.dated import Dated
from headway.doors.web.parts.offering import offer, priorities, said_choices
from headway.doors.web.parts.said import say, say_title
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area

LONG = forms.Textarea(attrs={"rows": 3})


class NeedForm(forms.Form):
    """What is needed, in which assessment it came up, and which recommendation it stands in the way of."""

    title = forms.CharField(label=_("What is needed"), max_length=200)
    text = forms.CharField(label=_("In more words"), required=False, widget=LONG)
    assessment = forms.ChoiceField(label=_("It came up in"))
    recommendation = forms.ChoiceField(
        label=_("It stands in the way of"),
        required=False,
        help_text=_("What verifies later whether the gap is closed."),
    )
    priority = forms.ChoiceField(
        label=_("Priority"), required=False, choices=lambda: [("", say("not said")), *priorities(capital=False)]
    )
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, assessments: Sequence[Assessment], recommendations: Iterable[Recommendation], areas: Iterable[Area],
        *given: Any, **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*given, **named)
        self.assessments = {row.code: row for row in assessments}
        self.rows = {row.code: row for row in recommendations}
        offer(self, "assessment", [(code, code) for code in self.assessments])
        told = [(code, f"{code}: {row.text}"[:110]) for code, row in self.rows.items()]
        offer(self, "recommendation", [("", _("no recommendation")), *told])
        offer(self, "areas", [(row.pk, say_title(row)) for row in areas])


class AgreeForm(forms.Form):
    """That the State agreed: when, through whom, in which document."""

    on = forms.DateField(label=_("Agreed on"), widget=DAY)
    by = forms.CharField(label=_("For the State"), max_length=200, help_text=_("The office that agreed."))
    proof = forms.ChoiceField(label=_("It stands in"), required=False)

    def __init__(self, sources: Iterable[Source], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.sources = {seal(row.pk): row for row in sources}
        told = [(key, f"{row.title} ({row.dated})"[:110]) for key, row in self.sources.items()]
        offer(self, "proof", [("", _("no document on file")), *told])


class CloseForm(forms.Form):
    """That a need is met or withdrawn, and why."""

    state = forms.ChoiceField(label=_("It is"), choices=said_choices([("met", "met"), ("withdrawn", "withdrawn")]))
    because = forms.CharField(label=_("Why"), max_length=300)


class OfferForm(forms.Form):
    """What a provider offers, for how long and for how much."""

    provider = forms.ChoiceField(label=_("Provider"))
    title = forms.CharField(label=_("What is offered"), max_length=200)
    text = forms.CharField(label=_("In more words"), required=False, widget=LONG)
    dates = Dated(label=_("When"), required=False, help_text=_("2026/2028, or 2026/.. without an end."))
    budget = forms.DecimalField(label=_("Budget"), max_digits=16, decimal_places=2, min_value=0, required=False)
    currency = forms.CharField(
        label=_("Currency"), max_length=3, required=False, help_text=_("Three letters: EUR, USD.")
    )
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, providers: Sequence[Organisation], areas: Iterable[Area], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.providers = {seal(row.pk): row for row in providers}
        offer(self, "provider", [(key, row.name) for key, row in self.providers.items()])
        offer(self, "areas", [(row.pk, say_title(row)) for row in areas])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        code = str(given.get("currency", "")).strip().upper()
        if code and pycountry.currencies.get(alpha_3=code) is None:
            self.add_error("currency", _("%(code)s is no currency code of ISO 4217.") % {"code": code})
        elif given.get("budget") is not None and not code:
            self.add_error("currency", _("A budget has a currency."))
        given["currency"] = code
        return given

    def columns(self) -> dict[str, Any]:
        """The columns of an offer, of a form that is valid."""
        return {name: self.cleaned_data[name] for name in ("title", "text", "dates", "budget", "currency")}


class MoveForm(forms.Form):
    """How a match goes on."""

    status = forms.ChoiceField(label=_("It is now"))
    on = forms.DateField(label=_("Since"), widget=DAY)
    effect = forms.CharField(label=_("What came of it"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, choices: Iterable[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "status", choices)


def is_closed(need: Need) -> bool:
    """Whether nothing more is to be done about a need."""
    return need.state in {Need.State.MET, Need.State.WITHDRAWN}
