"""The row that an address names by its kind and its key."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from headway.doors.web.parts.requests import Request
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.sight import ways_onward
from headway.foundation.ledger.models.record import UnknownKind, model_of


def case_row_or_404(request: Request, kind: str, key: UUID, *, onward: bool = False) -> CaseRecord:
    """A case row that the reader may see; with all that it points to where `onward`.

    Raises Http404 where there is no such kind, where it is no kind of case row, and for strangers.
    """
    try:
        model = model_of(kind)
    except UnknownKind:
        raise Http404 from None
    if not issubclass(model, CaseRecord):
        raise Http404
    rows = model.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("holder", *ways_onward(model)) if onward else rows, pk=key)
