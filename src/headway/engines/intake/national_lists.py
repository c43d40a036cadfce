"""Ministries told in one breath: "the Ministries of the Interior and Justice", "the Foreign and Interior Ministries"."""

import re
from dataclasses import dataclass

from headway.engines.intake.national_bounds import FIRST_LINK
from headway.engines.intake.national_words import WORD, heads, portfolios

_SEPARATOR = re.compile(r"[,;]?\s(?:and|&)\s|[,;]\s")
_BEFORE_MINISTRIES = re.compile(
    rf"\bthe\s({WORD}(?:\s{WORD})*(?:(?:,|\s(?:and|&))\s(?:the\s)?{WORD}(?:\s{WORD})*)+)\s$"
)
_PORTFOLIO_LEAD = re.compile(r"\s?(?:of|for)?\s?(?:the\s)?")


@dataclass(frozen=True, slots=True)
class Office:
    """A national body: `text[start:end]`, the `name` as in the text, the `initials` given for it or ""."""

    start: int
    end: int
    name: str
    initials: str = ""


def ministries(text: str, plain: str, start: int, at: int, end: int) -> list[Office]:
    """ "Ministries of the Interior, Justice and Foreign Affairs": each with the stretch that names it."""
    link = FIRST_LINK.match(plain, at)
    if not link or end <= at:
        return []
    end = _end_of_list(plain, end)
    found = []
    begin = at
    for comma in (*_separators(plain, at, end), None):
        stop = comma.start() if comma else end
        lead = _PORTFOLIO_LEAD.match(plain, begin, stop)
        begin = lead.end() if lead else begin
        words = " ".join(text[begin:stop].split())
        if words:
            article = "the " if lead and lead[0].endswith("the ") else ""
            found.append(Office(begin, stop, f"Ministry of {article}{words}"))
        begin = comma.end() if comma else stop
    return found


def _separators(plain: str, at: int, end: int) -> list[re.Match[str]]:
    """What stands between the names of a list: in one with commas these and the last "and" alone, for "Law and Order" is one."""
    found = list(_SEPARATOR.finditer(plain, at, end))
    if sum("," in hit[0] or ";" in hit[0] for hit in found) < 2:
        return found
    if any(hit[0][0] in ",;" and hit[0].endswith((" and ", " & ")) for hit in found):
        return [hit for hit in found if hit[0][0] in ",;"]
    last = [hit for hit in found if hit[0][0] not in ",;"][-1:]
    return [hit for hit in found if hit[0][0] in ",;" or (hit in last and hit is found[-1])]


def ministries_before(text: str, plain: str, floor: int, at: int) -> list[Office]:
    """ "the Foreign, Interior and Justice Ministries": each with the word that names it."""
    listed = _BEFORE_MINISTRIES.search(plain, max(floor, at - 120), at)
    if not listed:
        return []
    words = list(re.finditer(rf"{WORD}(?:\s{WORD})*", listed[1]))
    begin = listed.start(1)
    return [
        Office(begin + w.start(), begin + w.end(), f"{text[begin + w.start() : begin + w.end()]} Ministry")
        for w in words
    ]


def _end_of_list(plain: str, end: int) -> int:
    more = re.compile(rf"(?:[,;]?\s(?:and|&)\s|[,;]\s)(?:of\s|for\s)?(?:the\s)?({WORD}(?:\s{WORD})*(?:\sand\s{WORD})?)")
    while True:
        part = more.match(plain, end)
        if not part or heads().search(part[1]) or part[1].split()[0].lower() not in portfolios():
            return end
        end = part.end()
