"""Beside what drafters write into a report: the language it is in, and its words in another one."""

from typing import ClassVar

from django.db import models

from headway.casework.translations.models import BesideText, Words, beside_one
from headway.engines.reports.models.chapters import Chapter
from headway.engines.reports.models.editions import Remark
from headway.foundation.access.models import CaseRecord

LINKS = ("remark", "chapter")


class BesideDrafting(BesideText):
    """Beside a sentence of the drafters', or the heading they gave a chapter."""

    links: ClassVar[tuple[str, ...]] = LINKS

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, null=True, related_name="+")
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(BesideText.Meta):
        abstract = True


class DraftedTranslation(BesideDrafting, Words):
    """What drafters wrote, in another language."""

    kind = "drafted-translation"

    class Meta(CaseRecord.Meta):
        ordering = ("language", "id")
        constraints = beside_one(LINKS, "part", "language", "holder")


class DraftedLanguage(BesideDrafting):
    """The language that drafters wrote in, as somebody said; elsewhere it is told by the words themselves."""

    kind = "drafted-language"

    class Meta(CaseRecord.Meta):
        ordering = ("language", "id")
        constraints = beside_one(LINKS, "language", "holder")

    def __str__(self) -> str:
        return self.language
