"""The forms of a visit: its parts, its slots, who comes, what a meeting must cover, how it ended."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from headway.casework.recommendations.coverage import Subject, Subjects
from headway.casework.visits.models import Component, Meeting, Topic
from headway.casework.visits.planning import Ending, ToCover
from headway.casework.visits.values import NotAClock, NotAZone, as_clock, as_zone
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.offering import offer, said_choices
from headway.doors.web.parts.said import say_title
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area
from headway.foundation.core.dates import NotADate, period, span

CLOCK = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "09:30", "size": 6})


class PartForm(forms.Form):
    """A part of the visit: where, from when to when, by which clock."""

    modality = forms.ChoiceField(label=_("This part is"), choices=said_choices(Component.Modality.choices))
    first = forms.DateField(label=_("First day"), widget=DAY)
    last = forms.DateField(label=_("Last day"), required=False, widget=DAY, help_text=_("Left empty: the same day."))
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=60,
        required=False,
        help_text=_("Whose clock the programme goes by: Africa/Nairobi, Asia/Tashkent, Etc/GMT-3 (three hours ahead)."),
    )

    def clean_zone(self) -> str:
        try:
            return as_zone(self.cleaned_data["zone"])
        except NotAZone as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("last") and given.get("first") and given["last"] < given["first"]:
            self.add_error("last", _("It would end before it begins."))
        return given

    def values(self) -> dict[str, Any]:
        """The columns of a part, of a form that is valid."""
        given = self.cleaned_data
        first, last = given["first"], given["last"] or given["first"]
        dates = first.isoformat() if first == last else span(period(first.isoformat()), period(last.isoformat())).text
        return {"modality": given["modality"], "dates": dates, "place": given["place"], "zone": given["zone"]}


def part_as_it_stands(part: Component) -> dict[str, Any]:
    """What a form shows of a part that is on record."""
    try:
        when = period(part.dates) if part.dates else None
    except NotADate:
        when = None
    first, last = (when.earliest, when.latest) if when else (None, None)
    return {"modality": part.modality, "first": first, "last": last, "place": part.place, "zone": part.zone}


class MeetingForm(forms.Form):
    """A slot of the programme."""

    title = forms.CharField(
        label=_("What"), max_length=200, help_text=_("National coordination centre; prison of Velmar.")
    )
    slot = forms.ChoiceField(label=_("Kind"), choices=said_choices(Meeting.Slot.choices), initial=Meeting.Slot.THEMATIC)
    planned_on = forms.DateField(label=_("Day"), widget=DAY)
    starts = forms.CharField(label=pgettext_lazy("an hour", "From"), max_length=8, required=False, widget=CLOCK)
    ends = forms.CharField(label=pgettext_lazy("an hour", "To"), max_length=8, required=False, widget=CLOCK)
    track = forms.CharField(
        label=_("Track"),
        max_length=60,
        required=False,
        help_text=_("Only where meetings run side by side: A, legal team."),
    )
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    languages = forms.CharField(label=_("Languages spoken"), max_length=120, required=False)
    interpretation = forms.CharField(
        label=_("Interpretation"),
        max_length=160,
        required=False,
        help_text=_("Orsan–English, by the host; none needed."),
    )
    invited = forms.MultipleChoiceField(label=_("With"), required=False, widget=forms.CheckboxSelectMultiple)
    areas = forms.MultipleChoiceField(label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, institutions: list[Organisation], areas: list[Area], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.institutions = {seal(row.pk): row for row in institutions}
        offer(self, "invited", [(key, row.name) for key, row in self.institutions.items()])
        self.all_areas = areas
        offer(self, "areas", [(row.pk, say_title(row)) for row in areas])

    def chapters(self) -> list[tuple[Area, bool, list[tuple[Area, bool]]]]:
        """The areas as they are ticked: each chapter, and the sections of it."""
        ticked = set(self["areas"].value() or [])
        return [
            (
                chapter,
                chapter.pk in ticked,
                [(row, row.pk in ticked) for row in self.all_areas if row.parent_id == chapter.pk],
            )
            for chapter in self.all_areas
            if chapter.parent_id is None
        ]

    def has_sections(self) -> bool:
        """Whether a section is ticked."""
        ticked = set(self["areas"].value() or [])
        return any(row.parent_id is not None and row.pk in ticked for row in self.all_areas)

    def clean_starts(self) -> str:
        return _clock(self.cleaned_data["starts"])

    def clean_ends(self) -> str:
        return _clock(self.cleaned_data["ends"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("ends") and given.get("starts") and given["ends"] <= given["starts"]:
            self.add_error("ends", _("It would end before it starts."))
        if given.get("ends") and not given.get("starts") and "starts" not in self.errors:
            self.add_error("starts", _("Say when it starts, too."))
        return given

    def values(self) -> dict[str, Any]:
        """The columns of a slot, of a form that is valid."""
        names = ("title", "slot", "planned_on", "starts", "ends", "track", "place", "languages", "interpretation")
        return {name: self.cleaned_data[name] for name in names}

    def with_whom(self) -> list[Organisation]:
        return [self.institutions[key] for key in self.cleaned_data["invited"]]


def _clock(given: str) -> str:
    try:
        return as_clock(given)
    except NotAClock as error:
        raise forms.ValidationError(str(error)) from None


class CoverForm(forms.Form):
    """What a meeting must cover; `suggested` stand first, the others below, all of them may be ticked."""

    covers = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One thing to a line."),
    )

    def __init__(self, subjects: Subjects, topics: list[Topic], areas: set[str], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.wanted = {
            **{one.key: ToCover(recommendation=key) for key, one in subjects.recommendations.items()},
            **{one.key: ToCover(question=key) for key, one in subjects.questions.items()},
        }
        self.all: list[Subject] = [*subjects.recommendations.values(), *subjects.questions.values()]
        self.near = {one.key for one in self.all if areas.intersection(one.areas)}
        offer(self, "covers", [(one.key, one.code) for one in self.all])
        found = [subjects.of(topic) for topic in topics]
        self.initial["covers"] = [one.key for one in found if one is not None]
        self.initial["words"] = "\n".join(topic.text for topic in topics if topic.text)

    def offered(self) -> list[tuple[str, list[tuple[Subject, bool]]]]:
        """The groups of what may be ticked, each with what is ticked: what belongs to its areas first."""
        ticked = set(self["covers"].value() or [])
        near = [(one, one.key in ticked) for one in self.all if one.key in self.near or one.key in ticked]
        others = [one for one in self.all if one.key not in self.near and one.key not in ticked]
        groups = [
            (_("Of its areas, and what it has already"), near),
            (_("Other recommendations"), [(one, False) for one in others if one.key.startswith("r:")]),
            (_("Other questions"), [(one, False) for one in others if one.key.startswith("q:")]),
        ]
        return [(str(title), rows) for title, rows in groups if rows]

    def topics(self) -> list[ToCover]:
        """What was chosen, of a form that is valid."""
        words = [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
        return [*(self.wanted[key] for key in self.cleaned_data["covers"]), *(ToCover(text=line) for line in words)]


class EndForm(forms.Form):
    """How a slot ended, and which of its topics were covered."""

    outcome = forms.ChoiceField(label=_("It was"), choices=said_choices(Meeting.Outcome.choices))
    on = forms.DateField(
        label=_("On, or moved to"), required=False, widget=DAY, help_text=_("Left empty: the day planned.")
    )
    starts = forms.CharField(label=_("Moved to, from"), max_length=8, required=False, widget=CLOCK)
    ends = forms.CharField(label=pgettext_lazy("an hour", "to"), max_length=8, required=False, widget=CLOCK)
    because = forms.CharField(label=_("What happened"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    covered = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, topics: list[Topic], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.topics = {seal(row.pk): row.pk for row in topics}
        offer(self, "covered", [(key, key) for key in self.topics])

    def clean_starts(self) -> str:
        return _clock(self.cleaned_data["starts"])

    def clean_ends(self) -> str:
        return _clock(self.cleaned_data["ends"])

    def ending(self) -> Ending:
        """What a valid form says."""
        given = self.cleaned_data
        covered = frozenset(self.topics[key] for key in given["covered"])
        return Ending(given["outcome"], given["on"], given["because"], covered, given["starts"], given["ends"])


class DelegateForm(forms.Form):
    """An organisation that is to come along."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    role = forms.CharField(label=_("Its role"), max_length=80, required=False, help_text=_("Lead, partner, observer."))

    def __init__(self, organisations: list[Organisation], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.organisations = {seal(row.pk): row for row in organisations}
        offer(self, "organisation", [(key, row.name) for key, row in self.organisations.items()])

    def chosen(self) -> Organisation:
        return self.organisations[self.cleaned_data["organisation"]]


class DocumentForm(forms.Form):
    """A document asked for before or during the visit."""

    what = forms.CharField(label=_("Document"), max_length=400)
    of = forms.CharField(label=_("Asked of"), max_length=200, help_text=_("The institution that is to send it."))
    due_on = forms.DateField(label=pgettext_lazy("a day", "By"), required=False, widget=DAY)
