"""Whatever looks like a number at the head of a line or at its end, in any language's words around it."""

import re
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.documents.printed_numbers import ONE, numbers_at, western
from headway.engines.intake.documents.replies import words
from headway.engines.intake.readers.ordinals import roman_value
from headway.foundation.language.words import folded

_REACH, _WORDS_AHEAD, _ABBREVIATED, _FIRST = 60, 7, 2, 2
_LONGEST_WORD = 16
_SIGN = re.compile(r"\s*([.):：．、°º\]/–—-]+|,|;)|(?:\s[^\W\d]+){1,3}\s?(?=:)(:)|[\u3400-\u9fff]{1,6}(?=[:：])([:：])")
_BEHIND = re.compile(
    r"[(\[{→⇒←]\s*(?P<words>(?:[^\W\d]+\.?\s?){0,4}(?:n[°o.]+\s?)?)(?P<number>\d[\w(). ,;&-]{0,30}?)\s*[)\]}]?\s*\.?$"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a number is set: at the head of its line or behind it, after which word, in which form, which sign, in a bracket.

    Numbers of one look count one thing, whatever that is.
    """

    ahead: bool
    word: str
    form: str
    sign: str
    bracket: bool
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The numbers that a line prints in one place, as 1, 2 …, and where what follows them begins; 0 keeps the line whole."""

    look: Look
    numbers: tuple[str, ...]
    end: int


def marks_of(text: str, *, heading: bool) -> list[Mark]:
    """The first numbers of a line, as far as no sentence ends before them, and those in a bracket behind it."""
    plain = western(folded(text))
    found = []
    for hit in list(_numberlike().finditer(plain[:_REACH]))[:_FIRST]:
        before = re.findall(r"\w+", plain[: hit.start()])
        ended = len(before) > _ABBREVIATED and re.search(r"[.!?;]\s", plain[: hit.start()])
        if len(before) <= _WORDS_AHEAD and not ended:
            mark = _mark(plain, text, hit, before[-1][:_LONGEST_WORD] if before else "", heading)
            found += [mark] if mark else []
    behind = _BEHIND.search(plain)
    numbers = numbers_at(plain, behind.start("number"))[0] if behind else []
    if behind and numbers:
        last = re.findall(r"\w+", behind["words"])
        found.append(Mark(Look(False, last[-1] if last else "", "digits", "", False, heading), tuple(numbers), 0))
    return found


@cache
def _numberlike() -> re.Pattern[str]:
    ordinals = "|".join(sorted(map(re.escape, words.ordinals()), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\u3400-\u9fff\u0600-\u065f])(?<![.,])(?P<digits>{ONE})(?![^\W\u3400-\u9fff]|%)|(?<![\w'’])(?P<roman>[ivxl]{{1,6}})(?!\w)"
        rf"|(?<!\w)\(?(?P<letter>[a-z])\)|(?<!\w)(?P<ordinal>{ordinals})(?!\w)|(?:^|(?<=[题第]))(?P<han>[一二三四五六七八九十]{{1,2}})(?=[\W个的])"
    )


def _mark(plain: str, text: str, hit: re.Match[str], word: str, heading: bool) -> Mark | None:
    form = str(hit.lastgroup)
    end = hit.end()
    if form == "digits":
        numbers, end = numbers_at(plain, hit.start("digits"))
    elif form == "roman":
        numbers = [str(value)] if (value := roman_value(hit["roman"])) else []
    elif form == "han":
        numbers = [str(_han(hit["han"]))]
    elif form == "letter":
        numbers = [str(ord(hit["letter"]) - 96)]
    elif not words.sections().match(plain, end):
        numbers = [str(words.ordinals()[hit["ordinal"]])]
    else:
        return None
    sign, after = _sign(plain, end)
    large = len(text) == len(plain) and text[hit.start() : hit.end()].isupper()
    if not numbers or (form == "roman" and (sign in " ," or not (large or sign in ")."))):
        return None
    bracket = hit.start() > 0 and plain[hit.start() - 1] in "(["
    parted = sign not in " ,"
    form = "dotted" if form == "digits" and re.search(r"[.(]", numbers[0]) else form
    sign = " " if form == "dotted" and sign == "$" else sign
    look = Look(True, word, form, sign if not word else ":" if parted else ",", bracket, heading)
    return Mark(look, tuple(numbers), after if parted or not word else 0)


def _han(printed: str) -> int:
    """ "三" is 3, "十" 10, "十二" 12, "二十" 20."""
    tens, ten, ones = printed.rpartition("十")
    digits = "一二三四五六七八九"
    return (10 * (digits.find(tens) + 1 if tens else 1) if ten else 0) + (digits.find(ones) + 1 if ones else 0)


def _sign(plain: str, at: int) -> tuple[str, int]:
    """The sign behind a number and where it ends: "$" at the end of the line, a space where there is none."""
    hit = _SIGN.match(plain, at)
    if hit:
        return (hit[1] or hit[2] or hit[3])[0], hit.end() + len(plain[hit.end() :]) - len(plain[hit.end() :].lstrip())
    return (" ", at + len(plain[at:]) - len(plain[at:].lstrip())) if plain[at:].strip() else ("$", len(plain))
