"""A large tracker on the site: applied beside it, with a page that tells how far it has come and why it was refused."""

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Figure
from headway.doors.web.intake import trackers
from headway.engines.intake.models import QueuedFile, TrackerRun
from headway.engines.intake.queue.runs import apply_waiting
from headway.engines.intake.trackers.preparing import prepare_tracker
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here
from tests import make

pytestmark = pytest.mark.django_db
ROWS = "".join(f"Persons convicted in region {n},{n + 10},2025\r\n" for n in range(4))
DATA = f"Indicator,Value,Year\r\n{ROWS}".encode()


@pytest.fixture(autouse=True)
def three_rows_are_many(monkeypatch):
    monkeypatch.setattr(trackers, "LARGE", 3)


@pytest.fixture
def lead(db):
    return make.a_lead(state="XOR")


@pytest.fixture
def address(lead):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a tracker") as change:
        file = store_file(change, written_here(DATA), name="t.csv", media_type="text/csv", compartment="XOR")
    item = make.added(
        QueuedFile(name="t.csv", file=file, state="read", guessed_kind="tracker", **make.sight(audience="own"))
    )
    return reverse("web:tracker", args=[item.pk])


@pytest.fixture
def client(reading_as, lead, address):
    """Somebody who has just asked for it to be applied."""
    client = reading_as(lead)
    dry = prepare_tracker(read_workbook(DATA, name="t.csv"), actor=lead, holder=make.a_body(), compartment="XOR")
    assert client.post(address, {"act": "apply", "name": "Ours", "shown": dry.found.digest}).status_code == 302
    return client


def test_a_large_tracker_waits_and_its_page_renews_itself_without_scripts(client, address):
    page = client.get(address)

    assert Figure.objects.unscoped("a test").count() == 0
    assert page.headers["Refresh"] == "4"
    assert '<progress class="whole" value="0" max="4"' in page.content.decode()
    assert "Refresh" not in client.get(f"{address}?still=1").headers


def test_half_way_it_tells_how_many_rows_are_written(client, address):
    TrackerRun.objects.update(state="applying", done=3)

    assert "3 of 4 rows are written." in client.get(address).content.decode()


def test_once_it_is_applied_its_page_says_so_and_offers_to_take_it_back(client, address):
    apply_waiting()

    page = client.get(address).content.decode()
    assert "Applied: 4 rows are written." in page
    assert "Take it back" in page
    assert Figure.objects.unscoped("a test").count() == 4


def test_why_it_was_refused_stays_on_its_page_until_somebody_looks_again(client, address):
    TrackerRun.objects.update(state="refused", sentence="Meanwhile somebody changed a row of it.")

    twice = [client.get(address).content.decode() for _ in range(2)]
    again = client.post(address, {"act": "look"}).content.decode()

    assert ["Meanwhile somebody changed a row of it." in page for page in (*twice, again)] == [True, True, False]


def test_nobody_else_learns_that_it_is_being_applied(client, address, reading_as):
    assert reading_as(make.a_focal_point()).get(address).status_code == 404
