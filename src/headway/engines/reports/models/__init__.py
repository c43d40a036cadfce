"""What drafters add to a report; the editions that were cleared and adopted; drafts sent, and the comments on them."""

from headway.engines.reports.models.comments import Comment, Disposition, Return, Sending, SentTo
from headway.engines.reports.models.editions import Edition, Objection, Remark, RemarkBasis

__all__ = [
    "Comment",
    "Disposition",
    "Edition",
    "Objection",
    "Remark",
    "RemarkBasis",
    "Return",
    "Sending",
    "SentTo",
]
