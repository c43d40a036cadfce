"""Writes a composed report as DOCX: Word's own numbering, styles, tables with repeated heads, notes, running heads, contents."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from headway.engines.intake.readers.ordinals import roman_value
from tests.engines.intake.documents.reports.parts import Contents, Heading, Item, Para, Scanned, Table

BOLD = re.compile(r"(\*\*.+?\*\*)", re.DOTALL)
NOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "{}</w:footnotes>"
)
FORMATS = {"1": "decimal", "a": "lowerLetter", "i": "lowerRoman"}


class Writer:
    def __init__(self, report):
        self.report = report
        self.document = Document()
        self.families = {}
        self.last = {}
        self.notes = []
        section = self.document.sections[0]
        section.header.paragraphs[0].text = report.running
        section.footer.paragraphs[0].text = f"{report.running} – page"
        if report.columns == 2:
            columns = section._sectPr.find(qn("w:cols"))
            columns.set(qn("w:num"), "2")

    def write(self):
        self.document.add_paragraph(self.report.title, style="Title")
        for block in self.report.blocks:
            getattr(self, f"_{type(block).__name__.lower()}")(block)
        out = BytesIO()
        self.document.save(out)
        return self._with_notes(out.getvalue())

    def _heading(self, block):
        self.document.add_heading(block.text, level=block.level)

    def _para(self, block):
        paragraph = self.document.add_paragraph()
        self._numbered(paragraph, block, 0)
        self._runs(paragraph, block.text)
        if block.note:
            self._note(paragraph, block.note)

    def _item(self, block):
        if block.number == "•":
            self._runs(self.document.add_paragraph(style="List Bullet"), block.text)
            return
        paragraph = self.document.add_paragraph()
        self._numbered(paragraph, block, block.depth)
        self._runs(paragraph, block.text)

    def _numbered(self, paragraph, block, depth):
        if not block.number:
            return
        shape = re.fullmatch(r"(\(?)(\d+|[ivxl]+|[a-z])([.)]?\)?)", block.number)
        if not block.auto or shape is None:
            paragraph.add_run(f"{block.number}\t")
            return
        value, kind = self._value(shape[2], shape[1], depth)
        key = (shape[1] + kind + shape[3], depth)
        family = self.families.get(key)
        if family is None or self.last.get(key) != value - 1:
            family = self.families[key] = self._new_list(
                f"{shape[1]}%{depth + 1}{shape[3]}", FORMATS[kind], depth, value
            )
        self.last[key] = value
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = family

    @staticmethod
    def _value(text, bracket, depth):
        if text.isdigit():
            return int(text), "1"
        if len(text) == 1 and depth < 2 and (bracket or text not in "ivx"):
            return ord(text) - 96, "a"
        return roman_value(text), "i"

    def _new_list(self, pattern, style, depth, start):
        numbering = self.document.part.numbering_part.element
        identity = 500 + len(numbering.findall(qn("w:abstractNum")))
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(identity))
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("start", str(start)), ("numFmt", style), ("lvlText", pattern)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
        numbering.insert(0, abstract)
        return numbering.add_num(identity).numId

    def _runs(self, paragraph, text):
        for piece in BOLD.split(text):
            if piece.startswith("**"):
                paragraph.add_run(piece[2:-2]).bold = True
            elif piece:
                middle = len(piece) // 2
                paragraph.add_run(piece[:middle])
                paragraph.add_run(piece[middle:])

    def _note(self, paragraph, text):
        run = paragraph.add_run()
        reference = OxmlElement("w:footnoteReference")
        self.notes.append(text)
        reference.set(qn("w:id"), str(len(self.notes)))
        run._r.append(reference)

    def _table(self, block):
        table = self.document.add_table(rows=0, cols=len(block.widths), style="Table Grid")
        for count, row in enumerate(block.rows):
            cells = table.add_row().cells
            if row[1:] and not any(row[1:]):
                cells[0].merge(cells[-1])
            for cell, text in zip(cells, row, strict=True):
                if not text:
                    continue
                lines = text.split("\n")
                self._runs(cell.paragraphs[0], f"**{lines[0]}**" if block.headed and not count else lines[0])
                for line in lines[1:]:
                    self._runs(cell.add_paragraph(), line)
        if block.headed:
            head = OxmlElement("w:tblHeader")
            table.rows[0]._tr.get_or_add_trPr().append(head)
        table.autofit = False
        for column, width in zip(table.columns, block.widths, strict=True):
            column.width = Cm(16 * width / sum(block.widths))
        for row in table.rows:
            for cell, width in zip(row.cells, block.widths, strict=False):
                cell.width = Cm(16 * width / sum(block.widths))

    def _contents(self, block):
        self.document.add_heading("Contents", level=1)
        for title, page in block.entries:
            self.document.add_paragraph(f"{title}{'.' * 40} {page}")

    def _scanned(self, block):
        for _ in block.pages:
            self.document.add_paragraph()

    def _with_notes(self, data):
        if not self.notes:
            return data
        body = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
            for n, text in enumerate(self.notes, 1)
        )
        source, out = ZipFile(BytesIO(data)), BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name)
                if name == "[Content_Types].xml":
                    content = content.replace(
                        b"</Types>",
                        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
                    )
                if name == "word/_rels/document.xml.rels":
                    content = content.replace(
                        b"</Relationships>",
                        b'<Relationship Id="rIdN1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
                    )
                target.writestr(name, content)
            target.writestr("word/footnotes.xml", NOTES.format(body))
        return out.getvalue()


def as_word(report):
    return Writer(report).write()


__all__ = ["Contents", "Heading", "Item", "Para", "Scanned", "Table", "as_word"]
