"""A laid-out report as HTML: a page that stands alone, or the body for the site, where sentences open their source."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from django.utils.translation import gettext as _

from headway.engines.reports.files import read_data
from headway.engines.reports.layout import (
    Footnote,
    LaidBlock,
    LaidCell,
    LaidContents,
    LaidFacts,
    LaidHeading,
    LaidList,
    LaidNote,
    LaidParagraph,
    LaidRanges,
    LaidSources,
    LaidTable,
    Layout,
    Reference,
    Run,
)
from headway.engines.reports.marks import SCALE, RangeBar
from headway.engines.reports.values import PageBreak, RoomToWrite
from headway.foundation.core.numbers_said import say_apart

BAR_WIDTH = 240
BAR_HEIGHT = 16
_SAFE_SCHEMES = ("/", "https://", "http://", "#")


def render(layout: Layout) -> str:
    """A whole page with its own style and no script; sources are reached through the notes at its end."""
    report = layout.report
    style = read_data("report.css").decode()
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(report.language)}" dir="{escape(report.direction)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<main>\n{_Page(layout, links=False).article()}\n</main>\n</body>\n</html>\n"
    )


def render_fragment(layout: Layout) -> str:
    """The article alone, without style or script; each sentence is a link to its source where that opens.

    Links carry class "cite". Paragraphs have ids "para-3", notes "note-7", headings their section's key.
    """
    return _Page(layout, links=True).article()


class _Page:
    def __init__(self, layout: Layout, *, links: bool) -> None:
        self.layout = layout
        self.links = links
        self.rtl = layout.report.direction == "rtl"

    def article(self) -> str:
        report = self.layout.report
        open_tag = f'<article class="report" lang="{escape(report.language)}" dir="{escape(report.direction)}">'
        blocks = (part for block in self.layout.blocks for part in (_for_a_pen(block) or self.block(block)))
        return "\n".join([open_tag, *self.front(), *blocks, *self.notes(), "</article>"])

    def front(self) -> Iterator[str]:
        report = self.layout.report
        yield "<header>"
        if report.marking:
            yield f'<p class="marking">{escape(report.marking)}</p>'
        yield f"<h1>{escape(report.title)}</h1>"
        if report.subtitle:
            yield f'<p class="subtitle">{escape(report.subtitle)}</p>'
        yield "</header>"

    def block(self, block: LaidBlock) -> Iterator[str]:
        match block:
            case LaidHeading(text=text, level=level, anchor=anchor):
                tag = f"h{min(level + 1, 6)}"
                yield f'<{tag} id="{escape(anchor)}">{escape(text)}</{tag}>'
            case LaidContents(headings=headings):
                lines = "".join(_contents_line(h) for h in headings if h.level == 1)
                name = escape(_("Contents"))
                yield f'<nav class="contents" aria-label="{name}"><ol>{lines}</ol></nav>'
            case LaidParagraph(number=0, runs=runs):
                yield f"<p>{self.prose(runs)}</p>"
            case LaidParagraph(number=number, runs=runs, key=key):
                label = f'<span class="number">{number}.</span>'
                mark = f' data-block="{escape(key)}"' if key else ""
                yield f'<p class="numbered" id="para-{number}"{mark}>{label} {self.prose(runs)}</p>'
            case LaidList(items=items, lettered=lettered):
                lines = "".join(f"<li>{self.prose(item)}</li>" for item in items)
                yield f'<ol class="lettered" type="a">{lines}</ol>' if lettered else f"<ul>{lines}</ul>"
            case LaidTable():
                yield from self.table(block)
            case LaidFacts(facts=facts):
                lines = "".join(f"<dt>{escape(label)}</dt><dd>{self.bracketed(runs)}</dd>" for label, runs in facts)
                yield f'<dl class="facts">{lines}</dl>'
            case LaidRanges():
                yield from self.ranges(block)
            case LaidNote(label=label, runs=runs, lines=lines_apart):
                told = self.lines(runs) if lines_apart else f"<p>{self.bracketed(runs)}</p>"
                yield f'<aside class="note"><p class="label">{escape(label)}</p>{told}</aside>'
            case LaidSources(entries=entries):
                lines = "".join(self.source(entry) for entry in entries)
                yield f'<ol class="sources">{lines}</ol>'

    def table(self, table: LaidTable) -> Iterator[str]:
        yield f'<div class="table" tabindex="0"><table><caption>{escape(table.caption)}</caption>'
        yield "<thead><tr>" + "".join(f'<th scope="col">{escape(h)}</th>' for h in table.header) + "</tr></thead>"
        yield "<tbody>"
        for row in table.rows:
            yield f"<tr>{''.join(self.cell(cell) for cell in row)}</tr>"
        yield "</tbody></table></div>"

    def cell(self, cell: LaidCell) -> str:
        inner = self.bracketed(cell.runs)
        return f'<th scope="row">{inner}</th>' if cell.heading else f"<td>{inner}</td>"

    def ranges(self, block: LaidRanges) -> Iterator[str]:
        ends = _("%(low)s to %(high)s") % {"low": block.low, "high": block.high}
        axis = f"{ends} {block.unit}".strip()
        yield f'<div class="table" tabindex="0"><table class="ranges"><caption>{escape(block.caption)}</caption>'
        drawn = _("Range, on an axis from %(axis)s") % {"axis": axis}
        columns = (_("Figure"), _("When"), drawn, _("In numbers"), _("As said"))
        yield "<thead><tr>" + "".join(f'<th scope="col">{escape(h)}</th>' for h in columns) + "</tr></thead><tbody>"
        for bar, run in block.rows:
            cells = (escape(bar.when), draw_bar(bar, rtl=self.rtl), escape(bar.words), self.bracketed([run]))
            row = "".join(f"<td>{cell}</td>" for cell in cells)
            yield f'<tr><th scope="row">{escape(bar.label)}</th>{row}</tr>'
        yield "</tbody></table></div>"

    def lines(self, runs: Iterable[Run]) -> str:
        return "<ul>" + "".join(f"<li>{self.bracketed([run])}</li>" for run in runs) + "</ul>"

    def prose(self, runs: Sequence[Run]) -> str:
        return " ".join(self.sentence(run) + self.note_mark(run) for run in runs)

    def sentence(self, run: Run) -> str:
        opens = next((r.url for r in run.references if _may_link(r.url)), "") if self.links else ""
        inner = escape(run.text)
        if opens:
            return f'<a class="sentence cite" href="{escape(opens)}">{inner}</a>'
        return f'<span class="sentence {escape(run.basis)}">{inner}</span>'

    def note_mark(self, run: Run) -> str:
        if not run.shows_note:
            return ""
        number = run.note
        return f'<sup><a class="note-mark" id="mark-{number}" href="#note-{number}">{number}</a></sup>'

    def bracketed(self, runs: Iterable[Run]) -> str:
        return " ".join(" ".join([self.sentence(run), *self.source_links(run)]) for run in runs)

    def source_links(self, run: Run) -> Iterator[str]:
        """Each source of the run in brackets, once a place: in the site it opens there, else in the list of sources."""
        for reference in dict.fromkeys(run.references):
            words = f"{reference.source}, {reference.place}" if reference.place else str(reference.source)
            href = reference.url if self.links and _may_link(reference.url) else f"#source-{reference.source}"
            yield f'<a class="cite" href="{escape(href)}">[{escape(words)}]</a>'

    def notes(self) -> Iterator[str]:
        if self.layout.notes:
            lines, notes = "".join(self.note(note) for note in self.layout.notes), escape(_("Notes"))
            yield f'<section class="notes" aria-label="{notes}"><h2>{notes}</h2><ol>{lines}</ol></section>'

    def note(self, note: Footnote) -> str:
        told = say_apart(self.reference(r) for r in note.references if r.text)
        words = " ".join(part for part in (escape(note.remark), told) if part)
        name = escape(_("Back to the text"))
        back = f'<a class="back" href="#mark-{note.number}" aria-label="{name}">↩</a>'
        return f'<li id="note-{note.number}">{words}{note.stop} {back}</li>'

    def reference(self, reference: Reference) -> str:
        if self.links and _may_link(reference.url):
            return f'<a class="cite" href="{escape(reference.url)}">{escape(reference.text)}</a>'
        return escape(reference.text)

    def source(self, entry: Reference) -> str:
        return f'<li id="source-{entry.source}">{self.reference(entry)}</li>'


def draw_bar(bar: RangeBar, *, rtl: bool = False) -> str:
    """The interval as SVG, no style attributes: closed ends have ticks, an endless one an arrow, computed is hollow."""
    left, right = 1 + bar.start * (BAR_WIDTH - 12) // SCALE, 1 + bar.end * (BAR_WIDTH - 12) // SCALE
    width, base = max(right - left, 3), BAR_HEIGHT - 1
    fill = 'fill="none" stroke="currentColor" stroke-dasharray="3 2"' if bar.computed else 'fill="currentColor"'
    parts = [
        f'<line x1="0" y1="{base}" x2="{BAR_WIDTH}" y2="{base}" stroke="currentColor" opacity="0.3"/>',
        f'<rect x="{left}" y="5" width="{width}" height="6" {fill}/>',
    ]
    if not bar.low_open:
        parts.append(_tick(left))
    if bar.endless:
        tip = left + width
        parts.append(f'<path d="M{tip} 3 L{tip + 8} 8 L{tip} 13 Z" fill="currentColor"/>')
    elif not bar.high_open:
        parts.append(_tick(left + width))
    mirrored = f' transform="translate({BAR_WIDTH} 0) scale(-1 1)"' if rtl else ""
    words = escape(f"{bar.label}, {bar.when}: {bar.words}")
    return (
        f'<svg class="range" role="img" aria-label="{words}" width="{BAR_WIDTH}" height="{BAR_HEIGHT}"'
        f' viewBox="0 0 {BAR_WIDTH} {BAR_HEIGHT}"><g{mirrored}>{"".join(parts)}</g></svg>'
    )


def _contents_line(heading: LaidHeading) -> str:
    return f'<li><a href="#{escape(heading.anchor)}">{escape(heading.text)}</a></li>'


def _tick(x: int) -> str:
    return f'<line x1="{x}" y1="2" x2="{x}" y2="14" stroke="currentColor" stroke-width="2"/>'


def _may_link(url: str) -> bool:
    return url.startswith(_SAFE_SCHEMES) and not url.startswith("//")


def _for_a_pen(block: LaidBlock) -> list[str]:
    match block:
        case PageBreak():
            return ['<hr class="page-break">']
        case RoomToWrite(lines=number):
            return [f'<div class="room" aria-hidden="true">{"<div></div>" * number}</div>']
        case _:
            return []
