"""The disposition table as a Word file, in the report's own template."""

from datetime import datetime

from django.utils.translation import get_language_bidi, ngettext, override
from django.utils.translation import gettext as _

from headway.engines.exchange.disposition_table import CommentTable, Group, Line
from headway.engines.reports.models import Comment, Sending
from headway.engines.reports.render import Format, render
from headway.engines.reports.values import Basis, Cell, Heading, Paragraph, Report, Row, Sentence, Table
from headway.engines.reports.words import isolated, language_now, quoted, term
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.core.days_said import say_day
from headway.foundation.core.numbers_said import say_list

WIDTHS = (3, 4, 9, 3, 3, 5)


def table_file(table: CommentTable, *, at: datetime, language: str = "en") -> bytes:
    """All comments on one version with what was decided, then what is unresolved and who has not answered."""
    return render(as_report(table, at, language=language), Format.DOCX, at=at)


def as_report(table: CommentTable, at: datetime, *, language: str = "en") -> Report:
    """The table as the blocks of a report, printed in a language; comments stand in their own."""
    with override(language):
        return _written(table, at)


def _written(table: CommentTable, at: datetime) -> Report:
    sending = table.sending
    code = sending.assessment.code
    header = (_("Paragraph"), _("Institution"), _("Comment or change"), _("Kind"), _("Decision"), _("Reason"))
    rows = tuple(_row(group, line) for group in table.groups for line in group.lines)
    blocks = [Paragraph(tuple(_plain(text) for text in _opening(table)), numbered=False)]
    listed = [Table(_("Comments and what was decided"), header, rows, WIDTHS)] if rows else []
    open_rows = tuple(_row(group, line) for group in table.groups for line in group.lines if not line.is_resolved)
    unresolved = [Heading(_("Unresolved"), 1), Table(_("Unresolved comments"), header, open_rows, WIDTHS)]
    return Report(
        kind="disposition",
        title=_("Comments on the %(report)s report of %(code)s") % {"report": _kind(sending), "code": code},
        subtitle=_("Version %(number)s") % {"number": sending.number},
        blocks=(*blocks, *listed, *(unresolved if open_rows else ())),
        state="",
        marking=sending.marking,
        dated=say_day(at.date()),
        language=language_now(),
        direction="rtl" if get_language_bidi() else "ltr",
    )


def _opening(table: CommentTable) -> list[str]:
    sending, many = table.sending, len(table.lines)
    version = _("version %(number)s of the %(report)s report") % {"number": sending.number, "report": _kind(sending)}
    sent = _("The draft is %(version)s of %(code)s, sent for comments on %(day)s.")
    counted = ngettext(
        "%(count)s comment is on record; unresolved: %(open)s.",
        "%(count)s comments are on record; unresolved: %(open)s.",
        many,
    )
    told = [
        sent % {"version": version, "code": sending.assessment.code, "day": say_day(sending.sent_on)},
        counted % {"count": many, "open": len(table.unresolved)},
    ]
    if table.silent:
        names = say_list([isolated(one.name) for one in table.silent])
        told.append(_("No comments are on record from %(names)s.") % {"names": names})
    return told


def _kind(sending: Sending) -> str:
    """A kind of report within a sentence: its id, which is English, or its name in another language."""
    return in_readers_language("reports", sending.report, sending.report)


def _row(group: Group, line: Line) -> Row:
    decided = line.decided
    texts = (
        group.label if group.block else _("Not placed in the draft"),
        isolated(line.institution.name),
        said(line.comment),
        term(line.matter_words),
        term(decided.get_outcome_display() if decided else "not decided yet"),
        isolated(decided.reason) if decided else "",
    )
    return Row(tuple(Cell((_plain(text),) if text else (), heading=not n) for n, text in enumerate(texts)))


def said(comment: Comment) -> str:
    """A comment in words: what it would put for what, or what it says of which words."""
    before, after = (words.replace("\n", " ¶ ").strip() for words in (comment.before, comment.after))
    match comment.what:
        case Comment.What.INSERTION:
            return _("Insert %(words)s.") % {"words": quoted(after)}
        case Comment.What.DELETION:
            return _("Delete %(words)s.") % {"words": quoted(before)}
        case Comment.What.REPLACEMENT:
            return _("Replace %(before)s by %(after)s.") % {"before": quoted(before), "after": quoted(after)}
        case _:
            on = _("On %(words)s: %(comment)s")
            text = isolated(comment.text)
            return on % {"words": quoted(before), "comment": text} if before else text


def _plain(text: str) -> Sentence:
    return Sentence(text, basis=Basis.STRUCTURAL)
