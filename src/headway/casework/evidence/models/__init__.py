"""Sources and their passages, observations with who took part, figures."""

from headway.casework.evidence.models.figures import Figure
from headway.casework.evidence.models.observations import Involvement, Observation, Support
from headway.casework.evidence.models.sources import Passage, Source

__all__ = ["Figure", "Involvement", "Observation", "Passage", "Source", "Support"]
