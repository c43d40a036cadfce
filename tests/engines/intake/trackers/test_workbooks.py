"""Spreadsheets are read cell by cell with their places; what is wrong with one is said in one sentence."""

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.trackers.sheets import NoValue, letters, number_of
from headway.engines.intake.trackers.workbooks import is_spreadsheet, read_workbook
from tests.engines.intake.trackers.spreadsheets import a_csv, an_xlsx, saved, with_part

A_DAY = datetime(2018, 7, 23)  # noqa: DTZ001  # cells have no zone


def an_archive(*parts):
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part in parts:
            archive.writestr(part, "<a/>")
    return made.getvalue()


def rows_of(data, name="tracker.xlsx"):
    return read_workbook(data, name=name).sheets[0].rows


def test_cells_keep_what_they_are():
    data = an_xlsx(["No", "Country", "Since"], [1, "NA", A_DAY], ["12.10", "NO", 43304], [None, "N/A", 1.5])

    assert rows_of(data) == (
        ("No", "Country", "Since"),
        (1, "NA", A_DAY),
        ("12.10", "NO", 43304),
        (None, "N/A", 1.5),
    )


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_csv_is_parted_by_the_sign_that_parts_its_rows_alike(sign):
    data = a_csv(["No", "Status", "Note"], ["1", "done", "x"], ["2", "open", "y"], sign=sign)

    assert rows_of(data, "tracker.csv") == (("No", "Status", "Note"), ("1", "done", "x"), ("2", "open", "y"))


def test_text_from_right_to_left_and_other_encodings_is_read():
    arabic = a_csv(["رقم", "الحالة"], ["1", "قيد التنفيذ"], encoding="utf-16")

    assert rows_of(arabic, "t.csv") == (("رقم", "الحالة"), ("1", "قيد التنفيذ"))
    assert rows_of(an_xlsx(["رقم", "الحالة"], ["1", "قيد"])) == (("رقم", "الحالة"), ("1", "قيد"))


def test_a_formula_gives_the_value_stored_last_and_one_without_is_named():
    book = Workbook()
    book.active.append(["No", "Total"])
    book.active.append([1, "=SUM(1,2)"])
    bare = saved(book)
    stored = repacked(bare, b"<f>SUM(1,2)</f><v></v>", b"<f>SUM(1,2)</f><v>3</v>", b"<f>SUM(1,2)</f><v />")

    assert rows_of(stored)[1] == (1, 3)
    assert rows_of(bare)[1] == (1, NoValue("a formula whose result was never stored"))
    assert read_workbook(stored, name="t.xlsx").said == (
        "1 cell holds a formula: the result that was stored last was read, nothing was computed.",
    )


def repacked(data, old, new, also):
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(
                name, source.read(name).replace(also, old).replace(b"<f>SUM(1,2)</f><v/>", old).replace(old, new)
            )
    return stream.getvalue()


def test_an_error_is_no_value():
    assert rows_of(an_xlsx(["No", "Total"], [1, "#REF!"]))[1] == (1, NoValue("#REF!"))


def test_what_is_hidden_is_read_and_said():
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for row in (["No", "Status"], [1, "done"], [2, "open"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("Old")
    other.append(["No", "Status"])
    other.sheet_state = "hidden"
    found = read_workbook(saved(book), name="t.xlsx")

    assert found.sheets[0].hidden_rows == {3}
    assert found.sheets[0].hidden_columns == {2}
    assert [sheet.hidden for sheet in found.sheets] == [False, True]
    assert found.said == (
        "The sheet “Plan” hides rows (1) and columns (1); they are read like the others.",
        "The sheet “Old” is hidden; it is read like the others.",
    )


def test_macros_and_links_outside_are_left_alone_and_said():
    data = with_part(an_xlsx(["No", "Status"], [1, "done"]), "xl/vbaProject.bin", b"Sub Auto_Open()")
    data = with_part(data, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")

    assert read_workbook(data, name="t.xlsm").said == (
        "The workbook has macros: none was run.",
        "The workbook draws on other files: none was opened, what it had stored of them was read.",
    )


BAD = {
    "empty": (b"", "The file is empty"),
    "a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    "the old kind": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "of the old kind"),
    "a broken zip": (an_xlsx(["No", "Status"], [1, "done"])[:-200], "is damaged"),
    "a broken part": (with_part(b"", "xl/workbook.xml", b"<workbook"), "is damaged"),
    "entities": (with_part(b"", "xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "XML entities"),
    "a Word file": (with_part(b"", "word/document.xml", b"<w/>"), "This is a Word file"),
    "nothing in it": (an_xlsx([]), "There is nothing in the spreadsheet"),
}


@pytest.mark.parametrize("data,sentence", BAD.values(), ids=BAD.keys())
def test_what_cannot_be_read_is_one_sentence(data, sentence):
    with pytest.raises(Unreadable, match=sentence) as refused:
        read_workbook(data, name="tracker.xlsx")

    assert str(refused.value).count("\n") == 0


def test_a_bomb_is_refused_before_it_is_unpacked():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        archive.writestr("xl/sheet.xml", b"0" * 20_000_000)

    with pytest.raises(Unreadable, match="would unpack to 20,000,004 bytes"):
        read_workbook(stream.getvalue(), name="t.xlsx")


def test_too_large_is_one_sentence():
    with pytest.raises(Unreadable, match="the limit is 10: give its parts singly"):
        read_workbook(an_xlsx(["No"], [1]), name="t.xlsx", limits=Limits(max_bytes=10))


def test_a_word_file_with_a_workbook_inside_is_no_spreadsheet():
    inner = an_xlsx(["No", "Status"], [1, "done"])

    assert is_spreadsheet(inner, "without an ending")
    assert is_spreadsheet(b"No;Status", "tracker.csv")
    assert not is_spreadsheet(
        with_part(with_part(b"", "word/document.xml", b"<w/>"), "word/embedded.xlsx", inner), "a.docx"
    )


@pytest.mark.parametrize("number,name", [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_people_see_them(number, name):
    assert (letters(number), number_of(name)) == (name, number)


def test_what_is_too_damaged_to_tell_is_known_by_its_name():
    torn = an_xlsx(["No", "Status"], [1, "done"])[:-200]

    assert is_spreadsheet(torn, "tracker.xlsx")
    assert not is_spreadsheet(torn, "report.docx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "tracker.xls"),
        (an_archive("content.xml"), "tracker.ods"),
    ],
)
def test_a_spreadsheet_of_another_office_is_told_to_be_saved_as_xlsx(data, name):
    assert is_spreadsheet(data, name)
    with pytest.raises(Unreadable, match="save it as XLSX"):
        read_workbook(data, name=name)
