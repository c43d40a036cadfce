"""Who does what in a sentence, by a small reading of its words: enough to tell a step taken from one that is asked for.

An event is a name such as "state:perf" (the State has done something), "visitor:praise:x" or "thing:need" (something must happen);
`data/intake/cues.yaml` has the words. Nothing is weighed here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from headway.engines.intake.tables import table

KEPT = 50_000
THE_STATE = "the-state"
UNNAMED = "thing"
_TOKEN = re.compile(r"[a-z0-9][a-z0-9'-]*|[.,;:\"()]")
_OPENS_A_CLAUSE = frozenset({"that", "which", "who", "whom", ";", ":"})
_LETS_A_SUBJECT_FOLLOW = frozenset({",", "and", "but", "because", "since", "where", "while", "as"})
_HAVE = frozenset({"has", "have", "had"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_TRY, _TRIED = "try", frozenset({"people", "danger"})
"""Whoever is arrested or tried, the State does it."""
_PRONOUNS = frozenset({"it", "they", "she", "he", "its", "their"})


@dataclass(slots=True)
class Told:
    """The events of a sentence with the words that show each, the actor it begins with, and all its words, known phrases made one."""

    events: dict[str, str] = field(default_factory=dict)
    first: str = ""
    words: list[str] = field(default_factory=list)
    _actor: str = ""
    _open: bool = True
    _tense: str = ""

    def add(self, event: str, word: str) -> None:
        self.events.setdefault(event, word)

    def who(self) -> str:
        return self._actor or UNNAMED


def told_in(plain: str, before: str = UNNAMED) -> Told:
    """The events of a folded sentence in which the State's names are written as `THE_STATE`.

    `before` is the actor whom a pronoun at its beginning stands for.
    """
    tokens, senses = _tokens(), _senses()
    words, told = _joined([*chain.from_iterable(map(tokens.__getitem__, plain.split()))]), Told()
    told.words = words
    for place, sense in enumerate(map(senses.__getitem__, words)):
        if sense is None:
            continue
        word = words[place]
        if sense.pronoun and not told._actor:
            told._actor = before
            told.add(f"pronoun:{before}", word)
            continue
        if sense.opens:
            told._open = True
        if not (sense.auxiliary and _is_auxiliary(told, word, words[place + 1] if place + 1 < len(words) else "")):
            if sense.may_be_verb:
                _verb(told, word, sense.acts, place)
            if sense.actor:
                _noun(told, sense.actor)
        if sense.lets_follow:
            told._open = True
        elif sense.tells:
            told.add(sense.tells, word)
    told.first = told.first or before
    return told


@dataclass(frozen=True, slots=True)
class _Sense:
    """What one word may be; `tells` is the event that it is by itself, or ""."""

    pronoun: bool
    opens: bool
    lets_follow: bool
    auxiliary: bool
    may_be_verb: bool
    acts: tuple[str, ...]
    actor: str
    tells: str


class _Senses(dict[str, _Sense | None]):
    """What a word may be, None where it cannot matter; kept for words once met."""

    def __missing__(self, word: str) -> _Sense | None:
        if len(self) > KEPT:
            self.clear()
        self[word] = sense = _sense_of(word) if _tells(word) else None
        return sense


def _tells(word: str) -> bool:
    """Whether a word can matter: one of the lists, a past tense, a gerund, a number, or a possessive."""
    return word in _words().telling or word[-2:] in ("ed", "ng", "'s") or word[0].isdigit()


def _sense_of(word: str) -> _Sense:
    known = _words()
    acts = known.acts.get(word, ())
    past = len(word) > 3 and (word.endswith("ed") or word in known.irregular)
    return _Sense(
        pronoun=word in _PRONOUNS,
        opens=word in _OPENS_A_CLAUSE,
        lets_follow=word in _LETS_A_SUBJECT_FOLLOW,
        auxiliary=word in known.modals or word in _HAVE or word in _BE,
        may_be_verb=bool(acts) or past or word.endswith("ing"),
        acts=acts,
        actor=known.actors.get(word.removesuffix("'s"), ""),
        tells="number"
        if word[0].isdigit()
        else "quoted"
        if word == '"'
        else "purpose"
        if word in known.purpose
        else "",
    )


class _Tokens(dict[str, tuple[str, ...]]):
    """The words and signs of what stands between two spaces, kept once met."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) > KEPT:
            self.clear()
        found = self[chunk] = tuple(_TOKEN.findall(chunk))
        return found


@cache
def _tokens() -> _Tokens:
    return _Tokens()


@cache
def _senses() -> _Senses:
    return _Senses()


def _is_auxiliary(told: Told, word: str, following: str) -> bool:
    modal = _words().modals.get(word)
    if modal:
        told._tense = modal
        told.add(f"{told.who()}:{modal}" if modal != "may" else f"may:{word}", word)
    elif word in _HAVE:
        told._tense = "need" if following == "to" else "perf"
        if following == "to":
            told.add(f"{told.who()}:need", f"{word} to")
    elif word in _BE:
        if not told._tense:
            told._tense = "be"
    else:
        return False
    return True


def _verb(told: Told, word: str, acts: tuple[str, ...], place: int) -> None:
    who, tense = told.who(), told._tense
    if _TRY in acts and who in _TRIED:
        who = "state"
    if acts:
        mood = "need" if tense == "need" else "will" if tense in ("will", "may") else "x"
        for act in acts:
            told.add(f"act:{act}", word)
            told.add(f"{who}:{act}:{mood}", word)
        if tense == "perf":
            told.add(f"{who}:perf", f"has {word}")
        if acts != ("deny",):
            told._open = False
            told._tense = "" if tense in ("perf", "be") else tense
    elif len(word) > 3 and place and (word.endswith("ed") or word in _words().irregular):
        told.add(f"{who}:{tense or 'past'}", word)
        told._open = False
        told._tense = "" if tense in ("perf", "be") else tense
    elif tense == "be" and word.endswith("ing"):
        told.add(f"{who}:progressive", word)
        told._tense = ""


def _noun(told: Told, actor: str) -> None:
    told.add(f"actor:{actor}", actor)
    if not told.first:
        told.first = actor
        told.add(f"first:{actor}", actor)
    if told._open or not told._actor:
        told._actor, told._open = actor, False


def _joined(words: list[str]) -> list[str]:
    """Phrases of the table made one word each."""
    starts = _words().phrases
    found: list[str] = []
    last = 0
    for place in [place for place, word in enumerate(words) if word in starts]:
        if place < last:
            continue
        for rest in starts[words[place]]:
            end = place + 1 + len(rest)
            if words[place + 1 : end] == rest:
                found += [*words[last:place], " ".join([words[place], *rest])]
                last = end
                break
    return [*found, *words[last:]] if last else words


@dataclass(frozen=True, slots=True)
class _Words:
    actors: Mapping[str, str]
    acts: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, list[list[str]]]
    modals: Mapping[str, str]
    irregular: frozenset[str]
    purpose: frozenset[str]
    telling: frozenset[str]


@cache
def _words() -> _Words:
    """The table, turned round: from word to class."""
    cues = table("cues")
    acts: dict[str, tuple[str, ...]] = {}
    for act, words in cues["acts"].items():
        for word in words.split():
            acts[word] = (*acts.get(word, ()), act)
    phrases: dict[str, list[list[str]]] = {}
    for act, listed in cues["phrases"].items():
        for phrase in listed:
            first, *rest = phrase.split()
            phrases.setdefault(first, []).append(rest)
            acts[phrase] = () if act == "nothing" else (act,)
    actors = {word: actor for actor, words in cues["actors"].items() for word in words.split()}
    for actor, listed in cues["named"].items():
        for phrase in listed:
            first, *rest = phrase.split()
            phrases.setdefault(first, []).append(rest)
            actors[phrase] = actor
    modals = {word: modal for modal, words in cues["modals"].items() for word in words}
    for phrase in (modal for modal in modals if " " in modal):
        first, *rest = phrase.split()
        phrases.setdefault(first, []).append(rest)
    for options in phrases.values():
        options.sort(key=len, reverse=True)
    irregular, purpose = frozenset(cues["irregular"].split()), frozenset(cues["purpose"])
    return _Words(
        actors=actors,
        acts=acts,
        phrases=phrases,
        modals=modals,
        irregular=irregular,
        purpose=purpose,
        telling=irregular.union(
            purpose, actors, acts, modals, _HAVE, _BE, _PRONOUNS, _OPENS_A_CLAUSE, _LETS_A_SUBJECT_FOLLOW, ['"']
        ),
    )
