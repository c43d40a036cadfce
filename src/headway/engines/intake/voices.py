"""In whose voice a sentence speaks, and with which verb: kept as said, never strengthened (`data/intake/voices.yaml`).

"The authorities consider" stays theirs; "are believed to" is told as "it is believed"; what no words attribute is the narrator's, and
said to be inferred.
"""

import re
from collections.abc import Sequence
from functools import cache

import ahocorasick

from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Sentence, Voice
from headway.foundation.language.words import straightened

NOBODY = "it"
"""Who speaks in "are believed to": it is believed."""
PHRASES = (
    "pointed out|made (?:it )?known|took note|takes note|paid tribute|called (?:on|upon|for)|calls (?:on|upon|for)"
)
VIEWS = ["view", "opinion", "assessment", "judgement", "words"]
LONGEST = 200
LOOKS_BACK = 3
_TITLED = re.compile(r"(?:H\.|Mr|Ms|Mrs|Dr|Prof|Ambassador|Judge|General)\b")
_SINGULAR = {"are": "is", "were": "was", "have": "has"}
_PRONOUNS = frozenset({"he", "she", "they", "it", "his", "her", "their"})


def voice_of(sentence: Sentence, narrator: str, before: str = "") -> Voice:
    """Who says it and how.

    `narrator` is the body whose text it is, or ""; `before` is who spoke last, for whom "he said" stands (then inferred).
    """
    text = straightened(sentence.text)
    tried = _patterns() if next(_verbs().iter(text), None) else _without_a_verb()
    hits = [hit for pattern in tried if (hit := pattern.search(text))]
    if not hits:
        return Voice(narrator or "the text", "stated", inferred=True)
    hit = min(hits, key=lambda found: found.start())
    groups = hit.groupdict()
    if "passive" in groups:
        return Voice(
            NOBODY, re.sub(r"^(are|were|have)\b", lambda be: _SINGULAR[be[0]], groups["passive"]), inferred=True
        )
    end = hit.end("aside") if groups.get("aside") and _TITLED.match(hit["who"]) else hit.end("who")
    who = sentence.text[hit.start("who") : end].strip(" ,'’")[:LONGEST]
    verb = groups["verb"].lower() if groups.get("verb") else "according to"
    if who.casefold() in _PRONOUNS:
        return Voice(before or who, verb, inferred=bool(before))
    return Voice(who.removesuffix("'s").removesuffix("’s"), verb, inferred=False)


def voice_among(sentences: Sequence[Sentence], place: int, narrator: str) -> Voice:
    """The voice of `sentences[place]`; for a pronoun, that of the nearest sentence before it that names who speaks."""
    voice = voice_of(sentences[place], narrator)
    if voice.inferred or voice.who.casefold() not in _PRONOUNS:
        return voice
    for sentence in reversed(sentences[max(0, place - LOOKS_BACK) : place]):
        earlier = voice_of(sentence, narrator)
        if not earlier.inferred and earlier.who.casefold() not in _PRONOUNS:
            return voice_of(sentences[place], narrator, earlier.who)
    return voice


@cache
def _verbs() -> ahocorasick.Automaton:
    """Finds any verb of saying, to spare a sentence without one the long patterns."""
    found = ahocorasick.Automaton()
    for word in [*table("voices")["verbs"].split(), *PHRASES.split("|")]:
        found.add_word(word.split(" ")[0], True)
    found.make_automaton()
    return found


@cache
def _without_a_verb() -> tuple[Sparing, ...]:
    """The patterns that need no verb of saying."""
    return tuple(pattern for pattern in _patterns() if isinstance(pattern, Sparing))


@cache
def _patterns() -> tuple[Sparing | re.Pattern[str], ...]:
    """From whose view it is, to who says it: before the verb, after it, in the passive, and nobody."""
    words = table("voices")
    verbs = _any(words["verbs"].split())
    noun = _any(words["sayers"].split())
    title = r"(?:H\.\s?E\.\s)?(?:Mr|Ms|Mrs|Dr|Prof|Ambassador|Sir|Judge|General|Minister)\.?\s"
    name = rf"(?:{title})[A-Z][\w'.-]*(?:\s(?:[A-Z][\w'.-]*|de|da|del|van|von|bin|al|El|Al))*"
    of = r"(?:\s(?:of|for|from|to|on)\s(?:(?:the|its|their)\s)?[\w'-]+(?:(?:\s|,\s|\sand\s)(?:of\s|the\s)?[A-Z][\w'-]*)*){0,3}"
    nouns = rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ne|[Tt]wo|[Ss]enior|[Ss]ome|[Mm]any|[Ll]ocal)\s)?(?:[\w'-]+\s){{0,4}}?(?i:{noun}){of}"
    place = r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
    acronym = r"[A-Z]{3,8}"
    who = rf"(?P<who>{name}|{nouns}|(?:[Tt]he\s)?{acronym}|{place}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
    aside = r"(?:(?P<aside>,\s[^;]{2,110}?),|\s\([^)]*\))?"
    helps = r"(?:\s(?:also|further|then|has|have|had|in turn|therefore|nevertheless|however|thus|again|will|would|likewise|too|both|wish(?:es)? to|would like to))*"
    verb = rf"(?P<verb>{PHRASES}|{verbs})"
    starts = r"(?:^|(?<=[,;:\"]\s)|(?<=\band\s)|(?<=\bthat\s)|(?<=\bas\s)|(?<=\bbut\s)|(?<=\bwhich\s)|(?<=\bwhere\s))"
    ways = _any(words["ways"][:-1])
    whose = r"(?P<who>(?:[Tt]heir|[Hh]is|[Hh]er|(?:the\s)?[\w-]+s?'s?))"
    return (
        Sparing(
            rf"\b(?P<way>(?i:{ways}))\s(?P<who>(?:the\s)?[^,;.\"]{{3,110}}?)(?=,|;|\.|\"|$|\s(?:almost|some|about|more|at least|an?)\s)",
            [way[1:] for way in words["ways"][:-1]],
        ),
        Sparing(rf"\b[Ii]n\s{whose}\s(?P<way>{_any(VIEWS)})\b", VIEWS),
        re.compile(rf"{starts}{who}{aside}{helps}\s{verb}\b(?!\s(?:by)\b)"),
        re.compile(rf"[\",]\s{verb}\s{who}"),
        re.compile(rf"\b(?:is|are|was|were|been)\s(?:also\s)?{verb}\b[^.;]{{0,60}}?\bby\s{who}"),
        Sparing(
            rf"\b(?P<passive>(?:is|are|was|were|has been|have been)\s(?:also\s|widely\s)?(?:{_any(words['impersonal'].split())}))\b",
            words["impersonal"].split(),
        ),
    )


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
