"""The recommendations of a report that is kept, read again whenever somebody looks at them."""

from dataclasses import dataclass
from functools import lru_cache

from headway.casework.evidence.models import Source
from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.documents.earlier_reports.values import ReadReport
from headway.engines.intake.layer import Page
from headway.engines.intake.sources import Kept, document_with, kept_of, reading_with
from headway.engines.intake.values import Reading


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report with the common reading of the same text and its pages; none for a format without pages."""

    reading: Reading
    report: ReadReport
    pages: tuple[Page, ...]

    def span_of(self, page: int) -> tuple[int, int] | None:
        """Where a page begins and ends in the text; None for one without text."""
        pieces = [piece for piece in self.pages if piece.number == page]
        return (pieces[0].start, max(piece.end for piece in pieces)) if pieces else None


def report_of(source: Source) -> KeptReport | None:
    """What a source tells as an earlier report; None where no text is kept of it."""
    kept = kept_of(source)
    return None if kept is None else _report(kept)


@lru_cache(maxsize=8)
def _report(kept: Kept) -> KeptReport | None:
    document, reading = document_with(kept), reading_with(kept)
    if document is None or reading is None:
        return None
    return KeptReport(reading, read_report(document, reading), document.pages)
