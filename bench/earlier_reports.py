"""An earlier report of 120 pages as PDF, read for its recommendations; and memory over many reports, one after another.

Times are of the processor, all threads added up.
"""

from collections.abc import Iterator
from time import process_time

from bench.rows import Row, resident
from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.reports.as_pdf import as_pdf
from tests.engines.intake.documents.reports.as_word import as_word
from tests.engines.intake.documents.reports.compose import compose

LONG = {
    "name": "bench", "layout": "numbered annex", "title": "Report on Orsania", "recommendations": 60, "chapters": 42,
    "paragraphs": 32,
}  # fmt: skip
SHORT = {**LONG, "chapters": 6, "paragraphs": 6}
SECONDS = 5


def run() -> Iterator[Row]:
    """Warm up on a short report, then the long one, then short ones until memory would show whether it grows."""
    small, words = as_pdf(compose(SHORT)), as_word(compose(SHORT))
    found(small, "pdf")
    data = as_pdf(compose(LONG))
    began = process_time()
    pages, count = found(data, "pdf")
    took = process_time() - began
    yield Row(
        f"an earlier report of {pages} pages as PDF, {count} recommendations",
        f"{took:.1f} s",
        f"120 pages under {SECONDS} s",
        pages >= 120 and took < SECONDS,
    )
    yield from memory(small, words)


def found(data: bytes, form: str) -> tuple[int, int]:
    document = read(data, name=f"report.{form}")
    report = read_report(document, propose(document))
    return max((page.number for page in document.pages), default=0), len(report.recommendations)


def memory(small: bytes, words: bytes) -> Iterator[Row]:
    for _ in range(10):
        found(small, "pdf")
        found(words, "docx")
    before = resident()
    for _ in range(40):
        found(small, "pdf")
        found(words, "docx")
    grown = resident() / before
    yield Row("memory after 100 reports, of that after 20", f"{grown:.2f} ×", "constant", grown < 1.1)
