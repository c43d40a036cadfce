"""The generated installation; and at the end, how much the crawl has looked at."""

import pytest
from django.db import transaction

from headway.foundation.catalogue.services import load
from tests import make
from tests.canary.addresses import addresses
from tests.canary.installation import generate


@pytest.fixture(scope="package")
def installation(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load(make.NOW)
        yield generate()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def everywhere(installation):
    """Every address that can be constructed, which takes a third of a second."""
    return addresses(installation)


def pytest_terminal_summary(terminalreporter):
    properties = [
        dict(report.user_properties) for report in terminalreporter.getreports("passed") if report.user_properties
    ]
    fetched = sum(found.get("fetched", 0) for found in properties)
    if fetched:
        triples = sum(found.get("triples", 0) for found in properties)
        terminalreporter.write_line(
            f"canary crawl: {fetched:,} (person, address) fetches, {triples:,} (person, address, secret) triples"
        )
