"""Every target there is, in the order in which people are asked."""

from headway.engines.intake.trackers.targets.assistance import NeedRows, OfferRows
from headway.engines.intake.trackers.targets.figures import FigureRows
from headway.engines.intake.trackers.targets.index import IndexRows
from headway.engines.intake.trackers.targets.measures import MeasureRows
from headway.engines.intake.trackers.targets.progress import ProgressRows
from headway.engines.intake.trackers.targets.target import Target
from headway.engines.intake.trackers.targets.undertakings import UndertakingRows

TARGETS: dict[str, type[Target]] = {
    target.id: target
    for target in (ProgressRows, MeasureRows, UndertakingRows, FigureRows, NeedRows, OfferRows, IndexRows)
}
