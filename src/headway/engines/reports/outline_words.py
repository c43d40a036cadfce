"""The headings and titles of outlines in other languages, from files beside them: `languages/fr.yaml` and the like.

A file gives for the words of an outline, as they stand there, those of its language. An organisation's own folder may
have such files for its own outlines, too; what they say goes first. A heading that nobody has translated stays.
"""

from collections.abc import Mapping
from functools import lru_cache

from headway.engines.reports.files import find_own, find_shipped
from headway.engines.reports.outlines import BadOutline
from headway.engines.reports.words import is_english, language_now
from headway.foundation.core.yaml import NotYaml, read_yaml


def in_words(words: str) -> str:
    """Words of an outline in the language a report is written in. Raises BadOutline on a broken file."""
    return words if is_english() else _words_in(language_now()).get(words, words)


def _words_in(language: str) -> Mapping[str, str]:
    name = f"languages/{language}.yaml"
    own = find_own(name)
    return {**_read(name, find_shipped(name)), **(_read(name, own.read_bytes()) if own else {})}


@lru_cache(maxsize=16)
def _read(name: str, content: bytes) -> Mapping[str, str]:
    try:
        found = read_yaml(content.decode()) or {}
    except NotYaml as error:
        raise BadOutline(f"{name}: not readable as YAML 1.2: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(words, str) and words for words in found.values()):
        raise BadOutline(f"{name}: holds something else than words and their translation.")
    return {str(key): words for key, words in found.items()}
