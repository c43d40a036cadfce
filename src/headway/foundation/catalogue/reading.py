"""Reading the catalogue's files strictly: an entry becomes a frozen dataclass by its type hints, or problems are noted.

YAML by `ryaml` (docs/decisions/0003-yaml.md): NO, NA, on and yes stay text, dates stay text until a field asks for a
date, duplicate keys are refused.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import ryaml

from headway.foundation.catalogue.durations import Duration, NotADuration

T = TypeVar("T")


class CatalogueErrors(ValueError):
    """What is wrong with a catalogue folder; `lines` holds one "file: entry: reason" each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(self.lines))


class Wrong(ValueError):
    """A value does not fit its field; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Problems:
    """Collects what is wrong, so that one run names everything."""

    lines: list[str]

    def add(self, file: str, entry: str, reason: str) -> None:
        self.lines.append(f"{file}: {entry}: {reason}")

    def raise_any(self) -> None:
        if self.lines:
            raise CatalogueErrors(self.lines)


def read_file(folder: Path, name: str, problems: Problems) -> dict[str, Any]:
    """The mapping at the top of a folder's file; empty, with a problem noted, if there is none."""
    return read_path(folder / name, name, problems)


def read_path(path: Path, name: str, problems: Problems) -> dict[str, Any]:
    """The mapping at the top of a file; problems call it by `name`."""
    try:
        with path.open(encoding="utf-8") as file:
            content = ryaml.load(file)
    except FileNotFoundError:
        problems.add(name, "file", "is missing")
        return {}
    except ValueError as error:  # bad YAML, duplicate keys and bad UTF-8 alike
        problems.add(name, "file", str(error))
        return {}
    if not isinstance(content, dict):
        problems.add(name, "file", "is no mapping of keys")
        return {}
    return content


def read_all(cls: type[T], items: object, file: str, problems: Problems, key: str = "id") -> list[T]:
    """The entries of a list; a wrong one is left out and noted, so is a second one of the same id."""
    if not isinstance(items, list):
        problems.add(file, "file", f"the list of entries with {key!r} is missing")
        return []
    found: list[T] = []
    seen: set[object] = set()
    for number, item in enumerate(items, start=1):
        name = str(item.get(key) or number) if isinstance(item, dict) else str(number)
        entry = read(cls, item, file, name, problems)
        if entry is None:
            continue
        if name in seen:
            problems.add(file, name, "occurs twice")
            continue
        seen.add(name)
        found.append(entry)
    return found


def read(cls: type[T], item: object, file: str, name: str, problems: Problems) -> T | None:
    """One entry, or None with every reason noted."""
    before = len(problems.lines)
    result = _build(cls, item, lambda reason: problems.add(file, name, reason))
    return result if len(problems.lines) == before else None


def _build(cls: type[Any], item: object, tell: Callable[[str], None]) -> Any:
    """An instance, or None after every reason was told."""
    if not isinstance(item, Mapping):
        tell("is no mapping of keys")
        return None
    known = _fields(cls)
    reasons = [f"unknown key {key!r}" for key in item if key not in known]
    given: dict[str, Any] = {}
    for key, (field, hint) in known.items():
        if key not in item:
            if field.default is MISSING:
                reasons.append(f"{key} is missing")
            continue
        try:
            given[field.name] = _convert(hint, item[key])
        except Wrong as wrong:
            reasons.append(f"{key}: {wrong}")
    for reason in reasons:
        tell(reason)
    return None if reasons else cls(**given)


def as_written(value: Any) -> object:
    """A value as a file would hold it, one level deep: the way back from `read`. Raises TypeError for other values."""
    if isinstance(value, Duration):
        return value.text
    if not is_dataclass(value):
        raise TypeError(f"{value!r} has no place in a file")
    given = {key: (getattr(value, field.name), hint) for key, (field, hint) in _fields(type(value)).items()}
    return {key: dict(held) if _is_pairs(hint) else held for key, (held, hint) in given.items()}


def _is_pairs(hint: Any) -> bool:
    """Whether a field holds pairs, which a file writes as a mapping."""
    return get_origin(hint) is tuple and get_origin(get_args(hint)[0]) is tuple


_FIELDS: dict[type[Any], dict[str, tuple[Field[Any], Any]]] = {}


def _fields(cls: type[Any]) -> dict[str, tuple[Field[Any], Any]]:
    """Key in the file → field and its type. Metadata "key" renames a key, "derived" keeps a field out of files."""
    if cls not in _FIELDS:
        hints = get_type_hints(cls)
        listed = (f for f in fields(cls) if not f.metadata.get("derived"))
        _FIELDS[cls] = {f.metadata.get("key", f.name): (f, hints[f.name]) for f in listed}
    return _FIELDS[cls]


def _convert(hint: Any, value: object) -> object:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _optional(hint, value)
    if origin is Literal:
        if value not in get_args(hint):
            raise Wrong(f"{value!r} is none of {', '.join(map(str, get_args(hint)))}")
        return value
    if origin is tuple:
        return _tuple(get_args(hint), value)
    return _single(hint, value)


def _optional(hint: Any, value: object) -> object:
    if value is None:
        return None
    return _convert(next(arg for arg in get_args(hint) if arg is not NoneType), value)


def _tuple(args: tuple[Any, ...], value: object) -> object:
    if isinstance(value, Mapping):  # a mapping becomes pairs, in its order
        pair = get_args(args[0])
        if len(pair) != 2:
            raise Wrong("must be a list")
        return tuple((_convert(pair[0], k), _convert(pair[1], v)) for k, v in value.items())
    if not isinstance(value, list):
        raise Wrong("must be a list")
    converted = tuple(_convert(args[0], item) for item in value)
    repeated = [item for item in converted if isinstance(item, str) and converted.count(item) > 1]
    if repeated:
        raise Wrong(f"{repeated[0]!r} is listed twice")
    return converted


def _single(hint: Any, value: object) -> object:
    if hint is date:
        return _date(value)
    if hint is Duration:
        return _duration(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return _nested(hint, value)
    if hint in (int, float) and isinstance(value, bool):
        raise Wrong(f"{value!r} is no number")
    if hint is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, hint):
        raise Wrong(f"{value!r} is no {'text' if hint is str else hint.__name__}")
    if isinstance(value, str) and value != value.strip():
        raise Wrong(f"{value!r} begins or ends with a blank")
    return value


def _nested(hint: type, value: object) -> object:
    reasons: list[str] = []
    built = _build(hint, value, reasons.append)
    if reasons:
        name = value.get("id", "") if isinstance(value, Mapping) else ""
        raise Wrong("; ".join(f"{name}: {reason}" if name else reason for reason in reasons))
    return built


def _date(value: object) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Wrong(f"{value!r} is no date like 2018-07-23")


def _duration(value: object) -> Duration:
    try:
        return Duration.parse(value if isinstance(value, str) else repr(value))
    except NotADuration as error:
        raise Wrong(str(error)) from None
