"""What a reader finds by words: rows of every kind that says by which columns people look for it.

What somebody observed is not among them, as it may name people: nothing is found by the name of one without an office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Q, QuerySet

from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import CaseRecord
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.models import Record
from headway.foundation.ledger.models.record import kinds

MOST = 20
"""So many rows of a kind are shown."""
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one kind, those written last first; `more` where there are others than these."""

    kind: str
    rows: tuple[Record, ...]
    more: bool


def find(words: str, actor: Actor, *, most: int = MOST) -> list[Found]:
    """Rows that have every word in one of their columns, by kind; nothing for no words.

    A word is found inside longer ones. One query for all kinds.
    """
    wanted = tuple(dict.fromkeys(words.split()))[:MOST_WORDS]
    models = [model for model in kinds().values() if model.searched]
    if not wanted or not models:
        return []
    told = zip(models, at_once(*(_of_kind(model, wanted, actor, most) for model in models)), strict=True)
    return [_found(model, rows, most) for model, rows in told if rows]


def _found(model: type[Record], rows: Sequence[Record], most: int) -> Found:
    newest = sorted(rows, key=attrgetter("id"), reverse=True)
    return Found(model.kind, tuple(newest[:most]), len(newest) > most)


def _of_kind(model: type[Record], wanted: Sequence[str], actor: Actor, most: int) -> QuerySet[Record]:
    """One row more than is shown, so that it is known whether there are others."""
    open_to_all = model._default_manager.all()
    rows: QuerySet[Record] = model.objects.visible_to(actor) if issubclass(model, CaseRecord) else open_to_all
    fitting = rows
    for word in wanted:
        somewhere = Q()
        for column in model.searched:
            somewhere |= Q(**{f"{column}__icontains": word})
        fitting = fitting.filter(somewhere)
    return rows.filter(pk__in=fitting.order_by("-id").values("pk")[: most + 1])
