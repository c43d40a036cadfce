"""Who visits: the assessing body, on whose behalf, and the organisations in the delegation."""

import re
from collections.abc import Container, Iterator

from headway.engines.intake.beside_the_visitors import (
    GATHERING,
    REACH,
    VISIT,
    WITH,
    beside_the_visitor,
    is_with,
    named_with,
)
from headway.engines.intake.companions import companions
from headway.engines.intake.known_bodies import Known, Named
from headway.engines.intake.organisations import without_names
from headway.engines.intake.scene import Scene
from headway.engines.intake.standing import standing, told_of_only
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Sentence
from headway.engines.intake.visiting_body import ON_BEHALF, TOLD, never_come

_COMERS = r"(?:delegations?|missions?|teams?|visit(?:ing|ors)?|experts?|(?<=its )members|(?<=their )members|assessors|evaluators|inspectors|group|delegacion|equipo|mision|equipe|expertos)"
_MADE_OF = Sparing(
    rf"\b{_COMERS}\b[^.;]{{0,90}}?"
    r"\b(?:includ(?:ed?s?|ing)|compris(?:ed?s?|ing)|consist(?:ed|s|ing)|composed|made up|drawn from|c[ao]mes? from|nominated by|provided by|seconded by|brought together|represent(?:ed|ing)"
    r"|comprend|comprenait|composee?|formee?|integrad[ao]|compuest[ao]|conformad[ao]|incluyo)\b|\bв (?:состав (?:делегации|миссии|группы)|делегацию|миссию|не[её]|него|е[её] состав|его состав) (?:также )?(?:вошли|входили|вошел|вош[её]л|входят)|\b[وف]?ضم الوفد"
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
_BODY_OF = re.compile(
    r",\s(?:an?|the)\s(?:[a-z-]+\s){0,3}(?:institution|organ|body|arm|part|agency|committee|mechanism|programme|office)\s(?:of|within)\s(?:the\s)?$"
)
_APPOSED = re.compile(r"(?:\w|\)),\s(?:an?\s|the\s)?$")
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
            if not named.known.group and named.known.name not in never_come():
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


def _coming(
    scene: Scene, sentence: Sentence, own: Named | None, told: Container[str], preceding: str
) -> Iterator[Named]:
    """Those whom a sentence counts among the visitors; `own` is the visiting body, `told` who is told before, `preceding`
    the folded sentence before it.
    """
    said = scene.said(sentence)
    inside = scene.inside(scene.known, sentence)
    too = _CAME_TOO.search(said) if inside else None
    if not inside or not (too or VISIT.search(said) or any(named.known.visiting for named in inside)):
        return
    made, came = _MADE_OF.search(said) or _THEY_CAME.match(said), _ALSO_CAME.search(said)
    beside = [
        *beside_the_visitor(scene, sentence, said, inside),
        *companions(said, sentence.start, inside),
        *named_with(scene, own, inside),
    ]
    cues = list(WITH.finditer(said))
    bare = without_names(said, sentence.start, inside)
    gathering = bool(GATHERING.search(bare))
    if own and any(named.known.name not in told for named in inside):
        beside += standing(bare, sentence.start, inside, own.known.name, told, preceding)
    for named in inside:
        at = named.start - sentence.start
        before = said[max(0, at - REACH) : at]
        counted = (
            (made and at > made.end() and not _AIM.search(bare, made.end(), at))
            or (too and at > too.end())
            or (came and at < came.start() and not gathering)
            or named in beside
            or is_with(said, bare, cues, inside, named, sentence)
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
        or ON_BEHALF.search(said, max(0, start - 40), start)
        or _ELSEWHERE.search(bare, max(0, start - 60), start)
    )


def _is_told_of(before: str) -> bool:
    """Whether the last thing said before is that somebody was met, not that they came."""
    met = [hit.start() for hit in TOLD.finditer(before)]
    came = [hit.start() for pattern in (WITH, _MADE_OF) for hit in pattern.finditer(before)]
    return bool(met) and (not came or max(met) >= max(came))


_THEY_CAME = re.compile(
    r"(?:they|the (?:experts|members|assessors|evaluators|others)) (?:also )?(?:c[ao]me|were drawn|represented)\b(?: from\b)?"
)
