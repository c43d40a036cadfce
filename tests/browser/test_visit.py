"""A visit is planned, given to the State and written down as it happens, also over a line that drops."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.going import fits, go

pytestmark = pytest.mark.browser
WINDOWS = pytest.mark.parametrize(
    ("width", "javascript", "year"), [(1440, True, 2031), (390, False, 2032)], ids=["desk", "phone"]
)
TWENTY = [
    "! Prison Service: about 30 prisoners are followed closely",
    "+ Prison Service: a new unit for reintegration since March",
    "- no doctor on weekends",
    "? Ministry of Justice: the number of convictions since 2014",
    "> Prison Service: will send the statistics by 15 September",
] * 4
SENT = "[data-waiting]:not(:has(li))"
"""No line waits any more."""

LOST_ON_THE_WAY, ANSWER_LOST = {8}, {3, 13}
"""Of every ten requests one does not arrive; of two that do, the answer is lost."""


def to_the_visit(page):
    page.goto("/states/XOR/")
    go(page, "main a[href='/assessments/XOR-2018/'] >> nth=0")
    go(page, ".pages-of >> text=Visit")


def plan(page, day, title, **given):
    go(page, "section.part:last-of-type >> text=Plan a meeting")
    page.fill("input[name=title]", title)
    page.fill("input[name=planned_on]", day)
    for name, value in given.items():
        page.fill(f"input[name={name}]", value)
    page.get_by_label("Prison Service").check()
    page.locator("input[name=areas][value=reintegration]").check()
    go(page, "main >> text=Plan it")


@WINDOWS
def test_plan_a_three_day_visit(reading_as, width, javascript, year):
    page = reading_as("assessor", width=width, javascript=javascript)
    to_the_visit(page)
    go(page, "text=Plan a part of the visit")
    page.select_option("select[name=modality]", "on-site")
    page.fill("input[name=first]", f"{year}-03-04")
    page.fill("input[name=last]", f"{year}-03-06")
    page.fill("input[name=place]", "Velmar")
    page.fill("input[name=zone]", "Etc/GMT-2")
    go(page, "main >> text=Plan it")

    for day, title in ((4, f"Opening {year}"), (5, f"Prison {year}"), (6, f"Closing {year}")):
        plan(page, f"{year}-03-0{day}", title, starts="9.30", ends="11", place="Velmar", languages="English")
        expect(page.get_by_text("What it must cover").first).to_be_attached()
        expect(page.get_by_text("XOR-2009-28")).to_have_count(1)
        assert fits(page, width)
        go(page, "nav.place >> text=The visit")

    last = page.locator("section.part").last
    expect(last.locator("h3")).to_have_count(3)
    expect(last.get_by_text("09:30–11:00")).to_have_count(3)
    assert fits(page, width)
    go(page, "section.part:last-of-type >> text=Give it to the State")
    expect(page.get_by_text("They have it now")).to_have_count(1)
    state = reading_as("focal-point", width=width, javascript=javascript)
    state.goto("/assessments/XOR-2018/visit/")
    expect(state.get_by_text(f"Prison {year}")).to_have_count(1)
    expect(state.get_by_text("Plan a meeting")).to_have_count(0)
    assert fits(state, width)


def to_the_lines(page, title):
    page.goto("/assessments/XOR-2018/visit/")
    go(page, f"section.part a:has-text('{title}')")
    go(page, "text=Write down what is said")


def kept(page):
    told = re.search(r"(\d+) lines? kept", page.locator("main").inner_text())
    return int(told[1]) if told else 0


@pytest.mark.parametrize(
    ("width", "javascript", "title"),
    [(1440, True, "Opening meeting"), (390, False, "Dialogue circle in Lower Ardan")],
    ids=["desk", "phone"],
)
def test_capture_twenty_observations_in_a_meeting(reading_as, width, javascript, title):
    page = reading_as("assessor", width=width, javascript=javascript)
    to_the_lines(page, title)

    for words in TWENTY:
        page.fill("input[name=words]", words)
        if javascript:
            page.press("input[name=words]", "Enter")
        else:
            go(page, "main >> text=Keep it")

    page.wait_for_selector(SENT, state="attached", timeout=120_000)
    assert kept(page) == 20
    expect(page.locator(".captured li").first).to_have_text(re.compile(r"^\s*promised"))
    assert fits(page, width)
    go(page, "nav.place li:nth-child(3) a")
    expect(page.get_by_text("will send the statistics by 15 September")).to_have_count(4)


def test_capture_twenty_observations_over_a_slow_line_that_loses_one_request_in_ten(reading_as):
    page = reading_as("assessor", broken_line=True)
    to_the_lines(page, "Concluding meeting")
    sent = []

    def lose(route):
        if route.request.method != "POST":
            route.continue_()
            return
        sent.append(route.request)
        if len(sent) in LOST_ON_THE_WAY:
            route.abort()
        elif len(sent) in ANSWER_LOST:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/capture/", lose)
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 2000, "downloadThroughput": 8000, "uploadThroughput": 8000}
    line.send("Network.emulateNetworkConditions", slow)
    words = [f"{text}, number {number}" for number, text in enumerate(TWENTY, start=1)]

    for text in words:
        page.fill("input[name=words]", text)
        page.press("input[name=words]", "Enter")
    waiting = page.locator("[data-waiting]").inner_text()
    page.wait_for_selector(SENT, state="attached", timeout=400_000)

    assert words[-1] in waiting
    assert kept(page) == 20
    assert len(sent) == 20 + len(LOST_ON_THE_WAY | ANSWER_LOST)
    lines = [text.split(", number ")[1].split()[0] for text in page.locator(".captured li").all_inner_texts()]
    assert lines == [str(number) for number in range(20, 0, -1)]
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_two_people_write_at_once_and_no_word_is_lost(reading_as):
    windows = [reading_as("assessor"), reading_as("clearer")]
    for page in windows:
        to_the_lines(page, "Ministry of Justice")

    for number in range(5):
        for who, page in zip(("lead", "clearer"), windows, strict=True):
            page.fill("input[name=words]", f"+ line {number} of the {who}")
            page.press("input[name=words]", "Enter")

    for page in windows:
        page.wait_for_selector(SENT, state="attached", timeout=120_000)
    for page in windows:
        page.reload()
        assert kept(page) == 10
        told = page.locator(".captured").inner_text()
        assert [f"line {n} of the {who}" in told for n in range(5) for who in ("lead", "clearer")] == [True] * 10
