"""Links between rows of two circles hold for whoever is named later, and for whoever is named no more.

What is shared with one circle may point to what is shared with another that names the same Bodies and Committee. So
before a Body enters a circle, what its rows point to must be open to it; and before it leaves one, no row that it goes
on reading may point there.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.apps import apps
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from headway.foundation.access.circles import names
from headway.foundation.access.models import Audience, CaseRecord, CircleEntry
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.access.sight import pointers
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import drafts_in_progress
from headway.foundation.ledger.models import Record, Revision

HOLDS = "a link holds for every reader of a circle"


def keep_circles(record: Record) -> None:
    """Raise NotAllowed if a place in a circle that begins or ends would leave a reader with a link into the dark."""
    if not isinstance(record, CircleEntry) or record.organisation.body_id is None:
        return
    inner, outer = record.circle_id, record.organisation_id
    if record.until is None or record.until > timezone.localdate():
        dark = [key for key in _points_to(inner) if not names(key, outer)]
        if dark:
            raise NotAllowed(
                _(
                    "Some rows that %(circle)s received point to what went to another circle, and %(organisation)s "
                    "would not see what they point to: admit it there first."
                )
                % {"circle": record.circle, "organisation": record.organisation}
            )
    elif any(_reads(key, outer, record.until) for key in _pointed_to_from(inner)):
        raise NotAllowed(
            _(
                "Rows that %(organisation)s goes on reading point to these from another circle: end its place there "
                "first."
            )
            % {"organisation": record.organisation}
        )


def _points_to(circle: UUID) -> set[UUID]:
    """The other circles to whose rows the shared rows of a circle point."""
    given = _kinds_given_to(circle)
    links = ((model, name) for model in _case_models() if model.kind in given for name in pointers(model))
    return _linked(links, Q(circle=circle), "{}__circle")


def _pointed_to_from(circle: UUID) -> set[UUID]:
    """The other circles whose shared rows point to rows of a circle."""
    given = _kinds_given_to(circle)
    links = ((model, name) for model in _case_models() for name in pointers(model) if _kind_at(model, name) in given)
    return _linked(links, Q(), "circle", to=circle)


def _case_models() -> Iterator[type[CaseRecord]]:
    return (model for model in apps.get_models() if issubclass(model, CaseRecord))


def _kind_at(model: type[CaseRecord], name: str) -> str:
    target = model._meta.get_field(name).related_model
    assert isinstance(target, type)
    assert issubclass(target, CaseRecord)
    return target.kind


def _kinds_given_to(circle: UUID) -> set[str]:
    """The kinds of which a circle was ever given a row, now in this act too: a new circle was given none.

    The ledger knows them in one question, where asking each table by each of its links takes hundreds.
    """
    with the_systems_own_work(HOLDS):
        kept = set(Revision.objects.filter(circle=circle).order_by().values_list("kind", flat=True).distinct())
    return kept | {draft.kind for draft in drafts_in_progress() if draft.circle == circle}


def _linked(links: Iterable[tuple[type[CaseRecord], str]], rows: Q, column: str, to: UUID | None = None) -> set[UUID]:
    found: set[UUID] = set()
    for model, name in links:
        linked = model.objects.unscoped(HOLDS).filter(
            rows, audience=Audience.SHARED, **({f"{name}__circle": to} if to else {})
        )
        apart = linked.exclude(circle=F(f"{name}__circle")).exclude(**{f"{name}__audience": Audience.PUBLIC})
        found |= {key for key in apart.order_by().values_list(column.format(name), flat=True).distinct() if key}
    return found


def _reads(circle: UUID, organisation: UUID, after: date) -> bool:
    places = CircleEntry.objects.filter(circle=circle, organisation=organisation)
    return places.filter(Q(until=None) | Q(until__gt=after)).exists()
