"""When the visit was: the dates that are its own, from one day, two days, a range, or the day of the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headway.engines.intake.numerals import value_of
from headway.engines.intake.scene import Scene, between
from headway.engines.intake.values import DateMention, Sentence
from headway.engines.intake.visit_words import NEVER_WAS, SINCE_SOMETHING, VISIT, VISITED, is_there

_EARLIER = re.compile(
    r"\b(?:since|following|after(?! an? (?:[\w-]+ ){0,3}(?:visit|mission) of \w+ days)|previous|earlier(?! this| today)|last(?! week| month| year| \w+day)|past|prior|recommendations? (?:of|from|made|that came out of)|recommendations? [^.;]{0,40}?(?:visit|mission)|further to|before|previously|resulting from|outcome of|in follow-up to)\b"
)
_NOT_THE_VISIT = re.compile(
    r"\b(?:adopted|resolutions?|reports?|attacks?|attack of|coup|uprising|protests?|unrest|from power|law|laws|act|strategy|plan|session|published|born|entered into force|ratified|established|created|set up|elections?|meeting of|appointed|launched in|signed|presented|submitted|conventions?|protocol|amended|enacted|introduced|plenary|will be|deadline|panel|painel|workshop|atelier|taller|seminar\w*|conference|webinar|round-?table)\b[^,;]{0,40}$|\breport\b[^;]{0,60}\b(?:follow|be|is|expected|due|out|appear)\sin\s$"
)
_LIMIT = re.compile(r"\b(?:since|by|until)\s(?:\w+day,\s)?(?:(?:the|early|late|mid|end|of)[\s-]){0,3}$")
_STAYS = re.compile(
    r"\b(?:stay|remain|continu|last|run|go(?:es)? on)\w*\b[^.;]{0,30}\b(?:until|till|through)\s(?:the\s)?$"
    r"|\b(?:stay(?:s|ed|ing)|been|is|are) in\b[^.;]{0,40}\bsince\s(?:\w+day,?\s)?$"
)
_ENDED = re.compile(
    r"\b(?:end|ends|ended|ending|conclude|concludes|concluded|concluding|complete|completes|completed|close|closes|closed|wrapped up|finish|finished|(?:team|delegation|mission|experts|directorate|visitors|it|they|she|he) left|leaves|leave|departs?|departed|wraps up|to an end|to its end|to a close|acheve\w*|termin(?:e|ee?|ent|a|o|aron)|conclu(?:t|yo|ye|yeron|iu)|cloture\w*|prend fin|a pris fin|finaliz(?:a|o|aron)|clausur(?:a|o)|encerr(?:a|ou)|завершил\w*)\b|\b[وف]?(?:تنتهي|ينتهي|انتهت|انتهى|تختتم|يختتم|اختتمت|اختتم)\b"
)
_BEGAN = re.compile(
    r"\b(?:begin|begins|began|begun|start|starts|started|starting|open|opens|opened|arrive|arrives|arrived|kick(?:s|ed)? off|launches|launched|commences?|commenced|undertakes|entam(?:e|ent|ee?)|debut\w*|demarr\w+|lancement|ouverture|commence(?:nt)?|comenz(?:o|aron)|comienz\w+|inici(?:o|a|aron|ou)|apertura|начал\w*)\b|\b[وف]?(?:تبدأ|يبدأ|بدأت|بدأ|تستهل|يستهل)\b"
)
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|week)|aujourd'hui|hoy|сегодня)\b|اليوم")
_THEY_VISITED = re.compile(r"\b(?:visited|travell?ed to|was in|were in)\s[^,;.]{2,40}$")
_BY_CUE = re.compile(
    r"\b(?:from|between|during|on|du|del|dal|entre|с|от|held|in|le|el)\s(?:the\s)?(?:\w+day,?\s)?$|من\s$"
)
_MONTHS_LONG = 40
_TWO_MONTHS = 62
_REACH = 700


@dataclass(frozen=True, slots=True)
class _Told:
    """When the visit was, as far as one date tells: the first and last day as EDTF text, or None."""

    mention: DateMention | None
    starts: str | None
    ends: str | None


def date_weight(scene: Scene, mention: DateMention) -> int:
    """How likely a date is that of the visit; 0 and less for one that is not."""
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    if sentence.kind in ("dateline", "byline", "contact") or any(a <= mention.start < b for a, b in scene.datelines):
        return 0
    said = scene.plain[max(sentence.start, mention.start - _REACH) : min(sentence.end, mention.end + _REACH)]
    before = scene.plain[max(sentence.start, mention.start - 60) : mention.start]
    if mention.period.precision == "year" or (
        (_NOT_THE_VISIT.search(before) or _LIMIT.search(before) or SINCE_SOMETHING.search(before))
        and not (VISIT.search(before) or _STAYS.search(before) or _THEY_VISITED.search(before))
    ):
        return 0
    if _is_earlier(scene, sentence, mention):
        return -1
    if NEVER_WAS.search(said):
        return 0
    weight = 4 if VISITED.search(said) or is_there(scene, sentence) else 0
    weight += 1 if VISIT.search(said) else 0
    weight += 2 if _BY_CUE.search(before) else 0
    if mention.period.precision == "range":
        in_months = len(mention.period.text) == len("2013-05/2013-06")
        weight += 3 if _length(mention) <= _MONTHS_LONG else 0 if in_months and _length(mention) <= _TWO_MONTHS else -6
    elif mention.period.precision == "month":
        weight -= 1
    weight += 2 if sentence.kind == "heading" or sentence in scene.prose[:3] else 0
    return weight - 4


def _length(mention: DateMention) -> int:
    period = mention.period
    return (period.latest - period.earliest).days if period.latest and period.earliest else 0


def _is_earlier(scene: Scene, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the clause of a date speaks of an earlier visit, or the text has a date a good year later."""
    clause = scene.plain[max(sentence.start, mention.start - 80) : mention.start]
    latest = scene.latest
    if latest and mention.period.latest and (latest - mention.period.latest).days > 420:
        return not _is_its_only_visit(scene, sentence, mention)
    at = [hit.end() for hit in _EARLIER.finditer(clause)]
    return bool(at) and bool(VISIT.search(clause, at[-1] - 30 if at[-1] > 30 else 0)) and not _length(mention)


def _is_its_only_visit(scene: Scene, sentence: Sentence, mention: DateMention) -> bool:
    """Whether days on which a body that visits paid a visit are the only ones of the text, which looks back on it."""
    had = _HAD_VISITED.search(scene.said(sentence)) if mention.period.precision == "range" else None
    if not had or not any(named.known.visiting for named in scene.inside(scene.known, sentence)):
        return False
    return not any(
        other is not mention
        and (other.period.precision in ("range", "day"))
        and VISIT.search(scene.said(scene.sentences[scene.sentence_at(other.start)]))
        for other in scene.dates
    )


_HAD_VISITED = re.compile(r"\bhad (?:then |already |last )?(?:paid|made|conducted|visited|carried out|undertaken)\b")


def dates_of(scene: Scene, best: Sequence[DateMention], physical: Sequence[str | None]) -> _Told:
    dateline = next(
        (m for m in scene.dates if any(a <= m.start < b for a, b in scene.datelines) and m.period.is_day), None
    )
    today = _today(scene) if dateline else None
    if physical:
        best = [m for m in best if m.period.text.split("/")[0] in physical] or best
    if not best:
        return _from_today(scene, dateline, today)
    first = best[0]
    begin, _, end = first.period.text.partition("/")
    if first.period.precision == "range":
        return _of_several_states(scene, first, best[1:]) or _Told(first, begin, end)
    if first.period.precision == "month":
        return _Told(first, begin, begin)
    told = _single_day(scene, first, begin)
    if told.ends and not told.starts and today and dateline and _goes_from(scene, today, first):
        return _Told(first, dateline.period.text, told.ends)
    told = _completed(scene, told, best[1:])
    if told.starts and not told.ends and dateline and _ends_on(scene, first, dateline, today):
        return _Told(first, told.starts, dateline.period.text)
    return told


def _of_several_states(scene: Scene, first: DateMention, others: Sequence[DateMention]) -> _Told | None:
    """All the days of a visit that goes on from one State to the next: "in A from 3 to 5 May and in B from 6 to 9 May"."""
    for other in others:
        one, two = sorted((first, other), key=lambda mention: mention.start)
        sentence = scene.sentences[scene.sentence_at(one.start)]
        if other.period.precision != "range" or not one.end <= two.start < sentence.end:
            continue
        near = (
            one.period.latest and two.period.earliest and 0 <= (two.period.earliest - one.period.latest).days <= _A_WEEK
        )
        if near and between(scene.states, one.end, two.start) and between(scene.states, sentence.start, one.start):
            return _Told(one, one.period.text.partition("/")[0], two.period.text.partition("/")[2])
    return None


_A_WEEK = 7


def _ends_on(scene: Scene, first: DateMention, dateline: DateMention, today: Sentence | None) -> bool:
    """Whether the day of the text is the last of a visit: one ends "today", or as many days as it lasts are over."""
    if not first.period.earliest or not dateline.period.earliest:
        return False
    days = (dateline.period.earliest - first.period.earliest).days + 1
    if not 1 < days <= _MONTHS_LONG:
        return False
    if today and _ENDED.search(scene.said(today)):
        return True
    return any(days == value_of(hit["days"]) for s in scene.prose[:4] for hit in _LASTS.finditer(scene.said(s)))


_LASTS = re.compile(r"\b(?:visit|mission|review|assessment) of (?P<days>\w+) days\b")


def _single_day(scene: Scene, mention: DateMention, day: str) -> _Told:
    """One day alone may be the beginning, the end or the whole of a visit: the nearest verb tells."""
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    before = scene.plain[max(sentence.start, mention.start - 160) : mention.start]
    ended = max((hit.start() for hit in _ENDED.finditer(before)), default=-1)
    began = max((hit.start() for hit in _BEGAN.finditer(before)), default=-1)
    if ended < 0 and began < 0:
        after = scene.plain[mention.end : min(sentence.end, mention.end + 120)]
        ended, began = (1 if _ENDED.search(after) else -1), (0 if _BEGAN.search(after) else -1)
    if re.search(r"\b(?:to|until|till|through)\s(?:the\s)?$", before):
        return _Told(mention, None, day)
    if re.search(r"\b(?:from|since|du)\s(?:the\s)?(?:\w+day,?\s)?$", before):
        return _Told(mention, day, None)
    if ended > began:
        return _Told(mention, None, day)
    if began > ended:
        return _Told(mention, day, None)
    return _Told(mention, day, day)


def _completed(scene: Scene, told: _Told, others: Sequence[DateMention]) -> _Told:
    """The other end of a visit, where another date gives it: a range that ends or begins on the day, or a second day."""
    if told.mention:
        day = told.mention.period.text
        for other in others:
            begin, _, end = other.period.text.partition("/")
            if end and day in (begin, end) and _length(other) <= _MONTHS_LONG:
                return _Told(other, begin, end)
    if bool(told.starts) == bool(told.ends) or not told.mention:
        return told
    for other in others:
        if not other.period.is_day or not told.mention.period.earliest or not other.period.earliest:
            continue
        second = _single_day(scene, other, other.period.text)
        days = (other.period.earliest - told.mention.period.earliest).days
        if told.starts and second.ends and not second.starts and 0 < days <= _MONTHS_LONG:
            return _Told(told.mention, told.starts, second.ends)
        if told.ends and second.starts and not second.ends and 0 < -days <= _MONTHS_LONG:
            return _Told(told.mention, second.starts, told.ends)
    return told


def _today(scene: Scene) -> Sentence | None:
    return next((s for s in scene.prose if _TODAY.search(scene.said(s)) and VISITED.search(scene.said(s))), None)


def _goes_from(scene: Scene, today: Sentence, mention: DateMention) -> bool:
    """Whether a sentence tells of a visit "from today to" a date, or one that opens today."""
    said = scene.said(today)
    return today.start <= mention.start < today.end and bool(
        re.search(r"\bfrom today\b|\btoday\b[^.;]{0,80}\b(?:until|to|through)\b", said) or _BEGAN.search(said)
    )


def _from_today(scene: Scene, dateline: DateMention | None, today: Sentence | None) -> _Told:
    if not dateline or not today:
        return _Told(None, None, None)
    said, day = scene.said(today), dateline.period.text
    if _ENDED.search(said):
        return _Told(dateline, None, day)
    return _Told(dateline, day, None if _BEGAN.search(said) or "-day" in said else day)
