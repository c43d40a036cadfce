"""Bodies whose people came along: "experts of A and B travelled with the delegation", "A and B sent an expert each".

Told by who they are (people of a body), by a word of coming along in the same sentence, and by nothing that speaks of whom the
visitors met, trained or are paid by.
"""

import re
from collections.abc import Sequence

from headway.engines.intake.known_bodies import Named
from headway.engines.intake.organisations import without_names

_PEOPLE_OF = re.compile(
    r"\b(?:experts?|specialists?|representatives?|members?|coordinator|co-ordinator|chair|chairman|chairperson|secretary|deputy|staff|officials|colleagues|officers|assessors|evaluators|observers?|advis[eo]rs?|personnel)"
    r"(?:\s(?:in|on)\s[a-z -]{3,40}?)?,?\s(?:of|from|for|representing|seconded by|provided by|nominated by|drawn from|sent by|made available by)\s"
    r"(?:(?:both|the|following|partner|international|united nations|un|bodies|organi[sz]ations|agencies|entities|and|its|secretariats? of)\b:?\s?){0,8}$"
)
_ALONG = re.compile(
    r"\b(?:join(?:ed|ing|s)?|accompan\w+|t[ao]k(?:e|ing|es|ook)? part|took part|participat\w+|compris\w+|includ\w+|compos\w+|consist\w+|travell?(?:ed|ing) with|came|come"
    r"|went (?:with|along)|sent|provided|lent|second(?:ed|ing)|drawn from|brought (?:with|together|along)|represented|assisted|strengthened|reinforced|complemented|supplemented"
    r"|supported|contributed|spent|travell?ed|visited|made (?:the|this) (?:journey|trip)|made up|in (?:the|its|this) (?:delegation|team|mission)|(?:was|were) (?:also )?(?:in|on|part|among|present in)|there (?:was|were)|side by side)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:met|meets|meetings?|discussions?|talks|consult\w+|dialogue|interview\w*|spoke|received|thank\w*|train(?:ed|ing|ings)|workshops?|seminars?|conferences?|projects?"
    r"|programmes?|technical assistance|donors?|financed|funded|ambassadors|embass(?:y|ies)|diplomatic|will be|invited|briefed|recommend\w*|urged|should|signed|agreement|cooperates?)\b"
)
_NEXT = re.compile(
    r"(?:'s?)?(?:\s?\([^)]{1,40}\))?(?:\s(?:secretariat|headquarters))?(?:[,;]?\s(?:and|&|as well as|along with|plus|also)|[,;])\s(?:also\s)?"
    r"(?:(?:an?|one|two|three|four|experts?|representatives?|specialists?|staff|officials|colleagues|members?)\s){0,2}(?:(?:of|from)\s)?(?:the\s)?(?:united nations\s|un\s)?"
)
_SENT_PEOPLE = re.compile(
    r"(?:\s?\([^)]{1,40}\))?(?:\s(?:each|also|both|all|had|have|has|in turn))*\s(?:sent|provided|lent|seconded|contributed|delegated|detached|supplied|made available|nominated)\s"
    r"(?:(?:an?|one|two|three|four|five|their|its|several|own|each)\s){0,2}(?:[a-z-]+\s)?(?:experts?|representatives?|specialists?|staff|observers?|members?|officers?|assessors)\b"
    r"|(?:\s?\([^)]{1,40}\))?(?:\s(?:each|also|both|all))*\s(?:was|were)(?:\s(?:also|both|all))? (?:represented\s?(?:as well|too|in it)?\s?\.?$|among the (?:bodies|organi[sz]ations|entities|agencies) (?:represented|in it|that))"
    r"|(?:\s?\([^)]{1,40}\))?(?:\s(?:each|also|both|all))*\s(?:form(?:ed|s)?|made up) (?:also )?(?:a )?part of (?:the|this|it)"
)
_FOLLOWING = re.compile(
    r"\b(?:organi[sz]ations|bodies|entities|agencies|partners|institutions)\s(?:also\s)?(?:sent|provided|lent|seconded|contributed|supplied)\s(?:their\s|an?\s|one\s)?(?:own\s)?(?:experts?|representatives?|specialists?|staff)\b[^:;.]{0,60}:"
    r"|\bfollowing\s(?:[a-z-]+\s){0,4}(?:organi[sz]ations|bodies|entities|agencies|partners|institutions)\b[^:;.]{0,80}:"
)
_AS_MEMBERS = re.compile(
    r"\b(?:delegation|team|mission|experts|group|visitors)\s\((?:with\s|including\s|made up of\s)?[^).;]*$"
    r"|\b(?:members|experts) of the (?:[a-z-]+\s)?(?:delegation|team|mission|group) (?:were|are|included|came from|belonged to|represented)\b[^;]*$"
    r"|\b(?:members|experts|delegation's experts) (?:belong(?:ed)?) to\b[^.;]*$"
    r"|\b(?:visit|mission|delegation|team|cted|assessment) (?:also )?(?:benefit?ted from|drew on|had the benefit of) the (?:active )?(?:participation|presence|expertise|experience|knowledge|support|contributions?) of\b[^.;]*$"
    r"|\b(?:delegation|team|mission) was (?:large|mixed|joint),? with\b[^.;]*$"
)
_REACH = 200


def companions(said: str, start: int, inside: Sequence[Named]) -> list[Named]:
    """Those of `inside`, named in a sentence whose folded text is `said` and which starts at `start`, who came along."""
    named_so = [
        named for named in inside if _AS_MEMBERS.search(said, max(0, named.start - start - _REACH), named.start - start)
    ]
    bare = without_names(said, start, inside)
    if _OTHERWISE.search(bare):
        parts = bare.split(";")
        last = len(bare) - len(parts[-1])
        if len(parts) == 1 or _OTHERWISE.search(parts[-1]) or not _ALONG.search(parts[-1]):
            return named_so
        inside = [named for named in inside if named.start - start >= last]
    along = bool(_ALONG.search(said))
    following = _FOLLOWING.search(said) if along else None
    found: list[Named] = named_so
    run: list[Named] = []
    in_a_run = False
    for named in inside:
        at = named.start - start
        joined = run and _NEXT.fullmatch(said, run[-1].end - start, at)
        if not joined:
            run = []
            in_a_run = along and bool(_PEOPLE_OF.search(said, max(0, at - _REACH), at))
        run.append(named)
        if in_a_run or (following and at >= following.end()):
            found.append(named)
        elif _SENT_PEOPLE.match(said, named.end - start):
            found += run
    return found
