"""A choice that somebody typed over its box, at the head of what was done: never more than the words say."""

import re
from collections.abc import Mapping

from headway.engines.intake.documents.response_tables.levels import leading_status, level_of, says_nil
from headway.foundation.language.words import folded

_SHORT = 5
"""A line of so few words that is no choice's own may still be a status in other words."""
_FIRST = re.compile(r"\s*(?P<first>[^\n.。]+?)\s*(?:\n|[.。](?:\s|$))(?P<rest>.*)", re.DOTALL)


def bare(words: str) -> str:
    """Words without capitals, accents and the signs around them."""
    return folded(words).strip(" .:()")


def typed_choice(text: str, labels: Mapping[str, str], nil: str) -> tuple[str, str]:
    """The choice typed in a text, and what is left of it; "" and the whole text where it begins with none.

    `labels` are the words of the choices as `bare` has them, with their values; `nil` is the value of a nil return. The
    words of a choice are taken off; others that mean a level of the scale of progress stay, as the State has put them.
    """
    hit = _FIRST.match(text)
    first = hit["first"] if hit else text
    if bare(first) in labels:
        return labels[bare(first)], hit["rest"].strip() if hit else ""
    if nil not in labels.values():
        return "", text
    if says_nil(text):
        return nil, ""
    level = level_of(first if len(first.split()) <= _SHORT else leading_status(first)).level
    return (level, text) if level in labels.values() else ("", text)
