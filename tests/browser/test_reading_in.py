"""A document is read into the file and its report read, in a real browser."""

import pytest

pytestmark = pytest.mark.browser

TEXT = """Experts conclude second follow-up visit to Orsania

The Counter-Terrorism Committee Executive Directorate (CTED), acting on behalf of the Counter-Terrorism Committee,
visited Orsania from 4 to 7 March 2024.

The authorities consider that the threat of terrorist attacks has grown. Almost 200 nationals left for conflict zones,
and the majority of them returned.

The delegation welcomed the adoption of a new border act. It recommended that Orsania should connect all border posts
to the databases of INTERPOL.
"""


def read_in(page, name, text=TEXT):
    page.goto("/sources/new/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    with page.expect_navigation():
        page.click("main button[type=submit]")


def test_what_was_proposed_is_accepted_by_keyboard(reading_as):
    page = reading_as("assessor")
    read_in(page, "by-keyboard.txt")
    waiting = page.locator(".cards .card").count()
    assert waiting >= 3
    assert page.locator(".proposals mark").count() >= 3

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator(".cards .card").first
    assert page.evaluate("document.activeElement.id") == first.get_attribute("id")
    with page.expect_navigation():
        page.keyboard.press("a")

    assert page.get_by_text(f"{waiting - 1} of {waiting} proposals wait").count() == 1


def test_the_same_is_done_without_javascript_on_a_phone(reading_as):
    page = reading_as("assessor", width=390, javascript=False)
    read_in(page, "on-a-phone.txt", TEXT.replace("4 to 7 March", "11 to 14 March"))
    waiting = page.locator(".cards .card").count()

    with page.expect_navigation():
        page.locator(".cards .card").first.locator("button", has_text="Accept").first.click()

    assert page.get_by_text(f"{waiting - 1} of {waiting} proposals wait").count() == 1


def test_what_cannot_be_read_is_refused_in_one_sentence_and_the_form_stays(reading_as):
    page = reading_as("assessor")
    read_in(page, "empty.txt", " ")

    assert page.locator("input[type=file]").count() == 1
    assert page.locator("[role=alert]").inner_text().count(".") == 1


def test_a_sentence_of_the_report_opens_its_source_at_the_passage(reading_as):
    page = reading_as("assessor")
    page.goto("/assessments/XOR-2018/reports/follow-up/shared/")

    with page.expect_navigation():
        page.locator(".report-view a.sentence").first.click()

    assert page.locator("mark.now").count() == 1


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
    everything = page.locator("#recommendations + .wide tbody th.code").count()

    page.select_option("select[name=standing]", "implemented")
    with page.expect_navigation():
        page.click("form.asked button")

    assert 0 < page.locator("#recommendations + .wide tbody th.code").count() < everything
