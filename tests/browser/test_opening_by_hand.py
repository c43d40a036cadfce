"""A secretariat with a decision and no paper yet opens an assessment, corrects it, and is led to the State."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme", "javascript"), [(1440, "light", True), (390, "dark", False)])
def test_an_assessment_is_opened_by_hand_and_corrected(reading_as, width, scheme, javascript):
    page = reading_as("assessor", width=width, scheme=scheme, javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="Open an assessment").click()
    page.get_by_label("State").select_option("XVL")
    page.get_by_label("Kind of visit").select_option("focused")
    page.get_by_label("Why it is opened").fill("Decision of the Committee (fictional)")
    page.get_by_role("button", name="Open it").click()

    assert page.get_by_text("is open.").count() == 1
    assert page.get_by_role("link", name="Open it to the State").count() == 1

    page.get_by_role("link", name="Correct what stands here").click()
    page.get_by_label("Days").fill("2027-03-01/2027-03-05")
    page.get_by_label("Why it is corrected").fill("the days are agreed")
    page.get_by_role("button", name="Keep").click()

    assert page.get_by_text("1 to 5 March 2027").count() == 1
    page.get_by_role("link", name="History of this record").click()
    assert page.get_by_text("the days are agreed").count() == 1
