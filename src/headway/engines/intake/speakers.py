"""To whom statements are attributed: a name and office where the text gives them, else the office alone.

A person speaks where a verb of saying stands beside the name, beside the surname alone, or beside the pronoun that stands for the
person last named; an office speaks for itself, by name where the text gives it to one person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headway.engines.intake.attribution import Attribution, attribution_in
from headway.engines.intake.offices_speaking import offices_speaking, organisation_in
from headway.engines.intake.persons import Person, Taken, persons_in
from headway.engines.intake.scene import Scene
from headway.engines.intake.values import Sentence, Speaker

_OF_A_GROUP = re.compile(
    r"\b(?:compos\w+ of|comprising|comprised|consist\w+ of|includ\w+|made up of|accompanied by|met(?: with)?|led by|headed by|chaired by)\b[^;]{0,160}$"
)
_SURNAME = re.compile(
    r"\b(?:(?:[A-ZÀ-Ý][\w'’-]+|De|de|van|von|al|el|El|Al|bin)[\s-]){0,3}?(?P<last>[A-ZÀ-ÝĀ-Ž][\w'’-]+)(?=[\s,])"
)
_WORD = re.compile(r"[\w'’-]+")
_GROUP_REACH = 170
_BEFORE_REACH = 60
_PRONOUN_REACH = 2
_UNDER_IT = frozenset({"deputy", "vice", "assistant", "former", "acting", "under", "state"})
"""Words that make of an office another one."""


def find_speakers(scene: Scene) -> tuple[Speaker, ...]:
    """Speakers in the order of the text, each once."""
    how, taken = attribution_in(scene.language), Taken.of(scene)
    persons = [list(persons_in(scene, sentence, how, taken)) for sentence in scene.prose]
    known = _Known(persons)
    found: list[tuple[Speaker, frozenset[str]]] = []
    met: set[frozenset[str]] = set()
    words_met: set[str] = set()
    for speaker in _all(scene, how, persons, known):
        key = _key(speaker)
        if not key or key in met:
            continue
        if not key.isdisjoint(words_met) and any(key <= other or other <= key for _, other in found):
            continue
        met.add(key)
        words_met |= key
        found.append((speaker, key))
    return tuple(speaker for speaker, _ in found)


def persons_in_office(scene: Scene) -> frozenset[str]:
    """The persons to whom the text gives an office; what somebody did ("who led the cell") is none."""
    how, taken = attribution_in(scene.language), Taken.of(scene)
    found = (person for sentence in scene.prose for person in persons_in(scene, sentence, how, taken))
    return frozenset(
        person.name for person in found if " " in person.name and person.office and not person.office.startswith("who ")
    )


class _Known:
    """The persons of a text by surname, and who holds which office."""

    def __init__(self, persons: Sequence[Sequence[Person]]) -> None:
        self.by_surname: dict[str, Person] = {}
        self.holders: list[tuple[str, frozenset[str]]] = []
        for person in (one for of_sentence in persons for one in of_sentence):
            best = self.by_surname.get(person.surname)
            if best is None or (len(person.name.split()), bool(person.office)) > (
                len(best.name.split()),
                bool(best.office),
            ):
                self.by_surname[person.surname] = person
            if " " in person.name:
                self.holders += [(person.name, _words(office)) for office in (person.office, person.further) if office]

    def in_full(self, person: Person) -> Person:
        """A person by the fullest name that the text gives, with the office given beside the one or the other."""
        best = self.by_surname.get(person.surname, person)
        if not person.bare <= best.bare:
            return person
        return replace(best, office=person.office or best.office) if len(best.name) > len(person.name) else person

    def holder_of(self, office: str) -> str:
        """Who an office alone is ("the Special Rapporteur said"), if the text gives that office to one person and no other."""
        words = _words(office)
        named = {name for name, its in self.holders if words <= its and not (its - words) & _UNDER_IT}
        surnames = {name.split()[-1] for name in named}
        return max(named, key=len) if words and len(surnames) == 1 else ""


def _all(scene: Scene, how: Attribution, persons: Sequence[Sequence[Person]], known: _Known) -> Iterator[Speaker]:
    last: Person | None = None
    since = 0
    for place, sentence in enumerate(scene.prose):
        plain, here = scene.said(sentence), persons[place]
        since += 1
        named = [*here, *_by_surname(scene, sentence, known)]
        told: list[Person] = []
        offices: list[Speaker] = []
        if how.tells.search(plain):
            told = list(_persons_speaking(sentence, plain, how, named))
            offices = list(offices_speaking(scene, sentence)) if scene.language == "en" else []
            if not told and not offices:
                told = list(_by_pronoun(sentence, plain, how, named, last if since <= _PRONOUN_REACH else None))
            for person in told:
                yield _as_speaker(scene, known.in_full(person))
            for speaker in offices:
                yield speaker if speaker.name else replace(speaker, name=known.holder_of(speaker.office))
        if told or offices or named:
            last, since = (told[0] if told else None if offices else _meant(sentence, plain, named)), 0


def _meant(sentence: Sentence, plain: str, persons: Sequence[Person]) -> Person | None:
    """For whom a pronoun would stand after these were named: the only one who was not met or listed, else the only one."""
    alone = [p for p in persons if not _is_of_a_group(plain, p.start - sentence.start)] or persons
    return alone[0] if len({person.surname for person in alone}) == 1 else None


def _is_of_a_group(plain: str, start: int) -> bool:
    return bool(_OF_A_GROUP.search(plain, max(0, start - _GROUP_REACH), start))


def _by_pronoun(
    sentence: Sentence, plain: str, how: Attribution, named: Sequence[Person], last: Person | None
) -> Iterator[Person]:
    """For whom a pronoun with a verb of saying stands: whoever was named before it in its sentence, else shortly before."""
    pronoun = how.pronoun_says.search(plain)
    if pronoun:
        before = [person for person in named if person.end - sentence.start <= pronoun.start()]
        meant = _meant(sentence, plain, before) if before else last
        if meant and not _is_other_sex(meant.name, pronoun[0]):
            yield meant


def _is_other_sex(name: str, pronoun: str) -> bool:
    return bool(
        re.search(r"\bMrs?\.? ", name) and pronoun.startswith("she") and not re.search(r"\bMrs\b", name)
    ) or bool(re.search(r"\bM(?:s|rs)\b", name) and pronoun.startswith("he"))


def _persons_speaking(sentence: Sentence, plain: str, how: Attribution, named: Sequence[Person]) -> Iterator[Person]:
    """Persons with a verb of saying beside them."""
    joined = 0
    for person in named:
        start, end = person.start - sentence.start, person.end - sentence.start
        after = how.says.match(plain, end)
        before = how.says_before.search(plain, max(0, start - _BEFORE_REACH), start)
        another = joined and how.and_another.fullmatch(plain, joined, start)
        if before or another or (after and ("in whose" in after[0] or not _is_of_a_group(plain, start))):
            yield person
            joined = end if before or another else 0


def _by_surname(scene: Scene, sentence: Sentence, known: _Known) -> Iterator[Person]:
    """Those named in full elsewhere, where their surname alone stands: "De Schutter said"."""
    text, base = scene.text[sentence.start : sentence.end], sentence.start
    if known.by_surname.keys().isdisjoint(_WORD.findall(scene.said(sentence))):
        return
    for hit in _SURNAME.finditer(text):
        person = known.by_surname.get(hit["last"].casefold())
        if person and not person.start <= base + hit.start("last") < person.end:
            yield replace(person, start=base + hit.start(), end=base + hit.end("last"))


def _as_speaker(scene: Scene, person: Person) -> Speaker:
    organisation = organisation_in(scene, person.start, person.end)
    return Speaker(person.start, person.end, person.name, person.office, organisation)


def _key(speaker: Speaker) -> frozenset[str]:
    return _words(speaker.name or speaker.office)


def _words(said: str) -> frozenset[str]:
    return frozenset(
        w for w in re.findall(r"[\w'-]+", said.casefold()) if w not in {"the", "a", "mr", "ms", "mrs", "of", "dr"}
    )
