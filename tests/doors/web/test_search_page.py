"""One place to look for words in everything."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_what_is_found_is_named_and_opens(reading_as):
    row = make.a_recommendation("12", text="Orsania should train its border officers.")
    letter = make.a_letter(number="77/2026", subject="Border statistics")
    client = reading_as(make.an_assessor())
    assert 'href="/search/"' in client.get("/").content.decode()

    page = client.get("/search/", {"q": "border"}).content.decode()

    assert f'href="/recommendations/{row.code}/"' in page
    assert "should train its border officers" in page
    assert "77/2026" in page
    assert page.index('id="recommendation"') < page.index('id="letter"')
    assert str(letter) in page


def test_who_finds_nothing_is_told_so_and_no_more(reading_as):
    make.a_recommendation("12", text="Orsania should train its border officers.")
    client = reading_as(make.a_focal_point())

    asked = [client.get("/search/", {"q": words}).content.decode() for words in ("border officers", "no such words")]

    assert all("Nothing that you may see has all these words." in page for page in asked)
    assert "Nothing that you may see" not in client.get("/search/").content.decode()


def test_a_search_asks_little(reading_as, django_assert_max_num_queries):
    client = reading_as(make.an_assessor())
    with django_assert_max_num_queries(12):
        client.get("/search/", {"q": "border"})
