"""What was uploaded comes back as an attachment only, and only to whoever may see a row that points to it."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.foundation.access.models import Consent
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import path_of, store_file
from headway.foundation.ledger.models import StoredFile
from headway.foundation.ledger.scanning import written_here
from tests import make
from tests.scanner import EICAR, clamd
from tests.serving import free_port

pytestmark = pytest.mark.django_db
IN_PASSING = {"Content-Length", "Content-Language", "Vary"}
PAGE = b"<html><script>alert(1)</script><p>The authorities met the delegation.</p></html>"


def a_kept_file(**given):
    return keep_source(
        Source(type="document", title="Letter", **make.sight(**given)),
        actor=make.SYSTEM,
        at=make.NOW,
        data=written_here(PAGE),
        name='lettre "é".html',
        media_type="text/html",
        text="The authorities met the delegation.",
    )


def file_of(row):
    return reverse("web:file", args=[row.kind, row.pk])


def test_a_stored_file_is_an_attachment_that_can_do_nothing(reading_as):
    answer = reading_as(make.an_assessor()).get(file_of(a_kept_file()))

    assert answer.content == PAGE
    assert {name: answer.headers[name] for name in answer.headers if name not in IN_PASSING} == {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": "attachment; filename*=utf-8''lettre%20%22%C3%A9%22.html",
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }


def test_a_stored_file_is_not_there_for_a_stranger(reading_as):
    address = file_of(a_kept_file())
    strangers = [make.a_focal_point(), make.an_assessor(body="fatf"), make.a_delegate(), None]

    assert [reading_as(who).get(address).status_code for who in strangers] == [404] * 4


def test_a_file_opens_with_the_row_that_points_to_it_and_not_with_another(reading_as):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a consent") as change:
        file = store_file(change, written_here(b"Agreed."), name="note.txt", media_type="text/plain", compartment="XOR")
        consent = change.add(
            Consent(what="visit", given_on=date(2018, 5, 2), file=file, **make.sight(audience="state"))
        )
    client = reading_as(make.a_focal_point())

    assert client.get(file_of(consent)).content == b"Agreed."
    assert client.get(reverse("web:file", args=["file", file.pk])).status_code == 404
    assert client.get(reverse("web:file", args=["source", consent.pk])).status_code == 404
    assert client.get(reverse("web:file", args=["recommendation", consent.pk])).status_code == 404
    assert client.get(reverse("web:file", args=["nothing", consent.pk])).status_code == 404


def test_a_row_without_a_file_has_none(reading_as):
    client = reading_as(make.an_assessor())
    lost = a_kept_file()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="lost") as change:
        gone = change.add(StoredFile(compartment="XOR", sha256="0" * 64, size=1, media_type="text/plain", name="a"))
        change.edit(lost, file=gone)

    assert client.get(file_of(make.a_source())).status_code == 404
    assert client.get(file_of(lost)).status_code == 404


def test_no_address_leads_into_the_folder_of_files(reading_as):
    kept = a_kept_file()
    client = reading_as(make.an_assessor())
    tries = [path_of(kept.file.sha256), f"static/{path_of(kept.file.sha256)}", "static/../headway.sqlite3", "files/"]

    assert [client.get(f"/{address}").status_code for address in tries] == [404] * 4


def give(client, data, name, **fields):
    return client.post("/sources/new/", {"file": SimpleUploadedFile(name, data), **fields})


@pytest.fixture
def assessor():
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)
    return make.an_assessor()


@pytest.fixture
def nothing_stored():
    yield
    assert Source.rows.count() == 0
    assert StoredFile.objects.count() == 0


def test_an_infected_file_is_refused_and_nothing_is_stored(
    assessor, reading_as, settings, tmp_path, nothing_stored, caplog
):
    with clamd(tmp_path) as (_, settings.HEADWAY_CLAMD):
        answer = give(reading_as(assessor), EICAR, "item.txt")

    assert answer.status_code == 422
    assert "The virus scanner found “Eicar-Test-Signature.UNOFFICIAL” in the file" in answer.content.decode()
    assert any(f"given by user:{assessor.user}" in line for line in caplog.messages)


def test_where_the_scanner_does_not_answer_nothing_is_stored(assessor, reading_as, settings, nothing_stored):
    settings.HEADWAY_CLAMD = f"127.0.0.1:{free_port()}"

    answer = give(reading_as(assessor), b"The delegation met the authorities.", "item.txt")

    assert answer.status_code == 422
    assert "The virus scanner does not answer, so the file was not taken: try again later." in answer.content.decode()


def test_a_clean_file_is_taken_after_it_was_looked_at(assessor, reading_as, settings, tmp_path):
    with clamd(tmp_path) as (settings.HEADWAY_CLAMD, _):
        answer = give(reading_as(assessor), b"The delegation met the authorities of Orsania.", "item.txt")

    assert answer.status_code == 302
    assert Source.rows.count() == 1


def test_the_type_of_a_file_is_told_by_what_it_holds_not_by_its_name(assessor, reading_as):
    give(reading_as(assessor), PAGE, "innocent.txt")

    assert Source.rows.get().file.media_type == "text/html"


def test_a_file_over_the_limit_is_refused(assessor, reading_as, settings, nothing_stored):
    settings.HEADWAY_INTAKE_MAX_BYTES = 100

    answer = give(reading_as(assessor), b"x" * 101, "item.txt")

    assert (answer.status_code, "the limit is 100" in answer.content.decode()) == (422, True)


def test_a_picture_is_kept_without_its_place_and_shown_as_a_source(assessor, reading_as):
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "40.1772N"
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    client = reading_as(assessor)

    answer = give(client, out.getvalue(), "post.jpg", compartment="XOR", title="The post at Upper Ardan")

    kept = Source.rows.get()
    assert answer.headers["Location"] == reverse("web:source", args=[kept.pk])
    assert client.get(answer.headers["Location"]).status_code == 200
    assert b"40.1772N" not in client.get(file_of(kept)).content


def test_a_spreadsheet_or_an_archive_is_refused(assessor, reading_as, nothing_stored):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")

    assert "This is a spreadsheet" in give(reading_as(assessor), out.getvalue(), "a.docx").content.decode()


def test_what_is_marked_above_the_ceiling_is_refused_and_its_existence_alone_is_offered(
    assessor, reading_as, settings, nothing_stored
):
    settings.HEADWAY_CEILING = "Confidential"

    answer = give(reading_as(assessor), b"The delegation met them.", "item.txt", level="Strictly confidential")

    assert answer.status_code == 422
    assert "This installation holds nothing above “Confidential”." in answer.content.decode()
    assert "Tick “Record only that it exists”" in answer.content.decode()


def test_of_what_is_above_the_ceiling_the_title_alone_is_kept_even_if_a_file_came_along(assessor, reading_as, settings):
    settings.HEADWAY_CEILING = "Confidential"
    client = reading_as(assessor)

    answer = give(
        client, b"Most secret.", "item.txt",
        level="Strictly confidential", only_exists="on", title="Threat assessment 7/18", compartment="XOR",
    )  # fmt: skip

    kept = Source.rows.get()
    assert (kept.title, kept.custody, kept.marking) == ("Threat assessment 7/18", "cited", "Strictly confidential")
    assert (kept.file, kept.reading, StoredFile.objects.count()) == (None, None, 0)
    assert "Only that this document exists is recorded here" in client.get(answer.headers["Location"]).content.decode()
