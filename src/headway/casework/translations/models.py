"""What stands beside a text: the language it is in, where somebody said so, and its words in another language."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from headway.casework.assessments.models import Answer, Judgement
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.evidence.models import Observation
from headway.casework.plans.models import Measure, Milestone, Pillar, Strategy
from headway.casework.recommendations.models import Position, Progress, Recommendation, Undertaking
from headway.casework.visits.models import Meeting
from headway.foundation.access.models import CaseRecord

FIRST_LINKS = ("recommendation", "progress", "judgement", "answer", "observation")
LINKS = (
    *FIRST_LINKS, "position", "undertaking", "measure", "need", "offer", "match", "milestone", "strategy", "pillar",
    "meeting",
)  # fmt: skip
"""The texts that a row can stand beside; exactly one of them."""


def beside_one(links: Sequence[str], *unique: str) -> list[models.BaseConstraint]:
    """Exactly one of the links is there, and beside it a row is there once for what is `unique`."""
    alone = (Q(**{f"{other}__isnull": other != link for other in links}) for link in links)
    return [
        models.CheckConstraint(condition=reduce(or_, alone), name="%(class)s_beside_one"),
        *(models.UniqueConstraint(fields=[link, *unique], name=f"%(class)s_{link}_once") for link in links),
    ]


class BesideText(CaseRecord):
    """A row beside the text of another one; it is opened to other readers together with that.

    `links` are its foreign keys to the kinds of rows whose text it may stand beside, each called as the kind is.
    """

    opened_along: ClassVar[bool] = True
    links: ClassVar[tuple[str, ...]] = ()

    language = models.CharField(max_length=10)

    class Meta(CaseRecord.Meta):
        abstract = True


class Words(BesideText):
    """The words of a text in another language. The text of record is never changed by it.

    `part` is the column of the row that was translated, "" for its first text. `by` is the person, office or
    institution that translated, or entered what a machine had made; `machine` names the machine, "" where a person
    translated. `confirmed_by` is who read a machine's words against the text. `of_revision` is the revision of the row
    that was translated, `digest` the SHA-256 of the words that stood in it.
    """

    part = models.CharField(max_length=20, blank=True)
    words = models.TextField()
    of_revision = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=200)
    machine = models.CharField(max_length=100, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta(BesideText.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.words[:60]

    @property
    def is_unread(self) -> bool:
        """Made by a machine, and nobody has read it against the text."""
        return bool(self.machine) and not self.confirmed_by


class BesideCasework(BesideText):
    """Beside a text of one of the nouns of casework."""

    links: ClassVar[tuple[str, ...]] = LINKS

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, null=True, related_name="+")
    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, null=True, related_name="+")
    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, null=True, related_name="+")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, null=True, related_name="+")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, related_name="+")
    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, null=True, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, related_name="+")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, null=True, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, related_name="+")
    match = models.ForeignKey(Match, on_delete=models.PROTECT, null=True, related_name="+")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, null=True, related_name="+")
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, null=True, related_name="+")
    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(BesideText.Meta):
        abstract = True

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        later = {f"{link}_id": None for link in LINKS if link not in FIRST_LINKS}
        return payload if schema > 1 else {**payload, **later}


class Translation(BesideCasework, Words):
    """The words of one of those texts in another language."""

    kind = "translation"
    schema = 2

    class Meta(CaseRecord.Meta):
        ordering = ("language", "id")
        constraints = beside_one(LINKS, "part", "language", "holder")

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        linked = super().upgrade(payload, schema)
        return linked if schema > 1 else {**linked, "part": ""}


class RecordLanguage(BesideCasework):
    """The language that a row's texts are in, as somebody said; elsewhere it is told by the words themselves."""

    kind = "record-language"
    schema = 2

    class Meta(CaseRecord.Meta):
        ordering = ("language", "id")
        constraints = beside_one(LINKS, "language", "holder")

    def __str__(self) -> str:
        return self.language
