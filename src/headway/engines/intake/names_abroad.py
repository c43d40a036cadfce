"""People whom a text names in another language than English, with or without an office beside the name. Pure.

Where a script has no capitals, only what stands before a name tells it: a title, or a word about a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from headway.engines.intake.tables import table

WORD = r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w'’-]+)"
JOIN = r"(?:de|da|del|der|den|di|al|el|ben|bin|bint|ibn|van|von|abu|ould)"
NAME = rf"{WORD}(?:\s(?:{JOIN}\s)?(?:{WORD}|[A-ZÀ-Þ]\.))+"
_NAMED = re.compile(NAME)
_REACH = 90
_ARABIC = "\u0621-\u065f\u0670-\u06d3"
_HAS_ARABIC = re.compile(f"[{_ARABIC}]")
_HAS_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Told:
    """A name at `start`:`end` and the word beside it that tells it; `in_office` where an office stands there, too."""

    start: int
    end: int
    word: str
    is_title: bool
    in_office: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What stands around a name in one language; those that end with a name's beginning are searched before it."""

    titled: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    begins: re.Pattern[str]
    office_before: re.Pattern[str]
    office_after: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    said: dict[str, str] = table("people")["capitals"][language]
    titles, persons, offices = said["titles"], said["persons"], said["offices"]
    return _Patterns(
        titled=re.compile(rf"(?<!\w)(?P<word>{titles})\s(?P<name>(?:[A-ZÀ-ÞА-ЯЁ]\.\s?)*{WORD}(?:\s(?:{JOIN}\s)?{WORD})*)"),
        before=re.compile(rf"(?<!\w)(?P<word>(?i:{persons}))(?:\s(?i:{said['links']}))?[\s,:(“«\"']{{1,3}}$"),
        after=re.compile(
            rf"(?i:{said['after']}|\s*,\s*(?:(?:{said['links']})\s)?(?:\w+\s){{0,2}}?(?:{persons})(?!\w))"
        ),
        begins=re.compile(rf"(?i:{said['begins']}|{persons})"),
        office_before=re.compile(
            rf"(?<!\w)(?i:{offices})(?!\w)(?:(?:[\s'’-][\w’'-]+){{0,6}},)?\s(?:(?:{titles})\s)?$"
        ),
        office_after=re.compile(rf"\s*,\s(?:(?i:{said['links']}|l'|les?)\s?)?(?i:{offices})(?!\w)"),
    )  # fmt: skip


def told_abroad(text: str, language: str) -> Iterator[Told]:
    """Every name that something beside it tells, in whichever of the languages of `people.yaml` the text is."""
    if language in table("people")["capitals"]:
        yield from _with_capitals(text, _patterns(language))
    if _HAS_ARABIC.search(text):
        yield from _in_arabic(text)
    if _HAS_CHINESE.search(text):
        yield from _in_chinese(text)


def _with_capitals(text: str, how: _Patterns) -> Iterator[Told]:
    for hit in how.titled.finditer(text):
        if not _is_office(hit["name"], how):
            yield Told(*hit.span("name"), hit["word"], True, _in_office(text, hit.start(), hit.end(), how))
    for hit in _NAMED.finditer(text):
        start, end = _without_beginnings(hit, how)
        if " " not in text[start:end]:
            continue
        before, after = how.before.search(text[max(0, start - _REACH) : start]), how.after.match(text, end)
        if before or after:
            word = before["word"] if before else after.group().strip(" ,(") if after else ""
            yield Told(start, end, word, False, _in_office(text, start, end, how))


def _is_office(name: str, how: _Patterns) -> bool:
    return bool(how.office_before.search(f"{name.split()[0]} "))


def _in_office(text: str, start: int, end: int, how: _Patterns) -> bool:
    return bool(how.office_after.match(text, end) or how.office_before.search(text[max(0, start - _REACH) : start]))


def _without_beginnings(hit: "re.Match[str]", how: _Patterns) -> tuple[int, int]:
    start, words = hit.start(), hit.group().split()
    while words and how.begins.fullmatch(words[0]):
        start += len(words.pop(0)) + 1
    return start, hit.end() if words else start


@cache
def _arabic() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A name behind its title or word, an office that ends before a title, and one that stands behind a name."""
    said: dict[str, Any] = table("people")["arabic"]
    letter, joins = f"[{_ARABIC}]", said["joins"]
    word = rf"(?!(?:{said['stops']})(?!{letter})|[وفبكل]?ال|لل|ولل){letter}{{2,}}"
    one = rf"(?:عبد\s?ال{letter}+|أبو\s{letter}+|{word})"
    office = rf"(?:ال)?(?:{said['offices']})(?!{letter})"
    family = rf"(?!(?:{said['stops']})(?!{letter})|[وفبك]ال|لل|بال){letter}{{2,}}"
    name = rf"{one}(?:\s(?:{joins})\s{one}|\s{family})(?:\s(?:{joins})\s{one})*"
    return (
        re.compile(
            rf"(?<!{letter})(?:(?P<title>[وفبك]?ال(?:{said['titles']})|لل(?:{said['titles']}))"
            rf"|(?P<person>(?:[وفبك]?ال|ولل|لل)(?:{said['persons']})|{said['called']}))[\s،,:(«\"]{{1,3}}(?!{office})(?P<name>{name})"
        ),
        re.compile(rf"(?<!{letter}){office}(?:\s{letter}+){{0,5}}\s?،?\s$"),
        re.compile(rf"\s?[،,]\s?{office}"),
    )


def _in_arabic(text: str) -> Iterator[Told]:
    named, office_before, office_after = _arabic()
    for hit in named.finditer(text):
        held = bool(office_after.match(text, hit.end()))
        if hit["title"]:
            held = held or bool(office_before.search(text[max(0, hit.start() - _REACH) : hit.start()]))
        yield Told(*hit.span("name"), hit["title"] or hit["person"], bool(hit["title"]), held)


@cache
def _chinese() -> re.Pattern[str]:
    said: dict[str, str] = table("people")["chinese"]
    return re.compile(
        rf"(?P<word>{said['persons']})[：:，,]?(?P<name>[{said['surnames']}][\u4e00-\u9fff]{{1,2}}?)(?={said['follows']})"
    )


def _in_chinese(text: str) -> Iterator[Told]:
    for hit in _chinese().finditer(text):
        yield Told(*hit.span("name"), hit["word"], False, False)
