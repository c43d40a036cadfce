"""Figures: a hedge is kept as said, as the interval it stands for."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Figure, Passage
from headway.casework.evidence.services import correct_figure, state_figure
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.fields import Field, Form, said_plainly
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.targets.target import STATE, Placed, Target
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.rules import may_write
from headway.foundation.catalogue.models import Indicator
from headway.foundation.core.actors import Actor
from headway.foundation.core.intervals import Interval
from headway.foundation.core.verdicts import Verdict


class FigureRows(Target):
    """One row for each thing counted, date and source of it. A listed indicator is known by its title or id."""

    id = "figures"
    label = "figures"
    fields = (
        STATE,
        Field("subject", "What is counted", required=True, identifies=True, most=200),
        Field("value", "Value", Form.FIGURE, required=True, most=300),
        Field("as_of", "As of", Form.DATE, identifies=True, most=40),
        Field("said_by", "Said by", identifies=True, most=200),
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        rows = Figure.objects.visible_to(scope.actor).filter(
            compartment=scope.compartment, holder=scope.holder, part_of=None, computed=False
        )
        self.known = {_key(row.subject, row.as_of, row.said_by): row for row in rows}
        self.indicators: dict[str, Indicator] = {}
        for indicator in Indicator.objects.filter(until=None):
            self.indicators |= {said_plainly(indicator.title): indicator, said_plainly(indicator.pk): indicator}

    def may(self, actor: Actor) -> Verdict:
        return may_write(actor, holder=self.scope.holder.pk, compartment=self.scope.compartment)

    def place(self, given: Mapping[str, Any]) -> Placed:
        said, bounds, hedge = given["value"]
        as_of = given.get("as_of") or self.scope.recipe.as_of
        if not as_of:
            raise Refused(
                _("Say once in the recipe as of when the tracker speaks, or map a column of dates."), "as_of", once=True
            )
        subject, said_by = given["subject"], given.get("said_by", "")
        row = self.known.get(_key(subject, as_of, said_by))
        values = {"as_said": said, "hedge": hedge, **_ends(bounds)}
        besides = {"subject": subject, "as_of": as_of, "said_by": said_by}
        return Placed(f"{subject}, {as_of}" + (f" ({said_by})" if said_by else ""), row, values, besides)

    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        assessment = self.scope.assessment
        row = Figure(
            indicator=self.indicators.get(said_plainly(placed.besides["subject"])),
            assessment=assessment.pk if assessment else None,
            passage=passage,
            **self.scope.sight(),
            **placed.besides,
            **placed.values,
        )
        return state_figure(row, actor=actor, at=at)

    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        assert isinstance(row, Figure)
        correct_figure(row, actor=actor, at=at, **values)


def _key(subject: str, as_of: str, said_by: str) -> tuple[str, str, str]:
    return said_plainly(subject), as_of, said_plainly(said_by)


def _ends(bounds: Interval | None) -> dict[str, Any]:
    found = bounds or Interval()
    return {"low": found.low, "high": found.high, "low_open": found.low_open, "high_open": found.high_open}
