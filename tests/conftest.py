"""What every test may ask for."""

from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import settings

from headway.engines.demo.services import load_demo
from headway.foundation.catalogue.services import load
from tests.make import NOW

settings.register_profile("headway", deadline=None)
settings.load_profile("headway")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of real inputs beside the checkout; tests that read it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real inputs is not beside this checkout")
    return SHARED


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
