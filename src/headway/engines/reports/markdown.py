"""A laid-out report as Markdown with footnotes. Every character of the data is text: none is read as markup."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from headway.engines.reports.layout import (
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
    Run,
)
from headway.engines.reports.values import PageBreak, RoomToWrite
from headway.engines.reports.words import say_letter

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def render(layout: Layout) -> str:
    """The report as one Markdown text, ending in its notes."""
    parts = [*_front(layout), *(part for block in layout.blocks for part in _block(block))]
    notes = [f"[^{note.number}]: {_plain(note.text)}" for note in layout.notes]
    return "\n\n".join([*parts, *notes]) + "\n"


def _front(layout: Layout) -> Iterator[str]:
    report = layout.report
    if report.marking:
        yield f"**{_plain(report.marking)}**"
    yield f"# {_plain(report.title)}"
    if report.subtitle:
        yield f"*{_plain(report.subtitle)}*"


def _block(block: LaidBlock) -> Iterator[str]:
    match block:
        case LaidHeading(text=text, level=level):
            yield f"{'#' * (level + 1)} {_plain(text)}"
        case LaidContents():
            return
        case LaidParagraph(number=number, runs=runs):
            yield f"{number}\\. {_prose(runs)}" if number else _at_line_start(_prose(runs))
        case LaidList(items=items, lettered=lettered):
            labels = (f"({say_letter(i)}) " if lettered else "" for i in range(len(items)))
            yield "\n".join(f"- {label}{_prose(item)}" for label, item in zip(labels, items, strict=True))
        case LaidTable(caption=caption, header=header, rows=rows):
            yield f"**{_plain(caption)}**"
            yield _table(header, ([_cell(cell) for cell in row] for row in rows))
        case LaidFacts(facts=facts):
            yield "\n".join(f"- **{_plain(label)}:** {_bracketed(runs)}" for label, runs in facts)
        case LaidRanges(caption=caption, rows=ranges):
            yield f"**{_plain(caption)}**"
            lines = ([_plain(b.label), _plain(b.when), _plain(b.words), _bracketed([run])] for b, run in ranges)
            yield _table((_("Figure"), _("When"), _("Range"), _("As said")), lines)
        case LaidNote(label=label, runs=runs, lines=lines_apart):
            body = "\n".join(f"> - {_bracketed([r])}" for r in runs) if lines_apart else f"> {_bracketed(runs)}"
            yield f"> **{_plain(label)}**\n>\n{body}"
        case PageBreak():
            yield "---"
        case RoomToWrite():
            return
        case LaidSources(entries=entries):
            yield "\n".join(f"{entry.source}. {_plain(entry.text)}" for entry in entries)


def _prose(runs: Sequence[Run]) -> str:
    return " ".join(_plain(run.text) + (f"[^{run.note}]" if run.shows_note else "") for run in runs)


def _bracketed(runs: Iterable[Run]) -> str:
    return " ".join(
        " ".join([_plain(run.text), *(f"\\[{_plain(mark)}\\]" for mark in run.marks)]).strip() for run in runs
    )


def _cell(cell: LaidCell) -> str:
    return _bracketed(cell.runs)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [[_plain(name) for name in header], ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _at_line_start(text: str) -> str:
    return _LEADING.sub(r"\1\\\2", text)
