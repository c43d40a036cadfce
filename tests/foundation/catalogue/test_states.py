"""States by their codes and names, with the traps of both."""

import pytest

from headway.foundation.catalogue.values import load_catalogue


@pytest.mark.parametrize(
    ("code", "alpha2", "name"),
    [
        ("NAM", "NA", "Namibia"),
        ("NOR", "NO", "Norway"),
        ("NER", "NE", "Niger"),
        ("NGA", "NG", "Nigeria"),
        ("TUR", "TR", "Türkiye"),
        ("CIV", "CI", "Côte d'Ivoire"),
        ("TZA", "TZ", "United Republic of Tanzania"),
    ],
)
def test_a_state_has_its_code_and_its_short_name(code, alpha2, name):
    state = load_catalogue().states[code]

    assert (state.alpha2, state.name.replace("’", "'")) == (alpha2, name)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Swaziland", "SWZ"), ("Burma", "MMR"), ("Republic of Azerbaijan", "AZE"), ("South Korea", "KOR")],
)
def test_former_and_official_names_are_known(name, code):
    assert name in load_catalogue().states[code].names


def test_zanzibar_is_a_part_of_tanzania():
    assert "Zanzibar" in load_catalogue().states["TZA"].parts


@pytest.mark.parametrize("word", ["Georgia", "Jordan", "Chad", "Guinea", "Congo"])
def test_a_word_that_may_mean_something_else_says_so(word):
    catalogue = load_catalogue()

    assert catalogue.ambiguous_words[word].why
    assert catalogue.ambiguous_words[word].states


def test_the_fictional_states_have_user_assigned_codes_and_say_that_they_are():
    fictional = {code for code, state in load_catalogue().states.items() if state.is_fictional}

    assert fictional == {"XOR", "XVL"}


def test_every_member_has_a_regional_group():
    members = [state for state in load_catalogue().states.values() if state.is_member]

    assert len(members) == 193
    assert [state.code for state in members if not state.group] == []
