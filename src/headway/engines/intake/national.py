"""Ministries and agencies of a State, also those in no list: "State Committee on …", "Ministry of …", "… Agency".

A capitalised head noun makes a name together with the capitalised words before it and those that follow "of", "for", "on" and
the like. "Ministries of the Interior and Justice" are two. What begins like an international body is not national.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from headway.engines.intake.national_abroad import SMALL_WORDS, in_other_languages
from headway.engines.intake.national_bounds import (
    is_known_with_demonym,
    last_head,
    leftward,
    rightward,
    without_leading,
)
from headway.engines.intake.national_lists import Office, ministries, ministries_before
from headway.engines.intake.national_words import WORD, heads, portfolios, states
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Beginning
from headway.foundation.language.words import straightened

_NEXT_CELL = "|"
_INITIALS = re.compile(r"\s?\((?:the\s)?([A-Z][\w./&-]{1,14})\)")
_WITHIN = re.compile(r"\s(?:of|at|in|within)\sthe\s(?=(?:[A-Z][\w-]+\s){0,3}Ministry\b)")
"""A department is one body and the ministry that it belongs to another: "the Youth Department of the Ministry of Justice"."""
_NOT_AN_ACTOR = re.compile(r"\b(?:before|by|in|to|of|through|European)\s$")


def find_offices(text: str, known: Sequence[tuple[int, int]] = ()) -> list[Office]:
    """Names of ministries and agencies in order. `known` are spans of international bodies, which are left alone."""
    plain = straightened(text.replace("\t", _NEXT_CELL))
    taken = {at for start, end in known for at in range(start, end)}
    found: list[Office] = []
    last = 0
    for head in heads().finditer(plain):
        if head.start() < last:
            continue
        start = leftward(plain, head.start(), last)
        head = last_head(plain, head)
        if head[1] == "Ministries":
            end = rightward(plain, head.end(), taken)
            found += ministries_before(text, plain, last, head.start())
            found += ministries(text, plain, start, head.end(), end)
            last = max(last, end)
            continue
        end = rightward(plain, head.end(), taken)
        start = without_leading(plain, start, head.start(), keeps_demonym=is_known_with_demonym(plain, head, end))
        if not _is_name(plain, start, head, end, taken):
            continue
        within = _WITHIN.search(plain, head.end(), end) if start < head.start() else None
        if within:
            found.append(Office(start, within.start(), " ".join(text[start : within.start()].split())))
            start = within.end()
        end = _to_its_initials(plain, _to_its_last_word(plain, end))
        initials = _INITIALS.match(plain, end)
        name = text[start:end]
        if initials:
            end = initials.end()
            name = text[start:end]
        found.append(Office(start, end, " ".join(name.split()), initials[1] if initials else ""))
        last = end
    found += [Office(hit.start(), hit.end(), text[hit.start() : hit.end()]) for hit in _small().finditer(plain)]
    if any(word in plain for word in SMALL_WORDS):
        found += in_other_languages(text, plain)
    found.sort(key=lambda office: (office.start, -office.end))
    reach = [0, *accumulate((office.end for office in found), max)]
    return [office for office, before in zip(found, reach, strict=False) if office.start >= before]


def _is_name(plain: str, start: int, head: re.Match[str], end: int, taken: set[int]) -> bool:
    words = table("ministries")
    before = plain[start : head.start()]
    if before.startswith(tuple(words["not_before"])) or re.search(
        r"(?:UN|United Nations|EU|European|Council of Europe|African Union)'?s?\s(?:the\s)?$",
        plain[max(0, start - 30) : start],
    ):
        return False
    if plain.startswith(tuple(words["never"]), start):
        return False
    if head[1] in ("Agency", "Service") and before.split()[-1:] in (["News"], ["Press"]):
        return False
    if before.startswith("Executive") and head[1] in ("Directorate", "Committee", "Board", "Council", "Secretariat"):
        return False
    if before and before.split()[-1] in words["sites"] and head[1] in ("Centre", "Center", "Institution"):
        return False
    if not before and end == head.end():
        if head[1] in ("Parliament", "Senate") and _NOT_AN_ACTOR.search(plain, max(0, start - 12), start):
            return False
        return head[1] in words["alone"] and not re.match(r"\s(?:of|for)\b", plain[end : end + 5])
    if head[1] in words["loose"]:
        return head.start() not in taken and _is_of_the_state(head[1], before.rstrip(), plain[head.end() : end])
    overlap = [at for at in (start, head.start()) if at in taken]
    if overlap and (start in taken or not before):
        return False
    return head.start() not in taken or before.startswith(
        ("National", "State", "Federal", "Supreme", "High", "Inter", "Joint", "Central")
    )


def _to_its_last_word(plain: str, end: int) -> int:
    """A name with the word that closes it: "Health Services Organization"."""
    closing = (
        _CLOSING.match(plain, end) if plain.endswith(("Service", "Services", "Security", "Police"), 0, end) else None
    )
    return closing.end() if closing else end


_CLOSING = re.compile(r"\s(?:Organi[sz]ation|Corporation|Inspectorate|Trust|Board)\b")


def _to_its_initials(plain: str, end: int) -> int:
    """A name with what "in" brings, where its initials follow that: "Centre for Hygiene in Public Schools (CHPS)"."""
    more = _IN_WORDS.match(plain, end)
    return more.end() if more and more[1] not in states() else end


_IN_WORDS = re.compile(rf"\sin\s(?:the\s)?({WORD}(?:\s{WORD}){{0,3}})(?=\s\([A-Z]\w+\))")


def _is_of_the_state(noun: str, before: str, after: str) -> bool:
    """Whether words beside a noun that many others bear make it a name of a national body."""
    if noun == "Mechanism":
        return "Preventive" in before
    if noun == "System":
        return before.endswith("Emergency")
    if noun == "Station":
        return before.endswith(("Sanitary", "Epidemiological", "Veterinary", "Meteorological"))
    if noun == "Laboratory":
        return bool(re.search(r"\b(?:Forensic|Criminal\w*|Crime|National|State|Reference|Police)\b", before))
    if noun == "University":
        return (
            before.startswith(("National", "State", "Police"))
            or after.removeprefix(" of ").removeprefix("the ") in states()
        )
    return noun == "Force" and before.endswith(("Police", "Task", "Defence", "Defense", "Air", "Security"))


@cache
def _small() -> Beginning:
    names = sorted(table("ministries")["alone_small"], key=len, reverse=True)
    portfolio = rf"(?:{'|'.join(sorted(map(re.escape, portfolios()), key=len, reverse=True))})\b"
    return Beginning(
        rf"(?<![\w-])(?:ministry of (?:the )?{portfolio}(?:\s(?:and\s)?{portfolio})*"
        rf"|(?:{'|'.join(map(re.escape, names))})\b(?!\s(?:of|for)\s(?:the\s)?(?:police|united)))",
        ["ministry of ", *names],
    )
