"""Printed numbers of questions and recommendations in one spelling: "3 (a)", "3.a" and "٣" as "3(a)", "3"."""

import re
from collections.abc import Collection

from headway.engines.intake.readers.ordinals import roman_value

_DIGITS = {ord(letter): str(value) for value, letter in enumerate("٠١٢٣٤٥٦٧٨٩")} | {
    ord(letter): str(value) for value, letter in enumerate("۰۱۲۳۴۵۶۷۸۹")
}
_SPACE = r"[ \t\u00a0\u202f\u2009]"
_SUB = rf"(?:{_SPACE}?\((?:[a-z]|[ivx]{{1,4}}|[أ-ي])\)|{_SPACE}?[a-z]\)|\.[a-z](?![a-z])|(?<=\d)[a-z](?![a-z]))"
ONE = rf"(?:(?:[ivx]{{2,5}}|[a-z])[.\-]?)?\d{{1,4}}(?:\.\d{{1,3}})*{_SUB}{{0,2}}(?!\d)"
_ONE = re.compile(ONE)
_SUB_ALONE = re.compile(rf"{_SPACE}?\(?(?P<sub>[a-z]|[ivx]{{1,4}})\)")
_JOIN = re.compile(
    rf"[.)]?{_SPACE}?(?:[,;/+&]|\band\b|\bet\b|\by\b|\be\b|\bи\b|\bund\b|\bor\b|،|و)(?:{_SPACE}?(?:and|et|y|и|و)\b)?{_SPACE}?(?:nos?\.?{_SPACE}?)?(?:questions?{_SPACE}|q\.?{_SPACE}?|preguntas?{_SPACE}|السؤال{_SPACE})?"
)
_RANGE = re.compile(rf"{_SPACE}?(?:-|\bto\b|\bthrough\b|\ba\b|\bau\b|\bal\b|\bbis\b|\bдо\b|إلى){_SPACE}?")
_LONGEST_RANGE = 20
_LETTERS = 26


def western(text: str) -> str:
    """Arabic and Persian digits as 0 to 9; as long as the text."""
    return text.translate(_DIGITS)


def plain_number(printed: str) -> str:
    """A number as it is compared: "3 (a)." is "3(a)", "Q 12" is "12", "125.3;" is "125.3", "XOR-2009-12" stays."""
    text = re.sub(r"\s+", "", western(printed)).strip(".;:–—-")
    if not text:
        return ""
    code = re.fullmatch(r"([A-Za-z]{3,4})-(\d{4})-(.+)", text)
    if code:
        return f"{code[1].upper()}-{code[2]}-{plain_number(code[3])}"
    text = re.sub(r"^[\[(](\d[^)\]]*)[)\]]$", r"\1", text)
    text = re.sub(r"^(\d[\d.]*)\)$", r"\1", text)
    text = re.sub(
        r"^(?:recommendations?|recommandation|recomendacion|rec|questions?|q|no|nr|n[°º]|№)[.:°º]*(?=[a-z]?\d)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = text.strip(".;:–—-")
    return re.sub(r"(?<=\d)\.?\(?([A-Za-z]|[ivx]{2,4})\)?(?=$|\()", lambda m: f"({m[1].lower()})", text)


def numbers_at(plain: str, at: int) -> tuple[list[str], int]:
    """The numbers listed from a place on ("4, 5 and 7", "4-6", "3(a) and (b)") and where they end.

    `plain` is folded, with western digits. Ranges are spelled out; an empty list where no number stands there.
    """
    hit = _ONE.match(plain, at)
    if not hit:
        return [], at
    found, end = [plain_number(hit[0])], hit.end()
    while True:
        step = _RANGE.match(plain, end)
        last = _ONE.match(plain, step.end()) if step and step.end() > end else None
        if step and last and (between := _between(found[-1], plain_number(last[0]))):
            found += between
            end = last.end()
            continue
        sub = _SUB_ALONE.match(plain, step.end()) if step and step.end() > end else None
        if sub and (between := _between(found[-1], f"{found[-1].split('(')[0]}({sub['sub']})")):
            found += between
            end = sub.end()
            continue
        step = _JOIN.match(plain, end)
        if not step:
            return list(dict.fromkeys(found)), end
        other = _ONE.match(plain, step.end())
        if other and (not _looks_new(plain, other.end()) or not plain[other.end() :]):
            found.append(plain_number(other[0]))
            end = other.end()
            continue
        sub = _SUB_ALONE.match(plain, step.end())
        if sub is None:
            return list(dict.fromkeys(found)), end
        found.append(f"{found[-1].split('(')[0]}({sub['sub']})")
        end = sub.end()


def as_known(number: str, known: Collection[str]) -> str:
    """A printed number as it stands in a list: "A1" or "R1" as "1", "II" as "2", "1.2" as "1(b)", where it has only these.

    "b.4" is "B.4" also where the list has only its parts: "B.4(a)".
    """
    if not number or number in known:
        return number
    if same := next((one for one in known if one.casefold() == number.casefold()), ""):
        return same
    if whole := next((one for one in known if one.casefold().startswith(f"{number.casefold()}(")), ""):
        return whole[: len(number)]
    bare = re.sub(r"^[A-Za-z]{1,3}[.\-]?(?=\d)", "", number)
    if bare != number and bare in known:
        return bare
    part = re.fullmatch(r"(\d+)\.(\d{1,2})", number)
    if part and 0 < int(part[2]) <= _LETTERS and (own := f"{part[1]}({chr(96 + int(part[2]))})") in known:
        return own
    value = roman_value(number.lower()) if number.isalpha() and (number.isupper() or number.islower()) else 0
    return str(value) if value and str(value) in known else number


def is_part(number: str, whole: str) -> bool:
    """Whether a number is a part of another: "6(a)" and "6.1" of "6"."""
    return number.startswith((f"{whole}(", f"{whole}."))


def _between(first: str, last: str) -> list[str]:
    """ "4", "6" → ["5", "6"]; "3(a)", "3(c)" → ["3(b)", "3(c)"]; nothing where they do not count up."""
    if first.isdigit() and last.isdigit():
        one, two = int(first), int(last)
        return [str(n) for n in range(one + 1, two + 1)] if one < two <= one + _LONGEST_RANGE else []
    lead, _, step = first.rpartition(".")
    other, _, reach = last.rpartition(".")
    if lead and lead == other and step.isdigit() and reach.isdigit():
        return [f"{lead}.{number}" for number in _between(step, reach)]
    a, b = re.fullmatch(r"(\d+)\(([a-z])\)", first), re.fullmatch(r"(\d+)\(([a-z])\)", last)
    if a and b and a[1] == b[1] and a[2] < b[2]:
        return [f"{a[1]}({chr(letter)})" for letter in range(ord(a[2]) + 1, ord(b[2]) + 1)]
    return []


def _looks_new(plain: str, end: int) -> bool:
    """ "…question 4, 12 officers": the second number counts something and is no question's."""
    return bool(
        re.match(
            r"\s(?!(?:and|et|y|of|de|the|above|below|to|a|et|together|jointly|are|is|were|can|may|will|ensemble|conjointement|juntas|conjuntamente)\b)[^\W\d_]{3,}",
            plain[end:],
        )
    )
