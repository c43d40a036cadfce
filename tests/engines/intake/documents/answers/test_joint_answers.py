"""An answer to two questions: it answers the open one beside its own where a part of it speaks of that one, and only there."""

import pytest

from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked, Reply
from headway.engines.intake.readers.reading import read
from tests.engines.intake.by_meaning import needs_meaning
from tests.engines.intake.documents.answers.building import Item, as_docx

pytestmark = needs_meaning

ASKED = [
    Asked("", "1", "Which authority supervises exchange offices and money transfer services?"),
    Asked("", "2", "How many border guards have been trained to recognise forged passports?"),
    Asked("", "3", "How are applicants for asylum screened at the border?"),
    Asked("", "4", "Is there a hotline on which the public can report suspicious behaviour?"),
    Asked("", "5", "How are weapons of the armed forces stored and counted?"),
    Asked("", "6", "Do the police exchange fingerprints with neighbouring countries?"),
]
SAID = {
    "1": "The Central Bank of Orsania licenses bureaux de change and inspects each of them once a year.",
    "2": "Four hundred officers at the frontier attended a course on false travel documents last year.",
    "3": "Asylum seekers are interviewed by the migration service, and their photographs compared with those of wanted persons.",
    "4": "Anyone who sees something that worries them can telephone 112, by day and by night, in three languages.",
    "5": "Rifles and ammunition of the army lie in guarded depots, and an officer checks the inventory each month.",
    "6": "Fingerprints of arrested persons are sent to the police of Vellia and Tarnovia through a secure line, and theirs received.",
}


def replied(*blocks: str) -> Reply:
    """The reply that a DOCX of these blocks ("tag text") gives."""
    lines = [(tag, {}, text) for tag, _, text in (block.partition(" ") for block in blocks)]
    return read_reply(read(as_docx(Item("own", {}, [], lines)), name="a.docx"), ASKED)


def numbered(said: dict[str, str]) -> list[str]:
    return [f"p {number}. {text}" for number, text in said.items()]


def repeated(said: dict[str, str]) -> list[str]:
    """Each question with what is said below it; nothing where that is empty."""
    blocks = [(f"p {one.number}. {one.text}", f"p {said[one.number]}") for one in ASKED if one.number in said]
    return [block for pair in blocks for block in pair if block != "p "]


def joined(one: str, two: str) -> dict[str, str]:
    """What is said, the answer to a question going with that to another under the number of the latter."""
    both = SAID | {two: " ".join(SAID[number] for number in sorted((one, two)))}
    return {number: text for number, text in both.items() if number != one}


def told(reply: Reply) -> dict[str, str]:
    return {one.question.number: one.text for one in reply.answers}


@pytest.mark.parametrize(("left_out", "answers_both"), [("6", "5"), ("5", "6"), ("5", "4"), ("3", "4"), ("3", "2")])
def test_an_answer_with_a_sentence_on_the_open_question_beside_its_own_answers_both(left_out, answers_both):
    said = joined(left_out, answers_both)

    reply = replied(*numbered(said))

    assert told(reply) == said | {left_out: said[answers_both]}
    assert reply.unanswered == ()
    [found] = [one for one in reply.answers if one.question.number == left_out]
    assert (found.how, found.also) == ("meaning", (answers_both,))
    [own] = [one for one in reply.answers if one.question.number == answers_both]
    assert (own.how, own.also) == ("number", (left_out,))


def test_an_open_question_of_which_its_neighbours_do_not_speak_stays_open():
    said = {number: text for number, text in SAID.items() if number not in ("2", "6")}

    reply = replied(*numbered(said))

    assert told(reply) == said
    assert [question.number for question in reply.unanswered] == ["2", "6"]


def test_only_a_neighbours_answer_may_be_an_open_questions_too():
    said = joined("6", "1")

    reply = replied(*numbered(said))

    assert told(reply) == said
    assert [question.number for question in reply.unanswered] == ["6"]


def test_a_question_that_is_answered_does_not_get_a_neighbours_answer_as_well():
    said = SAID | {"5": f"{SAID['5']} {SAID['6']}"}

    assert [(one.question.number, one.text, one.also) for one in replied(*numbered(said)).answers] == [
        (number, text, ()) for number, text in said.items()
    ]


@pytest.mark.parametrize(("above", "below"), [("3", "4"), ("5", "6"), ("2", "3")])
def test_two_questions_repeated_one_above_the_other_have_the_one_answer_below_both(above, below):
    said = joined(above, below)

    reply = replied(*repeated(said | {above: ""}))

    assert told(reply) == said | {above: said[below]}
    assert reply.unanswered == ()


@pytest.mark.parametrize("blank", ["1", "2", "3", "4", "5"])
def test_a_question_retyped_and_left_blank_above_anothers_answer_stays_unanswered(blank):
    reply = replied(*repeated(SAID | {blank: ""}))

    assert told(reply) == {number: text for number, text in SAID.items() if number != blank}
    assert [question.number for question in reply.unanswered] == [blank]


def test_short_answers_speak_of_no_question_but_their_own():
    said = SAID | {"2": "Four hundred.", "4": "Yes, on 112.", "6": "Yes, with Vellia."}
    del said["3"], said["5"]

    reply = replied(*repeated(said | {"3": "", "5": ""}))

    assert told(reply) == said
    assert [question.number for question in reply.unanswered] == ["3", "5"]
