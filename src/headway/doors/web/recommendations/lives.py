"""The family of a recommendation drawn over the years: lanes, marks and links as numbers for an SVG."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from headway.doors.web.parts.said import say
from headway.engines.followup.lives import Family, Moment, years_of

WIDTH, NAMES, LANE, TOP, MARGIN = 960, 150, 44, 30, 24
STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on its lane."""

    x: float
    y: float
    moment: Moment


@dataclass(frozen=True, slots=True)
class Lane:
    """One recommendation: its line from its issue to today, and its marks."""

    code: str
    is_this: bool
    x: float
    end: float
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """A link from an earlier recommendation down to a later one, as an SVG path, and in words."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything an SVG needs; what it shows stands in words on the same page."""

    width: int
    height: int
    years: tuple[tuple[int, float], ...]
    lanes: tuple[Lane, ...]
    bonds: tuple[Bond, ...]


def draw_family(family: Family, this: UUID, today: date) -> Drawing:
    """Place a family on the years from its first issue until today."""
    first, last = years_of(family.lives, today.year)
    span = max(1, last + 1 - first)

    def across(day: str) -> float:
        when = date.fromisoformat(day) if len(day) == 10 else date(first, 1, 1)
        share = (when.year - first + (when.timetuple().tm_yday - 1) / 366) / span
        return round(NAMES + share * (WIDTH - NAMES - MARGIN), 1)

    lanes: dict[UUID, Lane] = {}
    for number, life in enumerate(family.lives):
        y = TOP + LANE * number + LANE / 2
        marks = tuple(Mark(across(moment.day), y, moment) for moment in life.moments)
        row = life.recommendation
        end = across(today.isoformat())
        lanes[row.pk] = Lane(row.code, row.pk == this, marks[0].x, max(end, marks[-1].x), y, marks)
    bonds = tuple(
        Bond(_curve(lanes[earlier], lanes[later]), f"{lanes[later].code} {say(how)} {lanes[earlier].code}")
        for later, earlier, how in family.links
    )
    step = next((step for step in STEPS if span / step <= 12), STEPS[-1])
    years = tuple((year, across(f"{year}-01-01")) for year in range(first, last + 1, step))
    return Drawing(WIDTH, TOP + LANE * len(lanes) + 12, years, tuple(lanes.values()), bonds)


def _curve(above: Lane, below: Lane) -> str:
    """From the earlier one's lane, where the later begins, into the later's first mark."""
    start, over, y = max(above.x, below.x - 28), f"{below.x:.1f}", f"{above.y:.1f}"
    return f"M{start:.1f} {y} C{over} {y} {over} {y} {over} {below.y:.1f}"
