"""The forms of a strategy: pillars, milestones, measures, their money and what came of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pycountry
from django import forms
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from headway.casework.evidence.models import Figure, Observation
from headway.casework.evidence.services import TakesPart
from headway.casework.plans.models import Funding, Measure, MeasureOrganisation, Milestone, Pillar
from headway.casework.plans.recurring import IN_WORDS, NotARule, due_days
from headway.casework.recommendations.models import Recommendation
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.dated import Dated
from headway.doors.web.parts.offering import offer, said_choices, said_now
from headway.doors.web.parts.said import say, say_title
from headway.foundation.access.models import Circle
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area, Provision

NOBODY = ("", _("nobody named yet"))
ONCE = ("", _("only once"))


class StrategyForm(forms.Form):
    """What a strategy is called and for which years."""

    title = forms.CharField(label=_("Title"), max_length=200)
    dates = Dated(
        label=pgettext_lazy("years of a strategy", "For"),
        required=False,
        help_text=_("2026/2030, or 2026/.. without an end."),
    )


class ShareForm(forms.Form):
    """With whom a strategy is shared, and why."""

    circle = forms.ChoiceField(label=_("Recipients"))
    reason = forms.CharField(label=_("Why"), max_length=200)

    def __init__(self, circles: Iterable[Circle], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.circles = {seal(row.pk): row for row in circles}
        offer(self, "circle", [(key, str(row)) for key, row in self.circles.items()])


class PillarForm(forms.Form):
    """A pillar: its name, its place and the areas it speaks of."""

    title = forms.CharField(label=_("Title"), max_length=200)
    order = forms.IntegerField(
        label=_("Place"), min_value=1, max_value=99, required=False, help_text=_("Left empty: at the end.")
    )
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, areas: Iterable[Area], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "areas", [(row.pk, say_title(row)) for row in areas])


class MilestoneForm(forms.Form):
    """What is due, when, who owes it, and whether it comes back."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    due_on = forms.DateField(label=_("Due on"), widget=DAY)
    organisation = forms.ChoiceField(label=_("Who owes it"), required=False)
    pillar = forms.ChoiceField(label=_("Pillar"), required=False)
    rule = forms.ChoiceField(
        label=_("It comes back"),
        required=False,
        choices=lambda: [ONCE, *((rule, gettext(words)) for rule, words in IN_WORDS.items())],
    )
    own_rule = forms.CharField(
        label=_("Or by a rule of your own"), required=False, max_length=200,
        help_text=_("RFC 5545, as calendars have it: FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31."),
    )  # fmt: skip
    ends_on = forms.DateField(label=_("For the last time on"), required=False, widget=DAY)

    def __init__(
        self, organisations: Sequence[Organisation], pillars: Sequence[Pillar], *given: Any, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.organisations = {seal(row.pk): row for row in organisations}
        self.pillars = {seal(row.pk): row for row in pillars}
        offer(self, "organisation", [NOBODY, *((key, row.name) for key, row in self.organisations.items())])
        offer(
            self,
            "pillar",
            [("", _("the strategy as a whole")), *((key, row.title) for key, row in self.pillars.items())],
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.comes_back and given.get("due_on"):
            clean_rule(self, self.comes_back, given["due_on"], given.get("ends_on"))
        return given

    @property
    def comes_back(self) -> str:
        return str(self.cleaned_data.get("own_rule", "")).strip() or str(self.cleaned_data.get("rule", ""))

    def columns(self) -> dict[str, Any]:
        """What a milestone and what comes back have in common, of a form that is valid."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "organisation": self.organisations.get(given["organisation"]),
            "pillar": self.pillars.get(given["pillar"]),
        }


class RuleForm(forms.Form):
    """On which days something comes back from now on."""

    rule = forms.CharField(
        label=_("Rule"), max_length=200, help_text=_("FREQ=YEARLY, FREQ=MONTHLY;INTERVAL=6, FREQ=MONTHLY.")
    )
    starts_on = forms.DateField(label=_("First day"), widget=DAY)
    ends_on = forms.DateField(label=_("For the last time on"), widget=DAY)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("rule") and given.get("starts_on"):
            clean_rule(self, given["rule"], given["starts_on"], given.get("ends_on"))
        return given


def clean_rule(form: forms.Form, rule: str, starts_on: date, ends_on: date | None) -> None:
    """Note what is wrong with a rule at the field where it can be mended."""
    field = "own_rule" if form.cleaned_data.get("own_rule") else "rule"
    if ends_on is None:
        form.add_error("ends_on", _("Say on which day it comes back for the last time."))
    elif ends_on < starts_on:
        form.add_error("ends_on", _("It would end before it begins."))
    else:
        try:
            due_days(rule, starts_on, ends_on)
        except NotARule as error:
            form.add_error(field, str(error))


class EndMilestoneForm(forms.Form):
    """How a milestone ended."""

    state = forms.ChoiceField(
        label=_("It is"),
        choices=said_choices(row for row in Milestone.State.choices if row[0] != Milestone.State.OPEN),
    )
    on = forms.DateField(label=pgettext_lazy("day of an act", "On"), widget=DAY)
    outcome = forms.CharField(
        label=_("What came of it"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A decree, a report, a number; or why it is dropped."),
    )  # fmt: skip


class MoveMilestoneForm(forms.Form):
    """Another day, and why."""

    due_on = forms.DateField(label=_("Due on"), widget=DAY)
    because = forms.CharField(label=_("Why"), max_length=160)


class MeasureForm(forms.Form):
    """A step of the State."""

    title = forms.CharField(label=_("What the State does"), max_length=200)
    type = forms.ChoiceField(label=_("Kind"), choices=said_choices(Measure.Kind.choices))
    status = forms.ChoiceField(label=_("It is"), required=False)
    dates = Dated(
        label=_("When"),
        required=False,
        help_text=_("2026, 2026-03, 2026/2028, or 2026/.. without an end."),
    )
    lead = forms.ChoiceField(label=_("Who leads"), required=False)
    partners = forms.MultipleChoiceField(label=_("With"), required=False, widget=forms.CheckboxSelectMultiple)
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)
    pillar = forms.ChoiceField(label=_("Pillar"), required=False)

    def __init__(
        self, organisations: Sequence[Organisation], areas: Sequence[Area], pillars: Sequence[Pillar],
        *given: Any, **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*given, **named)
        self.organisations = {seal(row.pk): row for row in organisations}
        self.pillars = {seal(row.pk): row for row in pillars}
        names = [(key, row.name) for key, row in self.organisations.items()]
        offer(
            self,
            "status",
            [("", say("not said")), *said_now(Measure._meta.get_field("status").get_choices(include_blank=False))],
        )
        offer(self, "lead", [NOBODY, *names])
        offer(self, "partners", names)
        offer(self, "areas", [(row.pk, say_title(row)) for row in areas])
        offer(self, "pillar", [("", _("none yet")), *((key, row.title) for key, row in self.pillars.items())])

    def parts(self) -> list[TakesPart]:
        """Who takes part, of a form that is valid."""
        told = [(self.cleaned_data["lead"], MeasureOrganisation.Part.LEAD)] if self.cleaned_data["lead"] else []
        told += [(key, MeasureOrganisation.Part.PARTNER) for key in self.cleaned_data["partners"]]
        rows = [(self.organisations[key], part) for key, part in told]
        return [TakesPart(row.name, part.value, row) for row, part in rows]


class OrganisationForm(forms.Form):
    """One more organisation in a measure, on record or as said."""

    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    as_said = forms.CharField(
        label=_("Or in words"),
        max_length=200,
        required=False,
        help_text=_("Where it is not on record: “other ministries”."),
    )
    part = forms.ChoiceField(
        label=_("Its part"), choices=said_choices(MeasureOrganisation.Part.choices), initial="partner"
    )

    def __init__(self, organisations: Sequence[Organisation], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.organisations = {seal(row.pk): row for row in organisations}
        offer(
            self, "organisation", [("", _("as said below")), *((k, row.name) for k, row in self.organisations.items())]
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("organisation") and not given.get("as_said"):
            self.add_error("organisation", _("Choose an organisation, or say it in words."))
        return given

    def part_taken(self) -> TakesPart:
        given = self.cleaned_data
        found = self.organisations.get(given["organisation"])
        return TakesPart(given["as_said"] or (found.name if found else ""), given["part"], found)


class AnswersForm(forms.Form):
    """What a measure answers: recommendations, and a provision."""

    recommendations = forms.MultipleChoiceField(
        label=_("Recommendations"), required=False, widget=forms.CheckboxSelectMultiple
    )
    provision = forms.ChoiceField(label=_("A provision"), required=False)

    def __init__(
        self, recommendations: Iterable[Recommendation], provisions: Iterable[Provision], *given: Any, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.rows = {row.code: row for row in recommendations}
        offer(self, "recommendations", [(code, f"{code}: {row.text}") for code, row in self.rows.items()])
        told = [(row.pk, f"{row.instrument.symbol}, {row.ref}: {row.summary}"[:120]) for row in provisions]
        offer(self, "provision", [("", pgettext("choice", "none")), *told])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("recommendations") and not given.get("provision"):
            raise forms.ValidationError(_("Tick a recommendation, or choose a provision."))
        return given


class MoneyForm(forms.Form):
    """Money as somebody said it."""

    type = forms.ChoiceField(label=_("It is"), choices=said_choices(Funding.Kind.choices))
    as_said = forms.CharField(
        label=_("As said"), max_length=200, help_text=_("“some two million euros over three years”.")
    )
    amount = forms.DecimalField(
        label=_("Amount"), max_digits=18, decimal_places=2, min_value=0, required=False,
        help_text=_("Left empty where no number was given."),
    )  # fmt: skip
    currency = forms.CharField(
        label=_("Currency"), max_length=3, required=False, help_text=_("Three letters: EUR, USD, XOF.")
    )
    period = Dated(
        label=pgettext_lazy("period of an amount", "For"),
        required=False,
        help_text=_("2026, or 2026/2028."),
    )
    said_by = forms.CharField(label=_("Said by"), max_length=200, required=False)

    def clean_currency(self) -> str:
        code = str(self.cleaned_data["currency"]).strip().upper()
        if code and pycountry.currencies.get(alpha_3=code) is None:
            raise forms.ValidationError(_("%(code)s is no currency code of ISO 4217.") % {"code": code})
        return code

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("amount") is not None and not given.get("currency") and "currency" not in self.errors:
            self.add_error("currency", _("An amount has a currency."))
        return given


class ResultForm(forms.Form):
    """What tells that something came of a measure."""

    observation = forms.ChoiceField(label=_("An observation"), required=False)
    figure = forms.ChoiceField(label=_("A figure"), required=False)

    def __init__(
        self, observations: Iterable[Observation], figures: Iterable[Figure], *given: Any, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.observations = {seal(row.pk): row for row in observations}
        self.figures = {seal(row.pk): row for row in figures}
        told = [(key, row.text[:140]) for key, row in self.observations.items()]
        offer(self, "observation", [("", pgettext("choice", "none")), *told])
        counted = [(key, f"{row.subject}: {row.as_said}"[:140]) for key, row in self.figures.items()]
        offer(self, "figure", [("", pgettext("choice", "none")), *counted])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("observation") and not given.get("figure"):
            raise forms.ValidationError(_("Choose an observation or a figure."))
        return given
