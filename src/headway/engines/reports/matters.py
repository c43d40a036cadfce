"""What a comment is about, proposed from its words by a table that is data (`matters.yaml`)."""

import re
from functools import cache
from typing import Any

from headway.engines.reports.files import read_data
from headway.foundation.core.yaml import read_yaml
from headway.foundation.language.words import folded


def propose_matter(*, text: str, after: str) -> str:
    """The kind of a comment: from what it says, or from the words it would put in; a person may change it."""
    words = folded(f"{text} {after}")
    for matter, pattern in _patterns():
        if pattern.search(words):
            return matter
    return str(_table()["otherwise"]["remark" if text else "change"])


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_yaml(read_data("matters.yaml").decode())
    return table


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (str(entry["matter"]), re.compile(r"\b(?:" + "|".join(re.escape(folded(w)) for w in entry["any"]) + r")\b"))
        for entry in _table()["words"]
    )
