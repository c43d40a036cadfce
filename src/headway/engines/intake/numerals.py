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
_WORDS = rf"(?:a\s(?:hundred|thousand|million|dozen)|{_WORD}(?:[\s-](?:and\s)?(?:{_WORD}|hundred|thousand|million|billion|dozen))*)"
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = rf"(?:(?:{_DIGITS})(?:\s(?:hundred|thousand|million|billion|dozen))?|\b{_WORDS})"
"""Matches on folded text; `value_of` tells what it says."""
BEGINS = r"(?=[0-9]|on|tw|th|fo|fi|si|se|ei|ni|te|el|a\s)"
"""What every `NUMBER` begins with: put before it, it spares the long pattern most places of a text."""

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
    plain = re.sub(r"^a\s", "one ", words).replace("-", " ")
    if plain.endswith(" dozen"):
        few = value_of(plain.removesuffix(" dozen"))
        return few * 12 if few is not None else None
    try:
        return Decimal(text2num(re.sub(r"\sand\s", " ", plain), "en"))
    except ValueError:
        return None
