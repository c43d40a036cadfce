"""Who asks too often for what costs much is told when to come back, and nothing is done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from headway.casework.evidence.models import Source
from headway.foundation.access.models import Audience
from tests import make

pytestmark = pytest.mark.django_db


def rates(settings, **given):
    """Other limits; those of a day, as an hour that ends in the middle of a test would begin to count anew."""
    settings.HEADWAY_RATES = {**settings.HEADWAY_RATES, **given}


def give(client):
    return client.post("/sources/new/", {"file": SimpleUploadedFile("a.txt", b"The delegation met them.")})


def test_uploads_are_limited_by_person_and_the_page_says_until_when(reading_as, settings):
    rates(settings, upload="1/d")
    first, second = reading_as(make.an_assessor()), reading_as(make.an_assessor())

    assert [give(first).status_code for _ in range(2)] == [302, 429]
    assert give(second).status_code == 302
    answer = give(first)
    assert 0 < int(answer.headers["Retry-After"]) <= 86_400
    assert "Come back in" in answer.content.decode()
    assert Source.rows.count() == 2
    assert first.get("/sources/new/").status_code == 200


def test_exports_of_the_public_are_limited_by_address(reading_as, settings):
    rates(settings, export="1/d")
    make.an_assessment(audience=Audience.PUBLIC)
    address = reverse("web:report-file", args=["XOR-2018", "follow-up", "public", "md"])

    assert [reading_as().get(address).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize(("behind_a_proxy", "answers"), [(False, [404, 429]), (True, [404, 404])])
def test_who_is_behind_a_proxy_is_told_apart_only_where_there_is_one(reading_as, settings, behind_a_proxy, answers):
    rates(settings, export="1/d")
    settings.HEADWAY_PROXY = behind_a_proxy
    address = reverse("web:file", args=["source", make.a_source().pk])

    got = [reading_as().get(address, headers={"X-Forwarded-For": f"1.1.1.1, 10.0.0.{n}"}) for n in range(2)]

    assert [answer.status_code for answer in got] == answers


def test_looking_for_words_is_limited_and_looking_through_the_list_is_not(reading_as, settings):
    rates(settings, search="1/d")
    client = reading_as(make.an_assessor())

    assert [client.get(reverse("web:sources"), {"q": "law"}).status_code for _ in range(2)] == [200, 429]
    assert client.get(reverse("web:sources")).status_code == 200


def test_who_asks_too_often_is_logged(reading_as, settings, caplog):
    rates(settings, verify="0/h")
    assessor = make.an_assessor()

    reading_as(assessor).post(reverse("web:ledger"))

    assert f"too often: verify by user:{assessor.user}" in caplog.messages


def test_verifying_the_ledger_is_limited(reading_as, settings):
    rates(settings, verify="1/d")
    client = reading_as(make.an_assessor())

    assert [client.post(reverse("web:ledger")).status_code for _ in range(2)] == [200, 429]
