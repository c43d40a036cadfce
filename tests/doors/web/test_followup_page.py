"""Then and now, side by side, as far as the reader may see it."""

import re

import pytest

from headway.engines.demo.personas import demo_actor
from tests import make

PAGE = "/assessments/XOR-2018/then-and-now/"


def rows_in(page, heading):
    """The rows of the table under a heading."""
    part = page.split(f'id="{heading}"')[1].split("<h2")[0]
    return part.count("<tr>") - 1


@pytest.fixture
def page_for(loaded, reading_as):
    def page(persona="", query="", part=""):
        actor = demo_actor(persona, today=make.TODAY, door="web") if persona else None
        answer = reading_as(actor).get(PAGE + part + query)
        return answer.status_code, answer.content.decode()

    return page


def test_the_assessor_sees_every_recommendation_then_beside_now(page_for):
    status, page = page_for("assessor")

    assert (status, rows_in(page, "recommendations")) == (200, 32)
    assert page.index("Then: what was recommended") < page.index("Now: the Body assesses")
    assert "confirmed: document reviewed" in page


def test_the_public_sees_only_what_was_published(page_for):
    status, page = page_for()

    assert (status, rows_in(page, "recommendations")) == (200, 10)
    assert "Left out" not in page


@pytest.mark.parametrize(
    ("query", "fewer"),
    [
        ("?area=borders", 32),
        ("?standing=implemented", 32),
        ("?force=obligation", 33),
        ("?area=borders&standing=implemented", 8),
    ],
)
def test_filters_leave_some_and_say_how_many_of_all(page_for, query, fewer):
    _, page = page_for("assessor", query)

    told = re.search(r"\((\d+) of 32\)", page)
    assert 0 <= int(told[1]) < fewer
    if int(told[1]):
        assert rows_in(page, "recommendations") == int(told[1])


def test_a_filter_that_fits_nothing_says_so(page_for):
    assert "No recommendation fits these filters." in page_for("assessor", "?area=nowhere")[1]


def test_later_developments_stand_apart_under_their_own_heading(page_for):
    _, page = page_for("assessor", part="measures/")

    assert page.index('id="later"') > page.index('id="commitments"')
    assert "no part of the above" in page


def test_what_became_known_later_stands_under_the_number_of_its_recommendation(page_for):
    _, page = page_for("assessor")
    later = page.split('<h2 id="later">')[1]

    assert re.findall(r"<details><summary><b>([^<]+)</b>", later) == ["XOR-2009-1", "XOR-2009-12", "XOR-2009-14"]


def test_what_must_be_looked_at_is_folded_by_instrument(page_for):
    _, page = page_for("assessor", part="scope/")
    listed = page.split('id="provisions">')[1]
    symbols = re.findall(r"<details><summary><b>([^<]+)</b>", listed)

    assert (symbols[0], symbols[-1]) == ("S/RES/1373 (2001)", "S/RES/2396 (2017)")
    assert sorted(set(symbols)) == sorted(symbols)
    told = listed.count('<td class="text">') - listed.count('<td class="text">S/RES')
    assert listed.startswith(f"{told} provisions, each with its reasons")


def test_what_a_filter_leaves_is_not_folded_away(page_for):
    _, page = page_for("assessor", "?force=call", part="scope/")
    listed = page.split('id="provisions">')[1]

    assert 1 < listed.count("<details open>") == listed.count("<details")


def test_figures_are_drawn_as_ranges_and_told_as_said(page_for):
    _, page = page_for("assessor", part="figures/")
    part = page.split('id="figures"')[1].split("<h2")[0]

    assert "“nearly 400 Orsanian nationals”" in part
    assert part.count('class="range"') > 10
    assert "360 to under 400" in part


def test_a_filter_goes_along_to_the_pages_that_know_it(page_for):
    _, page = page_for("assessor", "?area=borders&standing=implemented")
    links = dict(re.findall(r'<a href="([^"]*then-and-now/[^"]*)"[^>]*>([^<]+)</a>', page))

    assert links[f"{PAGE}judgements/?area=borders"] == "Judgements"
    assert links[f"{PAGE}figures/"] == "Figures"


def test_the_addresses_of_when_it_was_one_page_still_lead_to_their_part(page_for):
    _, page = page_for("assessor")
    places = ("judgements", "figures", "scope", "measures", "commitments", "needs", "later")

    assert [place for place in places if f'id="{place}"' not in page] == []


@pytest.mark.parametrize("part", ["judgements", "figures", "scope", "measures"])
def test_every_part_opens_to_everybody_who_may_see_the_assessment(page_for, part):
    assert [page_for(persona, part=f"{part}/")[0] for persona in ("assessor", "focal-point", "partner", "")] == [
        200
    ] * 4


def test_there_is_no_other_part(page_for):
    assert page_for("assessor", part="weather/")[0] == 404
