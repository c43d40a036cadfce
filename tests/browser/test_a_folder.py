"""A folder goes into the queue, is read by the worker beside the site, and its tracker is applied and taken back."""

import pytest
from playwright.sync_api import expect

from tests.browser.going import fits, go
from tests.browser.test_reading_in import TEXT
from tests.engines.intake.trackers.spreadsheets import HEADINGS, an_xlsx

pytestmark = pytest.mark.browser


def a_tracker(remarks):
    """A tracker whose last heading is `remarks`: other headings, another recipe."""
    return an_xlsx([*HEADINGS[:3], remarks], *ROWS)


ROWS = (
    [1, "Completed", "2026-02-01", "The act was adopted."],
    [2, "in progress", "03/04/2025", "A draft is with the parliament."],
    [99, "Completed", "2026-02-01", "No such number."],
)


def put_into_the_queue(page, *files):
    page.goto("/queue/")
    page.set_input_files(
        "#id_several", [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    )
    go(page, page.get_by_role("button", name="Put them into the queue"))
    waiting = page.locator("li.queued.waiting, li.queued.being-read")
    while waiting.count():  # the page asks for itself anew; of one that is half there it may seem that nothing waits
        waiting.first.wait_for(state="detached")
        page.wait_for_load_state()


def queued(page, name):
    return page.locator("li.queued", has_text=name)


@pytest.mark.parametrize("javascript,width", [(True, 1440), (False, 390)], ids=["on a desk", "on a phone, no scripts"])
def test_a_folder_is_read_and_its_tracker_applied_and_taken_back(reading_as, javascript, width):
    page = reading_as("focal-point", width=width, javascript=javascript)
    mark = f"{width} "
    text = TEXT.replace("4 to 7 March", f"{'4 to 7' if javascript else '11 to 14'} May")
    put_into_the_queue(
        page,
        (f"{mark}one.txt", text.encode()),
        (f"{mark}same.html", f"<html><body><p>{text}</p></body></html>".replace("\n\n", "</p><p>").encode()),
        (f"{mark}broken.pdf", b"%PDF-1.7 broken"),
        (f"{mark}tracker.xlsx", a_tracker("Action taken" if javascript else "Remarks")),
    )
    expect(queued(page, f"{mark}broken.pdf")).to_contain_text("Refused: The PDF is damaged")
    same = queued(page, f"{mark}same.html")
    expect(same).to_contain_text("This is the same text as")
    go(page, same.get_by_role("button", name="Drop this one"))
    expect(queued(page, f"{mark}same.html")).to_have_count(0)

    go(page, queued(page, f"{mark}tracker.xlsx").get_by_role("button", name="Take it"))
    expect(page.get_by_text("0 to create, 0 to update, 0 unchanged, 3 refused")).to_have_count(1)
    page.select_option("#assessment", "XOR-2009")
    page.select_option("#date_order", "dmy")
    go(page, page.get_by_role("button", name="Look again"))
    expect(page.get_by_text("2 to create, 0 to update, 0 unchanged, 1 refused")).to_have_count(1)
    assert fits(page, width)
    page.fill("#name", f"Our tracker {width}")
    go(page, page.get_by_role("button", name="Apply: 2 new, 0 changed"))
    expect(page.get_by_text("Applied: 2 created, 0 updated")).to_have_count(1)
    go(page, page.get_by_role("button", name="Take it back").first)
    expect(page.get_by_text("Taken back: 4 rows ended, 0 stand as before")).to_have_count(1)
