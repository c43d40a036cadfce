"""The meetings of a visit: slots of its programme, who is to be there, what they must cover, how each ended."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from headway.casework.evidence.models import Source
from headway.casework.visits.models.components import Component
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Meeting(CaseRecord):
    """A slot of the programme. What was said in it is its source.

    `planned_on` with `starts` and `ends` ("09:30", by the clock of its component's `zone`) is when it is to be; slots
    side by side have a `track` each. `outcome` says how it ended, "" while it has not; `held_on` on which day it was
    held. A slot that was moved stays where it stood and names the slot it became.
    """

    kind = "meeting"
    schema = 2

    class Slot(models.TextChoices):
        OPENING = "opening", "opening"
        THEMATIC = "thematic", "thematic"
        SITE_VISIT = "site-visit", "site visit"
        CONCLUDING = "concluding", "concluding"

    class Outcome(models.TextChoices):
        HELD = "held", "held"
        SHORTENED = "shortened", "shortened"
        MOVED = "moved", "moved"
        CANCELLED = "cancelled", "cancelled"
        REFUSED = "refused", "refused"

    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="meetings")
    slot = models.CharField(max_length=12, choices=Slot.choices)
    title = models.CharField(max_length=200)
    planned_on = models.DateField(null=True, blank=True)
    starts = models.CharField(max_length=5, blank=True)
    ends = models.CharField(max_length=5, blank=True)
    track = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=160, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    interpretation = models.CharField(max_length=160, blank=True)
    held_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    outcome_because = models.TextField(blank=True)
    moved_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_from")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("component_id", "planned_on", "starts", "held_on", "id")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        if schema > 1:
            return payload
        said = ("starts", "ends", "track", "place", "languages", "interpretation", "outcome", "outcome_because")
        return {**payload, **dict.fromkeys(said, ""), "planned_on": None, "moved_to_id": None}

    @property
    def on(self) -> date | None:
        """The day under which it stands in the programme: that it is planned for, else that it was held on."""
        return self.planned_on or self.held_on

    @property
    def ended(self) -> str:
        """How it ended, "" while it has not; one of which only the day is on record was held."""
        return self.outcome or (self.Outcome.HELD.value if self.held_on else "")

    @property
    def clock(self) -> str:
        """From when to when, as far as it is said."""
        return f"{self.starts}–{self.ends}" if self.starts and self.ends else self.starts


class MeetingNotes(CaseRecord):
    """Somebody's notes of a meeting: often narrower than the meeting, so the link is a row of its own."""

    kind = "meeting-notes"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="notes")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("meeting_id", "id")
        constraints = [models.UniqueConstraint(fields=["meeting", "source"], name="notes_are_of_a_meeting_once")]


class Attendance(CaseRecord):
    """An institution that took part in a meeting."""

    kind = "attendance"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("meeting_id", "id")


class Topic(CaseRecord):
    """Something a meeting must cover: a question, an earlier recommendation, or words of one's own; often narrower.

    `question` is a question's stable id, `recommendation` the plain id of a recommendation, which stands on a floor
    above. `outcome` is "" until the meeting has ended.
    """

    kind = "topic"

    class Outcome(models.TextChoices):
        COVERED = "covered", "covered"
        UNCOVERED = "uncovered", "not covered"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="topics")
    question = models.CharField(max_length=60, blank=True)
    recommendation = models.UUIDField(null=True, blank=True, db_index=True)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("meeting_id", "id")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(question="", recommendation__isnull=False, text="")
                    | (Q(recommendation=None, text="") & ~Q(question=""))
                    | (Q(question="", recommendation=None) & ~Q(text=""))
                ),
                name="a_topic_is_one_thing",
            )
        ]
