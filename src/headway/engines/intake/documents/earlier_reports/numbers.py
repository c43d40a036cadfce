"""Printed numbers: what is left without punctuation, how they are written, and which follows which."""

import re
from dataclasses import dataclass

from headway.engines.intake.documents.earlier_reports.wording import pattern, plain_of
from headway.engines.intake.readers.ordinals import (
    counted_by_sign,
    in_digits_like,
    in_words,
    ordinal,
    roman_value,
    sign_of,
    word_of,
)
from headway.engines.intake.tables import table

_SIGN_OF_A_NUMBER = r"(?:[Nn][or]\.?|[Nn]\.?\s?[°º]|[Nn][úu]m\.?|№|#|رقم)"
_LONG_WORD = re.compile(
    rf"^[^\W\d_]{{3,}}(?:[\s-][^\W\d_]{{3,}})*\.?[\s(\[]*(?:\s?{_SIGN_OF_A_NUMBER}[\s(\[]?)?(?:(?<=\s)(?=[ivxlIVX]+$|[A-Za-z]$)|(?=\d)|(?<=\s)(?=[A-Z]{{1,3}}[.-]?\s?\d{{1,3}}(?:\.\d+)*$))"
)
_LABEL_OF_A_CODE = re.compile(r"^[^\W\d_]{5,}s?\s(?=[A-Z]{2,6}[./-][A-Z]*[./-]?\d)")
_HAN_WORD = re.compile(r"^(?:建议|第|议)+|条$")
_CODE = re.compile(r"(?P<letters>[A-Z]{1,3}|Rec)\s?[.-]?\s?(?P<digits>\d{1,3}(?:\.\d{1,3})*)")
_SHORT_LABEL = re.compile(rf"^(?:[Rr]ecs?\.\s?(?:{_SIGN_OF_A_NUMBER}\s?)?|{_SIGN_OF_A_NUMBER}\s?)(?=\d)")
_AHEAD = re.compile(r"[(\[]?(?P<code>[A-Z]{1,3}[ .-]?\d{1,3})[)\]:.]?\s")
_MIXED = re.compile(r"(?P<lead>(?:.*[\d.(/_-])?\d{0,2}[.(/_-]?)(?P<letter>[a-z])(?P<tail>\)?)")
_LAST = re.compile(r"(?P<lead>.*?)(?P<digits>\d+)(?P<tail>\)?)$")
_AROUND = "()[]{}<>«»§¶.:;–—-/|°ºª=~*_“”、．：（）【】 \u00a0"
_ROMAN = re.compile(r"[ivxl]+|[IVXL]+")


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number taken apart: its style, what stands before its last step, the last step as a count, the digits of one filled
    with zeros, what closes it, and a digit, sign or word of its row."""

    style: str
    lead: str
    value: int
    width: int = 0
    tail: str = ""
    like: str = "0"


def bare(number: str) -> str:
    """ "12." is "12", "(iv)" is "iv", "Recommendation 7:" and "Rec. 7" are "7", "R1." is "R1", "R(7)" and "1(a)" stay."""
    inner = _SHORT_LABEL.sub("", _LABEL_OF_A_CODE.sub("", number.strip().strip(_AROUND)))
    if not _CODE.fullmatch(inner):
        inner = _HAN_WORD.sub("", _LONG_WORD.sub("", inner)).strip(_AROUND) or inner
    return f"{inner})" if "(" in inner and ")" not in inner else inner


def ordinal_of(number: str) -> Ordinal | None:
    """How a bare number counts; None for what does not."""
    digits = _LAST.fullmatch(number)
    if digits:
        lead = digits["lead"]
        style = "code" if lead[:1].isalpha() else "dotted" if lead else "plain"
        count = digits["digits"]
        return Ordinal(style, lead, int(count), len(count) if int(count[0]) == 0 else 0, digits["tail"], count[0])
    if _ROMAN.fullmatch(number) and (value := roman_value(number.lower())):
        return Ordinal("roman" if number.islower() else "ROMAN", "", value)
    if len(number) == 1 and number.isalpha() and number.isascii():
        return Ordinal("letter" if number.islower() else "LETTER", "", ord(number.lower()) - 96)
    mixed = _MIXED.fullmatch(number)
    if mixed:
        return Ordinal("mixed", mixed["lead"], ord(mixed["letter"]) - 96, tail=mixed["tail"])
    if value := counted_by_sign(number):
        return Ordinal("sign", "", value, like=number[0])
    word = number.split(" ")[0]
    if value := in_words(word):
        return Ordinal("word", "", value, like=word)
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
            return like.lead + ordinal(value, "lowerLetter") + like.tail
        case "sign":
            return sign_of(value, like.like)
        case "word":
            return word_of(value, like.like)
        case "letter":
            return ordinal(value, "lowerLetter")
        case "LETTER":
            return ordinal(value, "upperLetter")
        case _:
            return f"{like.lead}{in_digits_like(str(value).zfill(like.width), like.like)}{like.tail}"


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
