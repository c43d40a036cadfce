"""States: ISO 3166-1 from pycountry, its gettext names in four languages, and our additions."""

import gettext
from collections.abc import Iterable, Mapping

import pycountry

from headway.foundation.catalogue.world import AmbiguousWord, StateAddition, StateEntry, Translations

LANGUAGES = ("fr", "es", "ru", "ar")


def build_states(additions: Mapping[str, StateAddition], words: Iterable[AmbiguousWord]) -> dict[str, StateEntry]:
    """Every State and territory by its alpha-3 code, in the order of the codes."""
    ambiguous: dict[str, set[str]] = {}
    for word in words:
        for code in word.states:
            ambiguous.setdefault(code, set()).add(word.word)
    catalogues = {language: _names_in(language) for language in LANGUAGES}
    listed = {country.alpha_3: country for country in pycountry.countries}
    found: dict[str, StateEntry] = {}
    for code in sorted({*listed, *additions}):
        added = additions.get(code, StateAddition())
        iso = _iso_fields(listed.get(code))
        found[code] = _entry(code, iso, added, catalogues, frozenset(ambiguous.get(code, ())))
    return found


def _names_in(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)


def _iso_fields(country: object) -> dict[str, str]:
    keys = ("alpha_2", "name", "official_name", "common_name")
    return {key: getattr(country, key, "") or "" for key in keys}


def _entry(
    code: str,
    iso: Mapping[str, str],
    added: StateAddition,
    catalogues: Mapping[str, gettext.NullTranslations],
    ambiguous: frozenset[str],
) -> StateEntry:
    name = added.name or iso["common_name"] or iso["name"]
    official = added.official_name or iso["official_name"].removeprefix("the ") or name
    straight = [text for text in (iso["common_name"], iso["name"], iso["official_name"]) if text and "," not in text]
    names = dict.fromkeys([name, official, *straight, *added.names])
    if "," in iso["name"]:  # "Korea, Republic of": written the other way round in texts
        last, _, first = iso["name"].partition(", ")
        names.setdefault(f"{first} {last}".removeprefix("The "), None)
    return StateEntry(
        code=code,
        alpha2=added.alpha2 or iso["alpha_2"],
        name=name,
        official_name=official,
        status=added.status,
        group=added.group,
        names=tuple(names),
        adjectives=added.adjectives,
        people=added.people,
        parts=added.parts,
        translations=_translations(straight, dict(added.translations), catalogues),
        ambiguous=ambiguous,
        note=added.note,
    )


def _translations(
    names: list[str], added: Mapping[str, tuple[str, ...]], catalogues: Mapping[str, gettext.NullTranslations]
) -> Translations:
    """Our own names first; a translated name with a comma is an index entry, not a name, and is left out."""
    result = []
    for language, catalogue in catalogues.items():
        translated = [text for name in names if (text := catalogue.gettext(name)) != name or language in ("fr", "es")]
        found = dict.fromkeys([*added.get(language, ()), *(text for text in translated if "," not in text)])
        result.append((language, tuple(found)))
    return tuple(result)
