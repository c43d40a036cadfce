"""Pictures of pages made ready for a machine that reads them: turned upright, the lines of their tables told and wiped away.

A machine that reads takes the lines of a table for letters, and loses the numbers of a list whose page lies askew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import radians, tan

import numpy as np
import numpy.typing as npt
from PIL import Image

Mask = npt.NDArray[np.bool_]
Box = tuple[int, int, int, int]
"""Left, top, right and bottom in dots, the last two not included."""

_DARKER, _FAINT, _NOISE = 55, 22, 5
"""Print is so much darker than the paper, of 255 degrees; a line may be fainter, but not as faint as so many times the noise."""
_TURNED, _STEPS = 4.0, 0.1
"""Pages lie askew by so many degrees at most; what is looked for, and what is worth turning."""
_STRIPS = 40
_MARGIN = 0.06
_SHORTEST, _BREAKS, _THICKEST = 0.045, 0.96, 0.006
"""A line is at least so long and at most so thick, as parts of the longer side of the page."""
_BESIDE, _ALONE, _COLOURED = (4, 9, 15), 0.3, 0.85
"""So many dots above and below a line there is paper, or a colour; letters in a row have stems, and holes."""
_GUTTER, _MIDDLE = 0.012, (0.38, 0.62)
_FILLED, _FULL = 0.8, 0.5
"""Half of the lines of a column fill most of its width."""


@dataclass(frozen=True, slots=True)
class Straightened:
    """A page upright and without lines, a PNG; the boxes of its level and upright lines; whether its text is in two columns."""

    picture: bytes
    width: int
    height: int
    lines: tuple[Box, ...]
    in_columns: bool


def straightened(picture: bytes) -> Straightened:
    """A picture of a page made ready to be read. Raises OSError for what is no picture."""
    with Image.open(BytesIO(picture)) as opened:
        page = opened.convert("L")
    paper = int(np.median(np.asarray(page)))
    if angle := _askew(np.asarray(page) < paper - _DARKER):
        page = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=paper)
    dots = np.array(page)
    dark, faint = dots < paper - _DARKER, dots < paper - max(_FAINT, _NOISE * _noise(dots, paper))
    lines = (*_lines(faint), *(_across(box) for box in _lines(faint.T)))
    for left, top, right, bottom in lines:
        dots[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = paper
        dark[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = False
    out = BytesIO()
    Image.fromarray(dots).save(out, "PNG", compress_level=1)
    return Straightened(out.getvalue(), page.width, page.height, lines, not lines and _is_in_columns(dark))


def _noise(dots: npt.NDArray[np.uint8], paper: int) -> float:
    """By how much the paper is not of one grey, usually."""
    return float(np.median(np.abs(dots.astype(np.int16) - paper))) * 1.5


def _across(box: Box) -> Box:
    left, top, right, bottom = box
    return top, left, bottom, right


def _askew(dark: Mask) -> float:
    """By how many degrees a page must be turned: then its lines of print part from the white between them most sharply."""
    high, wide = dark.shape
    inner = dark[int(_MARGIN * high) : int((1 - _MARGIN) * high), int(_MARGIN * wide) : int((1 - _MARGIN) * wide)]
    strips = [strip.sum(axis=1).astype(np.int64) for strip in np.array_split(inner, _STRIPS, axis=1)]
    step = inner.shape[1] / _STRIPS

    def sharpness(angle: float) -> float:
        slope = tan(radians(angle))
        rows = sum(np.roll(strip, round(slope * step * (place - _STRIPS / 2))) for place, strip in enumerate(strips))
        return float(np.square(np.diff(rows)).sum())

    angles = np.arange(-_TURNED, _TURNED + _STEPS, _STEPS)
    best = max(angles, key=sharpness)
    return -float(best) if abs(best) > 1.5 * _STEPS and sharpness(best) > 1.05 * sharpness(0.0) else 0.0


def _lines(dark: Mask) -> Iterator[Box]:
    """The level lines of a page; of what is thicker than a line, as the coloured head of a table, its two edges."""
    _high, wide = dark.shape
    shortest, thickest = max(8, int(_SHORTEST * max(dark.shape))), max(4, int(_THICKEST * max(dark.shape)))
    if wide <= shortest:
        return
    boxes = (edge for box in _runs_of(dark, shortest) for edge in _edges(box, thickest))
    yield from (box for box in boxes if _stands_alone(dark, box))


def _runs_of(dark: Mask, shortest: int) -> Iterator[Box]:
    """What is drawn without a break for so many dots, rows that touch taken together."""
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    inked = np.cumsum(np.pad(thick, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = inked[:, shortest:] - inked[:, :-shortest] >= _BREAKS * shortest
    open_: list[Box] = []
    for row in np.flatnonzero(full.any(axis=1)):
        runs = list(_runs(full[row], shortest))
        kept: list[Box] = []
        for left, right in runs:
            touching = [box for box in open_ if box[3] >= row and box[0] < right and left < box[2]]
            for box in touching:
                open_.remove(box)
            kept.append(
                (
                    min([left, *(box[0] for box in touching)]),
                    min([int(row), *(box[1] for box in touching)]),
                    max([right, *(box[2] for box in touching)]),
                    int(row) + 1,
                )
            )
        yield from (box for box in open_ if box[3] < row)
        open_ = [box for box in open_ if box[3] >= row] + kept
    yield from open_


def _runs(full: Mask, length: int) -> Iterator[tuple[int, int]]:
    starts = np.flatnonzero(full)
    if not len(starts):
        return
    for group in np.split(starts, np.flatnonzero(np.diff(starts) > length) + 1):
        yield int(group[0]), int(group[-1]) + length


def _edges(box: Box, thickest: int) -> Iterator[Box]:
    left, top, right, bottom = box
    if bottom - top <= thickest:
        yield box
    else:
        yield left, top, right, top + 1
        yield left, bottom - 1, right, bottom


def _stands_alone(dark: Mask, box: Box) -> bool:
    """Whether there is paper on both sides of a line, or on one the colour of a head."""
    left, top, right, bottom = box
    above = [_inked(dark, top - away, left, right) for away in _BESIDE]
    below = [_inked(dark, bottom - 1 + away, left, right) for away in _BESIDE]
    free = [side[0] < _ALONE for side in (above, below)]
    return all(free) or (any(free) and max(min(above), min(below)) > _COLOURED)


def _inked(dark: Mask, row: int, left: int, right: int) -> float:
    """How much of a stretch of a row is drawn."""
    return float(dark[min(max(row, 0), len(dark) - 1), left:right].mean())


def _is_in_columns(dark: Mask) -> bool:
    """Whether a strip in the middle of a page is white from nearly its top to its foot, with full lines on both sides."""
    high, wide = dark.shape
    body = dark[int(0.12 * high) : int(0.88 * high), int(_MARGIN * wide) : int((1 - _MARGIN) * wide)]
    rows = body[body.any(axis=1)]
    if len(rows) < 0.08 * high:
        return False
    first, last = (int((edge - _MARGIN) * wide) for edge in _MIDDLE)
    white = rows[:, first:last].mean(axis=0) < 0.004
    gutter = max(_stretches(white), key=lambda stretch: stretch[1] - stretch[0], default=(0, 0))
    if gutter[1] - gutter[0] < _GUTTER * wide:
        return False
    return _is_filled(rows[:, : first + gutter[0]]) and _is_filled(rows[:, first + gutter[1] :])


def _stretches(true: Mask) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.pad(true.astype(np.int8), 1)))
    return [(int(one), int(two)) for one, two in zip(edges[::2], edges[1::2], strict=True)]


def _is_filled(column: Mask) -> bool:
    """Whether lines of print go from near the left edge of a column to near its right one, again and again."""
    inked = column[column.any(axis=1)]
    if len(inked) < 0.25 * len(column):
        return False
    firsts, lasts = inked.argmax(axis=1), inked.shape[1] - inked[:, ::-1].argmax(axis=1)
    wide = float(lasts.max() - np.quantile(firsts, 0.1))
    return float(np.mean(lasts - np.minimum(firsts, np.quantile(firsts, 0.5)) > _FILLED * wide)) > _FULL
