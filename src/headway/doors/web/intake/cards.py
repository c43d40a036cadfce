"""Proposals as cards: what is proposed, in whose voice, why, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Source
from headway.doors.web.parts.highlighting import Span
from headway.doors.web.parts.retold import retell
from headway.doors.web.parts.said import say, say_title
from headway.engines.intake.decisions import THE_VISIT, proposal_key
from headway.engines.intake.models import Decision
from headway.engines.intake.values import Link, Observed, Quantity, Reading, Voice
from headway.foundation.catalogue.models import Area, Indicator, Provision
from headway.foundation.core.actors import Actor
from headway.foundation.core.intervals import Interval
from headway.foundation.core.numbers_said import say_apart, say_interval


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal as the page shows it. `decision` is None while it waits.

    `by_machine` are the pages of its words that a machine read and nobody has compared with their pictures.
    """

    key: str
    kind: str
    start: int
    end: int
    text: str
    said_by: str
    proposal: Observed | Quantity
    areas: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    interval: Interval | None = None
    confidence: int | None = None
    decision: Decision | None = field(default=None)
    by_machine: tuple[int, ...] = ()

    @property
    def is_observation(self) -> bool:
        return isinstance(self.proposal, Observed)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.key, self.kind, self.decision.outcome if self.decision else "waiting")


def cards_of(source: Source, reading: Reading, actor: Actor) -> list[Card]:
    """Every proposal of a reading in the order of the text, with what the actor may see of decisions."""
    decided = decisions_on(source, actor)
    titles = _titles(reading)
    cards = [_observed(o, titles, decided) for o in reading.observations]
    cards += [_quantity(reading, q, titles, decided) for q in reading.quantities]
    cards = [replace(card, by_machine=source.machine_pages(card.start, card.end)) for card in cards]
    return sorted(cards, key=lambda card: (card.start, -card.end, card.key))


def decisions_on(source: Source, actor: Actor) -> dict[str, Decision]:
    """What was decided on a source's proposals, by their keys; the visit under its own."""
    rows = Decision.objects.visible_to(actor).filter(source=source).with_visible(actor, "observation")
    return {row.proposal: row for row in rows}


def visit_is_waiting(decided: dict[str, Decision], reading: Reading) -> bool:
    return reading.entities.visit is not None and THE_VISIT not in decided


def _observed(proposal: Observed, titles: dict[str, str], decided: dict[str, Decision]) -> Card:
    key = proposal_key(proposal)
    voice = _said_by(proposal.voice)
    facts = [
        (_("Status"), say(proposal.status)),
        (_("Organisations"), say_apart(f"{p.name} ({say(p.part)})" for p in proposal.organisations)),
        (_("Results"), say_apart(proposal.results)),
        (_("Qualified by"), say_apart(proposal.qualifiers)),
        (_("Number"), proposal.number),
    ]
    return Card(
        key=key,
        kind=proposal.kind,
        start=proposal.start,
        end=proposal.end,
        text=proposal.text,
        said_by=_("%(voice)s (inferred)") % {"voice": voice} if voice and proposal.voice.inferred else voice,
        proposal=proposal,
        areas=_named(proposal.areas, titles),
        provisions=_named(proposal.provisions, titles),
        facts=tuple((label, value) for label, value in facts if value),
        reasons=(*proposal.reasons, *(f"{titles.get(a.key, a.key)}: {retell(a.reason)}" for a in proposal.areas)),
        confidence=round(proposal.confidence * 100),
        decision=decided.get(key),
    )


def _said_by(voice: Voice) -> str:
    words = (voice.verb, voice.who) if voice.verb == "according to" else (voice.who, voice.verb)
    return " ".join(words).strip()


def _quantity(reading: Reading, proposal: Quantity, titles: dict[str, str], decided: dict[str, Decision]) -> Card:
    key = proposal_key(proposal)
    whole = reading.quantities[proposal.part_of] if proposal.part_of is not None else None
    facts = [
        (_("Counts"), proposal.subject),
        (_("Indicator"), titles.get(proposal.indicator, "")),
        (_("Stands for"), say_interval(proposal.interval) if proposal.interval else ""),
        (_("Share"), _share(proposal.share, whole) if proposal.share and whole else ""),
        (_("Part of"), f"“{whole.text}”" if whole and not proposal.share else ""),
    ]
    return Card(
        key=key,
        kind="figure",
        start=proposal.start,
        end=proposal.end,
        text=proposal.text,
        said_by=proposal.said_by,
        proposal=proposal,
        facts=tuple((label, value) for label, value in facts if value),
        reasons=(proposal.reason,) if proposal.reason else (),
        interval=proposal.interval,
        decision=decided.get(key),
    )


def _share(share: Interval, whole: Quantity) -> str:
    return _("%(number)s per cent of “%(words)s”") % {"number": say_interval(share * 100), "words": whole.text}


def _titles(reading: Reading) -> dict[str, str]:
    """What people read for the ids that the reading's links name."""
    keys = {link.key for o in reading.observations for link in (*o.areas, *o.provisions)}
    titles: dict[str, str] = {row.pk: say_title(row) for row in Area.objects.filter(pk__in=keys)}
    for provision in Provision.objects.filter(pk__in=keys).select_related("instrument"):
        ref = provision.ref if provision.ref_certain else _("paragraph to be confirmed")
        titles[provision.pk] = f"{provision.instrument.symbol}, {ref}"
    counted = Indicator.objects.filter(pk__in={q.indicator for q in reading.quantities})
    return titles | {row.pk: say_title(row) for row in counted}


def _named(links: Iterable[Link], titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(titles.get(link.key, link.key) for link in links)
