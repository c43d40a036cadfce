"""Three journeys from the first page, as somebody takes them who has never seen Headway; with scripts and without."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.going import go
from tests.browser.pages import READERS, addresses

pytestmark = pytest.mark.browser

NEWS = """Experts conclude visit to Orsania

The Counter-Terrorism Committee Executive Directorate (CTED), acting on behalf of the Counter-Terrorism Committee,
visited Orsania from {days} March 2024.

The authorities consider that the threat of terrorist attacks has grown. Almost 200 nationals left for conflict zones.

The State has introduced a {what} for travellers at all its land borders.
"""
WITH_AND_WITHOUT = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])


@pytest.mark.parametrize("persona", READERS)
def test_no_page_complains(reading_as, persona):
    page = reading_as(persona)

    titles = {}
    for address in addresses(page, persona):
        page.goto(address)
        titles[address] = page.title()

    assert {address: title for address, title in titles.items() if title.startswith("Nothing here")} == {}


@WITH_AND_WITHOUT
def test_a_news_item_is_read_in_and_a_measure_made_of_it(reading_as, javascript):
    page = reading_as("assessor", javascript=javascript)
    days, what = ("18 to 21", "new register") if javascript else ("4 to 8", "system of advance checks")
    page.goto("/")
    go(page, "main >> text=Read a document into the file")
    news = NEWS.format(days=days, what=what).encode()
    page.set_input_files("input[type=file]", {"name": "news.txt", "mimeType": "text/plain", "buffer": news})
    go(page, "main >> text=Read it")
    cards = page.locator(".cards .card")
    waiting = cards.count()

    go(page, ".card:has(.kind-figure) >> text=Change")
    page.fill("input[name=subject]", "nationals who left")
    go(page, "text=Accept as changed")
    go(page, ".card:has(.kind-threat) >> button:text('Reject')")
    go(page, ".card:has(.kind-measure) >> button:text('Accept')")
    title = page.input_value("input[name=title]")
    go(page, "text=Keep as a new measure")

    expect(page.get_by_text("is kept as a measure")).to_have_count(1)
    expect(page.locator(".cards .card.waiting")).to_have_count(waiting - 3)
    page.goto("/states/XOR/")
    go(page, "main .pages-of >> text=Measures")
    expect(page.get_by_role("link", name=title)).to_have_count(1)


@WITH_AND_WITHOUT
def test_then_and_now_is_filtered_and_a_citation_opened(reading_as, javascript):
    page = reading_as("focal-point", javascript=javascript)
    page.goto("/states/XOR/")
    go(page, "main a[href='/assessments/XOR-2018/'] >> nth=0")
    go(page, ".pages-of >> text=Then and now")
    everything = page.locator("#found tbody th.code").count()

    page.select_option("select[name=standing]", "partly implemented")
    if not javascript:
        go(page, "form.filter button")
    page.get_by_text(f"15 of {everything} recommendations").wait_for()

    assert "standing=partly" in page.url
    expect(page.locator("#found tbody th.code")).to_have_count(15)
    go(page, "#found td .cite.mark >> nth=0")
    expect(page.locator("mark.now")).to_have_count(1)


@WITH_AND_WITHOUT
def test_a_report_is_written_and_taken_along(reading_as, javascript):
    page = reading_as("assessor", javascript=javascript)
    page.goto("/states/XOR/")
    go(page, "main a[href='/assessments/XOR-2018/'] >> nth=0")
    go(page, ".pages-of >> text=Reports")
    go(page, "tr:has-text('Both sides') >> text=Open")
    sentence = page.locator(".report-view a.sentence").first.inner_text()
    with page.expect_download() as started:
        page.click("aside >> text=Word")

    document = zipfile.ZipFile(BytesIO(Path(started.value.path()).read_bytes())).read("word/document.xml").decode()
    assert started.value.suggested_filename == "XOR-2018-follow-up-shared.docx"
    assert sentence.split(",")[0] in document
