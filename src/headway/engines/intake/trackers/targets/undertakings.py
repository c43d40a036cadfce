"""Undertakings: what was asked for or promised, told apart by its words and by whom it is owed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Observation, Passage
from headway.casework.recommendations.models import Undertaking
from headway.casework.recommendations.services import change_undertaking, undertake
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.fields import Field, Form, said_plainly
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.targets.target import STATE, Placed, Target
from headway.engines.intake.trackers.targets.telling import told_by_row
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import Verdict


class UndertakingRows(Target):
    """The same words owed by the same side are one undertaking, whose state and dates may move."""

    id = "undertakings"
    label = "undertakings"
    fields = (
        STATE,
        Field("as_said", "What was asked or promised", Form.LONG, required=True, identifies=True),
        Field("by", "By whom", required=True, identifies=True, most=200),
        Field("to", "To whom", most=200),
        Field("type", "Kind", Form.CHOICE, choices=tuple(Undertaking.Kind.choices)),
        Field("made_on", "Made on", Form.DATE, most=40),
        Field("due_on", "Due on", Form.DAY),
        Field("state_of_it", "State", Form.CHOICE, choices=tuple(Undertaking.State.choices)),
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        rows = Undertaking.objects.visible_to(scope.actor).filter(compartment=scope.compartment, holder=scope.holder)
        self.known = {(said_plainly(row.as_said), said_plainly(row.by)): row for row in rows}

    def may(self, actor: Actor) -> Verdict:
        return may_write(actor, holder=self.scope.holder.pk, compartment=self.scope.compartment)

    def place(self, given: Mapping[str, Any]) -> Placed:
        row = self.known.get((said_plainly(given["as_said"]), said_plainly(given["by"])))
        values = {name: given[name] for name in ("to", "type", "made_on", "due_on") if name in given}
        if "state_of_it" in given:
            values["state"] = given["state_of_it"]
        if row is None:
            self.scope.require_assessment()
            values.setdefault("type", Undertaking.Kind.COMMITMENT.value)
            values.setdefault("made_on", self.scope.recipe.as_of)
            if not values["made_on"]:
                raise Refused(
                    _("Say once in the recipe as of when the tracker speaks, or map a column of dates."),
                    "made_on",
                    once=True,
                )
        key = f"{given['as_said'][:80]} ({given['by']})"
        return Placed(key, row, values, {"as_said": given["as_said"], "by": given["by"]})

    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        row = Undertaking(
            assessment=self.scope.require_assessment(),
            observation=self._told(passage, placed.values["type"], actor, at),
            **self.scope.sight(),
            **placed.besides,
            **placed.values,
        )
        return undertake(row, actor=actor, at=at)

    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        """What a row tells later stands as what met the undertaking, where it says that it was met."""
        assert isinstance(row, Undertaking)
        own = {name: value for name, value in values.items() if name != "passage"}
        met = own.get("state") in (Undertaking.State.MET, Undertaking.State.PARTLY)
        if "passage" in values and (met or row.observation_id is None):
            own["met_by" if met else "observation"] = self._told(values["passage"], row.type, actor, at)
        change_undertaking(row, actor=actor, at=at, **own)

    def _told(self, passage: Passage, type_: str, actor: Actor, at: datetime) -> Observation:
        promised = type_ == Undertaking.Kind.COMMITMENT
        kind = Observation.Kind.COMMITMENT if promised else Observation.Kind.CONTEXT
        return told_by_row(self.scope, passage, kind, actor=actor, at=at)
