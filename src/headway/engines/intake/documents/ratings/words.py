"""Ratings, what is rated and when, told from their words in `data/intake/ratings.yaml`."""

import re
from functools import cache

from headway.engines.intake.dates import find_dates
from headway.engines.intake.documents.printed_numbers import western
from headway.engines.intake.documents.ratings.values import MOST, Of
from headway.engines.intake.documents.replies.words import alternatives
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_FAMILIES = {Of.RECOMMENDATION: "technical", Of.OUTCOME: "effectiveness"}
_SHORT = re.compile(r"\W*(?P<code>[A-Z]{1,2}|N/?A|N\.A\.?)\W*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_BECAME = re.compile("[→⇒➔➜]|[-=]>")


def level_in(text: str, of: Of) -> str:
    """The level that a whole cell says, in a code or in words; "" where it says none, or more than one.

    Where an arrow says what it became ("PC (2018) → LC") it is that.
    """
    plain = " ".join(_BECAME.split(folded(text))[-1].split()).strip(" .:;*–—-")
    plain = re.sub(
        r"\s?\((?:see |re-?rated|upgraded|downgraded|unchanged)[^)]*\)|(?<=[a-z])\d$|[*†‡]+", "", plain
    ).strip()
    known = _levels(of)
    if plain in known:
        return known[plain]
    both = re.fullmatch(r"(?P<one>[^()]+?)\s?[(–-]\s?(?P<two>[^()]+?)\)?", plain)
    if both and known.get(both["one"].strip()) and known.get(both["one"].strip()) == known.get(both["two"].strip()):
        return known[both["one"].strip()]
    return ""


def rated_at(text: str) -> tuple[Of, int, str] | None:
    """What a cell or a line names ("R.5 – Terrorist financing offence", "IO 3", "Recommendation 10"), with its title."""
    plain = western(folded(text))
    hit = _named().match(plain)
    if not hit:
        return None
    of = Of.OUTCOME if hit["outcome"] else Of.RECOMMENDATION
    number = int(hit["number"])
    if not 1 <= number <= MOST[of]:
        return None
    return of, number, text[hit.end() :].strip(" .:–—-\t\n()")


def round_in(text: str) -> str:
    """The round or report that a heading names, as said; "" where it names none."""
    plain = folded(text)
    for pattern in _rounds():
        hit = pattern.search(plain)
        if hit:
            return " ".join(text[hit.start() : hit.end()].split())
    return ""


def date_in(text: str) -> str:
    """The date by a heading as EDTF: a day or month where one stands, else the year; "" without."""
    for mention in find_dates(text):
        if mention.period.earliest and 1990 <= mention.period.earliest.year <= 2100:
            return mention.period.text
    year = _YEAR.findall(western(text))
    return year[-1] if year else ""


def names_in(text: str) -> list[int]:
    """Where in a line Recommendations or Outcomes are named ahead of a rating: "R.1: C R.2: LC"."""
    return [hit.start() for hit in _named_ahead().finditer(western(folded(text)))]


@cache
def _named_ahead() -> re.Pattern[str]:
    outcomes, recommendations = (
        alternatives(table("ratings")[key]) for key in ("outcome_words", "recommendation_words")
    )
    return re.compile(rf"(?<![^\W_])(?:{outcomes}|{recommendations})[\s.°]{{0,2}}\d{{1,2}}(?=\s?[:–—=(-])")


@cache
def _levels(of: Of) -> dict[str, str]:
    return {folded(word): level for level, words in table("ratings")[_FAMILIES[of]].items() for word in words}


@cache
def _named() -> re.Pattern[str]:
    outcomes, recommendations = (
        alternatives(table("ratings")[key]) for key in ("outcome_words", "recommendation_words")
    )
    return re.compile(
        rf"\W{{0,3}}(?:(?P<outcome>{outcomes})|(?P<recommendation>{recommendations}))[\s.°]{{0,2}}(?:no\.?\s?)?(?P<number>\d{{1,2}})(?!\d)(?![./]\d)"
    )


@cache
def _rounds() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("ratings")["rounds"])
