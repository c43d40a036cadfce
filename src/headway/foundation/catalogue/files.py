"""The files of a catalogue folder, each read once; what is wrong with them is noted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from headway.foundation.catalogue.contents import Pack
from headway.foundation.catalogue.reading import Problems, read, read_all, read_path

T = TypeVar("T")
OWN = "own/"
FOLDERS = ("instruments", "frameworks", "questions")
LANGUAGES_BELOW = "languages"
"""The folder of translations, which are no part of an edition."""

FILES = (
    "areas.yaml",
    "bodies.yaml",
    "flows.yaml",
    "indicators.yaml",
    "known_instruments.yaml",
    "organisations.yaml",
    "procedures.yaml",
    "scales.yaml",
    "special_values.yaml",
    "states.yaml",
)
SECTIONS = {
    "states.yaml": ("states", "groups", "ambiguous"),
    "organisations.yaml": ("organisations", "groups"),
    "indicators.yaml": ("indicators", "relations", "privacy", "disaggregation"),
}


def place_of(file: Path) -> str | None:
    """Where a file belongs in a catalogue folder: "areas.yaml", "instruments/unsc-1373-2001.yaml"; None for others."""
    if file.name in FILES:
        return file.name
    below = file.resolve().parent.name
    return f"{below}/{file.name}" if below in FOLDERS and file.suffix == ".yaml" else None


@dataclass(frozen=True)
class Head:
    """What every file with sections begins with."""

    version: int
    since: date
    source: str


@dataclass(frozen=True)
class Files:
    """A folder's files. `instead` gives for a name within it another file to read, or one to add.

    `own` is a folder of an organisation laid over it: what its files list is added, an entry of the same id takes the
    place of the one it finds. The files of `own` are called "own/…".
    """

    folder: Path
    problems: Problems
    instead: Mapping[str, Path] = field(default_factory=dict)
    own: Path | None = None
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        if name.startswith(OWN) and self.own is not None:
            return self.own / name.removeprefix(OWN)
        return self.instead.get(name, self.folder / name)

    def names(self) -> list[str]:
        """Every file of the folders, known to us or not."""
        found = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.yaml")}
        added = self.own.rglob("*.yaml") if self.own else ()
        named = {f"{OWN}{path.relative_to(self.own or self.folder).as_posix()}" for path in added}
        words = (f"{LANGUAGES_BELOW}/", f"{OWN}{LANGUAGES_BELOW}/")
        return sorted(name for name in found | named | set(self.instead) if not name.startswith(words))

    def content(self, name: str) -> dict[str, Any]:
        """A file with a head (version, since, source) and sections."""
        if name not in self.contents:
            content = read_path(self.path(name), name, self.problems)
            sections = SECTIONS.get(name.removeprefix(OWN), (name.removeprefix(OWN).removesuffix(".yaml"),))
            head = {key: value for key, value in content.items() if key not in sections}
            if content:
                read(Head, head, name, "head", self.problems)
            self.contents[name] = content
            self.versions[name] = str(content.get("version", ""))
        return self.contents[name]

    def both(self, name: str) -> list[str]:
        """A file and, where there is one, the organisation's own of that name."""
        own = f"{OWN}{name}"
        return [name, own] if self.own and self.path(own).exists() else [name]

    def entries(self, name: str, cls: type[T], section: str = "", key: str = "id") -> Mapping[str, T]:
        """The entries of the section named like the file, or of another."""
        found: dict[str, T] = {}
        for file in self.both(name):
            content = self.content(file)
            wanted = section or name.removesuffix(".yaml")
            if not content or (file != name and wanted not in content):  # noted when it was read, or nothing added
                continue
            found |= by_key(read_all(cls, content.get(wanted), file, self.problems, key), key)
        return MappingProxyType(found)

    def whole(self, below: str, cls: type[T]) -> Mapping[str, T]:
        """One entry a file in a folder below; its id is the file's name."""
        return MappingProxyType(dict(self._whole(below, cls)))

    def _whole(self, below: str, cls: type[T]) -> Iterator[tuple[str, T]]:
        for name in (name for name in self.names() if name.removeprefix(OWN).startswith(f"{below}/")):
            stem = Path(name).stem
            content = read_path(self.path(name), name, self.problems)
            entry = read(cls, content, name, stem, self.problems) if content else None
            if entry is None:
                continue
            self.versions[name] = str(getattr(entry, "version", getattr(entry, "since", "")))
            if getattr(entry, "id", stem) != stem:
                self.problems.add(name, stem, "the file's name and its id differ")
            yield stem, entry

    def note_strangers(self) -> None:
        """A file that nobody reads is a mistake in its name or place."""
        for name in self.names():
            place = name.removeprefix(OWN)
            if place not in FILES and place.partition("/")[0] not in FOLDERS:
                self.problems.add(name, "file", "is no file of the catalogue")

    def packs(self) -> tuple[Pack, ...]:
        return tuple(Pack(name, self.versions.get(name, ""), _digest(self.path(name))) for name in self.names())


def by_key(entries: Iterable[T], key: str = "id") -> Mapping[str, T]:
    return MappingProxyType({getattr(entry, key): entry for entry in entries})


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
