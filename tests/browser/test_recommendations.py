"""Recommendations over decades, in a user's words: imported, clustered, answered, assigned, reported, assessed."""

import os
import re
from pathlib import Path

import pytest

from tests.browser.exported import an_export

pytestmark = pytest.mark.browser
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURES = os.environ.get("HEADWAY_PICTURES", "")


def go(page, selector):
    with page.expect_navigation():
        page.click(selector)


def fits(page, width, name=""):
    """Nothing is wider than the window; a picture is kept where somebody asks for them."""
    if PICTURES and name:
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def tick(page, count, *, first=0):
    boxes = page.locator("input[name=r]")
    for number in range(first, first + count):
        boxes.nth(number).check()


@pytest.mark.parametrize("width", [1440, 390], ids=["desk", "phone"])
def test_two_hundred_recommendations_of_other_mechanisms_are_imported_and_clustered(reading_as, width):
    page = reading_as("focal-point", width=width)
    page.goto("/recommendations/")
    fits(page, width, "table-before")
    go(page, "main >> text=Import recommendations or a tracker")
    name, size = f"export-{width}.xlsx", 200 if width == 1440 else 40
    page.set_input_files("input[type=file] >> nth=0", {"name": name, "mimeType": XLSX, "buffer": an_export(size)})
    go(page, "text=Put them into the queue")
    waiting = page.locator("li.queued.read", has_text=name)
    while not waiting.count():
        page.wait_for_timeout(500)
        page.goto("/queue/")
    with page.expect_navigation():
        waiting.first.get_by_text(re.compile("^(Take it|Go on)$")).click()
    fits(page, width, "import-dry")
    if width == 1440:
        page.fill("input[name=name]", "index of recommendations")
        go(page, "button[name=act][value=apply]")
        assert page.get_by_text("Applied: 200 created").count() == 1

    page.goto("/states/XOR/clusters/")
    fits(page, width, "clusters")
    go(page, "main >> text=Keep this cluster >> nth=0")
    assert page.get_by_text("is kept, with").count() == 1
    go(page, "main table a >> nth=0")
    fits(page, width, "cluster")
    page.fill("input[name=title]", "One programme for all of them")
    go(page, "text=Plan it")
    assert page.get_by_text(re.compile(r"answers (\d+) of \1")).first.is_visible()


@pytest.mark.parametrize(("width", "javascript"), [(1440, True), (390, False)], ids=["desk", "phone without scripts"])
def test_positions_are_taken_on_ten_recommendations_of_a_review(reading_as, width, javascript):
    page = reading_as("focal-point", width=width, javascript=javascript)
    page.goto("/recommendations/?assessment=XOR-A-HRC-XOR-9&position=none")
    tick(page, 10)
    fits(page, width, "ticked")
    go(page, "text=Take positions")
    assert page.get_by_text("10 recommendations, in one act").count() == 1
    page.select_option("select[name=value_for_all]", label="Supported")
    page.locator("select[name^='value:']").nth(3).select_option(label="Noted")
    page.locator("textarea[name^='text:']").nth(3).fill("The law is under review.")
    fits(page, width, "positions")
    go(page, "button.main:has-text('Take positions')")

    assert page.get_by_text("10 positions taken.").count() == 1
    page.goto("/recommendations/?assessment=XOR-A-HRC-XOR-9&position=noted")
    assert page.locator("tbody tr").count() >= 1
    page.goto("/recommendations/?view=board&by=position&assessment=XOR-A-HRC-XOR-9")
    fits(page, width, "board-positions")


@pytest.mark.parametrize("width", [1440, 390], ids=["desk", "phone"])
def test_recommendations_are_assigned_and_their_ministry_reports_with_evidence(reading_as, width):
    page = reading_as("focal-point", width=width)
    page.goto("/recommendations/?q=XOR-2018")
    tick(page, 2)
    go(page, "button:has-text('Assign')")
    page.select_option("select[name=ministry]", label="State Border Guard Service")
    page.fill("input[name=due_on]", "2027-01-31")
    page.fill("textarea[name=note]", "With the figures of the river posts, please.")
    fits(page, width, "assign")
    go(page, "button.main:has-text('Assign')")
    assert page.get_by_text("assigned to State Border Guard Service").count() == 1

    page = reading_as("contributor", width=width)
    page.goto("/")
    go(page, "main >> text=Progress on XOR-2018 >> nth=0")
    go(page, "text=Report progress")
    page.select_option("select[name=level_for_all]", label="Largely implemented")
    page.locator("textarea[name^='reason:']").first.fill("All river posts but two are connected.")
    documents = page.locator("details.field-evidence")
    if documents.count():
        documents.locator("summary").click()
        documents.locator("input[type=checkbox]").first.check()
    fits(page, width, "report")
    go(page, "button.main:has-text('Report progress')")
    assert page.get_by_text("Your ministry alone sees it").count() == 1
    fits(page, width, "reported")
    go(page, "text=Hand it in to the State >> nth=0")
    assert page.get_by_text("The State has it now.").count() == 1


@pytest.mark.parametrize("width", [1440, 390], ids=["desk", "phone"])
def test_the_progress_of_five_is_assessed_in_a_follow_up(reading_as, width):
    page = reading_as("assessor", width=width)
    page.goto("/recommendations/?assessment=XOR-2009")
    tick(page, 5, first=0 if width == 1440 else 5)
    go(page, "text=Assess progress")
    page.select_option("select[name=level_for_all]", label="Largely implemented")
    page.select_option("select[name=basis_for_all]", label="explained in a meeting")
    page.select_option("select[name=within]", label="XOR-2018")
    go(page, "button.main:has-text('Assess progress')")
    assert page.get_by_text("An explanation alone cannot raise a level above “Under way”").count() == 1
    fits(page, width, "refused")

    page.select_option("select[name=basis_for_all]", label="document reviewed")
    page.locator("select[name^='basis:']").nth(1).select_option(label="third party")
    go(page, "button.main:has-text('Assess progress')")

    assert page.get_by_text("5 assessments kept.").count() == 1
    page.goto("/recommendations/?view=board&assessment=XOR-2009")
    fits(page, width, "board")
    go(page, ".board .card a >> nth=0")
    go(page, "text=Over the years, and links to others")
    assert page.locator("svg.lives[role=img] title").first.text_content()
    fits(page, width, "years")


@pytest.mark.parametrize(("width", "javascript"), [(1440, True), (390, False)], ids=["desk", "phone without scripts"])
def test_a_recommendation_is_drafted_from_a_gap_beside_earlier_ones_like_it(reading_as, width, javascript):
    page = reading_as("assessor", width=width, javascript=javascript)
    page.goto("/assessments/XOR-2018/recommendations/draft/")
    page.click("#id_text")
    page.keyboard.type("Connect all border crossing points to the databases of INTERPOL.")
    if javascript:
        page.wait_for_selector("#alike >> text=XOR-2009-12")
    else:
        go(page, "text=Look for earlier ones")
    assert page.locator("#alike").get_by_text("XOR-2009-12").count() >= 1
    assert page.input_value("#id_text").startswith("Connect all border")
    fits(page, width, "draft")
    page.select_option("select[name=how]", label="re-issues")
    page.select_option("select[name=earlier]", label="XOR-2009-12")
    go(page, "text=Keep the draft")
    assert page.get_by_text("is drafted; only the Body sees it.").count() == 1
