"""Rows of casework as the snapshot's values, only what the actor may see: one query for all kinds, one for passages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from headway.casework.assessments.models import Judgement, ThreatPicture
from headway.casework.assistance.models import Need
from headway.casework.evidence.models import Figure, Observation, Passage
from headway.casework.evidence.queries import passages_to_open
from headway.casework.plans.models import Measure
from headway.casework.recommendations.models import Progress, Recommendation, Undertaking
from headway.engines.followup.links import Links, key
from headway.engines.followup.snapshot import (
    Cited,
    Counted,
    Judged,
    Measured,
    Needed,
    Observed,
    Offered,
    Progressed,
    Promised,
    Recommended,
    Taken,
    Threat,
)
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import Period, period

Cites = tuple[Cited, ...]
Row = TypeVar("Row", bound=CaseRecord)


@dataclass(frozen=True)
class Rows:
    """Rows by their kind, each kind in its own order; none of a kind that was not asked for."""

    by_kind: Mapping[type[CaseRecord], list[Any]]

    def of(self, kind: type[Row]) -> list[Row]:
        return self.by_kind.get(kind, [])


def load_rows(state: str, actor: Actor, kinds: Sequence[type[CaseRecord]]) -> Rows:
    """The rows of a file that the actor may see, of all these kinds in one query."""
    found = at_once(*(kind.objects.visible_to(actor).filter(compartment=state) for kind in kinds)) if kinds else ()
    return Rows({kind: sorted(rows, key=_in_order) for kind, rows in zip(kinds, found, strict=True)})


def _in_order(row: CaseRecord) -> list[tuple[bool, Any]]:
    """As the kind's own order has it, what is empty first."""
    told = [getattr(row, str(name)) for name in row._meta.ordering or ("id",)]
    return [(value is not None, value) for value in told]


@dataclass(frozen=True)
class Reader:
    """Says one State's file as values, from the rows, links and passages that were loaded before for one actor."""

    found: Rows
    links: Links
    passages: Mapping[UUID, Cited]
    supports: Mapping[UUID, Cites]

    def recommendations(self) -> Iterable[Recommended]:
        """Those that were issued, and drafts, which are nobody's recommendation yet."""
        areas, provisions = self.links.many("recommendation-area"), self.links.many("recommendation-provision")
        addressees = self.links.many("addressee")
        for row in self.found.of(Recommendation):
            yield Recommended(
                id=row.pk,
                audience=row.audience,
                cites=self.at(row.passage_id),
                assessment=row.assessment_id,
                code=row.code,
                number=row.number,
                text=row.text,
                kind=row.type,
                priority=row.priority,
                areas=tuple(sorted(areas.get(row.pk, ()))),
                provisions=tuple(sorted(provisions.get(row.pk, ()))),
                addressees=tuple(addressees.get(row.pk, ())),
                draft=row.draft,
            )

    def positions(self) -> Iterable[Taken]:
        for number, link in enumerate(self.links.of("position")):
            recommendation, value, taken, audience, passage, text, *_ = link
            yield Taken(
                id=UUID(int=number),
                audience=audience,
                cites=self.at(key(passage)) if passage else (),
                recommendation=key(recommendation),
                value=value,
                text=text,
                on=date.fromisoformat(taken),
            )

    def progress(self) -> Iterable[Progressed]:
        bases = self.by_way_of("progress-basis")
        for row in self.found.of(Progress):
            yield Progressed(
                id=row.pk,
                audience=row.audience,
                cites=tuple(dict.fromkeys((*self.at(row.passage_id), *bases.get(row.pk, ())))),
                recommendation=row.recommendation_id,
                side=row.side,
                scale=row.scale,
                level=row.level,
                nil_return=row.nil_return,
                basis=row.basis,
                as_of=when(row.as_of),
                reason=row.reason,
            )

    def judgements(self) -> Iterable[Judged]:
        bases = self.by_way_of("judgement-basis")
        for row in self.found.of(Judgement):
            yield Judged(
                id=row.pk,
                audience=row.audience,
                cites=bases.get(row.pk, ()),
                assessment=row.assessment_id,
                subject=f"provision:{row.provision_id}" if row.provision_id else f"area:{row.area_id}",
                axis=row.axis,
                scale=row.scale,
                level=row.level,
                rationale=row.rationale,
                as_of=when(row.as_of),
            )

    def figures(self) -> Iterable[Counted]:
        for row in self.found.of(Figure):
            yield Counted(
                id=row.pk,
                audience=row.audience,
                cites=self.at(row.passage_id),
                indicator=row.indicator_id or "",
                subject=row.subject,
                interval=row.interval,
                share=row.share,
                part_of=row.part_of_id,
                hedge=row.hedge,
                as_said=row.as_said,
                said_by=row.said_by,
                as_of=when(row.as_of),
                assessment=row.assessment,
            )

    def measures(self) -> Iterable[Measured]:
        areas, answers = self.links.many("measure-area"), self.links.many("measure-answer")
        evidence = self.by_way_of("measure-evidence")
        parts: dict[UUID, list[tuple[str, str]]] = {}
        for measure, name, part, *_ in self.links.of("measure-organisation"):
            parts.setdefault(key(measure), []).append((name, part))
        for row in self.found.of(Measure):
            yield Measured(
                id=row.pk,
                audience=row.audience,
                cites=evidence.get(row.pk, ()),
                title=row.title,
                kind=row.type,
                status=row.status,
                dates=when(row.dates),
                results=lines(row.results),
                results_as_told=row.results,
                areas=tuple(sorted(areas.get(row.pk, ()))),
                organisations=tuple(parts.get(row.pk, ())),
                answers=tuple(key(answer) for answer in answers.get(row.pk, ())),
            )

    def threats(self) -> Iterable[Threat]:
        areas, bases = self.links.many("threat-area"), self.by_way_of("threat-basis")
        seen = self.links.many("threat-basis")
        for row in self.found.of(ThreatPicture):
            yield Threat(
                id=row.pk,
                audience=row.audience,
                cites=bases.get(row.pk, ()),
                assessment=row.assessment_id,
                as_of=when(row.as_of),
                level_as_said=row.level_as_said,
                drivers=row.drivers,
                trend=row.trend,
                areas=tuple(sorted(areas.get(row.pk, ()))),
                observations=tuple(key(observation) for observation in seen.get(row.pk, ())),
            )

    def promises(self) -> Iterable[Promised]:
        for row in self.found.of(Undertaking):
            yield Promised(
                id=row.pk,
                audience=row.audience,
                cites=self.supports.get(row.observation_id, ()) if row.observation_id else (),
                assessment=row.assessment_id,
                kind=row.type,
                by=row.by,
                to=row.to,
                as_said=row.as_said,
                made=when(row.made_on),
                due=row.due_on,
                state=row.state,
                repeats=row.repeats_id,
                settled=earliest(self.supports.get(row.met_by_id, ())) if row.met_by_id else None,
            )

    def needs(self) -> Iterable[Needed]:
        areas = self.links.many("need-area")
        offers: dict[UUID, list[Offered]] = {}
        cited: dict[UUID, list[Cited]] = {}
        for need, provider, title, status, effect, told, offered, offer, match, *_ in self.links.of("match"):
            made = earliest(self.at(key(offered))) if offered else None
            against = Offered(provider, title, status, effect, made, key(offer), key(match))
            offers.setdefault(key(need), []).append(against)
            for passage in filter(None, (told, offered)):
                cited.setdefault(key(need), []).extend(self.at(key(passage)))
        for row in self.found.of(Need):
            yield Needed(
                id=row.pk,
                audience=row.audience,
                cites=tuple(dict.fromkeys((*self.at(row.passage_id), *cited.get(row.pk, ())))),
                assessment=row.assessment_id,
                title=row.title,
                text=row.text,
                priority=row.priority,
                agreed_on=row.agreed_on,
                state=row.state,
                areas=tuple(sorted(areas.get(row.pk, ()))),
                offers=tuple(offers.get(row.pk, ())),
            )

    def observations(self) -> Iterable[Observed]:
        areas = self.links.many("observation-area")
        for row in self.found.of(Observation):
            yield Observed(
                id=row.pk,
                audience=row.audience,
                cites=self.supports.get(row.pk, ()),
                kind=row.type,
                text=row.text,
                who=row.voice_who,
                verb=row.voice_verb,
                inferred=row.inferred,
                status=row.status,
                results=lines(row.results),
                qualifiers=lines(row.qualifiers),
                assessment=row.assessment,
                areas=tuple(sorted(areas.get(row.pk, ()))),
            )

    def at(self, passage: UUID | None) -> Cites:
        """The passage a row cites itself."""
        found = self.passages.get(passage) if passage else None
        return (found,) if found else ()

    def by_way_of(self, name: str) -> dict[UUID, Cites]:
        """What rows cite by way of the observations they stand on."""
        found: dict[UUID, list[Cited]] = {}
        for owner, observation, *_ in self.links.of(name):
            found.setdefault(key(owner), []).extend(self.supports.get(key(observation), ()))
        return {owner: tuple(dict.fromkeys(cites)) for owner, cites in found.items()}


def load_passages(state: str, actor: Actor) -> dict[UUID, Cited]:
    """Every passage of the file that the actor may see, with its source's title."""
    rows = passages_to_open(actor).filter(compartment=state).only(
        "pk", "source_id", "quote", "start", "end", "page", "audience", "prefix",
        "source__title", "source__originator", "source__dated", "source__audience", "source__by_machine",
    )  # fmt: skip
    return {row.pk: _cited(row) for row in rows}


def _cited(row: Passage) -> Cited:
    source = row.source
    return Cited(
        passage=row.pk,
        source=row.source_id,
        quote=row.quote,
        title=source.title,
        originator=source.originator,
        dated=source.dated,
        page=row.page,
        audience=row.audience,
        title_audience=source.audience,
        follows="".join(row.prefix.split()[-1:]),
        by_machine=bool(row.machine_pages),
    )


def cites_of_observations(links: Links, passages: Mapping[UUID, Cited]) -> dict[UUID, Cites]:
    """The passages that each observation stands on."""
    found: dict[UUID, list[Cited]] = {}
    for observation, passage, *_ in links.of("support"):
        if key(passage) in passages:
            found.setdefault(key(observation), []).append(passages[key(passage)])
    return {owner: tuple(cites) for owner, cites in found.items()}


def when(text: str) -> Period | None:
    return period(text) if text else None


def earliest(cites: Cites) -> Period | None:
    """The earliest date among the sources of some passages; none where no source is dated."""
    dated = [found for cited in cites if (found := when(cited.dated)) is not None]
    return min(dated, key=lambda found: found.earliest or date.max, default=None)


def lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())
