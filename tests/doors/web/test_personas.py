"""The persona switch: there in single-user mode, nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from headway.foundation.access.models import User
from tests import make

pytestmark = pytest.mark.django_db

TOKEN = "the-printed-token"


@pytest.fixture
def personas():
    people = [("assessor", make.an_assessor()), ("focal-point", make.a_focal_point())]
    for slug, actor in people:
        User.objects.filter(pk=actor.user).update(persona=slug)
    return dict(people)


@pytest.fixture
def single_user(settings):
    settings.HEADWAY_TOKEN = TOKEN
    client = Client(headers={"host": "localhost"})
    client.get("/", {"token": TOKEN})
    return client


def switch(client, persona, to="/"):
    return client.post(reverse("web:persona"), {"persona": persona, "next": to})


def test_without_the_printed_link_nothing_opens(settings):
    settings.HEADWAY_TOKEN = TOKEN

    answer = Client(headers={"host": "localhost"}).get("/states/")

    assert answer.status_code == 403
    assert "Open the printed link" in answer.content.decode()


def test_whoever_followed_the_link_reads_as_whom_they_choose(single_user, personas):
    make.a_recommendation()
    page = reverse("web:recommendation", args=["XOR-2009-1"])

    seen = {}
    for persona in ("assessor", "focal-point", "public", "assessor"):
        answer = switch(single_user, persona, page)
        assert answer.headers["Location"] == page
        seen[persona] = single_user.get(page).status_code

    assert seen == {"assessor": 200, "focal-point": 404, "public": 404}


def test_the_switch_shows_who_is_reading(single_user, personas):
    switch(single_user, "focal-point")

    page = single_user.get("/").content.decode()

    assert 'value="focal-point" aria-pressed="true"' in page
    assert page.count('aria-pressed="true"') == 1
    assert page.count('name="persona"') == 3


def test_the_switch_leads_nowhere_else(single_user, personas):
    assert switch(single_user, "assessor", "https://example.org/").headers["Location"] == "/"


def test_a_user_of_the_installation_is_no_persona(single_user, personas):
    make.a_user()

    assert switch(single_user, "").status_code == 404


def test_outside_single_user_mode_nobody_becomes_anybody(reading_as, personas):
    client = reading_as()

    assert switch(client, "assessor").status_code == 404
    assert 'name="persona"' not in client.get("/").content.decode()


def test_switching_needs_a_form_of_ours(personas, settings):
    settings.HEADWAY_TOKEN = TOKEN
    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    client.get("/", {"token": TOKEN})

    assert switch(client, "assessor").status_code == 403
