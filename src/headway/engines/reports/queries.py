"""The drafter's own sentences, with what they cite; what institutions said on the draft that was sent last."""

from collections.abc import Iterable
from operator import attrgetter
from uuid import UUID

from headway.casework.evidence.models import Support
from headway.casework.evidence.queries import passages_to_open
from headway.engines.followup.snapshot import Cited
from headway.engines.reports.drafting import Commented, Remarked
from headway.engines.reports.models import Comment, Disposition, Remark, RemarkBasis, Sending
from headway.foundation.access.at_once import at_once
from headway.foundation.core.actors import Actor


def remarks_of(assessment: UUID, kind: str, actor: Actor) -> tuple[Remarked, ...]:
    """Remarks the actor may see on one kind of report, in their order."""
    rows, bases = at_once(
        Remark.objects.visible_to(actor).filter(assessment=assessment, report=kind),
        RemarkBasis.objects.visible_to(actor).filter(remark__assessment=assessment, remark__report=kind),
    )
    cites = _cites(bases, actor)
    return tuple(
        Remarked(row.section, row.text, row.is_assessment, row.audience, tuple(cites.get(row.pk, ())), row.pk)
        for row in sorted(rows, key=attrgetter("section", "order", "pk"))
    )


def _cites(bases: Iterable[RemarkBasis], actor: Actor) -> dict[UUID, list[Cited]]:
    remark_of: dict[UUID, list[UUID]] = {}
    for basis in sorted(bases, key=attrgetter("pk")):
        remark_of.setdefault(basis.observation_id, []).append(basis.remark_id)
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
            by_machine=bool(passage.machine_pages),
        )
        for remark in remark_of[support.observation_id]:
            found.setdefault(remark, []).append(cited)
    return found


def comments_on(assessment: UUID, kind: str, actor: Actor) -> tuple[Commented, ...]:
    """What institutions said on the version of a report that was sent last, as far as the actor may see it."""
    sent = Sending.objects.visible_to(actor).filter(assessment=assessment, report=kind).order_by("-number", "-id")
    last = sent.first()
    if last is None:
        return ()
    found = Comment.objects.visible_to(actor).leading_to_visible(actor, "returned")
    rows = list(
        found.filter(returned__sending=last.pk, returned__withdrawn_on=None)
        .select_related("returned__institution", "returned__source")
        .order_by("returned__institution__name", "order", "id")
    )
    decided = Disposition.objects.visible_to(actor).filter(comment__in=[row.pk for row in rows])
    latest = {row.comment_id: row for row in decided.order_by("decided_on", "id")}
    return tuple(_commented(row, latest.get(row.pk)) for row in rows)


def _commented(row: Comment, decided: Disposition | None) -> Commented:
    source = row.returned.source
    cited = Cited(
        passage=row.pk,
        source=source.pk,
        quote="",
        title=source.title,
        originator=source.originator,
        dated=source.dated,
        page=0,
        audience=row.audience,
        title_audience=source.audience,
    )
    return Commented(
        institution=row.returned.institution.name,
        matter=decided.matter if decided else row.matter,
        place=row.label,
        text=row.text,
        after=row.after,
        before=row.before,
        audience=row.audience,
        cited=cited,
        outcome=decided.outcome if decided else "",
        reason=decided.reason if decided else "",
        reason_audience=decided.audience if decided else "",
    )
