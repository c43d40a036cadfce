"""A file that cannot be read, at either door: one sentence that says what to do, and nothing of it is stored."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from headway.casework.evidence.models import Source
from headway.doors.cli.intake import intake
from headway.doors.cli.tracker import tracker
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.queue import jobs
from headway.foundation.access.models import User
from headway.foundation.ledger.models import Changeset, StoredFile
from tests import make
from tests.engines.intake.trackers.spreadsheets import HEADINGS, an_xlsx

LOCKED = Path(__file__).parent / "locked"
"""A Word file and a spreadsheet saved with a password, as Office encrypts them."""
OBJECTS = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>endobj\n"
)


def pages(many):
    document, out = pypdfium2.PdfDocument.new(), BytesIO()
    for _ in range(many):
        document.new_page(200, 200)
    document.save(out)
    return out.getvalue()


def a_zip_of(name, content):
    out = BytesIO()
    with ZipFile(out, "w") as target:
        target.writestr(name, content)
    return out.getvalue()


BAD = {
    "locked.docx": ((LOCKED / "locked.docx").read_bytes(), "encrypted: open it with its password, save it without one"),
    "locked.pdf": (
        b"%PDF-1.4\n" + OBJECTS + b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(b)]/Size 4>>\n%%EOF",
        "encrypted: open it with its password, print it to a new PDF",
    ),
    "torn.docx": (a_zip_of("word/document.xml", "x" * 4000)[:2000], "damaged"),
    "torn.pdf": (b"%PDF-1.7\nand nothing more", "damaged"),
    "long.pdf": (pages(2_001), "has 2,001 pages and the limit is 2,000: give its parts singly"),
    "empty.txt": (b" \n", "The file is empty"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument", "old Office format"),
    "entities.xml": (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><a>&x;</a>',
        "entities",
    ),
}
SHEETS = {
    "locked.xlsx": ((LOCKED / "locked.xlsx").read_bytes(), "encrypted: open it with its password and save it without"),
    "torn.xlsx": (an_xlsx(HEADINGS, [1, "Completed", "2026-02-01", "x"])[:900], "damaged"),
    "bare.csv": (b"\n\n", "empty"),
}
FOR = ("--person", "assessor", "--state", "XOR")


def kept():
    return (Changeset.objects.count(), StoredFile.objects.count(), Source.objects.unscoped("a test").count())


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("more", [(), ("--json",), ("--accept-all", *FOR), ("--as", "earlier-report")])
def test_the_command_line_refuses_a_bad_file_in_one_sentence(loaded, tmp_path, name, more):
    data, sentence = BAD[name]
    (tmp_path / name).write_bytes(data)
    before = kept()

    told = CliRunner().invoke(intake, [str(tmp_path / name), *more])

    assert (told.exit_code, told.exception.__class__) == (2, SystemExit)
    assert sentence in told.output
    assert len(told.output.strip().splitlines()) == 1
    assert kept() == before


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("command", [tracker, intake])
def test_the_command_line_refuses_a_bad_spreadsheet_in_one_sentence(loaded, tmp_path, name, command):
    data, sentence = SHEETS[name]
    (tmp_path / name).write_bytes(data)
    before = kept()

    told = CliRunner().invoke(command, [str(tmp_path / name), *FOR])

    assert (told.exit_code, told.exception.__class__) == (2, SystemExit)
    assert sentence in told.output
    assert len(told.output.strip().splitlines()) == 1
    assert kept() == before


@pytest.mark.parametrize("name", BAD)
def test_the_site_refuses_a_bad_file_in_one_sentence(loaded, name):
    data, sentence = BAD[name]
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(pk=make.an_assessor().user))
    before = kept()

    page = client.post("/sources/new/", {"file": SimpleUploadedFile(name, data)})

    assert page.status_code == 422
    assert page.content.decode().count(sentence) == 1
    assert kept() == before


def test_the_queue_refuses_each_bad_file_in_one_sentence_and_makes_no_source_of_any(loaded):
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(pk=make.an_assessor().user))
    given = [SimpleUploadedFile(name, data) for name, (data, _) in {**BAD, **SHEETS}.items()]
    sources = Source.objects.unscoped("a test").count()

    client.post(reverse("web:queue"), {"several": given, "compartment": "XOR"})
    jobs.read_waiting(worker="a worker")

    found = {row.name: row for row in QueuedFile.objects.unscoped("a test")}
    assert {row.state for row in found.values()} == {"refused"}
    assert {name for name, (_, sentence) in {**BAD, **SHEETS}.items() if sentence not in found[name].sentence} == set()
    assert Source.objects.unscoped("a test").count() == sources
