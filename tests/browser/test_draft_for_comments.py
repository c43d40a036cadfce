"""A draft is sent, three files edited in LibreOffice come back, and the disposition table is finished by keyboard."""

import pytest
from playwright.sync_api import expect

from headway.engines.exchange.sent import blocks_of
from headway.engines.exchange.word_reading import read_returned
from tests.engines.exchange.libre import libre

__all__ = ["libre"]
from tests.browser.going import fits, go

pytestmark = pytest.mark.browser
DRAFTS = "/assessments/XOR-2018/drafts/"


def sent_by(page):
    """The draft's file, sent to three institutions, and their names."""
    page.goto(DRAFTS)
    labels = page.locator("fieldset.choices label")
    names = [labels.nth(place).inner_text().strip() for place in range(3)]
    for name in names:
        page.get_by_label(name, exact=True).check()
    go(page, page.get_by_role("button", name="Keep this version and send it"))
    link = page.locator("table td a", has_text="Word file").first.get_attribute("href")
    return page.request.get(link).body(), names


def edits_of(data, place):
    """A replacement where all write, an addition and a new paragraph elsewhere."""
    blocks = [block for block in blocks_of(data) if block.number.isdigit() and len(block.text.split()) > 12]
    first, second, third = (blocks[n].text.split() for n in (0, 2 * place + 1, 2 * place + 2))
    return [
        ("replace", " ".join(first[3:6]), f"what institution {place} writes"),
        ("insert", " ".join(second[3:6]), f", as institution {place} adds,"),
        ("paragraph", " ".join(third[2:5]), "We do not accept this sentence."),
    ]


def take_in(page, name, data):
    page.goto(DRAFTS)
    page.get_by_label("Whose comments").select_option(label=name)
    page.set_input_files("input[type=file]", {"name": "back.docx", "mimeType": "application/zip", "buffer": data})
    go(page, page.get_by_role("button", name="Read it"))
    proposed = page.locator(".card").count()
    go(page, page.get_by_role("button", name="Take all of them over"))
    return proposed


def test_a_draft_is_sent_taken_back_three_times_and_decided_by_keyboard(reading_as, libre):
    page = reading_as("assessor")
    data, names = sent_by(page)

    proposed = [take_in(page, name, libre.edited(data, edits_of(data, place))) for place, name in enumerate(names)]

    assert proposed == [3, 3, 3]
    expect(page.get_by_text("9 of 9 comments are not decided.")).to_have_count(1)
    expect(page.get_by_text("would have it otherwise")).to_have_count(6)

    page.keyboard.press("j")
    for key in "apnapnapn":
        if key == "a":
            with page.expect_navigation():
                page.keyboard.press(key)
            continue
        page.keyboard.press(key)
        page.keyboard.type("The visit saw it otherwise.")
        page.keyboard.press("Escape")
        with page.expect_navigation():
            page.keyboard.press(key)

    expect(page.get_by_text("All 9 comments are decided.")).to_have_count(1)
    with page.expect_download() as table:
        page.get_by_role("button", name="The table as a Word file").click()
    words = " ".join(piece.text for piece in read_returned(table.value.path().read_bytes()).pieces)
    assert words.count("We do not accept this sentence.") == 3
    assert words.count("The visit saw it otherwise.") == 6


@pytest.mark.parametrize(
    "width, locale, scheme", [(1440, "en-GB", "light"), (390, "en-GB", "dark"), (390, "ar", "dark")]
)
def test_pages_of_drafts_open_quietly_and_need_no_scrolling_sideways(reading_as, width, locale, scheme):
    page = reading_as("assessor", width=width, locale=locale, scheme=scheme)

    page.goto(DRAFTS)

    assert fits(page, width)


def test_a_draft_is_sent_and_decided_on_without_javascript(reading_as, libre):
    page = reading_as("assessor", width=390, javascript=False)
    data, names = sent_by(page)
    take_in(page, names[0], libre.edited(data, edits_of(data, 0)[:1]))

    go(page, page.get_by_role("button", name="Accepted", exact=True))

    expect(page.get_by_text("All 1 comments are decided.")).to_have_count(1)
