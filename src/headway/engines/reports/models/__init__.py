"""What drafters add to a report; editions cleared and adopted, with public versions; drafts sent, and comments."""

from headway.engines.reports.models.beside import DraftedLanguage, DraftedTranslation
from headway.engines.reports.models.chapters import Chapter
from headway.engines.reports.models.comments import Comment, Disposition, Return, Sending, SentTo
from headway.engines.reports.models.editions import Edition, Objection, OfficeWord, Remark, RemarkBasis
from headway.engines.reports.models.publications import LookedAt, Publication, PublicationPart

__all__ = [
    "Chapter",
    "Comment",
    "Disposition",
    "DraftedLanguage",
    "DraftedTranslation",
    "Edition",
    "LookedAt",
    "Objection",
    "OfficeWord",
    "Publication",
    "PublicationPart",
    "Remark",
    "RemarkBasis",
    "Return",
    "Sending",
    "SentTo",
]
