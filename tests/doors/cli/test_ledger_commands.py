"""`headway ledger`: what it prints, and with which status it ends."""

import pytest
from click.testing import CliRunner
from django.db import connection

from headway.casework.evidence.models import Observation
from headway.doors.cli.ledger import ledger
from headway.foundation.access.models import AccountEvent, LogSeal, SecurityLine
from headway.foundation.access.security_log import note
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(ledger, [str(argument) for argument in arguments])


@pytest.fixture
def row():
    return make.an_observation("a draft")


def behind_its_back(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_untouched_ledger_ends_with_status_0(run, row):
    told = run("verify")

    assert told.exit_code == 0
    assert "0 tombstones: all agree." in told.output


def test_a_checkpoint_seals_the_logs_and_verifying_says_if_a_sealed_line_is_not_what_it_was(run, row, tmp_path):
    note(AccountEvent.SIGNED_IN, at=make.NOW, user=make.a_user())
    run("checkpoint", "-o", tmp_path / "sheet")
    before = run("verify", "--against", tmp_path / "sheet")
    seal = LogSeal.objects.get()
    SecurityLine(pk=seal.last - 1, at=make.NOW, event="signed-in", who="nobody who was here").save()

    told = run("verify")

    assert (before.exit_code, "1 sealed lines of the security log" in before.output) == (0, True)
    assert (told.exit_code, "1 were sealed and 2 are there" in told.output) == (1, True)


def test_an_edited_row_is_named_and_ends_with_status_1(run, row):
    behind_its_back("UPDATE evidence_observation SET text = 'altered'")

    told = run("verify")

    assert told.exit_code == 1
    assert str(row.pk) in told.output
    assert "1 disagree." in told.output


def test_a_history_is_told_oldest_first(run, row):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="second thoughts") as change:
        change.edit(row, text="another draft")

    lines = run("history", row.pk).output.splitlines()

    assert len(lines) == 2
    assert lines[1].endswith("observation  second thoughts")
    assert lines[1].split()[0] == Observation.objects.unscoped("for the test").get().revision


def test_what_is_expunged_leaves_a_tombstone(run, row):
    told = run("expunge", row.revision, "--reason", "Not ours to keep.", "--witness", "The deputy")

    assert (told.exit_code, told.output.splitlines()[-1]) == (0, "1 tombstones left, 0 files destroyed.")
    assert "1 tombstones: all agree." in run("verify").output


def test_what_cannot_be_expunged_is_refused_in_one_sentence(run, row):
    told = run("expunge", "nothing", "--reason", "Wrong.", "--witness", "The deputy")

    assert told.exit_code == 2
    assert told.stderr.startswith("headway: ")
    assert told.stderr.count("\n") == 1


def test_a_checkpoint_of_last_month_is_checked_against_today(run, row, tmp_path):
    sheet = tmp_path / "checkpoint.txt"

    assert run("checkpoint", "-o", sheet).exit_code == 0
    make.an_observation("later")
    assert run("verify", "--against", sheet).exit_code == 0

    behind_its_back("UPDATE ledger_changeset SET hash = substr(hash, 2) || 'x' WHERE compartment = 'XOR'")
    told = run("verify", "--against", sheet)
    assert told.exit_code == 1
    assert "the chain of compartment XOR was rewritten" in told.output


def test_a_checkpoint_is_printed_where_no_file_is_named(run, row):
    told = run("checkpoint").output

    assert told.startswith("Headway ledger checkpoint, version 1\ninstallation ")
    assert f"key {run('key').output}" in told


def test_a_changed_checkpoint_is_refused_before_anything_is_compared(run, row, tmp_path):
    sheet = tmp_path / "checkpoint.txt"
    sheet.write_text(run("checkpoint").output.replace("chain XOR ", "chain XOR 1"))

    told = run("verify", "--against", sheet)

    assert told.exit_code == 2
    assert told.stderr == "headway: This checkpoint was changed after it was signed: compare it with another copy.\n"


def test_a_checkpoint_of_another_installation_is_checked_with_its_key(run, row, tmp_path, settings):
    sheet = tmp_path / "checkpoint.txt"
    run("checkpoint", "-o", sheet)
    theirs = run("key").output.strip()
    settings.DATA = tmp_path / "moved"

    assert "name it with --key" in run("verify", "--against", sheet).stderr
    assert run("verify", "--against", sheet, "--key", theirs).exit_code == 0
