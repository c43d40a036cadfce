"""What a State is called in the reader's language: as ISO 3166-1 has it, which follows the United Nations."""

import gettext
from functools import cache

import pycountry

from headway.foundation.catalogue.languages import titled
from headway.foundation.catalogue.values import load_catalogue

FOLDERS = {"ar": "ar", "zh-hans": "zh_CN", "fr": "fr", "ru": "ru", "es": "es"}
"""Where pycountry keeps a language."""

_COMMAS = (", ", "، ", "，")


@cache
def call_state(code: str, language: str, *, official: bool = False) -> str:
    """The short or the official name of a State; a code that is no State's stays as it is."""
    entry = load_catalogue().states.get(code)
    if entry is None:
        return code
    english = entry.official_name if official else entry.name
    section = "official_names" if official else "states"
    return titled(section, code, language, "") or _translated(code, language, official=official) or english


def _translated(code: str, language: str, *, official: bool) -> str:
    listed = pycountry.countries.get(alpha_3=code)
    if language not in FOLDERS or listed is None:
        return ""
    common = getattr(listed, "common_name", "")
    as_ours = common if common == load_catalogue().states[code].name else listed.name
    english = getattr(listed, "official_name", "") if official else ""
    words = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[FOLDERS[language]])
    return straight(words.gettext(english or as_ours))


def straight(name: str) -> str:
    """A name that stands as in an index, the way it is said: "Corée, République de" is "République de Corée"."""
    for comma in _COMMAS:
        last, found, first = name.partition(comma)
        if found and first:
            return f"{first}{'' if first.endswith(('’', chr(39))) else ' '}{last}"
    return name
