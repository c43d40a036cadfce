"""What a strategy must have done by when: milestones as rows, some of them coming back by a rule."""

from django.db import models
from django.db.models import Q

from headway.casework.plans.models.measures import Measure
from headway.casework.plans.models.strategies import Pillar, Strategy
from headway.casework.plans.recurring import say_rule
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Recurrence(CaseRecord):
    """What comes back: an RFC 5545 rule (`FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31`) from one day to another.

    Its due days are rows of their own (`Milestone`), made up to `ends_on`.
    """

    kind = "recurrence"

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="recurrences")
    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    rule = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta(CaseRecord.Meta):
        ordering = ("strategy_id", "starts_on", "title", "id")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="it_comes_back_before_it_ends")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def in_words(self) -> str:
        """How often, as people say it."""
        return say_rule(self.rule)


class Milestone(CaseRecord):
    """One thing due on one day, who owes it, and how it ended. Answered ones are never moved by a rule."""

    kind = "milestone"

    class State(models.TextChoices):
        OPEN = "open", "open"
        DONE = "done", "done"
        DROPPED = "dropped", "dropped"

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="milestones")
    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT, null=True, blank=True, related_name="milestones")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="milestones")
    recurrence = models.ForeignKey(
        Recurrence, on_delete=models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("strategy_id", "due_on", "title", "id")
        constraints = [
            models.UniqueConstraint(fields=["recurrence", "due_on"], name="what_comes_back_is_due_once_a_day"),
            models.CheckConstraint(
                condition=Q(state="open", ended_on=None) | (~Q(state="open") & Q(ended_on__isnull=False)),
                name="a_milestone_ends_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title
