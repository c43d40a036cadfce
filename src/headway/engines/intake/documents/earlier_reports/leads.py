"""Leads of any kind: "PS-1: …", "Measure 2 – …", "R(7) …", "3/ …", before the words or on a line of their own."""

import re

from headway.engines.intake.documents.earlier_reports.numbers import bare
from headway.engines.intake.documents.earlier_reports.wording import pattern
from headway.engines.intake.readers.ordinals import roman_value
from headway.foundation.language.words import folded

_LETTERS = r"(?P<letters>(?:\d{2,4}[./-])?[^\W\d_]{1,20}(?:[ /-][^\W\d_]{1,20}){0,2})?"
_COUNT = r"[(\[]?(?P<digits>\d{1,4}(?:[./-]\d{1,3}){0,3})(?P<letter>[a-z])?(?:(?<=[(\[]\d)[)\]]|(?<=[(\[]\d\d)[)\]])?"
CODE = re.compile(
    rf"[(\[]?(?P<code>{_LETTERS}[ .:/#-]{{0,3}}(?:(?:[Nn]o\.?|n°|nº|№) ?)?{_COUNT})(?P<sign>[\])]? ?[.:)\]/°º|>]|\s[–—-])?(?:\s+|(?=[A-ZÀ-Þ][a-zà-ÿ]))(?=\S)"
)
ALONE = re.compile(
    rf"[(\[]?(?P<code>{_LETTERS}[ .:/#-]{{0,3}}(?:(?:[Nn]o\.?|n°|nº|№) ?)?{_COUNT})[\])]? ?[.:]?(?P<rest> ?(?:[(\[–—:-].{{1,90}})?)"
)
LETTERED = re.compile(
    r"(?P<code>(?P<letters>[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?) (?P<numeral>[A-Z]|[IVX]{1,5}))(?P<sign> ?[.:)–—-])\s+(?=\S)"
)
"""A word that a letter or a Roman numeral counts: "Proposal A: …", "Measure IV – …"."""
_UNUSUAL = frozenset("/°º|>–—-:")
_BEFORE_A = 64
URGENCY = re.compile(
    r"(?:[(\[](?P<bracketed>(?i:[\w ]{0,12}(?:priority|urgent|priorit\w+|urgence)[\w ]{0,8}))[)\]]|(?P<capitals>(?:(?:HIGH|TOP|FIRST|MEDIUM|LOW) )?(?:PRIORITY|URGENT|HIGH|MEDIUM|LOW|PRIORITAIRE|PRIORITARIA)))[ .:–—-]+(?=\S)"
)
"""A word on priority set apart between the code and the words: "[R5] PRIORITY The bank should …"."""


def may_lead(hit: re.Match[str]) -> bool:
    """A bare "12." numbers any paragraph, and an article or a chapter is no lead of a recommendation."""
    if not hit["letters"]:
        unusual = "sign" in hit.groupdict() and (hit["sign"] or " ").strip() in _UNUSUAL
        return bool(hit["letter"]) or unusual or not hit["code"][0].isdigit()
    first = hit["letters"][0]
    if first.isdigit():
        return hit["letters"].isupper()
    if len(hit["letters"]) == 1:
        return first.isupper()
    return (first.isupper() or not first.isascii()) and not pattern("no_lead").match(folded(hit["letters"]))


def code_of(hit: re.Match[str]) -> str:
    return bare(hit["code"])


def count_of(hit: re.Match[str]) -> tuple[int, ...]:
    """What a lead counts, step by step."""
    if "numeral" in hit.groupdict():
        return (roman_value(hit["numeral"].lower()) or ord(hit["numeral"]) - _BEFORE_A,)
    chapter = (ord(hit["letters"]),) if len(hit["letters"] or "") == 1 else ()
    return (
        *chapter,
        *map(int, re.split(r"[./-]", hit["digits"])),
        *([ord(hit["letter"]) - 96] if hit["letter"] else []),
    )


def opens_with_a_lead(text: str) -> bool:
    """Whether a paragraph begins with a lead, whatever follows."""
    hit = CODE.match(text)
    return hit is not None and may_lead(hit)
