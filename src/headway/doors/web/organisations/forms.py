"""The forms of an organisation's page: its name, what became of it, its mandate, who is in office, who takes over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from headway.casework.visits.models import InOffice
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.dated import Dated
from headway.doors.web.parts.offering import offer, said_choices
from headway.foundation.actors.models import Organisation, OrganisationKind, Succession

WHEN = _("2013, 2013-03 or 2013-03-01")
SOURCE = _("A law, a decree, a letter, with its number and day.")
OF_A_STATE = ("ministry", "agency", "court", "parliament", "civil-society")


class NewForm(forms.Form):
    """An institution for a State's list."""

    name = forms.CharField(label=_("Name"), max_length=200)
    acronym = forms.CharField(label=_("Acronym"), max_length=80, required=False)
    type = forms.ChoiceField(label=_("Kind"))
    since = Dated(label=_("Since"), required=False, help_text=WHEN)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "type", said_choices(pair for pair in OrganisationKind.choices if pair[0] in OF_A_STATE)())


class RenameForm(forms.Form):
    """The new name of the same institution."""

    name = forms.CharField(label=_("New name"), max_length=200)
    acronym = forms.CharField(label=_("Acronym"), max_length=80, required=False)
    since = Dated(label=_("Since"), help_text=WHEN)
    source = forms.CharField(label=_("Where that stands"), max_length=400, required=False, help_text=SOURCE)


class SuccessionForm(forms.Form):
    """What became of an institution. A split is entered once for each part."""

    how = forms.ChoiceField(
        label=pgettext_lazy("what became of an institution", "It"), choices=said_choices(Succession.How.choices)
    )
    after = forms.ChoiceField(label=_("Which"), help_text=_("For a split, enter each part in turn."))
    on = Dated(label=_("On"), required=False, help_text=WHEN)
    source = forms.CharField(label=_("Where that stands"), max_length=400, help_text=SOURCE)

    def __init__(self, others: list[Organisation], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.others = {seal(row.pk): row for row in others}
        offer(self, "after", [("", _("(choose)")), *((key, row.name) for key, row in self.others.items())])

    def chosen(self) -> Organisation:
        return self.others[self.cleaned_data["after"]]


class MandateForm(forms.Form):
    """What an institution is charged with, in a sentence or two."""

    text = forms.CharField(label=_("What it is charged with"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    cited = forms.CharField(label=_("Where that stands"), max_length=300, help_text=SOURCE)
    since = Dated(label=_("Since"), required=False, help_text=WHEN)
    until = Dated(label=_("Until"), required=False, help_text=_("Left empty: it still holds."))


class OfficeForm(forms.Form):
    """An office and who holds it; a name only with what allows it."""

    office = forms.CharField(label=_("Office"), max_length=160, help_text=_("Head of the Planning Department."))
    part = forms.ChoiceField(label=_("As"), choices=said_choices(InOffice.Part.choices))
    contact = forms.CharField(label=_("Contact"), max_length=300, required=False, help_text=_("Of the office."))
    since = Dated(label=_("Since"), required=False, help_text=WHEN)
    account = forms.ChoiceField(
        label=_("Account here"), required=False, help_text=_("Of whoever holds the office now.")
    )
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("Mostly empty: offices suffice.")
    )
    name_basis = forms.ChoiceField(label=_("The name stands here because"), required=False)
    name_source = forms.CharField(label=_("Where that is said"), max_length=300, required=False)

    def __init__(self, accounts: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self, "name_basis", [("", _("(no name)")), *said_choices(InOffice.Basis.choices)()])
        offer(self, "account", [("", _("(none)")), *accounts])


class HandOverForm(forms.Form):
    """Who hands over to whom, from which day and why."""

    leaving = forms.ChoiceField(label=_("Who hands over"))
    office = forms.CharField(label=_("Who takes over, by office"), max_length=160)
    account = forms.ChoiceField(
        label=_("Account of whoever takes over"), required=False, help_text=_("Without one, only the offices change.")
    )
    on = forms.DateField(label=_("On"), widget=DAY)
    reason = forms.CharField(label=_("Why"), max_length=200, help_text=_("A posting that ended; a new appointment."))

    def __init__(
        self, leaving: list[tuple[str, str]], accounts: list[tuple[str, str]], *given: Any, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        offer(self, "leaving", [("", _("(choose)")), *leaving])
        offer(self, "account", [("", _("(none)")), *accounts])
