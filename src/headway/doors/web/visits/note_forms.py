"""The forms of notes: giving them, and changing one line before it is accepted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.visits.models import Meeting
from headway.doors.web.letters.forms import DAY
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.offering import offer
from headway.engines.intake.documents.notes import Note
from headway.engines.intake.notes import changed
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import NotADate, period

WORDS = [
    ("!", _("threat")),
    ("+", _("measure")),
    ("-", _("shortfall")),
    ("?", _("was asked for")),
    (">", _("was promised")),
    ("", _("context")),
]
"""What a line may be, by its shortcut."""


class HeldForm(forms.Form):
    """At which meeting notes were taken, and when it was held."""

    meeting = forms.ChoiceField(label=_("Meeting"), required=False)
    said_on = forms.CharField(
        label=_("Held on"),
        max_length=40,
        required=False,
        help_text=_("2018-07-17; left empty: the day of the meeting."),
    )

    def __init__(self, meetings: list[Meeting], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.meetings = {seal(row.pk): row for row in meetings}
        listed = [
            (key, f"{row.title}{f', {row.held_on}' if row.held_on else ''}") for key, row in self.meetings.items()
        ]
        offer(self, "meeting", [("", _("none of those listed")), *listed])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        meeting = self.meetings.get(given.get("meeting", ""))
        said_on = str(given.get("said_on", "")).strip() or (f"{meeting.held_on}" if meeting and meeting.held_on else "")
        try:
            given["said_on"] = period(said_on).text
        except NotADate:
            self.add_error("said_on", _("Say on which day the meeting was held, such as 2018-07-17."))
        return given

    def chosen(self) -> Meeting | None:
        return self.meetings.get(self.cleaned_data["meeting"])


class MeetingForm(HeldForm):
    """The meeting of notes that are here already, with the assessment they belong to."""

    assessment = forms.ChoiceField(label=_("For the assessment"))
    field_order = ("assessment", "meeting", "said_on")

    def __init__(self, assessments: list[Assessment], meetings: list[Meeting], *given: Any, **named: Any) -> None:
        super().__init__(meetings, *given, **named)
        offer(self, "assessment", [(row.code, f"{row.code} {row.title}".strip()) for row in assessments])


class NotesForm(HeldForm):
    """The notes of a meeting, pasted or as a file."""

    text = forms.CharField(
        label=_("The notes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "One line, one observation. ! threat, + measure, - shortfall, ? asked, > promised. "
            "“Border Guard: …” says who said it, or of whom it was asked."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("Text, Word (DOCX) or PDF."),
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.pdf,.html"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("text", "").strip() and not given.get("file"):
            self.add_error("text", _("Paste the notes, or choose their file."))
        return given

    def source(self, assessment: Assessment, actor: Actor) -> Source:
        """The source that the notes become: their holder's own."""
        meeting = self.chosen()
        return Source(
            type=Source.Kind.MEETING,
            title=f"Notes: {meeting.title if meeting else assessment.code}"[:300],
            dated=self.cleaned_data["said_on"],
            compartment=assessment.compartment,
            circle=assessment.circle,
            holder_id=actor.seats[0].organisation,
        )


class LineForm(forms.Form):
    """One line as a person would have it."""

    mark = forms.ChoiceField(label=pgettext_lazy("what a line is", "It"), choices=WORDS, required=False)
    office = forms.CharField(label=_("Office"), max_length=200, required=False)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 2}))
    due = forms.DateField(label=pgettext_lazy("a day", "By"), required=False, widget=DAY)

    def __init__(self, note: Note, data: Any = None) -> None:
        initial = {"mark": note.mark, "office": note.office, "text": note.text, "due": note.due}
        super().__init__(data, initial=initial, prefix=f"l{note.line}")
        self.note = note

    def line(self) -> Note:
        """The line as changed, of a form that is valid."""
        return changed(self.note, **{name: self.cleaned_data[name] for name in ("mark", "office", "text", "due")})
