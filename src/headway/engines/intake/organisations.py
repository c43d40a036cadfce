"""Organisations and groups that a list knows, by their names and acronyms, as whole words, the longest first."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from headway.engines.intake.council_bodies import with_council_bodies
from headway.engines.intake.known_bodies import Known, Named, automata, known_organisations
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Beginning
from headway.foundation.language.words import folded, is_word, straightened

_PARENT = "UN"


def find_known(text: str, plain: str) -> list[Named]:
    """Mentions of known organisations and groups in order, none inside another. `plain` is `folded(text)`."""
    names, acronyms = automata()
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
    kept = with_council_bodies(text, plain, kept)
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
    rf"|(?:World|International|European|Inter-American|African|Eurasian|Arab|Asian|Pacific|Caribbean|(?:East(?:ern)?|West(?:ern)?|Southern|North(?:ern)?|Central) (?:African?|Asian?|Mediterranean)|Eastern Mediterranean|Ibero-American|Islamic|Nordic|Baltic|Global|Intergovernmental|Pan-American|Commonwealth)"
    rf"{_WORDS}\s(?:Organi[sz]ation|Association|Federation|Conference|Forum|Secretariat|Network|Union|Alliance|Initiative|Task Force|Agency|Institute of|Cent(?:re|er) (?:for|of|on))"
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
        *("Nordic ", "Baltic ", "Global ", "Intergovernmental ", "Pan-American ", "Commonwealth "),
    ],
)


def named_in_full(text: str, known: Known, mentions: Iterable[Named]) -> str:
    """What an organisation goes by: its short name where that is the better known, or where the text itself shortens its name; else the
    fullest name that the text gives it in English.

    `mentions` are those of `known` in `text`.
    """
    if not known.name or not _known_by_short_name().isdisjoint((known.key, known.name)):
        return known.name
    mentions = list(mentions)
    shortened = [hit[1] for one in mentions if (hit := _SHORTENED.match(text, one.end))]
    if shortened:
        return next(
            (short for short in shortened if _WITH_ITS_PARENT.fullmatch(short) and short.endswith(known.name)),
            known.name,
        )
    called = (" ".join(text[one.start : one.end].split()) for one in mentions)
    full = [words for words in called if " " in words and words.isascii()]
    if not full:
        return known.name
    return _UN.sub("United Nations", _UN_EXPERTS.sub("", max(full, key=len)))


_SHORTENED = re.compile(r"\s\((?:the\s)?([A-Z][A-Za-z/-]{1,14})\)")
_WITH_ITS_PARENT = re.compile(r"[A-Z]+[/-][A-Z]+")
"""An acronym that a text writes with that of the body above: OAS-CICTE."""
_UN = re.compile(r"^UN\b(?!-)")
_UN_EXPERTS = re.compile(r"^(?:UN|United Nations) (?=Special|Working|Independent)")


@cache
def _known_by_short_name() -> frozenset[str]:
    return frozenset(table("bodies")["known_by_short_name"])
