"""The catalogue's names as intake looks for them."""

import pytest

from headway.engines.intake.lists import assessing_bodies, catalogue_organisations, doubtful_words, state_names


def test_every_state_of_the_standard_and_the_fictional_ones_have_a_name():
    codes = {code for code, _, sort in state_names() if sort == "name"}

    assert len(codes) >= 249
    assert {"XOR", "XVL"} <= codes


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("en", "XOR", "Republic of Orsania"),
        ("en", "TUR", "Turkey"),
        ("en", "KOR", "Republic of Korea"),
        ("fr", "ESP", "Espagne"),
        ("es", "FRA", "Francia"),
        ("ru", "KAZ", "Казахстан"),
        ("ar", "TUN", "تونس"),
        ("xx", "ESP", "Spain"),
    ],
)
def test_states_have_names_in_the_language_asked(language, code, name):
    assert (code, name, "name") in state_names(language)


def test_no_name_of_a_state_is_listed_twice():
    assert len(state_names()) == len(set(state_names()))


def test_sorts_of_names_are_the_four_promised():
    assert {sort for _, _, sort in state_names()} <= {"name", "adjective", "people", "part"}


@pytest.mark.parametrize("field", ["id", "name", "kind"])
def test_every_organisation_says_what_it_is(field):
    assert all(entry[field] for entry in catalogue_organisations())


def test_bodies_that_assess_are_organisations_of_the_catalogue():
    assert assessing_bodies() <= {entry["id"] for entry in catalogue_organisations()}


def test_a_doubtful_word_may_mean_more_than_nothing():
    assert all(states for states in doubtful_words().values())
