"""A ministry's letter is entered and progress with it; a night's notes become the letter that lists what was asked."""

import pytest
from playwright.sync_api import expect

from tests.browser.going import fits, go
from tests.engines.intake.scanned import a_scan

pytestmark = pytest.mark.browser
WORDS = "Thirty of the forty border posts are connected to the databases."
WINDOWS = pytest.mark.parametrize(
    ("width", "javascript", "number"), [(1440, True, "5/2018"), (390, False, "6/2018")], ids=["desk", "phone"]
)


@WINDOWS
def test_a_ministrys_letter_is_entered_its_scan_shown_its_text_typed_and_progress_entered_from_it(
    reading_as, width, javascript, number
):
    page = reading_as("assessor", width=width, javascript=javascript)
    page.goto("/states/XOR/")
    go(page, "text=Letters, in and out")
    go(page, "text=Enter a letter")
    scan = a_scan([f"Note No. {number}"])
    page.set_input_files("input[type=file]", {"name": "note.pdf", "mimeType": "application/pdf", "buffer": scan})
    page.fill("input[name=number]", number)
    page.fill("input[name=from_office]", "State Border Guard Service")
    page.fill("input[name=dated]", "2018-11-05")
    go(page, "main >> text=Enter it")

    assert page.locator(".leaf img").evaluate("img => img.complete && img.naturalWidth > 0")
    page.fill("textarea[name=page-1]", f"State Border Guard Service\nNote No. {number}\n\n{WORDS}")
    go(page, "text=Keep the text")
    go(page, "text=Enter progress from it")
    page.fill("textarea[name=words]", WORDS)
    page.select_option("select[name=recommendation]", "XOR-2009-12")
    page.select_option("select[name=level]", "partially")
    go(page, "main form >> text=Enter it")

    expect(page.get_by_text("Entered on behalf of State Border Guard Service")).to_have_count(1)
    assert fits(page, width)
    page.goto("/states/XOR/letters/")
    expect(page.get_by_text(f"No. {number}")).to_have_count(1)
    assert fits(page, width)


@WINDOWS
def test_a_nights_notes_become_observations_and_one_letter_lists_what_was_asked_and_promised(
    reading_as, width, javascript, number
):
    page = reading_as("assessor", width=width, javascript=javascript)
    page.goto("/assessments/XOR-2018/")
    go(page, "text=Enter the night's notes of a meeting")
    page.select_option("select[name=meeting]", label="Central prison of Velmar, 2018-07-17")
    page.fill(
        "textarea[name=text]",
        f"! Prison Service: about 30 prisoners are followed closely ({number})\n"
        "+ new unit for reintegration since March\n"
        "> Prison Service: will send the statistics by 15 September\n"
        "? Ministry of Justice: the number of convictions since 2014\n",
    )
    go(page, "main button:text('See what each line becomes')")
    expect(page.locator(".notes li")).to_have_count(4)
    assert fits(page, width)

    go(page, ".notes li:nth-child(2) >> button:text('Leave out')")
    go(page, "text=Accept all 3 lines")
    expect(page.get_by_text("Every line is decided")).to_have_count(1)
    go(page, "main >> button:text('Write it')")

    text = page.locator("main .reading").inner_text()
    assert "Prison Service: Promised on 17 July 2018, due by 15 September 2018" in text
    assert "Ministry of Justice: Asked for on 17 July 2018" in text
    assert "prisoners are followed" not in text
    assert fits(page, width)


def test_an_arabic_letter_stands_at_the_right_on_an_english_page(reading_as):
    page = reading_as("assessor")
    page.goto("/states/XOR/letters/new/")
    text = "وزارة الداخلية\n\nالرقم: 9/2018\n\nسعادة المديرة،\n\nترسل الوزارة الإحصاءات.\n"
    page.set_input_files("input[type=file]", {"name": "a.txt", "mimeType": "text/plain", "buffer": text.encode()})
    go(page, "main >> text=Enter it")

    placed = page.locator("main .reading").evaluate(
        """box => { const range = document.createRange(); range.selectNodeContents(box);
                    const words = range.getClientRects()[0], frame = box.getBoundingClientRect();
                    return [words.left - frame.left, frame.right - words.right]; }"""
    )
    assert placed[1] < placed[0]
