"""The data files of reports: outlines, the style of the page, the DOCX template, the typst template."""

from importlib.resources import files
from importlib.resources.abc import Traversable

_FOLDER: Traversable = files("headway") / "data" / "reports"


def find_data(name: str) -> Traversable:
    """The data file of that name, shipped with the package."""
    return _FOLDER / name


def read_data(name: str) -> bytes:
    """Its bytes. Raises FileNotFoundError."""
    return find_data(name).read_bytes()
