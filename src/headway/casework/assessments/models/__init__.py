"""Assessments with their stages, answers, threat pictures and judgements."""

from headway.casework.assessments.models.answers import Answer
from headway.casework.assessments.models.assessments import Assessment, Stage
from headway.casework.assessments.models.judgements import Judgement, JudgementBasis, ThreatBasis, ThreatPicture

__all__ = ["Answer", "Assessment", "Judgement", "JudgementBasis", "Stage", "ThreatBasis", "ThreatPicture"]
