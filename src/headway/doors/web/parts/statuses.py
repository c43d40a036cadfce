"""A status as people see it: a shape, a word and a colour; never a colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from headway.foundation.catalogue.languages import in_readers_language, say_level
from headway.foundation.catalogue.models import Level
from headway.foundation.catalogue.queries import scale_after

ORDERED = {
    "": (0, "out"),
    "planned": (25, "little"),
    "in development": (50, "some"),
    "ongoing": (75, "some"),
    "in place": (100, "good"),
    "open": (0, "none"),
    "offered": (25, "little"),
    "under way": (50, "some"),
    "partly met": (50, "some"),
    "met": (100, "good"),
    "proposed": (25, "little"),
    "agreed": (50, "some"),
    "delivered": (100, "good"),
    "done": (100, "good"),
    "due": (0, "little"),
    "overdue": (0, "none"),
    "nil return": (100, "some"),
    "expected by now": (25, "little"),
    "waiting": (0, "little"),
    "given": (100, "good"),
    "silence running": (50, "some"),
    "held": (0, "none"),
    "silence broken": (0, "none"),
    "refused": (0, "none"),
    "took place": (100, "good"),
    "agreed by the State": (100, "good"),
    "objected": (0, "none"),
    "reworded": (50, "some"),
    "shortened": (50, "some"),
    "cancelled": (0, "little"),
    "declined": (0, "none"),
    "covered": (100, "good"),
    "not covered": (0, "none"),
    "sent": (0, "little"),
    "opened": (25, "little"),
    "returned": (50, "some"),
    "sent back": (25, "some"),
    "validated": (100, "good"),
}
"""How full the circle is, and its tone, for the words that are no scale's levels; others stand outside any order."""

OUTSIDE = (0, "out")


@dataclass(frozen=True, slots=True)
class Status:
    """`fill` is 0 to 100; `tone` is good, some, little, none, or out (outside the order: not known, not counted)."""

    word: str
    fill: int = 0
    tone: str = "out"

    @property
    def is_done(self) -> bool:
        return self.tone != "out" and self.fill == 100


@dataclass(frozen=True, slots=True)
class Across:
    """A level of an earlier scale on the one that took its place: all it may stand for, and why nobody can tell."""

    scale: str
    levels: tuple[Status, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of every scale, by scale and id, with the highest value of each scale."""

    known: Mapping[tuple[str, str], Level]
    top: Mapping[str, int]

    def status(self, scale: str, level: str) -> Status:
        """A level as its scale words it; special values and unknown ids stand outside the order."""
        found = self.known.get((scale, level))
        if found is None:
            return Status(_as_words(level))
        word = _worded(found)
        if found.value is None or not self.top.get(scale):
            return Status(word)
        fill = found.value * 100 // self.top[scale]
        return Status(word, fill, _tone(fill))

    def across(self, scale: str, level: str) -> Across | None:
        """How a level reads on the scale that came after its own; None where none did, or for a special value."""
        after = scale_after(scale)
        if after is None or after.follows is None or level not in dict(after.follows.levels):
            return None
        return Across(
            in_readers_language("scales", after.id, after.title),
            tuple(self.status(after.id, key) for key in after.read_across(scale, level)),
            in_readers_language("crosswalks", after.id, after.follows.note),
        )

    def choices(self, scale: str) -> list[tuple[str, str]]:
        """A scale's levels as a form offers them, the best first."""
        return [(row.level_id, _worded(row)) for (key, _), row in self.known.items() if key == scale]


def known_levels() -> Levels:
    """The levels the catalogue's tables hold, in one query."""
    rows = list(Level.objects.order_by("scale_id", "order"))
    top: dict[str, int] = {}
    for row in rows:
        top[row.scale_id] = max(top.get(row.scale_id, 0), row.value or 0)
    return Levels({(row.scale_id, row.level_id): row for row in rows}, top)


def of_word(word: str) -> Status:
    """The status of a word that is no scale's level: a measure's, a need's, a promise's."""
    fill, tone = ORDERED.get(word, OUTSIDE)
    return Status(word[:1].upper() + word[1:] if word else "Not said", fill, tone)


def _worded(level: Level) -> str:
    return say_level(level.scale_id, level.level_id, level.label)


def _as_words(level: str) -> str:
    words = level.removeprefix("special:").replace("-", " ")
    return words.capitalize() if words else "Not assessed"


def _tone(fill: int) -> str:
    if fill == 0:
        return "none"
    if fill < 50:
        return "little"
    return "some" if fill < 80 else "good"
