"""What stands beside a text: the language it is in, where somebody said so, and its words in another language."""

from functools import reduce
from operator import or_
from typing import ClassVar

from django.db import models
from django.db.models import Q

from headway.casework.assessments.models import Answer, Judgement
from headway.casework.evidence.models import Observation
from headway.casework.recommendations.models import Progress, Recommendation
from headway.foundation.access.models import CaseRecord

LINKS = ("recommendation", "progress", "judgement", "answer", "observation")
"""The texts that a row can stand beside; exactly one of them."""


def _one_of(links: tuple[str, ...]) -> Q:
    """Exactly one of the links is there."""
    alone = (Q(**{f"{other}__isnull": other != link for other in links}) for link in links)
    return reduce(or_, alone)


class BesideText(CaseRecord):
    """A row beside one text of one row; it is opened to other readers together with that."""

    opened_along: ClassVar[bool] = True

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, null=True, related_name="+")
    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, null=True, related_name="+")
    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, null=True, related_name="+")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=10)

    class Meta(CaseRecord.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(condition=_one_of(LINKS), name="%(class)s_beside_one"),
            *(
                models.UniqueConstraint(fields=[link, "language", "holder"], name=f"%(class)s_{link}_once")
                for link in LINKS
            ),
        ]


class Translation(BesideText):
    """The words of a text in another language. The text of record is never changed by it.

    `by` is the person, office or institution that translated, or entered what a machine had made; `machine` names the
    machine, "" where a person translated. `confirmed_by` is who read a machine's words against the text.
    `of_revision` is the revision of the row that was translated, `digest` the SHA-256 of the words that stood in it.
    """

    kind = "translation"

    words = models.TextField()
    of_revision = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=200)
    machine = models.CharField(max_length=100, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta(BesideText.Meta):
        ordering = ("language", "id")

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def is_unread(self) -> bool:
        """Made by a machine, and nobody has read it against the text."""
        return bool(self.machine) and not self.confirmed_by


class RecordLanguage(BesideText):
    """The language that a text is in, as somebody said; elsewhere it is told by the words themselves."""

    kind = "record-language"

    class Meta(BesideText.Meta):
        ordering = ("language", "id")

    def __str__(self) -> str:
        return self.language
