"""The sources of a page, numbered in the order in which the page first cites them, as notes of a text are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from headway.doors.web.parts.addresses import address_of
from headway.engines.followup.snapshot import Cited


@dataclass(frozen=True, slots=True)
class Mark:
    """One citation as it stands in the text: "3", or "3b" for the second passage of source 3 in the same place."""

    label: str
    address: str
    cited: Cited


@dataclass(slots=True)
class Notes:
    """What a page has cited so far; its list of sources is printed last, from the same object."""

    sources: dict[UUID, Cited] = field(default_factory=dict)

    def marks(self, cites: Iterable[Cited]) -> list[Mark]:
        """The marks of what one sentence cites, by source."""
        numbers: dict[UUID, int] = {}
        counted: dict[UUID, int] = {}
        found = []
        for cited in cites:
            self.sources.setdefault(cited.source, cited)
            numbers[cited.source] = list(self.sources).index(cited.source) + 1
            counted[cited.source] = counted.get(cited.source, 0) + 1
            label = f"{numbers[cited.source]}{_letter(counted[cited.source])}"
            found.append((numbers[cited.source], Mark(label, address_of(cited.source, cited.passage), cited)))
        return [mark for _, mark in sorted(found, key=lambda one: one[0])]


def _letter(nth: int) -> str:
    """ "" for the first, b for the second, and so on; after z they repeat, which no sentence has come to."""
    return "" if nth == 1 else chr(ord("a") + (nth - 1) % 26)
