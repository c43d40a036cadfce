"""Forty recommendations of an earlier report, reviewed by keyboard from the first page."""

import re
from itertools import islice

import pytest
from playwright.sync_api import expect

from tests.browser.going import go

pytestmark = pytest.mark.browser

CHAPTERS = {
    "Legislation and criminal justice": "amend article {n} of the Criminal Code so that the offence is precise",
    "Countering the financing of terrorism": "extend supervision to group {n} of the reporting entities",
    "Border control": "connect border post {n} to the databases of INTERPOL",
    "Human rights": "publish, in report {n}, statistics on the length of detention before trial",
}
IN_SIGHT = """() => {
  const [words, page] = ['.in-place.now', '#text'].map(name => document.querySelector(name).getBoundingClientRect())
  return words.top >= page.top && words.bottom <= Math.min(page.bottom, innerHeight)
}"""
"""Whether the words that are decided on stand where the report beside them is scrolled to."""


def a_report(year):
    """A report with forty recommendations, number 23 of forty-one left out."""
    numbers = iter(n for n in range(1, 42) if n != 23)
    parts = [
        f"Report of the Counter-Terrorism Committee Executive Directorate on its visit to Orsania, 6–10 May {year}",
        "1. The delegation made 41 recommendations, which are set out below.",
    ]
    for chapter, asks in CHAPTERS.items():
        parts += [chapter, "Recommendations"]
        parts += [f"{n}. Orsania should {asks.format(n=n)}." for n in islice(numbers, 10)]
    return "\n\n".join(parts).encode()


@pytest.mark.parametrize(("width", "year"), [(1440, 2002), (390, 2003)])
def test_forty_recommendations_are_reviewed_by_keyboard(reading_as, width, year):
    page = reading_as("assessor", width=width)
    page.goto("/")
    go(page, "main >> text=Read a document into the file")
    page.set_input_files("input[type=file]", {"name": "report.txt", "mimeType": "text/plain", "buffer": a_report(year)})
    go(page, "main >> text=Read it")
    go(page, "main >> text=Review its recommendations")
    expect(page.get_by_text("40 of 40 recommendations wait")).to_have_count(1)
    expect(page.get_by_text(re.compile("23")).first).to_be_attached()

    page.select_option("select[name=kind]", "initial")
    go(page, "text=Open this assessment")
    for left in range(40, 0, -1):
        expect(page.get_by_text(f"{left} of 40 recommendations wait")).to_have_count(1)
        if width == 1440:
            page.wait_for_function(IN_SIGHT)
        with page.expect_navigation():
            page.keyboard.press("r" if left == 7 else "a")

    expect(page.get_by_text("Every recommendation is decided")).to_have_count(1)
    expect(page.locator(".found-list li.accepted")).to_have_count(39)
    page.goto(f"/assessments/XOR-{year}/recommendations/")
    expect(page.get_by_text("connect border post 22 to the databases").first).to_be_attached()
