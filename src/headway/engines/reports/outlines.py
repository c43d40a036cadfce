"""Outlines: which sections a kind of report has, in which order, under which heading, filled by which builder."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headway.engines.reports.files import read_data
from headway.foundation.core.yaml import NotYaml, read_yaml

_OUTLINE_KEYS = {"id", "version", "title", "subtitle", "sections", "note"}
_SECTION_KEYS = {"id", "heading", "builder", "options"}


class BadOutline(ValueError):
    """An outline cannot be used; the message names file, entry and reason."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section: `heading` may be "" (no heading), `builder` is the registered function that fills it."""

    id: str
    heading: str
    builder: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outline:
    """A kind of report. `title` and `subtitle` may hold {state}, {dates} and {body}."""

    id: str
    version: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]


def load_outline(kind: str, *, builders: Collection[str], path: Path | None = None) -> Outline:
    """The outline shipped under that name, or the one at `path`. Raises BadOutline, FileNotFoundError."""
    name = path.name if path else f"{kind}.yaml"
    content = path.read_bytes() if path else read_data(name)
    try:
        raw = read_yaml(content.decode())
    except NotYaml as error:
        raise BadOutline(f"{name}: not readable as YAML 1.2: {error}") from error
    return _outline(raw, name, builders)


def _outline(raw: Any, name: str, builders: Collection[str]) -> Outline:
    _require(isinstance(raw, dict), name, "the file", "is no mapping")
    _known(raw, _OUTLINE_KEYS, name, "the outline")
    for key in ("id", "version", "title", "sections"):
        _require(bool(raw.get(key)), name, "the outline", f'lacks "{key}"')
    sections = tuple(_section(entry, name, builders) for entry in raw["sections"])
    ids = [section.id for section in sections]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    _require(not twice, name, ", ".join(twice), "is there twice")
    return Outline(raw["id"], str(raw["version"]), raw["title"], raw.get("subtitle", ""), sections)


def _section(entry: Any, name: str, builders: Collection[str]) -> Section:
    _require(isinstance(entry, dict) and bool(entry.get("id")), name, str(entry), 'is no section with an "id"')
    _known(entry, _SECTION_KEYS, name, entry["id"])
    builder = str(entry.get("builder", ""))
    _require(builder in builders, name, entry["id"], f'names the builder "{builder}", which is not registered')
    options = {str(k): str(v) for k, v in (entry.get("options") or {}).items()}
    return Section(entry["id"], entry.get("heading") or "", builder, options)


def _known(entry: Mapping[str, Any], keys: Collection[str], name: str, where: str) -> None:
    unknown = sorted(set(entry) - set(keys))
    _require(not unknown, name, where, f"has unknown keys: {', '.join(unknown)}")


def _require(holds: bool, name: str, entry: str, reason: str) -> None:
    if not holds:
        raise BadOutline(f"{name}: {entry} {reason}.")
