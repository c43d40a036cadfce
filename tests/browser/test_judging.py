"""An area is judged from its first provision to the next, at a desk and on a phone, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.going import fits, go

pytestmark = pytest.mark.browser
SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize(
    ("width", "javascript", "area", "seen"),
    [
        (1440, True, "Whole-of-government coordination", "The Centre works"),
        (390, False, "Watch lists and INTERPOL databases", "A watch list is in use"),
    ],
    ids=["desk", "phone"],
)
def test_an_area_is_judged_with_what_it_rests_on(reading_as, width, javascript, area, seen):
    page = reading_as("assessor", width=width, javascript=javascript)
    page.goto("/assessments/XOR-2018/")
    go(page, "main >> text=Judge, area by area")
    go(page, f"main >> text={area}")
    expect(page.get_by_role("heading", name="The area as a whole: law")).to_have_count(1)

    page.check("text=Partially in law")
    page.fill("textarea[name=rationale]", "The decree names every agency.")
    go(page, "text=Judge, and go to the next")
    expect(page.get_by_text("say why nothing can be cited")).to_have_count(1)
    expect(page.locator("textarea[name=rationale]")).to_have_value("The decree names every agency.")

    page.locator("input[name=cites]").first.check()
    go(page, "text=Judge, and go to the next")

    expect(page.get_by_text(f"Judged: {area}, law.")).to_have_count(1)
    expect(page.get_by_role("heading", name="The area as a whole: practice")).to_have_count(1)
    expect(page.locator("textarea[name=rationale]")).to_have_value(re.compile(f"^{re.escape(seen)}"))
    expect(page.locator(".judged-here").get_by_text("Partially in law")).to_have_count(1)
    assert fits(page, width)


def test_an_area_is_judged_by_keyboard_alone(reading_as):
    page = reading_as("assessor")
    page.goto("/assessments/XOR-2018/judging/bord-biometrics/")

    page.focus("input[name=level]:checked")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.type("No rule provides for it.")
    page.keyboard.press("Tab")
    page.keyboard.type("Nobody could show one.")
    with page.expect_navigation():
        page.focus("text=Judge, and go to the next")
        page.keyboard.press("Enter")

    expect(page.get_by_text("Judged: Biometrics, law.")).to_have_count(1)
    expect(page.locator(".judged-here").get_by_text("Not in law")).to_have_count(1)
