"""A status as said, proposed as a level of the scale of progress: never more than it says, the weakest of several."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_noop

from headway.engines.intake.tables import table
from headway.foundation.core.messages import NOTHING_SAID, Message
from headway.foundation.language.words import folded

_WEAKEST_FIRST = ("not-started", "planned", "under-way", "partially", "largely", "implemented")
_AHEAD = 24


@dataclass(frozen=True, slots=True)
class Proposed:
    """A level with the reason; "" where the words stand for none."""

    level: str
    reason: Message


NONE = Proposed("", NOTHING_SAID)


def level_of(status: str) -> Proposed:
    """The level that a status can be proposed as. A negated or restricted "implemented" is not implemented."""
    plain = " ".join(folded(status).split()).replace("œ", "oe")
    if not plain:
        return NONE
    found = _found(plain)
    if not found:
        return Proposed(
            "", Message(gettext_noop("“%(status)s” stands for no level of the scale"), status=status.strip())
        )
    if any(level == "" for level, _ in found):
        return Proposed("", Message(gettext_noop("“%(status)s” denies more than it says"), status=status.strip()))
    level, words = min(found, key=lambda one: _rank(one[0]))
    if level == "implemented" and _excepted().search(plain):
        return Proposed("partially", Message(gettext_noop("“%(words)s”, but with an exception"), words=words))
    return Proposed(level, Message(gettext_noop("says “%(words)s”"), words=words))


def _found(plain: str) -> list[tuple[str, str]]:
    """Each level named, with its words; "" for one that is denied."""
    found = []
    for hit in _words().finditer(plain):
        level = _level_named(hit[0])
        denied = _denied().search(plain[max(0, hit.start() - _AHEAD) : hit.start()])
        found.append(("" if denied and level != "not-started" else level, hit[0]))
    return found


def leading_status(text: str) -> str:
    """The status with which a response begins ("Implemented. The law …", "Status: ongoing"), "" where it begins otherwise."""
    plain = folded(text)
    labelled = re.match(r"\W*(?:status|statut|estado|статус|الحالة)\s?[:：]\s?", plain)
    at = labelled.end() if labelled else 0
    end = re.search(r"[.;:\n–—]|$", plain[at:])
    head = plain[at : at + (end.start() if end else 0)].strip()
    if labelled or (_words().match(head) and len(head.split()) <= 6) or (_found(head) and len(head.split()) <= 4):
        return text[at : at + len(plain[at:]) if end is None else at + end.start()].strip()
    return ""


def says_nil(text: str) -> bool:
    """Whether a cell says that there is nothing to report; an empty one says nothing."""
    plain = " ".join(folded(text).split()).replace("œ", "oe").strip(" .-–—")
    return plain in _nil()


def weakest(levels: Iterable[str]) -> str:
    """Of several levels the one that says least."""
    return min(levels, key=_rank)


def _rank(level: str) -> int:
    return _WEAKEST_FIRST.index(level) if level in _WEAKEST_FIRST else len(_WEAKEST_FIRST)


def _level_named(words: str) -> str:
    return _levels()[words]


@cache
def _levels() -> dict[str, str]:
    return {folded(word): level for level, words in table("response-tables")["levels"].items() for word in words}


@cache
def _words() -> re.Pattern[str]:
    spelled = sorted((re.escape(word) for word in _levels()), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelled)})(?![^\W_])")


@cache
def _denied() -> re.Pattern[str]:
    spelled = sorted((re.escape(folded(word)) for word in table("response-tables")["negations"]), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelled)})\s(?:\w+\s){{0,2}}$")


@cache
def _excepted() -> re.Pattern[str]:
    spelled = (re.escape(folded(word)) for word in table("response-tables")["exceptions"])
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelled)})(?![^\W_])")


@cache
def _nil() -> frozenset[str]:
    return frozenset(folded(word) for word in table("response-tables")["nil"])
