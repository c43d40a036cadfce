"""Organisations and groups that a list knows, by their names and acronyms, as whole words, the longest first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import ahocorasick

from headway.engines.intake.lists import assessing_bodies, catalogue_organisations
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Beginning
from headway.foundation.language.words import folded, is_word, straightened

_VARIANTS = (
    ("counter-terrorism", ("counterterrorism", "counter terrorism")),
    ("anti-terrorist", ("anti-terrorism", "antiterrorist", "antiterrorism")),
    ("organization", ("organisation",)),
    ("organisation", ("organization",)),
    ("centre", ("center",)),
    ("co-operation", ("cooperation",)),
    ("programme", ("program",)),
    ("asia/pacific", ("asia-pacific", "asia pacific")),
    ("inter-governmental", ("intergovernmental",)),
)
_UNITED_NATIONS = ("united nations ", "un ")
_PARENT = "UN"
_INITIALS = re.compile(r"[A-Z0-9/ -]{2,}|[A-Z][a-z]?[A-Z]\w*")


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation or group of a list: `name` is its short name; `visiting` ones send missions to States."""

    key: str
    name: str
    group: bool = False
    visiting: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """`text[start:end]` names `known`."""

    start: int
    end: int
    known: Known


def find_known(text: str, plain: str) -> list[Named]:
    """Mentions of known organisations and groups in order, none inside another. `plain` is `folded(text)`."""
    names, acronyms = _automata()
    hits = [(end + 1 - size, end + 1, known) for end, (size, known) in names.iter(plain)]
    hits += [(end + 1 - size, end + 1, known) for end, (size, known) in acronyms.iter(straightened(text))]
    hits = [hit for hit in hits if is_word(plain, hit[0], hit[1]) or not plain[hit[0]].isascii()]
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    kept: list[Named] = []
    for start, end, known in hits:
        if kept and start < kept[-1].end:
            continue
        if not text[start].islower() or not plain[start].isascii():
            kept.append(Named(start, end, known))
    kept = [_as_rapporteur(plain, named) for named in kept]
    kept = [*_committees(text, kept)]
    for unlisted in _unlisted(text, [named for named in kept if named.known.name != _PARENT]):
        kept = [named for named in kept if not unlisted.start <= named.start < unlisted.end]
        kept.append(unlisted)
    return sorted(kept, key=lambda named: named.start)


def without_names(plain: str, start: int, named: Iterable[Named]) -> str:
    """A folded sentence that starts at `start` with every name in it struck out, of the same length.

    What a body is called says nothing of what the sentence tells: a Development Programme is no programme that somebody held.
    """
    parts, last = list[str](), 0
    for one in named:
        parts += [plain[last : one.start - start], "x" * (min(one.end - start, len(plain)) - (one.start - start))]
        last = min(one.end - start, len(plain))
    return "".join([*parts, plain[last:]])


def _as_rapporteur(plain: str, named: Named) -> Named:
    """A Special Rapporteur, however the mandate is worded, is the one on counter-terrorism if it speaks of that."""
    if named.known.name == "Special Rapporteur" and _ON_TERRORISM.match(plain, named.end):
        return Named(
            named.start, named.end, known_organisations()["Special Rapporteur on counter-terrorism and human rights"]
        )
    mandate = _MANDATE.match(plain, named.end) if "Special Rapporteur" in named.known.name else None
    if mandate and "terroris" not in mandate[0]:
        name = f"Special Rapporteur{mandate[0]}"
        return Named(named.start, mandate.end(), known_organisations().get(name) or Known("", name, visiting=True))
    return named


_MANDATE = re.compile(
    r"\s(?:on|for)\s(?:the\s)?[a-z][a-z' -]{2,80}?(?=\s(?:visited|visits|has|have|had|will|was|is|ended|ends|concluded|concludes|said|who|today|undert|conducted|to|arrived|from)\b|[,.;(:]|$)"
)
_ON_TERRORISM = re.compile(
    rf"\s(?:on|for|sur|sobre|para|pour|des|de|del|du|zum|zur)\s[^.;,]{{0,140}}?terroris|\s[^.;،]{{0,140}}?{folded('الإرهاب')}"
)


def _committees(text: str, listed: Sequence[Named]) -> Iterator[Named]:
    """Those of `listed`, and the Security Council's committees that go by a State's or a region's name instead of by a number."""
    plain = straightened(text)
    found = [
        Named(hit.start(), hit.end(), Known("", " ".join(text[hit.start() : hit.end()].split()), visiting=True))
        for hit in _COMMITTEE.finditer(plain)
    ]
    found = [f for f in found if not any(n.start < f.end and n.end > f.start + _COUNCILS_OWN for n in listed)]
    yield from (n for n in listed if not any(f.start <= n.start < f.end for f in found))
    yield from found


_COUNCILS_OWN = len("Security Council Committee")
_COMMITTEE = Beginning(
    r"Security Council Committee (?:on|concerning|for) (?:the )?[A-Z][\w'-]+(?: (?:of (?:the )?|and (?:the )?)?[A-Z][\w'-]+){0,4}",
    ["Security Council Committee "],
)


def _unlisted(text: str, listed: list[Named]) -> Iterator[Named]:
    """Bodies that no list has, with names that only international ones bear; each goes by the name it is first given."""
    plain = straightened(text)
    for hit in _INTERNATIONAL.finditer(plain):
        if not any(named.start < hit.end() and hit.start() < named.end for named in listed):
            yield Named(hit.start(), hit.end(), Known("", " ".join(text[hit.start() : hit.end()].split())))


_WORDS = r"(?:\s(?:(?:of|for|on|in|against|and|the|de)\s){0,2}[A-Z][\w'-]+){0,6}?"
_INTERNATIONAL = Beginning(
    rf"\b(?:(?:United Nations|UN){_WORDS}\s(?:Department|Office|Mission|Programme|Fund|Agency|Cent(?:re|er)|Institute|Entity|Task Force|Commission|Capacity)"
    r"(?:\s(?:for|of|on|in|to)\s(?:the\s)?[A-Z][a-z][\w'-]*(?:(?:\s|,\s|\sand\s|\sof\s)[A-Z][a-z][\w'-]*){0,5})?"
    rf"|(?:World|International|European|Inter-American|African|Eurasian|Arab|Asian|Pacific|Caribbean|(?:East(?:ern)?|West(?:ern)?|Southern|North(?:ern)?|Central) (?:African?|Asian?|Mediterranean)|Eastern Mediterranean|Ibero-American|Islamic|Nordic|Baltic|Global|Intergovernmental|Pan-American)"
    rf"{_WORDS}\s(?:Organi[sz]ation|Association|Federation|Network|Union|Alliance|Initiative|Task Force|Agency|Institute of|Cent(?:re|er) (?:for|of|on))"
    r"(?:\s(?:for|of|on|against)?\s?(?:the\s)?[A-Z][a-z][\w'-]*(?:(?:\s|,\s|\sand\s|\sof\s)[A-Z][a-z][\w'-]*){0,5})?)",
    [
        *(
            "United Nations ",
            "UN ",
            "World ",
            "International ",
            "European ",
            "Inter-American ",
            "African ",
            "Eurasian ",
            "Arab ",
        ),
        *(
            "Asian ",
            "Pacific ",
            "Caribbean ",
            "East",
            "West",
            "Southern ",
            "North",
            "Central ",
            "Ibero-American ",
            "Islamic ",
        ),
        *("Nordic ", "Baltic ", "Global ", "Intergovernmental ", "Pan-American "),
    ],
)


@cache
def known_organisations() -> dict[str, Known]:
    """Short name to what a list knows of it."""
    return {known.name: known for known, _, _ in _entries()}


def _entries() -> Iterator[tuple[Known, list[str], list[str]]]:
    """Each known organisation with its names and its acronyms; the catalogue's come first."""
    data = table("bodies")
    visiting = {*data["visiting"], *assessing_bodies()}
    for entry in catalogue_organisations():
        key = entry["id"]
        if key in data["left_out"]:
            continue
        acronyms = [*entry.get("acronyms", []), *(name for name in data["missions"].get(key, []) if name.isupper())]
        group = entry["kind"] == "listed-group"
        known = Known(key, entry.get("short") or entry["name"], group, key in visiting)
        weak = [name for name in entry.get("weak", []) if not name.startswith("the ")]
        abroad = [name for names in (entry.get("in") or {}).values() for name in names]
        names = [
            entry["name"],
            entry.get("short", ""),
            *entry.get("aliases", []),
            *weak,
            *abroad,
            *data["names_of"].get(key, []),
            *data["names_abroad"].get(key, []),
        ]
        yield known, [name for name in (*names, *data["missions"].get(key, [])) if name], acronyms
    for body in data["bodies"]:
        yield Known(body["key"], body["short"], False, body["kind"] == "visiting"), body["names"], body["acronyms"]


@cache
def _automata() -> tuple[ahocorasick.Automaton, ahocorasick.Automaton]:
    names, acronyms = ahocorasick.Automaton(), ahocorasick.Automaton()
    for known, called, initials in _entries():
        for name in called:
            if _INITIALS.fullmatch(name) and " " not in name:
                initials = [*initials, name]
            elif name.casefold() not in _TOO_COMMON:
                for spelling in _spellings(folded(name).removeprefix("the ")):
                    if spelling not in names:
                        names.add_word(spelling, (len(spelling), known))
        for acronym in set(initials) - _ALSO_OTHERS:
            if acronym not in acronyms:
                acronyms.add_word(acronym, (len(acronym), known))
    names.make_automaton()
    acronyms.make_automaton()
    return names, acronyms

    return names, acronyms


_ALSO_OTHERS = frozenset({"ASG", "ODA", "WB", "JI", "IBRD"})
_TOO_COMMON = frozenset({"the base", "un migration", "the commonwealth", "pathfinder"})


def _spellings(name: str) -> set[str]:
    found = {name}
    for written, others in _VARIANTS:
        found |= {spelling.replace(written, other) for spelling in found if written in spelling for other in others}
    for long, short in (_UNITED_NATIONS, _UNITED_NATIONS[::-1]):
        found |= {short + spelling.removeprefix(long) for spelling in found if spelling.startswith(long)}
    return found
