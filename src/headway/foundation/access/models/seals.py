"""Seals of the two logs that are not the ledger: what a stretch of lines came to, kept in the ledger's own chain."""

from django.db import models

from headway.foundation.ledger.models import Record
from headway.foundation.ledger.models.record import RecordQuerySet


class LogSeal(Record):
    """The lines of one log after the number `after`, up to and with `last`: how many there were and their digest.

    `digest` is the SHA-256 of the lines in the order of their numbers, each with its `columns` as canonical JSON. A
    changed seal, or one that is gone, shows as any changed or removed revision does.
    """

    kind = "log-seal"

    log = models.CharField(max_length=10)
    after = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    lines = models.PositiveBigIntegerField()
    columns = models.CharField(max_length=400)
    digest = models.CharField(max_length=64)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("log", "after", "id")
        constraints = [
            models.UniqueConstraint(fields=["log", "after"], name="one_seal_from_a_line_on"),
            models.CheckConstraint(condition=models.Q(last__gt=models.F("after")), name="a_seal_holds_lines"),
        ]
