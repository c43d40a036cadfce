"""The drafter's own sentences, with what they cite."""

from uuid import UUID

from headway.casework.evidence.models import Support
from headway.casework.evidence.queries import passages_to_open
from headway.engines.followup.snapshot import Cited
from headway.engines.reports.drafting import Remarked
from headway.engines.reports.models import Remark, RemarkBasis
from headway.foundation.core.actors import Actor


def remarks_of(assessment: UUID, kind: str, actor: Actor) -> tuple[Remarked, ...]:
    """Remarks the actor may see on one kind of report, in their order."""
    cites = _cites(assessment, actor)
    rows = Remark.objects.visible_to(actor).filter(assessment=assessment, report=kind)
    return tuple(
        Remarked(row.section, row.text, row.is_assessment, row.audience, tuple(cites.get(row.pk, ()))) for row in rows
    )


def _cites(assessment: UUID, actor: Actor) -> dict[UUID, list[Cited]]:
    bases = RemarkBasis.objects.visible_to(actor).filter(remark__assessment=assessment)
    remark_of: dict[UUID, list[UUID]] = {}
    for remark, observation in bases.values_list("remark_id", "observation_id"):
        remark_of.setdefault(observation, []).append(remark)
    supports = Support.objects.visible_to(actor).filter(observation__in=list(remark_of))
    found: dict[UUID, list[Cited]] = {}
    supports = supports.filter(passage__in=passages_to_open(actor).order_by().values("pk"))
    for support in supports.select_related("passage__source"):
        passage, source = support.passage, support.passage.source
        cited = Cited(
            passage=passage.pk,
            source=source.pk,
            quote=passage.quote,
            title=source.title,
            originator=source.originator,
            dated=source.dated,
            page=passage.page,
            audience=passage.audience,
            title_audience=source.audience,
        )
        for remark in remark_of[support.observation_id]:
            found.setdefault(remark, []).append(cited)
    return found
