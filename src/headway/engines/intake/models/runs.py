"""Trackers that are being applied beside the site. They tell how far it has come; what is written is in the ledger."""

from django.db import models


class OnItsWay(models.Model):
    """What is done with a file beside the site: by whom it was given, and how far it has come. One for each file.

    `until` is when a worker that said nothing more is taken for dead; `sentence` why it was refused.
    """

    item = models.UUIDField(unique=True)
    given_by = models.UUIDField()
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    until = models.DateTimeField(null=True)
    sentence = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"


class TrackerRun(OnItsWay):
    """A large tracker on its way: for which file, by which recipe and act. Applying it again begins it anew.

    `shown` is the digest of the dry run that the person looked at.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        APPLYING = "applying", "being applied"
        DONE = "done", "applied"
        REFUSED = "refused", "refused"

    recipe = models.UUIDField()
    holder = models.UUIDField()
    compartment = models.CharField(max_length=3)
    shown = models.CharField(max_length=64)
    act = models.UUIDField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.WAITING, self.State.APPLYING}


class TrackerLook(OnItsWay):
    """The dry run of a large tracker on its way. What it found is kept with the file, `QueuedFile.shown`."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        LOOKING = "looking", "being run dry"
        DONE = "done", "run dry"
        REFUSED = "refused", "refused"

    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.WAITING, self.State.LOOKING}
