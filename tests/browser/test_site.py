"""The site in a real browser: on a desk and on a phone, by keyboard, without JavaScript, from right to left."""

import pytest

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

    with page.expect_navigation():
        page.click("button[value=assessor]")

    assert page.url.endswith("/states/XOR/")
    assert published == 10
    assert page.locator("tbody th.code:has-text('XOR-2009-')").count() == 32
    assert page.locator("button[aria-pressed=true]").inner_text() == "Assessor"


def test_going_back_after_a_switch_shows_nothing_of_the_reader_before(reading_as):
    page = reading_as("assessor")
    page.goto("/recommendations/XOR-2009-12/")
    seen_before = page.get_by_text("Assessed by CTED").count() > 0

    page.goto("/")
    with page.expect_navigation():
        page.click("button[value=public]")
    page.go_back()
    page.go_back()

    assert page.url.endswith("/recommendations/XOR-2009-12/")
    assert (seen_before, page.get_by_text("Assessed by CTED").count()) == (True, 0)


def test_a_sentence_opens_its_source_at_the_passage(reading_as):
    page = reading_as("public")
    page.goto("/recommendations/XOR-2009-12/")
    text = page.locator(".exact").inner_text()

    with page.expect_navigation():
        page.locator("header a.cite").first.click()

    passage = page.locator("mark.now")
    assert passage.inner_text() == text
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
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    page.goto("/states/XOR/")
    press_until(page, "document.activeElement.value === 'assessor'")
    page.keyboard.press("Space")
    page.wait_for_selector("button[value=assessor][aria-pressed=true]")

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
    page.click("text=XOR-2009-12")
    with page.expect_navigation():
        page.locator("ol.path a.cite").first.click()
    assert page.locator("mark.now").count() == 1

    page.click("text=Tour")
    with page.expect_navigation():
        page.click("text=Go there as the assessor >> nth=0")
    assert page.locator("button[aria-pressed=true]").inner_text() == "Assessor"
    assert page.url.endswith("/states/XOR/")


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
        with page.expect_navigation():
            page.locator("ol.tour form button").nth(number).click()
        titles.append(page.title())

    assert stops >= 9
    assert [title for title in titles if "Nothing here" in title] == []


def test_the_ledger_proves_itself_while_one_waits(reading_as):
    page = reading_as("assessor")
    page.goto("/ledger/")

    with page.expect_navigation():
        page.click("text=Verify the ledger now")

    assert "all agree" in page.locator("[role=status]").inner_text()


def test_paper_gets_the_content_alone(reading_as):
    page = reading_as("assessor")
    page.goto("/recommendations/XOR-2009-12/")

    page.emulate_media(media="print")

    assert not page.locator("header.frame").is_visible()
    assert not page.locator("aside.next").is_visible()
    assert page.locator(".exact").is_visible()


def test_tables_fit_the_paper_and_filters_stay_off_it(reading_as):
    page = reading_as("assessor", width=670)
    page.emulate_media(media="print")
    too_wide = (
        "[...document.querySelectorAll('table.data')].filter(t => t.scrollWidth > t.parentElement.clientWidth).length"
    )

    for part in ("recommendations", "judgements"):
        page.goto(f"/assessments/XOR-2018/then-and-now/{part}/")

        assert not page.locator("form.filter").is_visible()
        assert (page.locator("table.data").count() >= 1, page.evaluate(too_wide)) == (True, 0)
