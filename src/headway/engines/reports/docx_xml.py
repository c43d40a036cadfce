"""WordprocessingML as text: paragraphs, runs, tables. Text is escaped here and nowhere else."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
UNNUMBERED = -1
"""For `paragraph`: the style's own numbering does not apply."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as XML character data; what XML cannot hold is dropped."""
    return escape(_NOT_IN_XML.sub("", text))


def attribute(text: str) -> str:
    """The text as a quoted XML attribute."""
    return quoteattr(_NOT_IN_XML.sub("", text))


class Writer:
    """Writes elements in one direction; `styles` maps style names (lower case) to this template's ids."""

    def __init__(self, styles: dict[str, str], *, rtl: bool) -> None:
        self.styles = styles
        self.rtl = rtl
        self._bidi = "<w:bidi/>" if rtl else ""
        self._rtl = "<w:rtl/>" if rtl else ""
        self._plain = f"<w:rPr>{self._rtl}</w:rPr>" if rtl else ""
        self._paragraphs: dict[tuple[str, int], str] = {}

    def paragraph(self, style: str, inner: str, *, list_id: int = 0) -> str:
        """A paragraph in the named style, which falls back to the template's default; `list_id` restarts its list."""
        opening = self._paragraphs.get((style, list_id))
        if opening is None:
            opening = self._paragraphs[style, list_id] = self._opening(style, list_id)
        return f"{opening}{inner}</w:p>"

    def _opening(self, style: str, list_id: int) -> str:
        style_id = self.styles.get(style.lower())
        named = f"<w:pStyle w:val={attribute(style_id)}/>" if style_id else ""
        list_number = max(list_id, 0)  # 0 takes a style's numbering away
        numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_number}"/></w:numPr>' if list_id else ""
        return f"<w:p><w:pPr>{named}{numbered}{self._bidi}</w:pPr>"

    def text(self, words: str, style: str = "") -> str:
        style_id = self.styles.get(style.lower()) if style else None
        properties = f"<w:rPr><w:rStyle w:val={attribute(style_id)}/>{self._rtl}</w:rPr>" if style_id else self._plain
        return f'<w:r>{properties}<w:t xml:space="preserve">{clean(words)}</w:t></w:r>'

    def ruled(self) -> str:
        """A line to write on by hand; several of them stand ten millimetres apart."""
        edge = 'w:val="single" w:sz="4" w:space="0" w:color="A0A6AD"'
        borders = f"<w:pBdr><w:bottom {edge}/><w:between {edge}/></w:pBdr>"
        spacing = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
        return f"<w:p><w:pPr>{borders}{spacing}{self._bidi}</w:pPr></w:p>"

    def note_mark(self, number: int, *, inside: bool = False) -> str:
        """The raised number, in the text or, `inside`, at the head of the note itself."""
        style_id = self.styles.get("footnote reference")
        raised = f"<w:rStyle w:val={attribute(style_id)}/>" if style_id else '<w:vertAlign w:val="superscript"/>'
        mark = "<w:footnoteRef/>" if inside else f'<w:footnoteReference w:id="{number}"/>'
        return f"<w:r><w:rPr>{raised}{self._rtl}</w:rPr>{mark}</w:r>"

    def heading(self, level: int, words: str, bookmark: int, name: str) -> str:
        marked = (
            f'<w:bookmarkStart w:id="{bookmark}" w:name="{name}"/>{self.text(words)}<w:bookmarkEnd w:id="{bookmark}"/>'
        )
        return self.paragraph(f"heading {level}", marked)

    def table(self, widths: Sequence[int], header: Sequence[str], rows: Iterable[str], title: str) -> str:
        """A table as wide as its columns (twentieths of a point); the header row repeats on every page."""
        style_id = self.styles.get("report table") or self.styles.get("table grid")
        named = f"<w:tblStyle w:val={attribute(style_id)}/>" if style_id else ""
        mirrored = "<w:bidiVisual/>" if self.rtl else ""
        first_row = "1" if header else "0"
        properties = (
            f'<w:tblPr>{named}{mirrored}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0020" w:firstRow="{first_row}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={attribute(title)}/></w:tblPr>'
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = self._header_row(widths, header) if header else ""
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"

    def _header_row(self, widths: Sequence[int], header: Sequence[str]) -> str:
        cells = (self.paragraph("Table Heading", self.text(name)) for name in header)
        return self.row(widths, cells, before="<w:cantSplit/><w:tblHeader/>")

    def row(self, widths: Sequence[int], cells: Iterable[str], before: str = "<w:cantSplit/>") -> str:
        """A row of cells, each one or more paragraphs of XML."""
        made = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, cells, strict=True)
        )
        return f"<w:tr><w:trPr>{before}</w:trPr>{made}</w:tr>"
