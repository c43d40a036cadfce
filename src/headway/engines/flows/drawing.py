"""A flow drawn: boxes in columns by how far people have come, arrows between them; places in whole numbers.

It runs as the reader's language does: in Arabic from right to left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from headway.engines.flows.computing import FlowNow, StageNow
from headway.engines.reports.words import term
from headway.foundation.core.numbers_said import say_interval

WIDTH, HEIGHT, GAP, ACROSS, INSET = 250, 64, 14, 70, 12
"""A box at its narrowest, the space between two below one another, and between two columns; before its words."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stage's box with its two lines of words."""

    x: int
    y: int
    title: str
    words: str
    computed: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the far side of one box to the near side of another."""

    path: str
    tip: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, and how large it is."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    box_width: int
    words_at: int
    """Where a box's words begin, from its left side."""
    box_height: int = HEIGHT


def say_stage(row: StageNow) -> str:
    """What a stage shows in words: its numbers, that they are masked, or that nothing is known."""
    if row.masked and row.bounds is None:
        return _("not shown, so that no number under 5 can be worked out")
    if row.masked:
        return _("fewer than 5")
    return say_interval(row.bounds) if row.bounds is not None else _("nothing said")


def draw_flow(now: FlowNow) -> Drawing:
    """The first stage where reading begins, what is a part of it beside it, parts of those further on."""
    first = now.stages[0].stage.id
    above = {
        row.stage.id: row.stage.of or row.stage.left or ("" if row.stage.id == first else first) for row in now.stages
    }
    depth = {key: _depth(key, above) for key in above}
    columns: dict[int, list[StageNow]] = {}
    for row in now.stages:
        columns.setdefault(depth[row.stage.id], []).append(row)
    tallest = max(len(rows) for rows in columns.values())
    height = tallest * (HEIGHT + GAP) - GAP + 4
    wide = max(WIDTH, *(_wide(term(row.stage.title)) for row in now.stages))
    width = len(columns) * (wide + ACROSS) - ACROSS + 4
    turned = get_language_bidi()
    places: dict[str, tuple[int, int]] = {}
    for column, rows in columns.items():
        top = (height - len(rows) * (HEIGHT + GAP) + GAP) // 2
        x = 2 + column * (wide + ACROSS)
        for at, row in enumerate(rows):
            places[row.stage.id] = (width - x - wide if turned else x, top + at * (HEIGHT + GAP))
    boxes = [_box(row, *places[row.stage.id]) for row in now.stages]
    arrows = [_arrow(places[above[key]], places[key], wide, turned) for key in above if above[key] in places]
    return Drawing(width, height, tuple(boxes), tuple(arrows), wide, wide - INSET if turned else INSET)


def _depth(key: str, above: dict[str, str], so_far: Sequence[str] = ()) -> int:
    whole = above.get(key, "")
    return 0 if not whole or key in so_far else 1 + _depth(whole, above, (*so_far, key))


def _wide(title: str) -> int:
    """How wide a box is for its title: Latin letters are narrower than the others."""
    return 24 + sum(7 if letter.isascii() else 8 for letter in title)


def _box(row: StageNow, x: int, y: int) -> Box:
    words = say_stage(row)
    short = words if len(words) <= 34 else _("not shown")
    return Box(x, y, term(row.stage.title), short, row.computed and not row.masked and row.bounds is not None)


def _arrow(start: tuple[int, int], end: tuple[int, int], wide: int, turned: bool) -> Arrow:
    x1, x2, on = (start[0], end[0] + wide, -1) if turned else (start[0] + wide, end[0], 1)
    y1, y2 = start[1] + HEIGHT // 2, end[1] + HEIGHT // 2
    middle, neck, barb = (x1 + x2) // 2, x2 - 8 * on, x2 - 9 * on
    return Arrow(f"M{x1} {y1}C{middle} {y1} {middle} {y2} {neck} {y2}", f"M{barb} {y2 - 5}L{x2} {y2}L{barb} {y2 + 5}Z")
