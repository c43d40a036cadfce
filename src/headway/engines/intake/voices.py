"""In whose voice a sentence speaks, and with which verb: kept as said, never strengthened."""

import re

from headway.engines.intake.values import Sentence, Voice
from headway.foundation.language.words import straightened

_VERB = (
    r"(?P<verb>considers?|considered|believes?|believed|estimates?|estimated|noted|notes|observed|observes|found|finds|concluded"
    r"|stated|states|said|says|reported|reports|informed|reiterated|reaffirmed|expressed|explained|stressed|emphasi[sz]ed"
    r"|underlined|underscored|highlighted|welcomed|welcomes|commended|praised|acknowledged|recogni[sz]ed|recommended|recommends"
    r"|encouraged|urged|called|assessed|confirmed|announced|added|affirmed|pledged|assured|indicated|identified|thanked|suggested"
    r"|invited|advised|appreciated|applauded)"
)
_SUBJECT = (
    r"(?P<who>(?:[Tt]he|[Aa]n?)\s(?:[\w'’-]+\s){0,6}?(?:delegation|authorities|[Gg]overnment|[Cc]ommittee|team|mission|experts?|assessors"
    r"|evaluators|[Dd]irectorate|[Ww]orking [Gg]roup|[Rr]apporteur|[Mm]inist(?:er|ry)|[Rr]epresentatives?|participants|officials)"
    r"(?:\sof\s(?:the\s)?[A-Z][^,;.:“”\"]{2,110}?)?|CTED|IAEA|[A-Z]{3,8}|(?:Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s[A-Z][\w'’. -]{2,50}?)"
)
_SAYS = re.compile(
    rf"(?:^|[,;]\s|\band\s){_SUBJECT}(?:,[^,;]{{0,80}},)?\s(?:(?:has|have|had)\s)?(?:also\s|further\s)?{_VERB}\b"
)
_ACCORDING = re.compile(
    r"\b[Aa]ccording to (?P<who>(?:the\s)?[^,;.“”\"]{3,110})(?:,\s(?:(?:Mr|Ms|Mrs|Dr)\.?\s[A-Z][\w'’. -]{2,50}))?,"
)
_QUOTED = re.compile(rf"[”\"]\s*,?\s*(?P<who>[A-Z][^”“\"]{{2,140}}?),?\s{_VERB.replace('verb', 'verb2')}\b")
_QUOTED_BACK = re.compile(rf"[”\"]\s*,?\s*{_VERB.replace('verb', 'verb3')}\s(?P<who>[A-Z][^”“\".]{{2,140}})")


def voice_of(sentence: Sentence, narrator: str) -> Voice:
    """Who says it and how; `narrator` (the body whose text it is, or "") where the sentence names nobody, then inferred."""
    text = straightened(sentence.text)
    hit = _ACCORDING.search(text)
    if hit:
        return Voice(_said(sentence, hit, "who"), "according to", inferred=False)
    for pattern, verb in ((_QUOTED, "verb2"), (_QUOTED_BACK, "verb3"), (_SAYS, "verb")):
        hit = pattern.search(text)
        if hit:
            return Voice(_said(sentence, hit, "who"), hit[verb].lower(), inferred=False)
    return Voice(narrator or "the text", "stated", inferred=True)


def _said(sentence: Sentence, hit: "re.Match[str]", group: str) -> str:
    return sentence.text[hit.start(group) : hit.end(group)].strip(" ,")
