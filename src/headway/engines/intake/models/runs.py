"""Trackers that are being applied beside the site. They tell how far it has come; what is written is in the ledger."""

from django.db import models


class TrackerRun(models.Model):
    """A large tracker on its way: for which file, by whom, by which recipe and act, and how far it has come.

    `shown` is the digest of the dry run that the person looked at. `until` is when a worker that said nothing more is
    taken for dead; `sentence` why it was refused. One for each file; applying it again begins it anew.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        APPLYING = "applying", "being applied"
        DONE = "done", "applied"
        REFUSED = "refused", "refused"

    item = models.UUIDField(unique=True)
    recipe = models.UUIDField()
    given_by = models.UUIDField()
    holder = models.UUIDField()
    compartment = models.CharField(max_length=3)
    shown = models.CharField(max_length=64)
    act = models.UUIDField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    until = models.DateTimeField(null=True)
    sentence = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.WAITING, self.State.APPLYING}


class TrackerLook(models.Model):
    """The dry run of a large tracker on its way: for whom, and how far it has come. One for each file.

    What it found is kept with the file, `QueuedFile.shown`. `until` and `sentence` as of a run.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        LOOKING = "looking", "being run dry"
        DONE = "done", "run dry"
        REFUSED = "refused", "refused"

    item = models.UUIDField(unique=True)
    given_by = models.UUIDField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    until = models.DateTimeField(null=True)
    sentence = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.WAITING, self.State.LOOKING}
