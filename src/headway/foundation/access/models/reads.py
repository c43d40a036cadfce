"""Who read what: one line for each reading of a row that is marked. Lines are added; none is changed or taken away."""

from typing import Any, NoReturn

from django.db import models

from headway.foundation.access.models.security import AppendOnly


class ReadQuerySet(models.QuerySet["Read"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("a line of the log of reads is not changed")

    def delete(self) -> NoReturn:
        raise AppendOnly("a line of the log of reads is not removed")


class Read(models.Model):
    """A reading: who (as text that outlives the account), through which door, and the row with whose it then was.

    `body` is the catalogue id of the Body that held the row, "" for a State's. Plain ids, so that nothing points up.
    """

    at = models.DateTimeField(db_index=True)
    user = models.UUIDField(null=True)
    who = models.CharField(max_length=400)
    door = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=40)
    record = models.UUIDField(db_index=True)
    marking = models.CharField(max_length=80)
    audience = models.CharField(max_length=10)
    compartment = models.CharField(max_length=3, blank=True)
    body = models.CharField(max_length=80, blank=True)

    objects = ReadQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=["audience", "compartment", "body"], name="read_side")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("a line of the log of reads is not changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("a line of the log of reads is not removed")
