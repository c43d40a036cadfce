"""How articles and the parts they stand in begin."""

import re
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.documents.laws.citations import ARTICLE_NUMBER, SUBS, article_number
from headway.engines.intake.documents.laws.ordinals import ordinal_words, ordinals
from headway.engines.intake.documents.printed_numbers import western
from headway.engines.intake.documents.replies.words import alternatives
from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_LONGEST_TITLE = 140


@dataclass(frozen=True, slots=True)
class Head:
    """An article's first line: number, as printed, the word before it, and where what follows begins.

    One that is not `sure` is an article's only where the count says so.
    """

    number: str
    printed: str
    word: str
    body: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class PartHead:
    """A part's or chapter's first line; `rank` grows with depth."""

    rank: int
    title: str


def article_head(text: str) -> Head | None:
    """ "Article 214-1. Recruitment", "§ 3", "المادة الخامسة"; a sentence that begins with a reference is none."""
    plain = western(folded(text))
    hit = _article().match(plain)
    if not hit:
        return None
    after = plain[hit.end() :]
    sure = _may_follow(text[hit.end() :], after)
    if not sure and not _begins(text[hit.end() :], after):
        return None
    ordinal = hit["ordinal"]
    number = str(ordinals()[" ".join(ordinal.split())]) if ordinal else article_number(hit["number"])
    lead = re.match(r"[\s.:)\]–—-]*", after)
    return Head(number, text[: hit.end()].strip(), hit["word"], hit.end() + (lead.end() if lead else 0), sure)


def _begins(text: str, plain: str) -> bool:
    """Whether a sentence begins right after a number; only the count tells then whether it is an article's head."""
    rest = text.strip()
    upper = rest[:1].isupper() or not rest[:1].isascii()
    return upper and not re.match(r"\s?(?:of|de|du|del|من|and|et|y|و)\b", plain)


def _may_follow(text: str, plain: str) -> bool:
    if not text.strip() or re.match(r"\s*[.:)\]–—]|\s?-\s|\s*\n|\s*[\[(]", text):
        return True
    rest = text.strip()
    short = len(rest) <= _LONGEST_TITLE and rest[-1] not in ".;,"
    return (rest[0].isupper() or not rest[0].isascii()) and short and not re.match(r"\s?(?:of|de|du|del|من)\s", plain)


def part_head(text: str, *, sections_are_articles: bool) -> PartHead | None:
    """ "Chapter II – Offences", "PART THREE", "الفصل الأول"."""
    plain = western(folded(text)).strip()
    if len(plain) > 200 or plain.endswith((".", ";", ",")):
        return None
    for rank, pattern in enumerate(_parts()):
        hit = pattern.match(plain)
        if hit and not (sections_are_articles and hit["word"].startswith("section")):
            return PartHead(rank, " ".join(text.split()))
    return None


def numbered_head(number: str, text: str) -> bool:
    """Whether a numbered paragraph may begin a section of an Act: "12. (1) A person who …", "12. Recruitment"."""
    return bool(re.fullmatch(r"\d{1,3}[a-zA-Z]{0,2}\.?", number.strip())) and bool(text.strip())


@cache
def _article() -> re.Pattern[str]:
    words = alternatives(table("laws")["articles"])
    return re.compile(
        rf"\W{{0,2}}(?P<word>{words}|§)[\s.]{{0,3}}(?:no\.?\s?|رقم\s?)?[(\[]?(?:(?P<number>{ARTICLE_NUMBER.replace(SUBS, '')})(?![\d])|(?P<ordinal>{ordinal_words()})(?!\w))[)\]]?"
    )


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    roman = r"(?:[ivxlc]{1,6}|\d{1,3}|[a-d]|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|premiere?|primer[oa]|preliminary|preliminaire|preliminar|ال\w+)"
    return tuple(
        re.compile(rf"(?P<word>{alternatives(words)})\s(?:no\.?\s?)?{roman}(?![\w])")
        for words in table("laws")["parts"]
    )
