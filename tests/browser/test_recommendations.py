"""Recommendations over decades, in a user's words: imported, clustered, answered, assigned, reported, assessed.

Every journey is one script; in Arabic its controls are found by the words the catalogues of messages have for them.
"""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.exported import an_export
from tests.browser.journeys import ALL_FOUR, ARABIC_PHONE, ENGLISH_DESK

pytestmark = pytest.mark.browser
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REVIEW = "XOR-A-HRC-XOR-9"
"""The review among the mechanisms whose recommendations the first journey imports: a fourth of them."""
AWAITING = f"/recommendations/?assessment={REVIEW}&position=none"
SIZES = {ENGLISH_DESK: 200, ARABIC_PHONE: 40}
EDITIONS = count(1)


def imported(reader, size):
    """Import so many recommendations from an index's export, each of which was there before in no other edition."""
    edition = f"{reader.window.language[0]}{next(EDITIONS)}-"
    name = f"export-{edition}.xlsx"
    reader.opens("/recommendations/")
    reader.follows("Import recommendations or a tracker")
    export = {"name": name, "mimeType": XLSX, "buffer": an_export(size, edition)}
    reader.page.locator("input[type=file]").first.set_input_files(export)
    reader.presses("Put them into the queue")
    line = reader.page.locator("li.queued.read", has_text=name)
    while not line.count():
        reader.page.wait_for_timeout(500)
        reader.page.goto("/queue/")
    reader.presses("Take it", within=line)
    assert reader.reads(
        "%(create)s to create, %(update)s to update, %(unchanged)s unchanged, %(refused)s refused.",
        create=size,
        update=0,
        unchanged=0,
        refused=0,
    )
    reader.fills("Keep this mapping as", f"index of recommendations {edition}")
    reader.presses("Apply: %(create)s new, %(update)s changed", create=size, update=0)
    assert reader.reads(
        "Applied: %(created)s created, %(updated)s updated. You can take it back below.", created=size, updated=0
    )


@pytest.mark.parametrize("window", SIZES, ids=str)
def test_two_hundred_recommendations_of_other_mechanisms_are_imported_and_clustered(somebody, window):
    reader = somebody("focal-point", window)
    imported(reader, SIZES[window])

    reader.opens("/states/XOR/clusters/")
    reader.presses("Keep this cluster")
    reader.goes_to(reader.page.locator("main tbody th a").first.inner_text())
    reader.fills("Plan one measure that answers all", "One programme for all of them")
    reader.presses("Plan it")
    members = reader.page.locator("ul.alike > li").count()
    assert members > 1
    assert reader.reads("answers %(count)s of %(all)s", count=members, all=members)
    reader.leaves()


@pytest.mark.parametrize("window", ALL_FOUR, ids=str)
def test_positions_are_taken_on_ten_recommendations_of_a_review(somebody, window):
    reader = somebody("focal-point", window)
    reader.opens(AWAITING)
    if reader.page.locator("input[name=r]").count() < 10:
        imported(reader, 40)
        reader.opens(AWAITING)
    reader.ticks("r", 10)
    reader.presses("Take positions")
    assert reader.reads("%(n)s recommendation, in one act", "%(n)s recommendations, in one act", n=10)
    fourth = reader.codes()[3]
    reader.chooses("For all that have none of their own below", "Supported")
    reader.chooses("Position", "Noted", of=fourth)
    reader.fills("In the State's words", "The law is under review.", of=fourth)
    reader.presses("Take positions")
    assert reader.reads(
        "%(n)s position taken. The State sees it; the approver submits it to the Body.",
        "%(n)s positions taken. The State sees them; the approver submits them to the Body.",
        n=10,
    )

    reader.opens(f"/recommendations/?assessment={REVIEW}&position=noted")
    assert reader.reads("Noted", within="tbody")
    reader.opens(f"/recommendations/?view=board&by=position&assessment={REVIEW}")
    reader.leaves()


@pytest.mark.parametrize("window", [ENGLISH_DESK, ARABIC_PHONE], ids=str)
def test_recommendations_are_assigned_and_their_ministry_reports_with_evidence(somebody, window):
    reader = somebody("focal-point", window)
    reader.opens("/recommendations/?q=XOR-2018")
    reader.ticks("r", 2)
    reader.presses("Assign")
    reader.chooses("Ministry or agency", exactly="State Border Guard Service")
    reader.fills("Reports by", "2027-01-31")
    reader.fills("Words to the ministry", "With the figures of the river posts, please.")
    reader.presses("Assign to a ministry")
    assert reader.reads(
        "%(n)s recommendation assigned to %(ministry)s: it stands in its work.",
        "%(n)s recommendations assigned to %(ministry)s: it stands in its work.",
        n=2,
        ministry="State Border Guard Service",
    )

    reader = somebody("contributor", window)
    reader.opens("/")
    reader.follows("Progress on %(code)s", whole=False)
    reader.follows("Report progress")
    code = reader.page.locator("ol.chosen .code").first.inner_text()
    reader.chooses("Level", "Largely implemented")
    reader.fills("What was done", "All river posts but two are connected.", of=code)
    reader.unfolds("Documents it rests on")
    reader.page.locator("details.field-evidence input[type=checkbox]").first.check()
    reader.presses("Report progress")
    assert reader.reads(
        "%(n)s report kept. Your ministry alone sees it until it is passed on.",
        "%(n)s reports kept. Your ministry alone sees them until they are passed on.",
        n=1,
    )
    expect(reader.page.locator("ul.cites a.cite").first).to_be_attached()
    reader.presses("Hand it in to the State")
    assert reader.reads("The State has it now.")
    reader.leaves()


@pytest.mark.parametrize("window", ALL_FOUR, ids=str)
def test_the_progress_of_five_is_assessed_in_a_follow_up(somebody, window):
    reader = somebody("assessor", window)
    reader.opens("/recommendations/?assessment=XOR-2009")
    reader.ticks("r", 5, first=5 * ALL_FOUR.index(window))
    reader.presses("Assess progress")
    second = reader.codes()[1]
    reader.chooses("Level, for all that have none of their own below", "Largely implemented")
    reader.chooses("Basis, for all that have none of their own below", "explained in a meeting")
    reader.chooses("Assessed in", exactly="XOR-2018")
    reader.presses("Assess progress")
    assert reader.reads(
        "An explanation alone cannot raise a level above “%(level)s”; review a document or see it on site.",
        level=reader.words("Under way"),
    )

    reader.chooses("Basis, for all that have none of their own below", "document reviewed")
    reader.chooses("Basis", "third party", of=second)
    reader.presses("Assess progress")
    assert reader.reads("%(n)s assessment kept.", "%(n)s assessments kept.", n=5)

    reader.opens("/recommendations/?view=board&assessment=XOR-2009")
    reader.goes_to(second)
    reader.follows("Over the years, and links to others")
    expect(reader.page.locator("svg.lives[role=img] title").first).not_to_be_empty()
    reader.leaves()


@pytest.mark.parametrize("window", [ENGLISH_DESK, ARABIC_PHONE], ids=str)
def test_a_recommendation_is_drafted_from_a_gap_beside_earlier_ones_like_it(somebody, window):
    reader = somebody("assessor", window)
    reader.opens("/assessments/XOR-2018/recommendations/draft/")
    reader.field("What should be done, and by whom").click()
    reader.page.keyboard.type("Connect all border crossing points to the databases of INTERPOL.")
    if window.javascript:
        reader.page.wait_for_selector("#alike >> text=XOR-2009-12")
    else:
        reader.presses("Look for earlier ones")
    expect(reader.page.locator("#alike").get_by_text("XOR-2009-12").first).to_be_attached()
    expect(reader.field("What should be done, and by whom")).to_have_value(re.compile("^Connect all border"))
    reader.looks()
    reader.chooses("what a draft is to an earlier one|It", "re-issues")
    reader.chooses("this earlier one", exactly="XOR-2009-12")
    reader.presses("Keep the draft")
    assert reader.reads("%(row)s is drafted; only the Body sees it.")
    reader.leaves()
