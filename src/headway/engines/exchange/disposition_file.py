"""The disposition table as a Word file, in the report's own template."""

from datetime import datetime

from django.utils.translation import override

from headway.engines.exchange.disposition_table import CommentTable, Group, Line
from headway.engines.reports.models import Comment
from headway.engines.reports.render import Format, render
from headway.engines.reports.values import Basis, Cell, Heading, Paragraph, Report, Row, Sentence, Table
from headway.foundation.core.days_said import say_day
from headway.foundation.core.numbers_said import say_list

HEADER = ("Paragraph", "Institution", "Comment", "Kind", "Decision", "Reason")
WIDTHS = (3, 4, 9, 3, 3, 5)


def table_file(table: CommentTable, *, at: datetime) -> bytes:
    """All comments on one version with what was decided, then what is unresolved and who has not answered."""
    return render(as_report(table, at), Format.DOCX, at=at)


@override("en")
def as_report(table: CommentTable, at: datetime) -> Report:
    """The table as the blocks of a report."""
    sending = table.sending
    code = sending.assessment.code
    rows = tuple(_row(group, line) for group in table.groups for line in group.lines)
    opening = [f"The draft is {sending} of {code}, sent for comments on {say_day(sending.sent_on)}."]
    opening.append(f"{len(table.lines)} comments are on record; {len(table.unresolved)} of them are unresolved.")
    if table.silent:
        opening.append(f"No comments are on record from {say_list([one.name for one in table.silent])}.")
    blocks = [Paragraph(tuple(_plain(text) for text in opening), numbered=False)]
    listed = [Table("Comments and what was decided", HEADER, rows, WIDTHS)] if rows else []
    open_rows = tuple(_row(group, line) for group in table.groups for line in group.lines if not line.is_resolved)
    unresolved = [Heading("Unresolved", 1), Table("Unresolved comments", HEADER, open_rows, WIDTHS)]
    return Report(
        kind="disposition",
        title=f"Comments on the {sending.report} report of {code}",
        subtitle=f"Version {sending.number}",
        blocks=(*blocks, *listed, *(unresolved if open_rows else ())),
        state="",
        marking=sending.marking,
        dated=say_day(at.date()),
    )


def _row(group: Group, line: Line) -> Row:
    decided = line.decided
    texts = (
        group.label,
        line.institution.name,
        said(line.comment),
        line.matter_words,
        decided.get_outcome_display() if decided else "not decided yet",
        decided.reason if decided else "",
    )
    return Row(tuple(Cell((_plain(text),) if text else (), heading=not n) for n, text in enumerate(texts)))


def said(comment: Comment) -> str:
    """A comment in words: what it would put for what, or what it says of which words."""
    before, after = (words.replace("\n", " ¶ ").strip() for words in (comment.before, comment.after))
    match comment.what:
        case Comment.What.INSERTION:
            return f"Insert “{after}”."
        case Comment.What.DELETION:
            return f"Delete “{before}”."
        case Comment.What.REPLACEMENT:
            return f"Replace “{before}” by “{after}”."
        case _:
            return f"On “{before}”: {comment.text}" if before else comment.text


def _plain(text: str) -> Sentence:
    return Sentence(text, basis=Basis.STRUCTURAL)
