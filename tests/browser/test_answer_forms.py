"""A response table goes to two ministries and comes back; contradictions are settled, and all of it is undone."""

import pytest
from playwright.sync_api import expect

from tests.browser.going import fits, go
from tests.forms import filled

pytestmark = pytest.mark.browser
FORMS = "/assessments/XOR-2009/forms/"


def sent_to_two(page):
    """The files of a form that was sent to the first two institutions of the list, and their names."""
    page.goto(FORMS)
    labels = page.locator("fieldset.choices label")
    names = [labels.nth(place).inner_text().strip() for place in range(2)]
    for name in names:
        page.get_by_label(name, exact=True).check()
    go(page, page.get_by_role("button", name="Keep it and send it"))
    rows = page.locator("table.sent tbody tr")
    links = [rows.filter(has_text=name).first.get_by_text("Word file").get_attribute("href") for name in names]
    return [page.request.get(link).body() for link in links], names


def take_back(page, data):
    page.goto(FORMS)
    page.set_input_files("#file", {"name": "back.docx", "mimeType": "application/zip", "buffer": data})
    go(page, page.get_by_role("button", name="Read it"))


@pytest.mark.parametrize("javascript,width", [(True, 1440), (False, 390)], ids=["on a desk", "on a phone, no scripts"])
def test_a_response_table_goes_out_comes_back_is_looked_at_taken_over_and_undone(reading_as, javascript, width):
    page = reading_as("assessor", width=width, javascript=javascript)
    (first, second), names = sent_to_two(page)
    answers = {"XOR-2009-2": ("", f"Done by {names[0]}, {width}."), "XOR-2009-3": ("", "Under way.")}

    take_back(page, filled(first, answers, again=("XOR-2009-3",)))

    expect(page.get_by_text("2 answers to look at, 1 of them contradictory.")).to_have_count(1)
    expect(page.locator(".beside .came")).to_have_count(2)
    assert fits(page, width)
    page.get_by_label("Came back, answer 2").check()
    page.get_by_label("Take what came back").check()
    go(page, page.get_by_role("button", name="Take over what is ticked"))
    expect(page.get_by_text("Taken over: 2 answers.")).to_have_count(1)
    expect(page.locator("ul.taken").get_by_text("Something else was done.")).to_have_count(1)

    take_back(page, filled(second, {"XOR-2009-2": ("", "The other ministry says otherwise.")}))
    expect(page.get_by_text("It was answered here since the form left")).to_have_count(1)
    expect(page.locator(".beside").get_by_text(f"Done by {names[0]}, {width}.")).to_have_count(1)

    page.goto(FORMS)
    go(page, page.locator("table.sent tbody tr", has_text=names[0]).first.locator("a[href^='/answers/']").first)
    go(page, page.get_by_role("button", name="Undo all that was taken over"))
    expect(page.get_by_text("2 answers to look at")).to_have_count(1)
