"""The dry run of a large tracker: beside the site, with its progress told, to be left; applied as it was shown."""

import re

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Figure
from headway.engines.intake.models import QueuedFile, TrackerLook
from headway.engines.intake.queue import jobs, looks
from headway.engines.intake.trackers import planning
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here
from tests import make
from tests.doors.web.test_queue_pages import fields_of, text_of

pytestmark = pytest.mark.django_db
ROWS = "".join(f"Persons convicted in region {n},{n + 10},2025\r\n" for n in range(6))
DATA = f"Indicator,Value,Year\r\n{ROWS}".encode()


@pytest.fixture(autouse=True)
def a_hundred_bytes_are_many(monkeypatch):
    monkeypatch.setattr(looks, "LARGE", 100)
    monkeypatch.setattr(planning, "EVERY", 2)


@pytest.fixture
def lead(db):
    return make.a_lead(state="XOR")


@pytest.fixture
def client(reading_as, lead):
    return reading_as(lead)


@pytest.fixture
def address(lead):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a tracker") as change:
        file = store_file(change, written_here(DATA), name="t.csv", media_type="text/csv", compartment="XOR")
    item = make.added(
        QueuedFile(name="t.csv", file=file, state="read", guessed_kind="tracker", **make.sight(audience="own"))
    )
    return reverse("web:tracker", args=[item.pk])


def test_a_large_tracker_is_looked_through_when_somebody_says_so_and_the_page_renews_itself(client, address):
    before = client.get(address)
    assert "Look through it" in text_of(before)
    assert not TrackerLook.objects.exists()

    assert client.post(address, {"act": "look"}).status_code == 302
    waits = client.get(address)
    assert (waits.headers["Refresh"], "It waits for its turn." in text_of(waits)) == ("4", True)
    assert "Refresh" not in client.get(f"{address}?still=1").headers
    TrackerLook.objects.update(state="looking", done=4, total=7)
    assert "4 of 7 rows are looked through." in text_of(client.get(address))


def test_its_progress_is_told_while_it_runs_and_what_it_found_stays(client, address, monkeypatch):
    told = []
    monkeypatch.setattr(looks, "_tell", lambda look, done, total: told.append((done, total)))
    client.post(address, {"act": "look"})
    jobs.read_waiting(worker="a worker")

    pages = [text_of(client.get(address)) for _ in range(2)]

    assert told == [(2, 7), (4, 7), (6, 7)]
    assert ["6 to create, 0 to update, 0 unchanged, 0 refused" in page for page in pages] == [True, True]
    assert Figure.objects.unscoped("a test").count() == 0


def test_it_is_applied_as_it_was_shown_and_then_looked_through_anew(client, address):
    client.post(address, {"act": "look"})
    jobs.read_waiting(worker="a worker")
    page = client.get(address)

    done = client.post(address, {**fields_of(page), "act": "apply", "name": "Ours"}, follow=True)

    assert "Applied: 6 created, 0 updated" in text_of(done)
    assert "Look through it" in text_of(done)
    assert Figure.objects.unscoped("a test").count() == 6


def test_what_was_changed_in_the_form_since_is_not_applied(client, address):
    client.post(address, {"act": "look"})
    jobs.read_waiting(worker="a worker")
    page = client.get(address)

    answer = client.post(address, {**fields_of(page), "act": "apply", "name": "Ours", "column:year": ""})

    assert "You have changed something above since it was looked through" in text_of(answer)
    assert Figure.objects.unscoped("a test").count() == 0


def test_a_mapping_is_changed_and_looked_through_again(client, address):
    client.post(address, {"act": "look"})
    jobs.read_waiting(worker="a worker")
    page = client.get(address)
    client.post(address, {**fields_of(page), "act": "look", "column:year": "", "as_of": "2024"})
    jobs.read_waiting(worker="a worker")

    again = client.get(address).content.decode()

    assert re.search(r'name="as_of"[^>]*value="2024"', again)
    assert "2025" not in text_of(client.get(address)).split("What each row would do")[1]


def test_why_it_could_not_be_looked_through_is_said(client, address):
    client.post(address, {"act": "look"})
    TrackerLook.objects.update(tries=3)
    jobs.read_waiting(worker="a worker")

    assert "Looking through it was cut short three times" in text_of(client.get(address))


def test_nobody_else_learns_of_it(client, address, reading_as):
    client.post(address, {"act": "look"})
    jobs.read_waiting(worker="a worker")

    assert reading_as(make.a_focal_point()).get(address).status_code == 404
