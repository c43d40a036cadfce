"""How often somebody did something of late: one row per act, person and stretch of time, counted in the database."""

from django.db import models


class Tally(models.Model):
    """`count` times `what` was done by `who` in the stretch that began at `began_at`."""

    what = models.CharField(max_length=20)
    who = models.CharField(max_length=80)
    began_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["what", "who", "began_at"], name="one_tally_per_stretch")]
