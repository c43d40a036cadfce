"""Numbers in running text: digits as people group them, number words, and both with "million"."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from text_to_num import text2num

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_WORD = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_SCALE = r"(?:hundred|thousand|million|billion|dozen)"
_MORE = rf"(?:[\s-]{_SCALE}|[\s-]{_WORD}|(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s{_WORD})"
_WORDS = rf"(?:half\sa\s(?:million|billion)|(?:a\s(?:hundred|thousand|million|dozen)|{_WORD})\b{_MORE}*)"
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = rf"(?:(?:{_DIGITS})(?:\s(?:hundred|thousand|million|billion|dozen))?|\b{_WORDS})"
"""Matches on folded text; `value_of` tells what it says."""
BEGINS = r"(?=[0-9]|on|tw|th|fo|fi|si|se|ei|ni|te|el|a\s|half\sa)"
"""What every `NUMBER` begins with: put before it, it spares the long pattern most places of a text."""
FIRST_WORDS = (
    *"0123456789",
    *_UNITS,
    "a hundred",
    "a thousand",
    "a million",
    "a dozen",
    "half a million",
    "half a billion",
)
"""The words, and figures, of which one begins every `NUMBER`."""

_PARTS = re.compile(rf"(?P<digits>{_DIGITS})(?:\s(?P<scale>\w+))?")


@lru_cache(maxsize=4096)
def value_of(words: str) -> Decimal | None:
    """The number that words say: "almost" has no place here. None for what is no number."""
    digits = _PARTS.fullmatch(words)
    if digits:
        try:
            number = Decimal(digits["digits"].replace(",", "").replace(" ", ""))
        except InvalidOperation:
            return None
        return number * _SCALES.get(digits["scale"] or "", 1)
    if words.startswith("half"):
        return Decimal(_SCALES[words.rpartition(" ")[2]]) / 2
    plain = re.sub(r"^a\s", "one ", words).replace("-", " ")
    if plain == "one dozen":
        return Decimal(12)
    if plain.endswith(" dozen"):
        few = value_of(plain.removesuffix(" dozen"))
        return few * 12 if few is not None else None
    try:
        return Decimal(text2num(re.sub(r"\sand\s", " ", plain), "en"))
    except ValueError:
        return None


def scaled_like(low: str, high: str) -> Decimal | None:
    """The lower end of a range whose scale stands only once: two in "two to three hundred" is two hundred."""
    number, scale = value_of(low), high.rpartition(" ")[2]
    top = value_of(high)
    if number is None or top is None or scale not in _SCALES or low.endswith(tuple(_SCALES)):
        return number
    wider = number * _SCALES[scale]
    return wider if wider < top else number
