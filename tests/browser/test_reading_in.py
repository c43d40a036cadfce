"""A document is read into the file and its report read, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.going import go

pytestmark = pytest.mark.browser

TEXT = """Experts conclude second follow-up visit to Orsania

The Counter-Terrorism Committee Executive Directorate (CTED), acting on behalf of the Counter-Terrorism Committee,
visited Orsania from 4 to 7 March 2024.

The authorities consider that the threat of terrorist attacks has grown. Almost 200 nationals left for conflict zones,
and the majority of them returned.

The delegation welcomed the adoption of a new border act. It recommended that Orsania should connect all border posts
to the databases of INTERPOL.
"""
ONE_SENTENCE = re.compile(r"^[^.]+\.\s*$")


def read_in(page, name, text=TEXT):
    page.goto("/sources/new/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    go(page, "main button[type=submit]")


def test_what_was_proposed_is_accepted_by_keyboard(reading_as):
    page = reading_as("assessor")
    read_in(page, "by-keyboard.txt")
    waiting = page.locator(".cards .card").count()
    assert waiting >= 3
    expect(page.locator(".proposals mark").nth(2)).to_be_attached()

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(".cards .card").first).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("a")

    expect(page.get_by_text(f"{waiting - 1} of {waiting} proposals wait")).to_have_count(1)


def test_the_same_is_done_without_javascript_on_a_phone(reading_as):
    page = reading_as("assessor", width=390, javascript=False)
    read_in(page, "on-a-phone.txt", TEXT.replace("4 to 7 March", "11 to 14 March"))
    waiting = page.locator(".cards .card").count()

    go(page, page.locator(".cards .card").first.locator("button", has_text="Accept").first)

    expect(page.get_by_text(f"{waiting - 1} of {waiting} proposals wait")).to_have_count(1)


def test_what_cannot_be_read_is_refused_in_one_sentence_and_the_form_stays(reading_as):
    page = reading_as("assessor")
    read_in(page, "empty.txt", " ")

    expect(page.locator("input[type=file]")).to_have_count(1)
    expect(page.locator("[role=alert]")).to_have_text(ONE_SENTENCE)


def test_a_sentence_of_the_report_opens_its_source_at_the_passage(reading_as):
    page = reading_as("assessor")
    page.goto("/assessments/XOR-2018/reports/follow-up/shared/")

    go(page, page.locator(".report-view a.sentence").first)

    expect(page.locator("mark.now")).to_have_count(1)


@pytest.mark.parametrize("width, locale", [(1440, "en-GB"), (390, "en-GB"), (390, "ar")])
def test_comparison_reports_and_upload_open_quietly_and_need_no_scrolling_sideways(reading_as, width, locale):
    page = reading_as("assessor", width=width, locale=locale)

    wide = {}
    for address in (
        "/assessments/XOR-2018/then-and-now/",
        "/assessments/XOR-2018/reports/",
        "/assessments/XOR-2018/reports/follow-up/shared/",
        "/sources/new/",
    ):
        assert page.goto(address).status == 200
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide[address] = page.evaluate("document.documentElement.scrollWidth")

    assert wide == {}


def test_the_comparison_is_filtered_without_javascript(reading_as):
    page = reading_as("focal-point", javascript=False)
    page.goto("/assessments/XOR-2018/then-and-now/")
    rows = page.locator("#recommendations + .wide tbody th.code")
    everything = rows.count()

    page.select_option("select[name=standing]", "implemented")
    go(page, "form.asked button")

    expect(rows).not_to_have_count(everything)
    expect(rows.first).to_be_attached()
