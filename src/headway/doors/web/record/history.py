"""The past of a row as far as the reader may see it, and the ledger proving itself."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.models import Need, Offer
from headway.casework.evidence.models import Letter, Source
from headway.casework.plans.models import Measure, Milestone, Strategy
from headway.casework.recommendations.models import Position, Recommendation
from headway.casework.translations.models import BesideText
from headway.casework.translations.queries import key_of, kind_of
from headway.casework.translations.texts import kinds, parts_of
from headway.casework.visits.models import Meeting
from headway.doors.web.parts.case_rows import case_row_or_404
from headway.doors.web.parts.differences import Piece, differences, listed
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say
from headway.doors.web.record.payloads import UNSAID, Words
from headway.engines.reports.models import Chapter, Remark
from headway.foundation.access.marking import scheme
from headway.foundation.access.models import Consent
from headway.foundation.access.noting import NOTED
from headway.foundation.access.oversight import is_administrator
from headway.foundation.access.queries import visible_history
from headway.foundation.access.reads import keeps_reads
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.rules import may_keep
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.numbers_said import say_each
from headway.foundation.ledger.history import changed_fields, history, payload
from headway.foundation.ledger.models import Changeset, Record, Revision
from headway.foundation.ledger.verify import verify


@dataclass(frozen=True, slots=True)
class Change:
    """One column of a row: its name as people say it, and what went, what came and what stayed."""

    name: str
    pieces: tuple[Piece, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision: who, when, why, and what it changed. `first` where the row begins, `late` if it came in later.

    `expunged` when its content was destroyed, `stone` when it is what was left in the place of another.
    """

    revision: Revision
    who: str
    changes: tuple[Change, ...]
    first: bool
    expunged: bool
    stone: bool
    late: bool

    @property
    def no_reason(self) -> str:
        """What stands where a reason would."""
        act = self.revision.changeset
        destroyed = bool(act.reason_digest) and act.reason_nonce is None
        return _("The reason was destroyed with what it repeated") if destroyed else _("No reason was given")


def history_page(request: Request, kind: str, key: UUID) -> HttpResponse:
    """The revisions of one row, the newest first."""
    record = case_row_or_404(request, kind, key)
    entries = _entries(visible_history(record, request.actor), type(record), request.actor)
    context = {
        "record": record,
        "entries": entries[::-1],
        "page": page_of(record, request.actor),
        "translated": type(record) in kinds() and any(parts_of(record)),
        "reads": keeps_reads(request.actor) and record.audience in NOTED and scheme().notes_reads_of(record.marking),
    }
    return render(request, "web/history.html", context)


def organisation_history(request: Request, key: UUID) -> HttpResponse:
    """The revisions of an institution's entry, the newest first, for those who keep it. A stranger gets 404."""
    record = get_object_or_404(Organisation, pk=key)
    if not may_keep(request.actor, record):
        raise Http404
    with the_systems_own_work("an institution is no case row; its past is open to whoever keeps its entry"):
        revisions = list(history(record))
    entries = _entries(revisions, Organisation, request.actor)
    context = {"record": record, "entries": entries[::-1], "page": page_of(record, request.actor)}
    return render(request, "web/history.html", context)


@limited("verify", method="POST")
def ledger_page(request: Request) -> HttpResponse:
    """On request every hash is recomputed and every row compared with its head revision.

    How much is recorded is told to administrators alone: the number of acts would tell one side of the other's work.
    """
    outcome = None
    if request.method == "POST" and request.actor.seats:
        with the_systems_own_work("the ledger proves itself; no row is shown"):
            outcome = verify()
    context: dict[str, Any] = {"outcome": outcome, "runs": is_administrator(request.actor)}
    if context["runs"]:
        with the_systems_own_work("how many there are; none is shown"):
            context |= {"changesets": Changeset.objects.count(), "revisions": Revision.objects.count()}
    return render(request, "web/ledger.html", context)


def page_of(record: Record, actor: Actor) -> str:
    """Where a record is read; "" for those that are read on another one's page, or on one that is not the reader's."""
    match record:
        case Assessment() | Recommendation():
            return reverse(f"web:{record.kind}", args=[record.code])
        case Measure() | Source() | Letter() | Consent() | Meeting() | Need() | Offer() | Milestone() | Strategy():
            return reverse(f"web:{record.kind}", args=[record.pk])
        case Organisation():
            return reverse("web:organisation", args=[record.kept])
        case Position():
            found = Recommendation.objects.visible_to(actor).filter(pk=record.recommendation_id).first()
            return reverse("web:recommendation", args=[found.code]) if found else ""
        case Remark() | Chapter():
            about = Assessment.objects.visible_to(actor).filter(pk=record.assessment_id).first()
            return reverse("web:outline", args=[about.code, record.report]) if about else ""
        case BesideText():
            return reverse("web:translations", args=[kind_of(record), key_of(record)])
        case _:
            return ""


def _entries(revisions: list[Revision], model: type[Record], actor: Actor) -> list[Entry]:
    payloads = [payload(revision) for revision in revisions]
    words = Words(model, filter(None, payloads), actor)
    entries: list[Entry] = []
    before: dict[str, Any] | None = None
    for revision, after in zip(revisions, payloads, strict=True):
        act = revision.changeset
        entries.append(
            Entry(
                revision,
                _who(act, actor),
                _changes(before, after, words) if after is not None else (),
                first=before is None,
                expunged=after is None and not revision.expunges,
                stone=bool(revision.expunges),
                late=act.recorded_at.date() > act.at.date(),
            )
        )
        before = after if after is not None else before
    return entries


def _changes(before: dict[str, Any] | None, after: dict[str, Any], words: Words) -> tuple[Change, ...]:
    old = before or {}
    changed = changed_fields(before, after)
    order = [column for column in words.fields if column in changed] + sorted(set(changed) - set(words.fields))
    found = (_change(column, old, after, words) for column in order if column not in UNSAID)
    return tuple(change for change in found if change.pieces)


def _change(column: str, old: dict[str, Any], new: dict[str, Any], words: Words) -> Change:
    name = words.name(column)
    if isinstance(new.get(column, old.get(column)), list):
        return Change(name, listed(words.values(column, old), words.values(column, new)), is_list=True)
    before, after = words.value(column, old), words.value(column, new)
    if old.get(column) != new.get(column) and before == after and before:
        after = _("another one: %(one)s") % {"one": after}
    return Change(name, differences(before, after))


def _who(changeset: Changeset, actor: Actor) -> str:
    """Office and organisation; a name only among those of one side."""
    who = orjson.loads(changeset.actor)
    same_side = who.get("side") == actor.side.value
    shown = [who.get("name") if same_side else "", who.get("office"), who.get("organisation")]
    unnamed = who.get("name") if who.get("side") == Side.SYSTEM else say(str(who.get("side") or ""))
    return say_each(dict.fromkeys(part for part in shown if part)) or str(unnamed)
