"""What Headway itself calls things is in the reader's language wherever people choose or read: areas, States, days."""

from types import SimpleNamespace

import pytest
from django.conf import settings

from headway.foundation.access.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(loaded, reading_as):
    """A function: who reads, where, in which language → the page's text."""

    def shown(persona, path, language):
        client = reading_as(SimpleNamespace(user=User.objects.get(persona=persona).pk))
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return client.get(path, headers={"accept-language": language}).content.decode()

    return shown


def test_areas_of_a_questionnaire_are_chosen_by_their_titles(page):
    french = page("assessor", "/assessments/XOR-2018/forms/", "fr")

    assert "Sûreté de l’aviation" in french
    assert "Aviation security" not in french


def test_a_letter_that_is_answered_is_chosen_by_its_day(page):
    arabic = page("assessor", "/states/XOR/letters/new/", "ar")

    assert "2018-03-12" not in arabic
    assert "12 آذار/مارس 2018" in arabic


def test_states_are_chosen_by_the_names_that_the_readers_language_has(page):
    arabic = page("assessor", "/people/invite/", "ar")

    assert "أفغانستان" in arabic
    assert "Afghanistan" not in arabic
