"""The catalogue's States and organisations as intake needs them: names to look for."""

import gettext
import os
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import pycountry

from headway.engines.intake.tables import table
from headway.foundation.core.yaml import read_yaml


@cache
def _read(name: str) -> Any:
    source = files("headway") / "data" / "catalogue" / name
    return read_yaml(source.read_text(encoding="utf-8"))


@cache
def catalogue_organisations() -> tuple[dict[str, Any], ...]:
    """Organisations and groups: id, name, acronyms, kind, aliases."""
    data = _read("organisations.yaml")
    return (*data["organisations"], *data["groups"])


@cache
def assessing_bodies() -> frozenset[str]:
    """Ids of the organisations that assess States."""
    return frozenset(body["organisation"] for body in _read("bodies.yaml")["bodies"])


@cache
def state_names(language: str = "en") -> tuple[tuple[str, str, str], ...]:
    """(code, name, sort) of every State; sort is "name", "adjective", "people" or "part"."""
    data = _read("states.yaml")
    own: dict[str, dict[str, Any]] = data["states"]
    translate = _translation(language)
    found: list[tuple[str, str, str]] = []
    for country in pycountry.countries:
        names = [getattr(country, field, "") for field in ("name", "official_name", "common_name")]
        names += [translate(name) for name in names if name]
        found += [(country.alpha_3, _plain_order(name), "name") for name in names if name]
    everyday: dict[str, list[str]] = table("states-abroad").get(language) or {}
    found += [(code, name, "name") for code, names in everyday.items() for name in names]
    for code, entry in own.items():
        names = [entry.get("name"), entry.get("official_name"), *entry.get("names", [])]
        names += (entry.get("in") or {}).get(language, [])
        found += [(code, name, "name") for name in names if name]
        found += [(code, name, "adjective") for name in entry.get("adjectives", [])]
        found += [(code, name, "people") for name in entry.get("people", [])]
        found += [(code, name, "part") for name in entry.get("parts", [])]
    return tuple(dict.fromkeys(found))


@cache
def doubtful_words() -> dict[str, tuple[str, ...]]:
    """Words that do not name one State for certain, and the States they may mean."""
    return {entry["word"].casefold(): tuple(entry["states"]) for entry in _read("states.yaml")["ambiguous"]}


def _translation(language: str) -> Callable[[str], str]:
    folder = os.path.join(os.path.dirname(pycountry.__file__), "locales")
    code = {"zh": "zh_CN"}.get(language, language)
    return gettext.translation("iso3166-1", folder, languages=[code], fallback=True).gettext


def _plain_order(name: str) -> str:
    """ "Korea, Republic of" as texts write it."""
    first, comma, rest = name.partition(", ")
    return f"{rest} {first}" if comma and rest.endswith((" of", " of the", " de", " del")) else name
