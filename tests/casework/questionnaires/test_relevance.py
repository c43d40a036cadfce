"""Which questions are asked: by the State's history and by earlier answers, as the files say."""

import pytest

from headway.casework.questionnaires.relevance import Asked, relevance
from headway.foundation.catalogue.questions import FollowsIf, Question


def a_question(key, *, follows=None, when="always"):
    return Question(key, "strategy", (), key, "yes_no", "", follows_if=follows, asked_when=when)


FIRST = a_question("first")
THEN = a_question("then", follows=FollowsIf("first", equals="yes"))
UNLESS = a_question("unless", follows=FollowsIf("first", not_equals="yes"))
LAST = a_question("last", follows=FollowsIf("then", equals="no"))


@pytest.mark.parametrize(
    ("answers", "then", "unless", "last"),
    [
        ({}, Asked.WAITS, Asked.WAITS, Asked.WAITS),
        ({"first": "yes"}, Asked.YES, Asked.NO, Asked.WAITS),
        ({"first": "no"}, Asked.NO, Asked.YES, Asked.NO),
        ({"first": "declined"}, Asked.NO, Asked.YES, Asked.NO),
        ({"first": "yes", "then": "no"}, Asked.YES, Asked.NO, Asked.YES),
        ({"first": "no", "then": "no"}, Asked.NO, Asked.YES, Asked.NO),
    ],
)
def test_a_question_follows_earlier_answers_through_those_that_are_asked(answers, then, unless, last):
    found = relevance([FIRST, THEN, UNLESS, LAST], answers, visited_before=True)

    assert found == {"first": Asked.YES, "then": then, "unless": unless, "last": last}


@pytest.mark.parametrize(
    ("visited", "asked"), [(True, ["always", "visited_before"]), (False, ["always", "first_visit"])]
)
def test_a_question_follows_the_history_of_the_state(visited, asked):
    questions = [a_question(when, when=when) for when in ("always", "visited_before", "first_visit")]

    found = relevance(questions, {}, visited_before=visited)

    assert [key for key, one in found.items() if one is Asked.YES] == asked


def test_who_cannot_know_the_earlier_answer_is_asked():
    assert relevance([THEN], {}, visited_before=True, known=frozenset({"then"})) == {"then": Asked.YES}
