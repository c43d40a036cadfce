"""What kind of visit it is, as the text says, else as that body's visits are called."""

import re
from collections.abc import Iterator
from functools import cache

from headway.engines.intake.scene import Scene
from headway.engines.intake.tables import table
from headway.engines.intake.values import Sentence
from headway.foundation.language.words import folded

_KIND_NOUN = re.compile(
    r"\b(?:visits?|missions?|assessments?|evaluations?|reviews?|visites?|visitas?|mision(?:es)?|delegations?|dialogue|визит\w*|поездк\w*)\b|زيارة"
)
_FOLLOWS_UP = re.compile(
    r"\b(?:visit(?:ed)?|mission|was in|travell?ed|returned)\b[^.;]{0,140}\bto follow up (?:on|to) (?:the |its |their )?(?:\w+ ){0,2}(?:recommendations|findings|visit)\b"
)
_TO_ASSESS = re.compile(r"\bassessment (?:visit|mission)|\bto assess\b|\bvisite d'evaluation|\bvisita de evaluacion")
_IN_FOLLOW_UP = re.compile(r"\b(?:this was |is |was |in )(?:a |in )?follow-?up (?:to|on)\b")
_FOLLOW_UP_HEADED = re.compile(r"\bfollow(?:s|ed)? up\b|\bfollow-up (?:in|to)\b")
_LEAD = re.compile(r"(?:[\w'/-]+[\s,]+){0,5}$")
_FIRST_OF_ITS_PARTS = re.compile(r"\bfirst (?:day|time|phase|part|of|half|two|three)\b|\bat first\b")
_FIRST_VISIT = re.compile(
    r"\b(?:initial|first(?:-ever| ever)?|premiere|primera|initiale|перв\w*)\b(?:\s[\w-]+){0,2}\s*$"
)
_HAD_BEEN = re.compile(
    r"\bhad (?:already |previously |last )?(?:been|conducted|carried out|paid|undertaken|had|made|received|hosted)\b[^.;,]{0,40}$"
)
_THIS_WAS = re.compile(r"\b(?:this|it) (?:is|was|marked|constituted) (?:the|its|their|also|only)\b[^.;,]{0,40}$")
_AFTER_ONE = re.compile(
    r"\b(?:since|previous|earlier(?! this| today)|last(?! week| month| year| \w+day)|past|prior|recommendations?|in follow-?up to|following|after|further to|the committee's)\b(?! a\b)[^.;,]{0,50}$"
)
_OF_A_YEAR = re.compile(r"\s(?:of|in|held in|conducted in|undertaken in)\s(?:[a-z]+\s)?(?:19|20)\d\d\b")
_OWN = re.compile(r"\b(?:its|their|the|the committee's|'s)\s[^.;,]{0,30}$")
_IN_GENERAL = re.compile(r"\b(?:rounds?|series|cycle|number|set|dozens|programme) of\b[^.;,]{0,40}$")
_MANY = re.compile(r"\b(?:\d+|such|many|several|dozens of|hundreds of|all|these)\s(?:[\w-]+\s){0,2}$")
_APPOSED = re.compile(r"^.*,\s(?:a|an|the)\s")
_IN_ITS_YEAR = re.compile(
    r"(?:\sto (?:the )?[\w-]+)?\s(?:(?:that|which)\s)?(?:came|was|were|took place|followed|had been|had taken place)\s(?:held\s|conducted\s)?in\s(?:[a-z]+\s)?(?:19|20)\d\d\b"
)


def kind_of(scene: Scene, body: str | None, told: Sentence | None = None) -> str:
    """The kind of visit as the text says, from the title first, then in the order of the text, then where it tells the days (`told`)."""
    headings = [s for s in scene.sentences if s.kind == "heading"]
    default = _usual(body)
    for group in (headings[:1], scene.prose[:2], [*headings[1:], *scene.prose[2:5]]):
        found = {kind for sentence in group for kind in _kinds_in(scene, sentence, default)}
        if default == "country visit" and default in found:
            return default
        for kind in _kinds():
            if kind in found:
                return kind
    if told and told not in scene.prose[:5]:
        late = set(_kinds_in(scene, told, default, looks_back=True))
        if late:
            return next(kind for kind in _kinds() if kind in late)
    return default or str(table("visit-kinds")["otherwise"])


def _usual(body: str | None) -> str:
    """What a body's visits are called where the text does not say; "" where nothing is usual."""
    body = "Special Rapporteur" if body and body.startswith("Special Rapporteur") else body
    return next((str(usual["kind"]) for usual in table("visit-kinds")["defaults"] if body in usual["bodies"]), "")


def _kinds_in(scene: Scene, sentence: Sentence, default: str, *, looks_back: bool = False) -> Iterator[str]:
    """Kinds that a sentence names, not of a visit in the background unless the text looks back on its own; an "official mission" that assesses is a country visit only of those whose visits are called so."""
    said = scene.said(sentence)
    if "follow" in said:
        if _IN_FOLLOW_UP.search(said) or _FOLLOWS_UP.search(said):
            yield "follow-up"
        if sentence.kind == "heading" and _FOLLOW_UP_HEADED.search(said):
            yield "follow-up"
    for noun in _KIND_NOUN.finditer(said):
        before = said[max(0, noun.start() - 60) : noun.start()]
        lead = _LEAD.search(before)
        words = _APPOSED.sub(" ", f" {lead[0] if lead else ''} ").replace(",", " ")
        behind = said[noun.end() : noun.end() + 24].lstrip()
        found = [
            kind
            for kind, names in _kinds().items()
            if (any(name in words for name in names) and not _is_other(kind, words, noun[0]))
            or behind.startswith(_kinds_behind()[kind])
        ]
        if "country visit" in found and default not in ("", "country visit") and _TO_ASSESS.search(scene.plain):
            found.remove("country visit")
        if found and (looks_back or not _is_background(said, noun.start(), noun.end())):
            yield from found
    if "peer review" in said or "peer-review" in said:
        yield "peer review"


def _is_other(kind: str, words: str, noun: str) -> bool:
    """Words of a kind that say something else here: the first of several days, a person's first, high-level meetings."""
    if kind == "initial":
        return bool(_FIRST_OF_ITS_PARTS.search(words)) or not _FIRST_VISIT.search(words)
    if kind in ("peer review", "country visit"):
        return noun in ("assessment", "assessments", "delegation", "review") or (
            kind == "peer review" and noun.startswith("visit")
        )
    if kind == "high-level":
        return noun in ("assessment", "assessments", "review", "delegations") or "meetings" in words
    return noun.startswith("delegation")


def _is_background(said: str, start: int, end: int) -> bool:
    """Whether this naming of a visit is of an earlier one, or of visits in general."""
    before, after = said[max(0, start - 70) : start], said[end : end + 45]
    if (said[start:end].endswith("visits") and _MANY.search(before)) or _IN_ITS_YEAR.match(after):
        return True
    if _IN_GENERAL.search(before):
        return True
    if _HAD_BEEN.search(before):
        return True
    if _THIS_WAS.search(before):
        return False
    if _AFTER_ONE.search(before):
        return True
    return bool(_OF_A_YEAR.match(after) and _OWN.search(before)) and "this" not in before


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Kinds with their words as they stand among others; what is not in Latin letters is a stem that takes endings."""
    return {
        entry["kind"]: tuple(f" {word} " if word.isascii() else f" {word}" for word in map(folded, entry["words"]))
        for entry in table("visit-kinds")["kinds"]
    }


@cache
def _kinds_behind() -> dict[str, tuple[str, ...]]:
    entries = table("visit-kinds")["kinds"]
    return {entry["kind"]: tuple(folded(word) for word in entry.get("behind", ())) for entry in entries}
