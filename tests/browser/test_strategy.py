"""A focal point builds a first strategy from what exists, and matches a need with an offer; at a desk, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.journeys import ARABIC_PHONE, ENGLISH_DESK

pytestmark = pytest.mark.browser
YEARS = {ENGLISH_DESK: 2031, ARABIC_PHONE: 2032}
WINDOWS = pytest.mark.parametrize("window", YEARS, ids=str)


@WINDOWS
def test_build_a_first_strategy_from_what_exists(somebody, window):
    reader, year = somebody("focal-point", window), YEARS[window]
    reader.opens("/states/XOR/")
    reader.follows("Strategy: pillars, milestones, who takes part")
    reader.follows("Build a first strategy from what exists")
    assert reader.reads(
        "Each chapter that your measures or open recommendations speak of is proposed as a pillar. Accept what you "
        "want, line by line. Nothing is written until you do, it is one act, and you can undo it."
    )

    title = f"Strategy for {year}"
    reader.fills("Title", title)
    reader.fills("years of a strategy|For", f"{year}/{year + 4}")
    reader.fills("The gaps you tick are to have a measure by", f"{year}-06-30")
    reader.page.fill("input[name=title-borders]", "Guard our borders")
    reader.page.uncheck("input[name=pillar-financing]")
    gap = reader.page.locator("input[name^=gap-]").first
    code = gap.get_attribute("name").removeprefix("gap-")
    gap.check()
    reader.presses("Make the strategy of what I accept")

    expect(reader.page.locator("h1")).to_have_text(title)
    pillars = reader.page.locator("section.pillar h2 > bdi").all_inner_texts()
    assert "Guard our borders" in pillars
    assert "Financing" not in pillars
    expect(reader.page.get_by_text(f"Name a measure that answers {code}").first).to_be_attached()
    reader.follows("Who takes part")
    assert reader.reads("Nobody yet:")
    reader.page.go_back()
    reader.follows("What nobody answers")
    expect(reader.page.locator("main").get_by_text(code).first).to_be_attached()

    reader.goes_to(title)
    reader.follows("Set a milestone")
    reader.fills("What is to be done", "Report to the Cabinet")
    reader.fills("Due on", f"{year}-03-31")
    reader.chooses("It comes back", "every year")
    reader.fills("For the last time on", f"{year + 2}-12-31")
    reader.presses("Set it")
    assert reader.reads("It is due on %(n)s day.", "It is due on %(n)s days.", n=3)
    reader.leaves()
    assessor = somebody("assessor", window).page
    assert assessor.request.get(reader.page.url).status == 404


@WINDOWS
def test_match_a_need_with_an_offer_for_reasons_that_are_shown(somebody, window):
    reader, year = somebody("focal-point", window), YEARS[window]
    reader.opens("/states/XOR/")
    reader.follows("Assistance: needs, offers, what fits")
    reader.follows("State a need")
    reader.fills("What is needed", f"Readers for the river crossings, {year}")
    reader.chooses("It came up in", exactly="XOR-2018")
    reader.field("Border control and coordinated management").check()
    reader.presses("Keep it")
    assert reader.reads("They can be matched once the State has agreed to the need.")
    assert reader.reads("both speak of %(areas)s")

    reader.fills("For the State", "Ministry of Foreign Affairs")
    reader.presses("Record the agreement")
    reader.presses('Match it<span class="visually-hidden">: %(offer)s</span>')
    expect(reader.page.locator("#matches ~ section h3")).to_have_count(1)
    reader.unfolds("Say how it goes")
    reader.page.select_option("select[name=status]", label=reader.words("agreed"))
    reader.presses("Keep it", within="section details")
    assert reader.reads("No recommendation stands behind it, so nothing verifies whether the gap is closed.")
    reader.leaves()
    reader.opens("/states/XOR/flows/")
    assert reader.reads("computed, stated by nobody")
    reader.leaves()
