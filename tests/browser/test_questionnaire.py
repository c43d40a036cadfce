"""A ministry answers its section and returns it, in the browser and by workbook; the focal point reads it."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from headway.engines.exchange.workbooks.values import ANSWER, FIRST, KEY
from tests.browser.going import fits, go

pytestmark = pytest.mark.browser
WINDOWS = pytest.mark.parametrize(
    ("width", "javascript", "question", "other"),
    [(1440, True, "q-bord-08", "q-bord-02"), (390, False, "q-bord-10", "q-bord-07")],
    ids=["desk", "phone"],
)


def to_my_section(page):
    page.goto("/assessments/XOR-2018/")
    go(page, ".pages-of >> text=Questionnaire")
    go(page, "section >> text=Borders")


@WINDOWS
def test_a_ministry_answers_and_returns_its_section_in_the_browser(reading_as, width, javascript, question, other):
    page = reading_as("contributor", width=width, javascript=javascript)
    to_my_section(page)
    page.fill(f"textarea[name='text:{question}']", "Within twenty-four hours, by the operations centre.")
    go(page, "text=Keep the answers")
    expect(page.get_by_text("Kept: 1 answer.")).to_have_count(1)
    go(page, "text=Return the answers")
    expect(page.get_by_text("waiting to be validated")).to_have_count(1)
    go(page, "text=Validate for the ministry")

    expect(page.get_by_text("the State has them now")).to_have_count(1)
    assert fits(page, width)
    page = reading_as("focal-point", width=width, javascript=javascript)
    page.goto(f"/assessments/XOR-2018/questionnaire/{question}/")
    expect(page.get_by_text("Within twenty-four hours")).to_have_count(1)
    assert fits(page, width)


@WINDOWS
def test_a_ministry_answers_by_workbook(reading_as, width, javascript, question, other):
    page = reading_as("contributor", width=width, javascript=javascript)
    to_my_section(page)
    with page.expect_download() as taken:
        page.click("text=Take the workbook")
    book = load_workbook(BytesIO(Path(taken.value.path()).read_bytes()))
    sheet = book["Questions"]
    row = next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, KEY).value == other)
    sheet.cell(row, ANSWER).value = "about 60"
    out = BytesIO()
    book.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.set_input_files("#book", {"name": "borders.xlsx", "mimeType": kind, "buffer": out.getvalue()})
    go(page, "text=Read it")
    expect(page.get_by_text("Nothing is kept yet.")).to_have_count(1)
    expect(page.get_by_text("about 60")).to_have_count(1)
    assert fits(page, width)
    go(page, "text=Take them over")

    expect(page.locator(f"input[name='value:{other}']")).to_have_value("about 60")
    assert fits(page, width)
