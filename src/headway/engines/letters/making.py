"""Letter templates of our own words: those shipped in data/letters are English, the others are made when asked for.

`python -m headway.engines.letters.making` builds the shipped ones.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_bidi, gettext_noop, override
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from headway.engines.letters.templates import SHIPPED, own_template, template_named
from headway.engines.reports.words import language_now

FONT = "Liberation Serif"
OPENINGS = {
    "request": (
        gettext_noop("I have the honour to send you what is recommended to you in {{assessment}}:"),
        gettext_noop("I should be grateful for your written answer on each of them {{due}}."),
    ),
    "reminder": (
        gettext_noop("I have the honour to recall what is still owed in connection with {{assessment}}:"),
        gettext_noop("I should be grateful for your answer {{due}}."),
    ),
    "notes": (
        gettext_noop("I have the honour to list what was asked for or promised in our meetings, {{assessment}}:"),
        gettext_noop("I should be grateful if you could send it, or say how it stands, {{due}}."),
    ),
}


def template_in(language: str, name: str) -> bytes:
    """The template of that name in a language: the organisation's own (`request-fr.docx`), else in our words.

    In English, and for names that are not ours, it is `template_named`. Raises BadTemplate.
    """
    if language == "en" or name not in OPENINGS:
        return template_named(name)
    own = own_template(f"{name}-{language}")
    if own is not None:
        return own
    out = BytesIO()
    with override(language):
        made(name).save(out)
    return out.getvalue()


def made(name: str) -> DocumentObject:
    """One template in the language in use: an A4 letter with the words that are filled in."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11.5)
    if language_now() != "en":
        _set_language(normal.element)
    opening, closing = OPENINGS[name]
    document.add_paragraph("{{from}}").runs[0].bold = True
    document.add_paragraph(_("No. %(number)s") % {"number": "{{number}}"})
    document.add_paragraph("{{date}}").alignment = WD_ALIGN_PARAGRAPH.RIGHT  # its far end in Arabic, which is the left
    document.add_paragraph(_("To: %(office)s") % {"office": "{{to}}"})
    document.add_paragraph(_("Subject: %(subject)s") % {"subject": "{{subject}}"}).runs[0].bold = True
    document.add_paragraph(_("Excellency,"))
    document.add_paragraph(_(opening))
    document.add_paragraph("{{items}}", style="List Number")
    document.add_paragraph(_(closing))
    document.add_paragraph(_("Accept, Excellency, the assurances of my highest consideration."))
    document.add_paragraph("{{signed_by}}")
    if get_language_bidi():
        _from_the_right(document)
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    return document


def _set_language(style: Any) -> None:
    """Say in the style which language it is in; Arabic is set in the face and size of complex scripts."""
    properties = style.get_or_add_rPr()
    attribute = "bidi" if get_language_bidi() else "eastAsia" if language_now().startswith("zh") else "val"
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), "26" if get_language_bidi() else "23")
    properties.append(size)
    language = OxmlElement("w:lang")
    language.set(qn(f"w:{attribute}"), language_now())
    properties.append(language)


def _from_the_right(document: DocumentObject) -> None:
    for paragraph in document.paragraphs:
        paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), "w:jc", "w:rPr")
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def build(name: str, folder: Path = SHIPPED) -> None:
    """Write the shipped template of that name."""
    with override("en"):
        made(name).save(str(folder / f"{name}.docx"))


if __name__ == "__main__":
    settings.configure()
    for each in OPENINGS:
        build(each)
