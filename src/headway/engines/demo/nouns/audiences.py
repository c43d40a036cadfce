"""The six audiences as the files name them; an empty one follows the source."""

from typing import Literal

Audience = Literal["", "own", "body", "state", "shared", "partners", "public"]
