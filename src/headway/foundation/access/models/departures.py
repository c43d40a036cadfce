"""What left as a file: one line for each export, and the rows it may hold. Lines are added, none is changed."""

from typing import Any, NoReturn

from django.db import models

from headway.foundation.access.models.security import AppendOnly


class DepartureQuerySet(models.QuerySet["Departure"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("a line of the log of what left is not changed")

    def delete(self) -> NoReturn:
        raise AppendOnly("a line of the log of what left is not removed")


class Departure(models.Model):
    """A file that was handed out: who took it (as text that outlives the account), what, for which audience.

    `side` and `body` say whose export it was: nobody is told of the other side's.
    """

    at = models.DateTimeField(db_index=True)
    user = models.UUIDField(null=True)
    who = models.CharField(max_length=400)
    door = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=200)
    to = models.CharField(max_length=10)
    compartment = models.CharField(max_length=3, blank=True)
    side = models.CharField(max_length=10)
    body = models.CharField(max_length=80, blank=True)

    objects = DepartureQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=["side", "compartment", "body"], name="departure_side")]

    def __str__(self) -> str:
        return self.what

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("a line of the log of what left is not changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("a line of the log of what left is not removed")


class DepartedRow(models.Model):
    """A case row, by its plain id, that an exported file may hold."""

    departure = models.ForeignKey(Departure, on_delete=models.PROTECT, related_name="rows")
    record = models.UUIDField(db_index=True)

    class Meta:
        ordering = ("id",)
