"""What is usual in a PDF: the size of its letters, the distance of its lines, its margins and columns."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from headway.engines.intake.readers.pdf_columns import column_of, gutter_of
from headway.engines.intake.readers.pdf_lines import Line

_HYPHENS = "\u00ad\u2010-"
_BEARING = 1.5
"""So many points before the edge of its column the ink of a line's last letter may end, though the line is full."""
_ENDS_ALIKE = 0.4
"""How many of a column's lines end at one place at least where it is set flush on both sides."""
_FEWEST_LINES = 5


@dataclass(frozen=True, slots=True)
class Look:
    """What is usual in this document: the size of body text, the distance of lines by size, the margins by page.

    `gutters` has the pages set in two columns, with where these part; `margins` are by page and column. `flush` has the
    columns whose lines all end at one place, and that place.
    """

    body: float
    pitch: dict[float, float]
    margins: dict[tuple[int, int], tuple[float, float]]
    gutters: dict[int, float]
    flush: dict[tuple[int, int], float] = field(default_factory=dict)

    def margins_of(self, line: Line) -> tuple[float, float]:
        return self.margins.get((line.page, column_of(line, self.gutters.get(line.page))), (line.left, line.right))

    def is_short(self, line: Line, following: Line) -> bool:
        """Whether a line ends before the margin though the next word had room: it is the last of its paragraph."""
        if line.text[-1] in _HYPHENS and line.text[-2:-1].isalnum():
            return False
        right = self.margins_of(line)[1]
        letter = (following.right - following.left) / max(1, len(following.text))
        word = 1.1 * letter * len(following.text.split(" ", 1)[0])
        return line.right + letter + word < right - 1

    def falls_short(self, line: Line, following: Line) -> bool:
        """Whether a line ends before the place where all lines of its column end, and the next begins at the margin.

        Text that is set flush on both sides has no such line but the last of a paragraph.
        """
        edge = self.flush.get((line.page, column_of(line, self.gutters.get(line.page))))
        if edge is None or line.ink > edge - _BEARING or abs(following.left - self.margins_of(following)[0]) > 3:
            return False
        first = following.text[0]
        return not first.islower() and first.isalnum()


def look_of(lines: Sequence[Line]) -> Look:
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    pages: dict[int, list[Line]] = {}
    for before, line in zip([None, *lines], lines, strict=False):
        size = rounded(line.size)
        sizes[size] += len(line.text)
        pages.setdefault(line.page, []).append(line)
        if before is not None and before.page == line.page and rounded(before.size) == size:
            steps.setdefault(size, Counter())[round(before.baseline - line.baseline, 0)] += 1
    pitch = {size: _usual_step(counts, size) for size, counts in steps.items()}
    gutters = {page: gutter for page, own in pages.items() if (gutter := gutter_of(own)) is not None}
    edges: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        edges.setdefault((line.page, column_of(line, gutters.get(line.page))), []).append(line)
    margins = {
        place: (min(line.left for line in own), sorted(line.right for line in own)[int(len(own) * 0.9)])
        for place, own in edges.items()
    }
    flush = {place: edge for place, own in edges.items() if (edge := _flush_edge(own)) is not None}
    return Look(sizes.most_common(1)[0][0] if sizes else 0.0, pitch, margins, gutters, flush)


def _flush_edge(lines: Sequence[Line]) -> float | None:
    """Where the lines of a column end that is set flush on both sides; None for ragged ones."""
    ends = sorted(line.ink for line in lines if line.text[-1].isalnum())
    if len(ends) < _FEWEST_LINES:
        return None
    most, edge = max(((bisect_right(ends, end + 0.5) - bisect_left(ends, end - 0.5)), end) for end in ends)
    return edge if most >= max(_FEWEST_LINES, _ENDS_ALIKE * len(ends)) else None


def _usual_step(counts: Counter[float], size: float) -> float:
    """The distance of lines within paragraphs: the least that is not rare, since paragraphs stand further apart."""
    likely = {step: count for step, count in counts.items() if step >= 0.9 * size}
    most = max(likely.values(), default=0)
    usual = [step for step, count in likely.items() if count >= 0.34 * most]
    return max((step for step in usual if step <= 1.12 * min(usual)), default=0.0)


def rounded(size: float) -> float:
    return round(size * 2) / 2
