"""A report of 300 recommendations in DOCX, as a multiple of what python-docx needs for the same paragraphs bare.

Run: python bench/reports.py [recommendations]. Prints a table; nothing is asserted.
"""

import io
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from docx import Document

from headway.engines.reports.render import render
from headway.engines.reports.values import (
    Basis,
    Cell,
    Citation,
    Heading,
    Paragraph,
    Report,
    Row,
    Sentence,
    Sources,
    Table,
)

ROUNDS = 5


def build(count: int) -> Report:
    """A matrix of `count` rows and, for each recommendation, three numbered paragraphs with notes, in ten chapters."""
    sources = [
        Citation(
            f"passage-{n}",
            f"Source {n}",
            f"Report number {n}",
            "A ministry",
            "2016",
            str(n),
            "A quote.",
            source=f"s{n}",
        )
        for n in range(40)
    ]
    rows, blocks = [], []
    for n in range(count):
        cite = (sources[n % 40],)
        number = Sentence(f"XOR-2009-{n:03}", basis=Basis.STRUCTURAL)
        texts = (
            "Connect all border posts to the shared database.",
            "Under way",
            "Partially implemented",
            "Seen on site",
        )
        cells = tuple(Cell((Sentence(text, cite),)) for text in texts)
        rows.append(Row((Cell((number,), heading=True), *cells)))
        if n % 30 == 0:
            blocks.append(Heading(f"Chapter {n // 30 + 1}"))
        for words in ("recommended that posts be connected", "reported that work had begun", "assessed it as partial"):
            told = Sentence(f"On recommendation {n}, it was {words}, for the reasons that are given there.", cite)
            blocks.append(Paragraph((told,)))
    matrix = Table("Recommendations", ("No.", "Recommendation", "Reported", "Assessed", "Basis"), tuple(rows))
    return Report("follow-up", "Follow-up report", (Heading("Matrix"), matrix, *blocks, Heading("Sources"), Sources()))


def write_bare(report: Report) -> bytes:
    """The same paragraphs, cell by cell, with python-docx alone: no tables, no notes, no styles of ours."""
    document = Document()
    for block in report.blocks:
        match block:
            case Heading(text=text, level=level):
                document.add_heading(text, level)
            case Paragraph(sentences=sentences):
                document.add_paragraph(" ".join(s.text for s in sentences))
            case Table(header=header, rows=rows):
                for name in header:
                    document.add_paragraph(name)
                for row in rows:
                    for cell in row.cells:
                        document.add_paragraph(" ".join(s.text for s in cell.sentences))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def timed(act: Callable[[], object]) -> float:
    """The median of five runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        act()
        times.append(perf_counter() - began)
    return median(times)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    report = build(count)
    bare = timed(lambda: write_bare(report))
    print(f"{count} recommendations")
    print(f"{'python-docx, bare paragraphs':32}{bare * 1000:10.0f} ms")
    for form in ("docx", "html", "md", "pdf"):
        took = timed(lambda form=form: render(report, form))
        print(f"{form:32}{took * 1000:10.0f} ms{took / bare:8.2f} ×")


if __name__ == "__main__":
    main()
