"""Which body visits, and on whose behalf."""

import re
from collections import defaultdict
from functools import cache

from headway.engines.intake.known_bodies import Known, Named
from headway.engines.intake.scene import Scene
from headway.engines.intake.tables import table
from headway.engines.intake.values import Sentence

ON_BEHALF = re.compile(r"\b(?:on behalf of|au nom d[eu]|en nombre de[l ])(?:\s?(?:the|l[ae']|el))?\s?$")
_VISITS = re.compile(
    r"\b(?:conduct|undert|carri|complet|conclud|visit|assess|travel|launch|began|beg[iu]n|start|pa(?:id|ys)|ma[dk]e|held|sent"
    r"|effectu|rend|realiz|посет|заверш|соверш|провел)"
)
TOLD = re.compile(r"\b(?:met with|meetings? with|discussions? with|cooperat\w+ with|thanked|funded by|supported by)\b")
JOINED = re.compile(
    r"\b(?:joined by|accompanied by|assisted by|accompagnee?s? (?:de |par |d')|acompanad[ao]s? (?:de|por)|в сопровождении)"
)
_JOINED_BY = re.compile(
    rf"(?:{JOINED.pattern}|\b(?:together with|with the (?:participation|support|assistance) of))[^.;]{{0,100}}$"
)
_DONE_BY = re.compile(
    r"\b(?:visit|mission|assessment|evaluation)\b[^.;]{0,90}\b(?:conducted|carried out|undertaken|paid|made|led|held|headed)\b[^.;,]{0,40}\bby\s(?:the\s)?(?:un\s|united nations\s)?$"
)
_WENT_ALONG = re.compile(r"\b(?:accompan(?:ied|ies)|joined|assisted|supported)\s")
_WENT_ALONG_WITH = re.compile(rf"{_WENT_ALONG.pattern}(?:the\s)?(?:un\s|united nations\s)?$")
_TO_ITS_ACRONYM = 3
_LEADING = (4, 3, 2)


def body_of(scene: Scene) -> tuple[Known | None, Known | None]:
    """The visiting body and the one on whose behalf it acts; None where the text names none."""
    scores: defaultdict[str, int] = defaultdict(int)
    known: dict[str, Known] = {}
    behalf: Known | None = None
    last: Named | None = None
    for named in scene.known:
        if last and named.known is last.known and named.start - last.end <= _TO_ITS_ACRONYM:
            continue
        last = named
        if not named.known.visiting or named.known.name in never_come():
            continue
        sentence = scene.sentences[scene.sentence_at(named.start)]
        before = scene.plain[max(sentence.start, named.start - 40) : named.start]
        if ON_BEHALF.search(before):
            behalf = behalf or named.known
            continue
        if weight := _weight(scene, sentence, named):
            known.setdefault(named.known.name, named.known)
            scores[named.known.name] += weight
    if not scores:
        other = _other_that_came(scene)
        return behalf or other, None
    best = max(scores, key=lambda name: (scores[name], -list(known).index(name)))
    best = _its_executive(best, scores)
    return known[best], behalf if behalf and behalf.name != best else None


def _other_that_came(scene: Scene) -> Known | None:
    """Where no body is named that is known to visit, the one that the title or the opening says came."""
    for sentence in (*(s for s in scene.sentences[:2] if s.kind == "heading"), *scene.prose[:2]):
        for named in scene.inside(scene.known, sentence):
            if not named.known.group and named.known.name not in never_come() and _CAME.match(scene.plain, named.end):
                return named.known
    return None


_CAME = re.compile(
    r"(?:\s?\([^)]{1,40}\))?(?:'s)?(?:\s|-)(?:(?:[a-z-]+\s){0,2}(?:delegation|team|mission|experts?|assessors)\s(?:[a-z-]+\s)?)?"
    r"(?:visit(?:s|ed)?|travell?ed|conclud\w+|complet\w+|conduct\w+|carried out|ended|began|started|arrived|assessed|paid|undertook|reviewed|evaluated)\b"
)


def _its_executive(name: str, scores: dict[str, int]) -> str:
    """Of two that are named the one that came: a Committee sends its Directorate, an Office tells of the experts it serves."""
    if name == "CTC" and scores.get("CTED"):
        return "CTED"
    served = _served_by().get(name, ())
    experts = [other for other in scores if other in served or (served and other.startswith("Special Rapporteur"))]
    return max(experts, key=lambda other: scores[other]) if experts else name


@cache
def _served_by() -> dict[str, list[str]]:
    return dict(table("bodies")["served_by"])


_ITS_OWN = re.compile(
    r"\b(?:databases?|standards?|notices?|networks?|tools?|systems?|channels?|guidelines|principles) of\s(?:the\s)?$"
    r"|(?:^|\s)[وفبلك]{0,2}(?:ال)?(?:قاعد[ةهت]|قواعد|نظام|شبك[ةهت]|منظوم[ةهت])(?:\s(?:ال)?بيانات)?\s(?:ال)?$"
)
_OF_ITS_OWN = re.compile(r"(?:'s)?\s(?:i-24/7|databases?|notices?)\b")


def _weight(scene: Scene, sentence: Sentence, named: Named) -> int:
    """How much a mention speaks for the body as the one that visits; what only has something used by others counts nothing."""
    weight = 1
    if sentence.kind == "heading":
        weight += 5
    for place, prose in enumerate(scene.prose[: len(_LEADING)]):
        if prose.start == sentence.start:
            weight += _LEADING[place]
    after = scene.plain[named.end : min(sentence.end, named.end + 120)]
    before = scene.plain[max(sentence.start, named.start - 40) : named.start]
    if _ITS_OWN.search(before) or _OF_ITS_OWN.match(after):
        return 0
    if _JOINED_BY.search(scene.plain, max(sentence.start, named.start - 120), named.start):
        return max(1, weight - 3)
    went = _VISITS.search(after)
    if went and not TOLD.search(before) and not _WENT_ALONG.search(after, 0, went.start()):
        weight += 3
    if _WENT_ALONG_WITH.search(before):
        weight += 3
    if _DONE_BY.search(scene.plain, max(sentence.start, named.start - 160), named.start):
        weight += 4
    if re.search(r"\b(?:visit|mission|delegation|team)\s(?:by|of|from)\s(?:the\s)?(?:[\w-]+\s){0,3}$", before):
        weight += 3
    return weight


@cache
def never_come() -> frozenset[str]:
    return frozenset(table("bodies")["never_come"])
