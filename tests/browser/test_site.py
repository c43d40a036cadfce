"""The site in a real browser: on a desk and on a phone, by keyboard, without JavaScript, from right to left."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.going import go

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/states/",
    "/states/XOR/",
    "/assessments/XOR-2018/",
    "/recommendations/XOR-2009-12/",
    "/organisations/",
    "/sources/",
    "/tour/",
    "/ledger/",
]
WIDTH_OF_ALL = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("width, locale", [(1440, "en-GB"), (390, "en-GB"), (390, "ar")])
def test_every_page_opens_quietly_and_needs_no_scrolling_sideways(reading_as, width, locale):
    page = reading_as("assessor", width=width, locale=locale)

    wide = {}
    for address in PAGES:
        assert page.goto(address).status == 200
        if page.evaluate(WIDTH_OF_ALL) > width:
            wide[address] = page.evaluate(WIDTH_OF_ALL)

    assert wide == {}


def test_the_switch_changes_what_is_there(reading_as):
    page = reading_as("public")
    page.goto("/states/XOR/")
    published = page.locator("tbody th.code").count()

    go(page, "button[value=assessor]")

    expect(page).to_have_url(re.compile("/states/XOR/$"))
    assert published == 10
    expect(page.locator("tbody th.code:has-text('XOR-2009-')")).to_have_count(32)
    expect(page.locator("button[aria-pressed=true]")).to_have_text("Assessor")


def test_going_back_after_a_switch_shows_nothing_of_the_reader_before(reading_as):
    page = reading_as("assessor")
    page.goto("/recommendations/XOR-2009-12/")
    seen_before = page.get_by_text("Assessed by CTED").count() > 0

    page.goto("/")
    go(page, "button[value=public]")
    page.go_back()
    page.go_back()

    assert seen_before
    expect(page).to_have_url(re.compile("/recommendations/XOR-2009-12/$"))
    expect(page.locator(".exact")).to_be_visible()
    expect(page.get_by_text("Assessed by CTED")).to_have_count(0)


def test_a_sentence_opens_its_source_at_the_passage(reading_as):
    page = reading_as("public")
    page.goto("/recommendations/XOR-2009-12/")
    text = page.locator(".exact").inner_text()

    go(page, page.locator("header a.cite").first)

    passage = page.locator("mark.now")
    expect(passage).to_have_text(text)
    assert 0 <= passage.bounding_box()["y"] < 900


def test_what_a_ministry_has_not_passed_on_is_read_by_nobody_else(reading_as):
    drafts = {}
    for persona in ("contributor", "focal-point", "assessor"):
        page = reading_as(persona)
        page.goto("/recommendations/XOR-2009-12/")
        drafts[persona] = page.get_by_text("Upper Ardan and Sennet").count() > 0

    assert drafts == {"contributor": True, "focal-point": False, "assessor": False}


def test_the_keyboard_reaches_what_matters(reading_as):
    page = reading_as("public")
    page.goto("/states/XOR/")

    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    page.goto("/states/XOR/")
    press_until(page, "document.activeElement.value === 'assessor'")
    with page.expect_navigation():
        page.keyboard.press("Space")
    expect(page.locator("button[value=assessor][aria-pressed=true]")).to_be_visible()

    press_until(page, "document.activeElement.textContent === 'XOR-2009-1'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recommendations/XOR-2009-1/")


def press_until(page, reached, at_most=60):
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate(reached):
            return
    raise AssertionError(f"not reached by the keyboard: {reached}")


def test_the_whole_way_works_without_javascript(reading_as):
    page = reading_as("focal-point", javascript=False)

    page.goto("/states/XOR/")
    go(page, "text=XOR-2009-12")
    go(page, page.locator("ol.path a.cite").first)
    expect(page.locator("mark.now")).to_have_count(1)

    go(page, "text=Tour")
    go(page, "text=Go there as the assessor >> nth=0")
    expect(page.locator("button[aria-pressed=true]")).to_have_text("Assessor")
    expect(page).to_have_url(re.compile("/states/XOR/$"))


def test_in_arabic_direction_the_page_is_mirrored(reading_as):
    page = reading_as("assessor", locale="ar")
    page.goto("/states/XOR/")

    assert page.evaluate("document.documentElement.dir") == "rtl"
    brand, switch = page.locator(".brand").bounding_box(), page.locator(".persona").bounding_box()
    assert brand["x"] > 720 > switch["x"]
    first, second = (page.locator(".timeline li").nth(n).bounding_box() for n in (0, 1))
    assert first["x"] > second["x"]


@pytest.mark.parametrize("scheme, lighter", [("light", "page"), ("dark", "text")])
def test_light_and_dark_follow_the_reader(reading_as, scheme, lighter):
    page = reading_as("public", scheme=scheme)

    colours = page.evaluate(
        "(s => [s.backgroundColor, s.color].map(c => c.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)))"
        "(getComputedStyle(document.body))"
    )

    assert ("page" if colours[0] > colours[1] else "text") == lighter


def test_every_stop_of_the_tour_opens(reading_as):
    page = reading_as("public")
    page.goto("/tour/")
    stops = page.locator("ol.tour form button").count()

    titles = []
    for number in range(stops):
        page.goto("/tour/")
        go(page, page.locator("ol.tour form button").nth(number))
        titles.append(page.title())

    assert stops >= 9
    assert [title for title in titles if "Nothing here" in title] == []


def test_the_ledger_proves_itself_while_one_waits(reading_as):
    page = reading_as("assessor")
    page.goto("/ledger/")

    go(page, "text=Verify the ledger now")

    expect(page.locator("[role=status]")).to_contain_text("all agree")


def test_paper_gets_the_content_alone(reading_as):
    page = reading_as("assessor")
    page.goto("/recommendations/XOR-2009-12/")

    page.emulate_media(media="print")

    expect(page.locator("header.frame")).to_be_hidden()
    expect(page.locator("aside.next")).to_be_hidden()
    expect(page.locator(".exact")).to_be_visible()


def test_tables_fit_the_paper_and_filters_stay_off_it(reading_as):
    page = reading_as("assessor", width=670)
    page.emulate_media(media="print")
    too_wide = (
        "[...document.querySelectorAll('table.data')].filter(t => t.scrollWidth > t.parentElement.clientWidth).length"
    )

    for part in ("recommendations", "judgements"):
        page.goto(f"/assessments/XOR-2018/then-and-now/{part}/")

        expect(page.locator("form.filter")).to_be_hidden()
        expect(page.locator("table.data").first).to_be_attached()
        assert page.evaluate(too_wide) == 0
