"""Word templates of letters: words in double braces are filled in, once, and never read as anything but words.

A template is a DOCX in which {{number}}, {{date}} and the like stand; a paragraph of {{items}} alone is repeated for
each item. What is filled in is plain text: braces in it stay braces, and no template language is run.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from django.conf import settings
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from headway.foundation.core.numbers_said import say_each

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "letters"
WORDS = ("number", "date", "from", "to", "subject", "state", "assessment", "due", "signed_by")
"""What a template may ask for, besides items."""

ITEMS = "items"
_ASKED_FOR = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


class BadTemplate(ValueError):
    """The template cannot be used; the message says what to do."""


def own_template(name: str) -> bytes | None:
    """The organisation's own template of that name, where HEADWAY_LETTER_TEMPLATES has one."""
    own = settings.HEADWAY_LETTER_TEMPLATES
    file = Path(own) / f"{name}.docx" if own else None
    return file.read_bytes() if file and file.is_file() else None


def template_named(name: str) -> bytes:
    """The organisation's own template of that name, else the shipped one."""
    own, shipped = own_template(name), SHIPPED / f"{name}.docx"
    if own is not None:
        return own
    if shipped.is_file():
        return shipped.read_bytes()
    raise BadTemplate(
        _("There is no template %(name)s.docx: put one into the folder of letter templates.") % {"name": name}
    )


def filled(template: bytes, words: Mapping[str, str], items: Sequence[str]) -> bytes:
    """The letter as DOCX. Raises BadTemplate for a file that is none, or that asks for words nobody knows."""
    try:
        document = Document(BytesIO(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        raise BadTemplate(_("The letter template is no Word document: save it as DOCX in a word processor.")) from None
    known = {**dict.fromkeys(WORDS, ""), **words}
    for paragraph in list(_paragraphs(document)):
        if paragraph.text.strip() in {"{{items}}", "{{ items }}"}:
            _repeat(paragraph, items)
        else:
            _fill(paragraph, known)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraphs(document: DocumentObject) -> Iterator[Paragraph]:
    yield from _of(document.paragraphs, document.tables)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            yield from _of(part.paragraphs, part.tables)


def _of(paragraphs: Iterable[Paragraph], tables: Iterable[Table]) -> Iterator[Paragraph]:
    yield from paragraphs
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _of(cell.paragraphs, cell.tables)


def _fill(paragraph: Paragraph, known: Mapping[str, str]) -> None:
    said = paragraph.text
    if "{{" not in said:
        return
    unknown = [word for word in _ASKED_FOR.findall(said) if word not in known]
    if unknown:
        raise BadTemplate(
            _("The letter template asks for %(word)s, which nobody knows; known are: %(known)s.")
            % {"word": f"{{{{{unknown[0]}}}}}", "known": say_each([*WORDS, ITEMS])}
        )
    _say(paragraph, _ASKED_FOR.sub(lambda hit: known[hit[1]], said))


def _repeat(paragraph: Paragraph, items: Sequence[str]) -> None:
    for item in items:
        copied = deepcopy(paragraph._p)
        paragraph._p.addprevious(copied)
        _say(Paragraph(copied, paragraph._parent), item)
    paragraph._p.getparent().remove(paragraph._p)


def _say(paragraph: Paragraph, words: str) -> None:
    """Put plain text into the paragraph's first run; the others, which are parts of the same words, become empty."""
    runs = paragraph.runs or [paragraph.add_run()]
    runs[0].text = words.translate(_CONTROLS)
    for run in runs[1:]:
        run.text = ""
