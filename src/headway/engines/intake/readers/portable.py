"""PDF: printed lines become paragraphs again, across pages, with their numbers, headings and notes."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.cues import is_headline
from headway.engines.intake.readers.drafts import Draft, nest, with_markers
from headway.engines.intake.readers.layout import recognise, title_of
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.numbering import marker_of
from headway.engines.intake.readers.pdf_lines import Line, read_lines, without_running_heads
from headway.engines.intake.readers.setting import Paragraph, Setting, vocabulary

_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s*(?=[^\d\s.,;)])")
_TERMINAL = frozenset('.!?:;”"»')


@dataclass(frozen=True, slots=True)
class _Look:
    """What is usual in this document: the size of body text, the distance of lines by size, the margins by page."""

    body: float
    pitch: dict[float, float]
    margins: dict[int, tuple[float, float]]


def read_portable(data: bytes, *, digest: str, limits: Limits) -> Document:
    """A Document of a PDF with text; pages are those of the file. Raises Unreadable."""
    raw, about = read_lines(data, limits)
    if not raw:
        raise Unreadable("The PDF has no pages: check that it was saved and copied completely.")
    silent = [number for number, lines in enumerate(raw, start=1) if sum(len(line.text) for line in lines) < 3]
    if len(silent) == len(raw):
        where = "its only page" if len(raw) == 1 else f"pages {_ranges(silent)}"
        raise Unreadable(
            f"The PDF has no text on {where}, so it is probably a scan: run text recognition (OCR) and give the result."
        )
    pages = without_running_heads(raw)
    look = _look([line for lines in pages for line in lines])
    setting = Setting(words=vocabulary(pages))
    for paragraph in _paragraphs(pages, look):
        setting.set(paragraph)
    text = setting.text
    drafts = with_markers(text, _with_headings(text, setting.drafts, setting.sizes, look))
    told = any(draft.kind in (Kind.TITLE, Kind.HEADING) for draft in drafts)
    drafts = recognise(text, drafts, titles=not told, headings=False)
    title = title_of(text, drafts) if text else ""
    return Document(text, nest(drafts), setting.spans(), title, "application/pdf", digest, _metadata(about, silent))


def _metadata(about: dict[str, str], silent: list[int]) -> dict[str, str]:
    names = {"Author": "author", "CreationDate": "created", "ModDate": "modified", "Subject": "subject"}
    found = {names[key]: text for key, text in about.items() if key in names and text}
    return found | ({"pages_without_text": _ranges(silent)} if silent else {})


def _ranges(numbers: Sequence[int]) -> str:
    """[1, 2, 3, 7] as "1–3, 7"."""
    parts: list[tuple[int, int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in parts)


def _look(lines: Sequence[Line]) -> _Look:
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    edges: dict[int, list[Line]] = {}
    for before, line in zip([None, *lines], lines, strict=False):
        size = _rounded(line.size)
        sizes[size] += len(line.text)
        edges.setdefault(line.page, []).append(line)
        if before is not None and before.page == line.page and _rounded(before.size) == size:
            steps.setdefault(size, Counter())[round(before.baseline - line.baseline, 0)] += 1
    pitch = {size: _usual_step(counts) for size, counts in steps.items()}
    margins = {
        page: (min(line.left for line in own), sorted(line.right for line in own)[int(len(own) * 0.9)])
        for page, own in edges.items()
    }
    return _Look(sizes.most_common(1)[0][0] if sizes else 0.0, pitch, margins)


def _usual_step(counts: Counter[float]) -> float:
    return next((step for step, _ in counts.most_common() if step > 0), 0.0)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _paragraphs(pages: Sequence[Sequence[Line]], look: _Look) -> list[Paragraph]:
    """All paragraphs in reading order; one that runs on over the page comes before the notes it runs past."""
    found: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for lines in pages:
        first = _first_note(lines, look)
        for line in lines[:first]:
            if found and _goes_on(found[-1], line, look):
                found[-1].lines.append(line)
            else:
                found.extend(waiting)
                waiting.clear()
                found.append(Paragraph([line]))
        waiting.extend(_notes(lines[first:]))
    return found + waiting


def _first_note(lines: Sequence[Line], look: _Look) -> int:
    """Where the notes at the foot of a page begin: small lines down to the end, the first with a note's number."""
    first = len(lines)
    while first and lines[first - 1].size < 0.93 * look.body:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    return first


def _notes(lines: Iterable[Line]) -> list[Paragraph]:
    notes: list[Paragraph] = []
    for line in lines:
        match = _NOTE.match(line.text)
        if match and (not notes or _may_follow(notes[-1].note, match[1])):
            notes.append(Paragraph([line], note=match[1]))
        else:
            notes[-1].lines.append(line)
    return notes


def _may_follow(before: str, number: str) -> bool:
    return not (before.isdigit() and number.isdigit()) or int(number) == int(before) + 1


def _goes_on(paragraph: Paragraph, line: Line, look: _Look) -> bool:
    """Whether a line goes on with a paragraph rather than beginning one."""
    before = paragraph.lines[-1]
    if paragraph.note or abs(before.size - line.size) > 0.6 or before.bold != line.bold:
        return False
    ended = before.text[-1] in _TERMINAL
    left, right = look.margins[before.page]
    short = before.right < right - 0.15 * (right - left)
    step = before.baseline - line.baseline
    if before.page == line.page and step < -0.5 and _stands_beside(paragraph, line):
        return False
    if before.page != line.page or step < -0.5:
        return not ended and (line.text[0].islower() or not short) and not marker_of(line.text)
    usual = look.pitch.get(_rounded(line.size), 0.0)
    if usual and step > 1.3 * usual + 0.5:
        return False
    if marker_of(line.text) and (ended or short):
        return False
    indented = line.left > before.left + 8 and len(paragraph.lines) > 1
    return not (ended and (short or indented)) or abs(step) < 1


def _stands_beside(paragraph: Paragraph, line: Line) -> bool:
    """The next cell of a row begins no higher than the cell before it; the next column of a page begins at its top."""
    first = paragraph.lines[0]
    return first.page == line.page and len(paragraph.lines) < 15 and line.baseline < first.baseline + 1


def _with_headings(text: str, drafts: Sequence[Draft], sizes: Sequence[tuple[float, bool]], look: _Look) -> list[Draft]:
    """Larger than the body, or all bold, and shaped like a heading. The largest on the first page is the title."""
    heads = [
        draft.kind is Kind.PARAGRAPH
        and (size > 1.12 * look.body or (bold and size > 0.93 * look.body))
        and is_headline(text[draft.start : draft.end], words=30, characters=250)
        for draft, (size, bold) in zip(drafts, sizes, strict=True)
    ]
    ranks = sorted({_rounded(size) for head, (size, _) in zip(heads, sizes, strict=True) if head})
    first_page = [index for index, draft in enumerate(drafts) if heads[index] and draft.page == drafts[0].page]
    title = max(first_page, key=lambda index: (sizes[index][0], -index), default=None)
    if title is not None and (_rounded(sizes[title][0]) != ranks[-1] or _rounded(sizes[title][0]) <= look.body):
        title = None
    marked = []
    for index, draft in enumerate(drafts):
        level = len(ranks) - bisect_left(ranks, _rounded(sizes[index][0])) - (title is not None) if heads[index] else 0
        if index == title:
            draft = Draft(Kind.TITLE, draft.start, draft.end, page=draft.page)
        elif heads[index]:
            draft = Draft(Kind.HEADING, draft.start, draft.end, level=max(1, min(6, level)), page=draft.page)
        marked.append(draft)
    return marked
