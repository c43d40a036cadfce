"""A copy of an installation in another database: every row, the same heads, or nothing at all."""

import os
import shutil

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.test.utils import CaptureQueriesContext

from headway.casework.evidence.models import Observation
from headway.engines.keeping.copying import BATCH, CannotCopy, copy_installation, opened_database, tables
from headway.engines.keeping.shape import make_tables
from headway.foundation.access.models import User
from headway.foundation.core.databases import database_at, sqlite_at
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.guard import writing
from headway.foundation.ledger.models import Chain, Changeset
from headway.foundation.ledger.verify import verify
from tests import make
from tests.databases import MIGRATED, database_of

pytestmark = pytest.mark.django_db
HERE = DEFAULT_DB_ALIAS


@pytest.fixture(scope="module")
def tables_alone(tmp_path_factory, django_db_setup, django_db_blocker):
    """A file of SQLite with tables and nothing in them, to be copied."""
    file = tmp_path_factory.mktemp("tables") / "tables.sqlite3"
    with django_db_blocker.unblock(), opened_database(sqlite_at(file)) as alias:
        make_tables(alias)
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request, tables_alone, db, tmp_path):
    """An empty database with tables beside the test's own."""
    if request.param == "sqlite":
        with opened_database(sqlite_at(shutil.copy(tables_alone, tmp_path))) as alias:
            yield alias
        return
    address = os.environ.get("HEADWAY_TEST_DATABASE") or pytest.skip("no PostgreSQL here: run make test-postgres")
    with opened_database(database_at(database_of(str(tmp_path), address, MIGRATED))) as alias:
        make_tables(alias)
        yield alias


@pytest.fixture
def installation(db):
    """Rows of several kinds: edited, expunged, linked to the catalogue, with every kind of column."""
    make.an_area("borders"), make.a_focal_point()
    for text in ("one", "two"):
        row = make.added(Observation(type="gap", text=text, **make.sight()), areas=["borders"])
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="second thoughts") as change:
        change.edit(row, text="thrée\n\t'quoted' \\ %s 三")
    expunge(row.revision, actor=make.SYSTEM, at=make.NOW, reason="mistake", witness="W. Itness", restore=True)
    make.a_recommendation(compartment="XVL")


def everything_in(alias):
    return {m._meta.db_table: list(m._base_manager.using(alias).order_by("pk").values()) for m in tables()}


def test_every_row_of_every_table_is_the_same_there(installation, other):
    told = copy_installation(HERE, other)

    assert everything_in(other) == everything_in(HERE)
    assert told.rows["evidence_observation_areas"] == 2
    assert told.changesets == Changeset.objects.count()
    assert verify(other).problems == []


def test_the_copy_goes_on_numbering_where_the_original_stopped(installation, other):
    copy_installation(HERE, other)
    link = Changeset.objects.using(other).latest("id")
    last, link.pk, link.seq, link.hash = link.pk, None, link.seq + 1, "x"

    with writing():
        link.save(using=other, force_insert=True)

    assert link.pk > last


def test_a_database_that_holds_an_installation_is_left_as_it_is(installation, other):
    User(email="there@example.org", name="Somebody there").save(using=other)

    with pytest.raises(CannotCopy, match="holds an installation already"):
        copy_installation(HERE, other)

    assert [user.name for user in User.objects.using(other).all()] == ["Somebody there"]


def test_a_ledger_that_does_not_verify_is_not_copied(installation, other):
    with connections[HERE].cursor() as cursor:
        cursor.execute("UPDATE evidence_observation SET text = 'altered'")

    with pytest.raises(CannotCopy, match=r"does not verify .*: nothing was kept"):
        copy_installation(HERE, other)

    assert not Chain.objects.using(other).exists()


def test_more_rows_than_are_read_at_once_all_arrive(db, other):
    sight = make.sight()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="many") as change:
        change.add_all([Observation(type="gap", text=f"row {n}", **sight) for n in range(2 * BATCH + 1)])

    assert copy_installation(HERE, other).rows["evidence_observation"] == 2 * BATCH + 1
    assert everything_in(other) == everything_in(HERE)


def test_making_the_tables_of_another_database_asks_nothing_of_our_own(db, tmp_path):
    watched = CaptureQueriesContext(connections[HERE])
    with opened_database(sqlite_at(tmp_path / "other.sqlite3")) as alias, watched as own:
        make_tables(alias)

    assert own.captured_queries == []
    assert connections[HERE].alias == HERE
