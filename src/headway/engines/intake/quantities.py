"""Figures in running text with their hedges: what is counted, the interval it stands for, whose figure it is part of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from django.utils.translation import gettext_noop

from headway.engines.intake.abroad import numbers_abroad
from headway.engines.intake.counted import (
    A_CLAUSE,
    CHANGED,
    MONEY,
    as_written,
    is_end_of_a_change,
    subject_before,
    what_is_counted,
)
from headway.engines.intake.hedges import Hedge, hedges, pattern
from headway.engines.intake.indicators import indicator_for, wholes_of
from headway.engines.intake.numerals import BEGINS, FIRST_WORDS, NUMBER, scaled_like, value_of
from headway.engines.intake.triggers import Beginning
from headway.engines.intake.uncounted import (
    SMALL,
    STRUCTURE,
    is_label,
    is_odds,
    is_one,
    is_unit,
    looks_like_a_year,
    stands_for_them,
)
from headway.engines.intake.values import Entities, Quantity, Sentence
from headway.foundation.core.intervals import Interval
from headway.foundation.language.words import folded

_STRONG = re.compile(
    r"-(?:member|person|man|expert|strong)\b(?!\s(?:un\s|united nations\s)?(?:security\s)?(?:council|committee|assembly|union))"
)
"""How many people a team has: "a nine-member team"."""
_DID = re.compile(r"\s(?:were|are|was|had|have|has|of (?:them|whom|these|those)|died|returned|remain(?:ed)?)\b")
_LONGEST_HEDGE = 30
_OF_THEM = re.compile(r"\s(?:of\s(?:them|these|those|whom|which|the\s(?P<noun>[a-z][\w-]*)))")
_PERCENT = re.compile(r"\s?(?:%|per\scent\b|percent\b)")
_RANGE = re.compile(
    rf"(?:{BEGINS}|(?=between|from))\b(?:(?:between|from)\s)?(?P<low>{NUMBER})\s?(?P<join>and|to|-)\s?(?P<high>{NUMBER})(?!\w)"
)
_ANY_NUMBER = Beginning(BEGINS + NUMBER, FIRST_WORDS)
_ATTRIBUTED = re.compile(r"\baccording to (?:the\s)?(?P<who>[^,.;]{3,80})")


def find_quantities(text: str, sentences: Sequence[Sentence], entities: Entities) -> tuple[Quantity, ...]:
    """Every figure of the running text in order; a share carries the index of the figure it is part of. Pure."""
    taken, plain = _taken(entities), folded(text)
    found: list[Quantity] = []
    for sentence in sentences:
        if sentence.kind == "sentence":
            found += _in_sentence(sentence, plain[sentence.start : sentence.end], taken, found, entities.language)
    return tuple(found)


def _in_sentence(
    sentence: Sentence, plain: str, taken: set[int], before: Sequence[Quantity], language: str
) -> list[Quantity]:
    spans: list[tuple[int, int]] = []
    found: list[Quantity] = []
    numbers = sum(1 for _ in _ANY_NUMBER.finditer(plain))
    for quantity in (
        *_shares(sentence, plain),
        *(_ranges(sentence, plain) if numbers > 1 else ()),
        *_vague(sentence, plain),
        *(_numbers(sentence, plain, taken) if numbers else ()),
        *(_in_words_abroad(sentence, plain, language) if language != "en" else ()),
    ):
        start, end = quantity.start - sentence.start, quantity.end - sentence.start
        if any(start < b and a < end for a, b in spans) or not taken.isdisjoint(range(quantity.start, quantity.end)):
            continue
        spans.append((start, end))
        found.append(quantity)
    who = _ATTRIBUTED.search(plain) if found else None
    if who:
        said_by = sentence.text[who.start("who") : who.end("who")].strip()
        found = [replace(quantity, said_by=said_by) for quantity in found]
    found.sort(key=lambda q: q.start)
    return [_anchored(q, [*before, *found[:place]]) for place, q in enumerate(found)]


def _shares(sentence: Sentence, plain: str) -> Iterator[Quantity]:
    for hit in _share_pattern().finditer(plain):
        of = _OF_THEM.match(plain, hit.end())
        if not of:
            continue
        hedge = hedges("shares")[re.sub(r"\s", " ", hit[0])]
        end = of.end()
        yield _quantity(
            sentence,
            plain,
            hit.start(),
            end,
            what_is_counted(plain, end) or of["noun"] or "",
            None,
            hedge,
            share=hedge.interval,
        )


def _ranges(sentence: Sentence, plain: str) -> Iterator[Quantity]:
    for hit in _RANGE.finditer(plain):
        low, high = scaled_like(hit["low"], hit["high"]), value_of(hit["high"])
        opened = hit[0].startswith(("between", "from"))
        if low is None or high is None or low >= high or is_label(plain, hit.start()) or is_unit(plain, hit.end()):
            continue
        if hit["join"] == "and" and not hit[0].startswith("between"):
            continue
        if hit[0].startswith("from") and CHANGED.search(plain, max(0, hit.start() - A_CLAUSE), hit.start()):
            continue
        if not opened and hit["join"] == "to" and not what_is_counted(plain, hit.end()):
            continue
        yield _quantity(
            sentence, plain, hit.start(), hit.end(), what_is_counted(plain, hit.end()), Interval(low, high), None
        )


def _vague(sentence: Sentence, plain: str) -> Iterator[Quantity]:
    for hit in _vague_pattern().finditer(plain):
        hedge = hedges("vague")[re.sub(r"\s", " ", hit[0])]
        yield _quantity(
            sentence, plain, hit.start(), hit.end(), what_is_counted(plain, hit.end()), hedge.interval, hedge
        )


def _numbers(sentence: Sentence, plain: str, taken: set[int]) -> Iterator[Quantity]:
    for hit in _number_pattern().finditer(plain):
        if sentence.start + hit.start("number") in taken:
            continue
        value = value_of(hit["number"])
        if value is None or is_label(plain, hit.start("number")) or is_unit(plain, hit.end("number")):
            continue
        if stands_for_them(plain, hit.start("number"), hit.end("number")):
            continue
        money = MONEY.search(plain, max(0, hit.start() - 6), hit.start())
        first = money.start() if money else hit.start()
        before = _before_pattern().search(plain, max(0, first - _LONGEST_HEDGE), first)
        start, end = before.start("before") if before else hit.start(), hit.end()
        percent = _PERCENT.match(plain, hit.end("number"))
        if percent:
            end = max(end, percent.end())
        if is_odds(plain, hit.start("number"), hit.end("number"), value):
            continue
        subject = what_is_counted(plain, end) or subject_before(plain, start, hit.end("number"))
        team = _STRONG.match(plain, hit.end("number"))
        if (
            not team
            and plain[hit.end("number") : hit.end("number") + 2].strip("-").isalpha()
            and plain[hit.end("number")] == "-"
        ):
            continue
        if team:
            end, subject = team.end(), "members"
        if STRUCTURE.search(subject) and value <= SMALL and not before:
            continue
        counted = bool(subject) or bool(_DID.match(plain, end)) or is_end_of_a_change(plain, start, end)
        hedge = _hedge_of(before, hit)
        if (
            not percent
            and not hedge
            and (not counted or is_one(hit["number"], subject) or looks_like_a_year(hit["number"]))
        ):
            continue
        interval = hedge.of(value, value) if hedge else Interval(value, value)
        if percent:
            interval = _at_most_a_hundred(interval)
        yield _quantity(sentence, plain, start, end, subject, interval, hedge)


def _in_words_abroad(sentence: Sentence, plain: str, language: str) -> Iterator[Quantity]:
    for start, end, value in numbers_abroad(plain, language):
        yield _quantity(sentence, plain, start, end, what_is_counted(plain, end), Interval(value, value), None)


def _hedge_of(before: re.Match[str] | None, hit: re.Match[str]) -> Hedge | None:
    if hit["after"]:
        return hedges("after")[re.sub(r"\s", " ", hit["after"])]
    return hedges("before")[re.sub(r"\s", " ", before["before"])] if before else None


def _quantity(
    sentence: Sentence,
    plain: str,
    start: int,
    end: int,
    subject: str,
    interval: Interval | None,
    hedge: Hedge | None,
    share: Interval | None = None,
) -> Quantity:
    words = hedge.id if hedge else gettext_noop("no hedge")
    at = sentence.start
    context = f"{subject} {plain[end : end + 90]}"
    return Quantity(
        start=at + start,
        end=at + end,
        text=sentence.text[start:end],
        subject=as_written(sentence.text, plain, subject, end),
        interval=interval,
        hedge=hedge.id if hedge and hedge.id != "only" else None,
        share=share,
        indicator=indicator_for(context, plain[max(0, start - 60) : start]),
        reason=gettext_noop("a share (%(hedge)s) of the figure before it") % {"hedge": words}
        if share
        else gettext_noop("a number with “%(hedge)s”") % {"hedge": words}
        if hedge
        else gettext_noop("a number with what is counted"),
    )


def _anchored(quantity: Quantity, before: Sequence[Quantity]) -> Quantity:
    """A share points to the last figure with bounds before it, a count to the whole that the catalogue knows it is part of.

    What does not say what it counts counts what the whole counts.
    """
    wholes = wholes_of(quantity.indicator)
    if quantity.share is None and not wholes:
        return quantity
    for place in range(len(before) - 1, -1, -1):
        whole = before[place]
        if whole.interval and (quantity.share is not None or whole.indicator in wholes):
            return replace(quantity, part_of=place, subject=quantity.subject or whole.subject)
    return quantity


def _at_most_a_hundred(interval: Interval) -> Interval:
    return interval.intersection(Interval(high=_hundred())) or interval


@cache
def _hundred() -> Decimal:
    return Decimal(100)


@cache
def _share_pattern() -> Beginning:
    return Beginning(rf"\b(?:{pattern('shares')})(?=\sof\s)", hedges("shares"))


@cache
def _vague_pattern() -> Beginning:
    return Beginning(rf"\b(?:{pattern('vague')})(?=\s|(?<=')\w)", hedges("vague"))


@cache
def _number_pattern() -> Beginning:
    return Beginning(
        rf"{BEGINS}(?<![\w./-])(?P<number>{NUMBER})(?![\w/]|\.\d|-\d)(?:\s(?P<after>{pattern('after')})\b)?",
        FIRST_WORDS,
    )


@cache
def _before_pattern() -> re.Pattern[str]:
    """A hedge that ends where the search ends, right before the number."""
    return re.compile(rf"(?<!\w)(?P<before>{pattern('before')})\s\Z")


def _taken(entities: Entities) -> set[int]:
    """Offsets of what is no count: dates, resolutions, names of organisations."""
    spans = [(m.start, m.end) for m in entities.dates]
    spans += [(m.start, m.end) for m in entities.instruments]
    spans += [(m.start, m.end) for m in entities.organisations]
    return {at for start, end in spans for at in range(start, end)}
