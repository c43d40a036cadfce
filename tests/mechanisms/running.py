"""Runs a case of another mechanism, as its file tells it, through the services."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ryaml

from headway.casework.assessments.judging import judge
from headway.casework.assessments.models import Answer, Assessment, Judgement
from headway.casework.assessments.services import open_assessment
from headway.casework.assessments.stages import end_stage
from headway.casework.assessments.workspace import axes_judged, provisions_to_judge, scales_of
from headway.casework.questionnaires.answering import Draft, draft_answer, give_voice, submit_answers
from headway.casework.questionnaires.values import Given
from headway.casework.recommendations.models import Position, Progress, Recommendation
from headway.casework.recommendations.services import assess_progress, issue_recommendation, take_position
from headway.foundation.catalogue.queries import framework_pinned
from tests import make

CASES = Path(__file__).parent / "cases"


@dataclass
class Case:
    """A case that was run: its file, its assessment and the two who acted."""

    told: dict[str, Any]
    assessment: Assessment
    assessor: Any
    focal_point: Any

    @property
    def at(self):
        return datetime.fromisoformat(str(self.told["today"])).replace(hour=12, tzinfo=UTC)

    @property
    def today(self):
        return self.at.date()


def run(name: str) -> Case:
    told = ryaml.loads((CASES / f"{name}.yaml").read_text())
    make.a_state()
    body, focal_point = make.a_lead(told["body"]), make.a_focal_point()
    row = Assessment(
        code=told["code"],
        type="initial",
        dates=str(told["dates"]),
        body_id=told["body"],
        framework=told["framework"],
        procedure=told["procedure"],
        **make.sight(holder=make.a_body(told["body"]), audience="shared"),
    )
    case = Case(told, row, body, focal_point)
    open_assessment(row, actor=body, at=make.NOW)
    _stages(case)
    _scores(case)
    _judged(case)
    _recommendations(case)
    return case


def _stages(case):
    for stage, on in case.told["stages"].items():
        end_stage(case.assessment, stage, on=_day(on), actor=case.assessor, at=case.at)


def _scores(case):
    """What the State gives itself, and what both sides then agree on."""
    scores = case.told.get("scores", {})
    for ref, pair in scores.items():
        draft_answer(case.assessment, Draft(_given(ref, pair["state"])), actor=case.focal_point, at=case.at)
    if scores:
        submit_answers(case.assessment, "", actor=make.an_approver(), at=case.at)
    for ref, pair in scores.items():
        given = _given(ref, pair["agreed"])
        give_voice(case.assessment, Answer.Voice.AGREED, given, actor=case.assessor, at=case.at)
        judge_as(case, f"test-jee-tool:{ref}", "none", pair["agreed"])


def _judged(case):
    judged = {
        f"{instrument}:{ref}": level
        for instrument, levels in case.told.get("judged", {}).items()
        for ref, level in levels.items()
    }
    for provision in provisions_to_judge(case.assessment):
        if provision.pk in judged:
            [axis] = axes_judged(case.assessment, provision)
            judge_as(case, provision.pk, axis, judged[provision.pk])


def judge_as(case, provision, axis, level):
    row = Judgement(
        assessment=case.assessment,
        provision_id=provision,
        axis=axis,
        scale=scales_of(case.assessment)[axis],
        level=level,
        as_of=str(case.today),
        uncited_because="A case for tests cites nothing.",
        **make.sight(holder=make.a_body(case.told["body"])),
    )
    return judge(row, actor=case.assessor, at=case.at)


def _recommendations(case):
    framework = framework_pinned(case.assessment.framework)
    for told in case.told.get("recommendations", ()):
        sight = make.sight(holder=make.a_body(case.told["body"]), audience="shared", circle=case.assessment.circle)
        row = Recommendation(
            assessment=case.assessment,
            number=told["number"],
            code=f"{case.told['code']}-{told['number']}",
            text=told["text"],
            **sight,
        )
        issue_recommendation(row, actor=case.assessor, at=case.at)
        for said in told.get("positions", ()):
            own = {**sight, "holder": make.a_ministry()}
            position = Position(recommendation=row, value=said["value"], taken_on=_day(said["on"]), **own)
            take_position(position, actor=case.focal_point, at=case.at)
        for found in told.get("progress", ()):
            progress = Progress(
                recommendation=row,
                assessment=case.assessment,
                scale=found.get("scale", framework.follow_up_scale),
                level=found["level"],
                basis=found["basis"],
                as_of=str(found["on"]),
                **sight,
            )
            assess_progress(progress, actor=case.assessor, at=case.at)


def _given(ref, value):
    return Given(f"test-jee-{ref.lower().replace('.', '-')}", value=value)


def _day(text):
    return datetime.fromisoformat(str(text)).date()
