"""Which State is visited, and whether any is: what stands before and after its name, the title, and how often it is named."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from headway.engines.intake.scene import Scene, between
from headway.engines.intake.tables import table
from headway.engines.intake.values import Mention, Sentence
from headway.foundation.language.words import folded

_THE = r"(?:\s(?:the|le|la|les|l'|el|los))?\s?(?:(?:government|authorities|kingdom|people) of\s(?:the\s)?)?$"
_VISIT = r"(?:visits?|missions?|audits?|travels?|trips?|delegations?|journey|tour|visites?|visitas?|mision|missao|besuchs?|besuche|reise|uberprufung|визит\w*|поездк\w*|миссии|[بلو]?زيارة|زيارات|[بلو]?بعثة)"
_TO = re.compile(
    rf"(?<!permanent )\b{_VISIT}\b[^.;:()]{{0,60}}?\s(?:to|au|aux|en|a|ao|dans|nach|в|إلى|الى)(?:\s(?:the|le|la|el|los))?\s$|زيارة (?:إلى |الى )?$|(?:زيارة|بعثة|مراجعة?|تقييما?|استعراضا?)[^.;:()]{0, 80}\sفي\s(?:دولة\s|جمهورية\s|مملكة\s)?(?:ال)?$|访问$|對$|对$"
)
_IN = re.compile(
    rf"(?<!permanent )\b(?:{_VISIT}|assessment|evaluation|review)\b[^.;:()]{{0,60}}?\s(?:in|of|across)(?:\s(?:the))?\s$"
)
_VISITED = re.compile(
    r"(?:\b(?:visit|visits|visited|visiting|visite|visita|visito|visitado|visitaron|rendue?s? (?:au|aux|en|a)|viajo a|besuchte|besucht|visitou|посети\w*|посещ\w*)|زار|زارت|يزور|تزور|访问了?)\s?(?:the\s|le\s|la\s|el\s|в\s)?$"
)
_A_CITY_FIRST = re.compile(r"\s([A-ZÀ-Ž][\w'’-]+(?:\s[A-ZÀ-Ž][\w'’-]+)?,\s)$")
_REVIEWED = re.compile(
    r"\b(?:reviews?|reviewed|reviewing|evaluates?|evaluated|evaluation|assess|assesses|assessed|assessing|assessment|audits?|audited|auditing|inspects?|inspected|peer review|mutual evaluation)\b"
    r"(?:\s(?:of|how|whether|the|that|implementation|progress|made|by|in|efforts|an?|steps|taken|compliance))*\s$"
)
_ITS_EVALUATION = re.compile(
    r"'s?\s(?:(?:first|second|third|fourth|fifth|latest|new|joint|mutual|external|peer|follow-up|national|nuclear|regulatory|on-site)\s){0,4}(?:evaluation|peer review|assessment visit|irrs|ippas|jee)\b"
)
_REPORT = re.compile(r"\breports?\s(?:of|on|about)(?:\sthe)?\s$")
_TO_COME = re.compile(
    r"\b(?:approved|plans?|planned|planning|schedul\w+|envisag\w+|intends?|foresees?|agreed on) (?:to |for )?(?:[a-z]+ ){0,4}(?:visits?|missions?) to\b[^.;]{0,60}$|\b(?:visits|missions)\s(?:will|would|are (?:to be|planned|scheduled))\b[^.;]{0,60}$"
)
_REVIEWED_SOMETHING = re.compile(
    r"\b(?:reviewed|reviews|evaluated|evaluates|assessed|assesses|inspected|inspects|examined|examines|audited|audits|looks (?:at|into))\b[^.;:,()]{0,60}?\s(?:of|in)(?:\sthe)?\s$"
)
_WENT = re.compile(
    r"\b(?:was|were|is|are|been|arrived|arrives|came|comes|come|coming|travell?ed|travels|sent|went|goes|spent|spends|spending|stayed|returned|returns|worked|began|concluded|ended|met|meets|gathered|welcomed|received|hosted)\b"
    r"[^.;:()]{0,40}?\s(?:in|to|by)(?:\sthe)?\s$"
)
_VISITORS = re.compile(
    r"\b(?:delegation|team|mission|cted|ctc|directorate|committee|experts?|rapporteur|group|iaea|fatf|moneyval|giaba|unodc|evaluators|assessors|inspectors|auditors|consultants|executive director|chair|committees|un|united nations|delegacion|equipo|equipe|mision|missao|avaliadores|evaluadores|delegation|директорат\w*|делегаци\w*|وفد)\b"
)
_RECEIVES = re.compile(
    r"(?:'s?)?\s(?:[\w'-]+\s){0,6}?(?:hosts?|hosted|receives?|received|welcomes?|welcomed|meets?|met)\b[^.;:]{0,60}\b"
    r"(?:delegation|team|mission|assessors|evaluators|inspectors|auditors|experts|consultants|cted|iaea|rapporteur|working group)\b"
)
_VISITORS_CAME = re.compile(
    r"\b(?:delegation|team|mission|rapporteur|working group)\b[^.;]{0,120}\b(?:met|meets|meeting|received|hosted|welcomed|called on|held talks|holds talks)\b"
)
_INVITED_BY = re.compile(
    r"\b(?:at|upon|on) the (?:kind |official )?(?:invitation|request) (?:of|from) (?:the )?(?:(?:government|authorities|ministry of [a-z ]{3,30}|minister of [a-z ]{3,30}) (?:of|in) (?:the )?)?$"
    r"|\b(?:invited|requested|asked for) by (?:the )?(?:(?:government|authorities) of (?:the )?)?$|\b(?:a l'invitation|por invitacion|auf einladung|a convite)\b[^.;,]{0,40}$"
)
_INVITED = re.compile(
    r"(?:'s)?(?:\s(?:government|authorities))?\s(?:has\s|had\s|have\s)?(?:invited (?!to (?:a|the) (?:work|conf|semin))|eingeladen hatte|eingeladen hat)"
)
_TRAVELLERS = re.compile(
    r"\b(?:fighters?|ftfs|nationals|citizens|persons|individuals|people|recruits|militants|terrorists|suspects|families)\b"
)
_ELSEWHERE = re.compile(
    r"(?:\b(?:from|with|like|such as|between|for|by|neighbou?ring|funded by|nationals of|embass(?:y|ies) of|ambassadors? (?:of|to)|experts? (?:of|from)|representatives? of|including|border of|borders? with|permanent mission of|towards|via|against)"
    r"(?:\sthe)?(?:\s(?:republic|kingdom|state) of)?\s$|\()$"
)
_IN_TITLE = re.compile(r"\b(?:in|to|on|au|en|aux|with)(?:\sthe)?\s$")
_AUTHORITIES_BEFORE = re.compile(
    r"\b(?:authorities|government|minister|ministry|capital|invitation|delegation|implementation|efforts|legislation|measures|progress|officials) (?:of|by|in|made by|taken by)(?:\sthe)?\s$"
)
_AUTHORITIES_AFTER = re.compile(
    r"(?:'s?)?\s(?:authorities|government|officials|counterparts|institutions|minister|ministry|ambassador|parliament|law|legislation|efforts|capital|strategy)\b|'s?\s"
)
_HOSTS = re.compile(
    r"\s(?:hosts|hosted|receives|received|welcomes|welcomed|recoit|a recu|accueille|a accueilli|recibe|recibio|is visited|was visited|is being visited|has been visited|was reviewed|is reviewed|visit\b)"
)
_BACKGROUND = re.compile(
    r"\b(?:since|following|after|follow-up to|recommendations? (?:of|from|made|that came out)[^.;]{0,40}?|reports? (?:of|on|from|about)|further to|subsequent to|previous|earlier(?! this| today)|last(?! week| month| year| \w+day)|past|prior|pursuant to|based on|result of|before|resulting from|outcomes? of|findings of|preparations? for|lessons from)\b"
    r"[^.;:()]{0,50}?\b(?:visits?|missions?)\b[^.;:()]{0,50}$"
)
_LISTED = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:,?\s(?:and|y|et|и)\s|,\s|\s&\s|,?\s(?:as well as|and to|and then|then|and in|to)\s)(?:to\s|in\s)?(?:the\s)?"
)


_PAYS = re.compile(r"\b(?:pay|pays|paid|paying|make|makes|made)\s(?:the\s)?$")
_A_VISIT_TO_IT = re.compile(r"\s(?:[\w'-]+\s){0,7}?(?:visit|call)\b")
"""A State that is paid a visit: "paid Orsania what is called a focused visit"."""
_A_VISIT = re.compile(
    rf"\b(?:{_VISIT}|on-?site|assessors|evaluators|sejourn\w+|находил\w+|пребывал\w+|visitado|avaliadores|evaluadores|مراجع|زيارة|بعثة|being (?:assessed|evaluated|reviewed)|joint external evaluation|mutual evaluation(?! reports?))"
)
_TOOK_PLACE = re.compile(
    r"\b(?:today|yesterday|this week|conclud\w+|end(?:s|ed)?|complet\w+|finish\w+|took place|under way|ongoing|during|arriv\w+|began|started|acheve\w*|termin\w+|sejourn\w+|concluyo|hoy|aujourd'hui|heute|beendet)\b|أمس|اليوم|استقبل|تستقبل|أنهى|اختتم"
)
_GATHERING = re.compile(
    r"\b(?:workshop|conference|seminar|briefing|training|webinar|round-?table|course|guidelines|meeting of|open meeting|special meeting|plenary|launch\w*|symposium|forum|annual report|publishes|publication|atelier|taller|semin\w+|обучени\w+|семинар\w*)\b"
)
_A_VISIT_HELD = re.compile(
    r"\b(?:visit|mission)\b,?\s(?:(?:which|that|was|had been|were)\s){0,2}(?:paid|conducted|held|carried out|undertaken|made|took place|taken place)\b"
)
_PLANNED = re.compile(
    r"[^.;]{0,30}?\b(?:(?:is|are|was|being) (?:planned|envisaged|foreseen|under consideration)|could (?:take place|be)|has been invited)\b"
)
_ITSELF = re.compile(r"-day\b|\b(?:this|the present) (?:visit|mission)")
_THE_COUNTRY = re.compile(
    rf"\b(?:{_VISIT}[^.;:()]{{0,30}}?\s(?:to|in)|visited|visiting|visitaram|visitou|visitaron|visito|au|al|arrived in|travell?ed to)\s(?:the|ce|le|el|este|this|o)?\s?(?:country|pays|pais)\b"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A mention that says a State is visited, how strongly, and whether it tells of an earlier visit."""

    mention: Mention
    sentence: int
    weight: int
    background: bool


def cues_of(scene: Scene) -> list[Cue]:
    """Every mention of a State weighed; weight 6 and more tells of a visit."""
    cues = []
    for mention in scene.states:
        index = scene.sentence_at(mention.start)
        sentence = scene.sentences[index]
        before = scene.plain[max(sentence.start, mention.start - 110) : mention.start]
        city = _A_CITY_FIRST.search(scene.text, max(sentence.start, mention.start - 40), mention.start)
        if city and (_TO.search(to_city := before[: city.start(1) - mention.start]) or _VISITED.search(to_city)):
            before = to_city
        after = scene.plain[mention.end : min(sentence.end, mention.end + 30)]
        weight = _weight(scene, sentence, before, after, mention)
        cues.append(Cue(mention, index, weight, weight >= 6 and _is_background(before, after)))
    return _by_the_country(scene, cues)


def _is_background(before: str, after: str) -> bool:
    """Whether a visit is told as an earlier or a later one; "following a ten-day visit to" is the visit itself."""
    told = _BACKGROUND.search(before)
    return bool(_PLANNED.match(after) or _TO_COME.search(before) or (told and not _ITSELF.search(told[0])))


def _by_the_country(scene: Scene, cues: list[Cue]) -> list[Cue]:
    """A visit "to the country" in the opening is one to the State named last before it."""
    opening = scene.prose[3].end if len(scene.prose) > 3 else len(scene.text)
    if any(cue.weight >= 6 and (cue.mention.start < opening or cue.weight >= 10) for cue in cues):
        return cues
    met = any(_VISITORS_CAME.search(scene.said(s)) and _has_visitor(scene, s) for s in scene.prose[:2])
    for place, cue in enumerate(cues):
        sentence = scene.sentences[cue.sentence]
        after = scene.plain[cue.mention.end : sentence.end]
        if met and (sentence.kind == "heading" or sentence in scene.prose[:2]) and _RECEIVES.match(after):
            return [*cues[:place], replace(cue, weight=8), *cues[place + 1 :]]
    for place, sentence in enumerate(scene.prose[:8]):
        if place > 2 and not scene.inside(scene.dates, sentence):
            continue
        said = scene.said(sentence)
        told = _THE_COUNTRY.search(said) or (scene.inside(scene.dates, sentence) and _A_VISIT_HELD.search(said))
        before = [
            c
            for c in cues
            if told and c.mention.start < sentence.start + told.start() and "adj" not in c.mention.reason
        ]
        before = [c for c in before if c.weight]
        if before and _VISITORS.search(scene.said(sentence)):
            best = max(before, key=lambda c: (c.weight, c.mention.start))
            return [replace(c, weight=6, sentence=scene.sentence_at(sentence.start)) if c is best else c for c in cues]
    return _by_their_number(scene, cues) or _by_its_capital(scene, cues) or _standing_out(scene, cues)


def _by_their_number(scene: Scene, cues: list[Cue]) -> list[Cue]:
    """A visit "to the four States" of which the opening lists four; [] where it tells of none."""
    opening = scene.prose[:4]
    for sentence in opening:
        said = scene.said(sentence)
        told = _SO_MANY.search(said) if _A_VISIT.search(said) else None
        wanted = _NUMBERS[told["many"]] if told else 0
        near = [c for c in cues if wanted and opening[0].start <= c.mention.start < opening[-1].end]
        for place in range(len(near) - wanted + 1 if wanted else 0):
            run = near[place : place + wanted]
            joined = (_LISTED.fullmatch(scene.plain, a.mention.end, b.mention.start) for a, b in pairwise(run))
            if all(joined) and len({c.mention.key for c in run}) == wanted:
                at = scene.sentence_at(sentence.start)
                return [replace(c, weight=8, sentence=at) if c in run else c for c in cues]
    return []


_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SO_MANY = re.compile(
    r"\b(?:the|these|all) (?P<many>two|three|four|five|six) (?:[a-z]+ ){0,2}(?:states|countries|nations)\b"
)


def _by_its_capital(scene: Scene, cues: list[Cue]) -> list[Cue]:
    """ "Travelled to Kabul": the State whose capital the opening says was gone to, if it is named somewhere; [] otherwise."""
    for sentence in scene.sentences[:5]:
        for hit in _capital_gone_to().finditer(scene.said(sentence)):
            code = _capitals()[hit["capital"]]
            near = [c for c in cues if c.mention.key == code]
            if near and (_has_visitor(scene, sentence) or _VISITORS.search(scene.said(sentence))):
                return [
                    replace(c, weight=6, sentence=scene.sentence_at(sentence.start)) if c is near[0] else c
                    for c in cues
                ]
    return []


@cache
def _capitals() -> dict[str, str]:
    """Folded name of a capital to the code of its State."""
    return {folded(name): code for code, names in table("capitals")["capitals"].items() for name in names}


@cache
def _capital_gone_to() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _capitals()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:visit(?:ed|s|ing)?(?: to)?|(?:travell?ed|travels|went|mission|trip|came|flew) to|arriv(?:ed|es) in|sejourn\w+ a|visitado|viajo a|rendue?s? a)\s(?P<capital>{names})\b"
    )


def _standing_out(scene: Scene, cues: list[Cue]) -> list[Cue]:
    """Where the opening tells of a visit by a body that visits, the State that stands out there is the one it went to."""
    opening = [*[s for s in scene.sentences if s.kind == "heading"][:2], *scene.prose[:4]]
    if any(s.kind == "heading" and _GATHERING.search(scene.said(s)) for s in opening):
        return cues
    if not any(_has_visitor(scene, s) for s in opening) or not any(_tells_of_a_visit(scene, s) for s in opening):
        return cues
    starts = {sentence.start for sentence in opening}
    near = [c for c in cues if c.weight and not c.background and scene.sentences[c.sentence].start in starts]
    scores: dict[str, int] = defaultdict(int)
    for cue in near:
        scores[cue.mention.key] += cue.weight + (3 if scene.sentences[cue.sentence].kind == "heading" else 0)
    ranked = sorted(scores, key=lambda code: -scores[code])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] == scores[ranked[1]] and not _are_listed(scene, near)):
        return cues
    chosen = ranked[0] if len(ranked) == 1 or scores[ranked[0]] > scores[ranked[1]] else near[0].mention.key
    best = next((c for c in near if c.mention.key == chosen and scene.sentences[c.sentence].kind != "heading"), None)
    best = best or next(c for c in near if c.mention.key == chosen)
    told = next(s for s in opening if _tells_of_a_visit(scene, s))
    return [replace(c, weight=6, sentence=scene.sentence_at(told.start)) if c is best else c for c in cues]


def _tells_of_a_visit(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence names a visit and says that it took place: with a date, or with its beginning, its end or today."""
    said = scene.said(sentence)
    return bool(_A_VISIT.search(said) and (scene.inside(scene.dates, sentence) or _TOOK_PLACE.search(said)))


def _are_listed(scene: Scene, near: Sequence[Cue]) -> bool:
    pairs = pairwise(cue.mention for cue in near)
    return any(_LISTED.fullmatch(scene.plain, first.end, second.start) for first, second in pairs)


def _has_visitor(scene: Scene, sentence: Sentence) -> bool:
    return any(named.known.visiting for named in scene.inside(scene.known, sentence))


def visited(scene: Scene, cues: Sequence[Cue]) -> tuple[str, ...]:
    """The States visited, the likeliest first; () where the text tells of no visit."""
    scores: dict[str, int] = defaultdict(int)
    strongest: dict[str, int] = defaultdict(int)
    plain_mentions: dict[str, int] = defaultdict(int)
    for cue in cues:
        heading = scene.sentences[cue.sentence].kind == "heading"
        code = cue.mention.key
        scores[code] += cue.weight // (3 if cue.background else 1) + (4 if heading and cue.weight else 0)
        plain_mentions[code] += bool(cue.weight)
        if not cue.background:
            strongest[code] = max(strongest[code], cue.weight)
    if not scores or not any(weight >= 6 for weight in strongest.values()):
        return ()
    first = max((code for code in scores if strongest[code] >= 6), key=lambda code: (scores[code], -_first(cues, code)))
    return (first, *_others(scene, cues, first))


def _others(scene: Scene, cues: Sequence[Cue], first: str) -> list[str]:
    """States listed with the first one where a visit to it is told ("visits to A, B and C")."""
    found: list[str] = []
    for index, cue in enumerate(cues):
        if cue.mention.key != first or cue.weight < 6 or cue.background:
            continue
        for step in (1, -1):
            at, last = index + step, cue.mention
            while 0 <= at < len(cues):
                other = cues[at].mention
                left, right = (last, other) if step > 0 else (other, last)
                if not _LISTED.fullmatch(_without_dates(scene, left.end, right.start)) or "adjective" in other.reason:
                    break
                if other.key != first and other.key not in found:
                    found.append(other.key)
                at, last = at + step, other
    headings = {
        c.mention.key
        for c in cues
        if scene.sentences[c.sentence].kind == "heading" and c.weight >= 6 and not c.background
    }
    if first in headings:
        found += sorted(headings - {first, *found})
    return found


def _without_dates(scene: Scene, start: int, end: int) -> str:
    """What stands between two States, but for the days that were spent in the first: "in A from 3 to 5 May and in B"."""
    for mention in between(scene.dates, start, end):
        if _ON_DAYS.fullmatch(scene.plain, start, mention.start):
            return scene.plain[mention.end : end]
    return scene.plain[start:end]


_ON_DAYS = re.compile(r"\s(?:from\s|on\s|between\s|during\s)?")


def _weight(scene: Scene, sentence: Sentence, before: str, after: str, mention: Mention) -> int:
    heading = sentence.kind == "heading"
    if _TO.search(before) or (_VISITED.search(before) and not _TRAVELLERS.search(before)):
        return (
            0
            if "adjective" in mention.reason and not heading and not re.match(r"\s(?:capital|republic)", after)
            else 10
        )
    if _PAYS.search(before) and _A_VISIT_TO_IT.match(scene.plain, mention.end, sentence.end):
        return 10
    if re.search(r"\((?:the\s)?$", before) and after.startswith(")"):
        return 0
    if _ITS_EVALUATION.match(after) and (heading or sentence in scene.prose[:2]):
        return 7
    if _HOSTS.match(after) and _VISITORS.search(scene.said(sentence)) and "people" not in mention.reason:
        return 8
    if (_IN.search(before) or _REVIEWED.search(before)) and not _REPORT.search(before):
        return 7
    if (
        (_WENT.search(before) or _REVIEWED_SOMETHING.search(before))
        and _VISITORS.search(before)
        and not _TRAVELLERS.search(before)
    ):
        return 6
    if (
        heading
        and _IN_TITLE.search(before)
        and (_VISITORS.search(scene.said(sentence)) or re.search(_VISIT, scene.said(sentence)))
    ):
        return 6
    if (_INVITED_BY.search(before) or _INVITED.match(after)) and re.search(_VISIT, scene.said(sentence)):
        return 6
    if _ELSEWHERE.search(before) and not heading:
        return 0
    if _AUTHORITIES_AFTER.match(after) or _AUTHORITIES_BEFORE.search(before):
        return 3
    return 1


def _first(cues: Sequence[Cue], code: str) -> int:
    return next(cue.mention.start for cue in cues if cue.mention.key == code)
