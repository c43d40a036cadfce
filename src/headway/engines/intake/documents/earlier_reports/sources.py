"""The recommendations of a report that is kept, read again from its file whenever somebody looks at them."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from headway.casework.evidence.models import Source
from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.documents.earlier_reports.values import ReadReport
from headway.engines.intake.layer import Page
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read
from headway.engines.intake.values import Reading
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import StoredFile


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report with the common reading of the same file and its pages; none for a format without pages."""

    reading: Reading
    report: ReadReport
    pages: tuple[Page, ...]

    def span_of(self, page: int) -> tuple[int, int] | None:
        """Where a page begins and ends in the text; None for one without text."""
        pieces = [piece for piece in self.pages if piece.number == page]
        return (pieces[0].start, max(piece.end for piece in pieces)) if pieces else None


def report_of(source: Source) -> KeptReport | None:
    """What a source tells as an earlier report; None where no file with text is held."""
    if source.file is None or source.reading is None or source.type == Source.Kind.PICTURE:
        return None
    return _report(source.file.sha256, source.file.name, source.file_id)


@lru_cache(maxsize=8)
def _report(sha256: str, name: str, file: UUID) -> KeptReport:
    document = read(read_file(StoredFile.objects.get(pk=file)), name=name)
    reading = propose(document)
    return KeptReport(reading, read_report(document, reading), document.pages)
