"""A recipe: which column of a tracker is which field, and what was asked once. Kept by name, known again by its headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import orjson
from django.utils.translation import gettext as _

from headway.engines.intake.trackers.fields import said_plainly


class NotARecipe(ValueError):
    """What was kept cannot be read as a recipe; the message says why."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How rows are read.

    `columns`: field → the heading of its column, folded. `words`: folded word of a level or a list → what it stands
    for. `date_order`: "dmy" or "mdy" for dates such as 03/04/2018, "" as long as nobody was asked. `assessment`: the
    code of the assessment whose numbers are meant. `as_of`, `basis`: what holds for every row without its own.
    """

    target: str
    columns: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    date_order: str = ""
    assessment: str = ""
    as_of: str = ""
    basis: str = ""

    def with_said(self, **said: Any) -> "Recipe":
        """The same recipe with what a person said; empty answers change nothing."""
        return replace(self, **{name: value for name, value in said.items() if value})

    def as_json(self) -> dict[str, Any]:
        return {
            "target": self.target,
            "columns": dict(self.columns),
            "words": dict(self.words),
            "date_order": self.date_order,
            "assessment": self.assessment,
            "as_of": self.as_of,
            "basis": self.basis,
        }

    def as_text(self) -> str:
        return orjson.dumps(self.as_json(), option=orjson.OPT_SORT_KEYS).decode()


def recipe_from(text: str) -> Recipe:
    """A recipe as it was kept. Raises NotARecipe."""
    try:
        given = orjson.loads(text)
        return Recipe(
            target=str(given["target"]),
            columns=_pairs(given["columns"]),
            words=_pairs(given.get("words", {})),
            date_order=str(given.get("date_order", "")),
            assessment=str(given.get("assessment", "")),
            as_of=str(given.get("as_of", "")),
            basis=str(given.get("basis", "")),
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise NotARecipe(_("The recipe cannot be read: map the columns again and keep it anew.")) from error


def _pairs(given: Any) -> dict[str, str]:
    return {str(key): str(value) for key, value in given.items()}


def signature(headings: list[str]) -> str:
    """The same for the same headings in any order, so that a tracker is known again next month."""
    plain = sorted({said_plainly(heading) for heading in headings if heading})
    return sha256("\n".join(plain).encode()).hexdigest()
