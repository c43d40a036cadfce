"""What a file of activities would do to the offers on record: each with its outcome, before anything is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from headway.casework.assistance.models import Offer
from headway.casework.assistance.regions import lies_somewhere, regions
from headway.casework.assistance.rules import enters_its_own_alone
from headway.engines.exchange.iati.reading import Activity
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.numbers_said import say_each
from headway.foundation.core.yaml import read_yaml

DROPPED = {"5": gettext_noop("It is cancelled."), "6": gettext_noop("It is suspended."), "3": "", "4": ""}
"""Activity statuses that make no offer, with the reason; closed and finished ones are told by their dates."""


class Outcome(StrEnum):
    """What becomes of an activity."""

    CREATE = gettext_noop("new")
    UPDATE = gettext_noop("changed")
    UNCHANGED = gettext_noop("unchanged")
    ELSEWHERE = gettext_noop("not for this State")
    REFUSED = gettext_noop("refused")


@dataclass(frozen=True, slots=True)
class Line:
    """An activity with what it would do, and why not. `changes` are column, before and after, as people read them."""

    activity: Activity
    outcome: Outcome
    sentence: str = ""
    row: Offer | None = None
    provider: Organisation | None = None
    values: Mapping[str, Any] | None = None
    areas: tuple[str, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All lines of a file, in its order."""

    lines: tuple[Line, ...]

    @property
    def counts(self) -> dict[str, int]:
        told = Counter(line.outcome.value for line in self.lines)
        return {word.value: told[word.value] for word in Outcome}

    @property
    def digest(self) -> str:
        """What was shown: whoever applies names it, so that nothing else is done than what they saw."""
        told = [
            f"{o.activity.number}|{o.outcome}|{o.sentence}|{o.changes}|{o.row and o.row.revision}" for o in self.lines
        ]
        return sha256("\n".join(told).encode()).hexdigest()

    def of(self, outcome: Outcome) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.outcome is outcome)


def plan(activities: Sequence[Activity], *, actor: Actor, state: str, holder: UUID) -> Plan:
    """What each activity would do to the offers that an organisation holds in a State's file. Writes nothing."""
    rows = Offer.objects.visible_to(actor).filter(compartment=state, holder=holder).exclude(iati_id="")
    known = {row.iati_id: row for row in rows.select_related("provider").prefetch_related("areas")}
    organisations = _by_name(Organisation.objects.filter(state=None).order_by("-id"))
    areas = set(Area.objects.filter(until=None).values_list("pk", flat=True))
    only = holder if enters_its_own_alone(actor, holder) else None
    seen: set[str] = set()
    lines = []
    for one in activities:
        lines.append(_line(one, state, known, organisations, areas, seen, only))
        seen.add(one.identifier)
    return Plan(tuple(lines))


def _line(
    one: Activity, state: str, known: Mapping[str, Offer], organisations: Mapping[str, Organisation],
    areas: set[str], seen: set[str], only: UUID | None,
) -> Line:  # fmt: skip
    if one.problems and (not one.identifier or not one.title):
        return Line(one, Outcome.REFUSED, f"{'; '.join(one.problems)}.".capitalize())
    if one.identifier in seen:
        return Line(one, Outcome.REFUSED, _("Its identifier stands twice in the file."))
    if reason := DROPPED.get(one.status, ""):
        return Line(one, Outcome.REFUSED, _(reason))
    if one.countries and _alpha2(state) not in one.countries:
        return Line(one, Outcome.ELSEWHERE, _("It is for %(countries)s.") % {"countries": say_each(one.countries)})
    if not one.countries and not one.regions:
        return Line(one, Outcome.ELSEWHERE, _("It names neither a country nor a region."))
    if not one.countries and _lies_outside(state, one.regions):
        named = say_each(regions()[code].title for code in one.regions)
        return Line(one, Outcome.ELSEWHERE, _("It is for %(countries)s.") % {"countries": named})
    provider = _provider(one, organisations)
    if provider is None:
        told = one.reporting
        named = (told.name or told.ref) if told else _("nobody")
        return Line(
            one,
            Outcome.REFUSED,
            _("Its publisher, %(named)s, is no organisation on record: add it first.") % {"named": named},
        )
    if only is not None and provider.pk != only:
        return Line(
            one, Outcome.REFUSED, _("It is %(provider)s's: a partner enters its own.") % {"provider": provider.name}
        )
    values = _values(one, state)
    proposed = tuple(sorted({area for sector in one.sectors if sector.vocabulary == "1"
                             for area in sectors().get(sector.code, ())} & areas))  # fmt: skip
    note = f"{'; '.join(one.problems)}.".capitalize() if one.problems else ""
    row = known.get(one.identifier)
    if row is None:
        return Line(one, Outcome.CREATE, note, None, provider, values, proposed)
    changes = tuple(_changes(row, values))
    outcome = Outcome.UPDATE if changes else Outcome.UNCHANGED
    return Line(one, outcome, note, row, provider, values, proposed, changes)


def _lies_outside(state: str, named: Iterable[str]) -> bool:
    """Whether it is on record that a State lies in none of these regions."""
    places = [regions().get(code) for code in named]
    return lies_somewhere(state) and all(place is not None and state not in place.states for place in places)


def _values(one: Activity, state: str) -> dict[str, Any]:
    total = one.total
    places = [state] if _alpha2(state) in one.countries else list(one.regions)
    return {
        "title": one.title[:200],
        "text": one.description,
        "dates": one.dates,
        "budget": total[0] if total else None,
        "currency": total[1] if total else "",
        "regions": " ".join(places)[:120],
    }


def _changes(row: Offer, values: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    for name, value in values.items():
        before = getattr(row, name)
        if (before or None) != (value or None):
            yield name, str(before if before is not None else ""), str(value if value is not None else "")


def _provider(one: Activity, organisations: Mapping[str, Organisation]) -> Organisation | None:
    """The publisher where it is on record; else whoever carries the activity out or pays for it.

    Each by its code where that is known, whatever the file calls it, else by its name.
    """
    order = {"reporting": 0, "implementing": 1, "extending": 2, "funding": 3}
    for told in sorted(one.organisations, key=lambda row: order.get(row.role, 9)):
        found = organisations.get(_said(told.ref)) or organisations.get(_said(told.name))
        if found is not None:
            return found
    return None


def _by_name(rows: Iterable[Organisation]) -> dict[str, Organisation]:
    """Organisations by what they are called and by the codes that activities use for them."""
    found = list(rows)
    named = {
        _said(name): row for row in found for name in (row.name, row.acronym, *row.aliases.splitlines()) if name.strip()
    }
    by_entry = {row.entry: row for row in found if row.entry and row.same_as_id is None}
    return named | {_said(code): by_entry[entry] for code, entry in codes().items() if entry in by_entry}


def _said(name: str) -> str:
    return " ".join(name.casefold().split())


def _alpha2(state: str) -> str:
    found = load_catalogue().states.get(state)
    return found.alpha2 if found else ""


@cache
def codes() -> Mapping[str, str]:
    """The entry in the list of organisations of each code of a provider (`data/assistance/providers.yaml`)."""
    content = read_yaml((files("headway") / "data" / "assistance" / "providers.yaml").read_text())
    return {str(row["code"]): str(row["entry"]) for row in content["providers"]}


@cache
def sectors() -> Mapping[str, tuple[str, ...]]:
    """The areas that each sector may speak of (`data/assistance/sectors.yaml`)."""
    content = read_yaml((files("headway") / "data" / "assistance" / "sectors.yaml").read_text())
    return {str(row["code"]): tuple(row["areas"]) for row in content["sectors"]}
