"""The demonstration, loaded once for the tests that only read it."""

import pytest
from django.db import transaction

from headway.engines.demo.checks import load_case
from headway.engines.demo.services import load_demo
from headway.foundation.catalogue.services import load
from tests.make import NOW


@pytest.fixture(scope="session")
def case():
    """What the packaged files say."""
    return load_case()


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """The demonstration in the database, for one module; taken out again after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(NOW)
        yield load_demo(at=NOW)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(once, db):
    """What the load of the demonstration said."""
    return once
