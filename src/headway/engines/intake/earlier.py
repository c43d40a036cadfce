"""The latest earlier visit by the same body to the same State that a text dates."""

import re
from datetime import date

from headway.engines.intake.scene import Scene, between
from headway.engines.intake.values import DateMention, Visit
from headway.engines.intake.visit_words import NEVER_WAS, SINCE_SOMETHING, VISITED

_NEAR = r"(?:\b(?:visits?|visited|missions?|assessed|assessment|evaluation|evaluated|audits?|review|visites?|visitas?|folgemission|round|that one|been (?:there|here|in the country)|визит\w*)\b|زار)"
_BEFORE = re.compile(_NEAR + r"[^;]{0,80}$")
_AFTER = re.compile(r"(?:^'?s?[^.;]{0,12}?|^[^.;]{0,70}?)" + _NEAR)
_NOT_A_VISIT = re.compile(
    r"\b(?:resolutions?|law|act|strategy|plan|adopted|report(?! on (?:the|his|her|its|their) (?:[\w-]+ )?(?:visit|mission))|session|attacks?|convention|published|appointed|established|ratified|set up|created|strategy for|elections?|coup|uprising|protests?|unrest|from power)\b[^;,]{0,40}$"
)
_ONE_OF_MANY = re.compile(
    r"\b(?:second|third|fifth|eighth|ninth|twelfth|(?:four|six|seven|ten|eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie|fortie|fiftie)th|\d+(?:st|nd|rd|th)|one of|number of|all|over \d+|more than \d+)\b[^.;]{0,60}\bsince\s(?:\w+\s)?$"
)
"""A count of visits in general: "the ninth that the Committee has made since May 2006"."""
_MANY_VISITS = re.compile(
    r"\b(?:\d+|dozens of|numerous|many|[a-z]+ty|hundreds of) (?:[a-z-]+ ){0,2}(?:visits|missions|assessments|evaluations|reviews)\b"
)
_VIRTUAL = re.compile(r"\b(?:virtual(?:ly)?|remote(?:ly)?|online|by video\w*|hybrid)\b")
_WENT_THEN = re.compile(
    r",[^.;]{0,160}?(?:^|[\s,])(?:it|they|he|she|cted|the (?:committee|delegation|team|directorate|group|agency|experts?|rapporteur|working group))\s(?:had\s|also\s|first\s|then\s){0,2}"
    r"(?:visited|came|went|travell?ed|(?:made|paid|conducted|carried out|undertook|undertaken|held|completed)\s(?:an?|its|their|the)\s(?:[a-z-]+\s){0,3}(?:visit|mission|assessment))\b"
)
_STATED = re.compile(
    r"\b(?:previous|earlier|last|past|prior|initial|first|since|follow-?up|recommendations?|had|was|were|came|took place|committee's|conducted|visited|made|in follow-up|assessed|buil[dt]s? on|made|paid|carried out|undertaken|dernier\w*|precedent\w*|depuis|ultim[ao]|anterior|desde)\b"
)
_OTHER_ASSESSMENT = re.compile(r"\b(?:risk|threat|needs|self|impact|environmental|vulnerability)[- ]assessments?\b")
"""What is assessed by a State itself is no visit."""
_AT_THE_BEGINNING = 6
_SAME = frozenset({"CTED", "CTC"})


def previous_visit(scene: Scene, visit: Visit, body: str | None) -> str | None:
    """The date of the latest earlier visit as EDTF text, at the precision of the text; None where none is dated."""
    now = _beginning(scene, visit)
    found = [
        mention for mention in scene.dates if _is_of_a_visit(scene, visit, mention, body) and _is_before(mention, now)
    ]
    if not found:
        return None
    latest = max(found, key=lambda mention: (mention.period.latest or date.min, len(mention.period.text)))
    same_year = [
        m
        for m in found
        if m.period.earliest and latest.period.latest and m.period.earliest.year == latest.period.latest.year
    ]
    return max(same_year, key=lambda mention: len(mention.period.text)).period.text


def _beginning(scene: Scene, visit: Visit) -> date | None:
    told = visit.starts or visit.ends
    ends = {told, *(part.starts for part in visit.components)} - {None}
    firsts = [m.period.earliest for m in scene.dates if m.period.earliest and ends & set(m.period.text.split("/"))]
    return min(firsts) if firsts else None


def _is_before(mention: DateMention, now: date | None) -> bool:
    if now is None:
        return True
    return bool(mention.period.latest and mention.period.latest < now and (now - mention.period.latest).days > 30)


def _is_of_a_visit(scene: Scene, visit: Visit, mention: DateMention, body: str | None) -> bool:
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    if sentence.kind not in ("sentence", "heading") or any(a <= mention.start < b for a, b in scene.datelines):
        return False
    before = scene.plain[max(sentence.start, mention.start - 110) : mention.start]
    after = scene.plain[mention.end : min(sentence.end, mention.end + 90)]
    if (
        _ONE_OF_MANY.search(before)
        or (before.endswith("since ") and _MANY_VISITS.search(after))
        or (visit.modality == "hybrid" and _VIRTUAL.search(before + "-" + after[:60]))
    ):
        return False
    opens = mention.start - sentence.start < _AT_THE_BEGINNING
    before, after = _OTHER_ASSESSMENT.sub("", before), _OTHER_ASSESSMENT.sub("", after)
    told = _BEFORE.search(before) or _AFTER.search(after)
    if not told and not (opens and _WENT_THEN.match(scene.plain, mention.end, min(sentence.end, mention.end + 240))):
        return False
    since = SINCE_SOMETHING.search(before)
    if (
        NEVER_WAS.search(scene.said(sentence))
        or _NOT_A_VISIT.search(before)
        or (since and not VISITED.search(since[0]))
    ):
        return False
    if not _STATED.search(scene.said(sentence)):
        return False
    return not _by_another(scene, mention, body)


def _by_another(scene: Scene, mention: DateMention, body: str | None) -> bool:
    """Whether another visiting body is named close to the date in its sentence, and this one is not."""
    sentence = scene.sentences[scene.sentence_at(mention.start)]
    close = between(scene.known, max(sentence.start, mention.start - 89), min(sentence.end, mention.start + 90))
    near = [named for named in close if named.known.visiting]
    family = _SAME if body in _SAME else {body}
    return bool(near) and not any(n.known.name in family for n in near)
