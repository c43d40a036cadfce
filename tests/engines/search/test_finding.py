"""Everything that a reader may see is found by its words, and nothing else is."""

import pytest

from headway.engines.search.finding import find
from tests import make

pytestmark = pytest.mark.django_db


def found(words, actor):
    return {(group.kind, str(row)) for group in find(words, actor) for row in group.rows}


def test_rows_of_every_kind_are_found_by_all_the_words_in_any_of_their_columns():
    body = make.an_assessor()
    row = make.a_recommendation("12", text="Orsania should train its border officers.")
    letter = make.a_letter(number="77/2026", subject="Border statistics")
    guards = make.a_ministry("Border Guard Service")

    told = {group.kind: list(group.rows) for group in find("border", body)}

    assert told == {"recommendation": [row], "letter": [letter], "organisation": [guards]}
    assert {group.kind for group in find("BORDER officers", body)} == {"recommendation"}
    assert [g.rows for g in find("77/2026", body)] == [(letter,)]
    assert find("border unheard-of", body) == []
    assert find("   ", body) == []


def test_what_is_not_open_to_a_reader_is_not_found():
    make.a_recommendation("12", text="Orsania should train its border officers.")
    make.a_letter(number="77/2026", subject="Border statistics", audience="own")

    assert find("border", make.a_focal_point()) == []
    assert find("border", make.an_assessor(body="fatf")) == []


def test_nothing_is_found_by_what_was_observed_as_it_may_name_people():
    make.an_observation("Mr Petar Ilic told us of the border.")

    assert find("Ilic", make.an_assessor()) == []


def test_the_last_come_first_and_that_there_are_more_is_said():
    body = make.an_assessor()
    asked = make.an_assessment()
    rows = [make.a_recommendation(str(number), asked, text="Orsania should act.") for number in (1, 2, 3)]

    (group,) = find("act", body, most=2)

    assert (list(group.rows), group.more) == ([rows[2], rows[1]], True)
