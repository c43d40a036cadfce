"""What a number counts: the words behind it, or what stands around it."""

import re

from headway.engines.intake.numerals import NUMBER

_NO_NOUN = (
    r"have|has|had|were|was|are|is|who|which|that|and|from|in|on|to|for|with|by|at|of|left|returned|during|since|took|between|over|under"
    r"|as|joined|travell?ed|attended|participated|will|would|may|can|came|began|ont|sont|et|qui|dans|de|des|han|fueron|son|y|que|nor|made|make|makes|held|gave|went|reviewed|assessed|visited|led|met|sent"
)
_SUBJECT = re.compile(
    rf"\s*(?:of\s(?=\d))?(?:of\s)?(?:(?:the\s|its\s|their\s|these\s|those\s|(?<=of\s))(?:\d[\d,]*\s)?)?(?!(?:{_NO_NOUN}|did|do|remain(?:ed|s)?|died|stayed|went|gone)\b)(?P<noun>(?:[a-z][\w'-]*\s){{0,6}}?[a-z][\w'-]*)"
    rf"(?=[,.;:()?!\"]|\s-|\s\d|\s(?:{_NO_NOUN})\b|$)"
)
_TEAM_OF = re.compile(r"\b(?:staff|crew|workforce|team|delegation|mission|group|panel|party) of\s$")
_HARMED = re.compile(r"\b(?:kill|injur|wound|kidnapp|abduct|maim)(?:ed|ing)\s$")
"""Behind these a bare number counts people: "a bomb went off, injuring sixteen"."""
CHANGED = re.compile(
    r"\b(?:rose|risen|rise|rising|increas(?:e|ed|ing)|grew|grown|growing|growth|fell|fallen|falling|fall|decreas(?:e|ed|ing)|declin(?:e|ed|ing)|dropp?(?:ed|ing)?|climb(?:ed|ing)|went (?:up|down)|gone (?:up|down)|up|down|reduc(?:ed?|tion|ing)"
    r"|rais(?:ed?|ing)|doubl(?:ed|ing)|tripl(?:ed|ing)|halv(?:ed|ing)|multipl(?:ied|ying)|improv(?:ed?|ing|ement)|shorten(?:ed|ing)|expand(?:ed|ing)|shr(?:ank|unk|inking)|lowered|brought (?:up|down))\b[^;:.]*$"
)
"""What grew or shrank "from 430 to 812" was first the one number and then the other, never something between them."""
_OF_WHAT = re.compile(r"\b(?:numbers?|figures?|totals?|it|they)\s(?:(?:has|have|had|also|then|thus)\s){0,2}$")
"""What rose was named in another sentence, if at all: "the number rose from 12 to 31"."""
A_CLAUSE = 90
_TO_MORE = re.compile(rf"(?:\s[a-z-]+){{0,4}}?\sto\s(?:[a-z]+\s){{0,3}}{NUMBER}")
_FROM_LESS = re.compile(rf"\bfrom\s(?:[a-z]+\s){{0,3}}{NUMBER}(?:\s[a-z-]+){{0,5}}?\sto\s$")
MONEY = re.compile(r"(?:us\$|\$|€|£|\beur|\busd|\bchf)\s?$")
_MONEY_AFTER = re.compile(r"\s(?:million\s|billion\s)?(?:dollars|euros?|us dollars|francs|pounds)\b")


def subject_before(plain: str, start: int, end: int) -> str:
    """What a number counts that says so by what stands around it: money, or the members of "a team of nine"."""
    if MONEY.search(plain, max(0, start - 6), start) or _MONEY_AFTER.match(plain, end):
        return "money"
    if _HARMED.search(plain, max(0, start - 24), start):
        return "people"
    return "members" if _TEAM_OF.search(plain, max(0, start - 24), start) else ""


def as_written(text: str, plain: str, subject: str, after: int) -> str:
    """A folded subject as the text has it."""
    at = plain.find(subject, after) if subject else -1
    return text[at : at + len(subject)] if at >= 0 else subject


def what_is_counted(plain: str, end: int) -> str:
    """The words right behind a number that say what is counted, "" where none do."""
    hit = _SUBJECT.match(plain, end)
    return " ".join(hit["noun"].split()) if hit else ""


def is_end_of_a_change(plain: str, start: int, end: int) -> bool:
    """Whether a number, with its hedge from `start` to `end`, is what something grew or shrank from, or to."""
    before = plain[max(0, start - A_CLAUSE) : start]
    if before.endswith("from "):
        return bool(_TO_MORE.match(plain, end)) and _has_changed(before[:-5])
    begun = _FROM_LESS.search(before) if before.endswith(" to ") else None
    return begun is not None and _has_changed(before[: begun.start()])


def _has_changed(before: str) -> bool:
    """Whether the words before "from" say of something that it grew or shrank."""
    changed = CHANGED.search(before)
    return changed is not None and not _OF_WHAT.search(before[: changed.start()])
