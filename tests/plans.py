"""What a first strategy is made of."""

from headway.casework.evidence.services import TakesPart
from headway.casework.plans.models import Measure
from headway.casework.plans.services import create_measure
from headway.casework.recommendations.models import Addressee, Progress
from headway.foundation.catalogue.models import Area
from tests import make


def a_case_to_plan(circle):
    """Two chapters; a measure with an area and one without; a recommendation that is answered, one open, one done."""
    borders, prisons = make.an_area("borders", 10), make.an_area("prisons", 20)
    section = make.an_area("border-control", 11)
    Area.objects.filter(pk=section.pk).update(parent=borders)
    both = {"audience": "shared", "circle": circle.pk}
    earlier = make.an_assessment("XOR-2009", "2009-10", type="initial", **both)
    answered, left, done = (make.a_recommendation(n, earlier, **both) for n in ("1", "2", "3"))
    for row, area in ((answered, borders), (left, prisons), (done, prisons)):
        row.areas.through._base_manager.create(recommendation_id=row.pk, area_id=area.pk)
    prison = make.a_ministry("Prison Service")
    make.added(
        Addressee(recommendation=left, organisation=prison, as_printed="The Prison Service", **make.sight(**both))
    )
    make.added(
        Progress(recommendation=done, side="body", scale="recommendation-progress", level="obsolete",
                 basis="document reviewed", as_of="2018", **make.sight(**both))
    )  # fmt: skip
    sight = make.sight(holder=make.a_ministry(), **both)
    customs = TakesPart("Customs", "lead", make.a_ministry("Customs"))
    placed = create_measure(
        Measure(title="Readers", type="control", **sight),
        actor=make.SYSTEM, at=make.NOW, areas=[section.pk], parts=[customs], recommendations=[answered],
    )  # fmt: skip
    loose = create_measure(Measure(title="Training", type="programme", **sight), actor=make.SYSTEM, at=make.NOW)
    return placed, loose, left, done
