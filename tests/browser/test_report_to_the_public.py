"""A report is written, commented on, cleared, adopted, and its public part published, as two sides would do it."""

import os
import re

import pytest

pytestmark = pytest.mark.browser
REPORTS = "/assessments/XOR-2018/reports/"
PICTURES = os.environ.get("HEADWAY_PICTURES", "")


def press(page, name, nth=0):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).nth(nth).click()


def fits(page, width):
    return page.evaluate("document.documentElement.scrollWidth") <= width


def pictured(page, name, width):
    """Whether a page needs no scrolling sideways; where pictures are asked for, one is kept."""
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=False)
    return fits(page, width)


@pytest.mark.parametrize(("width", "kind"), [(1440, "preliminary")], ids=["desk"])
def test_draft_comment_clear_adopt_and_publish_the_public_part(reading_as, width, kind):
    assessor, state = reading_as("assessor", width=width), reading_as("focal-point", width=width)
    outline = f"{REPORTS}{kind}/outline/"

    assessor.goto(f"{outline}?chapter=observations&q=border")
    assert pictured(assessor, "outline", width)
    assessor.locator("input[name=cites]").first.check()
    assessor.get_by_label("The sentence", exact=True).last.fill("The delegation saw how the border is kept")
    assessor.get_by_label("For", exact=True).select_option("shared")
    press(assessor, "Write it")
    assert assessor.get_by_text("The delegation saw how the border is kept").count() >= 1
    assert pictured(assessor, "sentences", width)

    assessor.goto("/assessments/XOR-2018/drafts/")
    assessor.get_by_label("Report", exact=True).select_option(kind)
    press(assessor, "Keep this version and send it")

    state.goto("/assessments/XOR-2018/drafts/")
    with state.expect_navigation():
        state.locator("main table a[href^='/drafts/']").first.click()
    with state.expect_navigation():
        state.get_by_text("Read it here and comment").click()
    with state.expect_navigation():
        state.get_by_role("link", name=re.compile("Comment on ¶ 1$")).first.click()
    state.get_by_label("What you say on ¶ 1", exact=True).fill("We do not share this view.")
    assert pictured(state, "comment", width)
    press(state, "Write the comment")
    with state.expect_navigation():
        state.get_by_text("the page of the comments").click()
    while state.get_by_role("button", name=re.compile("^(Submit|Send) them")).count():
        with state.expect_navigation():
            state.get_by_role("button", name=re.compile("^(Submit|Send) them")).first.click()

    assessor.goto("/assessments/XOR-2018/drafts/")
    with assessor.expect_navigation():
        assessor.locator("main table a[href^='/drafts/']").first.click()
    assessor.get_by_label("Reason").first.fill("The delegation saw it on site.")
    press(assessor, "Not accepted")

    assessor.goto(f"{REPORTS}{kind}/shared/")
    assert assessor.get_by_text("“We do not share this view.”").count() == 1
    assert pictured(assessor, "annexed", width)

    assessor.goto(REPORTS)
    assessor.get_by_label("Report", exact=True).select_option(f"{kind}:shared")
    press(assessor, "Keep it as it stands")
    for _ in range(3):
        press(assessor, "They clear it")
    assert pictured(assessor, "cleared", width)
    assessor.get_by_label("Why it is ready").first.fill("All comments are answered.")
    press(assessor, "Propose to clear it")
    clearer = reading_as("clearer", width=width)
    clearer.goto(REPORTS)
    press(clearer, "Clear it, as the second person")
    assessor.goto(REPORTS)
    press(assessor, "Submit it to the Committee")
    member = reading_as("committee-member", width=width)
    member.goto(REPORTS)
    member.get_by_text("Record the Committee’s decision").first.click()
    member.get_by_label("What was decided").first.fill("Adopted.")
    press(member, "Record that it is adopted")
    assert member.get_by_text("Nothing of it changes any more").count() == 1

    assessor.goto(REPORTS)
    press(assessor, "Prepare its public version")
    place = assessor.url
    assessor.get_by_label("Where it is published").fill("https://example.org/reports")
    assessor.get_by_label("From", exact=True).fill("2026-01-01")
    press(assessor, "Note this")
    assert pictured(assessor, "choosing", width)

    state.goto(place)
    with state.expect_navigation():
        state.locator(".chapters a", has_text="What").last.click()
    state.locator(".part").first.get_by_label("left out").check()
    gone = state.locator(".part p").first.inner_text()
    state.get_by_label("Why, for the other side").fill("It is for both sides alone.")
    press(state, "Choose so")
    while state.get_by_role("button", name="It may stay").count():
        state.get_by_label("Why it may stay").first.fill("It is public already.")
        press(state, "It may stay")
    assert pictured(state, "agreeing", width)
    press(state, "Agree for the State to this version")
    assessor.goto(place)
    press(assessor, "Publish it")

    public = reading_as("public", width=width)
    public.goto("/published/")
    assert pictured(public, "published-list", width)
    with public.expect_navigation():
        public.locator("main tbody a").first.click()
    assert public.get_by_text("[A part was left out here.]").count() >= 1
    assert gone not in public.locator(".report-view").inner_text()
    assert pictured(public, "published", width)
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = public.request.get(public.url.rstrip("/") + f".{form}")
        assert answer.body()[: len(begins)] == begins
        if PICTURES:
            with open(f"{PICTURES}/published-{width}.{form}", "wb") as file:
                file.write(answer.body())
