"""Personas are for a laptop with nobody but the people of the demonstration, and every page says so."""

import pytest

from headway.foundation.access.models import User
from tests import make
from tests.doors.web.people.conftest import text_of

pytestmark = pytest.mark.django_db

SAYS_SO = "This is a demonstration: Orsania is fictional, and nobody has signed in."


@pytest.fixture
def demonstration(settings, browser):
    settings.HEADWAY_TOKEN = "printed"
    User.objects.filter(pk=make.a_focal_point().user).update(persona="focal-point")
    client = browser()
    client.get("/", {"token": "printed"})
    return client


def test_every_page_says_so(demonstration):
    for persona in ("focal-point", "public"):
        demonstration.post("/persona/", {"persona": persona})
        pages = ["/", "/states/", "/ledger/", "/nothing/"]
        assert [SAYS_SO in text_of(demonstration.get(page)) for page in pages] == [True] * 4


def test_the_tour_is_of_a_demonstration_alone(demonstration, settings):
    assert 'href="/tour/"' in text_of(demonstration.get("/"))
    assert demonstration.get("/tour/").status_code == 200

    settings.HEADWAY_TOKEN = ""

    assert 'href="/tour/"' not in text_of(demonstration.get("/states/"))
    assert demonstration.get("/tour/").status_code == 404


def test_with_a_real_user_nobody_becomes_anybody(demonstration):
    make.a_user()

    assert demonstration.post("/persona/", {"persona": "focal-point"}).status_code == 404


def test_a_persona_has_no_sessions_and_no_tokens(demonstration):
    demonstration.post("/persona/", {"persona": "focal-point"})

    assert "a person of the demonstration" in text_of(demonstration.get("/account/"))
    assert demonstration.get("/account/tokens/new/").status_code == 404


def test_nobody_signs_in_as_a_persona(browser):
    persona = User.objects.get(pk=make.a_focal_point().user)
    User.objects.update(persona="focal-point")

    page = browser().post("/sign-in/", {"login": persona.email, "password": ""})

    assert "sessionid" not in page.cookies
