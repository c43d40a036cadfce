"""Acts that wait for a second person, or for a day by which nobody withdrew them."""

from django.db import models

from headway.foundation.access.models.case import CaseRecord


class PendingAct(CaseRecord):
    """An act that somebody proposed and that is not carried out yet; seen by the side that holds what it is about.

    `head` is the revision of the target when it was proposed: what is confirmed is what was read. `due_at` is set where
    the side has nobody else to confirm: the act is announced and carried out then, unless it is withdrawn.
    """

    kind = "pending-act"

    class Needs(models.TextChoices):
        PERSON = "person", "a second person"
        DELAY = "delay", "time to object"

    class Status(models.TextChoices):
        OPEN = "open", "waiting"
        DONE = "done", "carried out"
        WITHDRAWN = "withdrawn", "withdrawn"

    what = models.CharField(max_length=20)
    target = models.UUIDField(db_index=True)
    target_kind = models.CharField(max_length=40)
    head = models.CharField(max_length=64)
    to_audience = models.CharField(max_length=10, blank=True)
    to_circle = models.UUIDField(null=True, blank=True)
    along = models.BooleanField(default=False)
    reason = models.TextField()
    needs = models.CharField(max_length=8, choices=Needs.choices)
    due_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.UUIDField(null=True)
    proposed_name = models.CharField(max_length=160)
    proposed_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    ended_name = models.CharField(max_length=160, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("proposed_at", "id")
