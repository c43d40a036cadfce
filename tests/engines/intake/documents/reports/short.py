"""Reports of a few lines, written as Word and as PDF files, and what is told of them."""

from io import BytesIO

import docx
import pytest

from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.reports.corpus import WRITERS, nothing_else_read
from tests.engines.intake.documents.reports.written import written

in_each_form = pytest.mark.parametrize("form", WRITERS)


def report_of(text, form, layout="coded", language="en"):
    report = written(
        {"name": "form", "layout": layout, "title": "Review of Orsania", "text": text, "language": language}
    )
    return report_in(read(WRITERS[form](report), name=f"form.{form}"), language)


def report_in(document, language="en"):
    return read_report(document, nothing_else_read(document, language))


def told(text, form, layout="coded", language="en"):
    return [(one.number, one.text) for one in report_of(text, form, layout, language).recommendations]


def of_word(build):
    """What is told of a Word file that `build` writes into."""
    source = docx.Document()
    build(source)
    out = BytesIO()
    source.save(out)
    return [(one.number, one.text) for one in report_in(read(out.getvalue(), name="a.docx")).recommendations]


THREE = (
    "Publish the plan of inspections.",
    "The police should register each arrest.",
    "Fill the posts of the laboratory.",
)
