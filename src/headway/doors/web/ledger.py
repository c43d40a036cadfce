"""The past of a row as far as the reader may see it, and the ledger proving itself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.plans.models import Measure
from headway.casework.recommendations.models import Recommendation
from headway.doors.web.limits import limited
from headway.doors.web.requests import Request
from headway.foundation.access.models import CaseRecord
from headway.foundation.access.queries import visible_history
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.core.actors import Actor, Side
from headway.foundation.ledger.history import changed_fields, payload
from headway.foundation.ledger.models import Changeset, Revision
from headway.foundation.ledger.models.record import UnknownKind, model_of
from headway.foundation.ledger.verify import verify

UNSAID = {"compartment", "holder_id", "circle"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row: its name as people say it, what stood there and what stands there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision: who, when, why, and what it changed. `expunged` when its content was destroyed."""

    revision: Revision
    who: str
    changes: tuple[Change, ...]
    expunged: bool


def history_page(request: Request, kind: str, key: UUID) -> HttpResponse:
    """The revisions of one row, the newest first."""
    try:
        model = model_of(kind)
    except UnknownKind:
        raise Http404 from None
    if not issubclass(model, CaseRecord):
        raise Http404
    record = get_object_or_404(model.objects.visible_to(request.actor), pk=key)
    entries = _entries(visible_history(record, request.actor), model, request.actor)
    return render(request, "web/history.html", {"record": record, "entries": entries[::-1], "page": _page_of(record)})


@limited("verify", method="POST")
def ledger_page(request: Request) -> HttpResponse:
    """How many acts are recorded; on request every hash is recomputed and every row compared with its head revision."""
    outcome = None
    if request.method == "POST" and request.actor.seats:
        with the_systems_own_work("the ledger proves itself; no row is shown"):
            outcome = verify()
    counts = {"changesets": Changeset.objects.count(), "revisions": Revision.objects.count()}
    return render(request, "web/ledger.html", {"outcome": outcome, **counts})


def _page_of(record: CaseRecord) -> str:
    """Where a record is read; "" for those that are read on another one's page."""
    match record:
        case Assessment() | Recommendation():
            return reverse(f"web:{record.kind}", args=[record.code])
        case Measure() | Source():
            return reverse(f"web:{record.kind}", args=[record.pk])
        case _:
            return ""


def _entries(revisions: list[Revision], model: type[CaseRecord], actor: Actor) -> list[Entry]:
    entries, before = [], None
    for revision in revisions:
        after = payload(revision)
        changed = changed_fields(before, after) if after is not None else {}
        entries.append(Entry(revision, _who(revision.changeset, actor), _named(changed, model), after is None))
        before = after if after is not None else before
    return entries


def _who(changeset: Changeset, actor: Actor) -> str:
    """Office and organisation; a name only among those of one side."""
    who = orjson.loads(changeset.actor)
    same_side = who.get("side") == actor.side.value
    shown = [who.get("name") if same_side else "", who.get("office"), who.get("organisation")]
    unnamed = who.get("name") if who.get("side") == Side.SYSTEM else who.get("side")
    return ", ".join(dict.fromkeys(part for part in shown if part)) or str(unnamed)


def _named(changed: dict[str, tuple[Any, Any]], model: type[CaseRecord]) -> tuple[Change, ...]:
    fields: dict[str, models.Field[Any, Any]] = {
        getattr(f, "attname", f.name): f for f in (*model._meta.concrete_fields, *model._meta.many_to_many)
    }
    return tuple(
        Change(_label(name, fields), *_before_and_after(before, after))
        for name, (before, after) in changed.items()
        if name not in UNSAID and (_as_text(before) or _as_text(after))
    )


def _before_and_after(before: object, after: object) -> tuple[str, str]:
    if _is_id(str(before)) and _is_id(str(after)):
        return "", "another one"
    return _as_text(before), _as_text(after)


def _label(name: str, fields: dict[str, "models.Field[Any, Any]"]) -> str:
    return str(fields[name].verbose_name) if name in fields else name.replace("_", " ")


def _as_text(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    text = "yes" if value is True else str(value)
    return "linked" if _is_id(text) else text


def _is_id(text: str) -> bool:
    try:
        return len(text) == 36 and bool(UUID(text))
    except ValueError:
        return False
