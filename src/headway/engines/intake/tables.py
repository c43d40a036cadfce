"""The word lists of intake, which a secretariat may edit: `data/intake/*.yaml`, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

from headway.foundation.core.yaml import read_yaml


@cache
def table(name: str) -> Any:
    """The content of `data/intake/NAME.yaml`."""
    source = files("headway") / "data" / "intake" / f"{name}.yaml"
    return read_yaml(source.read_text(encoding="utf-8"))
