"""Offices and national bodies that speak without a name: "the Minister of Justice said", "a representative of the customs stated"."""

import re
from collections.abc import Iterator

from headway.engines.intake.scene import Scene, between
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Sparing
from headway.engines.intake.values import Sentence, Speaker

_SAID = table("speakers")["said"]["en"]
_NAME = r"(?:[A-ZÀ-ÝĀ-Ž][\w'’.-]*(?:\s[A-ZÀ-ÝĀ-Ž][\w'’.-]*){0,4})"
_REPRESENTATIVE = Sparing(
    r"\b(?P<office>(?:[Aa]|[Tt]he)?\s?(?:senior\s)?[Rr]epresentatives?\sof\sthe\s(?P<org>[A-Z][^,;.“”]{2,110}?))"
    rf"(?=\s(?:also\s)?{_SAID})",
    ["epresentative"],
)
_OFFICE_SAYS = Sparing(
    rf"(?<![\w-])(?P<office>[Tt]he (?:[A-Z][\w-]+ )?(?:(?:Prime |Deputy |Vice )?(?:Minister|President|Secretary|Prosecutor|Attorney)"
    rf"(?:[- ]General)?|Special Rapporteur|Executive Director|team leader|head of (?:the )?(?:delegation|mission)|Chair(?:person|man)?)"
    rf"(?: (?:of|for) (?:the )?[A-Z][\w’' -]{{2,60}}?)?)(?:,)?\s(?:also\s|then\s|further\s)?{_SAID}",
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
    rf"(?:,\s(?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?{_NAME}))?(?=,)",
    ["ccording to "],
)
_IN_OFFICE = re.compile(
    r"(?:the )?(?:Head|Chief|Director|Minister|Secretary|Governor|Chair\w*|Prosecutor|Commissioner) (?:of|for) "
)
_BODY_SAYS = re.compile(
    r",?\s(?:also\s|further\s|has\s|had\s)?(?:said|stated|announced|declared|explained|reported|confirmed|told|added)\b(?! by\b)"
)


_BELONGS = re.compile(r"\b(?:of|for|by|with|to|from|in|at|and)\s(?:the\s|its\s)?$")


def offices_speaking(scene: Scene, sentence: Sentence) -> Iterator[Speaker]:
    """Those that speak in a sentence of an English text, without the persons who hold them."""
    text, base = scene.text[sentence.start : sentence.end], sentence.start
    for hit in _ACCORDING.finditer(text):
        if hit["name"] or hit["org"] or _IN_OFFICE.match(hit["role"]):
            office = (hit["role"] or "").strip()
            organisation = hit["org"] or organisation_in(scene, base + hit.start(), base + hit.end())
            yield Speaker(base + hit.start(), base + hit.end(), (hit["name"] or "").strip(), office, organisation)
    for hit in _REPRESENTATIVE.finditer(text):
        yield Speaker(base + hit.start(), base + hit.end(), "", hit["office"].strip(), hit["org"].strip())
    for hit in _OFFICE_SAYS.finditer(text):
        organisation = organisation_in(scene, base + hit.start(), base + hit.end())
        yield Speaker(base + hit.start(), base + hit.end(), "", hit["office"].strip(), organisation)
    for office in scene.inside(scene.offices, sentence):
        start = office.start - base
        if _BODY_SAYS.match(text, office.end - base) and not _BELONGS.search(text, max(0, start - 12), start):
            yield Speaker(office.start, office.end, "", office.name, office.name)


def organisation_in(scene: Scene, start: int, end: int) -> str:
    """The body named within the words about the speaker."""
    known = [named.known.name for named in between(scene.known, start, end)]
    offices = [office.name for office in between(scene.offices, start, end)]
    known = [name for name in known if name not in ("UN", "Security Council")] or known
    return known[0] if known else offices[0] if offices else ""
