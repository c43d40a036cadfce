"""A report is written, commented on, cleared, adopted, and its public part published, as two sides would do it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.journeys import ARABIC_PHONE, ENGLISH_DESK, PICTURES

pytestmark = pytest.mark.browser
REPORTS = "/assessments/XOR-2018/reports/"
KINDS = {ENGLISH_DESK: ("preliminary", "Preliminary"), ARABIC_PHONE: ("focused", "Focused")}
"""What is written at each window, and how its title begins; the report itself is in English."""


def the_draft(reader):
    """Open the draft that was sent last, from the list of drafts."""
    reader.opens("/assessments/XOR-2018/drafts/")
    reader.goes(reader.page.locator("main table a[href^='/drafts/']").first)


@pytest.mark.parametrize("window", [ENGLISH_DESK, ARABIC_PHONE], ids=str)
def test_draft_comment_clear_adopt_and_publish_the_public_part(somebody, window):
    kind, title = KINDS[window]
    assessor, state = somebody("assessor", window), somebody("focal-point", window)

    assessor.opens(f"{REPORTS}{kind}/outline/?chapter=observations&q=border")
    assessor.page.locator("input[name=cites]").first.check()
    assessor.page.locator("textarea#text").fill("The delegation saw how the border is kept")
    assessor.page.locator("select#readers").select_option("shared")
    assessor.presses("Write it")
    expect(assessor.page.get_by_text("The delegation saw how the border is kept").first).to_be_attached()

    assessor.opens("/assessments/XOR-2018/drafts/")
    assessor.field("Report").select_option(kind)
    assessor.presses("Keep this version and send it")

    the_draft(state)
    state.follows("Read it here and comment")
    state.follows("Comment on %(place)s", place="¶ 1")
    state.fills("What you say on %(place)s", "We do not share this view.", place="¶ 1")
    state.presses("Write the comment")
    state.goes(state.page.locator(".said a, main p.prose a[href^='/drafts/']").first)
    for words in ("Submit them to the State’s focal point", "Submit them", "Send them to the Body"):
        if state.has_button(words):
            state.presses(words)

    the_draft(assessor)
    assessor.fills("Reason", "The delegation saw it on site.")
    assessor.presses("Not accepted")
    assessor.opens(f"{REPORTS}{kind}/shared/")
    expect(assessor.page.get_by_text("We do not share this view.").first).to_be_attached()

    assessor.opens(REPORTS)
    assessor.field("Report").select_option(f"{kind}:shared")
    assessor.field("Language of the report").select_option("en")
    assessor.presses("Keep it as it stands")
    while assessor.has_button("They clear it"):
        assessor.presses("They clear it")
    assessor.fills("Why it is ready", "All comments are answered.")
    assessor.presses("Propose to clear it")
    clearer = somebody("clearer", window)
    clearer.opens(REPORTS)
    clearer.presses("Clear it, as the second person")
    assessor.opens(REPORTS)
    assessor.presses("Submit it to the Committee")
    member = somebody("committee-member", window)
    member.opens(REPORTS)
    member.unfolds("Record the Committee’s decision")
    member.fills("What was decided", "Adopted.")
    member.presses("Record that it is adopted")
    assert member.reads("It is adopted. Nothing of it changes any more, and the delegation's access has ended.")

    assessor.opens(REPORTS)
    assessor.presses("Prepare its public version")
    place = assessor.page.url
    assessor.fills("Where it is published", "https://example.org/reports")
    assessor.page.fill("input[name=public_from]", "2026-01-01")
    assessor.presses("Note this")

    state.opens(place)
    state.goes(state.page.locator(".chapters a", has_text="What").last)
    part = state.page.locator(".part").first
    gone = part.locator("p").first.inner_text()
    state.field("left out", within=part).check()
    state.fills("Why, for the other side", "It is for both sides alone.")
    state.presses("Choose so")
    while state.has_button("It may stay"):
        state.fills("Why it may stay", "It is public already.")
        state.presses("It may stay")
    state.presses("Agree for the State to this version")
    assessor.opens(place)
    assessor.presses("Publish it")

    public = somebody("public", window)
    public.opens("/published/")
    public.goes(public.page.locator("main tbody a", has_text=title).first)
    expect(public.page.get_by_text("[A part was left out here.]").first).to_be_attached()
    expect(public.page.locator(".report-view")).not_to_contain_text(gone)
    public.leaves()
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = public.page.request.get(public.page.url.rstrip("/") + f".{form}")
        assert answer.body()[: len(begins)] == begins
        if PICTURES:
            (Path(PICTURES) / f"published-{window}.{form}").write_bytes(answer.body())
