"""States by their codes and names, with the traps of both."""

import pytest

from headway.foundation.catalogue.values import load_catalogue

STATES = [  # code, alpha-2, short name of the United Nations, status, group
    ("NAM", "NA", "Namibia", "member", "africa"),
    ("NOR", "NO", "Norway", "member", "western-europe-other"),
    ("NER", "NE", "Niger", "member", "africa"),
    ("NGA", "NG", "Nigeria", "member", "africa"),
    ("GIN", "GN", "Guinea", "member", "africa"),
    ("GNB", "GW", "Guinea-Bissau", "member", "africa"),
    ("GNQ", "GQ", "Equatorial Guinea", "member", "africa"),
    ("PNG", "PG", "Papua New Guinea", "member", "asia-pacific"),
    ("COG", "CG", "Congo", "member", "africa"),
    ("COD", "CD", "Democratic Republic of the Congo", "member", "africa"),
    ("KOR", "KR", "Republic of Korea", "member", "asia-pacific"),
    ("PRK", "KP", "Democratic People's Republic of Korea", "member", "asia-pacific"),
    ("GEO", "GE", "Georgia", "member", "eastern-europe"),
    ("TCD", "TD", "Chad", "member", "africa"),
    ("JOR", "JO", "Jordan", "member", "asia-pacific"),
    ("TUR", "TR", "Türkiye", "member", "western-europe-other"),
    ("CIV", "CI", "Côte d'Ivoire", "member", "africa"),
    ("TZA", "TZ", "United Republic of Tanzania", "member", "africa"),
    ("VAT", "VA", "Holy See", "observer", ""),
    ("PSE", "PS", "State of Palestine", "observer", ""),
    ("XOR", "XO", "Orsania", "fictional", ""),
    ("XVL", "XV", "Velland", "fictional", ""),
]


@pytest.mark.parametrize(("code", "alpha2", "name", "status", "group"), STATES, ids=[s[0] for s in STATES])
def test_a_state_has_its_code_its_short_name_and_its_standing(code, alpha2, name, status, group):
    state = load_catalogue().states[code]

    assert (state.alpha2, state.name.replace("’", "'"), state.status, state.group) == (alpha2, name, status, group)


NAMES = [
    ("Swaziland", "SWZ"),
    ("Burma", "MMR"),
    ("Zaire", "COD"),
    ("Congo-Brazzaville", "COG"),
    ("Ivory Coast", "CIV"),
    ("Turkey", "TUR"),
    ("Cape Verde", "CPV"),
    ("Republic of Azerbaijan", "AZE"),
    ("South Korea", "KOR"),
    ("North Korea", "PRK"),
    ("former Yugoslav Republic of Macedonia", "MKD"),
    ("Vatican", "VAT"),
    ("Palestine", "PSE"),
    ("Republic of Orsania", "XOR"),
]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_former_short_and_official_names_name_one_state(name, code):
    states = load_catalogue().states.values()

    assert [state.code for state in states if name in state.names] == [code]


@pytest.mark.parametrize(
    ("adjective", "code"),
    [("Namibian", "NAM"), ("Norwegian", "NOR"), ("Bissau-Guinean", "GNB"), ("Burkinabe", "BFA"), ("Orsanian", "XOR")],
)
def test_a_demonym_names_one_state(adjective, code):
    states = load_catalogue().states.values()

    assert [state.code for state in states if adjective in state.adjectives] == [code]


@pytest.mark.parametrize(("place", "code"), [("Zanzibar", "TZA"), ("Scotland", "GBR")])
def test_a_part_leads_to_its_state_and_is_none(place, code):
    states = load_catalogue().states.values()

    assert [state.code for state in states if place in state.parts] == [code]
    assert not [state.code for state in states if place in state.names]


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Georgia", ("GEO",)),
        ("Jordan", ("JOR",)),
        ("Chad", ("TCD",)),
        ("Niger", ("NER",)),
        ("Guinea", ("GIN",)),
        ("Congo", ("COG", "COD")),
        ("Korea", ("KOR", "PRK")),
    ],
)
def test_a_word_that_may_mean_something_else_says_so(word, codes):
    catalogue = load_catalogue()

    assert catalogue.ambiguous_words[word].why
    assert catalogue.ambiguous_words[word].states == codes
    assert all(word in catalogue.states[code].ambiguous for code in codes)


def test_no_name_that_is_not_called_ambiguous_is_shared():
    catalogue = load_catalogue()
    owners = {}
    for state in catalogue.states.values():
        for name in {*state.names, *state.adjectives, *state.people} - set(catalogue.ambiguous_words):
            owners.setdefault(name, set()).add(state.code)

    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_the_fictional_states_have_user_assigned_codes_and_say_that_they_are():
    fictional = {code for code, state in load_catalogue().states.items() if state.is_fictional}

    assert fictional == {"XOR", "XVL"}


def test_every_member_and_no_other_has_a_regional_group_or_says_why():
    states = load_catalogue().states.values()

    assert len([state for state in states if state.is_member]) == 193
    assert [state.code for state in states if state.is_member and not state.group] == []
    assert [state.code for state in states if not state.is_member and state.group] == []


def test_names_in_another_language_have_no_index_form():
    catalogue = load_catalogue()

    assert "Türkiye" in catalogue.states["TUR"].names_in("en")
    assert "Norvège" in catalogue.states["NOR"].names_in("fr")
    assert catalogue.states["NOR"].names_in("xx") == ()
    assert not [n for s in catalogue.states.values() for tag in ("fr", "es") for n in s.names_in(tag) if ", " in n]
