"""The forms of judging: a judgement, a colleague's disagreement, a threat picture."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from headway.casework.assessments.models import Assessment, Disagreement, Judgement, ThreatPicture
from headway.casework.assessments.workspace import Axis, Item, Known
from headway.casework.evidence.models import Observation
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.dated import Dated
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.said import say
from headway.doors.web.parts.statuses import Levels
from headway.foundation.access.models import Audience
from headway.foundation.catalogue.queries import special_labels
from headway.foundation.core.actors import Actor

WHEN = _("2018-07-25, 2018-07 or 2018.")
READERS = [
    (Audience.OWN.value, _("my team, until it is passed on")),
    (Audience.BODY.value, pgettext_lazy("word", "the assessing Body")),
]


class DatedForm(forms.Form):
    """A form that says of which day it speaks, as loosely as that is known."""

    as_of = Dated(label=_("As of"), help_text=WHEN)


class JudgementForm(DatedForm):
    """One thing on one axis: its level, its reasons, what it rests on."""

    level = forms.ChoiceField(label=_("Level"), required=False, widget=forms.RadioSelect)
    rationale = forms.CharField(label=_("Reasons"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    changed_because = forms.CharField(
        label=_("Why the level changes"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    uncited_because = forms.CharField(
        label=_("If it cites nothing, why"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Tick what it rests on in the list, or say here why nothing can be cited."),
    )
    occasion = forms.ChoiceField(label=_("Judged"), choices=said_choices(Judgement.Occasion.choices))
    readers = forms.ChoiceField(label=pgettext_lazy("readers", "For"), choices=READERS)
    apart = forms.BooleanField(
        label=_("Keep level and reasons apart, so that one can be passed on without the other"), required=False
    )
    cites = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)
    field_order = ("level", "rationale", "changed_because", "uncited_because", "as_of", "occasion", "readers", "apart")

    def __init__(
        self, assessment: Assessment, item: Item, axis: Axis, known: Iterable[Known], data: Any, *, levels: Levels
    ) -> None:
        super().__init__(data, initial=_initial(assessment, axis))
        self.assessment, self.item, self.axis = assessment, item, axis
        self.known: Mapping[str, Observation] = {seal(row.observation.pk): row.observation for row in known}
        choices = [*levels.choices(axis.scale), ("", _("No level: in words only")), *_special()]
        offer(self, "level", choices if axis.scale else [])
        offer(self, "cites", ((key, key) for key in self.known))
        if not axis.scale:
            del self.fields["level"]
        if axis.now is None or not axis.now.level:
            del self.fields["changed_because"]

    @property
    def ticked(self) -> set[str]:
        """The observations that are ticked when the page is shown again."""
        return {str(value) for value in self["cites"].value() or ()}

    def cited(self) -> list[Observation]:
        """What it rests on, of a form that is valid."""
        return [self.known[key] for key in self.cleaned_data["cites"]]

    def judgements(self, actor: Actor) -> list[Judgement]:
        """One row, or two where level and reasons are to be kept apart, of a form that is valid."""
        given = self.cleaned_data
        level, why = given.get("level", ""), given["rationale"].strip()
        if given["apart"] and level and why:
            return [self._row(actor, level, ""), self._row(actor, "", why)]
        return [self._row(actor, level, why)]

    def _row(self, actor: Actor, level: str, rationale: str) -> Judgement:
        given, assessment = self.cleaned_data, self.assessment
        return Judgement(
            assessment=assessment,
            area_id=self.item.key if self.item.is_area else None,
            provision_id=None if self.item.is_area else self.item.key,
            axis=self.axis.axis,
            scale=self.axis.scale if level else "",
            level=level,
            rationale=rationale,
            as_of=given["as_of"],
            occasion=given["occasion"],
            uncited_because=given["uncited_because"],
            changed_because=given.get("changed_because", ""),
            **_sight(assessment, actor, given["readers"]),
        )


class DisagreementForm(forms.Form):
    """What a colleague holds against a judgement."""

    text = forms.CharField(label=_("What you would judge otherwise, and why"), widget=forms.Textarea(attrs={"rows": 3}))
    level = forms.ChoiceField(label=_("The level you would give"), required=False)

    def __init__(self, judgement: Judgement, data: Any, *, levels: Levels) -> None:
        super().__init__(data)
        self.judgement = judgement
        choices = levels.choices(judgement.scale) if judgement.scale else []
        offer(self, "level", [("", say("not said")), *choices, *_special()])

    def row(self, actor: Actor) -> Disagreement:
        """The disagreement, of a form that is valid: on the Body's side, or with the team while the judgement is."""
        given, judged = self.cleaned_data, self.judgement
        readers = Audience.OWN if judged.audience == Audience.OWN else Audience.BODY
        sight = _sight(judged.assessment, actor, readers.value)
        return Disagreement(judgement=judged, text=given["text"], level=given["level"], said_on=actor.today, **sight)


class ThreatForm(DatedForm):
    """The threat as it is seen at one time."""

    level_as_said = forms.CharField(label=_("Level, as said"), max_length=120, required=False)
    trend = forms.CharField(
        label=_("Trend"), max_length=120, required=False, help_text=_("rising, falling, unchanged …")
    )
    drivers = forms.CharField(
        label=_("What drives it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One to a line. Groups, places and trends; never a person."),
    )
    cites = forms.MultipleChoiceField(
        label=_("What it rests on"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"})
    )
    areas = forms.MultipleChoiceField(
        label=_("Areas it bears on"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"})
    )
    readers = forms.ChoiceField(label=pgettext_lazy("readers", "For"), choices=READERS, initial=Audience.BODY)

    def __init__(
        self, assessment: Assessment, areas: Iterable[tuple[str, str]], seen: Iterable[Observation], data: Any
    ) -> None:
        super().__init__(data, initial={"as_of": _day_of(assessment)})
        self.assessment = assessment
        self.seen = {seal(row.pk): row for row in seen}
        offer(self, "areas", areas)
        offer(self, "cites", ((key, row.text) for key, row in self.seen.items()))

    def cited(self) -> list[Observation]:
        """What it rests on, of a form that is valid."""
        return [self.seen[key] for key in self.cleaned_data["cites"]]

    def picture(self, actor: Actor) -> ThreatPicture:
        """The picture, of a form that is valid."""
        given = self.cleaned_data
        names = ("as_of", "level_as_said", "trend", "drivers")
        sight = _sight(self.assessment, actor, given["readers"])
        return ThreatPicture(assessment=self.assessment, **{name: given[name] for name in names}, **sight)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name) for name in ("level_as_said", "trend", "drivers")):
            raise forms.ValidationError(_("Say the level, the trend or what drives it."))
        return given


def _special() -> list[tuple[str, str]]:
    return [(key, say(label)) for key, label in special_labels().items()]


def _initial(assessment: Assessment, axis: Axis) -> dict[str, str]:
    """What stands now is offered again: a person changes what has changed."""
    return {
        "as_of": _day_of(assessment),
        "level": axis.now.level if axis.now else "",
        "rationale": axis.reasons.rationale if axis.reasons else "",
        "readers": Audience.BODY.value,
    }


def _day_of(assessment: Assessment) -> str:
    """The day that an assessment speaks of: its cut-off, else its last day."""
    last = assessment.cut_off or (assessment.period.latest if assessment.period else None)
    return last.isoformat() if last else ""


def _sight(assessment: Assessment, actor: Actor, readers: str) -> dict[str, Any]:
    return {
        "compartment": assessment.compartment,
        "holder_id": actor.seats[0].organisation,
        "audience": readers,
        "circle": assessment.circle,
        "marking": assessment.marking,
    }
