"""A secretariat with a decision and no paper yet opens an assessment, corrects it, and is led to the State."""

import pytest
from playwright.sync_api import expect

from tests.browser.going import go

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme", "javascript"), [(1440, "light", True), (390, "dark", False)])
def test_an_assessment_is_opened_by_hand_and_corrected(reading_as, width, scheme, javascript):
    page = reading_as("assessor", width=width, scheme=scheme, javascript=javascript)
    page.goto("/")
    go(page, page.get_by_role("link", name="Open an assessment"))
    page.get_by_label("State").select_option("XVL")
    page.get_by_label("Kind of visit").select_option("focused")
    page.get_by_label("Why it is opened").fill("Decision of the Committee (fictional)")
    go(page, page.get_by_role("button", name="Open it"))

    expect(page.get_by_text("is open.")).to_have_count(1)
    expect(page.get_by_role("link", name="Open it to the State")).to_have_count(1)

    go(page, page.get_by_role("link", name="Correct what stands here"))
    page.get_by_label("Days").fill("2027-03-01/2027-03-05")
    page.get_by_label("Why it is corrected").fill("the days are agreed")
    go(page, page.get_by_role("button", name="Keep"))

    expect(page.get_by_text("1 to 5 March 2027")).to_have_count(1)
    go(page, page.get_by_role("link", name="History of this record"))
    expect(page.get_by_text("the days are agreed")).to_have_count(1)
