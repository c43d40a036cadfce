"""Measures, told apart by their title."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Observation, Passage
from headway.casework.evidence.services import TakesPart
from headway.casework.plans.models import Measure
from headway.casework.plans.services import change_measure, create_measure, extend_measure
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.fields import Field, Form, said_plainly
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.targets.target import STATE, Placed, Target
from headway.engines.intake.trackers.targets.telling import told_by_row
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.rules import may_write
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import Verdict


class MeasureRows(Target):
    """A title that is known changes what is known of that measure; one that is not makes a new one."""

    id = "measures"
    label = "measures"
    fields = (
        STATE,
        Field("title", "Title", required=True, identifies=True, most=200),
        Field("type", "Kind", Form.CHOICE, choices=tuple(Measure.Kind.choices)),
        Field("status", "Status", Form.CHOICE, choices=tuple(Observation.Status.choices)),
        Field("dates", "Period", Form.DATE, most=40),
        Field("results", "Results", Form.LONG),
        Field("lead", "Lead organisation", most=200),
        Field("recommendation", "Recommendation it answers", Form.NUMBER),
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        rows = Measure.objects.visible_to(scope.actor).filter(compartment=scope.compartment, holder=scope.holder)
        self.known = {said_plainly(row.title): row for row in rows}

    def may(self, actor: Actor) -> Verdict:
        return may_write(actor, holder=self.scope.holder.pk, compartment=self.scope.compartment)

    def place(self, given: Mapping[str, Any]) -> Placed:
        row = self.known.get(said_plainly(given["title"]))
        besides: dict[str, Any] = {"title": given["title"], "lead": given.get("lead", "")}
        if "recommendation" in given:
            besides["recommendation"] = self.scope.recommendation(given["recommendation"], "recommendation")
        if row is None and "type" not in given:
            raise Refused(
                _("A new measure needs its kind: law, institution, control, programme, campaign, cooperation."), "type"
            )
        values = {name: given[name] for name in ("type", "status", "dates", "results") if name in given}
        return Placed(given["title"], row, values, besides)

    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        lead, answered = placed.besides["lead"], placed.besides.get("recommendation")
        known = (
            Organisation.objects.of_state(self.scope.compartment).filter(name__iexact=lead).first() if lead else None
        )
        return create_measure(
            Measure(title=placed.besides["title"], **self.scope.sight(), **placed.values),
            actor=actor,
            at=at,
            parts=[TakesPart(as_said=lead, part="lead", organisation=known)] if lead else (),
            told_by=[self._told(passage, placed.values, actor, at)],
            recommendations=[answered] if answered else (),
        )

    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        assert isinstance(row, Measure)
        own = {name: value for name, value in values.items() if name != "passage"}
        change_measure(row, actor=actor, at=at, **own)
        if "passage" in values:
            extend_measure(row, self._told(values["passage"], own, actor, at), actor=actor, at=at)

    def _told(self, passage: Passage, values: Mapping[str, Any], actor: Actor, at: datetime) -> Observation:
        kept = {name: values[name] for name in ("status", "results") if name in values}
        return told_by_row(self.scope, passage, Observation.Kind.MEASURE, actor=actor, at=at, **kept)
