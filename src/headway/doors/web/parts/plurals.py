"""Sentences with a number that a script puts in: one for each kind of plural, as the browser tells the kinds apart.

A script asks `Intl.PluralRules` for the kind of its number, and takes the sentence of that kind, or of "other".
"""

import json
from collections.abc import Callable

from django.utils.translation import get_language

EXAMPLES = {
    "ar": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11},
    "ru": {"one": 1, "few": 2, "many": 5},
    "zh-hans": {},
}
"""For each kind a number that is of it; "other" is what HUNDRED is."""
ONE_OR_MORE = {"one": 1}
HUNDRED = 100


def by_kind(say: Callable[[int], str]) -> str:
    """The sentence of each kind of number in the reader's language, as JSON by the kinds' names in CLDR."""
    examples = EXAMPLES.get(get_language() or "en", ONE_OR_MORE) | {"other": HUNDRED}
    return json.dumps({kind: say(number) for kind, number in examples.items()}, ensure_ascii=False)
