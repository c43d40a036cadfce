"""Printed numbers: what is left without punctuation, how they are written, and which follows which."""

import re
from dataclasses import dataclass

from headway.engines.intake.documents.earlier_reports.wording import pattern, plain_of
from headway.engines.intake.readers.ordinals import ordinal, roman_value
from headway.engines.intake.tables import table

_LONG_WORD = re.compile(
    r"^[^\W\d_]{3,}(?:\s[^\W\d_]{3,})*\.?\s*(?:\s(?:[Nn]o\.?|n°|nº|№|#)\s?)?(?:(?<=\s)(?=[ivxlIVX]+$|[A-Za-z]$)|(?=\d)|(?<=\s)(?=[A-Z]{1,3}[.-]?\s?\d{1,3}(?:\.\d+)*$))"
)
_CODE = re.compile(r"(?P<letters>[A-Z]{1,3}|Rec)\s?[.-]?\s?(?P<digits>\d{1,3}(?:\.\d{1,3})*)")
_SHORT_LABEL = re.compile(r"^(?:[Rr]ecs?\.\s?(?:[Nn]o\.?\s?)?|[Nn]o\.?\s?|[Nn][°º]\s?|№\s?|#\s?)(?=\d)")
_AHEAD = re.compile(r"[(\[]?(?P<code>[A-Z]{1,3}[ .-]?\d{1,3})[)\]:.]?\s")
_MIXED = re.compile(r"(?P<lead>\d{1,2})(?P<letter>[a-z])")
_LAST = re.compile(r"(?P<lead>.*?)(?P<digits>\d+)(?P<tail>\)?)$")
_ROMAN = re.compile(r"[ivxl]+|[IVXL]+")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number taken apart: its style, what stands before its last step, the last step as a count, the digits of one filled with zeros, and what closes it."""

    style: str
    lead: str
    value: int
    width: int = 0
    tail: str = ""


def bare(number: str) -> str:
    """ "12." is "12", "(iv)" is "iv", "Recommendation 7:" and "Rec. 7" are "7", "R1." is "R1"."""
    inner = _SHORT_LABEL.sub("", number.strip().strip("()[]§¶.:;–—- \u00a0"))
    if "(" in inner:
        return f"{inner})"
    if _CODE.fullmatch(inner):
        return inner
    return _LONG_WORD.sub("", inner).strip("()[]§¶.:;–—- \u00a0") or inner


def ordinal_of(number: str) -> Ordinal | None:
    """How a bare number counts; None for what does not."""
    digits = _LAST.fullmatch(number)
    if digits:
        lead = digits["lead"]
        style = "code" if lead[:1].isalpha() else "dotted" if lead else "plain"
        count = digits["digits"]
        return Ordinal(style, lead, int(count), len(count) if count[0] == "0" else 0, digits["tail"])
    mixed = _MIXED.fullmatch(number)
    if mixed:
        return Ordinal("mixed", mixed["lead"], ord(mixed["letter"]) - 96)
    if _ROMAN.fullmatch(number) and (value := roman_value(number.lower())):
        return Ordinal("roman" if number.islower() else "ROMAN", "", value)
    if len(number) == 1 and number.isalpha():
        return Ordinal("letter" if number.islower() else "LETTER", "", ord(number.lower()) - 96)
    return None


def as_letter(number: Ordinal, printed: str) -> Ordinal:
    """A Roman numeral of one letter read as that letter."""
    style = "letter" if printed.islower() else "LETTER"
    return Ordinal(style, "", ord(printed.lower()) - 96) if len(printed) == 1 else number


def printed_as(like: Ordinal, value: int) -> str:
    """A missing number, written as its neighbours are."""
    match like.style:
        case "roman":
            return ordinal(value, "lowerRoman")
        case "ROMAN":
            return ordinal(value, "upperRoman")
        case "mixed":
            return like.lead + ordinal(value, "lowerLetter")
        case "letter":
            return ordinal(value, "lowerLetter")
        case "LETTER":
            return ordinal(value, "upperLetter")
        case _:
            return f"{like.lead}{str(value).zfill(like.width)}{like.tail}"


def kind_of_label(label: str) -> str | None:
    """What a label such as "R1", "S 2", "Recommendation 7" names: a kind of entry; None for what is no label."""
    stripped = label.strip().strip("()[].:;–—- \u00a0")
    code = _CODE.fullmatch(stripped)
    if code:
        letters = code["letters"].upper()
        return next((kind for kind, codes in table("earlier-reports")["codes"].items() if letters in codes), None)
    plain = plain_of(stripped)
    for kind in table("earlier-reports")["label_kinds"]:
        if pattern("label_kinds", kind).match(plain):
            return str(kind)
    return "recommendation" if pattern("label").match(plain) else None


def kind_ahead(text: str) -> str | None:
    """What a code at the opening of words names: "[S4] The airport …" a suggestion; None where there is none."""
    hit = _AHEAD.match(text)
    return kind_of_label(hit["code"]) if hit else None


def is_label(text: str) -> bool:
    """Whether a line is a label with its number, such as "Recommendation 7" or "R1", and no heading of its own."""
    return len(text) < 40 and kind_of_label(text) is not None and ordinal_of(bare(text)) is not None
