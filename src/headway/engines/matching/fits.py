"""Which offer fits a need, and why: by area, region, provider, time and meaning. Reasons, never a mark out of ten.

Meaning is told by an English model, so it only orders what the same area or the same words have brought together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.assistance.models import Need, Offer
from headway.casework.assistance.regions import lies_somewhere, regions
from headway.engines.intake.vectors import embed
from headway.foundation.catalogue.models import Area
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.dates import NotADate, period
from headway.foundation.language.words import folded

NEAR = 0.4
"""Two texts that mean much the same lie at least so near (the cosine of their vectors).

Set after looking at the demonstration's six needs and four offers, 24 pairs, four of them matched there. The matched
lie at 0.74, 0.55, 0.40 and -0.01, the nearest of the 20 others at 0.35; the needs and five texts on other subjects
at 0.16 at most. So it finds three of the four and none of the others. No pairs were kept apart to try it on, and a few
dozen short texts in English say little of any other file: that is why meaning orders and never decides.
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for an offer, or against it."""

    kind: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict)
    against: bool = False

    @property
    def words(self) -> str:
        """In English, as it is kept with a match."""
        return self.message % self.values

    @property
    def said(self) -> str:
        """In the reader's language."""
        return _(self.message) % self.values


@dataclass(frozen=True, slots=True)
class Fit:
    """An offer beside a need with every reason; `order` sorts and is shown to nobody."""

    need: Need
    offer: Offer
    reasons: tuple[Reason, ...]
    order: float

    @property
    def is_against(self) -> bool:
        return any(reason.against for reason in self.reasons)


def fits(
    needs: Sequence[Need],
    offers: Sequence[Offer],
    *,
    on: date,
    region: str = "",
    at_work: Mapping[tuple[UUID, str], str] | None = None,
) -> list[Fit]:
    """The pairs that something speaks for, of each need the best first. Needs and offers come with their areas.

    `region` is the regional group of the State whose needs they are, as the catalogue names it; `at_work` names for a
    provider and a State what the provider does or did there.
    """
    if not needs or not offers:
        return []
    near = (
        embed([folded(f"{row.title}. {row.text}") for row in needs])
        @ embed([folded(f"{row.title}. {row.text}") for row in offers]).T
    )
    found = [
        _fit(need, offer, float(near[at, beside]), on=on, region=region, at_work=at_work or {})
        for at, need in enumerate(needs)
        for beside, offer in enumerate(offers)
    ]
    keys = {need.pk: place for place, need in enumerate(needs)}
    spoken_for = [one for one in found if any(reason.kind in {"area", "chapter", "meaning"} for reason in one.reasons)]
    return sorted(spoken_for, key=lambda one: (keys[one.need.pk], -one.order, str(one.offer.pk)))


def _fit(
    need: Need, offer: Offer, near: float, *, on: date, region: str, at_work: Mapping[tuple[UUID, str], str]
) -> Fit:
    reasons = [
        *_areas(need, offer),
        *_region(offer, need.compartment, region),
        *_provider(offer, need.compartment, at_work),
        *_time(offer, on),
        *_meaning(near),
    ]
    weights = {"area": 1.0, "chapter": 0.5, "region": 0.2, "provider": 0.1, "time": 0.2}
    order = sum(-0.5 if one.against else weights.get(one.kind, 0.0) for one in reasons) + float(np.clip(near, 0.0, 1.0))
    return Fit(need, offer, tuple(reasons), order)


def _areas(need: Need, offer: Offer) -> Iterable[Reason]:
    wanted, given = {row.pk: row for row in need.areas.all()}, {row.pk: row for row in offer.areas.all()}
    both = sorted((wanted[key] for key in set(wanted) & set(given)), key=lambda row: (row.order, row.pk))
    if both:
        yield Reason("area", gettext_noop("both speak of %(areas)s"), {"areas": _titles(both)})
        return
    chapters = {row.parent_id or row.pk for row in wanted.values()} & {
        row.parent_id or row.pk for row in given.values()
    }
    if chapters:
        yield Reason(
            "chapter",
            gettext_noop("of one chapter: %(wanted)s, and %(given)s"),
            {"wanted": _titles(wanted.values()), "given": _titles(given.values())},
        )


def _region(offer: Offer, state: str, region: str) -> Iterable[Reason]:
    """For or against only where it is known which region is meant, and in which the State lies.

    A region is a regional group of the United Nations by its id, or one by the code that activities use.
    """
    wanted = offer.regions.split()
    if not wanted:
        return
    states, groups, places = load_catalogue().states, load_catalogue().regional_groups, regions()
    told = {word: _name_of(word) for word in wanted}
    within = [told[word] for word in wanted if word == region or (word in places and state in places[word].states)]
    if state in wanted:
        yield Reason("region", gettext_noop("it is for this State"))
    elif within:
        yield Reason("region", gettext_noop("it is for the region, %(region)s"), {"region": ", ".join(within)})
    elif all(
        word in states or (region and word in groups) or (word in places and lies_somewhere(state)) for word in wanted
    ):
        yield Reason("region", gettext_noop("it is for %(named)s"), {"named": ", ".join(told.values())}, against=True)
    else:
        yield Reason(
            "elsewhere",
            gettext_noop("it is for %(named)s; whether this State lies there is not on record"),
            {"named": ", ".join(told.values())},
        )


def _provider(offer: Offer, state: str, at_work: Mapping[tuple[UUID, str], str]) -> Iterable[Reason]:
    """That who provides it helps this State already, or did: it knows the place. Never a reason by itself."""
    title = at_work.get((offer.provider_id, state))
    if title:
        values = {"provider": offer.provider.name, "title": title}
        yield Reason("provider", gettext_noop("%(provider)s helps this State already: %(title)s"), values)


def _name_of(word: str) -> str:
    """A region as people call it; a State and what is not known stay as written."""
    groups, places = load_catalogue().regional_groups, regions()
    if word in groups:
        return groups[word].title
    return places[word].title if word in places else word


def _time(offer: Offer, on: date) -> Iterable[Reason]:
    if not offer.dates:
        return
    try:
        when = period(offer.dates)
    except NotADate:
        return
    if when.latest is not None and when.latest < on:
        yield Reason("time", gettext_noop("it ended, %(dates)s"), {"dates": _said(offer.dates)}, against=True)
    elif when.earliest is not None and when.earliest > on:
        yield Reason("time", gettext_noop("it begins, %(dates)s"), {"dates": _said(offer.dates)})
    else:
        yield Reason("time", gettext_noop("it runs now, %(dates)s"), {"dates": _said(offer.dates)})


def _said(dates: str) -> str:
    """EDTF as people say it: "since 2019", "2018 to 2019"."""
    first, _, last = dates.partition("/")
    if last in {"", ".."}:
        return f"since {first}" if last else first
    return f"until {last}" if first in {"", ".."} else f"{first} to {last}"


def _meaning(near: float) -> Iterable[Reason]:
    if near >= NEAR:
        yield Reason("meaning", gettext_noop("their words mean much the same"))


def _titles(rows: Iterable[Area]) -> str:
    return "; ".join(row.title for row in rows)
