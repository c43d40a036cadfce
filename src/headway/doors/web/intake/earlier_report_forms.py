"""The form for a recommendation that was read a little wrong."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headway.casework.recommendations.models import Recommendation
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.said import say_title
from headway.engines.intake.documents.earlier_reports.acceptance import RecommendationEdits
from headway.foundation.catalogue.models import Area


class RecommendationForm(forms.Form):
    """What a person may change of a found recommendation: its words only where a machine read them from a picture."""

    text = forms.CharField(label=_("The words as the picture has them"), widget=forms.Textarea(attrs={"rows": 6}))
    number = forms.CharField(label=_("Number as printed"), max_length=20, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=said_choices(Recommendation.Kind.choices))
    priority = forms.CharField(label=_("Priority as printed"), max_length=20, required=False)
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.SelectMultiple(attrs={"size": 10}))

    def __init__(self, *given: Any, by_machine: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        if not by_machine:
            del self.fields["text"]
        areas = Area.objects.filter(until=None).order_by("order")
        offer(self, "areas", [(row.pk, say_title(row)) for row in areas])

    def edits(self) -> RecommendationEdits:
        """What was changed, and what was left."""
        given = self.cleaned_data
        return RecommendationEdits(
            given["number"], given["kind"], given["priority"], tuple(given["areas"]), given.get("text")
        )
