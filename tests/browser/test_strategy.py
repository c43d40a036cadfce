"""A focal point builds a first strategy from what exists, and matches a need with an offer; at a desk, on a phone."""

import pytest

pytestmark = pytest.mark.browser
WINDOWS = pytest.mark.parametrize(
    ("width", "javascript", "year"), [(1440, True, 2031), (390, False, 2032)], ids=["desk", "phone"]
)


def go(page, selector):
    with page.expect_navigation():
        page.locator(selector).first.click()


def fits(page, width):
    return page.evaluate("document.documentElement.scrollWidth") <= width


@WINDOWS
def test_build_a_first_strategy_from_what_exists(reading_as, width, javascript, year):
    page = reading_as("focal-point", width=width, javascript=javascript)
    page.goto("/states/XOR/")
    go(page, "text=Strategy: pillars, milestones, who takes part")
    go(page, "text=Build a first strategy from what exists")
    assert page.get_by_text("Nothing is written until you do").count() == 1
    assert fits(page, width)

    title = f"Strategy for {year}"
    page.fill("input[name=title]", title)
    page.fill("input[name=dates]", f"{year}/{year + 4}")
    page.fill("input[name=gaps_by]", f"{year}-06-30")
    page.fill("input[name=title-borders]", "Guard our borders")
    page.uncheck("input[name=pillar-financing]")
    gap = page.locator("input[name^=gap-]").first
    code = gap.get_attribute("name").removeprefix("gap-")
    gap.check()
    go(page, "text=Make the strategy of what I accept")

    assert page.locator("h1").inner_text() == title
    assert page.get_by_role("heading", name="Guard our borders").count() == 1
    assert page.get_by_role("heading", name="Financing").count() == 0
    assert page.get_by_text(f"Name a measure that answers {code}").count() >= 1
    assert fits(page, width)
    go(page, "text=Who takes part")
    assert page.get_by_text("Nobody yet:").count() == 1
    assert fits(page, width)
    go(page, "text=What nobody answers")
    assert page.get_by_text(code).count() >= 1
    assert fits(page, width)

    go(page, f"main a:has-text('{title}')")
    go(page, "text=Set a milestone")
    page.fill("input[name=title]", "Report to the Cabinet")
    page.fill("input[name=due_on]", f"{year}-03-31")
    page.select_option("select[name=rule]", "FREQ=YEARLY")
    page.fill("input[name=ends_on]", f"{year + 2}-12-31")
    go(page, "main >> text=Set it")
    assert page.get_by_text("It is due on 3 days.").count() == 1
    assessor = reading_as("assessor", width=width, javascript=javascript)
    assert assessor.request.get(page.url).status == 404


@WINDOWS
def test_match_a_need_with_an_offer_for_reasons_that_are_shown(reading_as, width, javascript, year):
    page = reading_as("focal-point", width=width, javascript=javascript)
    page.goto("/states/XOR/")
    go(page, "text=Assistance: needs, offers, what fits")
    go(page, "text=State a need")
    page.fill("input[name=title]", f"Readers for the river crossings, {year}")
    page.select_option("select[name=assessment]", "XOR-2018")
    page.get_by_label("Border control", exact=False).first.check()
    go(page, "main >> text=Keep it")
    assert page.get_by_text("They can be matched once the State has agreed").count() == 1
    assert page.get_by_text("both speak of").count() >= 1
    assert fits(page, width)

    page.fill("input[name=by]", "Ministry of Foreign Affairs")
    go(page, "text=Record the agreement")
    go(page, "button:has-text('Match it')")
    assert page.locator("#matches ~ section h3").count() == 1
    page.locator("summary:has-text('Say how it goes')").first.click()
    page.select_option("select[name=status]", "agreed")
    go(page, "section details button:has-text('Keep it')")
    assert page.get_by_text("No recommendation stands behind it").count() == 1
    assert fits(page, width)
    page.goto("/states/XOR/flows/")
    assert page.get_by_text("computed, stated by nobody").count() >= 1
    assert fits(page, width)
