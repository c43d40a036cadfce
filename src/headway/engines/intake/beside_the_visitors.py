"""Who is named with those who visit as one who went too: "CTED, INTERPOL and UNODC visited", "together with", "a joint team of"."""

import re
from collections.abc import Sequence

from headway.engines.intake.known_bodies import Named
from headway.engines.intake.scene import Scene
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Sentence
from headway.engines.intake.visiting_body import JOINED

WITH = Sparing(
    rf"{JOINED.pattern}|\b(?:(?:together|along|alongside|jointly|in cooperation|in partnership) with"
    r"|with (?:the )?(?:active )?(?:participation|support|assistance|involvement) of|(?:experts?|assessors|evaluators|inspectors) (?:from|of|representing)"
    r"|(?:representatives?|officials|staff|colleagues) (?:from|of)"
    r"|members (?:from|of)|joint (?:visit|mission)|aux cotes d[eu]|ainsi que d'experts|junto con|junto a|expertos de|experts d[eu']|con la participacion de|avec la participation d[eu'])"
)
VISIT = re.compile(
    r"\b(?:visit|visited|visits|visiting|delegations?|missions?|assessments?|teams?|evaluations?|reviews?|visite|visita|mision|delegacion|equipo|equipe|визит\w*|делегаци\w*)\b"
)
_WENT = re.compile(
    r"\b(?:visit(?:ed|s)?|travell?ed to|spent|(?:conduct|undert|carri|complet|conclud|paid|made|held|began|beg[iu]n|start|perform|finish|wrap)\w*\b"
    r"[^.;]{0,80}?\b(?:visits?|missions?|assessments?|evaluations?|reviews?|trip))\b"
)
_BESIDE = re.compile(
    r"(?:\s\([^)]{1,20}\))?(?:\s?/\s?|-|,?\s(?:and|&|et|y|и)\s|,\s)(?:the\s|la\s|le\s|l'|el\s)?(?:un\s)?"
)
_TOGETHER = re.compile(r"(?:\s(?:joint|technical|expert))?\s(?:missions?|visits?|delegations?|teams?|assessment)\b")
_OF_A_JOINT_TEAM = re.compile(
    r"\b(?:team|delegation|mission|experts|assessors|group) (?:from|of|sent by) (?:the |a )?(?:joint )$|\bjoint (?:team|delegation|mission) (?:of|from) (?:the )?$"
)
_WITH_THEM_WENT = re.compile(
    r"(?:\s?\([^)]{1,40}\))?,?\s(?:together|along|jointly|accompanied|joined|assisted) (?:with|by)\s(?:the\s|experts? (?:of|from) (?:the\s)?|representatives? (?:of|from) (?:the\s)?)?"
)
"""Behind the visiting body: "CTED, together with A and B, met …"."""
_SENT = re.compile(r"(?:'s)?(?:\s|-)(?:delegations?|led (?:delegation|team|mission))\b")
GATHERING = re.compile(
    r"\b(?:workshop|conference|seminar|webinar|training|guidelines|project|programme|organi[sz]ed|co-?hosted|panel)\b"
)
REACH = 700
"""How far, in characters, a word tells of a name: keeps endless sentences linear."""


def beside_the_visitor(scene: Scene, sentence: Sentence, said: str, inside: Sequence[Named]) -> list[Named]:
    """Those named in one breath as going ("CTED, INTERPOL and UNODC visited …"), and who has a delegation of its own."""
    sent = [named for named in inside if named.known.visiting and _SENT.match(scene.plain, named.end)]
    run: list[Named] = []
    for named in inside:
        near = run and named.start - run[-1].end < 40
        run = [*run, named] if near and _BESIDE.fullmatch(scene.plain, run[-1].end, named.start) else [named]
        if len(run) > 1 and _OF_A_JOINT_TEAM.search(scene.plain, max(sentence.start, run[0].start - 60), run[0].start):
            sent += run
        if len(run) > 1 and any(other.known.visiting for other in run):
            after = said[named.end - sentence.start :]
            sent += run if _TOGETHER.match(after) or _WENT.match(_words_on(after)) else []
    return sent


def named_with(scene: Scene, own: Named | None, inside: Sequence[Named]) -> list[Named]:
    """Those who are named with the visiting body as those who acted: "CTED, together with A and B, met …"."""
    found: list[Named] = []
    for place, named in enumerate(inside):
        if not own or named.known.name != own.known.name:
            continue
        last = named
        for other in inside[place + 1 :]:
            joins = _BESIDE if found and last is found[-1] else _WITH_THEM_WENT
            if not joins.fullmatch(scene.plain, last.end, other.start):
                break
            found.append(other)
            last = other
    return found


def _words_on(after: str) -> str:
    """What follows a name without a bracket, an adverb or "experts" before the verb."""
    return re.sub(
        r"^(?:\s?\([^)]{1,20}\))?(?:\s(?:jointly|today|recently|experts?|delegations?|teams?|officials|secretariats?|assessors|staff|have|has|to|also|together))*\s?",
        "",
        after,
    )


def is_with(
    said: str, bare: str, cues: Sequence[re.Match[str]], inside: Sequence[Named], named: Named, sentence: Sentence
) -> bool:
    """Whether a word like "together with" stands before it in a clause that speaks of the visit or of a visitor."""
    at = named.start - sentence.start
    for cue in cues:
        if not 0 <= at - cue.end() <= REACH:
            continue
        between = bare[cue.end() : at]
        about = said[max(0, cue.start() - 160) : cue.start()]
        if (
            not _is_one_list(between)
            or len(between) > REACH
            or _MET.search(between)
            or _MET_THEM.search(about)
            or _AS_DID.search(about)
        ):
            continue
        if (
            VISIT.search(about)
            or _WENT.search(said, at, at + REACH)
            or (JOINED.match(cue[0]) and _THEY.fullmatch(about))
        ):
            return True
        others = [n for n in inside if n.known.visiting and n.end - sentence.start <= cue.start()]
        if others and (JOINED.match(cue[0]) or _WENT.search(about)) and not GATHERING.search(bare):
            return True
    return False


def _is_one_list(between: str) -> bool:
    """Whether a semicolon, if one stands between a cue and a name, only parts the names of a list ("x" stands for a name)."""
    return ";" not in between or all(_NAMES_ONLY.fullmatch(part) for part in between.split(";"))


_NAMES_ONLY = re.compile(
    r"\s?(?:and\s)?(?:the\s|of\s|from\s|united nations\s|un\s)*(?:(?:[a-z]+\s){0,4}(?:branch|section|division|unit|programme|office|department|secretariat|bureau)\sof\s(?:the\s)?)?(?:x+(?:'s)?(?:\s?[(]x*[^)]{0,24}[)])?(?:\s[a-z]+){0,2}\s?)?"
)
_THEY = re.compile(r"(?:it|they|she|he|the experts|the group)\s.{0,30}")
_AS_DID = re.compile(
    r"\b(?:received|welcomed|hosted|met) the (?:delegation|visitors|team|experts|mission)\b|\bas did\b"
)
_MET_THEM = re.compile(
    r"\b(?:met|meets|meetings?|discussions?|talks|consultations?|spoke|dialogue|exchanges?)\b(?:\s(?:with|also|separately|the|senior|national|by|local|other|resident)\b)*\s$"
)
_MET = re.compile(r"\b(?:met|meetings?|discussions?|ministr|authorities)\b")
