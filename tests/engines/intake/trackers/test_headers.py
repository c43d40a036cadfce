"""Headings are found below titles, in one row or two, with merged cells or with gaps."""

from openpyxl import Workbook

from headway.engines.intake.trackers.headers import table_of
from headway.engines.intake.trackers.workbooks import read_workbook
from tests.engines.intake.trackers.spreadsheets import a_csv, an_xlsx, saved


def table(data, name="t.xlsx"):
    return table_of(read_workbook(data, name=name).sheets[0])


def headings(found):
    return [column.heading for column in found.columns]


def test_headings_stand_below_a_title():
    found = table(an_xlsx(["Orsania: follow-up"], [], ["No", "Status"], [1, "done"]))

    assert (headings(found), found.first) == (["No", "Status"], 4)


def test_headings_in_two_rows_are_joined_where_cells_are_merged():
    book = Workbook()
    sheet = book.active
    sheet.append(["No", "Progress", None, "Remarks"])
    sheet.append([None, "Status", "As of", None])
    sheet.append([1, "done", "2018", "x"])
    for cells in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(cells)
    found = table(saved(book))

    assert (headings(found), found.first) == (["No", "Progress – Status", "Progress – As of", "Remarks"], 3)


def test_headings_in_two_rows_are_joined_where_the_upper_leaves_gaps():
    found = table(
        a_csv(["No", "Progress", "", "Remarks"], ["", "Status", "As of", ""], ["1", "done", "2018", "x"]), "t.csv"
    )

    assert headings(found)[1:3] == ["Progress – Status", "Progress – As of"]
    assert found.first == 3


def test_a_heading_that_repeats_is_told_apart_by_its_column():
    assert headings(table(an_xlsx(["No", "Date", "Date"], [1, "2018", "2019"]))) == ["No", "Date", "Date (C)"]


def test_rows_without_anything_are_no_rows():
    found = table(an_xlsx(["No", "Status"], [1, "done"], [None, None], [2, "open"]))

    assert [number for number, _ in found.rows()] == [2, 4]


def test_a_sheet_without_headings_is_no_table():
    assert table(an_xlsx(["only one column"], ["of text"])) is None


def test_groups_merged_above_the_headings_and_below_a_title_are_no_headings_themselves():
    book = Workbook()
    sheet = book.active
    for row in (
        ["Follow-up"],
        ["Recommendation", None, "Progress", None],
        ["No.", "Text", "Status", "As of"],
        [1, "x"],
    ):
        sheet.append(row)
    for cells in ("A2:B2", "C2:D2"):
        sheet.merge_cells(cells)
    found = table(saved(book))

    assert found.first == 4
    assert headings(found) == [
        "Recommendation – No.",
        "Recommendation – Text",
        "Progress – Status",
        "Progress – As of",
    ]
