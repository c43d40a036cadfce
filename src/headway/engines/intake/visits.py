"""The visit a text is about: its kind, dates and modality, and the latest earlier visit that the text dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headway.engines.intake.destinations import Cue
from headway.engines.intake.numerals import value_of
from headway.engines.intake.scene import Scene
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Component, DateMention, Mention, Sentence, Visit
from headway.foundation.language.words import folded

_NOUN = r"\b(?:visits?|missions?|visites?|visitas?|misi(?:o|ó)n|missao|besuchs?|uberprufung\w*|визит\w*|поездк\w*)\b|زيارة|访问"
_VISIT = re.compile(_NOUN)
_VISITED = re.compile(
    rf"{_NOUN}|\b(?:visited|visiting|assessed|assessment|evaluation|review|reviewed|travell?ed|arrived|hosted|recoit|recu|visito|visitaron|visitado|visitou|visitaram|visiterent|besuchte|besucht|besuch|uberprufung|rendue?s?|viajo|посети\w*|evaluations?|peer review|delegation|in its three days)|مراجعة|مراجعه|استعراض\b|(?:زار|زارت|يزور|تزور)"
)
_KIND_NOUN = re.compile(
    r"\b(?:visits?|missions?|assessments?|evaluations?|reviews?|visites?|visitas?|mision(?:es)?|delegations?|dialogue|визит\w*|поездк\w*)\b|زيارة"
)
_EARLIER = re.compile(
    r"\b(?:since|following|after(?! an? (?:[\w-]+ ){0,3}(?:visit|mission) of \w+ days)|previous|earlier(?! this| today)|last(?! week| month| year| \w+day)|past|prior|recommendations? (?:of|from|made|that came out of)|recommendations? [^.;]{0,40}?(?:visit|mission)|further to|before|previously|resulting from|outcome of|in follow-up to)\b"
)
_NOT_THE_VISIT = re.compile(
    r"\b(?:adopted|resolutions?|reports?|attacks?|attack of|law|laws|act|strategy|plan|session|published|born|entered into force|ratified|established|created|set up|elections?|meeting of|appointed|launched in|signed|presented|submitted|conventions?|protocol|amended|enacted|introduced|plenary|will be|deadline|panel|painel|workshop|atelier|taller|seminar\w*|conference|webinar|round-?table)\b[^,;]{0,40}$"
)
_LIMIT = re.compile(r"\b(?:since|by|until)\s(?:(?:the|early|late|mid|end|of)[\s-]){0,3}$")
_STAYS = re.compile(
    r"\b(?:stay|remain|continu|last|run|go(?:es)? on)\w*\b[^.;]{0,30}\b(?:until|till|through)\s(?:the\s)?$"
)
_ENDED = re.compile(
    r"\b(?:end|ends|ended|ending|conclude|concludes|concluded|concluding|complete|completes|completed|close|closes|closed|wrapped up|finish|finished|wraps up|to an end|to its end|to a close|acheve|termine|concluyo|завершил\w*)\b|\b[وف]?(?:تنتهي|ينتهي|انتهت|انتهى|تختتم|يختتم|اختتمت|اختتم)\b"
)
_BEGAN = re.compile(
    r"\b(?:begin|begins|began|begun|start|starts|started|starting|open|opens|opened|arrive|arrives|arrived|kick(?:s|ed)? off|launches|launched|commences?|commenced|undertakes|entame|comenzo|начал\w*)\b|\b[وف]?(?:تبدأ|يبدأ|بدأت|بدأ|تستهل|يستهل)\b"
)
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|week)|aujourd'hui|hoy|сегодня)\b|اليوم")
_BY_CUE = re.compile(
    r"\b(?:from|between|during|on|du|del|dal|entre|с|от|held|in|le|el)\s(?:the\s)?(?:\w+day,?\s)?$|من\s$"
)
_VIRTUAL = Sparing(
    r"\bhybrid\b|\bvirtual(?:ly)?\b(?!\s(?:assets?|currenc\w+|service|money|world|space|training|platform|wallets?))|\bremote(?:ly)? (?:visit|assessment|mission|part|component|phase|discussions|meetings|consultations)\b|\bremotely\b|\bby (?:video-?conference|video link)\b"
    r"|\bvia (?:video-?conference|videoconferencing|video link)\b|\bonline (?:visit|assessment|mission|part|component|phase|segment|discussions|meetings|consultations|sessions?)\b|\b(?:held|conducted|took place|met) online\b"
)
_PHYSICAL = re.compile(
    r"\b(?:on-?site|on site|in[- ]person|physical(?:ly)?|face-to-face|in the country|in-country|travell?ed to|field (?:visits?|trips?|missions?))\b"
)
_STAYS_IN = re.compile(
    r"\b(?:will be|was|were|is|are|stays?|stayed|spends?|spent|works?|worked)\b(?! (?:held|established|adopted|based|located))[^.;]{0,40}?\bin\s(?!the (?:field|context|area|framework|fight))[a-z]"
)
_OF_THE_PRESS = re.compile(r"\b(?:press|news) (?:conference|briefing)|\b(?:workshop|webinar|seminar)\b")
_ABOUT_THE_VISIT = re.compile(
    r"\b(?:visit|assessment|mission|part|component|phase|segment|format|discussions?|meetings?|consultations?|portion|stage|engagement|dialogue)\b"
)
_FOLLOWS_UP = re.compile(
    r"\b(?:visit(?:ed)?|mission|was in|travell?ed|returned)\b[^.;]{0,140}\bto follow up (?:on|to) (?:the |its |their )?(?:\w+ ){0,2}(?:recommendations|findings|visit)\b"
)
_TO_ASSESS = re.compile(r"\bassessment (?:visit|mission)|\bto assess\b|\bvisite d'evaluation|\bvisita de evaluacion")
_IN_FOLLOW_UP = re.compile(r"\b(?:this was |is |was |in )(?:a |in )?follow-?up (?:to|on)\b")
_FOLLOW_UP_HEADED = re.compile(r"\bfollow(?:s|ed)? up\b|\bfollow-up (?:in|to)\b")
_LEAD = re.compile(r"(?:[\w'/-]+[\s,]+){0,5}$")
_FIRST_OF_ITS_PARTS = re.compile(r"\bfirst (?:day|time|phase|part|of|half|two|three)\b|\bat first\b")
_FIRST_VISIT = re.compile(
    r"\b(?:initial|first(?:-ever| ever)?|premiere|primera|initiale|перв\w*)\b(?:\s[\w-]+){0,2}\s*$"
)
_HAD_BEEN = re.compile(
    r"\bhad (?:already |previously |last )?(?:been|conducted|carried out|paid|undertaken|had|made|received|hosted)\b[^.;,]{0,40}$"
)
_THIS_WAS = re.compile(r"\b(?:this|it) (?:is|was|marked|constituted) (?:the|its|their|also|only)\b[^.;,]{0,40}$")
_AFTER_ONE = re.compile(
    r"\b(?:since|previous|earlier(?! this| today)|last(?! week| month| year| \w+day)|past|prior|recommendations?|in follow-?up to|following|after|further to|the committee's)\b(?! a\b)[^.;,]{0,50}$"
)
_OF_A_YEAR = re.compile(r"\s(?:of|in|held in|conducted in|undertaken in)\s(?:[a-z]+\s)?(?:19|20)\d\d\b")
_OWN = re.compile(r"\b(?:its|their|the|the committee's|'s)\s[^.;,]{0,30}$")
_IN_GENERAL = re.compile(r"\b(?:rounds?|series|cycle|number|set|dozens|programme) of\b[^.;,]{0,40}$")
_MANY = re.compile(r"\b(?:\d+|such|many|several|dozens of|hundreds of|all|these)\s(?:[\w-]+\s){0,2}$")
_APPOSED = re.compile(r"^.*,\s(?:a|an|the)\s")
_IN_ITS_YEAR = re.compile(
    r"(?:\sto (?:the )?[\w-]+)?\s(?:(?:that|which)\s)?(?:came|was|were|took place|followed|had been|had taken place)\s(?:held\s|conducted\s)?in\s(?:[a-z]+\s)?(?:19|20)\d\d\b"
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


def find_visit(scene: Scene, cues: Sequence[Cue], body: str | None) -> Visit | None:
    """The visit that the text is about, or None where it tells of none."""
    telling = [cue for cue in cues if cue.weight >= 6 and not cue.background]
    if not telling or not _is_told(scene, telling):
        return None
    ranked = sorted(
        ((weight, -m.start, m) for m in scene.dates if (weight := _date_weight(scene, m)) > 0), reverse=True
    )
    best = [mention for _, _, mention in ranked]
    modality, components = _modality(scene, best)
    told = _dates(scene, best, [c.starts for c in components if c.modality == "on-site"])
    kind = _kind(scene, body)
    passages = [
        Mention(c.mention.start, c.mention.end, c.mention.text, c.mention.key, reason="State visited")
        for c in telling[:3]
    ]
    if told.mention:
        passages.append(Mention(told.mention.start, told.mention.end, told.mention.text, reason="dates of the visit"))
    return Visit(kind, told.starts, told.ends, modality, components, tuple(passages))


def _is_told(scene: Scene, telling: Sequence[Cue]) -> bool:
    """A visit is told in the title, in the opening sentences, or wherever it has its dates."""
    opening = {id(sentence) for sentence in scene.prose[:4]}
    meeting = any(
        s.kind == "heading" and _MEETING.search(scene.said(s)) and not _VISITED.search(scene.said(s))
        for s in scene.sentences[:3]
    )
    for cue in telling:
        sentence = scene.sentences[cue.sentence]
        noun = bool(_VISITED.search(scene.said(sentence))) or _is_there(scene, sentence)
        following = scene.prose[1:2] if scene.prose[:1] == [sentence] else ()
        if any(_VISIT.search(scene.said(s)) and scene.inside(scene.dates, s) for s in following):
            noun = True
        if meeting and not (
            noun and cue.weight >= 10 and id(sentence) in opening and scene.inside(scene.dates, sentence)
        ):
            continue
        if (
            sentence.kind == "heading"
            or (id(sentence) in opening and noun)
            or (noun and scene.inside(scene.dates, sentence))
        ):
            return True
    return False


_MEETING = re.compile(
    r"\b(?:workshop|conference|seminar|briefing|training|webinar|round-?table|course|guidelines|open meeting|special meeting|launch|symposium|forum|guide|annual report|publishes|publication|consultations? on)\b"
)


def _date_weight(scene: Scene, mention: DateMention) -> int:
    """How likely a date is that of the visit; 0 and less for one that is not."""
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    if sentence.kind in ("dateline", "byline", "contact") or any(a <= mention.start < b for a, b in scene.datelines):
        return 0
    said = scene.plain[max(sentence.start, mention.start - _REACH) : min(sentence.end, mention.end + _REACH)]
    before = scene.plain[max(sentence.start, mention.start - 60) : mention.start]
    if mention.period.precision == "year" or (
        (_NOT_THE_VISIT.search(before) or _LIMIT.search(before))
        and not (_VISIT.search(before) or _STAYS.search(before))
    ):
        return 0
    if _is_earlier(scene, sentence, mention):
        return -1
    weight = 4 if _VISITED.search(said) or _is_there(scene, sentence) else 0
    weight += 1 if _VISIT.search(said) else 0
    weight += 2 if _BY_CUE.search(before) else 0
    if mention.period.precision == "range":
        in_months = len(mention.period.text) == len("2013-05/2013-06")
        weight += 3 if _length(mention) <= _MONTHS_LONG else 0 if in_months and _length(mention) <= _TWO_MONTHS else -6
    elif mention.period.precision == "month":
        weight -= 1
    weight += 2 if sentence.kind == "heading" or sentence in scene.prose[:3] else 0
    return weight - 4


def _is_there(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence says that a body that visits was or will be somewhere."""
    there = _STAYS_IN.search(scene.said(sentence))
    visitors = (named for named in scene.inside(scene.known, sentence) if named.known.visiting)
    return any(there and named.start - sentence.start < there.start() for named in visitors)


def _length(mention: DateMention) -> int:
    period = mention.period
    return (period.latest - period.earliest).days if period.latest and period.earliest else 0


def _is_earlier(scene: Scene, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the clause of a date speaks of an earlier visit, or the text has a date a good year later."""
    clause = scene.plain[max(sentence.start, mention.start - 80) : mention.start]
    latest = scene.latest
    if latest and mention.period.latest and (latest - mention.period.latest).days > 420:
        return True
    at = [hit.end() for hit in _EARLIER.finditer(clause)]
    return bool(at) and bool(_VISIT.search(clause, at[-1] - 30 if at[-1] > 30 else 0)) and not _length(mention)


def _dates(scene: Scene, best: Sequence[DateMention], physical: Sequence[str | None]) -> _Told:
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
        return _Told(first, begin, end)
    if first.period.precision == "month":
        return _Told(first, begin, begin)
    told = _single_day(scene, first, begin)
    if told.ends and not told.starts and today and dateline and _goes_from(scene, today, first):
        return _Told(first, dateline.period.text, told.ends)
    told = _completed(scene, told, best[1:])
    if told.starts and not told.ends and dateline and _ends_on(scene, first, dateline, today):
        return _Told(first, told.starts, dateline.period.text)
    return told


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
    return next((s for s in scene.prose if _TODAY.search(scene.said(s)) and _VISITED.search(scene.said(s))), None)


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


def _kind(scene: Scene, body: str | None) -> str:
    """The kind of visit as the text says, from the title first, then in the order of the text."""
    headings = [s for s in scene.sentences if s.kind == "heading"]
    default = _usual(body)
    for group in (headings[:1], scene.prose[:2], [*headings[1:], *scene.prose[2:5]]):
        found = {kind for sentence in group for kind in _kinds_in(scene, sentence, default)}
        if default == "country visit" and default in found:
            return default
        for kind in _kinds():
            if kind in found:
                return kind
    return default or str(table("visit-kinds")["otherwise"])


def _usual(body: str | None) -> str:
    """What a body's visits are called where the text does not say; "" where nothing is usual."""
    body = "Special Rapporteur" if body and body.startswith("Special Rapporteur") else body
    return next((str(usual["kind"]) for usual in table("visit-kinds")["defaults"] if body in usual["bodies"]), "")


def _kinds_in(scene: Scene, sentence: Sentence, default: str) -> Iterator[str]:
    """Kinds that a sentence names; an "official mission" that assesses is a country visit only of those whose visits are called so."""
    said = scene.said(sentence)
    if "follow" in said:
        if _IN_FOLLOW_UP.search(said) or _FOLLOWS_UP.search(said):
            yield "follow-up"
        if sentence.kind == "heading" and _FOLLOW_UP_HEADED.search(said):
            yield "follow-up"
    for noun in _KIND_NOUN.finditer(said):
        before = said[max(0, noun.start() - 60) : noun.start()]
        lead = _LEAD.search(before)
        words = _APPOSED.sub(" ", f" {lead[0] if lead else ''} ").replace(",", " ")
        behind = said[noun.end() : noun.end() + 24].lstrip()
        found = [
            kind
            for kind, names in _kinds().items()
            if (any(name in words for name in names) and not _is_other(kind, words, noun[0]))
            or behind.startswith(_kinds_behind()[kind])
        ]
        if "country visit" in found and default not in ("", "country visit") and _TO_ASSESS.search(scene.plain):
            found.remove("country visit")
        if found and not _is_background(said, noun.start(), noun.end()):
            yield from found
    if "peer review" in said or "peer-review" in said:
        yield "peer review"


def _is_other(kind: str, words: str, noun: str) -> bool:
    """Words of a kind that say something else here: the first of several days, a person's first, high-level meetings."""
    if kind == "initial":
        return bool(_FIRST_OF_ITS_PARTS.search(words)) or not _FIRST_VISIT.search(words)
    if kind in ("peer review", "country visit"):
        return noun in ("assessment", "assessments", "delegation", "review") or (
            kind == "peer review" and noun.startswith("visit")
        )
    if kind == "high-level":
        return noun in ("assessment", "assessments", "review", "delegations") or "meetings" in words
    return noun.startswith("delegation")


def _is_background(said: str, start: int, end: int) -> bool:
    """Whether this naming of a visit is of an earlier one, or of visits in general."""
    before, after = said[max(0, start - 70) : start], said[end : end + 45]
    if (said[start:end].endswith("visits") and _MANY.search(before)) or _IN_ITS_YEAR.match(after):
        return True
    if _IN_GENERAL.search(before):
        return True
    if _HAD_BEEN.search(before):
        return True
    if _THIS_WAS.search(before):
        return False
    if _AFTER_ONE.search(before):
        return True
    return bool(_OF_A_YEAR.match(after) and _OWN.search(before)) and "this" not in before


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Kinds with their words as they stand among others; what is not in Latin letters is a stem that takes endings."""
    return {
        entry["kind"]: tuple(f" {word} " if word.isascii() else f" {word}" for word in map(folded, entry["words"]))
        for entry in table("visit-kinds")["kinds"]
    }


@cache
def _kinds_behind() -> dict[str, tuple[str, ...]]:
    entries = table("visit-kinds")["kinds"]
    return {entry["kind"]: tuple(folded(word) for word in entry.get("behind", ())) for entry in entries}


def _modality(scene: Scene, dates: Sequence[DateMention]) -> tuple[str, tuple[Component, ...]]:
    virtual = [
        s for s in scene.prose if any(_tells_form(scene.said(s), hit) for hit in _VIRTUAL.finditer(scene.said(s)))
    ]
    titles = [
        s
        for s in scene.sentences
        if s.kind == "heading" and _VIRTUAL.search(scene.said(s)) and _ABOUT_THE_VISIT.search(scene.said(s))
    ]
    if not virtual and not titles:
        return "on-site", ()
    hybrid = any(re.search(r"\bhybrid\b", scene.said(s)) for s in (*virtual, *titles))
    physical = any(_PHYSICAL.search(scene.said(s)) for s in scene.prose)
    parts = tuple(
        sorted({_component(scene, m) for m in dates if m.period.precision != "year"}, key=lambda c: c.starts or "")
    )
    if hybrid or physical:
        return "hybrid", parts if len({part.modality for part in parts}) > 1 else ()
    return "virtual", ()


def _tells_form(said: str, hit: re.Match[str]) -> bool:
    around = said[max(0, hit.start() - 80) : hit.end() + 40]
    return bool(_ABOUT_THE_VISIT.search(around)) and not _OF_THE_PRESS.search(around)


def _component(scene: Scene, mention: DateMention) -> Component:
    """A date with the form of visit named nearest to it in its sentence."""
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    said, at = scene.said(sentence), mention.start - sentence.start
    after = 0 if said.startswith((" (", "("), mention.end - sentence.start) else 60

    def nearest(pattern: re.Pattern[str] | Sparing) -> int:
        return min(
            (abs(hit.start() - at) + (after if hit.start() > at else 0) for hit in pattern.finditer(said)),
            default=10_000,
        )

    begin, _, end = mention.period.text.partition("/")
    return Component("virtual" if nearest(_VIRTUAL) < nearest(_PHYSICAL) else "on-site", begin, end or begin)
