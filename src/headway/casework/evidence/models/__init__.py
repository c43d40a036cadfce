"""Sources and their passages, letters, observations with who took part, figures."""

from headway.casework.evidence.models.figures import Figure
from headway.casework.evidence.models.letters import Letter, LetterAnswer, Series
from headway.casework.evidence.models.observations import Involvement, Observation, Support
from headway.casework.evidence.models.sources import Passage, Source, Stretch

__all__ = [
    "Figure",
    "Involvement",
    "Letter",
    "LetterAnswer",
    "Observation",
    "Passage",
    "Series",
    "Source",
    "Stretch",
    "Support",
]
