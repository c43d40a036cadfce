"""What intake keeps: decisions about proposals, recipes and imports of trackers, the queue of files to read."""

from headway.engines.intake.models.decisions import Decision
from headway.engines.intake.models.named import FoundNames
from headway.engines.intake.models.queue import Claim, OtherVersion, QueuedFile, TranslationOf
from headway.engines.intake.models.runs import TrackerLook, TrackerRun
from headway.engines.intake.models.sketches import TextBand, TextSketch
from headway.engines.intake.models.trackers import TrackerImport, TrackerRecipe

__all__ = [
    "Claim",
    "Decision",
    "FoundNames",
    "OtherVersion",
    "QueuedFile",
    "TextBand",
    "TextSketch",
    "TrackerImport",
    "TrackerLook",
    "TrackerRecipe",
    "TrackerRun",
    "TranslationOf",
]
