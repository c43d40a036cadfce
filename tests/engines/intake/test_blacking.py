"""A name that was blacked out stands in no stored byte: not in the database, not in a file, not inside a Word file."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from docx import Document as Word
from hypothesis import given
from hypothesis import strategies as some

from headway.casework.evidence.models import Source
from headway.casework.evidence.queries import text_of
from headway.engines.intake.acceptance import take_in_unreviewed
from headway.engines.intake.blacking import black_out, blacked, pattern_of
from headway.engines.intake.letters import Facts, take_in_letter
from headway.engines.intake.names import find_private_names
from headway.engines.intake.readers.limits import Limits
from headway.engines.intake.readers.reading import read
from headway.engines.intake.sources import reading_of
from tests import make

TEXT = """Report of the visit to Orsania

Mr. Ivan Petrov, aged 34, was arrested at the border. The State established a national centre in 2017. PETROV and
Ivan
Petrov are the same person.
"""
NAMES = ["Ivan Petrov"]
TRACES = ("petrov", "ivan")


def word(text=TEXT):
    document = Word()
    for line in text.split("\n\n"):
        document.add_paragraph(line.replace("\n", " "))
    cut = document.add_paragraph("Signed for Iv")
    cut.add_run("an Pet").bold = True
    cut.add_run("rov by nobody.")
    document.core_properties.author = "Ivan Petrov"
    document.core_properties.title = "On Petrov"
    document.sections[0].header.paragraphs[0].text = "Case of Ivan Petrov"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def a_pdf(text):
    """A PDF with a text of its own, as small as one can be."""
    lines = " ".join(f"({line}) Tj 0 -20 Td" for line in text.splitlines() if line)
    stream = f"BT /F1 12 Tf 40 780 Td {lines} ET".encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF" % (
        table, len(out),
    )  # fmt: skip


def bytes_of(data):
    """Every byte of a file, those of a packed one unpacked."""
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as packed:
            return b"".join(packed.read(name) for name in packed.namelist()) + " ".join(packed.namelist()).encode()
    return data


def traces():
    """Where anything of the name is stored: tables and files."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            said = "\n".join(str(row) for row in cursor.fetchall()).casefold()
            found += [table for trace in TRACES if trace in said]
    for path in Path(default_storage.path("")).rglob("*"):
        if path.is_file():
            said = bytes_of(path.read_bytes())
            both = (said.decode("utf-8", "ignore") + said.decode("utf-16", "ignore")).casefold()
            found += [path.name for trace in TRACES if trace in both]
    return found


@pytest.fixture
def own_files(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "name", "kept_as"),
    [
        (TEXT.encode(), "on Petrov.txt", "text/plain"),
        (word(), "on Petrov.docx", "wordprocessingml"),
        (f"<html><body><p>{TEXT}</p></body></html>".encode(), "Petrov.html", "text/plain"),
        (a_pdf(TEXT), "Ivan Petrov.pdf", "text/plain"),
    ],
    ids=["text", "Word", "web page", "PDF"],
)  # fmt: skip
def test_the_name_is_found_in_no_stored_byte_and_offsets_hold(data, name, kept_as, own_files):
    source = Source(type="document", title="On Ivan Petrov", **make.sight())
    private = [found.text for found in find_private_names(read(data, name=name))]
    assert "Ivan Petrov" in [" ".join(each.split()) for each in private]

    kept, *_ = take_in_unreviewed(source, data, name=name, actor=make.SYSTEM, at=make.NOW, black_out_names=private)

    assert traces() == []
    assert kept_as in kept.file.media_type
    assert kept.title == "On ███████████"
    assert len(text_of(kept)) == len(read(data, name=name).text)
    text = text_of(kept)
    for observed in reading_of(kept).observations:
        assert text[observed.start : observed.end] == observed.text


@pytest.mark.django_db
def test_a_letters_register_holds_the_name_no_more_than_its_file(own_files):
    data = b"Ministry of Justice\n\nSubject: Mr. Ivan Petrov\n\nExcellency,\n\nMr. Ivan Petrov was arrested.\n"
    source = Source(type="letter", **make.sight())
    facts = Facts("in", subject="Mr. Ivan Petrov", enclosures="Photograph of Ivan Petrov")

    letter = take_in_letter(
        source, data, facts, name="Petrov.txt", limits=Limits(), actor=make.SYSTEM, at=make.NOW, black_out_names=NAMES
    )

    assert traces() == []
    assert letter.subject == "Mr. ███████████"


def test_a_word_file_that_hides_words_is_kept_as_text_only():
    out = BytesIO()
    with ZipFile(BytesIO(word())) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
        after.writestr("word/embeddings/sheet.xlsx", b"Ivan Petrov")
    document = read(out.getvalue(), name="a.docx")

    black = black_out(out.getvalue(), name="a.docx", document=document, names=NAMES, limits=Limits())

    assert (black.name, black.document.media_type) == ("a.txt", "text/plain")
    assert len(black.document.text) == len(document.text)


def test_a_word_that_only_looks_like_part_of_a_name_stays():
    pattern = pattern_of(["Rose Hill"])

    assert blacked("Rose Hill rose up the hill; Rosemary; HILL; rose\nhill", pattern) == (
        "█████████ rose up the hill; Rosemary; ████; █████████"
    )


@given(some.text(alphabet="ab AB.\n", max_size=40), some.sampled_from(["Ab Ba", "A B", "Baba"]))
def test_blacking_keeps_the_length_and_leaves_no_name(text, name):
    pattern = pattern_of([name])
    black = blacked(text, pattern)

    assert len(black) == len(text)
    assert not pattern.search(black)


def test_a_name_that_stands_within_a_line_without_spaces_or_behind_a_particle_is_blacked_out():
    assert blacked("嫌疑人王小明于2016年被捕。", pattern_of(["王小明"])) == "嫌疑人███于2016年被捕。"
    assert blacked("سلمت لكريم بلدان وكريم بلدان", pattern_of(["كريم بلدان"])) == "سلمت ل██████████ و██████████"
