"""Numbers that are no figures: labels, units and lengths of time, days of a month, odds, a "one" that counts nothing, and what a text is ordered by."""

import re
from decimal import Decimal

from headway.engines.intake.counted import MONEY

_NOT_COUNTED = re.compile(
    r"-(?:day|week|month|year|hour|minute|part|stage|pronged|step|star|page|point|line|country|state|nation)s?\b"
    r"|(?:st|nd|rd|th)\b|%\s?of\sgdp|\s?(?:a\.?m|p\.?m)\b|°"
)
_MONTH = re.compile(r"\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b")
_DAY_OF_A_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s$"
)
_DIALLED = re.compile(
    r"\s(?:emergency|hotline|helpline|(?:phone |telephone |emergency )?(?:call|line|number|service|system|centre|center)s?\b)"
)
"""A number that people dial is a name: "the 112 service"."""
_DIALLED_NUMBERS = frozenset(
    {"101", "102", "103", "110", "111", "112", "113", "117", "118", "119", "190", "191", "192", "193", "911", "999"}
)
_ONE_COUNTED = re.compile(
    r"(?:(?:new|further|additional|other|more|final|single|major|terrorist|good)\s){0,2}(?:recommendations?|suggestions?|good practices?|practices?|findings?|visits?|missions?|attacks?|arrests?|convictions?|prosecutions?|persons?|national|citizen|expert|observer|(?:[a-z-]+\s){0,2}(?:staff member|member of staff|observer|expert|officer|official|assessor))\b"
)
"""What "one" counts; elsewhere the word is an article or a pronoun."""
_DURATION = re.compile(
    r"\s(?:more\s|consecutive\s|full\s|working\s)?(?:days?|weeks?|months?|years?|decades?|hours?|minutes?|times?|km|kilomet\w+|miles|nautical|met(?:re|er)s?|kgs?|kilogram\w*|kilos?|grams?|tons?|tonnes?|lit(?:re|er)s?|hectares?|square|percentage|ans?|annees?|mois|jours?|semaines?|heures?|dias?|semanas?|mes|meses|anos?|horas?|tagen?|wochen?|monaten?|jahren?|stunden)\b"
)
_LABEL = re.compile(
    r"(?:\b(?:resolutions?|res|article|articles|art|paragraph|paragraphs|para|op|section|sections|chapter|no|nos|number|numbers|annex|phase|page|pages|pp?"
    r"|pillars?|rule|rules|recommendations?|round|version|law|decree|act|bill|file|room|tel|fax|s/res|a/res|committee|group|agenda|sdg|goal|target|level|priority|outcome|session|part|volume|vol|item)\.?\s(?:nos?\.?\s?)?|[/#§$€£.:-])$"
)
_LABELS = re.compile(
    r"\b(?:articles|sections|paragraphs|paras|recommendations|resolutions|chapters|rules|goals|sdgs|pillars|phases|pages|pp|laws|decrees|acts|bills|nos|annexes|items|outcomes|rounds|committees)\.?\s"
    r"(?:nos?\.\s?)?(?:\d[\d./()a-z]{0,8}(?:,\s?(?:and\s)?|\s(?:and|or|to|&)\s|\s?-\s?))+$"
)
_ONE_IN = re.compile(r"\sin\s(?:every\s)?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s")
_IN_FRONT = re.compile(r"\b(?:[123]|one|two|three)\sin\s(?:every\s)?$")
_FEW = 3
SMALL = 12
STRUCTURE = re.compile(
    r"^(?:(?:main|key|major|priority|thematic|different|broad|specific|strategic|core|principal|important|interrelated|distinct|other|following|further|new|general|essential)\s){0,3}(?:objectives?|types?|areas?|pillars?|parts?|phases?|components?|questions?|aspects?|themes?|topics?|ways|points?|reasons|sides|elements?|steps?|issues|challenges|priorities"
    r"|principles|categories|things|respects|levels|stages|fronts|goals|functions|tracks|dimensions|directions|sections|rounds|occasions|languages)\b"
)
"""What a text is ordered by, or counts in general terms, is no figure."""
_COMMITTEE = re.compile(r"\s?(?:/\d{4}|\(\d{4}\)|committee|sanctions|monitoring)")
_ONE = frozenset({"one"})


def is_label(plain: str, start: int) -> bool:
    before = plain[max(0, start - 24) : start]
    if _DAY_OF_A_MONTH.search(before) or (
        plain[start : start + 3] in _DIALLED_NUMBERS and _DIALLED.match(plain, start + 3)
    ):
        return True
    if _LABEL.search(before):
        return not MONEY.search(before[-6:])
    return any(map(str.isdigit, before)) and bool(_LABELS.search(plain, max(0, start - 60), start))


def is_unit(plain: str, end: int) -> bool:
    return any(unit.match(plain, end) for unit in (_NOT_COUNTED, _DURATION, _COMMITTEE, _MONTH))


def stands_for_them(plain: str, start: int, end: int) -> bool:
    """Whether a number stands for who was named before and counts nothing: "the two talked", "since the two last met"."""
    return plain.endswith(("the ", "these ", "both "), 0, start) and bool(_THEY_DO.match(plain, end))


_THEY_DO = re.compile(
    r"\s(?:sides?|parties)\b|\s(?:also |then |further |later |last |first |both )*(?:met|meet|spoke|talked|discussed|agreed|exchanged|signed|stressed|underlined|reviewed|noted|said|shared|looked|considered|examined|confirmed|pledged|concluded|reaffirmed|held|saw|took)\b"
)


def is_odds(plain: str, start: int, end: int, value: Decimal) -> bool:
    """Either number of "one in five"."""
    behind = plain.endswith(("in ", "in every "), 0, start) and _IN_FRONT.search(plain, max(0, start - 16), start)
    return bool(behind or (value <= _FEW and _ONE_IN.match(plain, end)))


def is_one(number: str, subject: str) -> bool:
    """Whether a number is a "one" that counts nothing."""
    return number in _ONE and not _ONE_COUNTED.fullmatch(subject)


def looks_like_a_year(number: str) -> bool:
    return number.isdigit() and len(number) == 4 and 1900 <= int(number) <= 2100
