"""By when something is asked for or promised: "by 15 September", "within 30 days", "before the end of the year"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from headway.engines.intake.dates import find_dates
from headway.foundation.language.words import folded

_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|at the latest on"
    r"|avant le|avant|d'ici (?:a |au |le )?|au plus tard le|jusqu'au"
    r"|antes del?|a mas tardar el|hasta el|para el|до|не позднее|قبل|بحلول|حتى|أقصاه)(?:\s+|(?<=\s))"
)
_CHINESE = re.compile(r"\s*(?:之前|以前|前)")
_WITHIN = re.compile(
    r"\b(?:(?:with)?in|sous|dans (?:les|un delai de)|en (?:un|el) plazo de|dentro de|в течение|(?:في )?غضون|خلال)\s+"
    r"(?:(?P<number>\d{1,3}|[^\W\d_]+)\s+)?(?P<unit>days?|weeks?|months?|jours?|semaines?|mois|dias?|semanas?|mes(?:es)?|дн(?:ей|я)"
    r"|недел[ьи]|месяц(?:ев|а)|يوما?ً?|أيام|يومين|أسبوعا?ً?|أسابيع|أسبوعين|شهرا?ً?|أشهر|شهرين)(?!\w)"
)
_END_OF = re.compile(
    r"(?:(?:the )?end of (?:the |this )?|(?:la )?fin (?:de l'|de cette |de |du |d')?|(?:el )?fin(?:al|ales)? de(?:l| este)? |конца (?:этого )?|نهاية (?:هذا )?)"
    r"(?P<what>year|month|annee|mois|ano|mes|года|месяца|العام|السنة|عام|الشهر|شهر)(?!\w)"
)
_MONTHS = ("month", "mois", "mes", "месяц", "شهر", "أشهر", "الشهر")
_WEEKS = ("week", "semain", "seman", "недел", "أسبوع", "أسابيع")
_TWICE = ("يومين", "أسبوعين", "شهرين")
"""Arabic says two of something in one word."""
_WORDS = {
    word: number
    for number, words in {
        1: "one un une uno una одного одной واحد", 2: "two deux dos двух", 3: "three trois tres трех ثلاثة",
        4: "four quatre cuatro четырех أربعة", 5: "five cinq cinco пяти خمسة", 6: "six seis шести ستة",
        7: "seven sept siete семи سبعة", 8: "eight huit ocho восьми ثمانية", 10: "ten dix diez десяти عشرة",
        15: "fifteen quinze quince пятнадцати", 30: "thirty trente treinta тридцати ثلاثين",
        60: "sixty soixante sesenta шестидесяти ستين", 90: "ninety noventa девяноста تسعين",
    }.items()
    for word in words.split()
}  # fmt: skip
_TAIL = 40


def due_in(text: str, said_on: date | None) -> date | None:
    """The last day a sentence gives; None where it gives none. `said_on` is what "within a month" counts from.

    A day without a year is the next one after `said_on`, and none where that is not known.
    """
    plain = folded(text)
    for hit in _BY.finditer(plain):
        tail = text[hit.end() : hit.end() + _TAIL]
        found = _end_of(folded(tail), said_on) or _named(tail, said_on)
        if found:
            return found
    for mention in find_dates(text) if "日" in text else ():
        if mention.period.is_day and _CHINESE.match(text, mention.end):
            return mention.period.latest
    return next((day for hit in _WITHIN.finditer(plain) if said_on and (day := _after(hit, said_on))), None)


def _named(tail: str, said_on: date | None) -> date | None:
    mentions = [m for m in find_dates(tail) if m.start <= len("the end of ")]
    if mentions and mentions[0].period.latest and mentions[0].period.latest.year > 1:
        return mentions[0].period.latest
    if said_on is None:
        return None
    said = re.split(r"[\s,;.]+", tail.strip())
    for many in (2, 3, 4):
        for year in (said_on.year, said_on.year + 1):
            again = [m for m in find_dates(f"{' '.join(said[:many])} {year}") if m.start < 4]
            if again and again[0].period.is_day and again[0].period.latest and again[0].period.latest >= said_on:
                return again[0].period.latest
    return None


def _end_of(plain: str, said_on: date | None) -> date | None:
    hit = _END_OF.match(plain)
    if not hit or said_on is None:
        return None
    month = said_on.month if hit["what"].startswith(_MONTHS) else 12
    return date(said_on.year, month, monthrange(said_on.year, month)[1])


def _after(hit: "re.Match[str]", said_on: date) -> date | None:
    unit = hit["unit"]
    said = hit["number"] or ("2" if unit in _TWICE else "1")
    number = int(said) if said.isdigit() else _WORDS.get(said)
    if number is None:
        return None
    if unit.startswith(_MONTHS):
        months = said_on.month - 1 + number
        year, month = said_on.year + months // 12, months % 12 + 1
        return date(year, month, min(said_on.day, monthrange(year, month)[1]))
    return said_on + timedelta(days=number * (7 if unit.startswith(_WEEKS) else 1))
