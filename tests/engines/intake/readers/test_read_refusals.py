"""Whatever the bytes, a Document comes out or one clear sentence."""

from io import BytesIO

import docx
import pytest
import typst
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headway.engines.intake.layer import Document
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        ("\ufeff\n".encode(), "a.txt", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png", "picture"),
        (b"{\\rtf1 Hello}", "a.rtf", "RTF"),
        (OLE + b"WordDocument", "a.doc", "old Office format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (bytes(range(256)) * 4, "a.bin", "not read"),
        (b"hello", "a.docx", "damaged"),
        (b"hello", "a.pdf", "damaged"),
        (b"PK\x03\x04 and then nothing", "a.docx", "damaged"),
        (b"PK\x03\x04 and then nothing", "a.zip", "^The ZIP is damaged: pack it again and give that.$"),
        (b"PK\x03\x04 and then nothing", "a.xlsx", "^The spreadsheet is damaged: "),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///x">]><a>&x;</a>', "a.xml", "entities"),
        (b'<?xml version="1.0"?><a>text</a>', "a.xml", "XML file of a kind"),
        (b"Caf\xc3\xa9 and caf\xc3\xa9 and caf\xc3\xa9 and caf\xe9.", "a.txt", "encoding"),
        (b"<html><body><script>x</script></body></html>", "a.html", "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data, name, sentence):
    with pytest.raises(Unreadable, match=sentence) as refused:
        read(data, name=name)

    message = str(refused.value)
    assert message.endswith(".")
    assert "\n" not in message


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(Unreadable, match="limit is 10"):
        read(b"x" * 11, name="a.txt", limits=Limits(max_bytes=10))


def seeds() -> list[bytes]:
    source, out = docx.Document(), BytesIO()
    source.add_heading("Visit", 0)
    source.add_paragraph("The team met the authorities.", style="List Number")
    source.add_table(2, 2).cell(0, 0).text = "R1"
    source.save(out)
    page = b"<html><body><h1>Visit</h1><table><tr><td>1<td>2<tr><td>3</table><ol><li>One<li><p>Two</ol></body></html>"
    return [
        out.getvalue(),
        typst.compile(b"= Visit\n\nThe team met the authorities.#footnote[Note.]"),
        page,
        b"Visit\n\n1. One",
    ]


SEEDS = seeds()


def test_a_pdf_whose_letters_are_lost_has_no_text():
    whole = typst.compile(b"= Visit\n\nThe team met the authorities.#footnote[Note.]")

    with pytest.raises(Unreadable, match=r"has no text \(pages: 1\)"):
        read(whole.replace(b"obj\n<</ProcSet", b"ob\0\n<</ProcSet"), name="a.pdf")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), st.data())
def test_damaged_files_yield_a_document_or_a_refusal(seed, data):
    changed = bytearray(seed[: data.draw(st.integers(1, len(seed)))] if data.draw(st.booleans()) else seed)
    for _ in range(data.draw(st.integers(0, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))

    try:
        document = read(bytes(changed), name=data.draw(st.sampled_from(["a.docx", "a.pdf", "a.html", "a.txt", ""])))
    except Unreadable:
        return
    assert isinstance(document, Document)
    assert all(document.of(block) for block in document.blocks)


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.pdf", "a.html", "a.txt", ""]))
def test_any_bytes_yield_a_document_or_a_refusal(data, name):
    try:
        document = read(data, name=name)
    except Unreadable:
        return
    assert document.blocks


@given(st.text(st.sampled_from("<>/=\"' tablerdhouip1&;-!"), max_size=300))
def test_any_markup_yields_a_document_or_a_refusal(markup):
    try:
        document = read(f"<html>{markup}".encode(), name="a.html")
    except Unreadable:
        return
    assert all(document.of(block).strip() for block in document.blocks)


@pytest.mark.parametrize(
    ("language", "begins"),
    [("ar", "الملف فارغ"), ("es", "El archivo está vacío"), ("fr", "Le fichier est vide"), ("ru", "Файл пуст")],
)
def test_a_refusal_is_said_in_the_language_of_whoever_gave_the_file(language, begins):
    with override(language), pytest.raises(Unreadable) as refused:
        read(b"", name="a.txt")

    assert str(refused.value).startswith(begins)
