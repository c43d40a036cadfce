import pytest

from headway.engines.reports.words import as_sentence, say_body, say_count, say_letter


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no measure"), (1, "one measure"), (2, "two measures"), (11, "11 measures"), (1200, "1,200 measures")],
)
def test_counts_are_words_up_to_ten(count: int, words: str) -> None:
    assert say_count(count, "measure") == words


@pytest.mark.parametrize(
    ("text", "sentence"), [(" the law ", "The law."), ("So be it.", "So be it."), ("“Yes.”", "“Yes.”")]
)
def test_a_sentence_has_a_capital_and_a_stop(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence


def test_items_are_lettered_past_z() -> None:
    assert [say_letter(i) for i in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ministry of Justice", "the Ministry of Justice"),
        ("State Border Guard Service", "the State Border Guard Service"),
        ("UNODC", "UNODC"),
        ("Doctors for Peace", "Doctors for Peace"),
        ("Friends of the Court", "Friends of the Court"),
        ("the delegation", "the delegation"),
        ("a representative of the State Security Service", "a representative of the State Security Service"),
    ],
)
def test_a_body_has_its_article_in_a_sentence(name: str, words: str) -> None:
    assert say_body(name) == words
