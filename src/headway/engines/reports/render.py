"""The one door to the renderers: a report, a format, bytes."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from django.utils.translation import override

from headway.engines.reports import docx, html, markdown, pdf
from headway.engines.reports.checks import checked
from headway.engines.reports.docx_marks import CallForComments
from headway.engines.reports.files import find_own
from headway.engines.reports.layout import lay_out
from headway.engines.reports.values import Report


class Format(StrEnum):
    """What a report can be written as; the value is also the file's ending."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    MARKDOWN = "md"


MEDIA_TYPES = {
    Format.HTML: "text/html; charset=utf-8",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
}


def render(report: Report, form: Format | str, *, template: Path | None = None, at: datetime | None = None) -> bytes:
    """The report as the bytes of a file. Filter it for its readers first (`for_audience`).

    `template` is a DOCX or typst template of one's own, ignored for the other formats; without one the organisation's
    own for that kind of report is taken, else its own or the shipped one for all. `at` is the moment a DOCX gives
    as its creation. Raises UncitedSentences for a cleared report that has any, ValueError for an unknown format.
    """
    layout = lay_out(checked(report))
    with override(report.language):
        match Format(form):
            case Format.HTML:
                return html.render(layout).encode()
            case Format.MARKDOWN:
                return markdown.render(layout).encode()
            case Format.DOCX:
                return docx.render(layout, template or find_own(f"{report.kind}.docx"), at=at)
            case Format.PDF:
                return pdf.render(layout, template)


def render_for_comments(
    report: Report, call: CallForComments, *, template: Path | None = None, at: datetime | None = None
) -> bytes:
    """The DOCX that goes out for comments, its blocks marked so that what comes back finds its place."""
    with override(report.language):
        return docx.render(lay_out(checked(report)), template or find_own(f"{report.kind}.docx"), at=at, call=call)


def render_fragment(report: Report) -> str:
    """The body for the site: no style, no script, every sentence a link to its source where that opens."""
    with override(report.language):
        return html.render_fragment(lay_out(checked(report)))
