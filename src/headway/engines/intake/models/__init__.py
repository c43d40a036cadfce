"""What intake keeps: decisions about proposals, recipes and imports of trackers, the queue of files to read."""

from headway.engines.intake.models.decisions import Decision
from headway.engines.intake.models.trackers import TrackerImport, TrackerRecipe

__all__ = ["Decision", "TrackerImport", "TrackerRecipe"]
