"""How an observation is told: with its voice and its hedge, or weaker ones, never stronger.

The words of the observation are kept as they are, so every hedge in them stays; the verb is the voice's own or a
weaker one.
"""

import re

from headway.engines.reports.values import Voice
from headway.engines.reports.words import as_clause, as_sentence

STRENGTH = {
    "confirmed": 6, "confirms": 6, "confirm": 6, "verified": 6, "established": 6, "ascertained": 6,
    "found": 5, "finds": 5,
    "concluded": 5, "concludes": 5, "determined": 5, "assessed": 4, "assesses": 4, "assess": 4,
    "observed": 3, "observes": 3, "observe": 3, "saw": 3, "noted": 2, "notes": 2, "note": 2, "recalled": 2,
    "stressed": 2,
    "emphasised": 2, "emphasized": 2, "underlined": 2, "highlighted": 2, "acknowledged": 2, "welcomed": 2,
    "commended": 2,
    "stated": 1, "states": 1, "state": 1, "said": 1, "says": 1, "reported": 1, "reports": 1, "report": 1, "informed": 1,
    "reiterated": 1, "explained": 1, "indicated": 1, "announced": 1, "declared": 1, "added": 1, "described": 1,
    "expressed": 1, "pledged": 1, "undertook": 1, "recommended": 1, "recommends": 1, "encouraged": 1, "called": 1,
    "considers": 0, "consider": 0, "considered": 0, "believes": 0, "believe": 0, "believed": 0, "estimates": 0,
    "estimate": 0, "estimated": 0, "suggested": 0, "suggests": 0, "expects": 0, "thinks": 0, "according to": 0,
}  # fmt: skip
"""How much a verb claims: 6 that it was checked, 5 that it was found, … 1 that it was said, 0 that it is held so."""

AGAIN = ("further ", "also ")
CONFIRMING = 6
_WEAKER_THAN_CONFIRMED = "stated"
_UNKNOWN_VERB = "stated"

_FINITE = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|does|do|did|remains?|continues?"
    r"|contributes?|took|made|left|began|became|gave|held|led|went|came|grew|rose|fell|kept|lies|needs)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:made|left|held|led|kept)\s+(?:by|in|at|on|with|under|from)\b", re.IGNORECASE)
"""No verb of its own: "circles led by women", "talks held in May"."""
_SUBORDINATE = re.compile(r"\b(which|who|that|where|whose|when|as|if|because)\b", re.IGNORECASE)
_TAKES_NO_THAT = {"informed", "described", "expressed", "welcomed", "commended", "encouraged", "called", "undertook"}
_TAKES_A_THING = {
    "noted", "notes", "observed", "observes", "welcomed", "commended", "acknowledged", "stressed", "emphasised",
    "emphasized", "underlined", "highlighted", "recalled", "reiterated", "reaffirmed", "described", "expressed",
    "announced", "requested", "explained", "recommended",
}  # fmt: skip
"""Verbs that take what they speak of without "that": "noted the work of the Centre"."""
_NAMES_A_THING = re.compile(r"(the|its|their|a|an)\b(?! (?:said|latter|former)\b)", re.IGNORECASE)


def tell(
    voice: Voice, text: str, *, examined: bool = False, english: bool = True, clause: bool = False, again: int = 0
) -> str:
    """The observation as one sentence that says who said it and with which verb.

    A full clause follows "that" (`clause`: the source itself has it so), a thing that was noted follows the verb, and
    anything else is quoted as it stands, as is a clause whose first word may be a name. "Confirmed" and its like are
    printed only when `examined` (a document was reviewed or the thing seen on site), else weakened to "stated".
    `again` counts the sentences just before that had the same voice: this one says "also" or "further".
    """
    words = as_clause(text)
    if tells_its_voice(voice, words) and (examined or strength(voice.verb) < CONFIRMING):
        return as_sentence(words)
    verb = _verb_for(voice, examined=examined)
    if verb == "according to":
        return as_sentence(
            f"According to {voice.who.strip() or 'the source'}{_inferred(voice)}, {_told(words, english)}"
        )
    who = voice.who.strip()
    opening = f"{who} {AGAIN[again % 2] if again else ''}{verb}{_inferred(voice)}"
    if english and verb not in _TAKES_NO_THAT and (clause or is_clause(words)) and may_be_lowered(words):
        return as_sentence(f"{opening} that {lowered(words)}")
    if english and verb in _TAKES_A_THING and not is_clause(words) and _NAMES_A_THING.match(words):
        return as_sentence(f"{opening} {lowered(words)}")
    return as_sentence(f"{opening}: “{words}”")


def tells_its_voice(voice: Voice, words: str) -> bool:
    """Whether the words say themselves who said it and with which verb, so that telling it again would repeat them."""
    verb, who = voice.verb.strip().lower(), voice.who.strip().lower().removeprefix("the ")
    if not verb or not who:
        return False
    if verb == "according to":
        return re.match(rf"according to (?:the )?{re.escape(who)}\b", words.lower()) is not None
    if who == "it" and verb.startswith("is "):
        return re.search(rf"\b(?:is|are|was|were) {re.escape(verb[3:])}\b", words.lower()) is not None
    place = re.search(rf"\b{re.escape(verb)}\b", words.lower())
    return place is not None and who in words.lower()[: place.start()]


def is_clause(words: str) -> bool:
    """Whether the words surely hold a finite verb of their own, outside a subordinate clause."""
    head = _SUBORDINATE.split(words, maxsplit=1)[0]
    return any(found.start() > 0 and not _PARTICIPLE.match(head, found.start()) for found in _FINITE.finditer(head))


def strength(verb: str) -> int:
    """How much the verb claims; an unknown verb counts as saying."""
    return STRENGTH.get(verb.strip().lower(), STRENGTH[_UNKNOWN_VERB])


def _verb_for(voice: Voice, *, examined: bool) -> str:
    verb = voice.verb.strip().lower()
    if not voice.who.strip() or not verb or verb == "according to":
        return "according to"
    if strength(verb) >= CONFIRMING and not examined:
        return _WEAKER_THAN_CONFIRMED
    return verb


def _inferred(voice: Voice) -> str:
    return " (speaker inferred)" if voice.inferred else ""


def _told(words: str, english: bool) -> str:
    return lowered(words) if english and is_clause(words) and may_be_lowered(words) else f"“{words}”"


_FUNCTION_WORDS = re.compile(
    r"(the|a|an|in|on|at|of|for|some|several|many|most|all|almost|about|around|approximately|nearly|roughly|more|fewer|less|up|to|there|it"
    r"|they|these|those|this|that|its|their|his|her|other|no|not|nobody|both|each|such|since|while|during|after|before"
    r"|two|three|four|five|six|seven|eight|nine|ten|every|any|another)"
)


def may_be_lowered(words: str) -> bool:
    """Whether the words can go on inside a sentence: they begin small already, or with a word that is no name."""
    first = words.partition(" ")[0]
    return not first[:1].isupper() or bool(_FUNCTION_WORDS.fullmatch(first.lower()))


def lowered(words: str) -> str:
    """The first word without its capital, when it is one that has none inside a sentence."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if _FUNCTION_WORDS.fullmatch(first.lower()) else words
