"""What a tracker's row tells of a measure or an undertaking: an observation in the tracker's voice, on the row itself."""

from datetime import datetime
from typing import Any

from headway.casework.evidence.models import Observation, Passage
from headway.casework.evidence.services import observe
from headway.engines.intake.trackers.scope import Scope
from headway.foundation.core.actors import Actor


def told_by_row(scope: Scope, passage: Passage, kind: str, *, actor: Actor, at: datetime, **given: Any) -> Observation:
    """The row as it stands in the spreadsheet, said by the organisation whose tracker it is. Raises NotAllowed."""
    row = Observation(
        type=kind,
        text=passage.quote,
        voice_who=scope.holder.name[:200],
        voice_verb="recorded",
        method=Observation.Method.DOCUMENT,
        assessment=scope.assessment.pk if scope.assessment else None,
        **given,
        **scope.sight(),
    )
    return observe(row, passages=[passage], actor=actor, at=at)
