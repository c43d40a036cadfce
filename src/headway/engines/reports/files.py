"""The data files of reports: outlines, the style of the page, the DOCX template, the typst template.

Where an organisation names a folder of its own in HEADWAY_REPORTS, a file there stands in for the shipped one of that
name, and an outline of another name is one more kind of report.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from django.conf import settings

_FOLDER: Traversable = files("headway") / "data" / "reports"


def own_folder() -> Path | None:
    """The organisation's own folder; None where it has none."""
    named = settings.HEADWAY_REPORTS
    return Path(named) if named else None


def find_data(name: str) -> Traversable:
    """The data file of that name: the organisation's own, else the one shipped with the package."""
    own = own_folder()
    return own / name if own is not None and (own / name).is_file() else _FOLDER / name


def find_shipped(name: str) -> bytes:
    """The bytes of a shipped file, b"" where there is none of that name."""
    found = _FOLDER / name
    return found.read_bytes() if found.is_file() else b""


def find_own(name: str) -> Path | None:
    """The organisation's own file of that name, if it has one."""
    own = own_folder()
    return own / name if own is not None and (own / name).is_file() else None


def list_data(ending: str) -> list[str]:
    """The names of the data files with an ending, shipped or the organisation's own, in alphabetical order."""
    own = own_folder()
    shipped = {entry.name for entry in _FOLDER.iterdir()}
    found = shipped | ({entry.name for entry in own.iterdir()} if own is not None and own.is_dir() else set())
    return sorted(name for name in found if name.endswith(ending))


def read_data(name: str) -> bytes:
    """Its bytes. Raises FileNotFoundError."""
    return find_data(name).read_bytes()


def in_name(language: str) -> str:
    """What the name of a file that is written says of its language: nothing where that is English."""
    return "" if language == "en" else f"-{language}"
