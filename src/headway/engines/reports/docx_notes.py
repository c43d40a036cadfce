"""Real footnotes: python-docx has no call for them, so the part is made through its package layer."""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from headway.engines.reports.docx_xml import W, Writer
from headway.engines.reports.layout import Footnote

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def add_footnotes(document: Document, notes: Sequence[Footnote], writer: Writer) -> None:
    """Give the document its notes, with the ids 1, 2, … in order. Notes a template brought along are replaced."""
    if not notes:
        return
    body = "".join(_note(note, writer) for note in notes)
    blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{W}">{_SEPARATORS}{body}</w:footnotes>'
    related = [r for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    for relation in related:
        document.part.drop_rel(relation.rId)
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _name_separators(document)


def _note(note: Footnote, writer: Writer) -> str:
    inner = writer.note_mark(note.number, inside=True) + writer.text(f" {note.text}")
    return f'<w:footnote w:id="{note.number}">{writer.paragraph("footnote text", inner)}</w:footnote>'


def _name_separators(document: Document) -> None:
    """Word wants the two separators named in the settings, before `w:compat`."""
    settings = document.settings.element
    for old in settings.findall(f"{{{W}}}footnotePr"):
        settings.remove(old)
    named = f'<w:footnotePr xmlns:w="{W}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    later = settings.find(f"{{{W}}}compat")
    if later is None:
        settings.append(parse_xml(named))
    else:
        later.addprevious(parse_xml(named))
