"""PDF: printed lines become paragraphs again, across pages, with their numbers, headings and notes."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.cues import is_headline, is_leader
from headway.engines.intake.readers.drafts import Draft, nest, with_markers
from headway.engines.intake.readers.layout import opens_a_list, recognise, title_of
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.numbering import Depth, follows, marker_of
from headway.engines.intake.readers.pdf_heads import without_running_heads
from headway.engines.intake.readers.pdf_lines import Line, read_lines
from headway.engines.intake.readers.pdf_look import Look, look_of, rounded
from headway.engines.intake.readers.pdf_notes import notes_below
from headway.engines.intake.readers.pdf_tables import Table, goes_on_with, placed, rows_of
from headway.engines.intake.readers.pdf_unseen import with_unseen_settled
from headway.engines.intake.readers.setting import Paragraph, Setting, standing, vocabulary
from headway.foundation.core.numbers_said import page_ranges

_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s*(?=[^\d\s.,;)])")
_FEW, _SHOWN = 6, 120
"""So many heads that were left out are told, each cut to so many characters."""
_CODE = re.compile(r"[A-Z]{1,6}[-–. ]?\d{1,3}(?:\.\d{1,3})*[.)]?:\s")
"""A code that begins a paragraph: "PS-3:"."""
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_SECTIONS, _OF_A_SECTION = 3, 10
"""How many headings of one size are those of sections, and how many words one of them has at most."""
_TERMINAL = frozenset('.!?:;”"»')


def read_portable(data: bytes, *, digest: str, limits: Limits) -> Document:
    """A Document of a PDF with text; pages are those of the file. Raises Unreadable."""
    found, about = read_lines(data, limits)
    printed = with_unseen_settled(found)
    raw = [page.lines for page in printed]
    if not raw:
        raise Unreadable(_("The PDF has no pages: check that it was saved and copied completely."))
    silent = [number for number, page in enumerate(printed, start=1) if page.silent]
    if len(silent) == len(raw):
        raise _no_text(silent)
    pages, heads = without_running_heads(raw)
    laid = [placed(lines, page.rules) for lines, page in zip(pages, printed, strict=True)]
    running = [[one for one in page if isinstance(one, Line)] for page in laid]
    look = look_of([line for lines in running for line in lines] or [line for lines in pages for line in lines])
    notes = [
        notes_below(lines, page.rules, look.gutters, look.body) for lines, page in zip(running, printed, strict=True)
    ]
    setting = Setting(words=vocabulary(pages), whole=vocabulary(running), inner=standing(running))
    for one in _paragraphs(laid, notes, look):
        if isinstance(one, Paragraph):
            setting.set(one)
        else:
            setting.set_table(rows_of(one, setting.whole))
    text = setting.text
    if not text:
        raise _no_text(range(1, len(raw) + 1))
    drafts = with_markers(text, _with_headings(text, setting.drafts, setting.sizes, look))
    told = any(draft.kind in (Kind.TITLE, Kind.HEADING) for draft in drafts)
    drafts = recognise(text, drafts, titles=not told, headings=False)
    title = title_of(text, drafts)
    return Document(
        text,
        nest(drafts),
        setting.spans(),
        title,
        "application/pdf",
        digest,
        _metadata(about, silent, heads),
        tuple(setting.bold),
    )


def _no_text(pages: Sequence[int]) -> Unreadable:
    return Unreadable(
        _(
            "The PDF has no text (pages: %(pages)s), so it is probably a scan: run text recognition (OCR) and give "
            "the result."
        )
        % {"pages": page_ranges(pages)}
    )


def _metadata(about: dict[str, str], silent: list[int], heads: list[str]) -> dict[str, str]:
    names = {"Author": "author", "CreationDate": "created", "ModDate": "modified", "Subject": "subject"}
    found = {names[key]: text for key, text in about.items() if key in names and text}
    left_out = " · ".join(head[:_SHOWN] for head in heads[:_FEW]) + (" · …" if len(heads) > _FEW else "")
    return (
        found
        | ({"pages_without_text": page_ranges(silent)} if silent else {})
        | ({"left_out": left_out} if heads else {})
    )


def _paragraphs(
    pages: Sequence[Sequence[Line | Table]], notes: Sequence[Sequence[Line]], look: Look
) -> list[Paragraph | Table]:
    """All paragraphs in reading order; one that runs on over the page comes before the notes it runs past.

    `notes` are for each page the lines known to be notes; others are told by their size.
    """
    found: list[Paragraph | Table] = []
    waiting: list[Paragraph] = []
    for whole_page, below in zip(pages, notes, strict=True):
        page = [one for one in whole_page if one not in below] if below else whole_page
        first = _first_note(page, look)
        opening = page[0] if first else None
        if isinstance(opening, Table) and isinstance(last := found[-1] if found else None, Table):
            page = page[1:] if goes_on_with(last, opening) else page
            first -= opening not in page
        if first and isinstance(frame := page[0], Table) and frame.is_frame:
            page, first = [*frame.lines(), *page[1:]], first + len(frame.lines()) - 1
        for one in page[:first]:
            before = found[-1] if found else None
            if isinstance(one, Table):
                found.extend(waiting)
                waiting.clear()
                found.append(one)
            elif isinstance(before, Paragraph) and _goes_on(before, one, look):
                before.lines.append(one)
            else:
                if not _is_sub_paragraph(one):
                    found.extend(waiting)
                    waiting.clear()
                found.append(Paragraph([one]))
        waiting.extend(_notes([*below, *(one for one in page[first:] if isinstance(one, Line))]))
    return found + waiting


def _is_sub_paragraph(line: Line) -> bool:
    """Notes do not part a paragraph from its (a) and (b)."""
    marker = marker_of(line.text)
    return marker is not None and marker.depth >= Depth.LETTER


def _first_note(page: Sequence[Line | Table], look: Look) -> int:
    """Where the notes at the foot of a page begin: small lines down to the end, the first with a note's number."""
    first = len(page)
    while first and _size(page[first - 1]) < 0.93 * look.body:
        first -= 1
    while first < len(page) and not _begins_a_note(page[first]):
        first += 1
    return first


def _size(one: Line | Table) -> float:
    return one.size if isinstance(one, Line) else math.inf


def _begins_a_note(one: Line | Table) -> bool:
    return isinstance(one, Line) and _NOTE.match(one.text) is not None


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


def _goes_on(paragraph: Paragraph, line: Line, look: Look) -> bool:
    """Whether a line goes on with a paragraph rather than beginning one."""
    before = paragraph.lines[-1]
    if paragraph.note or _is_set_otherwise(before, line) or is_leader(before.text):
        return False
    ended, short = before.text[-1] in _TERMINAL, look.is_short(before, line)
    step = before.baseline - line.baseline
    usual = look.pitch.get(rounded(line.size), 0.0)
    turned = before.page != line.page or step < -0.5
    if before.bold != line.bold and (short or (not turned and usual and step > 1.05 * usual + 0.5)):
        return False
    if not turned and (_is_a_bold_line_below(before, line, look) or _breaks_off(before, line, look)):
        return False
    if before.page == line.page and step < -0.5 and _stands_beside(paragraph, line, look):
        return False
    marker = marker_of(line.text)
    if marker and _is_next(paragraph, marker.number):
        return False
    if ended and not turned and (_CODE.match(line.text) or look.falls_short(before, line)):
        return False
    if turned:
        if marker:
            return False
        return line.text[0].islower() or not short if not ended else _runs_on(paragraph, line, look)
    if usual and step > 1.25 * usual + 0.5:
        return False
    if marker and (ended or short):
        return False
    if ended and usual and step > 1.1 * usual and _stands_out(paragraph, line):
        return False
    indented = line.left > before.left + 8 and len(paragraph.lines) > 1
    return not (ended and (short or indented)) or abs(step) < 1


_OUTDENT = 4


def _is_set_otherwise(before: Line, line: Line) -> bool:
    """Whether two lines differ in the size of their letters or in the direction in which they are read."""
    return abs(before.size - line.size) > 0.6 or _is_from_the_right(before.text) != _is_from_the_right(line.text)


def _is_from_the_right(text: str) -> bool:
    """Whether most letters of a line are read from right to left: then it is no part of a paragraph that is not."""
    right = len(_FROM_THE_RIGHT.findall(text))
    return bool(right) and 2 * right > sum(map(str.isalpha, text))


_HARDLY_BEGUN = 0.6
"""How much of its column a line may fill at most to be the last of a paragraph that no sign ends."""


def _breaks_off(before: Line, line: Line, look: Look) -> bool:
    """Whether a line leaves much of its column empty though the next begins, with a capital, where it began."""
    left, right = look.margins_of(before)
    filled = (before.right - left) < _HARDLY_BEGUN * (right - left)
    level = abs(before.left - line.left) < 3 and abs(line.left - left) < 3
    first = line.text[0]
    opens = first.isupper() or (not first.isascii() and first.isalpha() and not first.islower())
    return filled and level and opens and not (before.bold and line.bold) and look.is_short(before, line)


def _stands_out(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line stands left of a paragraph whose lines all begin at one place."""
    lefts = [one.left for one in paragraph.lines]
    return len(lefts) > 1 and max(lefts) - min(lefts) < 1 and line.left < lefts[0] - _OUTDENT


def _is_a_bold_line_below(before: Line, line: Line, look: Look) -> bool:
    """A line in bold that fills little of its column, under a sentence that ended: a heading set close."""
    left, right = look.margins_of(line)
    ended = before.text[-1] in _TERMINAL and not before.bold
    return ended and line.bold and (line.right - left) < _HARDLY_BEGUN * (right - left)


def _is_next(paragraph: Paragraph, number: str) -> bool:
    """Whether a number is the one after the paragraph's own."""
    own = marker_of(paragraph.lines[0].text)
    return own is not None and bool(number) and follows(own.number, number)


def _runs_on(paragraph: Paragraph, line: Line, look: Look) -> bool:
    """A sentence ended with the column: the next goes on with the paragraph if it stands where its later lines stand."""
    last = paragraph.lines[-1]
    if look.is_short(last, line) or look.falls_short(last, line) or not marker_of(paragraph.lines[0].text) or line.bold:
        return False
    margin = look.margins_of(line)[0]
    first = paragraph.lines[0]
    if len(paragraph.lines) > 1 and first.page == paragraph.lines[1].page:
        hanging = paragraph.lines[1].left - look.margins_of(paragraph.lines[1])[0]
        return abs(line.left - margin - hanging) < 3
    return True


def _stands_beside(paragraph: Paragraph, line: Line, look: Look) -> bool:
    """The next cell of a row begins no higher than the cell before it; the next column of a page begins at its top."""
    first = paragraph.lines[0]
    if line.page in look.gutters:
        return False
    return first.page == line.page and len(paragraph.lines) < 15 and line.baseline < first.baseline + 1


def _title(
    text: str, drafts: Sequence[Draft], heads: Sequence[int], sizes: Sequence[tuple[float, bool]], look: Look
) -> tuple[int | None, int]:
    """The place of the title, and that of the first section where sections are headed in larger letters (else 0)."""
    first_page = [index for index in heads if drafts[index].page == drafts[0].page]
    largest = max((rounded(sizes[index][0]) for index in heads), default=0)
    title = next((index for index in first_page if rounded(sizes[index][0]) == largest), None)
    if title is None or largest <= look.body:
        return None, 0
    alike = sum(rounded(sizes[index][0]) == largest for index in heads)
    short = len(text[drafts[title].start : drafts[title].end].split()) <= _OF_A_SECTION
    if title != first_page[0] and alike >= _SECTIONS and short:
        return first_page[0], title
    return title, 0


def _with_headings(text: str, drafts: Sequence[Draft], sizes: Sequence[tuple[float, bool]], look: Look) -> list[Draft]:
    """Larger than the body, or all bold, and shaped like a heading.

    The largest on the first page is the title; where sections are headed in its size, the first heading is.
    """
    heads = [
        draft.kind is Kind.PARAGRAPH
        and (size > 1.12 * look.body or (bold and size > 0.93 * look.body))
        and is_headline(text[draft.start : draft.end], words=30, characters=250)
        and not (after and opens_a_list(text[draft.start : draft.end]) and marker_of(text, after.start, after.end))
        for draft, after, (size, bold) in zip(drafts, [*drafts[1:], None], sizes, strict=True)
    ]
    ranks = sorted({rounded(size) for head, (size, _) in zip(heads, sizes, strict=True) if head})
    title, sections = _title(text, drafts, [i for i, head in enumerate(heads) if head], sizes, look)
    marked = []
    for index, draft in enumerate(drafts):
        level = len(ranks) - bisect_left(ranks, rounded(sizes[index][0])) - (title is not None) if heads[index] else 0
        if index == title:
            draft = Draft(Kind.TITLE, draft.start, draft.end, page=draft.page)
        elif heads[index] and index < sections:
            draft = Draft(Kind.SUBTITLE, draft.start, draft.end, page=draft.page)
        elif heads[index]:
            draft = Draft(Kind.HEADING, draft.start, draft.end, level=max(1, min(6, level)), page=draft.page)
        marked.append(draft)
    return marked
