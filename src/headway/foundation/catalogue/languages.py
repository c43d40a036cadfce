"""The catalogue's titles in other languages, from files beside its own: `languages/ar.yaml` and the like.

A file gives for a section and an id the words of its language: `areas: {legislation: …}`; a scale's levels stand under
`levels` as "scale/level", a procedure's stages and tracks under `stages` and `variants` as "procedure/stage"; a scale's
title, its rule of summing up and its note on an earlier scale under `scales`, `aggregations` and `crosswalks`;
frameworks and procedures by their id. They belong to no edition of the catalogue: mending a translation changes no
assessment. An organisation's own folder may have such files, too; what they say goes first.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from headway.foundation.catalogue.files import LANGUAGES_BELOW
from headway.foundation.catalogue.values import PACKAGED, own_folder
from headway.foundation.core.yaml import read_yaml

SECTIONS = (
    "states",
    "official_names",
    "groups",
    "areas",
    "levels",
    "special_values",
    "stages",
    "variants",
    "indicators",
    "organisations",
    "scales",
    "aggregations",
    "crosswalks",
    "reports",
    "frameworks",
    "procedures",
)


class NotATranslation(ValueError):
    """A file of translations names a section that there is not, or holds something else than words."""


def titled(section: str, key: str, language: str, otherwise: str) -> str:
    """A title in that language, or as it is where nobody has translated it. Raises NotATranslation on a broken file."""
    return _words(language, own_folder()).get((section, key), otherwise)


def in_readers_language(section: str, key: str, otherwise: str) -> str:
    """A title as whoever reads has it, or as it is."""
    return titled(section, key, get_language() or "en", otherwise)


def say_level(scale: str, level: str, label: str) -> str:
    """A level of a scale as whoever reads has it, else by its label."""
    return in_readers_language("levels", f"{scale}/{level}", label)


@cache
def _words(language: str, own: Path | None) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for folder in filter(None, (PACKAGED, own)):
        file = folder / LANGUAGES_BELOW / f"{language}.yaml"
        if file.is_file():
            found |= read_titles(file)
    return found


def read_titles(file: Path) -> dict[tuple[str, str], str]:
    """Every title of a file by section and id. Raises NotATranslation, NotYaml."""
    found: dict[tuple[str, str], str] = {}
    for section, entries in (read_yaml(file.read_text(encoding="utf-8")) or {}).items():
        if section not in SECTIONS or not isinstance(entries, dict):
            raise NotATranslation(f"{file.name}: {section}: is none of {', '.join(SECTIONS)}")
        for key, words in entries.items():
            if not isinstance(words, str) or not words.strip():
                raise NotATranslation(f"{file.name}: {section}: {key}: is no text")
            found[section, str(key)] = words
    return found
