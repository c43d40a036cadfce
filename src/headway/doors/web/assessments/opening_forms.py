"""What an assessment is about, asked when it is opened by hand and when its first page is corrected."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.opening import Terms
from headway.doors.web.parts.dated import Dated
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.said import say_states
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.values import load_catalogue

DAY = forms.DateInput(attrs={"type": "date"})


class TermsForm(forms.Form):
    """The terms of reference: title, days, mandate, and by which framework and procedure."""

    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    dates = Dated(
        label=_("Days"),
        required=False,
        help_text=_("2018-07-23/2018-07-25, 2018-07 or 2018. Left empty: not agreed yet."),
    )
    cut_off = forms.DateField(label=_("Information as at"), required=False, widget=DAY)
    framework = forms.ChoiceField(label=_("Framework"), required=False)
    procedure = forms.ChoiceField(label=_("Procedure"), required=False)
    reason = forms.CharField(
        label=_("Why it is opened"),
        max_length=300,
        help_text=_("Whose decision: “Decision of the Committee of 12 May”."),
    )
    mandate_as_said = forms.CharField(
        label=_("Mandate, as its terms of reference say it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    instruments = forms.MultipleChoiceField(
        label=_("Instruments it names"), required=False, widget=forms.CheckboxSelectMultiple
    )
    mandate_open = forms.BooleanField(label=_("It adds others, such as “other relevant resolutions”"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        catalogue = load_catalogue()
        offer(self, "framework", [("", _("none: judged in words only")), *_titles("frameworks", catalogue.frameworks)])
        offer(self, "procedure", [("", _("none: without stages")), *_titles("procedures", catalogue.procedures)])
        offer(self, "instruments", [(key, f"{row.symbol}: {row.title}") for key, row in catalogue.instruments.items()])

    def terms(self) -> Terms:
        """What was said, of a form that is valid."""
        given = self.cleaned_data
        plain = ("title", "dates", "cut_off", "reason", "mandate_as_said", "mandate_open")
        return Terms(
            **{name: given[name] for name in plain},
            framework=given.get("framework", ""),
            procedure=given.get("procedure", ""),
            instruments=tuple(given["instruments"]),
        )


def _titles(section: str, rows: Iterable[Any]) -> list[tuple[str, str]]:
    listed = getattr(load_catalogue(), section)
    return [(key, in_readers_language(section, key, listed[key].title)) for key in rows]


class OpenForm(TermsForm):
    """A new assessment: of which State, of what kind, after which other."""

    state = forms.ChoiceField(label=_("State"))
    type = forms.ChoiceField(label=_("Kind of visit"), choices=said_choices(Assessment.Kind.choices))
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        required=False,
        help_text=_("Left empty: the State and this year, as in XOR-2026."),
    )
    previous = forms.ChoiceField(label=_("Comes after"), required=False)
    field_order = ("state", "type", "reason", "dates", "framework", "procedure", "title", "code")

    def __init__(self, states: Iterable[str], earlier: Iterable[Assessment], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.earlier = {row.code: row for row in earlier}
        offer(self, "state", [("", _("(choose)")), *_by_name(states)])
        offer(self, "previous", [("", _("none on file")), *((code, code) for code in self.earlier)])

    def comes_after(self) -> Assessment | None:
        """The earlier assessment that was chosen, of a form that is valid."""
        return self.earlier.get(self.cleaned_data["previous"])


def _by_name(codes: Iterable[str]) -> list[tuple[str, str]]:
    """States by their names; those that are fictional come last and are called so."""
    known = load_catalogue().states
    real = [code for code in codes if not known[code].is_fictional]
    made_up = [(code, f"{name} ({_('Fictional')})") for code, name in say_states(c for c in codes if c not in real)]
    return [*sorted(say_states(real), key=itemgetter(1)), *made_up]


class CorrectForm(TermsForm):
    """What stands on an assessment's first page, with why it is corrected. What is pinned is not offered."""

    because = forms.CharField(label=_("Why it is corrected"), max_length=200)

    def __init__(self, assessment: Assessment, *given: Any, **named: Any) -> None:
        plain = ("title", "dates", "cut_off", "reason", "mandate_as_said", "mandate_open")
        stands = {name: getattr(assessment, name) for name in plain}
        stands["instruments"] = [row.pk for row in assessment.mandate_instruments.all()]
        super().__init__(*given, initial=stands, **named)
        self.fields["reason"].required = bool(assessment.reason)
        for name in ("framework", "procedure"):
            if getattr(assessment, name):
                del self.fields[name]
