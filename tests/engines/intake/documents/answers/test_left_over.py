"""Nothing of a reply is lost: what stands in no answer is told, and what stands beside one in a table."""

import pytest

from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.readers.reading import read, read_text

ASKED = [Asked("", "1", "Is there a national strategy?"), Asked("", "2", "Which agency coordinates the work?")]
REPLY = """Ministry of Foreign Affairs of Orsania

The Ministry presents its compliments to the Committee and has the honour to reply as follows.

Question 1

Yes, since 2021.

Question 2

The National Centre.

The Ministry avails itself of this opportunity to renew the assurances of its highest consideration.
"""
IN_A_TABLE = """<table><tr><th>No.</th><th>Question</th><th>Answer</th><th>Source</th></tr>
<tr><td>1</td><td>Is there a national strategy?</td><td>Yes, since 2021.</td><td>Decree No. 118</td></tr>
<tr><td>2</td><td>Which agency coordinates the work?</td><td>The National Centre.</td><td>Statute of the Centre</td></tr>
</table>"""


def said(answers):
    return [one.text for one in answers]


def test_the_opening_and_the_leave_taking_of_a_reply_are_told_as_in_no_answer():
    reply = read_reply(read_text(REPLY), ASKED)

    assert said(reply.answers) == ["Yes, since 2021.", "The National Centre."]
    assert said(reply.left_over) == [
        "The Ministry presents its compliments to the Committee and has the honour to reply as follows.",
        "The Ministry avails itself of this opportunity to renew the assurances of its highest consideration.",
    ]


def test_a_paragraph_below_a_heading_in_capitals_is_not_lost():
    words = "Orsania is a federation. Each province has a police force of its own."
    reply = read_reply(read_text(f"GOVERNMENT OF ORSANIA\n\n{words}\n\n{REPLY}"), ASKED)

    assert words in said((*reply.answers, *reply.unmatched, *reply.left_over))


def test_headings_numbers_and_questions_repeated_are_not_told():
    questions = "\n\n".join(f"{one.number}. {one.text}\n\nReply: Yes, it has." for one in ASKED)
    reply = read_reply(read_text(f"Replies of Orsania\n\nA. Strategy\n\n{questions}"), ASKED)

    assert said(reply.left_over) == []


@pytest.mark.parametrize("heading", ["Further remarks", "Other matters", "Autres informations"])
def test_what_stands_under_such_a_heading_is_no_part_of_the_answer_above_it(heading):
    page = "".join(f"<p>{one.number}. {one.text}</p><p>Yes, since 2021.</p>" for one in ASKED)
    told = "The Centre will hold its yearly conference in May."
    reply = read_reply(read(f"<h1>Replies</h1>{page}<h2>{heading}</h2><p>{told}</p>".encode(), name="r.html"), ASKED)

    assert said(reply.answers) == ["Yes, since 2021."] * 2
    assert said(reply.left_over) == [told]


def test_where_it_stands_is_exactly_where_it_is_said_to_stand():
    document = read_text(REPLY)
    for one in read_reply(document, ASKED).left_over:
        assert document.text[one.start : one.end] == one.text


def test_the_other_cells_of_a_row_are_told_beside_its_answer():
    reply = read_reply(read(IN_A_TABLE.encode(), name="reply.html"), ASKED)

    assert said(reply.answers) == ["Yes, since 2021.", "The National Centre."]
    assert [one.beside for one in reply.answers] == [("Decree No. 118",), ("Statute of the Centre",)]
    assert reply.left_over == ()
