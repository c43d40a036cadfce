"""Plain text: lines to paragraphs, whether they were wrapped by hand or not. Only newlines are ever changed."""

import re
from collections.abc import Mapping
from hashlib import sha256

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.drafts import Draft, nest, with_markers
from headway.engines.intake.readers.layout import recognise, title_of
from headway.engines.intake.readers.numbering import marker_of

_LINE = re.compile(r"[^\n\f]+")
_NEWLINES = re.compile(r"\r\n?")
_UNWRAPPED = 160
_ENDS = frozenset('.!?:;”"’)»]')


def read_plain(text: str, *, digest: str = "", metadata: Mapping[str, str] | None = None) -> Document:
    """A Document of plain text. Offsets are into the text with newlines normalised to one character."""
    text = normalised(text)
    drafts = [Draft(Kind.PARAGRAPH, start, end) for start, end in paragraphs(text)]
    drafts = recognise(text, with_markers(text, drafts))
    return Document(
        text=text,
        blocks=nest(drafts),
        pages=(),
        title=title_of(text, drafts),
        media_type="text/plain",
        sha256=digest or sha256(text.encode()).hexdigest(),
        metadata=dict(metadata or {}),
    )


def normalised(text: str) -> str:
    """Newlines as one character, no byte order mark; nothing else."""
    text = text.removeprefix("\ufeff")
    return _NEWLINES.sub("\n", text) if "\r" in text else text


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: split at blank lines, and at single newlines that are not mere wrapping."""
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(text, match.start(), match.end()))]
    if not lines:
        return []
    width = _wrap_width(lines)
    spans = [lines[0]]
    for start, end in lines[1:]:
        before_start, before_end = spans[-1]
        line_start = max(before_start, text.rfind("\n", 0, before_end) + 1)
        if _goes_on(text, (line_start, before_end), (start, end), width):
            spans[-1] = (before_start, end)
        else:
            spans.append((start, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    stripped = len(line.strip())
    return (start + left, start + left + stripped) if stripped else None


def _wrap_width(lines: list[tuple[int, int]]) -> int:
    """The width at which lines were wrapped; 0 where they were not."""
    lengths = sorted(end - start for start, end in lines)
    return 0 if lengths[-1] > _UNWRAPPED else lengths[int(len(lengths) * 0.9)]


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether a line goes on from the one before: wrapped there because its first word would not have fitted."""
    between = text[before[1] : after[0]]
    if not width or between.count("\n") > 1 or "\f" in between or marker_of(text, *after):
        return False
    first_word = text[after[0] : after[1]].split(maxsplit=1)[0]
    fitted = before[1] - before[0] + 1 + len(first_word) <= width - 3
    return not fitted or (text[before[1] - 1] not in _ENDS and first_word[0].islower())
