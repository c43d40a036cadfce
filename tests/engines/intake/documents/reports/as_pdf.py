"""Writes a composed report as PDF with typst: running heads, page numbers, hyphens, notes, columns, broken tables, pictures."""

import re
from io import BytesIO

import pypdfium2
import typst

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
SPECIAL = re.compile(r"([\\#$*_`<>@~\[\]/=+-])")


def escaped(text):
    return SPECIAL.sub(r"\\\1", text)


def runs(text):
    pieces, last = [], 0
    for hit in BOLD.finditer(text):
        pieces += [escaped(text[last : hit.start()]), f"#strong[{escaped(hit[1])}]"]
        last = hit.end()
    return "".join([*pieces, escaped(text[last:])])


def _heading(block, look):
    return f"#heading(level: {block.level})[{escaped(block.text)}]"


def _para(block, look):
    note = f"#footnote[{escaped(block.note)}]" if block.note else ""
    if not block.number:
        return f"#par[{runs(block.text)}{note}]"
    if look.get("hanging"):
        return f"#enum(numbering: _ => [{escaped(block.number)}], body-indent: 1em, enum.item(1)[{runs(block.text)}{note}])"
    return f"#par[{escaped(block.number)}#h(1.2em){runs(block.text)}{note}]"


def _item(block, look):
    indent = 1.5 * (block.depth + 1)
    if look.get("hanging"):
        return f"#pad(left: {indent}em)[#enum(numbering: _ => [{escaped(block.number)}], enum.item(1)[{runs(block.text)}])]"
    return f"#pad(left: {indent}em)[{escaped(block.number)}#h(0.8em){runs(block.text)}]"


def _table(block, look):
    cells = []
    for count, row in enumerate(block.rows):
        if row[1:] and not any(row[1:]):
            cells.append(f"table.cell(colspan: {len(row)})[{runs(row[0])}]")
            continue
        inner = [f"[{' #parbreak() '.join(runs(line) for line in cell.split(chr(10)))}]" for cell in row]
        if block.headed and not count:
            inner = [f"table.header({', '.join(f'[#strong{cell}]' for cell in inner)})"]
        cells += inner
    widths = ", ".join(f"{width}fr" for width in block.widths)
    stroke = look.get("stroke", "0.5pt")
    return f"#table(columns: ({widths}), stroke: {stroke}, {', '.join(cells)})"


def _contents(block, look):
    lines = "\n\n".join(f"#par[{escaped(title)} #box(width: 1fr, repeat[.]) {page}]" for title, page in block.entries)
    return f'#text(size: 14pt, weight: "bold")[Contents]\n\n{lines}\n#pagebreak()'


def source_of(report, blocks):
    look = report.look
    size, font = look.get("size", 10.5), look.get("font", "Libertinus Serif")
    columns = ", columns: 2" if report.columns == 2 else ""
    page = (
        f'#set page(paper: "a4", margin: 2.4cm, header: [{escaped(report.running)} #h(1fr) ABC\\/2018\\/7], '
        f"footer: context align(center)[#counter(page).display()]{columns})"
    )
    lines = [
        page,
        f'#set text(size: {size}pt, font: "{font}", lang: "{report.language}", hyphenate: {str(look.get("hyphenate", True)).lower()})',
        f"#set par(justify: {str(look.get('justify', True)).lower()}, spacing: {look.get('spacing', '1.1em')})",
        "#set heading(numbering: none)\n#set smartquote(enabled: false)",
        "#show heading.where(level: 3): set text(size: 1em)",
    ]
    if look.get("title", True):
        lines.append(f'#text(size: 20pt, weight: "bold")[{escaped(report.title)}]')
    for block in blocks:
        lines.append(globals()[f"_{type(block).__name__.lower()}"](block, look))
    return "\n\n".join(lines)


def _compiled(report, blocks):
    return bytes(typst.compile(source_of(report, blocks).encode()))


def as_pdf(report):
    """The report; pages of scanned blocks are pictures of what was set, with no text."""
    pieces, current = [], []
    for block in report.blocks:
        if type(block).__name__ == "Scanned":
            pieces += [(False, current), *[(True, page) for page in block.pages]]
            current = []
        else:
            current.append(block)
    pieces.append((False, current))
    if len(pieces) == 1:
        return _compiled(report, current)
    whole = pypdfium2.PdfDocument.new()
    for scanned, blocks in pieces:
        set_apart = _compiled(report, blocks)
        part = pypdfium2.PdfDocument(_pictured(set_apart) if scanned else set_apart)
        whole.import_pages(part)
        report.look.setdefault("silent", []).extend(
            range(len(whole) - len(part) + 1, len(whole) + 1) if scanned else []
        )
        report.look["title"] = False
    report.look.pop("title")
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def _pictured(data):
    images = [page.render(scale=1).to_pil().convert("L") for page in pypdfium2.PdfDocument(data)]
    out = BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:])
    return out.getvalue()
