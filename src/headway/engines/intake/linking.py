"""Areas and provisions a text belongs to: by words first, by meaning where the text is English. Scores are 0 to 1."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from headway.engines.intake.tables import table
from headway.engines.intake.values import Link
from headway.engines.intake.vectors import Vectors, embed
from headway.foundation.catalogue.norms import Provision
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.language.words import folded

BY_WORDS = 0.6
MOST_AREAS = 3
MOST_PROVISIONS = 2
NEAR = 0.34
LIKE = 0.42
CITED = 0.12

Links = tuple[tuple[Link, ...], tuple[Link, ...]]


def link(texts: Sequence[str], instruments: Sequence[str], english: bool = True) -> list[Links]:
    """For each text its areas and provisions, the likeliest first. `instruments` are ids the document cites."""
    if not texts:
        return []
    if not english:
        return [(_by_words(folded(text)), ()) for text in texts]
    vectors = embed(texts)
    areas, provisions = _area_vectors(), _provision_vectors()
    to_areas, to_provisions = vectors @ areas.T, vectors @ provisions.T
    cited = set(instruments)
    return [_linked(folded(text), to_areas[row], to_provisions[row], cited) for row, text in enumerate(texts)]


def _linked(plain: str, to_areas: Vectors, to_provisions: Vectors, cited: set[str]) -> Links:
    names = _area_names()
    found = {key: Link(key, BY_WORDS, f"says “{words}”") for key, words in _words(plain)}
    for place in np.argsort(-to_areas)[: MOST_AREAS * 2]:
        near = float(to_areas[place])
        if near < NEAR:
            break
        key = names[place]
        if key in found:
            found[key] = Link(key, min(1.0, BY_WORDS + near / 2), f"{found[key].reason}, and means something near")
        elif near >= LIKE:
            found[key] = Link(key, near, "means something near")
    areas = tuple(sorted(found.values(), key=lambda link: -link.score)[:MOST_AREAS])
    return areas, _provisions({area.key for area in areas}, to_provisions, cited)


def _provisions(areas: set[str], near: Vectors, cited: set[str]) -> tuple[Link, ...]:
    found = []
    for place, provision in enumerate(_judged()):
        shared = areas & set(provision.areas)
        if not shared:
            continue
        score = float(near[place]) + (CITED if provision.instrument in cited else 0.0)
        if score >= NEAR:
            why = "in the same area and near in meaning" + (
                ", and the text cites it" if provision.instrument in cited else ""
            )
            found.append(Link(provision.id, min(1.0, score), why))
    return tuple(sorted(found, key=lambda link: -link.score)[:MOST_PROVISIONS])


def _by_words(plain: str) -> tuple[Link, ...]:
    found = [Link(key, BY_WORDS, f"says “{words}”") for key, words in _words(plain)]
    return tuple(found[:MOST_AREAS])


def _words(plain: str) -> list[tuple[str, str]]:
    return [(key, hit[0]) for key, pattern in _patterns() if (hit := pattern.search(plain))]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = load_catalogue().areas
    return tuple((key, re.compile(words)) for key, words in table("links")["areas"].items() if key in known)


@cache
def _area_names() -> tuple[str, ...]:
    areas = load_catalogue().areas.values()
    return tuple(area.id for area in areas if area.parent)


@cache
def _area_vectors() -> Vectors:
    areas = load_catalogue().areas
    return embed([f"{areas[key].title}. {areas[key].description}" for key in _area_names()])


@cache
def _judged() -> tuple[Provision, ...]:
    return tuple(p for p in load_catalogue().provisions.values() if p.judged)


@cache
def _provision_vectors() -> Vectors:
    return embed([provision.summary for provision in _judged()])
