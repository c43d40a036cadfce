"""What a letter or notes brought in by mistake is destroyed wherever it is stored, and the ledger still verifies."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from headway.casework.evidence.correspondence import change_letter
from headway.casework.evidence.models import Source
from headway.engines.intake.letters import Facts, take_in_letter, type_text
from headway.engines.intake.models import Decision
from headway.engines.intake.notes import accept_note, notes_of, take_back, take_in_notes
from headway.engines.intake.readers.limits import Limits
from headway.engines.intake.readers.reading import read_text
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.history import history
from headway.foundation.ledger.verify import verify
from tests import make
from tests.engines.intake.scanned import a_scan

pytestmark = pytest.mark.django_db
SECRET = "the name of the witness that must not stand here"


@pytest.fixture(autouse=True)
def own_files(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)


def gone(revision):
    return expunge(revision, actor=make.SYSTEM, at=make.NOW, reason="by mistake", witness="W. Itness", restore=True)


def traces():
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [table] if SECRET in "\n".join(str(row) for row in cursor.fetchall()) else []
    files = [path for path in Path(default_storage.path("")).rglob("*") if path.is_file()]
    return found + [path.name for path in files if SECRET.encode() in path.read_bytes()]


def a_scanned_letter():
    source = Source(type="letter", title="Note", **make.sight())
    return take_in_letter(
        source,
        a_scan(["Note"]),
        Facts("in", subject="Note"),
        name="n.pdf",
        limits=Limits(),
        actor=make.SYSTEM,
        at=make.NOW,
    )


def test_a_typed_text_goes_with_its_bytes_and_the_scan_stays():
    letter = a_scanned_letter()
    type_text(letter, [SECRET], actor=make.SYSTEM, at=make.NOW)
    typed = history(letter.source)[1].hash
    assert traces()

    receipt = gone(typed)

    letter.source.refresh_from_db()
    assert traces() == []
    assert len(receipt.files) == 1
    assert (letter.source.reading, letter.source.file is None) == (None, False)
    assert verify().problems == []


@pytest.mark.parametrize("field", ["subject", "from_office", "to_office", "enclosures"])
def test_every_text_of_the_register_can_go(field):
    letter = a_scanned_letter()
    change_letter(letter, values={field: SECRET}, dated="", answers=[], actor=make.SYSTEM, at=make.NOW)
    assert traces()

    gone(letter.revision)

    assert traces() == []
    assert verify().problems == []


def test_a_line_of_notes_is_taken_back_and_then_goes_with_the_notes_themselves():
    load(make.NOW)
    assessment = make.an_assessment(audience="public")
    source = Source(title="Notes", dated="2018-07-17", **make.sight())
    take_in_notes(source, read_text(f"! {SECRET}"), meeting=None, actor=make.SYSTEM, at=make.NOW)
    row = accept_note(source, notes_of(source).notes[0], assessment, actor=make.SYSTEM, at=make.NOW)

    passage = row.supports.get().passage
    take_back(source, Decision.objects.get(), actor=make.SYSTEM, at=make.NOW)
    for record in (row, passage, source):
        expunge(history(record)[0].hash, actor=make.SYSTEM, at=make.NOW, reason="by mistake", witness="W. Itness")

    assert traces() == []
    assert verify().problems == []
