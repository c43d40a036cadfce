"""Assessments with their stages, answers, threat pictures and judgements."""

from headway.casework.assessments.models.answers import Answer, AnswerPassage
from headway.casework.assessments.models.assessments import Assessment
from headway.casework.assessments.models.judgements import (
    Disagreement,
    Judgement,
    JudgementBasis,
    ThreatBasis,
    ThreatPicture,
)
from headway.casework.assessments.models.stages import GateWord, Receipt, Stage, StageLetter

__all__ = [
    "Answer",
    "AnswerPassage",
    "Assessment",
    "Disagreement",
    "GateWord",
    "Judgement",
    "JudgementBasis",
    "Receipt",
    "Stage",
    "StageLetter",
    "ThreatBasis",
    "ThreatPicture",
]
