"""Documents of the corpus, written as lines, built as DOCX (real lists and tables) and as PDF, with their gold.

A file has a head (`key: value`, and `q NUMBER | TEXT` for each question that was put), a line `---`, and then a line a
block: TAG, marks in braces, text. Tags: h1 h2 (headings), p (paragraph), b (bold), n (numbered by Word), s (lettered by
Word, under n), u (bullet), row (cells parted by " | "), end (closes a table), page (a new page), box (a bordered cell of
its own). The mark a=3 says that the block answers question 3 (in a row, the cells that begin with "@").
"""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fontpkg_amiri
import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

CORPUS = Path(__file__).parent / "corpus"
_LINE = re.compile(r"(?P<tag>h1|h2|p|b|n|s|u|row|end|page|box|restart)(?:\s\{(?P<marks>[^}]*)\})?(?:\s(?P<text>.*))?$")
_LEVELS = """<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>"""


@dataclass
class Item:
    """One written document: its head, its questions, its blocks and what each question's answer is."""

    name: str
    head: dict[str, str]
    questions: list[tuple[str, str]]
    blocks: list[tuple[str, dict[str, str], str]]
    gold: dict[str, str] = field(default_factory=dict)


def read_item(path: Path) -> Item:
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    facts, questions = {}, []
    for line in head.splitlines():
        if line.startswith("q "):
            number, _, text = line[2:].partition("|")
            questions.append((number.strip(), text.strip()))
        elif ":" in line:
            key, _, value = line.partition(":")
            facts[key.strip()] = value.strip()
    item = Item(path.stem, facts, questions, [])
    for line in body.splitlines():
        if not line.strip():
            continue
        match = _LINE.match(line)
        assert match, f"{path.name}: {line!r}"
        marks = dict(mark.split("=") for mark in (match["marks"] or "").split(";") if "=" in mark)
        item.blocks.append((match["tag"], marks, match["text"] or ""))
        for question in filter(None, marks.get("a", "").split("+")):
            said = _said(match["tag"], match["text"] or "")
            item.gold[question] = f"{item.gold.get(question, '')}\n{said}".strip()
    return item


def _said(tag: str, text: str) -> str:
    if tag == "row":
        said = "\n".join(cell.strip()[1:].strip() for cell in _parted(text) if cell.strip().startswith("@"))
        return said.replace("\\n", "\n")
    return re.sub(r"^.*?@@", "", text)


def _shown(text: str) -> str:
    return text.replace("@@", "")


def _parted(text: str) -> list[str]:
    return re.split(r" \|(?= |$)", text)


def _cells(text: str) -> list[str]:
    return [re.sub(r"^@", "", cell.strip()) for cell in _parted(text)]


def as_docx(item: Item) -> bytes:
    document = Document()
    lists = document.part.numbering_part.element
    number = _a_list(lists, 90)
    rows: list[list[str]] = []
    for tag, _, text in [*item.blocks, ("end", {}, "")]:
        if tag == "row":
            rows.append(_cells(text))
            continue
        if rows:
            _table(document, rows)
            rows = []
        if tag in ("h1", "h2"):
            document.add_heading(_shown(text), level=int(tag[1]))
        elif tag in ("p", "b"):
            _paragraph(document.add_paragraph(), _shown(text).replace("\\n", "\n"), bold=tag == "b")
        elif tag in ("n", "s"):
            _numbered(document.add_paragraph(_shown(text)), number, int(tag == "s"))
        elif tag == "restart":
            number = _a_list(lists, number + 1)
        elif tag == "u":
            document.add_paragraph(_shown(text), style="List Bullet")
        elif tag == "box":
            document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0).text = _shown(text)
        elif tag == "page":
            document.add_page_break()
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _paragraph(paragraph: Any, text: str, *, bold: bool) -> None:
    """A paragraph with its runs: what stands between ** is in bold, between ~~ in italics."""
    for piece in re.split(r"(\*\*.+?\*\*|~~.+?~~)", text):
        if piece:
            run = paragraph.add_run(piece[2:-2] if piece[:2] in ("**", "~~") else piece)
            run.bold = bold or piece.startswith("**") or None
            run.italic = piece.startswith("~~") or None


def _a_list(lists: Any, identity: int) -> int:
    lists.insert(0, parse_xml(_LEVELS.format(ns=nsdecls("w"), id=identity)))
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'))
    return identity


def _numbered(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _table(document: Any, rows: list[list[str]]) -> None:
    """A cell "^" goes on with the one above it, "<" with the one before it: merged cells, as Word merges them."""
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("^", "<"):
                table.cell(r, c).text = text.replace("\\n", "\n")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "^" and r:
                _merge_down(table.cell(r - 1, c)._tc, table.cell(r, c)._tc)
            elif text == "<" and c:
                table.cell(r, c - 1).merge(table.cell(r, c))


def _merge_down(above: Any, below: Any) -> None:
    for cell, value in ((above, "restart"), (below, "continue")):
        properties = cell.get_or_add_tcPr()
        if properties.find(qn("w:vMerge")) is None:
            properties.append(parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{value}"/>'))


def as_pdf(item: Item) -> bytes:
    language = item.head.get("language", "en")
    lines = ['#set page(paper: "a4", numbering: "1", margin: 2.2cm)', f'#set text(size: 10.5pt, lang: "{language}")']
    if language == "ar":
        lines.append('#set text(font: "Amiri", dir: rtl)')
    rows: list[list[str]] = []
    one = two = 0
    for tag, _, text in [*item.blocks, ("end", {}, "")]:
        if tag == "row":
            rows.append(_cells(text))
            continue
        if rows:
            lines.append(_typst_table(rows))
            rows = []
        one, two = _counted(tag, one, two)
        shown = _escaped(_shown(text))
        if language == "ar" and text[:1].isascii() and text:
            shown = f'#[#set text(dir: ltr, lang: "en", font: "Libertinus Serif"); {shown}]'
        lines.append(_typst_block(tag, shown, one, two))
    return typst.compile("\n\n".join(lines).encode(), font_paths=_fonts())


def _counted(tag: str, one: int, two: int) -> tuple[int, int]:
    """The numbers that Word's lists would print."""
    if tag == "n":
        return one + 1, 0
    return (0, 0) if tag == "restart" else (one, two + (tag == "s"))


def _typst_block(tag: str, shown: str, one: int, two: int) -> str:
    return {
        "h1": f"= {shown}",
        "h2": f"== {shown}",
        "b": f"#strong[{shown}]",
        "n": f"{one}\\. {shown}",
        "s": f"#pad(left: 18pt)[({chr(96 + two)}) {shown}]",
        "u": f"#list[{shown}]",
        "box": f"#rect(width: 100%)[{shown}]",
        "page": "#pagebreak()",
    }.get(tag, shown)


def _fonts() -> list[str]:
    return [str(Path(fontpkg_amiri.__file__).parent / "files")]


def _typst_table(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    sizes = ["1fr"] * width
    for column in range(width):
        longest = max((len(row[column]) for row in rows if column < len(row)), default=0)
        sizes[column] = "auto" if longest <= 16 else "2fr" if longest < 60 else "3fr"
    parts = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row + [""] * (width - len(row))):
            if text in ("^", "<"):
                continue
            down = sum(1 for _ in _run(rows, r, c, (1, 0), "^"))
            across = sum(1 for _ in _run(rows, r, c, (0, 1), "<"))
            inside = f"[{_escaped(text)}]"
            parts.append(
                f"table.cell(rowspan: {1 + down}, colspan: {1 + across}){inside}" if down or across else inside
            )
    return f"#table(columns: ({', '.join(sizes)}{',' if width == 1 else ''}), {', '.join(parts)})"


def _run(rows: list[list[str]], r: int, c: int, step: tuple[int, int], sign: str) -> Any:
    while True:
        r, c = r + step[0], c + step[1]
        if r >= len(rows) or c >= len(rows[r]) or rows[r][c] != sign:
            return
        yield r, c


def _escaped(text: str) -> str:
    text = re.sub(
        r"([\\#*_`$<>@\[\]=~/+\-])",
        lambda m: m[0] if m[0] == "-" and not text.startswith("-") else f"\\{m[0]}",
        text.replace("\\n", "\n"),
    )
    text = re.sub(r"\\\*\\\*(.+?)\\\*\\\*", r"#strong[\1]", text)
    text = re.sub(r"\\~\\~(.+?)\\~\\~", r"#emph[\1]", text)
    return text.replace("\n", " \\\n")
