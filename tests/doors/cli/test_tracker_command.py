"""`headway tracker`: what it prints, what it asks, and that a file is taken back by giving it again."""

import orjson
import pytest
from click.testing import CliRunner

from headway.casework.recommendations.models import Progress
from headway.doors.cli.intake import intake
from headway.doors.cli.tracker import tracker
from headway.foundation.ledger.models import Changeset
from tests.engines.intake.trackers.spreadsheets import HEADINGS, a_csv, an_xlsx

FOR = ("--person", "focal-point", "--state", "XOR")
DATA = an_xlsx(HEADINGS, [1, "Completed", "2026-02-01", "The law was adopted."], [99, "Completed", "2026-02-01", "x"])


@pytest.fixture
def run(loaded):
    return lambda command, *arguments: CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(DATA)
    return path


def test_a_tracker_is_shown_kept_applied_and_taken_back(run, file):
    before = Progress.objects.unscoped("a test").count()
    dry = run(tracker, file, *FOR, "--assessment", "XOR-2009")
    assert (dry.exit_code, Progress.objects.unscoped("a test").count()) == (0, before)
    assert "1 to create, 0 to update, 0 unchanged, 1 refused" in dry.output
    assert "sheet “Tracker”, row 3, column A: No recommendation “99” is known in this file" in dry.output

    unkept = run(tracker, file, *FOR, "--assessment", "XOR-2009", "--apply")
    assert (unkept.exit_code, Progress.objects.unscoped("a test").count()) == (2, before)
    assert "keep the mapping first" in unkept.output

    done = run(tracker, file, *FOR, "--assessment", "XOR-2009", "--keep", "Ours", "--apply")
    assert done.exit_code == 0, done.output
    assert Progress.objects.unscoped("a test").count() == before + 1

    again = run(tracker, file, *FOR, "--recipe", "ours")
    assert "0 to create, 0 to update, 1 unchanged, 1 refused" in again.output

    back = run(tracker, file, *FOR, "--undo")
    assert back.exception is None, back.exception
    assert back.output == "Taken back: 2 rows ended, 0 stand as before.\n"
    assert Progress.objects.unscoped("a test").count() == before
    assert run(tracker, file, *FOR, "--undo").exit_code == 2


def test_intake_prints_a_tracker_as_data_and_stores_nothing(run, file, tmp_path):
    before = Changeset.objects.count()
    told = orjson.loads(run(intake, file, *FOR, "--json").output)

    assert told["document"] == {"kind": "tracker"}
    assert told["mapping"]["target"] == "progress"
    assert told["plan"]["counts"] == {"create": 0, "update": 0, "unchanged": 0, "refused": 2}
    assert told["plan"]["asks"][0].startswith("“1” is printed more than once (XOR-2009-1, ")
    assert Changeset.objects.count() == before


def test_a_tracker_without_a_person_is_mapped_all_the_same(run, tmp_path):
    path = tmp_path / "figures.csv"
    path.write_bytes(a_csv(["Indicator", "Value", "Year"], ["Persons convicted", "about 150", "2025"]))

    told = orjson.loads(run(intake, path, "--as", "tracker", "--json", "--person", "nobody").output)

    assert told["mapping"]["recipe"]["columns"] == {"subject": "indicator", "value": "value", "as_of": "year"}
    assert told["plan"] is None
    assert told["refused"] == "You can write only for your own organisation, in the files you work on."


BAD = {b"": "The file is empty", b"only\nwords\n": "No sheet has a row of headings"}


@pytest.mark.parametrize("data,sentence", BAD.items())
def test_what_cannot_be_read_is_one_sentence(run, tmp_path, data, sentence):
    path = tmp_path / "tracker.csv"
    path.write_bytes(data)

    refused = run(tracker, path, *FOR)

    assert refused.exit_code == 2
    assert refused.output.startswith(f"headway: tracker.csv: {sentence}")
    assert refused.output.count("\n") == 1
