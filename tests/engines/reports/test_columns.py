"""Columns are wide enough for their words: a head is not broken while others have room to give."""

import pytest

from headway.engines.reports.columns import HEAD_LETTER, LETTER, MARGINS, PAGE, longest, roomy

ROWS = [("XOR-2009-1", "Adopt a strategy.", "under way", "implemented")]


def fits(word, width, widths):
    return longest(word, HEAD_LETTER) <= width * PAGE // sum(widths)


@pytest.mark.parametrize("word", ["Implemented", "Übergangsregeln", "Осуществлено", "المستندات"])
def test_a_narrow_column_is_widened_for_the_longest_word_of_its_head(word):
    header = ("No.", "What was recommended to the State", word)

    widths = roomy((3, 20, 1), header, [])

    assert fits(word, widths[2], widths)
    assert widths[1] > widths[0] > 0


def test_a_column_is_widened_for_the_words_in_it():
    widths = roomy((1, 20, 4, 2), ("No.", "What", "Now", "Then"), ROWS)

    assert longest("XOR-2009-1", LETTER) <= widths[0] * PAGE // sum(widths)


def test_widths_that_suffice_stay_as_they_were_asked_for():
    assert roomy((1, 1), ("When", "What"), [("2018", "A visit")]) == (1, 1)


def test_where_there_is_no_room_the_widths_stay():
    header = ("Implementation",) * 9

    assert roomy((1,) * 9, header, []) == (1,) * 9


def test_a_chinese_line_breaks_behind_any_character():
    assert longest("已在很大程度上执行", HEAD_LETTER) < 500


def test_an_address_does_not_push_the_others_aside():
    assert longest("https://example.invalid/a/very/long/address/of/a/page", 100) <= 24 * 100 + MARGINS
