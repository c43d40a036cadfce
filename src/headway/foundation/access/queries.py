"""Reads of access: who an actor is, and the past of a row as far as they may see it."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from headway.foundation.access.condition import REVISION, may_see
from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.models import Revision


def visible_history(record: CaseRecord, actor: Actor) -> list[Revision]:
    """A row's revisions as this actor may see them, oldest first.

    Whoever may see the row sees those revisions that themselves carried an audience which includes them, so that
    widening a draft does not show how it came about.
    """
    model = type(record)
    if not model.objects.visible_to(actor).filter(pk=record.pk).exists():
        return []
    return list(_past_open_to(actor).filter(record=record.pk))


def visible_histories(records: Collection[UUID], actor: Actor) -> dict[UUID, list[Revision]]:
    """The revisions of rows that this actor has just read through `visible_to`, in one query, oldest first by row."""
    found: dict[UUID, list[Revision]] = {}
    for row in _past_open_to(actor).filter(record__in=list(records)):
        found.setdefault(row.record, []).append(row)
    return found


@lru_cache(maxsize=256)
def _past_open_to(actor: Actor) -> QuerySet[Revision]:
    """The revisions that an actor may see, oldest first: made once for all reads that begin so, never asked itself."""
    body = Organisation.objects.filter(pk=OuterRef("holder")).values("body")[:1]
    past = Revision.objects.select_related("changeset", "payload").annotate(holder_body=Subquery(body))
    return past.filter(may_see(actor, REVISION)).order_by("changeset_id", "hash")


def visible_at(record: CaseRecord, actor: Actor, moment: datetime) -> Revision | None:
    """The revision that stood at a moment, if this actor may see it."""
    past = [r for r in visible_history(record, actor) if r.changeset.at <= moment]
    return past[-1] if past else None
