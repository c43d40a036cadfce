"""Pages set in two columns: where the columns part."""

from collections.abc import Sequence

from headway.engines.intake.readers.pdf_lines import Line

_FEWEST = 4
_FULL_WIDTH = 2


def gutter_of(lines: Sequence[Line]) -> float | None:
    """The place between two columns, None for a page in one: hardly a line crosses it and many end and begin at it."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    third = (right - left) / 3
    starts = sorted(line.left for line in lines if left + third < line.left < right - third)
    if len(starts) < _FEWEST:
        return None
    place = min(starts) - 3
    crossing = sum(line.left < place < line.right for line in lines)
    beside = sum(line.right <= place for line in lines)
    if beside < _FEWEST or crossing > 0.3 * len(lines):
        return None
    return place


def column_of(line: Line, gutter: float | None) -> int:
    """0 for the left column or a page in one, 1 for the right, 2 for a line across both."""
    if gutter is None or line.right <= gutter:
        return 0
    return 1 if line.left >= gutter else _FULL_WIDTH
