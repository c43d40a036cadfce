"""Builds the template shipped as data/reports/template.docx: `python -m headway.engines.reports.docx_template FILE`.

A template of one's own needs styles by these names (DOCX_STYLES in docx.py); headers and footers may hold the words
{{title}}, {{state}}, {{marking}}, {{dated}}, {{status}}, each within one run.
"""

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Mm
from docx.styles.styles import Styles

from headway.engines.reports.files import read_data

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def build_template(path: Path) -> None:
    """Write an empty A4 document with the styles, numbering, header and footer of a report."""
    document = Document()
    styles_part = document.part._styles_part  # python-docx has no public way to replace all styles
    styles_part._element = parse_xml(read_data("docx/styles.xml"))
    assert isinstance(styles_part.styles, Styles)
    document.part.numbering_part._element = parse_xml(read_data("docx/numbering.xml"))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(26), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)
    section.different_first_page_header_footer = True
    _fill(section.header._element, "Header", _text("{{title}}") + _TAB + _text("{{marking}}"))
    _fill(section.first_page_header._element, "Marking", _text("{{marking}}"))
    pages = _text("{{state}} · {{dated}} · {{status}}") + _TAB + _field("PAGE") + _text(" / ") + _field("NUMPAGES")
    _fill(section.footer._element, "Footer", pages)
    _fill(section.first_page_footer._element, "Footer", pages)
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    document.save(str(path))


_TAB = "<w:r><w:tab/></w:r>"


def _text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _fill(element: Any, style: str, runs: str) -> None:
    """Set one paragraph in place of what an element of lxml, which python-docx leaves untyped, holds."""
    for child in list(element):
        element.remove(child)
    paragraph = f'<w:p {_W}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
    element.append(parse_xml(paragraph))


if __name__ == "__main__":
    build_template(Path(sys.argv[1]))
