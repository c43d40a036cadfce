"""A visit's components, who came, and the meetings they held."""

from django.db import models

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Component(CaseRecord):
    """A part of a visit, on site or virtual; a hybrid visit has both, months apart. `dates` is EDTF."""

    kind = "component"

    class Modality(models.TextChoices):
        ON_SITE = "on-site", "on site"
        VIRTUAL = "virtual", "virtual"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="components")
    modality = models.CharField(max_length=8, choices=Modality.choices)
    dates = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=160, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "dates", "id")


class Delegate(CaseRecord):
    """An organisation in the delegation, its role, and the State's agreement to it."""

    kind = "delegate"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="delegates")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=80, blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "id")
        constraints = [models.UniqueConstraint(fields=["assessment", "organisation"], name="a_delegate_comes_once")]


class Meeting(CaseRecord):
    """A slot of the agenda. What was said in it is its source."""

    kind = "meeting"

    class Slot(models.TextChoices):
        OPENING = "opening", "opening"
        THEMATIC = "thematic", "thematic"
        SITE_VISIT = "site-visit", "site visit"
        CONCLUDING = "concluding", "concluding"

    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="meetings")
    slot = models.CharField(max_length=12, choices=Slot.choices)
    title = models.CharField(max_length=200)
    held_on = models.DateField(null=True, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    areas = models.ManyToManyField("catalogue.Area", blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("component_id", "held_on", "id")


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
