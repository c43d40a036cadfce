"""Names of people whom a text gives no office: they are not to be taken over, so a person is shown where they stand.

A name is told by a title (Mr., Ms.), or by words about a person beside it (accused, aged 14, daughter of); the words of
other languages are `people.yaml`. Whoever the text gives an office anywhere is in office throughout it. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from headway.engines.intake.blacking import BEGINS, ENDS
from headway.engines.intake.entities import look_at
from headway.engines.intake.layer import Document
from headway.engines.intake.names_abroad import JOIN, NAME, WORD, Told, told_abroad
from headway.engines.intake.readers.reading import read_text
from headway.engines.intake.scene import Scene
from headway.engines.intake.speakers import persons_in_office
from headway.engines.intake.statements import sentences_of
from headway.foundation.core.messages import Message
from headway.foundation.language.identify import language_of

_TITLED = re.compile(
    rf"\b(?P<title>Mr|Mrs|Ms|Miss|Mme|Monsieur|Madame|Herr|Frau|Sr|Sra|г-н|г-жа)\.?\s(?P<name>(?:[A-ZÀ-Þ]\.\s?)*{WORD}(?:\s(?:{JOIN}\s)?{WORD})*)"
)
_PERSON = (
    r"(?:suspects?|accused|defendants?|victims?|detainees?|prisoners?|convict(?:s|ed)?|perpetrators?|offenders?|fugitives?|fighters?"
    r"|witness(?:es)?|informants?|complainants?|survivors?|child|children|minors?|boys?|girls?|orphans?|sons?|daughters?|wife|husband|mother|father"
    r"|widows?|brothers?|sisters?|returnees?|refugees?|asylum[ -]seekers?|deportees?|students?|farmers?|drivers?|(?-i:residents?|nationals?|citizens?)|man|woman|named|called|alias"
    r"|a\.k\.a\.|known as|identified as|arrested|sentenced|killed|injured|charged|extradited|released|detained|deceased)"
)
_BEFORE = re.compile(rf"\b{_PERSON}(?:\s(?:of|was|is|were|being|the|a|an))?[\s,:(“\"']{{1,3}}$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s*(?:,\s*(?:who\s(?:was|is|had been|has been)\s)?(?:aged\s\d+|\d{{1,2}}(?:\syears(?:\sold)?)?\s*,|\d{{1,2}}\syears|born\b|(?:an?|the)\s(?:\w+[\s-]){{0,3}}?{_PERSON}\b)"
    r"|\s*\((?:aged\s)?\d{1,2}(?:\s(?:years|months)[^()]{0,30})?\)|\s*\(born\b"
    rf"|\s(?:was|were|is|has been|had been)\s(?:\w+ly\s)?(?:arrested|sentenced|convicted|killed|injured|charged|detained|extradited|released|kidnapped|abducted|recruited|prosecuted|acquitted|interviewed as a (?:witness|victim))\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(NAME)
_AND = re.compile(rf"\s(?:and|et|y|и)\s(?P<name>{NAME})")
_OFFICE = re.compile(
    r"(?:Minister|President|Ambassador|Judge|Justice|Director|Secretary|Commissioner|Governor|General|Colonel|Prosecutor|Senator|Professor)\b"
)
_OFFICE_BEFORE = re.compile(
    r"\b(?:Minister|President|Ambassador|Judge|Justice|Director|Secretary|Commissioner|Governor|General|Colonel|Major|Captain|Prosecutor|Senator|Chair\w*|Professor|Spokes\w+|Excellency|H\.\s?E\.)(?:\s(?:Mr|Ms|Mrs|Dr)\.?)?\s$"
)
_NOT_A_NAME = frozenset(
    "the a an and of for in on at by to with from this that these those it its he she they we who which when where after before during under over "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "security council resolution committee government ministry state republic court police border guard service agency centre center national federal "
    "counter terrorism act law code article chapter section annex table figure united nations directorate office department commission assembly parliament "
    "airport prison port city district province region street square river mountain university school hospital bank company network union league front army".split()
)


@dataclass(frozen=True, slots=True)
class PrivateName:
    """A name as it stands at `start`:`end`, the sentence around it, and in a few words why it was taken for one."""

    start: int
    end: int
    text: str
    passage: str
    reason: Message


def find_private_names(document: Document) -> tuple[PrivateName, ...]:
    """Every place where somebody without an office is named, in order, also where only the family name stands."""
    language = language_of(document.text)
    scene = look_at(document, sentences_of(document, language), language)
    taken = [(m.start, m.end) for found in (scene.known, scene.offices, scene.states) for m in found]
    abroad = list(told_abroad(scene.text, language))
    in_office = {word for name in _names_in_office(scene, abroad) for word in _words(name)}
    found: dict[tuple[int, int], PrivateName] = {}
    for start, end, reason in _with_those_beside(scene.text, [*_told(scene), *_told_of(abroad)]):
        name = scene.text[start:end]
        if _words(name) & in_office or any(a < end and start < b for a, b in taken) or not _may_be_a_name(name):
            continue
        for at in _everywhere(scene.text, name):
            found.setdefault(at, PrivateName(*at, scene.text[slice(*at)], _around(scene, at[0]), reason))
    return _without_overlaps(sorted(found.values(), key=lambda row: (row.start, -row.end)))


def names_hide(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words sought stands in a text only inside the name of somebody without an office.

    Nobody is looked up by name in what was said of them: such a text is not what a search finds.
    """
    said = read_text(text)
    private = [(name.start, name.end) for name in find_private_names(said)]
    return bool(private) and any(_only_within(said.text, word, private) for word in words)


def _only_within(text: str, word: str, private: Sequence[tuple[int, int]]) -> bool:
    places = [hit.start() for hit in re.finditer(re.escape(word), text, re.IGNORECASE)]
    return bool(places) and all(any(start <= at < end for start, end in private) for at in places)


def _told(scene: Scene) -> Iterator[tuple[int, int, Message]]:
    """Places of names with why they were taken for one; whether in office is not asked here."""
    text = scene.text
    for hit in _TITLED.finditer(text):
        if not _OFFICE_BEFORE.search(text[max(0, hit.start() - 40) : hit.start()]):
            yield hit.start("name"), hit.end("name"), _by_title(hit["title"])
    for hit in _NAMED.finditer(text):
        start, end = _trimmed(hit)
        if " " not in text[start:end] or _OFFICE_BEFORE.search(text[max(0, start - 40) : start]):
            continue
        before = _BEFORE.search(text[max(0, start - 60) : start])
        after = _AFTER.match(text, end)
        if before or after:
            said = (before.group() if before else after.group() if after else "").strip(" ,:(“\"'")
            yield start, end, _by_word(said)


def _told_of(abroad: Sequence[Told]) -> Iterator[tuple[int, int, Message]]:
    for told in abroad:
        if not told.in_office:
            yield told.start, told.end, _reason(told)


def _reason(told: Told) -> Message:
    return _by_title(told.word) if told.is_title else _by_word(told.word)


def _by_title(word: str) -> Message:
    return Message(gettext_noop("“%(word)s” stands before it, and no office beside it"), word=word)


def _by_word(word: str) -> Message:
    return Message(gettext_noop("“%(word)s” stands beside it"), word=word)


def _with_those_beside(text: str, told: Sequence[tuple[int, int, Message]]) -> Iterator[tuple[int, int, Message]]:
    """Each, and whoever is named together with it: "two returnees, Karim Beldan and Lina Torvald"."""
    for start, end, reason in told:
        yield start, end, reason
        joined = _AND.match(text, end)
        if joined and not _OFFICE.match(joined["name"]):
            yield joined.start("name"), joined.end("name"), reason


def _trimmed(hit: "re.Match[str]") -> tuple[int, int]:
    """A run of capitalised words without those that begin a sentence or name a thing ("The Accused Ivan Petrov")."""
    start, words = hit.start(), hit.group().split()
    while words and (words[0].casefold() in _NOT_A_NAME or re.fullmatch(_PERSON, words[0], re.IGNORECASE)):
        start += len(words.pop(0)) + 1
    return start, hit.end() if words else start


def _may_be_a_name(name: str) -> bool:
    return bool(name) and not _words(name) & _NOT_A_NAME and not name.isupper()


def _names_in_office(scene: Scene, abroad: Sequence[Told]) -> Iterator[str]:
    yield from persons_in_office(scene)
    yield from (scene.text[told.start : told.end] for told in abroad if told.in_office)
    for hit in _NAMED.finditer(scene.text):
        if _OFFICE_BEFORE.search(scene.text[max(0, hit.start() - 40) : hit.start()]):
            yield hit.group()


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w'’-]{3,}", name.casefold()))


def _everywhere(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Each place of a name, however its lines are broken, and of its last word alone where that is long enough."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    for hit in re.finditer(rf"{BEGINS}{pattern}{ENDS}", text):
        yield hit.span()
    last = name.split()[-1]
    if len(last) >= 4 and last[0].isupper():
        for hit in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", text):
            yield hit.span()


def _around(scene: Scene, at: int) -> str:
    index = scene.sentence_at(at)
    if scene.sentences and scene.sentences[index].start <= at < scene.sentences[index].end:
        return scene.sentences[index].text
    return " ".join(scene.text[max(0, at - 80) : at + 120].split())


def _without_overlaps(rows: list[PrivateName]) -> tuple[PrivateName, ...]:
    kept: list[PrivateName] = []
    for row in rows:
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return tuple(kept)
