"""Reads of access: who an actor is, and the past of a row as far as they may see it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from headway.foundation.access.condition import REVISION, may_see
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Revision


def visible_history(record: CaseRecord, actor: Actor) -> list[Revision]:
    """A row's revisions as this actor may see them, oldest first.

    Whoever may see the row sees those revisions that themselves carried an audience which includes them, so that
    widening a draft does not show how it came about.
    """
    model = type(record)
    if not model.objects.visible_to(actor).filter(pk=record.pk).exists():
        return []
    body = Organisation.objects.filter(pk=OuterRef("holder")).values("body")[:1]
    past = history(record).annotate(holder_body=Subquery(body))
    return list(past.filter(may_see(actor, REVISION)))


def visible_histories(records: Collection[UUID], actor: Actor) -> dict[UUID, list[Revision]]:
    """The revisions of rows that this actor has just read through `visible_to`, in one query, oldest first by row."""
    found: dict[UUID, list[Revision]] = {}
    body = Organisation.objects.filter(pk=OuterRef("holder")).values("body")[:1]
    past = Revision.objects.filter(record__in=list(records)).annotate(holder_body=Subquery(body))
    rows = past.filter(may_see(actor, REVISION)).select_related("changeset", "payload")
    for row in rows.order_by("changeset_id", "hash"):
        found.setdefault(row.record, []).append(row)
    return found


def visible_at(record: CaseRecord, actor: Actor, moment: datetime) -> Revision | None:
    """The revision that stood at a moment, if this actor may see it."""
    past = [r for r in visible_history(record, actor) if r.changeset.at <= moment]
    return past[-1] if past else None
