"""Who writes what, when: the rows written so far by their id in the files, and the people who write them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any
from uuid import UUID

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Figure, Observation, Passage, Source
from headway.casework.evidence.services import TakesPart, quote
from headway.casework.recommendations.models import Recommendation
from headway.casework.visits.models import Meeting
from headway.engines.demo import values as told
from headway.engines.demo.reading import Case
from headway.foundation.access.models import Circle
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, system
from headway.foundation.core.dates import period
from headway.foundation.ledger.changes import changeset

SYSTEM = system("demonstration")


def moment(day: date) -> datetime:
    """Noon of a day, UTC: the files give days."""
    return datetime.combine(day, time(12), UTC)


def last_day(dated: str) -> date:
    """The last day that EDTF text may mean. Raises NotADate; ValueError for an open end."""
    latest = period(dated).latest
    if latest is None:
        raise ValueError(f'"{dated}" has no end')
    return latest


def written_on(source: told.Source) -> date:
    """The day on which a source was kept: as given, else the last it may be dated."""
    return source.at or last_day(source.dated)


@dataclass
class Desk:
    """The rows of a load in progress. `people` are the actors of the personas, by their organisation's id."""

    case: Case
    people: dict[str, Actor] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    observations: dict[str, Observation] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    assessments: dict[str, Assessment] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    meetings: dict[tuple[str, str], Meeting] = field(default_factory=dict)
    passages: dict[tuple[str, int, int], Passage] = field(default_factory=dict)
    circle: Circle | None = None
    delegation: Circle | None = None

    def actor(self, holder: str) -> Actor:
        """The persona of an organisation; where it has none, the demonstration itself."""
        return self.people.get(holder, SYSTEM)

    @contextmanager
    def act(self, holder: str, day: date, reason: str) -> Iterator[tuple[Actor, datetime]]:
        """One act of an organisation on a day; the verbs inside join it. Yields who acts and when."""
        actor, at = self.actor(holder), moment(day)
        with changeset(actor=actor, at=at, reason=reason):
            yield actor, at

    def sight(self, holder: str, audience: str) -> dict[str, Any]:
        """The access columns of a row of the case: what is shared names both sides, what partners get their circle."""
        named = {"shared": self.circle, "partners": self.delegation}.get(audience)
        return {
            "compartment": self.case.frame.compartment,
            "holder": self.organisations[holder],
            "audience": audience,
            "circle": named.pk if named else None,
        }

    def passage(self, source: str, words: str, actor: Actor, at: datetime) -> Passage:
        """The passage of a quote; one that is there already is used again."""
        text = self.case.text_of(source)
        start, end = text.find(words)
        key = (source, start, end)
        if key not in self.passages:
            self.passages[key] = quote(self.sources[source], start, end, text=text.text, actor=actor, at=at)
        return self.passages[key]

    def parts(self, parts: Iterable[told.Part]) -> list[TakesPart]:
        return [TakesPart(part.as_said, part.part, self.organisations.get(part.organisation)) for part in parts]

    def seen(self, observations: Iterable[str]) -> list[Observation]:
        return [self.observations[name] for name in observations]

    def assessment_id(self, code: str) -> UUID | None:
        return self.assessments[code].pk if code else None

    def source_of(self, observation: str) -> str:
        return self._told[observation].source

    def holder_of(self, source: str) -> str:
        return self._kept[source].holder

    def kept_on(self, source: str) -> date:
        return written_on(self._kept[source])

    def day_of(self, observation: str) -> date:
        """The day on which an observation was written: that of its source."""
        return self.kept_on(self.source_of(observation))

    @cached_property
    def _told(self) -> dict[str, told.Observation]:
        return {row.id: row for row in self.case.observations}

    @cached_property
    def _kept(self) -> dict[str, told.Source]:
        return {row.id: row for row in self.case.sources}
