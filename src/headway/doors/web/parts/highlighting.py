"""A source's text cut where proposals and passages begin and end, so that a template can mark them in place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """Something that stands at `start`:`end` of a text. `key` names its card, `kind` its look."""

    start: int
    end: int
    key: str
    kind: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same spans; `opens` are the keys of those that begin here."""

    text: str
    spans: tuple[Span, ...] = ()
    opens: tuple[str, ...] = ()

    @property
    def innermost(self) -> Span | None:
        """The shortest of the spans: the one a reader means when they point here."""
        return min(self.spans, key=lambda span: span.end - span.start, default=None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, in pieces; `start` is its offset."""

    start: int
    pieces: tuple[Piece, ...]


def paragraphs(text: str, spans: Iterable[Span]) -> list[Paragraph]:
    """The text line by line, blank lines left out; joined, the pieces of a line are that line exactly."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if body:
            found.append(Paragraph(at, tuple(_pieces(body, at, ordered))))
        at += len(line)
    return found


def _pieces(line: str, at: int, spans: Sequence[Span]) -> Iterator[Piece]:
    inside = [span for span in spans if span.start < at + len(line) and span.end > at]
    cuts = {at, at + len(line)}
    cuts |= {edge for span in inside for edge in (span.start, span.end) if at < edge < at + len(line)}
    edges = sorted(cuts)
    opened: set[str] = set()
    for start, end in pairwise(edges):
        over = tuple(span for span in inside if span.start <= start and end <= span.end)
        opens = tuple(span.key for span in over if span.key not in opened and span.start >= at)
        opened.update(opens)
        yield Piece(line[start - at : end - at], over, opens)
