"""A law and its translation in two files, on the site: seen beside each other before they are paired, taken apart."""

import pytest
from django.urls import reverse

from headway.doors.web.parts.addresses import seal
from headway.engines.intake.models import TranslationOf
from tests import make
from tests.engines.intake.test_translations import ENGLISH, FRENCH, a_law

pytestmark = pytest.mark.django_db


@pytest.fixture
def laws(db):
    return a_law(ENGLISH, "Criminal Code"), a_law(FRENCH, "Code penal")


def test_two_files_are_seen_beside_each_other_before_anything_is_said(reading_as, laws):
    english, french = laws
    address = reverse("web:translation", args=[english.pk])

    page = reading_as(make.a_lead()).get(f"{address}?with={seal(french.pk)}").content.decode()

    assert page.count('<section class="pair"') == 4
    assert "In one of the two only" in page
    assert TranslationOf.objects.unscoped("a test").count() == 0


def test_paired_each_article_shows_the_other_language_until_they_are_taken_apart(reading_as, laws):
    english, french = laws
    client, address = reading_as(make.a_lead()), reverse("web:translation", args=[english.pk])
    article = reverse("web:article", args=[english.pk, "2"])

    client.post(address, {"act": "pair", "with": seal(french.pk)})
    assert "Quiconque collecte" in client.get(article).content.decode()
    assert (
        "Paired as original and translation."
        in client.get(reverse("web:translation", args=[french.pk])).content.decode()
    )

    client.post(address, {"act": "apart"})
    assert "Quiconque collecte" not in client.get(article).content.decode()


def test_a_law_alone_says_how_its_translation_comes_here(reading_as):
    alone = a_law(ENGLISH, "Criminal Code")

    page = reading_as(make.a_lead()).get(reverse("web:translation", args=[alone.pk])).content.decode()

    assert "Take its translation in as a source" in page


def test_a_file_that_holds_no_articles_is_told_so(reading_as, laws):
    other = a_law("A note without any articles in it.", "A note")
    address = reverse("web:translation", args=[laws[0].pk])

    page = reading_as(make.a_lead()).get(f"{address}?with={seal(other.pk)}").content.decode()

    assert "No articles are found in “A note”" in page


def test_what_cannot_be_paired_is_not_there(reading_as, laws):
    address = reverse("web:translation", args=[laws[0].pk])

    assert reading_as(make.a_lead()).post(address, {"act": "pair", "with": "nobody"}).status_code == 404
    assert reading_as(make.a_lead()).post(address, {"act": "apart"}).status_code == 404
    assert reading_as(make.a_focal_point()).get(address).status_code == 404
