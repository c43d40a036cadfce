"""Who stands in the delegation by the shape of what is said: a list of bodies in a sentence about those who came is a list of those
who came, unless the words before or after it say that they were met, asked, paid or spoken of.

Evidence for and against each list is weighed; no single verb decides.
"""

import re
from collections.abc import Container, Iterator, Sequence

from headway.engines.intake.known_bodies import Named
from headway.engines.intake.triggers import Sparing

ENOUGH = 3
OF_THE_PARTY, PEOPLE_OF_THEM, BELONGING = 1, 1, 2
WITH_THE_VISITOR, NEAR_THE_VISITOR = 2, 1
_PARTY = Sparing(
    r"\b(?:delegations?|missions?|teams?|visitors|visiting (?:group|party|experts)|visits?|visited|trip|party|travellers|group that (?:came|arrived|travelled|went)|assessors|evaluators"
    r"|delegation|equipe|visite|delegacion|mision|equipo|visita)\b"
)
_THEM = re.compile(
    r"\b(?:with|beside|besides|among|around|behind|alongside|joining|at) (?:them|it|her|him|their side|its side|her side|his side)\b|^(?:it|they|its|their)\b|\bin it\b|\by\b|\b(?:con|junto a) ell[oa]s\b|\ba (?:leurs|ses) cotes\b|^(?:elle|elles|ils)\b"
)
"""Words that stand for those of whom the sentence before tells."""
_PEOPLE = re.compile(
    r"\b(?:experts?|specialists?|representatives?|members?|staff|officials|colleagues|officers|people|persons|delegates|observers?|advis[eo]rs?|personnel"
    r"|representante?s?|especialistas|expertos?|expertas|funcionarios|specialistes?|representante?s?|membres|agents|fonctionnaires|observateurs?)"
    r"(?:\seach)?,?\s(?:of|from|for|representing|sent by|de|des|du|d'|del)\b[^.;]{0,140}$"
)
_BELONGS_BEFORE = re.compile(
    r"\b(?:next to|besides?|apart from|in addition to|alongside|along with|together with|beyond|as well as|other than|aside from) (?:the |its |those of )?(?:xxxx|cted|experts|directorate|committee|own|people|staff|iaea|agency)"
    r"|\b(?:with|beside|among|around|behind|alongside|at) (?:them|it|their side|its side|her side|his side)\b"
    r"|\b(?:among|of) whom\b|\bin (?:which|whose ranks|it|the (?:delegation|team))\b|\baround (?:m[rs]s?\. |her|him|the head)"
    r"|\b(?:delegation|team|mission|party|group|visitors) (?:also |thus |in all )?(?:compris\w+|includ\w+|number\w+|count\w+|consist\w+|unit\w+|join\w+|had|brought|took in|drew|group\w+|held|embrac\w+|gather\w+|assembl\w+)\b"
    r"|\band (?:also |further )?(?:comprised|included|numbered|united|brought together|consisted of)\b"
    r"|\b(?:also )?(?:of|in|on) the (?:party|team|delegation|mission) (?:was|were|are|is)\b"
    r"|\b(?:seconded|lent|delegated) by\b|\branks\b|\b(?:en|dans) (?:la|el|l'|le) ?(?:delegacion|mision|equipo|delegation|mission|equipe)\b"
    r"|\b(?:had|have|has) people in the (?:team|delegation|mission)\b"
    r"|\b(?:visit|mission|delegation|trip)\b[^.;]{0,80}\b(?:organi[sz]ed|made|conducted|undertaken|carried out|paid|mounted)\b[^.;]{0,30}\b(?:jointly|together|in common|in concert)\b"
    r"|\bs'(?:ajoutaient|ajoutent|etaient joints|etaient jointes)\b|\bse sont (?:joints?|jointes?|ajoutes?)\b|\bse joignaient\b|\b(?:aux|a leurs) cotes\b|\b(?:comprenait|comprend|comptait|compte|reunissait|reunit)\b"
    r"|\bjunto (?:a|con) (?:los |las |ell)|\bademas de (?:los |las )?(?:expert|la direccion)|\bviajaron\b|\bse sumaron\b|\bse unieron\b|\b(?:incluia|incluyo|reunia|reunio|contaba con|conto con)\b"
)
_BELONGS_AFTER = re.compile(
    r"[^.;]{0,40}?\b(?:(?:each |all |also |both )*(?:had|have|sent|lent) (?:an?|one|two|their|its) (?:own )?(?:experts?|people|representatives?|specialists?|observers?|man|woman)"
    r"|made the (?:trip|journey)|(?:were|was) (?:also |likewise |all )?(?:there|aboard|on board|among|of the party|in the (?:party|team|delegation))|rounded off|completed the (?:team|delegation)|came (?:too|along|as well)"
    r"|en la delegacion|dans la delegation)\b"
)
_TOLD_OF = re.compile(
    r"\b(?:met|meets?|meetings?|sat down|spoke|speak|spoken|talk(?:s|ed)?|discuss\w*|brief(?:s|ed|ings?)|heard|hear|learn(?:ed|t|s)?|told|tells|inform(?:ed|s)|ask(?:ed|s)|thank\w*|exchang\w+|consult\w*|interview\w*"
    r"|engag(?:e|ed|ement)|interlocutors|conferred|dialogue|received|hosted|welcomed|called on|visited the|went to|toured|heads of"
    r"|fund(?:s|ed|ing)?|financ\w+|paid for|sponsor\w*|donors?|standards?|guidelines|recommendations?|databases?|resolutions?|membership|(?:an?|as|are|is|full|associate) members? of|member states? of|based on|according to|cooperat\w+|co-operat\w+|partnership"
    r"|assistance|support|projects?|programmes?|workshops?|conferences?|seminars?|courses?|trained|training|offices? of|headquart\w+|shared with|submitted|report(?:s|ed)? to|sent to|handed|embass\w+|ambassadors"
    r"|will|shall|(?:is|are) to|next (?:year|month|week)|later this|last (?:year|month)|years? (?:ago|before|earlier)|earlier|previous\w*|had (?:come|been|visited|gone)|invited|urged|should|praised|commended|signed|agreements?|ratified"
    r"|rencontr\w+|entretien\w*|entretenu\w*|echang\w+|reuni(?:on|ons)|financ\w+|reunieron|se reunio|entrevist\w+|dialog\w+|formation|cooperacion|asistencia)\b"
)
_SUBJECT_OF_OTHER = re.compile(
    r"(?:\s?\([^)]{1,40}\))?,?(?:\s(?:which|who|also|each|all|both|together|jointly))*\s(?:had|have|has|will|would|can|could|is|are|runs?|gives?|gave|provides?|provided|supports?|funds?|funded|finances?|offers?|trains?|trained|works?|worked|helps?|helped|said|say|noted|adopted|organi[sz]\w+|welcom\w+|thank\w+)\b"
)
_LED_TO = re.compile(r"[;:]|,\s(?:and|but|while)\s(?:it|they|she|he|the (?:delegation|team|experts|mission))\b")
_IN_A_LIST = re.compile(
    r"(?:'s)?(?:\s?\([^)]{0,60}\))?(?:[\s,;:&()]|\b(?:and|or|y|et|und|the|of|from|de|la|el|los|las|les|le|du|des|d'|l'|an?|one|two|three|four|five|experts?|expertos?|representatives?|specialists?|officials|staff|members?|observers?"
    r"|its|as well as|plus|also|both|united nations|un|office|section|branch|secretariat|department|unit|to the|ainsi que|asi como)\b|(?<=\b[dl])')*"
)
_GATHERED = Sparing(
    r"\b(?:workshops?|conferences?|seminars?|webinars?|training|courses?|guidelines|panel|co-?hosted)\b"
)
_REACH = 400


def standing(
    bare: str, start: int, inside: Sequence[Named], own: str, told: Container[str], before: str
) -> Iterator[Named]:
    """Those of `inside` who by the shape of a sentence came along.

    `bare` is the folded sentence that starts at `start`, its names struck out; `own` is the name of the visiting body, `told` who is known to
    have come, `before` the folded sentence before it.
    """
    if _GATHERED.search(bare):
        return
    weight = OF_THE_PARTY if _is_of_the_party(bare, before) else 0
    if not weight and not any(named.known.name == own for named in inside):
        return
    for run in _runs(bare, start, inside):
        if all(named.known.name in told for named in run):
            continue
        if weight + _weighed(bare, start, run, inside, own) >= ENOUGH:
            yield from run


def _is_of_the_party(bare: str, before: str) -> bool:
    """Whether a sentence speaks of those who travelled: by a noun, or by a word that stands for those of the sentence before."""
    if _PARTY.search(bare):
        return True
    return bool((_THEM.search(bare) or _BELONGS_BEFORE.search(bare)) and _PARTY.search(before))


def told_of_only(bare: str, at: int) -> bool:
    """Whether the words before a place of a sentence without names speak of whom the visitors talked with, not of who came."""
    if not _SPOKEN_WITH.may_match(bare):
        return False
    lead = _lead(bare, at)
    spoken = _last(_SPOKEN_WITH, lead)
    return spoken >= 0 and _last(_BELONGS_BEFORE, lead) < spoken


_SPOKEN_WITH = Sparing(
    r"\b(?:sat down|sit down|spoke|speak|talked|conferred|were briefed|was briefed|exchanged views|engaged) (?:at length |separately |also )?(?:to|with|by)\b|\b(?:heard|learned|learnt|were told|was told) (?:that|from|how)\b|\binterlocutors\b"
)


def _weighed(bare: str, start: int, run: Sequence[Named], inside: Sequence[Named], own: str) -> int:
    """What speaks for a list, 0 where something speaks against it; of what stands before the list the nearer counts."""
    at, end = run[0].start - start, run[-1].end - start
    lead, tail = _lead(bare, at), bare[end : end + _REACH]
    belongs = max(_last(_BELONGS_BEFORE, lead), 0 if _BELONGS_AFTER.match(tail) else -1)
    weight = BELONGING if belongs >= 0 else 0
    weight += PEOPLE_OF_THEM if _PEOPLE.search(lead) else 0
    if any(named.known.name == own for named in run):
        weight += WITH_THE_VISITOR if len(run) > 1 else 0
    elif any(named.known.name == own for named in inside if named.start < run[0].start):
        weight += NEAR_THE_VISITOR
    if weight + OF_THE_PARTY < ENOUGH or _last(_TOLD_OF, lead) > belongs:
        return 0
    return 0 if belongs < 0 and _SUBJECT_OF_OTHER.match(tail) else weight


def _lead(bare: str, at: int) -> str:
    """What leads to a place in its part of the sentence."""
    lead = bare[max(0, at - _REACH) : at]
    cuts = [hit.end() for hit in _LED_TO.finditer(lead) if hit[0] != ":"]
    return lead[cuts[-1] :] if cuts else lead


def _last(pattern: re.Pattern[str] | Sparing, lead: str) -> int:
    """Where in the words the last match begins; -1 where there is none."""
    return max((hit.start() for hit in pattern.finditer(lead)), default=-1)


def _runs(bare: str, start: int, inside: Sequence[Named]) -> Iterator[list[Named]]:
    """Names that stand in one list."""
    run: list[Named] = []
    for named in inside:
        if run and not _IN_A_LIST.fullmatch(bare, run[-1].end - start, named.start - start):
            yield run
            run = []
        run.append(named)
    if run:
        yield run
