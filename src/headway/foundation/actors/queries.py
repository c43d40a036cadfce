"""Reads of organisations: what became of one, who answers for it now, which rows may be one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from headway.foundation.actors.duplicates import Pair, likely_duplicates
from headway.foundation.actors.models import Organisation, Sameness, Succession
from headway.foundation.catalogue.models import State


@dataclass(frozen=True, slots=True)
class Turn:
    """A step in the line of an organisation: by which succession, to which one, and what became of that."""

    succession: Succession
    organisation: Organisation
    turns: tuple["Turn", ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation with what it came of and what became of it, each a tree; and who answers now."""

    came_of: tuple[Turn, ...]
    became: tuple[Turn, ...]

    @property
    def now(self) -> tuple[Organisation, ...]:
        """Who answers for it now, if not itself: every end of the tree once."""
        return tuple(dict.fromkeys(_ends(self.became)))

    def __bool__(self) -> bool:
        return bool(self.came_of or self.became)


@dataclass(frozen=True)
class Lines:
    """Every succession there is, read once."""

    after: Mapping[UUID, tuple[Succession, ...]]
    before: Mapping[UUID, tuple[Succession, ...]]

    def of(self, organisation: Organisation) -> Line:
        """The line of an organisation; a duplicate has that of the row that was kept."""
        key = organisation.kept
        return Line(self._back(key, frozenset({key})), self._on(key, frozenset({key})))

    def answering(self, organisation: Organisation) -> tuple[Organisation, ...]:
        """Who answers now for what was addressed to it: several after a split; nobody else if it still stands."""
        return self.of(organisation).now

    def came_before(self, keys: Iterable[UUID]) -> set[UUID]:
        """The rows whose line ends in one of these, with their own."""
        found: set[UUID] = set()
        todo = set(keys)
        while todo:
            found |= todo
            todo = {row.before_id for key in todo for row in self.before.get(key, ())} - found
        return found

    def _on(self, key: UUID, seen: frozenset[UUID]) -> tuple[Turn, ...]:
        return tuple(
            Turn(row, row.after, self._on(row.after.kept, seen | {row.after.kept}))
            for row in self.after.get(key, ())
            if row.after.kept not in seen
        )

    def _back(self, key: UUID, seen: frozenset[UUID]) -> tuple[Turn, ...]:
        return tuple(
            Turn(row, row.before, self._back(row.before.kept, seen | {row.before.kept}))
            for row in self.before.get(key, ())
            if row.before.kept not in seen
        )


def lines_of_all() -> Lines:
    """The lines of all organisations, in one query."""
    after: dict[UUID, list[Succession]] = {}
    before: dict[UUID, list[Succession]] = {}
    for row in Succession.objects.select_related("before", "after").order_by("on", "after__name", "id"):
        after.setdefault(row.before.kept, []).append(row)
        before.setdefault(row.after.kept, []).append(row)
    return Lines(_frozen(after), _frozen(before))


def _frozen(found: Mapping[UUID, list[Succession]]) -> dict[UUID, tuple[Succession, ...]]:
    return {key: tuple(rows) for key, rows in found.items()}


def _ends(turns: Iterable[Turn]) -> Iterable[Organisation]:
    for turn in turns:
        if turn.turns:
            yield from _ends(turn.turns)
        else:
            yield turn.organisation


def read_as(organisation: Organisation) -> list[UUID]:
    """The ids of the rows that read as an organisation: its own, and those of its duplicates."""
    return list(Organisation.objects.read_as(organisation.kept).order_by("id").values_list("pk", flat=True))


def decided_pairs(lines: Lines) -> set[frozenset[UUID]]:
    """Pairs of which somebody said what they are, and those of which one followed the other: they are two."""
    found = {frozenset(pair) for pair in Sameness.objects.values_list("duplicate", "kept")}
    return found | {frozenset({key, row.after.kept}) for key, rows in lines.after.items() for row in rows}


def proposed_pairs(state: State | None, lines: Lines) -> list[Pair]:
    """The rows of a State's list (or of the international one) that may be one, less those that were decided on."""
    rows = Organisation.objects.listed().filter(state=state).select_related("state", "body")
    return likely_duplicates(rows.order_by("name", "id"), decided_pairs(lines))
