"""A reply is given, and a person files its answers: as they were matched, or under the questions that they say."""

import pytest
from playwright.sync_api import expect

from tests.browser.going import fits, go

pytestmark = pytest.mark.browser
WINDOWS = pytest.mark.parametrize(
    ("width", "javascript", "year"), [(1440, True, 2023), (390, False, 2024)], ids=["desk", "phone"]
)
REPLY = """Replies of Orsania to the questionnaire of {year}

The Government thanks the Committee for its questions.

1. Has the State adopted a national strategy against terrorism?

Yes, in 2021.

2. Which agency coordinates the work of the others?

The National Centre. Its staff of 40 answers to the Prime Minister.

3. To whom does that agency answer?

–
"""


@WINDOWS
def test_an_answer_is_filed_under_the_questions_that_a_person_ticks(reading_as, width, javascript, year):
    page = reading_as("assessor", width=width, javascript=javascript)
    page.goto("/sources/new/")
    file = {"name": f"reply-{year}.txt", "mimeType": "text/plain", "buffer": REPLY.format(year=year).encode()}
    page.set_input_files("input[type=file]", file)
    go(page, "main button[type=submit]")
    go(page, "text=See what it holds")
    page.select_option("select[name=assessment]", "XOR-2018")
    go(page, "main form.asked button")
    expect(page.locator("#left ~ ul >> text=To whom does that agency answer")).to_have_count(1)
    expect(page.locator("#left-over ~ ul >> text=thanks the Committee")).to_have_count(1)

    go(page, "article:has-text('The National Centre') >> text=It answers another question")
    for question in ("Which agency coordinates", "To whom does that agency"):
        page.get_by_label(question).check()
    assert fits(page, width)
    go(page, "main >> text=Accept it so")

    expect(page.get_by_text("Filed as the answer to: Question 2, Question 3.")).to_have_count(1)
    expect(page.locator("#left")).to_have_count(0)
    go(page, "article:has-text('The National Centre') >> text=Take back")
    expect(page.locator("#left ~ ul >> text=To whom does that agency answer")).to_have_count(1)
