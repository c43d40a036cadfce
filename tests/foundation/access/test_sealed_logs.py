"""The security log and the log of reads are sealed into the ledger: what happens to a sealed line shows."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import DatabaseError, connection, connections, transaction

from headway.foundation.access import sealing
from headway.foundation.access.models import AccountEvent, LogSeal, Read, SecurityLine
from headway.foundation.access.sealing import Busy, not_sealed_since, seal_logs, verify_logs
from headway.foundation.access.security_log import note
from headway.foundation.core.ids import new_id
from headway.foundation.ledger.checkpoints import make_checkpoint
from headway.foundation.ledger.guard import LedgerBypass
from headway.foundation.ledger.verify import verify
from tests import make
from tests.make import NOW


@pytest.fixture
def lines(db, settings, tmp_path):
    settings.DATA = tmp_path
    for number in range(3):
        note(AccountEvent.SIGNED_IN, at=NOW, who=f"person {number}@example.org", address="192.0.2.1")
    a_reading(), a_reading()


def a_reading():
    who = {"user": new_id(), "who": "Assessor, Un-cted", "door": "web"}
    return Read.objects.create(
        at=NOW, kind="source", record=new_id(), marking="restricted", audience="body", body="un-cted", **who
    )


def behind_its_back(*statements):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # whoever owns the tables can do this; who serves cannot
            pytest.skip("the database refuses, which is a test of its own")
        for statement in statements:
            cursor.execute(statement)


def test_sealed_lines_that_stand_as_they_were_agree(lines):
    sealed = seal_logs(NOW)
    a_reading()

    told = verify_logs()

    assert (sealed, told.problems) == (5, [])
    assert told.as_text() == "5 sealed lines of the security log and the log of reads, 1 since: all agree."
    assert verify().problems == []


def test_lines_are_sealed_once_and_each_seal_begins_where_the_last_one_ended(lines, monkeypatch):
    monkeypatch.setattr(sealing, "MOST", 2)
    sealed = [seal_logs(NOW)]
    note(AccountEvent.SIGNED_OUT, at=NOW, user=make.a_user())
    sealed += [seal_logs(NOW), seal_logs(NOW)]

    assert sealed == [5, 1, 0]
    seals = LogSeal.objects.filter(log="security").order_by("after")
    assert [seal.lines for seal in seals] == [2, 1, 1]
    assert [seal.after for seal in seals][1:] == [seal.last for seal in seals][:-1]
    assert verify_logs().problems == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE access_securityline SET address = '192.0.2.2' WHERE who LIKE 'person 1%'",
            "security log.*was changed",
        ),
        ("DELETE FROM access_securityline WHERE who LIKE 'person 1%'", "security log.*3 were sealed and 2 are there"),
        ("DELETE FROM access_securityline", "security log.*3 were sealed and 0 are there"),
        ("UPDATE access_securityline SET id = -id WHERE who LIKE 'person 0%'", "security log.*was changed"),
        ("UPDATE access_read SET who = 'Somebody else'", "log of reads.*was changed"),
        ("DELETE FROM access_read WHERE id = (SELECT max(id) FROM access_read)", "log of reads.*2 were sealed and 1"),
    ],
)
def test_a_line_that_was_changed_or_removed_after_it_was_sealed_is_told(lines, statement, told):
    seal_logs(NOW)
    behind_its_back(statement)

    (problem,) = verify_logs().problems

    assert re.search(told, problem)


def test_a_line_that_was_put_among_sealed_ones_is_told(lines):
    first = SecurityLine.objects.order_by("pk").first().pk
    SecurityLine(pk=first + 100, at=NOW, event="signed-in", who="person 3@example.org").save()
    seal_logs(NOW)
    SecurityLine(pk=first + 50, at=NOW, event="signed-in", who="nobody who was here").save()

    (problem,) = verify_logs().problems

    assert "4 were sealed and 5 are there" in problem


def test_whoever_takes_lines_away_with_their_seal_breaks_the_ledger(lines):
    seal_logs(NOW)
    behind_its_back("DELETE FROM access_securityline", "DELETE FROM access_logseal WHERE log = 'security'")

    assert verify_logs().problems == []
    assert any("log-seal" in problem for problem in verify().problems)


def test_a_seal_that_was_made_to_fit_other_lines_breaks_the_ledger_too(lines):
    seal_logs(NOW)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_logseal SET lines = 4, digest = 'x' WHERE log = 'security'")

    assert ["3 are there" in problem for problem in verify_logs().problems] == [True]
    assert ["log-seal" in problem for problem in verify().problems] == [True]


def test_a_seal_that_is_gone_leaves_a_gap(lines):
    seal_logs(NOW)
    note(AccountEvent.SIGNED_OUT, at=NOW, user=make.a_user())
    seal_logs(NOW)
    behind_its_back("DELETE FROM access_logseal WHERE log = 'security' AND after = 0")

    assert ["is gone" in problem for problem in verify_logs().problems] == [True]


def test_a_seal_is_written_by_the_ledger_alone(lines):
    seal_logs(NOW)

    with pytest.raises(LedgerBypass):
        LogSeal.objects.all().delete()


def test_a_checkpoint_signs_what_was_sealed(lines):
    before = make_checkpoint(NOW)
    seal_logs(NOW)

    assert make_checkpoint(NOW).chains != before.chains


def test_the_first_line_that_no_seal_covers_is_known(lines):
    assert not_sealed_since() == NOW

    seal_logs(NOW)

    assert not_sealed_since() is None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite whoever has the file has everything")
@pytest.mark.parametrize("statement", ["UPDATE access_read SET who = ''", "DELETE FROM access_read"])
def test_the_database_refuses_to_change_the_log_of_reads(lines, statement):
    with pytest.raises(DatabaseError, match="neither changed nor removed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Read.objects.count() == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time")
@pytest.mark.django_db(transaction=True)
def test_a_line_whose_number_is_taken_and_that_is_not_there_yet_is_waited_for(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(sealing, "TRIES", 1)
    added, end = Event(), Event()

    def adds():
        with transaction.atomic():
            note(AccountEvent.SIGNED_IN, at=NOW, who="slow@example.org")
            added.set()
            end.wait()
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(adds)
        added.wait()
        try:
            with pytest.raises(Busy):
                seal_logs(NOW)
        finally:
            end.set()
            running.result()

    assert (seal_logs(NOW), verify_logs().problems) == (1, [])
