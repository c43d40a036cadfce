"""A duplicate found and merged, a ministry that was divided followed, an office handed over: as its people would."""

import pytest
from playwright.sync_api import expect

from tests.browser.going import fits, go

pytestmark = pytest.mark.browser
WINDOWS = pytest.mark.parametrize(
    ("width", "javascript", "name"),
    [(1440, True, "Office for the Prevention of Crime"), (390, False, "Office for the Protection of Witnesses")],
    ids=["desk", "phone"],
)


def entered(page, name):
    page.goto("/states/XOR/organisations/new/")
    page.fill("input[name=name]", name)
    go(page, "main button:text('Enter it')")


@WINDOWS
def test_a_focal_point_finds_two_rows_of_one_office_makes_them_one_and_takes_them_apart_again(
    reading_as, width, javascript, name
):
    page = reading_as("focal-point", width=width, javascript=javascript)
    entered(page, name)
    entered(page, f"National {name}")
    page.goto("/organisations/")
    assert fits(page, width)

    go(page, "main p.note a")
    assert fits(page, width)
    pair = page.locator("main .pairs > li").filter(has_text=name)
    pair.locator("input[name=because]").fill("entered twice")
    go(page, pair.locator("button[value=same]"))

    expect(page.get_by_text("reads as").first).to_be_visible()
    expect(page.locator("h1 bdi")).to_have_text(name)
    assert fits(page, width)
    page.goto(f"/organisations/?q={name}")
    expect(page.locator("#found tbody td a")).to_have_count(1)

    go(page, "#found tbody td a")
    page.click("main summary:text('They are two')")
    page.fill("main input[name=because]", "one is of the province")
    go(page, "main button:text('Take them apart')")
    page.goto(f"/organisations/?q={name}")
    expect(page.locator("#found tbody td a")).to_have_count(2)


@WINDOWS
def test_whoever_takes_over_sees_what_is_open_and_the_office_changes_hands_in_one_act(
    reading_as, width, javascript, name
):
    page = reading_as("focal-point", width=width, javascript=javascript)
    page.goto("/")
    go(page, "main a:text('Hand over, or see all')")
    expect(page.get_by_role("heading", name="Waits for them")).to_have_count(1)
    assert fits(page, width)

    page.goto("/organisations/?q=Internal Security")
    go(page, "#found tbody td a")
    expect(page.get_by_text("Decree No. 41 of 2013, article 1 (fictional)")).to_have_count(1)
    assert fits(page, width)
    go(page, "main a:text('a handover')")
    go(page, "main a:text('Hand over to a successor')")
    page.select_option("select[name=leaving]", index=1)
    page.fill("input[name=office]", f"Bureau {width}")
    page.fill("input[name=reason]", "a new appointment")
    go(page, "main button:text('Hand it over')")

    expect(page.get_by_text("Handed over: the office. The past stays as it was.")).to_have_count(1)
    expect(page.get_by_text(f"Bureau {width}")).to_have_count(1)
    expect(page.get_by_text("Department of International Relations, Ministry of Internal Security")).to_have_count(1)
    assert fits(page, width)


@WINDOWS
def test_what_was_told_to_whom_is_narrowed_and_taken_as_a_file(reading_as, width, javascript, name):
    page = reading_as("focal-point", width=width, javascript=javascript)
    page.goto("/states/XOR/")
    go(page, "main a:text('What we told whom')")
    assert fits(page, width)
    page.select_option("select[name=kind]", "answers")
    go(page, "main button:text('Show')")

    expect(page.locator("main tbody tr")).to_have_count(1)
    with page.expect_download() as download:
        page.click("main a:text-is('XLSX')")
    assert download.value.suggested_filename == "XOR-told.xlsx"
