"""The stages an assessment goes through, the letters and receipts that move them, what is said at their gates."""

from typing import Any

from django.db import models

from headway.casework.assessments.models.assessments import Assessment
from headway.casework.evidence.models import Source
from headway.foundation.access.models import CaseRecord


class Stage(CaseRecord):
    """One stage of an assessment's procedure: the day it began, was due and ended, and how.

    `due_on` is a day that people agreed on; a day that follows from the procedure is counted and never stored.
    `letter` is how a stage cited the one letter that ended it; those of today are `StageLetter`.
    """

    kind = "stage"
    schema = 2

    class Outcome(models.TextChoices):
        DONE = "done", "done"
        NIL = "nil return", "nil return: there is nothing to say"
        SILENCE = "silence", "silence: nothing came"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=60)
    started_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.DONE)
    extended_to = models.DateField(null=True, blank=True)
    extension_reason = models.TextField(blank=True)
    letter = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "done_on", "due_on", "id")
        constraints = [models.UniqueConstraint(fields=["assessment", "stage"], name="a_stage_comes_once")]

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "started_on": None, "outcome": cls.Outcome.DONE.value}


class StageLetter(CaseRecord):
    """A letter that began, ended or extended a stage; never seen more widely than either."""

    kind = "stage-letter"

    class Part(models.TextChoices):
        BEGINS = "begins", "begins"
        ENDS = "ends", "ends"
        EXTENDS = "extends", "extends"

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="letters")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part.choices)

    class Meta(CaseRecord.Meta):
        ordering = ("stage_id", "part", "id")
        constraints = [
            models.UniqueConstraint(fields=["stage", "source", "part"], name="a_letter_does_one_thing_to_a_stage_once")
        ]


class Receipt(CaseRecord):
    """The day on which one side received what ended a stage, as that side says."""

    kind = "receipt"

    class By(models.TextChoices):
        BODY = "body", "the Body"
        STATE = "state", "the State"

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="receipts")
    side = models.CharField(max_length=5, choices=By.choices)
    received_on = models.DateField()

    class Meta(CaseRecord.Meta):
        ordering = ("stage_id", "side", "id")
        constraints = [models.UniqueConstraint(fields=["stage", "side"], name="a_side_receives_once")]


class GateWord(CaseRecord):
    """What an office or an organ said at a gate of a stage: a new row each time, the last one counts.

    `stage` and `gate` are the procedure's words; `office` is one of a clearance's line; `until` is the day a silence
    lasts to. What the State consents to is a Consent, and how a report is adopted is its edition's.
    """

    kind = "gate-word"

    class Gate(models.TextChoices):
        CLEARANCE = "clearance", "clearance"
        DECISION = "decision", "decision"
        SILENCE = "silence", "silence"
        PUBLICATION = "publication", "publication"

    class Word(models.TextChoices):
        CLEARS = "clears", "clears"
        CHANGES = "clears with changes", "clears with changes"
        HOLDS = "holds", "holds"
        DECIDES = "decides for it", "decides for it"
        DECLINES = "decides against it", "decides against it"
        PUT = "put under silence", "puts it under silence"
        EXTENDS = "extends the silence", "extends the silence"
        OBJECTS = "objects", "objects"
        WITHDRAWS = "takes the objection back", "takes the objection back"
        AGREES = "agrees", "agrees"
        REFUSES = "refuses", "refuses"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="gate_words")
    stage = models.CharField(max_length=60)
    gate = models.CharField(max_length=12, choices=Gate.choices)
    office = models.CharField(max_length=60, blank=True)
    word = models.CharField(max_length=24, choices=Word.choices)
    spoken_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    document = models.CharField(max_length=200, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("assessment_id", "stage", "spoken_on", "id")
