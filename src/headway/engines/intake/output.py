"""A reading as the JSON that `headway intake --json` prints; docs/reference/intake.md lists its fields."""

from decimal import Decimal
from typing import Any

from headway.engines.intake.values import Entities, Observed, Quantity, Reading, Visit
from headway.foundation.core.intervals import Interval


def as_json(reading: Reading) -> dict[str, Any]:
    """Plain values: `text[start:end]` of the document's text is the quoted text, exactly."""
    entities = reading.entities
    return {
        "source": {
            "title": reading.title,
            "language": reading.language,
            "media_type": reading.media_type,
            "sha256": reading.sha256,
            "characters": reading.characters,
        },
        "state": None
        if not entities.states
        else entities.states[0]
        if len(entities.states) == 1
        else list(entities.states),
        "body": _called(entities, entities.body),
        "on_behalf_of": _called(entities, entities.on_behalf_of),
        "visit": _visit(entities.visit),
        "previous_visit": entities.previous_visit,
        "instruments": list(dict.fromkeys(mention.name for mention in entities.instruments)),
        "delegation_organisations": _names(reading, "delegation"),
        "national_organisations": _names(reading, "national"),
        "other_organisations": _names(reading, "other"),
        "groups": _names(reading, "group"),
        "quantities": [quantity_as_json(quantity) for quantity in reading.quantities],
        "observations": [_observation(observed) for observed in reading.observations],
        "speakers": [
            {"name": speaker.name, "office": speaker.office, "organisation": speaker.organisation}
            for speaker in entities.speakers
        ],
    }


def _visit(visit: Visit | None) -> dict[str, Any] | None:
    if visit is None:
        return None
    return {
        "kind": visit.kind,
        "start": visit.starts,
        "end": visit.ends,
        "modality": visit.modality,
        "components": [{"modality": c.modality, "start": c.starts, "end": c.ends} for c in visit.components],
    }


def _called(entities: Entities, name: str | None) -> str | None:
    """What people read for an organisation's canonical name."""
    return next((m.called for m in entities.organisations if m.name == name and m.called), name)


def _names(reading: Reading, part: str) -> list[str]:
    return list(dict.fromkeys(mention.called or mention.name for mention in reading.entities.organisations_of(part)))


def quantity_as_json(quantity: Quantity) -> dict[str, Any]:
    """A figure with its words and its bounds; null where there is none."""
    bounds = quantity.interval or Interval()
    return {
        "text": quantity.text,
        "subject": quantity.subject,
        "indicator": quantity.indicator or None,
        "low": _number(bounds.low),
        "high": _number(bounds.high),
        "low_open": bounds.low_open,
        "high_open": bounds.high_open,
        "hedge": quantity.hedge,
        "said_by": quantity.said_by or None,
        "part_of": quantity.part_of,
        "share": [_number(quantity.share.low), _number(quantity.share.high)] if quantity.share else None,
        "start": quantity.start,
        "end": quantity.end,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _observation(observed: Observed) -> dict[str, Any]:
    return {
        "kind": observed.kind,
        "number": observed.number or None,
        "voice": {"who": observed.voice.who, "verb": observed.voice.verb, "inferred": observed.voice.inferred},
        "organisations": [{"name": part.name, "part": part.part} for part in observed.organisations],
        "status": observed.status or None,
        "results": list(observed.results),
        "qualifiers": list(observed.qualifiers),
        "open_list": observed.open_list,
        "text": observed.text,
        "sentence": observed.sentence.text,
        "start": observed.start,
        "end": observed.end,
        "areas": [link.key for link in observed.areas],
        "provisions": [link.key for link in observed.provisions],
        "confidence": observed.confidence,
        "reasons": list(observed.reasons),
    }
