"""The reports of the corpus, composed and written by hand, and how well each is read."""

from functools import cache

from headway.engines.intake.documents.earlier_reports.output import report_as_json
from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.readers.reading import read
from headway.engines.intake.values import Entities, Reading
from headway.foundation.core.yaml import read_yaml
from tests.engines.intake.documents.reports.as_pdf import as_pdf
from tests.engines.intake.documents.reports.as_word import as_word
from tests.engines.intake.documents.reports.compose import HERE, LAYOUTS, compose
from tests.engines.intake.documents.reports.written import written
from tests.engines.intake.documents.scoring import Score, score

WRITERS = {"docx": as_word, "pdf": as_pdf}
SETS = {
    "composed": ("reports.yaml", compose),
    "by hand": ("by-hand.yaml", written),
    "by hand again": ("by-hand-2.yaml", written),
    "by hand once more": ("by-hand-3.yaml", written),
    "by hand the fourth time": ("by-hand-4.yaml", written),
}
ENTRIES = {
    entry["name"]: (of, entry, made)
    for of, (file, made) in SETS.items()
    for entry in read_yaml((HERE / file).read_text())
}
ASKED = {"recall": 0.98, "precision": 0.97, "exact text": 0.95, "printed number": 0.99, "gaps": 1.0}


def made(name):
    """A report of the corpus, new each time."""
    _, entry, maker = ENTRIES[name]
    return maker(entry)


@cache
def told_of(name, form):
    """A report, the document read of its file, and what was told of it."""
    report = made(name)
    document = read(WRITERS[form](report), name=f"{name}.{form}")
    return report, document, report_as_json(read_report(document, nothing_else_read(document, report.language)))


def nothing_else_read(document, language):
    """Recommendations do not depend on what else a text proposes."""
    entities = Entities(language=language)
    return Reading(document.title, language, document.media_type, document.sha256, len(document.text), entities)


def scored(layout, form, of=None):
    """The score of all reports of a layout in one form, and what is wrong."""
    total, wrong = Score(), []
    for name, (its, entry, _) in ENTRIES.items():
        if entry["layout"] == layout and of in (None, its):
            report, _, told = told_of(name, form)
            own, faults = score(report, told)
            total, wrong = total + own, wrong + faults
    return total, wrong


def lines():
    """A line for each layout and form, for the reference."""
    for layout in LAYOUTS:
        for form in WRITERS:
            total, _ = scored(layout, form)
            measures = " | ".join(f"{measure:.2f}" for measure in total.measures)
            yield f"| {layout} | {form.upper()} | {total.wanted} | {measures} |"
