"""Figures in running text with their hedges: what is counted, the interval it stands for, whose figure it is part of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from headway.engines.intake.abroad import numbers_abroad
from headway.engines.intake.hedges import Hedge, hedges, pattern
from headway.engines.intake.indicators import indicator_for, wholes_of
from headway.engines.intake.numerals import BEGINS, FIRST_WORDS, NUMBER, scaled_like, value_of
from headway.engines.intake.triggers import Beginning
from headway.engines.intake.values import Entities, Quantity, Sentence
from headway.foundation.core.intervals import Interval
from headway.foundation.language.words import folded

_NO_NOUN = (
    r"have|has|had|were|was|are|is|who|which|that|and|from|in|on|to|for|with|by|at|of|left|returned|during|since|took|between|over|under"
    r"|as|joined|travell?ed|attended|participated|will|would|may|can|came|began|ont|sont|et|qui|dans|de|des|han|fueron|son|y|que|nor|made|make|makes|held|gave|went|reviewed|assessed|visited|led|met|sent"
)
_SUBJECT = re.compile(
    rf"\s*(?:of\s)?(?:(?:the\s|its\s|their\s|these\s|those\s)(?:\d[\d,]*\s)?)?(?!(?:{_NO_NOUN}|did|do|remain(?:ed|s)?|died|stayed|went|gone)\b)(?P<noun>(?:[a-z][\w'-]*\s){{0,6}}?[a-z][\w'-]*)"
    rf"(?=[,.;:()?!\"]|\s-|\s\d|\s(?:{_NO_NOUN})\b|$)"
)
_NOT_COUNTED = re.compile(
    r"-(?:day|week|month|year|hour|minute|part|stage|pronged|step|star|page|point|line|country|state|nation)s?\b"
    r"|(?:st|nd|rd|th)\b|%\s?of\sgdp|\s?(?:a\.?m|p\.?m)\b|°"
)
_STRONG = re.compile(
    r"-(?:member|person|man|expert|strong)\b(?!\s(?:un\s|united nations\s)?(?:security\s)?(?:council|committee|assembly|union))"
)
"""How many people a team has: "a nine-member team"."""
_TEAM_OF = re.compile(r"\b(?:team|delegation|mission|group|panel|party) of\s$")
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
_DID = re.compile(r"\s(?:were|are|was|had|have|has|of (?:them|whom|these|those)|died|returned|remain(?:ed)?)\b")
_SMALL = 12
_STRUCTURE = re.compile(
    r"^(?:(?:main|key|major|priority|thematic|different|broad|specific|strategic|core|principal|important|interrelated|distinct|other|following|further|new|general|essential)\s){0,3}(?:objectives?|types?|areas?|pillars?|parts?|phases?|components?|questions?|aspects?|themes?|topics?|ways|points?|reasons|sides|elements?|steps?|issues|challenges|priorities"
    r"|principles|categories|things|respects|levels|stages|fronts|goals|functions|tracks|dimensions|directions|sections|rounds|occasions|languages)\b"
)
"""What a text is ordered by, or counts in general terms, is no figure."""
_CHANGED = re.compile(
    r"\b(?:rose|risen|rise|rising|increas(?:e|ed|ing)|grew|grown|growing|growth|fell|fallen|falling|fall|decreas(?:e|ed|ing)|declin(?:e|ed|ing)|dropp?(?:ed|ing)?|climb(?:ed|ing)|went (?:up|down)|gone (?:up|down)|up|down|reduc(?:ed?|tion|ing)"
    r"|rais(?:ed?|ing)|doubl(?:ed|ing)|tripl(?:ed|ing)|halv(?:ed|ing)|multipl(?:ied|ying)|improv(?:ed?|ing|ement)|shorten(?:ed|ing)|expand(?:ed|ing)|shr(?:ank|unk|inking)|lowered|brought (?:up|down))\b[^;:.]*$"
)
"""What grew or shrank "from 430 to 812" was first the one number and then the other, never something between them."""
_A_CLAUSE = 90
_TO_MORE = re.compile(rf"(?:\s[a-z-]+){{0,4}}?\sto\s(?:[a-z]+\s){{0,3}}{NUMBER}")
_FROM_LESS = re.compile(rf"\bfrom\s(?:[a-z]+\s){{0,3}}{NUMBER}(?:\s[a-z-]+){{0,5}}?\sto\s$")
_COMMITTEE = re.compile(r"\s?(?:/\d{4}|\(\d{4}\)|committee|sanctions|monitoring)")
_LONGEST_HEDGE = 30
_ONE = frozenset({"one"})
_OF_THEM = re.compile(r"\s(?:of\s(?:them|these|those|whom|which|the\s(?P<noun>[a-z][\w-]*)))")
_PERCENT = re.compile(r"\s?(?:%|per\scent\b|percent\b)")
_RANGE = re.compile(
    rf"(?:{BEGINS}|(?=between|from))\b(?:(?:between|from)\s)?(?P<low>{NUMBER})\s?(?P<join>and|to|-)\s?(?P<high>{NUMBER})(?!\w)"
)
_ANY_NUMBER = Beginning(BEGINS + NUMBER, FIRST_WORDS)
_ATTRIBUTED = re.compile(r"\baccording to (?:the\s)?(?P<who>[^,.;]{3,80})")
_MONEY = re.compile(r"(?:us\$|\$|€|£|\beur|\busd|\bchf)\s?$")
_MONEY_AFTER = re.compile(r"\s(?:million\s|billion\s)?(?:dollars|euros?|us dollars|francs|pounds)\b")


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
            _counted(plain, end) or of["noun"] or "",
            None,
            hedge,
            share=hedge.interval,
        )


def _ranges(sentence: Sentence, plain: str) -> Iterator[Quantity]:
    for hit in _RANGE.finditer(plain):
        low, high = scaled_like(hit["low"], hit["high"]), value_of(hit["high"])
        opened = hit[0].startswith(("between", "from"))
        if low is None or high is None or low >= high or _is_label(plain, hit.start()) or _is_unit(plain, hit.end()):
            continue
        if hit["join"] == "and" and not hit[0].startswith("between"):
            continue
        if hit[0].startswith("from") and _CHANGED.search(plain, max(0, hit.start() - _A_CLAUSE), hit.start()):
            continue
        if not opened and hit["join"] == "to" and not _counted(plain, hit.end()):
            continue
        yield _quantity(sentence, plain, hit.start(), hit.end(), _counted(plain, hit.end()), Interval(low, high), None)


def _vague(sentence: Sentence, plain: str) -> Iterator[Quantity]:
    for hit in _vague_pattern().finditer(plain):
        hedge = hedges("vague")[re.sub(r"\s", " ", hit[0])]
        yield _quantity(sentence, plain, hit.start(), hit.end(), _counted(plain, hit.end()), hedge.interval, hedge)


def _numbers(sentence: Sentence, plain: str, taken: set[int]) -> Iterator[Quantity]:
    for hit in _number_pattern().finditer(plain):
        if sentence.start + hit.start("number") in taken:
            continue
        value = value_of(hit["number"])
        if value is None or _is_label(plain, hit.start("number")) or _is_unit(plain, hit.end("number")):
            continue
        if _stands_for_them(plain, hit.start("number"), hit.end("number")):
            continue
        money = _MONEY.search(plain, max(0, hit.start() - 6), hit.start())
        first = money.start() if money else hit.start()
        before = _before_pattern().search(plain, max(0, first - _LONGEST_HEDGE), first)
        start, end = before.start("before") if before else hit.start(), hit.end()
        percent = _PERCENT.match(plain, hit.end("number"))
        if percent:
            end = max(end, percent.end())
        if _is_odds(plain, hit.start("number"), hit.end("number"), value):
            continue
        subject = _counted(plain, end) or _subject_before(plain, start, hit.end("number"))
        team = _STRONG.match(plain, hit.end("number"))
        if (
            not team
            and plain[hit.end("number") : hit.end("number") + 2].strip("-").isalpha()
            and plain[hit.end("number")] == "-"
        ):
            continue
        if team:
            end, subject = team.end(), "members"
        if _STRUCTURE.search(subject) and value <= _SMALL and not before:
            continue
        counted = bool(subject) or bool(_DID.match(plain, end)) or _is_end_of_a_change(plain, start, end)
        hedge = _hedge_of(before, hit)
        if (
            not percent
            and not hedge
            and (not counted or _is_one(hit["number"], subject) or _looks_like_a_year(hit["number"]))
        ):
            continue
        interval = hedge.of(value, value) if hedge else Interval(value, value)
        if percent:
            interval = _at_most_a_hundred(interval)
        yield _quantity(sentence, plain, start, end, subject, interval, hedge)


def _subject_before(plain: str, start: int, end: int) -> str:
    """What a number counts that says so by what stands around it: money, or the members of "a team of nine"."""
    if _MONEY.search(plain, max(0, start - 6), start) or _MONEY_AFTER.match(plain, end):
        return "money"
    return "members" if _TEAM_OF.search(plain, max(0, start - 24), start) else ""


def _in_words_abroad(sentence: Sentence, plain: str, language: str) -> Iterator[Quantity]:
    for start, end, value in numbers_abroad(plain, language):
        yield _quantity(sentence, plain, start, end, _counted(plain, end), Interval(value, value), None)


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
    words = hedge.id if hedge else "no hedge"
    at = sentence.start
    context = f"{subject} {plain[end : end + 90]}"
    return Quantity(
        start=at + start,
        end=at + end,
        text=sentence.text[start:end],
        subject=_as_written(sentence.text, plain, subject, end),
        interval=interval,
        hedge=hedge.id if hedge and hedge.id != "only" else None,
        share=share,
        indicator=indicator_for(context, plain[max(0, start - 60) : start]),
        reason=f"a share ({words}) of the figure before it"
        if share
        else f"a number with {words}"
        if hedge
        else "a number with what is counted",
    )


def _as_written(text: str, plain: str, subject: str, after: int) -> str:
    """A folded subject as the text has it."""
    at = plain.find(subject, after) if subject else -1
    return text[at : at + len(subject)] if at >= 0 else subject


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


def _counted(plain: str, end: int) -> str:
    """The words right behind a number that say what is counted, "" where none do."""
    hit = _SUBJECT.match(plain, end)
    return " ".join(hit["noun"].split()) if hit else ""


def _is_label(plain: str, start: int) -> bool:
    before = plain[max(0, start - 24) : start]
    if _DAY_OF_A_MONTH.search(before) or (
        plain[start : start + 3] in _DIALLED_NUMBERS and _DIALLED.match(plain, start + 3)
    ):
        return True
    if _LABEL.search(before):
        return not _MONEY.search(before[-6:])
    return any(map(str.isdigit, before)) and bool(_LABELS.search(plain, max(0, start - 60), start))


def _is_unit(plain: str, end: int) -> bool:
    return any(unit.match(plain, end) for unit in (_NOT_COUNTED, _DURATION, _COMMITTEE, _MONTH))


def _stands_for_them(plain: str, start: int, end: int) -> bool:
    """Whether a number stands for who was named before and counts nothing: "the two talked", "since the two last met"."""
    return plain.endswith(("the ", "these ", "both "), 0, start) and bool(_THEY_DO.match(plain, end))


_THEY_DO = re.compile(
    r"\s(?:sides?|parties)\b|\s(?:also |then |further |later |last |first |both )*(?:met|meet|spoke|talked|discussed|agreed|exchanged|signed|stressed|underlined|reviewed|noted|said|shared|looked|considered|examined|confirmed|pledged|concluded|reaffirmed|held|saw|took)\b"
)


def _is_end_of_a_change(plain: str, start: int, end: int) -> bool:
    """Whether a number, with its hedge from `start` to `end`, is what something grew or shrank from, or to."""
    before = plain[max(0, start - _A_CLAUSE) : start]
    if before.endswith("from "):
        return bool(_TO_MORE.match(plain, end) and _CHANGED.search(before[:-5]))
    return before.endswith(" to ") and bool((begun := _FROM_LESS.search(before)) and _CHANGED.search(before[: begun.start()]))


def _is_odds(plain: str, start: int, end: int, value: Decimal) -> bool:
    """Either number of "one in five"."""
    behind = plain.endswith(("in ", "in every "), 0, start) and _IN_FRONT.search(plain, max(0, start - 16), start)
    return bool(behind or (value <= _FEW and _ONE_IN.match(plain, end)))


def _is_one(number: str, subject: str) -> bool:
    """Whether a number is a "one" that counts nothing."""
    return number in _ONE and not _ONE_COUNTED.fullmatch(subject)


def _looks_like_a_year(number: str) -> bool:
    return number.isdigit() and len(number) == 4 and 1900 <= int(number) <= 2100


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
