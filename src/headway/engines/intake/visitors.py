"""Who visits: the assessing body, on whose behalf, and the organisations in the delegation."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cache

from headway.engines.intake.companions import companions
from headway.engines.intake.known_bodies import Known, Named
from headway.engines.intake.organisations import without_names
from headway.engines.intake.scene import Scene
from headway.engines.intake.standing import standing, told_of_only
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Sentence

_ON_BEHALF = re.compile(r"\b(?:on behalf of|au nom d[eu]|en nombre de[l ])(?:\s?(?:the|l[ae']|el))?\s?$")
_VISITS = re.compile(
    r"\b(?:conduct|undert|carri|complet|conclud|visit|assess|travel|launch|began|beg[iu]n|start|pa(?:id|ys)|ma[dk]e|held|sent"
    r"|effectu|rend|realiz|посет|заверш|соверш|провел)"
)
_TOLD = re.compile(r"\b(?:met with|meetings? with|discussions? with|cooperat\w+ with|thanked|funded by|supported by)\b")
_COMERS = r"(?:delegations?|missions?|teams?|visit(?:ing|ors)?|experts?|(?<=its )members|(?<=their )members|assessors|evaluators|inspectors|group|delegacion|equipo|mision|equipe|expertos)"
_MADE_OF = Sparing(
    rf"\b{_COMERS}\b[^.;]{{0,90}}?"
    r"\b(?:includ(?:ed?s?|ing)|compris(?:ed?s?|ing)|consist(?:ed|s|ing)|composed|made up|drawn from|c[ao]mes? from|nominated by|provided by|seconded by|brought together|represent(?:ed|ing)"
    r"|comprend|comprenait|composee?|formee?|integrad[ao]|compuest[ao]|conformad[ao]|incluyo)\b|\bв (?:состав (?:делегации|миссии|группы)|делегацию|миссию|не[её]|него|е[её] состав|его состав) (?:также )?(?:вошли|входили|вошел|вош[её]л|входят)|\b[وف]?ضم الوفد"
)
_JOINED = re.compile(
    r"\b(?:joined by|accompanied by|assisted by|accompagnee?s? (?:de |par |d')|acompanad[ao]s? (?:de|por)|в сопровождении)"
)
_WITH = Sparing(
    rf"{_JOINED.pattern}|\b(?:(?:together|along|alongside|jointly|in cooperation|in partnership) with"
    r"|with (?:the )?(?:active )?(?:participation|support|assistance|involvement) of|(?:experts?|assessors|evaluators|inspectors) (?:from|of|representing)"
    r"|(?:representatives?|officials|staff|colleagues) (?:from|of)"
    r"|members (?:from|of)|joint (?:visit|mission)|aux cotes d[eu]|ainsi que d'experts|junto con|junto a|expertos de|experts d[eu']|con la participacion de|avec la participation d[eu'])"
)
_JOINED_BY = re.compile(
    rf"(?:{_JOINED.pattern}|\b(?:together with|with the (?:participation|support|assistance) of))[^.;]{{0,100}}$"
)
_VISIT = re.compile(
    r"\b(?:visit|visited|visits|visiting|delegations?|missions?|assessments?|teams?|evaluations?|reviews?|visite|visita|mision|delegacion|equipo|equipe|визит\w*|делегаци\w*)\b"
)
_WENT = re.compile(
    r"\b(?:visit(?:ed|s)?|travell?ed to|spent|(?:conduct|undert|carri|complet|conclud|paid|made|held|began|beg[iu]n|start|perform|finish|wrap)\w*\b"
    r"[^.;]{0,80}?\b(?:visits?|missions?|assessments?|evaluations?|reviews?|trip))\b"
)
_ALSO_CAME = Sparing(
    r"\b(?:(?:also )?(?:took part|participated|joined|accompanied|contributed|assisted|supported|lent|shared|brought)\b[^.;]{0,60}?"
    r"\b(?:visit|delegation|mission|assessment|team|cted)"
    r"|(?:took part|participated) in (?:it|them)\b|(?:took part|participated|contributed|came along)(?: (?:too|as well|actively|throughout))?\s?[.;]?$"
    r"|(?:were|was|are) (?:also )?(?:part|members|a member|represented (?:in|on)) (?:of )?(?:the|this|its|it\b)"
    r"|form(?:ed|s)? (?:also )?(?:a )?part of (?:the|this|its)\b"
    r"|(?:were|was) (?:also )?(?:in|on) (?:the|this) (?:delegation|mission|team)|had (?:an? |some )?(?:representatives?|experts?|members?|observers?) (?:in|on|with) (?:the|this|its)"
    r"|(?:y )?(?:sont|etaient|ont ete|etait|est) (?:egalement |aussi |en outre )?(?:representee?s?|membres?|associee?s?)|(?:font|faisaient|fait|faisait) (?:egalement |aussi )?partie|(?:ont |a )?(?:participe|participent|participaient|prennent part|ont pris part)\b"
    r"|(?:estuvieron|estan|fueron) (?:tambien )?representad[ao]s|(?:forman|formaron|formaban) parte|participaron|participan|integran|integraron"
    r"|faziam parte|fizeram parte|participaram|gehoren .{0,20}\ban\b|nahmen .{0,20}\bteil\b)"
)
_CAME_TOO = Sparing(
    r"\b(?:delegation|team|mission|visit),? as (?:was|were)\b|\b(?:in it|with it|among (?:them|the visitors)|in (?:the|its) (?:team|delegation))\b[^.;]{0,30}\b(?:was|were|are)\b|\ben (?:feront|font|faisaient) (?:aussi |egalement )?partie\b|\by (?:participent|participeront|prendront part|prennent part)\b"
    r"|\b(?:comptait|compte|comptera) (?:aussi|egalement)\b|\b(?:also |equally )?(?:taking part|participating|joining|accompanying|represented|representing|included|on board|in the team|on the team|with the team)\b[^.;]{0,60}?(?:\b(?:was|were|is|are)\b|:)"
)
_BESIDE = re.compile(
    r"(?:\s\([^)]{1,20}\))?(?:\s?/\s?|-|,?\s(?:and|&|et|y|и)\s|,\s)(?:the\s|la\s|le\s|l'|el\s)?(?:un\s)?"
)
_TOGETHER = re.compile(r"(?:\s(?:joint|technical|expert))?\s(?:missions?|visits?|delegations?|teams?|assessment)\b")
_AIM = re.compile(
    r"\b(?:(?:in order )?to (?:assess|discuss|review|examine|follow|identify|evaluate|look|monitor)|met|visited|travell?ed|whose)\b"
)
_OF_ITS_TEXT = re.compile(
    r"(?:'s?)?\s(?:(?:\d+|forty|new|revised|own|various)\s){0,2}(?:resolutions?|guiding|guidelines|standards|recommendations?|conventions?|strategy|member states|sanctions list)\b"
)
_OWNS_A_BODY = re.compile(
    r"(?:'s?)?\s(?:[a-z-]+\s){0,4}(?:body|bodies|watchdog|arm|monitor)\b|(?:'s)\s(?:[a-z-]+\s){0,3}(?:committee|agency|office|directorate|mechanism)\b"
)
"""An organisation that a body belongs to: "MONEYVAL, the Council of Europe's body against money laundering"."""
_BODY_OF = re.compile(r",\s(?:an?|the)\s(?:[a-z-]+\s){0,3}(?:institution|organ|body|arm|part|agency|committee|mechanism|programme|office)\s(?:of|within)\s(?:the\s)?$")
_APPOSED = re.compile(r"(?:\w|\)),\s(?:an?\s|the\s)?$")
_SENT = re.compile(r"(?:'s)?(?:\s|-)(?:delegations?|led (?:delegation|team|mission))\b")
_GATHERING = re.compile(
    r"\b(?:workshop|conference|seminar|webinar|training|guidelines|project|programme|organi[sz]ed|co-?hosted|panel)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:database|databases|guidelines|standards|recommendations of|(?:is|are|was|were|be|became|become|being|as) (?:also )?(?:an? )?(?:\w+ )?members? of|ratif|convention|sanctions)\b"
)
_ITS_MEMBERS = re.compile(
    r"\b(?:(?:all|both)\s(?:(?:of\s)?the\s)?(?:\d+\s|\w+\s)?|(?:\d+|ten|other|several|many)\s)(?:members|member states|member countries|countries|states) of\s(?:the\s)?(?:xx+\s?\(?)?$"
)
"""States that belong to an organisation, not people of it."""
_HELPED = re.compile(
    r"(?:'s?)?(?:\s?\([^)]{1,40}\))?\s(?:also\s|kindly\s)?(?:facilitat|organi[sz]|host|arrang|coordinat|prepar|financ|fund)(?:ed|s|es)\s(?:the|this)\s(?:whole\s|entire\s)?(?:visit|mission)\b"
)
_DONE_BY = re.compile(
    r"\b(?:visit|mission|assessment|evaluation)\b[^.;]{0,90}\b(?:conducted|carried out|undertaken|paid|made|led|held|headed)\b[^.;,]{0,40}\bby\s(?:the\s)?(?:un\s|united nations\s)?$"
)
_WENT_ALONG = re.compile(r"\b(?:accompan(?:ied|ies)|joined|assisted|supported)\s")
_WENT_ALONG_WITH = re.compile(rf"{_WENT_ALONG.pattern}(?:the\s)?(?:un\s|united nations\s)?$")
_TO_ITS_ACRONYM = 3
_REACH = 700
"""How far, in characters, a word tells of a name: keeps endless sentences linear."""
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
        if not named.known.visiting or named.known.name in _never():
            continue
        sentence = scene.sentences[scene.sentence_at(named.start)]
        before = scene.plain[max(sentence.start, named.start - 40) : named.start]
        if _ON_BEHALF.search(before):
            behalf = behalf or named.known
            continue
        known.setdefault(named.known.name, named.known)
        scores[named.known.name] += _weight(scene, sentence, named)
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
            if not named.known.group and named.known.name not in _never() and _CAME.match(scene.plain, named.end):
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
)


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
    if _ITS_OWN.search(before):
        return 0
    if _JOINED_BY.search(scene.plain, max(sentence.start, named.start - 120), named.start):
        return max(1, weight - 3)
    went = _VISITS.search(after)
    if went and not _TOLD.search(before) and not _WENT_ALONG.search(after, 0, went.start()):
        weight += 3
    if _WENT_ALONG_WITH.search(before):
        weight += 3
    if _DONE_BY.search(scene.plain, max(sentence.start, named.start - 160), named.start):
        weight += 4
    if re.search(r"\b(?:visit|mission|delegation|team)\s(?:by|of|from)\s(?:the\s)?(?:[\w-]+\s){0,3}$", before):
        weight += 3
    return weight


def delegation_of(scene: Scene, body: Known | None) -> list[Named]:
    """Mentions of organisations with members in the delegation, the first of each, the body's own first."""
    found: dict[str, Named] = {}
    own = next((named for named in scene.known if body and named.known.name == body.name), None)
    if own:
        found[own.known.name] = own
    listing, before = False, ""
    for sentence in (*scene.prose, *(s for s in scene.sentences if s.kind == "heading")):
        listing = listing and _is_an_item(scene, sentence)
        coming = scene.inside(scene.known, sentence) if listing else _coming(scene, sentence, own, found, before)
        before = scene.said(sentence)
        listing = listing or _opens_a_list(scene.said(sentence))
        for named in coming:
            if not named.known.group and named.known.name not in _never():
                found.setdefault(named.known.name, named)
    return list(found.values())


def _opens_a_list(said: str) -> bool:
    """Whether a sentence says that those who came follow: "The delegation comprised experts from:"."""
    return said.endswith(":") and bool(_MADE_OF.search(said) or _LIST_OF_VISITORS.search(said))


def _is_an_item(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence only names: short, a body near its beginning, nothing told of it."""
    inside = scene.inside(scene.known, sentence)
    said = scene.said(sentence)
    return (
        bool(inside) and len(said) < _LONGEST_ITEM and inside[0].start - sentence.start < 60 and not _TELLS.search(said)
    )


_LONGEST_ITEM = 250
_TELLS = re.compile(r"\b(?:met|visited|is|are|was|were|has|have|had|will|should|said)\b")
_LIST_OF_VISITORS = re.compile(
    r"\b(?:delegation|team|mission|visit|experts|visitors)\b[^.;]{0,120}\b(?:joined by|accompanied by|included|includes|with experts|experts (?:of|from)|representatives of|members of|participat\w+|took part)\b"
)


@cache
def _never() -> frozenset[str]:
    return frozenset(table("bodies")["never_come"])


def _coming(
    scene: Scene, sentence: Sentence, own: Named | None, told: Container[str], preceding: str
) -> Iterator[Named]:
    """Those whom a sentence counts among the visitors; `own` is the visiting body, `told` who is told before, `preceding`
    the folded sentence before it.
    """
    said = scene.said(sentence)
    inside = scene.inside(scene.known, sentence)
    too = _CAME_TOO.search(said) if inside else None
    if not inside or not (too or _VISIT.search(said) or any(named.known.visiting for named in inside)):
        return
    made, came = _MADE_OF.search(said) or _THEY_CAME.match(said), _ALSO_CAME.search(said)
    beside = [*_beside_the_visitor(scene, sentence, said, inside), *companions(said, sentence.start, inside)]
    cues = list(_WITH.finditer(said))
    bare = without_names(said, sentence.start, inside)
    gathering = bool(_GATHERING.search(bare))
    if own and any(named.known.name not in told for named in inside):
        beside += standing(bare, sentence.start, inside, own.known.name, told, preceding)
    for named in inside:
        at = named.start - sentence.start
        before = said[max(0, at - _REACH) : at]
        counted = (
            (made and at > made.end() and not _AIM.search(bare, made.end(), at))
            or (too and at > too.end())
            or (came and at < came.start() and not gathering)
            or named in beside
            or _is_with(said, bare, cues, inside, named, sentence)
        )
        if (
            counted
            and not _is_elsewhere(said, bare, at, named.end - sentence.start)
            and not _is_told_of(before)
            and not told_of_only(bare, at)
        ):
            yield named


def _is_elsewhere(said: str, bare: str, start: int, end: int) -> bool:
    """Whether a name stands for whom the visit is made, for the author of a text, or for a host."""
    return bool(
        _OF_ITS_TEXT.match(said, end)
        or _HELPED.match(said, end)
        or (_APPOSED.search(said, max(0, start - 12), start) and _OWNS_A_BODY.match(said, end))
        or _BODY_OF.search(said, max(0, start - 80), start)
        or _ITS_MEMBERS.search(bare, max(0, start - 100), start)
        or _ON_BEHALF.search(said, max(0, start - 40), start)
        or _ELSEWHERE.search(bare, max(0, start - 60), start)
    )


def _beside_the_visitor(scene: Scene, sentence: Sentence, said: str, inside: Sequence[Named]) -> list[Named]:
    """Those named in one breath as going ("CTED, INTERPOL and UNODC visited …"), and who has a delegation of its own."""
    sent = [named for named in inside if named.known.visiting and _SENT.match(scene.plain, named.end)]
    run: list[Named] = []
    for named in inside:
        near = run and named.start - run[-1].end < 40
        run = [*run, named] if near and _BESIDE.fullmatch(scene.plain, run[-1].end, named.start) else [named]
        if len(run) > 1 and any(other.known.visiting for other in run):
            after = said[named.end - sentence.start :]
            sent += run if _TOGETHER.match(after) or _WENT.match(_words_on(after)) else []
    return sent


def _words_on(after: str) -> str:
    """What follows a name without a bracket, an adverb or "experts" before the verb."""
    return re.sub(
        r"^(?:\s?\([^)]{1,20}\))?(?:\s(?:jointly|today|recently|experts?|delegations?|teams?|officials|secretariats?|assessors|staff|have|has|to|also|together))*\s?",
        "",
        after,
    )


def _is_told_of(before: str) -> bool:
    """Whether the last thing said before is that somebody was met, not that they came."""
    met = [hit.start() for hit in _TOLD.finditer(before)]
    came = [hit.start() for pattern in (_WITH, _MADE_OF) for hit in pattern.finditer(before)]
    return bool(met) and (not came or max(met) >= max(came))


def _is_with(
    said: str, bare: str, cues: Sequence[re.Match[str]], inside: Sequence[Named], named: Named, sentence: Sentence
) -> bool:
    """Whether a word like "together with" stands before it in a clause that speaks of the visit or of a visitor."""
    at = named.start - sentence.start
    for cue in cues:
        if not 0 <= at - cue.end() <= _REACH:
            continue
        between = bare[cue.end() : at]
        about = said[max(0, cue.start() - 160) : cue.start()]
        if (
            not _is_one_list(between)
            or len(between) > _REACH
            or _MET.search(between)
            or _MET_THEM.search(about)
            or _AS_DID.search(about)
        ):
            continue
        if (
            _VISIT.search(about)
            or _WENT.search(said, at, at + _REACH)
            or (_JOINED.match(cue[0]) and _THEY.fullmatch(about))
        ):
            return True
        others = [n for n in inside if n.known.visiting and n.end - sentence.start <= cue.start()]
        if others and (_JOINED.match(cue[0]) or _WENT.search(about)) and not _GATHERING.search(bare):
            return True
    return False


def _is_one_list(between: str) -> bool:
    """Whether a semicolon, if one stands between a cue and a name, only parts the names of a list ("x" stands for a name)."""
    return ";" not in between or all(_NAMES_ONLY.fullmatch(part) for part in between.split(";"))


_NAMES_ONLY = re.compile(
    r"\s?(?:and\s)?(?:the\s|of\s|from\s|united nations\s|un\s)*(?:(?:[a-z]+\s){0,4}(?:branch|section|division|unit|programme|office|department|secretariat|bureau)\sof\s(?:the\s)?)?(?:x+(?:'s)?(?:\s?[(]x*[^)]{0,24}[)])?(?:\s[a-z]+){0,2}\s?)?"
)
_THEY_CAME = re.compile(
    r"(?:they|the (?:experts|members|assessors|evaluators|others)) (?:also )?(?:c[ao]me|were drawn|represented)\b(?: from\b)?"
)
_THEY = re.compile(r"(?:it|they|she|he|the experts|the group)\s.{0,30}")
_AS_DID = re.compile(
    r"\b(?:received|welcomed|hosted|met) the (?:delegation|visitors|team|experts|mission)\b|\bas did\b"
)
_MET_THEM = re.compile(
    r"\b(?:met|meets|meetings?|discussions?|talks|consultations?|spoke|dialogue|exchanges?)\b(?:\s(?:with|also|separately|the|senior|national|by|local|other|resident)\b)*\s$"
)
_MET = re.compile(r"\b(?:met|meetings?|discussions?|ministr|authorities)\b")
