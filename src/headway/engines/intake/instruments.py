"""Security Council resolutions cited by number, in whatever form.

Numbers of the General Assembly, of other councils, and numbers that only name a committee are left alone. The years of
resolutions are known from the last number of each year, so that a slip ("1624 (20015)") is mended and a bare "1373 (2001)" is recognised.
"""

import re
from bisect import bisect_left

from headway.engines.intake.triggers import Beginning
from headway.engines.intake.values import Mention
from headway.foundation.language.words import folded

_FIRST_YEAR = 1946
_LAST_NUMBERS = (
    15, 37, 66, 78, 89, 96, 98, 103, 106, 110, 121, 126, 131, 132, 160, 169, 174, 185, 199, 219, 232, 244, 262, 275, 291, 307,
    324, 344, 366, 384, 402, 422, 443, 461, 484, 499, 528, 545, 559, 580, 593, 606, 626, 646, 683, 725, 799, 892, 969, 1035,
    1092, 1146, 1221, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907, 1966, 2033, 2085, 2132, 2195, 2259,
    2336, 2397, 2451, 2504, 2560, 2617, 2671, 2721, 2767,
)  # fmt: skip
"""The number of the last resolution of each year from 1946 to 2024, from the official lists by year."""

_YEAR = r"(?:(?:\s?[(\[]\s?|\s(?:from|of|de|del|von)\s(?=(?:19|20)\d\d\b))(?P<year>\d{4,5})(?:\s?[)\]])?)?"
_SYMBOL = re.compile(
    r"\bs/res[/\s]?(?P<number>\d{1,4})(?!\d)(?:/(?P<slash>\d{4})|\s?[(\[]\s?(?P<year>\d{4,5})\s?[)\]])?"
)
_CUE = Beginning(
    r"(?:\b(?:resolutions?|resolucion(?:es)?|risoluzion[ei]|resolution(?:en)?|unscrs?|scrs?|res\.|резолюци\w*)|(?:ال|ل)?قرار(?:ات|ها|ين)?(?:\s(?:ال)?مجلس الأمن)?|决议)"
    r"(?:\s(?:of the (?:united nations |un )?security council|du conseil de securite|del consejo de seguridad|совета безопасности(?: оон)?|no\.?|nos\.?|numbers?|n°s?|рقم|رقم|such as|including|s/res/))*\s?(?=[\d(])",
    ["resol", "risoluzion", "unscr", "scr", "res.", "резолюци", "قرار", "القرار", "لقرار", "决议"],
)
_ITEM = re.compile(
    r"(?:s/res/)?\(?(?P<number>\d{3,4})(?![\d/%]|[.,]\d|\s?(?:persons|people|of (?:january|february)))" + _YEAR
)
_BETWEEN = re.compile(
    r"\s?(?:[,;]|\band\b|\bor\b|\bet\b|\by\b|\be\b|\bи\b|و|\bas well as\b|\bthe\b|\bits successor\b|\bsuccessor\b|\bresolutions?\b|\bunscr\b|\bto\b|/|和|、|\bin particular\b|\bboth\b|\balso\b"
    r"|\b(?:on|concerning|regarding|related to|about) (?:[a-z'-]+ ){1,9}(?:and|,)|\s)"
)
_ADOPTED = re.compile(
    r"\s?[,(]?\s?(?:which (?:was|were) |and )?(?:unanimously )?(?:adopted|passed|of|from)(?: unanimously)?(?: by the council| by the security council)? in (?:[a-z]+ )?((?:19|20)\d\d)\b"
)
_BARE = re.compile(r"(?P<number>\d(?<![\d/.,]\d)\d{2,3})\s?\((?P<year>(?:19|20)\d\d)\)")
_OTHER_COUNCIL = re.compile(
    r"(?:general assembly|assembly's?|assemblee generale|asamblea general|генеральной ассамблеи|human rights council|parliamentary assembly|european parliament"
    r"|economic and social council|ecosoc|commission on human rights|a/res/|council of europe|european union|\beu)\s(?:['a-z]+\s){0,2}$"
)
_NAME_BEFORE = re.compile(
    r"(?:committees?|comite|comites)\s(?:[a-z]+\s){0,3}(?:pursuant to|by|under|on|concerning)\s(?:[a-z]+\s){0,3}$"
)
_NAME_AFTER = re.compile(
    r"(?:/\d{3,4})*\)?\s?(?:\([^)]{0,12}\)\s?)?(?:sanctions\s|security council\s|al-qaida\s|taliban\s|monitoring\s)*(?:committees?|monitoring team|team|group of experts|expert group|panel|regime)\b"
)


def year_of(number: int) -> int | None:
    """The year in which the Security Council adopted a resolution; None for a number it has not come to."""
    index = bisect_left(_LAST_NUMBERS, number)
    return _FIRST_YEAR + index if number > 0 and index < len(_LAST_NUMBERS) else None


def find_instruments(text: str) -> tuple[Mention, ...]:
    """Security Council resolutions in order; `name` is "S/RES/1373 (2001)" and `key` the catalogue's "unsc-1373-2001"."""
    plain = folded(text)
    found: dict[int, Mention] = {}
    for hit in _SYMBOL.finditer(plain) if "s/res" in plain else ():
        _keep(
            found,
            text,
            hit.start(),
            hit.end(),
            hit["number"],
            hit["year"] or hit["slash"],
            "symbol of a Security Council resolution",
        )
    for cue in _CUE.finditer(plain):
        if not _OTHER_COUNCIL.search(plain, max(0, cue.start() - 60), cue.start()) and not _NAME_BEFORE.search(
            plain, max(0, cue.start() - 70), cue.start()
        ):
            _list_after(plain, text, cue.end(), found)
    for hit in _BARE.finditer(plain):
        if (
            hit.start() not in found
            and year_of(int(hit["number"])) == int(hit["year"])
            and not _is_in_a_name(plain, hit.start(), hit.end())
        ):
            _keep(
                found,
                text,
                hit.start(),
                hit.end(),
                hit["number"],
                hit["year"],
                "number and year of a Security Council resolution",
            )
    return tuple(found[start] for start in sorted(found))


def _list_after(plain: str, text: str, at: int, found: dict[int, Mention]) -> None:
    last = at
    while True:
        item = _ITEM.match(plain, at)
        if item:
            if item["year"] is None and year_of(int(item["number"])) is None:
                return
            if not _NAME_AFTER.match(plain, item.end("number")):
                adopted = None if item["year"] else _ADOPTED.match(plain, item.end())
                _keep(
                    found,
                    text,
                    item.start("number"),
                    item.end(),
                    item["number"],
                    item["year"] or (adopted and adopted[1]),
                    "cited as a resolution",
                )
            at = last = item.end()
            continue
        gap = _BETWEEN.match(plain, at)
        if not gap or gap.end() == at or gap.end() - last > 90:
            return
        at = gap.end()


def _is_in_a_name(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - 120) : start]
    resolution = before.rfind("resolution")
    if resolution >= 0 and re.fullmatch(r"resolutions?[\s\d(),/;and]*", before[resolution:]):
        return bool(_NAME_BEFORE.search(before[:resolution]) or _OTHER_COUNCIL.search(before[:resolution]))
    return bool(_OTHER_COUNCIL.search(before) or _NAME_AFTER.match(plain, end))


def _keep(
    found: dict[int, Mention], text: str, start: int, end: int, number: str, year: str | None, reason: str
) -> None:
    known = year_of(int(number))
    told = int(year) if year else None
    if told is not None and (len(str(told)) != 4 or not _FIRST_YEAR <= told <= _FIRST_YEAR + len(_LAST_NUMBERS) + 25):
        reason += f"; the year is a slip for {known}" if known else "; the year is a slip"
        told = None
    elif told and known and told != known:
        reason += f"; the text says {told}, the number is of {known}"
    shown = told or known
    symbol = f"S/RES/{int(number)}" + (f" ({shown})" if shown else "")
    key = f"unsc-{int(number)}-{known}" if known else ""
    if start not in found:
        found[start] = Mention(start, end, text[start:end], key, symbol, reason)
