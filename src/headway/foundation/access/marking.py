"""Markings: the levels and caveats of this installation's scheme, and the ceiling of what it may hold.

A marking is a level, or a level and its caveats: "Confidential // By name only, Source protected".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from headway.foundation.access.models import CaseRecord
from headway.foundation.core.numbers_said import say_each
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no
from headway.foundation.core.yaml import NotYaml, read_yaml
from headway.foundation.ledger.models import Record

KEYS = {"source", "levels", "caveats", "reads_noted_from", "ceiling"}


class NotAScheme(ValueError):
    """The file holds no scheme of markings; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """Levels from the lowest to the highest, caveats, the level from which reads are noted, the highest level held."""

    levels: tuple[str, ...]
    caveats: tuple[str, ...]
    reads_noted_from: str
    ceiling: str
    source: str = ""

    def rank(self, marking: str) -> int:
        """The place of a marking's level; 0 for none, 1 for the lowest."""
        level = marking.partition(" // ")[0]
        return self.levels.index(level) + 1 if level in self.levels else 0

    def is_above_the_ceiling(self, marking: str) -> bool:
        return self.rank(marking) > self.rank(self.ceiling)

    def notes_reads_of(self, marking: str) -> bool:
        return bool(marking) and self.rank(marking) >= self.rank(self.reads_noted_from)

    def is_marking(self, marking: str) -> Verdict:
        """Whether it is a marking of this scheme, written as the scheme writes it; no marking is one."""
        level, _slashes, caveats = marking.partition(" // ")
        if marking and level not in self.levels:
            return no(
                _("“%(level)s” is no level of this installation; its levels are %(levels)s.")
                % {"level": level, "levels": say_each(self.levels)}
            )
        unknown = [caveat for caveat in caveats.split(", ") if caveat and caveat not in self.caveats]
        if unknown:
            return no(
                _("“%(caveat)s” is no caveat of this installation; its caveats are %(caveats)s.")
                % {"caveat": unknown[0], "caveats": say_each(self.caveats)}
            )
        return YES

    def may_hold(self, marking: str) -> Verdict:
        """Whether what is marked so may lie here with its content."""
        if self.is_above_the_ceiling(marking):
            return no(
                _(
                    "This installation holds nothing above “%(ceiling)s”. Of a document marked “%(level)s” it records "
                    "only that it exists: its title, and no file or text."
                )
                % {"ceiling": self.ceiling, "level": marking.partition(" // ")[0]}
            )
        return self.is_marking(marking)


def mark(level: str, caveats: Sequence[str] = ()) -> str:
    """A level and its caveats as one marking."""
    return f"{level} // {', '.join(caveats)}" if level and caveats else level


def scheme() -> Scheme:
    """This installation's scheme: DIR/marking.yaml, else the one that ships; HEADWAY_CEILING lowers its ceiling."""
    own = Path(settings.DATA) / "marking.yaml"
    return _read(own.read_text(encoding="utf-8") if own.exists() else "", settings.HEADWAY_CEILING)


def shipped() -> Scheme:
    """The scheme that ships, whatever this installation has of its own."""
    return _read("", "")


@cache
def _read(text: str, ceiling: str) -> Scheme:
    told = read_scheme(text or (files("headway") / "data" / "marking.yaml").read_text(encoding="utf-8"))
    if not ceiling:
        return told
    if ceiling not in told.levels:
        raise NotAScheme(f"HEADWAY_CEILING is “{ceiling}”, and the levels are {', '.join(told.levels)}")
    return Scheme(told.levels, told.caveats, told.reads_noted_from, ceiling, told.source)


def read_scheme(text: str) -> Scheme:
    """A scheme from its file. Raises NotAScheme."""
    try:
        told = read_yaml(text)
    except NotYaml as error:
        raise NotAScheme(f"marking.yaml: {error}") from None
    if not isinstance(told, dict) or not set(told) <= KEYS:
        raise NotAScheme(f"marking.yaml names {', '.join(sorted(KEYS))}, and nothing else")
    levels, caveats = _words(told, "levels"), _words(told, "caveats")
    if not levels:
        raise NotAScheme("marking.yaml names no levels")
    if any("//" in word or "," in word for word in (*levels, *caveats)):
        raise NotAScheme("in marking.yaml no level and no caveat has a comma or // in it")
    noted, ceiling = (
        told.get(key, default) for key, default in (("reads_noted_from", levels[0]), ("ceiling", levels[-1]))
    )
    if noted not in levels or ceiling not in levels:
        raise NotAScheme("in marking.yaml reads_noted_from and ceiling are two of the levels")
    return Scheme(levels, caveats, noted, ceiling, str(told.get("source", "")))


def _words(told: dict[str, Any], key: str) -> tuple[str, ...]:
    found = told.get(key) or []
    if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
        raise NotAScheme(f"in marking.yaml {key} is a list of words")
    return tuple(found)


def keep_marking(record: Record) -> None:
    """Raise NotAllowed for a marking outside the scheme, or above the ceiling on more than a bare title."""
    if not isinstance(record, CaseRecord) or not record.marking:
        return
    own = scheme()
    verdict = own.is_marking(record.marking) if record.tells_only_that_it_exists() else own.may_hold(record.marking)
    if not verdict:
        raise NotAllowed(verdict.because)
