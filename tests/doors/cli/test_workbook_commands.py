"""`headway workbook`: a section goes out, comes back, is shown, taken over and taken back."""

from io import BytesIO

import pyrage
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from headway.casework.questionnaires.models import Contribution
from headway.doors.cli.workbooks import workbook
from headway.engines.exchange.workbooks.values import ANSWER, FIRST, KEY

SECTION = ("--section", "borders")


@pytest.fixture
def run(loaded):
    return lambda *arguments: CliRunner().invoke(workbook, [str(argument) for argument in arguments])


def drafts():
    return Contribution.objects.unscoped("a test").filter(audience="own").count()


def test_a_section_is_written_filled_in_read_taken_over_and_taken_back(run, tmp_path):
    path, before = tmp_path / "borders.xlsx", drafts()
    wrote = run("write", "XOR-2018", *SECTION, "-o", path)
    assert (wrote.exit_code, "fingerprint" in wrote.output) == (0, True), wrote.output
    book = load_workbook(BytesIO(path.read_bytes()))
    sheet = book["Questions"]
    row = next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, KEY).value == "q-bord-08")
    sheet.cell(row, ANSWER).value = "Yes"
    book.save(path)

    dry = run("read", path, "--assessment", "XOR-2018", *SECTION)
    assert (dry.exit_code, drafts()) == (0, before)
    assert f"Questions, row {row}: q-bord-08 – → Yes" in dry.output
    done = run("read", path, "--assessment", "XOR-2018", *SECTION, "--accept")
    assert (done.exit_code, drafts()) == (0, before + 1), done.output
    back = run("read", path, "--assessment", "XOR-2018", *SECTION, "--undo")
    assert back.output == "Taken back: 1 rows ended, 0 stand as before.\n"
    assert drafts() == before


def test_a_workbook_is_encrypted_to_a_key(run, tmp_path):
    identity, path = pyrage.x25519.Identity.generate(), tmp_path / "borders.xlsx.age"

    wrote = run("write", "XOR-2018", *SECTION, "-o", path, "--to-key", identity.to_public())

    assert wrote.exit_code == 0, wrote.output
    assert pyrage.decrypt(path.read_bytes(), [identity]).startswith(b"PK")


def test_a_section_of_nobody_is_told_by_name(run, tmp_path):
    told = run("write", "XOR-2018", "--section", "financing", "-o", tmp_path / "x.xlsx")

    assert (told.exit_code, "no section “financing”" in told.output) == (2, True)
