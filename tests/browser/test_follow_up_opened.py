"""Somebody who has never seen it opens a follow-up and understands what it must look at, from the first page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.going import go

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_follow_up_is_opened_and_says_what_it_must_look_at(reading_as, width, scheme):
    page = reading_as("assessor", width=width, scheme=scheme)
    page.goto("/")
    go(page, "aside.next a[href^='/assessments/XOR-']")
    go(page, page.get_by_role("link", name="Open the follow-up"))
    code = page.input_value("input[name=code]")
    page.fill("input[name=reason]", "Decision of the Committee (fictional)")
    go(page, page.get_by_role("button", name="Open it"))

    expect(page.get_by_text(f"{code} is open. This is what it must look at.")).to_have_count(1)
    must = page.get_by_role("region", name="What it must look at").inner_text()
    assert re.search(r"\d+ recommendations still open", must)
    assert re.search(r"\d+ provisions", must)
    track = page.locator("section.track")
    expect(track).to_contain_text("Now")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_first_page_says_what_waits_and_a_stage_why_it_is_due(reading_as):
    page = reading_as("focal-point", width=390)
    page.goto("/")
    expect(page.get_by_role("heading", name="Who owes you what")).to_have_count(1)

    page.goto("/assessments/XOR-2009/stages/state-response/")

    expect(page.get_by_text(re.compile("6 months from 16 December 2009"))).to_have_count(1)
    expect(page.get_by_text(re.compile("Extended from 16 June 2010"))).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
