"""A report kept as values: what a later version is composed from, and other formats are set from. No pickles: JSON."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from headway.engines.reports import values
from headway.engines.reports.values import LeftOutNote, Report
from headway.foundation.core.intervals import Interval

MEDIA_TYPE = "application/json"
KINDS: Mapping[str, type] = {
    name: found for name, found in vars(values).items() if isinstance(found, type) and is_dataclass(found)
}
KINDS_TOO: Mapping[str, type] = {**KINDS, "Interval": Interval}


class NotAReport(ValueError):
    """The bytes are no report that was kept as values."""


def to_bytes(report: Report) -> bytes:
    """The report as bytes, without what only its drafter was told."""
    blocks = tuple(block for block in report.blocks if not isinstance(block, LeftOutNote))
    told = {field.name: getattr(report, field.name) for field in fields(report)}
    bare = Report(**{**told, "blocks": blocks, "left_out": (), "uncited": ()})
    return json.dumps(_plain(bare), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Report:
    """The report that was kept. Raises NotAReport."""
    try:
        found = _value(json.loads(data))
    except (ValueError, TypeError, KeyError) as error:
        raise NotAReport("This is no report that was kept as values.") from error
    if not isinstance(found, Report):
        raise NotAReport("This is no report that was kept as values.")
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        kept = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **kept}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return {"number": str(value)} if isinstance(value, Decimal) else value


def _value(kept: Any) -> Any:
    if isinstance(kept, list):
        return tuple(_value(one) for one in kept)
    if not isinstance(kept, dict):
        return kept
    if "number" in kept:
        return Decimal(kept["number"])
    kind = KINDS_TOO[kept["is"]]
    words = _words_of(kind)
    return kind(**{name: words.get(name, _value)(one) for name, one in kept.items() if name != "is"})


@cache
def _words_of(kind: type) -> dict[str, type[StrEnum]]:
    """The fields of a kind that hold one of a list of words."""
    hints = get_type_hints(kind)
    return {name: hint for name, hint in hints.items() if isinstance(hint, type) and issubclass(hint, StrEnum)}
