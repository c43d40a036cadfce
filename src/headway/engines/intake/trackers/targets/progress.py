"""Progress on recommendations: reported by the State, or assessed by the Body, by the number as printed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.evidence.models import Passage
from headway.casework.recommendations.following import scale_of
from headway.casework.recommendations.models import Progress, Recommendation
from headway.casework.recommendations.rules import may_assess_at
from headway.casework.recommendations.services import assess_progress, correct_progress, report_progress
from headway.engines.intake.trackers.cells import Refused
from headway.engines.intake.trackers.fields import Field, Form
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.targets.target import STATE, Placed, Silent, Target
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.rules import may_assess, may_report
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import Verdict


class ProgressRows(Target):
    """One row for each recommendation and date. A new date is a new row; without dates only what differs is one."""

    id = "progress"
    label = "progress on recommendations"
    fields = (
        STATE,
        Field("number", "Number of the recommendation", Form.NUMBER, required=True, identifies=True),
        Field("level", "Level", Form.LEVEL, most=40),
        Field("as_of", "As of", Form.DATE, identifies=True, most=40),
        Field("reason", "What was done", Form.LONG),
        Field("basis", "Basis", Form.CHOICE, choices=tuple(Progress.Basis.choices)),
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self.side = Progress.Side.BODY if scope.actor.side is Side.BODY else Progress.Side.STATE
        rows = Progress.objects.visible_to(scope.actor).filter(
            compartment=scope.compartment, holder=scope.holder, side=self.side
        )
        self.known: dict[tuple[UUID, str], Progress] = {}
        self.newest: dict[UUID, Progress] = {}
        for row in rows.order_by("as_of", "id"):
            self.known[row.recommendation_id, row.as_of] = row
            self.newest[row.recommendation_id] = row

    def may(self, actor: Actor) -> Verdict:
        rule = may_assess if self.side == Progress.Side.BODY else may_report
        return rule(actor, holder=self.scope.holder.pk, compartment=self.scope.compartment)

    def place(self, given: Mapping[str, Any]) -> Placed:
        recommendation = self.scope.recommendation(given["number"], "number")
        level = given.get("level", "")
        values: dict[str, Any] = {}
        if level:
            values |= {"level": "", "nil_return": True} if level == "nil" else {"level": level, "nil_return": False}
        if "reason" in given:
            values["reason"] = given["reason"]
        if not values:
            raise Silent(_("Nothing is said of progress: silence is not a nil return."))
        if self.side == Progress.Side.BODY:
            values["basis"] = given.get("basis") or self.scope.recipe.basis
            verdict = may_assess_at(values.get("level", ""), values["basis"], scale_of(recommendation))
            if not verdict:
                raise Refused(verdict.because, "basis")
        as_of = given.get("as_of") or self.scope.recipe.as_of
        if not as_of:
            raise Refused(
                _("Say once in the recipe as of when the tracker speaks, or map a column of dates."), "as_of", once=True
            )
        row = self._standing(recommendation, as_of, values, dated="as_of" in given)
        return Placed(
            f"{recommendation.code}, {as_of}", row, values, {"recommendation": recommendation, "as_of": as_of}
        )

    def _standing(
        self, recommendation: Recommendation, as_of: str, values: Mapping[str, Any], *, dated: bool
    ) -> Progress | None:
        row = self.known.get((recommendation.pk, as_of))
        newest = self.newest.get(recommendation.pk)
        if row is None and not dated and newest is not None:
            return newest if all(getattr(newest, name) == value for name, value in values.items()) else None
        return row

    def create(self, placed: Placed, *, actor: Actor, at: datetime, passage: Passage) -> CaseRecord:
        recommendation: Recommendation = placed.besides["recommendation"]
        row = Progress(
            recommendation=recommendation,
            scale=scale_of(recommendation),
            as_of=placed.besides["as_of"],
            passage=passage,
            **self.scope.sight(),
            **placed.values,
        )
        write = assess_progress if self.side == Progress.Side.BODY else report_progress
        return write(row, actor=actor, at=at)

    def change(self, row: CaseRecord, values: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
        assert isinstance(row, Progress)
        correct_progress(row, actor=actor, at=at, **values)
