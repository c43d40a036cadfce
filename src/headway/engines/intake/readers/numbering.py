"""The number printed before a paragraph: what it is, where it ends, how deep it stands."""

import re
from dataclasses import dataclass
from enum import IntEnum

from headway.engines.intake.readers.ordinals import roman_value

_SPACE = r"[ \t\u00a0\u2002\u2003\u2007\u2009]"
_WORDS = (
    r"(?:(?:Priority|Key|Main|General|Specific|Urgent)\s)?(?:Recommendation|Recommended\saction|Priority\saction)"
    r"|RECOMMENDATION|RECOMMANDATION|RECOMENDACIÓN|PRIORITY\sACTION|SUGGESTION|Good\spractice"
    r"|Recommandation|Recomendación|Рекомендация|Empfehlung|Suggestion|Finding|Action|Commitment"
    r"|Measure|Priority|Objective|Conclusion|Observation|Article|Paragraph|Chapter|Section|Annex|Part|Box"
)
_NUMBER = re.compile(
    rf"""
      (?P<word>(?:{_WORDS}){_SPACE}(?:(?:No\.?|n°|nº|№|\#){_SPACE}?)?(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[IVX]{{1,5}}|[A-Z])
            (?:{_SPACE}?[.:)–—-]|(?=\n|$)))
    | (?P<code>(?:R|S|GP|REC|Rec|F|PA|IO){_SPACE}?[.-]?{_SPACE}?\d{{1,3}}(?:\.\d{{1,3}})?(?:{_SPACE}?[.:)]|{_SPACE}[–—-](?={_SPACE})|(?={_SPACE})|(?=[A-ZÀ-Þ][a-zà-ÿ])))
    | (?P<mixed>\d{{1,2}}[a-z][.):])
    | (?P<dotted>(?:\d{{1,3}}|[A-Z]\.\d{{1,3}})(?:\.\d{{1,3}}){{1,4}}[.)]?|[A-Z]\.\d{{1,3}}(?=[.)]?{_SPACE})[.)]?)
    | (?P<plain>[(\[]?\d{{1,3}}[.)\]][)\]]?|[§¶]{_SPACE}?\d{{1,3}}[.]?|\d{{1,3}}(?=\t))
    | (?P<roman>\([ivxl]{{1,6}}\)|[ivxl]{{1,6}}[.)])
    | (?P<letter>\([a-z]{{1,2}}\)|[a-z]\)|[a-h]\.(?={_SPACE}+[^\W\d_]))
    | (?P<capital>[A-Z][.)]|\((?:[A-Z]|[IVXL]{{1,6}})\)|[IVXL]{{1,6}}[.)])
    | (?P<bullet>[•‣◦▪▫■□●○–—*·➢➤✓\uf0b7\uf0a7-])
    """,
    re.VERBOSE,
)
_AFTER = re.compile(rf"(?:{_SPACE}|\n)+")
_LETTER = re.compile(r"\w")
_ROMAN_AND_LETTER = frozenset("ivxlcdm")


class Depth(IntEnum):
    """How markers nest where the document says nothing else; "125.3" stands one below "125."."""

    ARABIC = 10
    LETTER = 20
    ROMAN = 30
    BULLET = 40


@dataclass(frozen=True, slots=True)
class Marker:
    """A number as printed ("" for a bullet), how long it and the space after it are, and its depth."""

    number: str
    length: int
    depth: int
    style: str


def marker_of(
    text: str, start: int = 0, end: int | None = None, *, previous: Marker | None = None, opens: bool = False
) -> Marker | None:
    """The marker at the start of a paragraph, or None. `opens`: an "I." is known to open a list.

    `previous` is the marker before it in the document: "(i)" after "(h)" is a letter, otherwise a Roman numeral.
    A full stop or a space must set the number apart: "1267 Committee" and "28 April" have none.
    """
    end = len(text) if end is None else end
    match = _NUMBER.match(text, start, end)
    if match is None or match.lastgroup is None:
        return None
    after = _AFTER.match(text, match.end(), end) or _at_once(text, match, end)
    if (
        after is None
        or after.end() >= end
        or (match.lastgroup == "bullet" and not _LETTER.search(text, after.end(), end))
    ):
        return None
    style, number = match.lastgroup, match.group()
    following = text[after.end()]
    if style == "dotted" and not (following.isupper() or not following.isascii() or following in "\"'“‘(["):
        return None
    if style == "capital" and not (opens or _is_capital_marker(text, after.end(), end, number, previous)):
        return None
    if style == "roman" and previous is not None and previous.style == "letter" and _follows(previous.number, number):
        style = "letter"
    depth = _DEPTHS[style] + number.rstrip(".").count(".") if style == "dotted" else _DEPTHS[style]
    return Marker("" if style == "bullet" else number, after.end() - start, depth, style)


_DEPTHS: dict[str, int] = {
    "word": Depth.ARABIC,
    "code": Depth.ARABIC,
    "mixed": Depth.ARABIC,
    "dotted": Depth.ARABIC,
    "plain": Depth.ARABIC,
    "letter": Depth.LETTER,
    "roman": Depth.ROMAN,
    "capital": Depth.ARABIC,
    "bullet": Depth.BULLET,
}


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CLOSE_UP = re.compile(rf"(?=(?!(?:{_MONTHS})\b)[A-ZÀ-Þ][a-zà-ÿ]+[\s,])")

_WORD_CLOSE_UP = re.compile(r"(?=[a-zà-ÿ]{2,}\s)")


def _at_once(text: str, match: re.Match[str], end: int) -> re.Match[str] | None:
    """ "10.Orsania should …", "(ii)Orsania …", "i.that rules …", "R10Orsania …": a long number fills the space before the words, so that none is printed."""
    shown = match.group()
    if match.lastgroup == "roman" and shown[-1] == ".":
        return _WORD_CLOSE_UP.match(text, match.end(), end)
    if match.lastgroup in ("letter", "roman"):
        long = shown[0] == "(" and shown[-1] == ")"
    else:
        long = match.lastgroup == "code" or (match.lastgroup == "plain" and len(shown) >= 3 and shown[-1] in ".)")
    return _CLOSE_UP.match(text, match.end(), end) if long else None


def _is_capital_marker(text: str, start: int, end: int, number: str, previous: Marker | None) -> bool:
    """ "A. Legislation" and "IV. The State should …" are numbered; "A. Guterres said …" is a name.

    "V." alone is no name where "IV." came before it, nor is "B." after "A."; no name begins with a small letter.
    """
    if number[-1] != "." or number[0] == "(":
        return True
    if text[start].islower() or (
        previous is not None and previous.style == "capital" and follows(previous.number, number)
    ):
        return True
    if roman_value(number[:-1].lower()) and (len(number) > 2 or (previous and follows(previous.number, number))):
        return True
    return end - start <= 120 and text[end - 1] not in ".!?;:,"


def follows(before: str, after: str) -> bool:
    """Whether a printed number is the one after another: "12." and "13.", "2.3" and "2.4", "(a)" and "(b)", "iv." and "v."."""
    one, two = (_LEAD.sub("", number).strip("([)].: ") for number in (before, after))
    if one[-1:].isdigit() and two[-1:].isdigit():
        first, last = _LAST_DIGITS.search(one), _LAST_DIGITS.search(two)
        if first is None or last is None or one[: first.start()] != two[: last.start()]:
            return False
        return int(last[0]) == int(first[0]) + 1
    if len(one) == len(two) == 1 and ord(two) == ord(one) + 1:
        return True
    return bool(one) and roman_value(one.lower()) + 1 == roman_value(two.lower()) > 1


_LEAD = re.compile(rf"^[^\W\d_]{{3,}}.*?{_SPACE}(?=[\dIVXA-Z])")
_LAST_DIGITS = re.compile(r"\d+$")


def _follows(before: str, after: str) -> bool:
    one, two = before.strip("(.)"), after.strip("(.)")
    return len(one) == len(two) == 1 and ord(two) == ord(one) + 1 and two in _ROMAN_AND_LETTER
