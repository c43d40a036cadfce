"""Areas and provisions a text belongs to: by words first, by meaning where the text is English. Scores are 0 to 1."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import numpy as np
from django.utils.translation import gettext_noop
from numpy.typing import NDArray

from headway.engines.intake.kinds import SAYS
from headway.engines.intake.tables import table
from headway.engines.intake.triggers import Patterns
from headway.engines.intake.values import Link
from headway.engines.intake.vectors import Vectors, embed
from headway.foundation.catalogue.norms import Provision
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.language.words import folded

NEAR_TOO = gettext_noop("%(reason)s, and means something near")

BY_WORDS = 0.6
MOST_AREAS = 3
MOST_PROVISIONS = 2
NEAR = 0.34
NEAR_ENOUGH = 0.26
LIKE = 0.42
CITED = 0.12

Links = tuple[tuple[Link, ...], tuple[Link, ...]]


def link(texts: Sequence[str], instruments: Sequence[str], english: bool = True) -> list[Links]:
    """For each text its areas and provisions, the likeliest first. `instruments` are ids the document cites."""
    if not texts:
        return []
    if not english:
        return [(_by_words(folded(text)), ()) for text in texts]
    plains = [folded(text) for text in texts]
    vectors = embed(plains)
    areas, provisions = _area_vectors(), _provision_vectors()
    to_areas, to_provisions = vectors @ areas.T, vectors @ provisions.T
    nearest = np.argsort(-to_areas, axis=1)[:, : MOST_AREAS * 2]
    near = np.take_along_axis(to_areas, nearest, axis=1)
    to_provisions += CITED * _from(frozenset(instruments))
    cited = set(instruments)
    return [
        _linked(plain, zip(places, scores, strict=True), to_provisions[row], cited)
        for row, (plain, places, scores) in enumerate(zip(plains, nearest.tolist(), near.tolist(), strict=True))
    ]


def _linked(plain: str, nearest: Iterable[tuple[int, float]], to_provisions: Vectors, cited: set[str]) -> Links:
    """`nearest` are places of areas with how near in meaning they are, `to_provisions` how near each provision is."""
    names = _area_names()
    found = {key: Link(key, BY_WORDS, SAYS % {"words": words}) for key, words in _words(plain)}
    for place, near in nearest:
        if near < NEAR:
            break
        key = names[place]
        if key in found:
            found[key] = Link(key, min(1.0, BY_WORDS + near / 2), NEAR_TOO % {"reason": found[key].reason})
        elif near >= LIKE:
            found[key] = Link(key, near, gettext_noop("means something near"))
    areas = tuple(sorted(found.values(), key=lambda link: -link.score)[:MOST_AREAS])
    return areas, _provisions([area.key for area in areas], to_provisions, cited)


def _provisions(areas: Sequence[str], near: Vectors, cited: set[str]) -> tuple[Link, ...]:
    """The provisions in the same areas that are nearest in meaning; being cited in the text has brought one nearer."""
    places = _in_areas(tuple(areas))
    scores = near[places]
    found = []
    for best in np.argsort(-scores)[:MOST_PROVISIONS].tolist():
        if scores[best] < NEAR_ENOUGH:
            break
        provision = _judged()[places[best]]
        why = (
            gettext_noop("in the same area and near in meaning, and the text cites it")
            if provision.instrument in cited
            else gettext_noop("in the same area and near in meaning")
        )
        found.append(Link(provision.id, min(1.0, float(scores[best])), why))
    return tuple(found)


@lru_cache(maxsize=4096)
def _in_areas(areas: tuple[str, ...]) -> NDArray[np.intp]:
    """The places of the judged provisions that belong to any of the areas."""
    return np.array([p for p, provision in enumerate(_judged()) if set(areas) & set(provision.areas)], dtype=np.intp)


@lru_cache(maxsize=64)
def _from(instruments: frozenset[str]) -> NDArray[np.float32]:
    return np.array([provision.instrument in instruments for provision in _judged()], dtype=np.float32)


def _by_words(plain: str) -> tuple[Link, ...]:
    found = [Link(key, BY_WORDS, SAYS % {"words": words}) for key, words in _words(plain)]
    return tuple(found[:MOST_AREAS])


def _words(plain: str) -> list[tuple[str, str]]:
    keys, patterns = _patterns()
    return [(keys[place], hit[0]) for place, hit in patterns.hits(plain).items()]


@cache
def _patterns() -> tuple[tuple[str, ...], Patterns]:
    areas = {key: words for key, words in table("links")["areas"].items() if key in load_catalogue().areas}
    return tuple(areas), Patterns(list(areas.values()))


@cache
def _area_names() -> tuple[str, ...]:
    areas = load_catalogue().areas.values()
    return tuple(area.id for area in areas if area.parent)


@cache
def _area_vectors() -> Vectors:
    areas = load_catalogue().areas
    return embed([folded(f"{areas[key].title}. {areas[key].description}") for key in _area_names()])


@cache
def _judged() -> tuple[Provision, ...]:
    return tuple(p for p in load_catalogue().provisions.values() if p.judged)


@cache
def _provision_vectors() -> Vectors:
    return embed([folded(provision.summary) for provision in _judged()])
