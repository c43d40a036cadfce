"""The address of a database becomes settings, or is refused in one sentence."""

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.utils import ConnectionHandler

from headway.foundation.core.databases import database_at, sqlite_in


def test_postgresql_keeps_a_pool_of_connections_and_none_beside_it():
    found = database_at("postgresql://site:pass%2Fword@db.example.org:6432/headway?sslmode=require", pool=8)

    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        *("site", "pass/word", "db.example.org", 6432, "headway"),
    )
    assert found["OPTIONS"]["sslmode"] == "require"
    assert (found["OPTIONS"]["pool"]["max_size"], found["CONN_MAX_AGE"]) == (8, 0)


def test_no_pool_is_kept_where_none_is_asked_for():
    assert "pool" not in database_at("postgresql://site@/headway")["OPTIONS"]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has no server that could be started anew")
def test_a_connection_that_the_server_has_closed_is_not_handed_out_again():
    own = ConnectionHandler({"default": {**settings.DATABASES["default"], "NAME": connection.settings_dict["NAME"]}})
    pooled = own["default"]

    def asked(sql, on=pooled):
        with on.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()

    try:
        (closed,) = asked("SELECT pg_backend_pid()")
        pooled.close()
        assert asked(f"SELECT pg_terminate_backend({closed}, 5000)", on=connection) == (True,)
        assert asked("SELECT 1") == (1,)
        pooled.close()
    finally:
        pooled.close_pool()


@pytest.mark.parametrize("found", [lambda tmp: sqlite_in(tmp), lambda tmp: database_at(f"sqlite:///{tmp}/a.sqlite3")])
def test_sqlite_writes_to_the_disk_before_it_answers(found, tmp_path):
    options = found(tmp_path)["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


@pytest.mark.parametrize("address", ["mysql://user@host/name", "headway", "postgres://[/", "mssql://host/name"])
def test_another_kind_of_database_is_refused_in_one_sentence(address):
    with pytest.raises(ImproperlyConfigured, match=r"write postgresql://…"):
        database_at(address)


def test_postgresql_does_not_compile_queries_and_keeps_what_the_address_asks_for():
    asked = database_at("postgresql://site@/headway?options=-c%20work_mem%3D8MB")["OPTIONS"]["options"]

    assert asked == "-c work_mem=8MB -c jit=off"
