"""A report of 300 recommendations, as a multiple of what python-docx needs for the same paragraphs bare."""

import io
from collections.abc import Iterator
from functools import partial

from docx import Document

from bench import rows as table
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

COUNT = 300


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


def run() -> Iterator[table.Row]:
    """Each format as a multiple of what python-docx needs for the same paragraphs bare; DOCX is what was asked."""
    report = build(COUNT)
    bare = table.timed(lambda: write_bare(report))
    for form in ("docx", "html", "md", "pdf"):
        times = table.timed(partial(render, report, form)) / bare
        asked, met = ("at most 3 ×", times <= 3) if form == "docx" else ("", None)
        what = f"report of {COUNT} recommendations as {form.upper()}, of bare python-docx"
        yield table.Row(what, f"{times:.2f} ×", asked, met)
