"""What every test may ask for."""

import gc
import os
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from hypothesis import HealthCheck, settings

from headway.engines.demo.services import load_demo
from headway.foundation.access.locking import lock
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.catalogue.services import load
from tests import databases
from tests.begun.base import MIGRATED
from tests.databases import SITE
from tests.make import NOW
from tests.migrated import filled_from, keep_as, kept_in

ON_POSTGRESQL = "HEADWAY_TEST_DATABASE" in os.environ
settings.register_profile(
    "headway",
    deadline=None,  # a machine may be busy
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(
        os.environ.get("CI")
    ),  # what chance finds is found at a desk; CI tells whether a change broke something
)
settings.load_profile("headway")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    """Commands that tests start find what migrating an empty database comes to, once a test has kept it."""
    cache = getattr(config, "cache", None)
    if cache and not ON_POSTGRESQL:
        os.environ[MIGRATED] = str(kept_in(cache.mkdir("migrated")))


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only those tests run that reach a database: the others have run on SQLite and would say the same.

    So would those marked `one_database`: what they show is how a file comes back from another program, or how pages are
    guarded that other tests open on both. No other that reaches it can be lost so: pytest-django keeps the database
    shut for a test that did not ask for it, and a command that a test starts is known by its module, which imports
    what starts one.
    """
    items.sort(key=lambda item: "once" not in item.fixturenames)  # the demonstration is loaded once for all of them
    items.sort(key=lambda item: not _starts_commands(item))  # these take longest: none of them begins when others end
    if ON_POSTGRESQL:
        rest = [item for item in items if not reaches_a_database(item)]
        config.hook.pytest_deselected(items=rest)
        items[:] = [item for item in items if reaches_a_database(item)]


def reaches_a_database(item):
    """Whether a test asks for the tests' database, or for a site or a command, which has one of its own."""
    if item.get_closest_marker("one_database"):
        return False
    asks = item.get_closest_marker("django_db") is not None or not ASKED.isdisjoint(item.fixturenames)
    return asks or _starts_commands(item)


def _starts_commands(item):
    return not STARTING.isdisjoint(vars(item.module))


ASKED = {"django_db_setup", "link"}
"""Fixtures that lead to a database: the tests' own, and the site that a browser looks at."""
STARTING = {"subprocess", "serving", "Site", "HEADWAY"}
"""What a module of tests imports that starts commands."""


@pytest.fixture(scope="session", autouse=True)
def looking_on():
    """What a test itself reads is read by nobody in particular; what it has answered to a person is not."""
    with the_systems_own_work("a test looks at what is there"):
        yield


@pytest.fixture(scope="session")
def migrated_before(tmp_path_factory, django_db_modify_db_settings):
    """The file that keeps an empty database as it is once migrated; what is in it is in the tests' database already."""
    if connection.vendor != "sqlite":
        yield None
        return
    kept = Path(os.environ.get(MIGRATED) or kept_in(tmp_path_factory.mktemp("migrated")))
    memory = filled_from(kept)
    yield kept
    if memory is not None:
        memory.close()


@pytest.fixture(scope="session")
def django_db_setup(migrated_before, django_db_setup, django_db_blocker):
    """On PostgreSQL the tests' tables are the owner's, and the tests run as the role that serves."""
    if connection.vendor == "sqlite":
        if not migrated_before.exists():
            with django_db_blocker.unblock():
                keep_as(migrated_before)
        yield
        return
    owner = connection.settings_dict["USER"]
    name = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        serve_as(owner)
        databases.keep_as(databases.MIGRATED, name)
        lock(DEFAULT_DB_ALIAS, SITE)
        serve_as(owner)
        databases.keep_as(databases.LOCKED, name)
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


@pytest.fixture(scope="session")
def demonstration(django_db_setup, django_db_blocker):
    """Puts the demonstration into the database for one test module after the other."""
    yield Demonstration(django_db_blocker)
    SHOWN.close()


class Demonstration:
    """The load of the demonstration, in a transaction that stays open until a test comes that does not ask for it."""

    def __init__(self, blocker):
        self.blocker, self.told = blocker, None

    def put_in(self):
        """What the load said; nothing is loaded that is there already."""
        if self.told is None:
            SHOWN.callback(self.forget)
            SHOWN.enter_context(self.blocker.unblock())
            SHOWN.enter_context(transaction.atomic())
            load(NOW)
            self.told = load_demo(at=NOW)
            SHOWN.callback(transaction.set_rollback, True)
        return self.told

    def forget(self):
        self.told = None


SHOWN = ExitStack()
"""What takes the demonstration out of the database again."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A test that does not ask for the demonstration finds an empty database."""
    if "once" not in item.fixturenames:
        SHOWN.close()


@pytest.fixture(scope="module")
def once(demonstration):
    """What the load of the demonstration said, which is in the database from here on."""
    return demonstration.put_in()


@pytest.fixture
def loaded(once, db):
    """What the load of the demonstration said."""
    return once


def pytest_collection_finish():
    """What is there before the first test stays until the last: it need not be looked through for what may go.

    Looking at every seven hundred things that a test makes, as Python does unasked, is a fifth of what it takes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
