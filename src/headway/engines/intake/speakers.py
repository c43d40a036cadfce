"""To whom statements are attributed: a name and office where the text gives them, else the office alone."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headway.engines.intake.national_lists import Office
from headway.engines.intake.scene import Scene
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Sentence, Speaker

_SAID = (
    r"(?:said|says|stated|states|noted|notes|added|adds|stressed|emphasi[sz]ed|underlined|underscored|highlighted|reiterated"
    r"|recalled|explained|reported|announced|declared|affirmed|reaffirmed|confirmed|commented|observed|remarked|told|thanked"
    r"|welcomed|acknowledged|expressed|praised|commended|pledged|concluded|pointed out|urged|called|assured|recommended)"
)
_HONORIFIC = r"(?:H\.\s?E\.\s(?:Mr\.?|Ms\.?|Mrs\.?)?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Professor|Ambassador|Sir|Judge|(?:His|Her) Excellency(?:\s(?:Mr|Ms|Mrs|Dr)\.?)?|(?:Major|Lieutenant|Brigadier)(?:[ -]General)?(?:\sEngineer)?|Maj\.? Gen\.?|Brig\.? Gen\.?|General|Colonel)"
_NAME_WORD = r"(?!(?:Mr|Mrs|Ms|Dr|H\.E)\b)(?:[A-ZÀ-ÝĀ-Ž][\w'’.-]*|de|da|del|der|den|di|al|el|ben|bin|van|von|El-[A-Z]\w+|Al-[A-Z]\w+)"
_NAME = rf"(?:[A-ZÀ-ÝĀ-Ž][\w'’.-]*(?:\s{_NAME_WORD}){{0,4}})"
_OFFICE_WORD = (
    r"(?:Chief|Director|Head|Minister|Deputy|Secretary|President|Prime Minister|Chair(?:man|person|woman)?|Representative|Leader"
    r"|Coordinator|Commissioner|Executive|Assistant|Under-Secretary|Team [Ll]eader|Senior|Rapporteur|Ambassador|Officer|Expert"
    r"|Prosecutor|Attorney|Member|Manager|Advis[eo]r|Spokes\w+|Governor|Inspector|team leader|head|director|chief|leader|member)"
)
_NAMED = re.compile(
    rf"(?P<name>{_HONORIFIC}\s{_NAME}|{_NAME})(?P<office>,\s(?:[^,;“”\"]{{0,40}}\b)?{_OFFICE_WORD}\b[^,;“”\".]{{0,110}})?"
)
_AFTER_QUOTE = re.compile(rf"[”\"]\s*(?:,\s*)?(?:{_SAID}\s)?")
_REPRESENTATIVE = Sparing(
    r"\b(?P<office>(?:[Aa]|[Tt]he)?\s?(?:senior\s)?[Rr]epresentatives?\sof\sthe\s(?P<org>[A-Z][^,;.“”]{2,110}?))"
    rf"(?=\s(?:also\s)?{_SAID}\b)",
    ["epresentative"],
)
_OFFICE_SAYS = Sparing(
    rf"(?<![\w-])(?P<office>[Tt]he (?:[A-Z][\w-]+ )?(?:(?:Prime |Deputy |Vice )?(?:Minister|President|Secretary|Prosecutor|Attorney)"
    rf"(?:[- ]General)?|Special Rapporteur|Executive Director|team leader|head of (?:the )?(?:delegation|mission)|Chair(?:person|man)?)"
    rf"(?: (?:of|for) (?:the )?[A-Z][\w’' -]{{2,60}}?)?)\s(?:also\s)?{_SAID}\b",
    [
        "Minister",
        "President",
        "Secretary",
        "Prosecutor",
        "Attorney",
        "Rapporteur",
        "Director",
        "leader",
        "head of",
        "Chair",
    ],
)
_ACCORDING = Sparing(
    rf"\b[Aa]ccording to (?P<role>(?:the |a )?(?:representatives? of (?:the )?(?P<org>[A-Z][^,;.“”]{{2,80}}?)|[^,;.“”]{{0,100}}?))"
    rf"(?:,\s(?P<name>(?:{_HONORIFIC}\s)?{_NAME}))?(?=,)",
    ["ccording to "],
)
_IN_OFFICE = re.compile(
    r"(?:the )?(?:Head|Chief|Director|Minister|Secretary|Governor|Chair\w*|Prosecutor|Commissioner) (?:of|for) "
)
_TITLED = re.compile(
    rf"(?P<office>(?:[A-Z][\w-]+\s){{0,3}}?(?:Minister|President|Director|Secretary|Chair\w*|Coordinator|Commissioner|Prosecutor|Attorney-General|Rapporteur|Expert|Governor|Spokes\w+))"
    rf"\s(?P<name>[A-ZÀ-ÝĀ-Ž][\w'’.-]*(?:\s{_NAME_WORD}){{1,3}})"
)
_OFFICE_AHEAD = re.compile(rf"(?P<office>[Tt]he\s(?:[\w'’-]+\s){{0,4}}?{_OFFICE_WORD}\b[^,;.“”\"]{{0,70}}),\s$")
_OF_A_GROUP = re.compile(
    r"\b(?:compos\w+ of|comprising|comprised|consist\w+ of|includ\w+|made up of|accompanied by|met(?: with)?|led by|headed by|chaired by)\b[^;]{0,160}$"
)
_TELLS = Sparing(rf"\b{_SAID}\b|\b[Aa]ccording to\b")
_SAYS = re.compile(rf"[,\s]*(?:also\s)?{_SAID}\b")
_SAYS_LATER = re.compile(rf"(?:,\s[^,;.“”\"]{{2,60}})?,\s(?:who|which)\s[^,;.“”\"]{{2,80}},\s(?:also\s)?{_SAID}\b")
_SAYS_BEFORE = re.compile(rf"(?:\b{_SAID}|\b[Aa]ccording to)\s(?:the\s)?$")
_PERSONS = re.compile(rf"^{_HONORIFIC}")


def find_speakers(scene: Scene) -> tuple[Speaker, ...]:
    """Speakers in the order of the text, each once."""
    found: dict[str, tuple[Speaker, frozenset[str]]] = {}
    taken = _Taken.of(scene)
    holders: list[tuple[str, frozenset[str]]] | None = None
    for sentence in scene.prose:
        for told in _in(scene, sentence, taken):
            speaker = told
            if not told.name:
                holders = list(_holders(scene, taken)) if holders is None else holders
                speaker = _named_elsewhere(holders, told)
            key = _key(speaker)
            if key and not any(key <= other or other <= key for _, other in found.values()):
                found[f"{speaker.start}"] = speaker, key
    return tuple(speaker for speaker, _ in found.values())


def persons_in_office(scene: Scene) -> frozenset[str]:
    """The persons to whom the text gives an office."""
    return frozenset(name for name, _ in _holders(scene, _Taken.of(scene)))


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where bodies, offices and States are named: in order, so that a stretch is looked up and not compared with all."""

    spans: list[tuple[int, int]]
    longest: int

    @classmethod
    def of(cls, scene: Scene) -> "_Taken":
        spans = sorted((m.start, m.end) for named in (scene.known, scene.offices, scene.states) for m in named)
        return cls(spans, max((end - start for start, end in spans), default=0))

    def has(self, start: int, end: int) -> bool:
        """Whether anything is named within the stretch."""
        first, last = bisect_left(self.spans, (start - self.longest, 0)), bisect_left(self.spans, (end, 0))
        return any(begun < end and start < ended for begun, ended in self.spans[first:last])


def _named_elsewhere(holders: Sequence[tuple[str, frozenset[str]]], speaker: Speaker) -> Speaker:
    """Who an office alone is ("the Special Rapporteur said"), if the text gives that office to one person and no other."""
    words = _key(speaker)
    named = {name for name, its in holders if words <= its and not (its - words) & _UNDER_IT}
    return replace(speaker, name=named.pop()) if words and len(named) == 1 else speaker


_UNDER_IT = frozenset({"deputy", "vice", "assistant", "former", "acting", "under", "state"})
"""Words that make of an office another one."""


def _holders(scene: Scene, taken: _Taken) -> Iterator[tuple[str, frozenset[str]]]:
    """Persons whom the text names beside an office, and the words of that office."""
    for sentence in scene.prose:
        text, base = scene.text[sentence.start : sentence.end], sentence.start
        for hit in _NAMED.finditer(text):
            start, name, office = hit.start(), _without_stop(hit["name"]), (hit["office"] or "").strip(", ")
            titled = _TITLED.fullmatch(name)
            if titled and not office:
                start, office, name = titled.start("name") + hit.start(), titled["office"], titled["name"]
            ahead = None if office else _OFFICE_AHEAD.search(text, 0, hit.start())
            office = ahead["office"] if ahead else office
            if office and " " in name and _is_a_person(taken, name, office, base + start, base + start + len(name)):
                yield name, _words(office)


def _in(scene: Scene, sentence: Sentence, taken: _Taken) -> Iterator[Speaker]:
    text, base = scene.text[sentence.start : sentence.end], sentence.start
    if not _TELLS.search(text):
        return
    for hit in _ACCORDING.finditer(text):
        if hit["name"] or hit["org"] or _IN_OFFICE.match(hit["role"]):
            office = (hit["role"] or "").strip()
            organisation = hit["org"] or _organisation(scene, sentence, base + hit.start(), base + hit.end())
            yield Speaker(base + hit.start(), base + hit.end(), (hit["name"] or "").strip(), office, organisation)
    for hit in _REPRESENTATIVE.finditer(text):
        yield Speaker(base + hit.start(), base + hit.end(), "", hit["office"].strip(), hit["org"].strip())
    for hit in _OFFICE_SAYS.finditer(text):
        organisation = _organisation(scene, sentence, base + hit.start(), base + hit.end())
        yield Speaker(base + hit.start(), base + hit.end(), "", hit["office"].strip(), organisation)
    yield from _named(scene, sentence, text, base, taken)


def _named(scene: Scene, sentence: Sentence, text: str, base: int, taken: _Taken) -> Iterator[Speaker]:
    """Persons with a verb of saying beside them."""
    for hit in _NAMED.finditer(text):
        start, name, office = hit.start(), _without_stop(hit["name"]), (hit["office"] or "").strip(", ")
        titled = _TITLED.fullmatch(name)
        if titled and not office:
            start, office, name = titled.start("name") + hit.start(), titled["office"], titled["name"]
        ahead = _OFFICE_AHEAD.search(text, 0, hit.start())
        known_by = office or (ahead["office"] if ahead else "")
        if not _is_a_person(taken, name, known_by, base + start, base + start + len(name)):
            continue
        before, after = text[max(0, hit.start() - 24) : hit.start()], text[hit.end() : hit.end() + 30]
        says = _SAYS.match(after) or _SAYS_LATER.match(text, hit.end())
        says_after = says and not _OF_A_GROUP.search(text[: hit.start()])
        said_of = ahead and _SAYS_BEFORE.search(text[max(0, ahead.start() - 24) : ahead.start()])
        if says_after or said_of or _SAYS_BEFORE.search(before):
            begin = ahead.start("office") if ahead else hit.start()
            office = ahead["office"] if ahead else office
            end = hit.end() if hit["office"] else start + len(name)
            organisation = _organisation(scene, sentence, base + begin, base + end)
            yield Speaker(base + begin, base + end, name.strip(), office, organisation)


def _without_stop(name: str) -> str:
    """A name without the full stop of its sentence; an initial keeps its own."""
    return name[:-1] if name.endswith(".") and len(name.split()[-1]) > 2 else name


def _is_a_person(taken: _Taken, name: str, office: str, start: int, end: int) -> bool:
    if _PERSONS.match(name):
        return True
    return " " in name and bool(office) and not taken.has(start, end)


def _organisation(scene: Scene, sentence: Sentence, start: int, end: int) -> str:
    """The body named within the words about the speaker."""
    known = [named.known.name for named in scene.inside(scene.known, sentence) if start <= named.start < end]
    offices: list[Office] = [office for office in scene.inside(scene.offices, sentence) if start <= office.start < end]
    return known[0] if known else offices[0].name if offices else ""


def _key(speaker: Speaker) -> frozenset[str]:
    return _words(speaker.name or speaker.office)


def _words(said: str) -> frozenset[str]:
    return frozenset(
        w for w in re.findall(r"[\w'-]+", said.casefold()) if w not in {"the", "a", "mr", "ms", "mrs", "of", "dr"}
    )
