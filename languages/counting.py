"""Which files say something in English only: none does, and a test holds it."""

from functools import cache
from pathlib import Path

from languages.files import PACKAGE, scripts, sources
from languages.scripts import spoken
from languages.sentences import sentences
from languages.templates import sayings

NOT_SAID_TO_READERS = (
    *("doors/cli/", "doors/api/", "site/", "engines/demo/", "engines/keeping/", "engines/intake/documents/", "data/"),
    *("engines/reports/outline_words.py", "engines/reports/stored.py", "foundation/catalogue/services.py"),
    *("foundation/ledger/checkpoints.py", "foundation/ledger/outcome.py", "foundation/access/sealing.py"),
)
"""Code whose words are for operators and programs: the command line, the API, files of the catalogue, backups."""


def unsaid(path: Path) -> list[str]:
    """What one file says and no message file has."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return sentences(text)
    if path.suffix == ".js":
        return spoken(text)
    return [one.text for one in sayings(text)]


def looked_at() -> list[Path]:
    """The files that are held to it: every template, every script, and the code that speaks to readers."""
    return [*(path for path in sources() if path.suffix != ".py" or not _is_for_others(path)), *scripts()]


@cache
def in_english_only() -> dict[str, list[str]]:
    """What is left, by file."""
    found = {name_of(path): unsaid(path) for path in looked_at()}
    return {name: words for name, words in found.items() if words}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _is_for_others(path: Path) -> bool:
    return name_of(path).startswith(NOT_SAID_TO_READERS)
