"""My work, the first page after signing in: what waits for the reader, what the reader waits for, what is late."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from headway.casework.assessments.opening import states_to_open
from headway.casework.evidence.models import Passage, Source
from headway.doors.web.parts.own_states import own_states
from headway.doors.web.parts.requests import Request
from headway.engines.intake.models import Decision
from headway.engines.work.finding import work_of
from headway.engines.work.values import Item
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor, Role, Side

AWAITING = 10


@dataclass(frozen=True, slots=True)
class Told:
    """An item with where it opens and how late it is in days."""

    item: Item
    address: str
    late: int


def has_work(actor: Actor) -> bool:
    """Whether someone works on cases of a Body or of a State."""
    working = {Side.BODY, Side.STATE}
    return any(seat.side in working and seat.role is not Role.ADMINISTRATOR for seat in actor.seats)


def work_page(request: Request) -> HttpResponse:
    """What waits for whom, as far as the reader may see it."""
    work = work_of(request.actor)
    context = {
        "work": work,
        "late": [told(item, request.actor) for item in work.late],
        "mine": [told(item, request.actor) for item in work.mine if not item.is_late(work.on)],
        "offices": [
            (office, [told(item, request.actor) for item in items], late) for office, items, late in work.by_office
        ],
        "may_open": bool(states_to_open(request.actor)),
        "own_states": sorted(own_states(request.actor)),
        "is_state": request.actor.side is Side.STATE,
        "awaiting": list(sources_awaiting(request.actor)[:AWAITING]) if request.actor.side is Side.BODY else [],
    }
    return render(request, "web/work.html", context)


def told(item: Item, actor: Actor) -> Told:
    """An item as a page draws it."""
    return Told(item, reverse(f"web:{item.page}", args=item.takes) + item.place, item.days_late(actor.today))


def sources_awaiting(actor: Actor) -> CaseQuerySet[Source]:
    """Sources with a text from which nothing has been decided or quoted, the newest first."""
    decided = Exists(Decision.objects.visible_to(actor).filter(source=OuterRef("pk")))
    quoted = Exists(Passage.objects.visible_to(actor).filter(source=OuterRef("pk")))
    waiting = Source.objects.visible_to(actor).exclude(reading=None).filter(~decided, ~quoted)
    return waiting.order_by("-dated", "title", "id")
