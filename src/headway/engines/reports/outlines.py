"""Outlines: which sections a kind of report has, in which order, under which heading, filled by which builder."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from headway.engines.reports.files import list_data, read_data
from headway.foundation.core.yaml import NotYaml, read_yaml

_OUTLINE_KEYS = {"id", "version", "name", "by", "of", "readers", "order", "title", "subtitle", "sections", "note"}
BY = ("anyone", "body", "state")
READERS = ("all", "public")
LONGEST_ID = 20
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
    """A kind of report. `title` and `subtitle` may hold {state}, {dates} and {body}.

    `name` is what people call the kind; `by` who drafts it: the body, the state, or anyone who may read; `public_only`
    that it is drawn from public rows alone, whoever asks; `of` the kinds of assessment whose main report it is; `order`
    its place in lists of kinds.
    """

    id: str
    version: str
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    name: str = ""
    by: str = "anyone"
    public_only: bool = False
    of: tuple[str, ...] = ()
    order: int = 100


def load_outline(kind: str, *, builders: Collection[str], path: Path | None = None) -> Outline:
    """The outline shipped under that name, or the one at `path`. Raises BadOutline, FileNotFoundError."""
    name = path.name if path else f"{kind}.yaml"
    content = path.read_bytes() if path else read_data(name)
    return _outline(_read(content, name), name, builders)


def list_outlines(*, builders: Collection[str]) -> list[Outline]:
    """Every kind of report there is, in its order: those shipped, and the organisation's own. Raises BadOutline."""
    return sorted(_outlines_in(_contents(), frozenset(builders)), key=lambda outline: (outline.order, outline.id))


def _contents() -> tuple[tuple[str, bytes], ...]:
    return tuple((name, read_data(name)) for name in list_data(".yaml"))


@lru_cache(maxsize=4)
def _outlines_in(contents: tuple[tuple[str, bytes], ...], builders: frozenset[str]) -> tuple[Outline, ...]:
    """The outlines among some files; a file without sections is other data."""
    read = ((name, _read(content, name)) for name, content in contents)
    return tuple(_outline(raw, name, builders) for name, raw in read if isinstance(raw, dict) and "sections" in raw)


def _read(content: bytes, name: str) -> Any:
    try:
        return read_yaml(content.decode())
    except NotYaml as error:
        raise BadOutline(f"{name}: not readable as YAML 1.2: {error}") from error


def _outline(raw: Any, name: str, builders: Collection[str]) -> Outline:
    _require(isinstance(raw, dict), name, "the file", "is no mapping")
    _known(raw, _OUTLINE_KEYS, name, "the outline")
    for key in ("id", "version", "title", "sections"):
        _require(bool(raw.get(key)), name, "the outline", f'lacks "{key}"')
    sections = tuple(_section(entry, name, builders) for entry in raw["sections"])
    ids = [section.id for section in sections]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    _require(not twice, name, ", ".join(twice), "is there twice")
    by, readers = raw.get("by", BY[0]), raw.get("readers", READERS[0])
    _require(len(raw["id"]) <= LONGEST_ID, name, raw["id"], f"is longer than {LONGEST_ID} letters")
    _require(by in BY, name, "the outline", f"is drafted by {by!r}, which is none of {', '.join(BY)}")
    _require(readers in READERS, name, "the outline", f"is for {readers!r}, which is none of {', '.join(READERS)}")
    return Outline(
        raw["id"],
        str(raw["version"]),
        raw["title"],
        raw.get("subtitle", ""),
        sections,
        name=raw.get("name") or raw["id"].replace("-", " ").capitalize(),
        by=by,
        public_only=readers == "public",
        of=tuple(str(kind) for kind in raw.get("of", ())),
        order=int(raw.get("order", 100)),
    )


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
