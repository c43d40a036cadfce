"""How recommendations are printed: by upper-case Roman numbers, and in a table without lines that goes over pages."""

from io import BytesIO

import docx
import typst

from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.reports.corpus import nothing_else_read

ROMAN = "I II III IV V VI VIII IX X".split()
THINGS = ("border control", "asset freezing", "charities", "returning children", "prison staff", "lost documents")
TAILS = (
    "and publish, district by district, what has come of it and what is still to be done before the next visit",
    "and give the offices that are to carry it out the means, the staff and the training which they need for that",
    "and hear those concerned in each of the provinces before the rules are laid before Parliament next year",
    "and report to the Committee within eighteen months on every step, on the obstacles met and on the results",
    "and name one office that answers for it, with a deputy, a budget of its own and a duty to report in public",
)


def reported(data, name):
    document = read(data, name=name)
    return document, read_report(document, nothing_else_read(document, "en"))


def test_upper_case_roman_numbers_are_read_as_printed_and_a_missing_one_is_told():
    document = docx.Document()
    document.add_heading("Recommendations", 1)
    for number in ROMAN:
        document.add_paragraph(f"{number}. The State should adopt the measure on {THINGS[len(number)]} without delay.")
    kept = BytesIO()
    document.save(kept)

    _, report = reported(kept.getvalue(), "roman.docx")

    assert [one.number for one in report.recommendations] == ROMAN
    assert [gap.number for gap in report.completeness.gaps] == ["VII"]


def test_an_initial_before_a_name_is_no_roman_number():
    document = docx.Document()
    document.add_heading("Meetings", 1)
    document.add_paragraph("I. Petrov opened the meeting and thanked the delegation.")
    document.add_paragraph("V. Marin spoke for the border guard.")
    kept = BytesIO()
    document.save(kept)

    found = read(kept.getvalue(), name="names.docx")

    assert [block.number for block in found.blocks] == ["", "", ""]


def test_a_table_without_lines_is_one_over_its_pages_though_a_row_is_broken_by_the_page():
    rows = [
        (str(n), f"The State should change its rules on {THINGS[n % 6]} in the year 20{n + 10}, {TAILS[n % 5]}.")
        for n in range(1, 33)
    ]
    cells = "".join(f"[{number}], [{text}], [Ministry of Justice]," for number, text in rows)
    source = f"""#set page(paper: "a4", margin: 2.5cm, numbering: "1")
= Report on the visit to Orsania
The Committee visited Orsania in May 2019 and thanks the authorities for their welcome.
== Annex: recommendations
#table(stroke: none, columns: (1.2cm, 9.5cm, 4cm), [*No.*], [*Recommendation*], [*Addressee*], {cells})"""

    document, report = reported(typst.compile(source.encode()), "table.pdf")

    assert {block.page for block in document.blocks if block.kind.name == "TABLE"} == {1}
    assert [
        (one.number, " ".join(document.text[one.start : one.end].split())) for one in report.recommendations
    ] == rows
