import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.instruments import find_instruments, year_of


def symbols(text):
    return [mention.name for mention in find_instruments(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("S/RES/2178 (2014)", ["S/RES/2178 (2014)"]),
        ("S/RES/2178(2014) and S/RES/1373", ["S/RES/2178 (2014)", "S/RES/1373 (2001)"]),
        (
            "Security Council resolutions 1624 (2005), 2178 (2014), 2396 (2017) and other relevant Council resolutions",
            ["S/RES/1624 (2005)", "S/RES/2178 (2014)", "S/RES/2396 (2017)"],
        ),
        ("Council resolution 1373", ["S/RES/1373 (2001)"]),
        ("resolutions 1373, 1624 and 2178", ["S/RES/1373 (2001)", "S/RES/1624 (2005)", "S/RES/2178 (2014)"]),
        ("UNSCR 1540 and UNSCRs 1267 and 1988", ["S/RES/1540 (2004)", "S/RES/1267 (1999)", "S/RES/1988 (2011)"]),
        ("resolution 2462, adopted in 2019", ["S/RES/2462 (2019)"]),
        ("resolution No. 1373 (2001)", ["S/RES/1373 (2001)"]),
        ("resolutions of the Security Council 1373 (2001) and 1624 (2005)", ["S/RES/1373 (2001)", "S/RES/1624 (2005)"]),
        ("resolution 1373 (2001) and its successor resolution 1624 (2005)", ["S/RES/1373 (2001)", "S/RES/1624 (2005)"]),
        (
            "resolutions 1373 (2001) on terrorism, 2178 (2014) on fighters, and 2396 (2017)",
            ["S/RES/1373 (2001)", "S/RES/2178 (2014)", "S/RES/2396 (2017)"],
        ),
        ("resolutions 1624 (20015), 2178 (2014)", ["S/RES/1624 (2005)", "S/RES/2178 (2014)"]),
        ("texts such as 1373 (2001)", ["S/RES/1373 (2001)"]),
        ("résolutions 1373 (2001) et 1624 (2005) du Conseil de sécurité", ["S/RES/1373 (2001)", "S/RES/1624 (2005)"]),
        ("la résolution 2396", ["S/RES/2396 (2017)"]),
        ("las resoluciones 1373 (2001) y 2178 (2014)", ["S/RES/1373 (2001)", "S/RES/2178 (2014)"]),
        ("резолюций 1373 (2001) и 1624 (2005)", ["S/RES/1373 (2001)", "S/RES/1624 (2005)"]),
        ("قرارات مجلس الأمن 1373 (2001) و 1624 (2005)", ["S/RES/1373 (2001)", "S/RES/1624 (2005)"]),
        ("第1373(2001)号决议", ["S/RES/1373 (2001)"]),
        ("General Assembly resolution 60/288", []),
        ("General Assembly resolution 2625", []),
        ("Human Rights Council resolution 34/19", []),
        ("A/RES/72/284", []),
        ("the 1267 Committee and the 1267/1989/2253 Committee", []),
        ("the Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)", []),
        ("the Security Council Committee established pursuant to resolution 1540 (2004)", []),
        ("the 1540 (2004) Committee", []),
        ("1500 (2014) persons; 150 persons in 2014", []),
        ("other relevant Council resolutions, 300 people", []),
    ],
)
def test_resolutions_are_found_in_every_form(text, expected):
    assert symbols(text) == expected


def test_a_year_that_is_possible_but_wrong_is_kept_and_told():
    (mention,) = find_instruments("resolution 2178 (2015)")

    assert mention.name == "S/RES/2178 (2015)"
    assert mention.key == "unsc-2178-2014"
    assert "2014" in mention.reason


@pytest.mark.parametrize(
    "number, year",
    [(1, 1946), (242, 1967), (1373, 2001), (1624, 2005), (2178, 2014), (2396, 2017), (2617, 2021), (9999, None)],
)
def test_the_year_of_a_resolution_is_known_from_its_number(number, year):
    assert year_of(number) == year


@given(st.text(alphabet="resolution 0123456789(),and/SRE", max_size=120))
def test_what_is_quoted_stands_in_the_text(text):
    for mention in find_instruments(text):
        assert text[mention.start : mention.end] == mention.text


def test_a_huge_list_is_read_in_one_pass():
    assert len(find_instruments("resolutions " + "1373 (2001), " * 20_000)) == 20_000
