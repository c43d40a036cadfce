"""How somebody's tracker is read, and each time that it was."""

from django.db import models

from headway.casework.evidence.models import Source
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.ids import new_id


class TrackerRecipe(CaseRecord):
    """A mapping of columns kept by name. `content` is the recipe as JSON; `signature` is of the headings it was made for."""

    kind = "tracker-recipe"

    name = models.CharField(max_length=80)
    target = models.CharField(max_length=20)
    signature = models.CharField(max_length=64, db_index=True)
    content = models.TextField()

    class Meta(CaseRecord.Meta):
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["holder", "compartment", "name"], name="a_recipe_has_one_name"),
        ]

    def __str__(self) -> str:
        return self.name


class TrackerImport(CaseRecord):
    """One time that a tracker was applied: what came of it, by which act, and whether that was undone.

    `refused` holds one refused row to a line: sheet, row, column and the sentence.
    """

    kind = "tracker-import"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="imports")
    recipe = models.ForeignKey(TrackerRecipe, on_delete=models.PROTECT, related_name="imports")
    target = models.CharField(max_length=20)
    act = models.UUIDField(unique=True, default=new_id)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.TextField(blank=True)
    applied_on = models.DateTimeField()
    undone_on = models.DateTimeField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("-applied_on", "id")

    @property
    def refusals(self) -> list[str]:
        return self.refused.splitlines()
