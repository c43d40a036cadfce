"""Recommendations of other mechanisms, by an index's export: told apart by the index's own id of each row."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage
from headway.casework.recommendations.entering import (
    Entered,
    correct_entry,
    enter_assessment,
    enter_recommendation,
    entries_by_key,
    may_enter,
)
from headway.casework.recommendations.models import IndexEntry, Recommendation
from headway.engines.intake.linking import link
from headway.engines.intake.tables import table
from headway.engines.intake.trackers.cells import Refused, state_of
from headway.engines.intake.trackers.fields import Field, Form, said_plainly
from headway.engines.intake.trackers.scope import FOR_THE_SIDE, Scope
from headway.engines.intake.trackers.targets.target import Placed, Target
from headway.foundation.access.models import CaseRecord
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import period
from headway.foundation.core.verdicts import Verdict
from headway.foundation.language.identify import language_of

LONGEST_CODE = 40


def _positions() -> tuple[tuple[str, str], ...]:
    scale = load_catalogue().scales["upr-response"]
    return tuple((level.id, level.label) for level in scale.levels)


class IndexRows(Target):
    """An id that is known takes over what the index says by now; one that is not makes a recommendation.

    What was reviewed stands as a review by that mechanism, by the document's symbol; areas are proposed with reasons.
    """

    id = FOR_THE_SIDE
    label = "recommendations of other mechanisms"
    fields = (
        Field("key", "Annotation id", required=True, identifies=True, most=80, words="annotation"),
        Field("symbol", "Document symbol", most=120),
        Field("published", "Publication date", Form.DATE, most=40),
        Field("body_as_said", "Recommending body", Form.LIST, required=True, most=200, words="mechanism"),
        Field("type_as_said", "Type", Form.LIST, most=200, words="index_type"),
        Field("countries", "Countries concerned", Form.LIST),
        Field("regions", "Regions concerned", Form.LIST),
        Field("themes", "Themes", Form.LIST),
        Field("affected", "Affected persons", Form.LIST),
        Field("sdgs", "Goals", Form.LIST),
        Field("text", "Text", Form.LONG, required=True, words="index_text"),
        Field("session", "Session", most=80),
        Field("recommending", "Recommending States", Form.LIST),
        Field("position_as_said", "Position of the State", Form.CHOICE, choices=_positions(), words="position"),
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self.known = entries_by_key(scope.actor, scope.compartment)
        rows = Assessment.objects.visible_to(scope.actor).filter(compartment=scope.compartment, holder=scope.holder)
        self.cases = {row.code: row for row in rows}
        self.counted: dict[str, int] = {}

    def may(self, actor: Actor) -> Verdict:
        return may_enter(actor, self.scope.holder.pk, self.scope.compartment)

    def place(self, given: Mapping[str, Any]) -> Placed:
        self._require_this_state(given.get("countries", ""))
        said = given["body_as_said"]
        if not said:
            raise Refused(_("Recommending body is empty: whose recommendation it is cannot be told."), "body_as_said")
        mechanism = mechanism_of(said.splitlines()[0])
        values = dict(given)
        position = values.pop("position_as_said", "")
        if position and mechanism.get("procedure"):
            values["position_as_said"] = dict(_positions())[position]
        row = self.known.get(given["key"])
        besides: dict[str, Any] = {"mechanism": mechanism, "position": position if "position_as_said" in values else ""}
        if row is None:
            areas = areas_of(given["text"], given.get("themes", ""))
            besides["areas"] = tuple(key for key, _ in areas)
            values["classified"] = "\n".join(why for _, why in areas)
        return Placed(given["key"], row, values, besides)

    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        values, sight = dict(placed.values), self.scope.sight()
        text = values.pop("text")
        case = self._case(placed, actor=actor, at=at)
        number = self._next(case)
        row = Recommendation(assessment=case, code=f"{case.code}-{number}", text=text, passage=passage, **sight)
        entry = IndexEntry(recommendation=row, passage=passage, **values, **sight)
        on = _day(values.get("published", ""), at)
        entered = Entered(row, entry, placed.besides["areas"], placed.besides["position"], on)
        return enter_recommendation(entered, actor=actor, at=at)

    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        assert isinstance(row, IndexEntry)
        columns = dict(values)
        text, said = columns.pop("text", ""), columns.get("position_as_said", "")
        value = next((value for value, label in _positions() if label == said), "")
        on = _day(columns.get("published") or row.published, at)
        correct_entry(row, text=text, position=value, taken_on=on, actor=actor, at=at, **columns)

    def _case(self, placed: Placed, *, actor: Actor, at: datetime) -> Assessment:
        """The review that the recommendation comes from: the one of its document's symbol, or a new one."""
        values, mechanism = placed.values, placed.besides["mechanism"]
        symbol, published = values.get("symbol", ""), values.get("published", "")
        said = str(values["body_as_said"]).splitlines()[0]
        code = _code(self.scope.compartment, symbol or f"{said} {published[:4]}")
        if code not in self.cases:
            procedure = load_catalogue().procedures.get(mechanism.get("procedure", ""))
            row = Assessment(
                code=code,
                title=f"{said}: {symbol}"[:200] if symbol else said[:200],
                body_id=mechanism["body"],
                type=Assessment.Kind.REVIEW,
                dates=published,
                procedure=f"{procedure.id}@{procedure.version}" if procedure else "",
                **self.scope.sight(),
            )
            self.cases[code] = enter_assessment(row, actor=actor, at=at)
        return self.cases[code]

    def _next(self, case: Assessment) -> int:
        if case.code not in self.counted:
            rows = Recommendation.objects.visible_to(self.scope.actor).filter(assessment=case)
            numbers = (code.rpartition("-")[2] for code in rows.values_list("code", flat=True))
            self.counted[case.code] = max((int(number) for number in numbers if number.isdigit()), default=0)
        self.counted[case.code] += 1
        return self.counted[case.code]

    def _require_this_state(self, countries: str) -> None:
        """Raises Refused where the row is about other States alone; one without any is taken to be of this file."""
        codes = [state_of(name) for name in countries.splitlines()]
        if codes and self.scope.compartment not in codes:
            about = ", ".join(countries.splitlines()[:3])
            raise Refused(
                _("The row is about %(about)s; this is the file of %(state)s.")
                % {"about": about, "state": self.scope.state_name},
                "countries",
            )


def mechanism_of(said: str) -> Mapping[str, str]:
    """The body of the catalogue that a mechanism is, and its procedure where the State answers. Raises Refused."""
    plain = said_plainly(said)
    known: Mapping[str, str] | None = _mechanisms().get(plain)
    if known is not None:
        return known
    special = table("trackers")["special_procedures"]
    if any(plain.startswith(f"{word} ") for word in special["begins"]):
        return {"body": special["body"]}
    raise Refused(
        _("“%(said)s” is no mechanism that is known here: add it to the bodies of the catalogue.") % {"said": said},
        "body_as_said",
    )


def areas_of(text: str, themes: str) -> list[tuple[str, str]]:
    """The areas a recommendation is proposed for, each with the reason as people read it."""
    words = " ".join([text, *themes.splitlines()])
    areas, _ = link([words], (), english=language_of(text) == "en")[0]
    titles = load_catalogue().areas
    return [(area.key, f"{titles[area.key].title}: {area.reason}") for area in areas]


@cache
def _mechanisms() -> Mapping[str, Mapping[str, str]]:
    catalogue = load_catalogue()
    found: dict[str, Mapping[str, str]] = {}
    for body in catalogue.bodies.values():
        listed = catalogue.organisations[body.organisation]
        for name in (listed.name, listed.short, *listed.acronyms, *listed.aliases):
            found.setdefault(said_plainly(name), {"body": body.id})
    return found | {said_plainly(word): told for word, told in table("trackers")["mechanisms"].items()}


def _code(state: str, said: str) -> str:
    """What people call the review: "XOR-A-HRC-41-12"."""
    plain = re.sub(r"[^A-Z0-9]+", "-", said.upper()).strip("-")
    return f"{state}-{plain}"[:LONGEST_CODE].rstrip("-")


def _day(published: str, at: datetime) -> date:
    """The day from which the index's position is known: the document's last possible day, no later than today."""
    latest = period(published).latest if published else None
    return min(latest or at.date(), at.date())
