"""What every test may ask for."""

from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from hypothesis import settings

from headway.engines.demo.services import load_demo
from headway.foundation.access.locking import lock
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.catalogue.services import load
from tests.databases import SITE
from tests.make import NOW

settings.register_profile("headway", deadline=None)
settings.load_profile("headway")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def looking_on():
    """What a test itself reads is read by nobody in particular; what it has answered to a person is not."""
    with the_systems_own_work("a test looks at what is there"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """On PostgreSQL the tests' tables are the owner's, and the tests run as the role that serves."""
    if connection.vendor == "sqlite":
        yield
        return
    owner = connection.settings_dict["USER"]
    with django_db_blocker.unblock():
        lock(DEFAULT_DB_ALIAS, SITE)
        with connection.cursor() as cursor:  # tests of several connections end by emptying the tables
            cursor.execute(f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {SITE}")
        serve_as(SITE)
    yield
    with django_db_blocker.unblock():
        serve_as(owner)


def serve_as(role):
    connection.close()
    connection.close_pool()
    connection.settings_dict["USER"] = role


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
