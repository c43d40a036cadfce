"""Reading our own data files: YAML in which NO, on and yes stay text (docs/decisions/0003-yaml.md)."""

from typing import Any

import ryaml


class NotYaml(ValueError):
    """The text is not YAML, or names a key twice; the message says where."""


def read_yaml(text: str) -> Any:
    """What a YAML text holds; dates stay text. Raises NotYaml."""
    try:
        return ryaml.loads(text)  # type: ignore[attr-defined]  # the package does not mark what it exports
    except ValueError as error:
        raise NotYaml(str(error)) from None
