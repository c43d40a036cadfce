import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.foundation.language.identify import language_of
from headway.foundation.language.words import folded, is_word, longest, straightened


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(folded(text)) == len(text) == len(straightened(text))


def test_folding_makes_spellings_alike():
    assert folded("Da’esh – İstanbul, Côte d’Ivoire") == "da'esh - istanbul, cote d'ivoire"


def test_straightening_keeps_capitals_and_accents():
    assert straightened("Côte d’Ivoire – “so”") == 'Côte d\'Ivoire - "so"'


@pytest.mark.parametrize("start, end, whole", [(0, 4, False), (0, 5, True), (7, 11, True), (8, 11, False)])
def test_a_word_is_whole_or_it_is_not_found(start, end, whole):
    assert is_word("Niger, Oman", start, end) is whole


def test_of_overlapping_spans_the_longest_is_kept():
    assert longest([(0, 3), (0, 9), (5, 20), (25, 27)]) == [(5, 20), (25, 27)]


@pytest.mark.parametrize(
    "text, language",
    [
        ("The delegation of the Committee was in the country for three days and met with the authorities.", "en"),
        ("La délégation du Comité s’est rendue dans le pays et a rencontré les autorités pour trois jours.", "fr"),
        ("La delegación del Comité estuvo en el país y se reunió con las autoridades para hablar de ello.", "es"),
        ("Делегация Комитета посетила страну и встретилась с представителями властей.", "ru"),
        ("زار وفد اللجنة البلاد والتقى بممثلي السلطات", "ar"),
        ("委员会代表团访问了该国并会见了当局代表", "zh"),
        ("12 3 4", "en"),
    ],
)
def test_the_language_of_a_text_is_told(text, language):
    assert language_of(text) == language
