"""What a request may be made of: methods, parameters given twice, quotes, and what breaks."""

import logging

import pytest
from django.test import Client

from headway.doors.web import states
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return Client(headers={"host": "localhost"})


def test_trace_does_not_send_back_what_was_asked(client):
    answer = client.trace("/", headers={"x-secret": "zqtraced"})

    assert "zqtraced" not in answer.content.decode() + str(answer.headers)


def test_of_a_parameter_given_twice_the_last_one_counts_and_an_address_is_no_form(reading_as):
    client = reading_as(make.an_assessor())
    make.a_source("Alpha"), make.a_source("Beta")

    page = client.get("/sources/?q=Alpha&q=Beta").content.decode()

    assert ("Beta" in page, ">Alpha<" in page) == (True, False)
    assert client.post("/sources/new/?only_exists=on&title=Given&compartment=XOR").status_code == 422


QUOTES = ["' OR '1'='1", "x'; DROP TABLE evidence_source; --", '") OR 1=1 --', "%' OR title LIKE '%"]


@pytest.mark.parametrize("words", QUOTES)
def test_quotes_in_what_is_looked_for_are_words(words, reading_as):
    make.a_source("Alpha")
    client = reading_as(make.an_assessor())

    answer = client.get("/sources/", {"q": words})

    assert answer.status_code == 200
    assert ">Alpha<" not in answer.content.decode()
    assert ">Alpha<" in client.get("/sources/").content.decode()


def test_what_broke_is_logged_with_its_trace(client, caplog, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(states, "render", lambda *_, **__: 1 / 0)

    with caplog.at_level(logging.ERROR, "django.request"):
        assert client.get("/states/").status_code == 500

    assert "ZeroDivisionError" in caplog.text
