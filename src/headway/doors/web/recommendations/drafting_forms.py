"""The form of a recommendation that is drafted from gaps."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import sight_of
from headway.casework.recommendations.models import Lineage, Recommendation
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.offering import offer, priorities, said_choices, said_now
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.values import load_catalogue


class DraftForm(forms.Form):
    """Its text first; what it is to close, where it belongs, to whom it goes, what it follows."""

    text = forms.CharField(label=_("What should be done, and by whom"), widget=forms.Textarea(attrs={"rows": 5}))
    number = forms.CharField(label=_("Number"), max_length=20)
    type = forms.ChoiceField(label=_("Kind"), choices=said_choices(Recommendation.Kind.choices))
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    addressees = forms.CharField(
        label=_("Addressed to, one to a line, as it is to be printed"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    gaps = forms.MultipleChoiceField(
        label=_("Gaps it is to close"), required=False, widget=forms.CheckboxSelectMultiple
    )
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)
    provisions = forms.MultipleChoiceField(label=_("Provisions"), required=False, widget=forms.CheckboxSelectMultiple)
    how = forms.ChoiceField(label=pgettext_lazy("what a draft is to an earlier one", "It"), required=False)
    earlier = forms.ChoiceField(label=_("this earlier one"), required=False)

    def __init__(
        self,
        assessment: Assessment,
        data: Any,
        *,
        number: str,
        gaps: Iterable[Observation],
        earlier: Iterable[Recommendation],
        chosen: Iterable[Observation] = (),
    ) -> None:
        self.assessment = assessment
        self.known = {seal(row.pk): row for row in gaps}
        self.followed = {seal(row.pk): row for row in earlier}
        begun = list(chosen)
        super().__init__(data, initial=_initial(begun, number))
        catalogue = load_catalogue()
        offer(self, "priority", [("", pgettext("priority", "none")), *priorities()])
        offer(self, "gaps", [(key, row.text) for key, row in self.known.items()])
        offer(
            self,
            "areas",
            [
                (area.id, in_readers_language("areas", area.id, area.title))
                for area in catalogue.areas.values()
                if area.parent
            ],
        )
        offer(self, "provisions", _provisions())
        offer(self, "how", [("", _("follows none")), *said_now(Lineage.How.choices)])
        offer(self, "earlier", [("", _("choose")), *((key, row.code) for key, row in self.followed.items())])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("how")) != bool(given.get("earlier")):
            self.add_error("earlier", _("Say both how it follows an earlier one and which, or neither."))
        return given

    def recommendation(self) -> Recommendation:
        """The row, of a form that is valid; not kept yet."""
        given, number = self.cleaned_data, self.cleaned_data["number"].strip()
        return Recommendation(
            assessment=self.assessment,
            number=number,
            code=f"{self.assessment.code}-{number}",
            text=given["text"].strip(),
            type=given["type"],
            priority=given["priority"],
            **{**sight_of(self.assessment), "audience": Audience.BODY},
        )

    def cited(self) -> list[Observation]:
        return [self.known[key] for key in self.cleaned_data["gaps"]]

    def printed(self) -> list[tuple[str, Organisation | None]]:
        """The addressees as printed, each with its organisation where its name is known."""
        names = [line.strip()[:200] for line in self.cleaned_data["addressees"].splitlines() if line.strip()]
        rows = Organisation.objects.filter(state=self.assessment.compartment, name__in=names)
        known = {row.name: row for row in rows}
        return [(name, known.get(name)) for name in names]


def _initial(chosen: list[Observation], number: str) -> dict[str, Any]:
    return {
        "number": number,
        "type": Recommendation.Kind.RECOMMENDATION.value,
        "gaps": [seal(row.pk) for row in chosen],
        "areas": sorted({area.pk for row in chosen for area in row.areas.all()}),
        "provisions": sorted({one.pk for row in chosen for one in row.provisions.all()}),
    }


def _provisions() -> list[tuple[str, str]]:
    catalogue = load_catalogue()
    return [
        (one.id, f"{catalogue.instruments[one.instrument].symbol}, {one.ref}: {one.summary}")
        for one in catalogue.provisions.values()
        if one.judged
    ]
