"""May a row be opened wider, or closed again, by this person, now?"""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from headway.foundation.access.leaving import BEYOND_SHARED, cover_of, may_leave
from headway.foundation.access.links import to_narrow_along, to_widen_along
from headway.foundation.access.models import Audience, CaseRecord, Circle, CircleEntry
from headway.foundation.access.policy import BODY_ROLES, SHARED, STATE_ROLES
from headway.foundation.access.rules import may_provide, reaches
from headway.foundation.access.sight import kind_said
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.numbers_said import say_apart
from headway.foundation.core.verdicts import YES, Verdict, no

WIDTH = {"own": 0, "body": 1, "state": 1, "shared": 2, "partners": 3, "public": 4}
WHAT = {
    "public": gettext_noop("publication"),
    "partners": gettext_noop("partners taking part"),
    "shared": gettext_noop("sharing with another Body"),
}


def may_widen(
    actor: Actor,
    record: CaseRecord,
    audience: str,
    *,
    circle: UUID | None = None,
    along: bool = False,
    on: date | None = None,
) -> Verdict:
    """Whether a row may be opened to a wider audience, or to another circle of the same audience, now.

    Beyond `shared`, and for a Body that shares with another, the State must have consented or the source be public
    already. What the row points to must be as wide; `along` says that it is to be widened with it.
    """
    named = circle or record.circle
    for verdict in (
        _is_wider(record, audience, named),
        may_decide(actor, record, audience),
        _has_recipients(record, audience, named),
        may_leave(record, audience),
        is_covered(record, audience, named, on or actor.today),
        _links_hold(actor, record, audience, named, along=along, on=on),
        _readers_stay(record, audience, named),
    ):
        if not verdict:
            return verdict
    return YES


def may_narrow(actor: Actor, record: CaseRecord, audience: str, *, along: bool = False) -> Verdict:
    """Whether a row may be closed to some of those who see it. Whatever they took away stays away."""
    if WIDTH[audience] >= WIDTH[record.audience]:
        return no(_("That would not narrow it: it is for that audience, or a narrower one, already."))
    verdict = may_decide(actor, record, audience)
    others = to_narrow_along(record, audience, record.circle) if verdict else []
    if others and not along:
        said = ngettext(
            "This row points to it and would have to be narrowed too: %(named)s.",
            "These %(n)s rows point to it and would have to be narrowed too: %(named)s.",
            len(others),
        )
        return no(said % {"n": len(others), "named": _named(others)})
    return verdict


def may_decide(actor: Actor, record: CaseRecord, audience: str) -> Verdict:
    """Whether someone decides on a row's audience: its writers up to their side, then whoever answers for the side."""
    if actor.side is Side.SYSTEM:
        return YES
    writes = may_provide(actor, holder=record.holder_id, compartment=record.compartment, circle=record.circle)
    if record.audience == Audience.OWN and not writes:
        return writes
    if WIDTH[audience] <= 1 and WIDTH[record.audience] <= 1:
        return writes
    if answers_for(actor, record):
        return YES
    if not writes:
        return writes
    if actor.side is Side.PARTNER and record.audience == Audience.OWN and audience == Audience.PARTNERS:
        return YES
    if actor.side is Side.STATE:
        return no(_("The focal point or the approver passes it on beyond the State; submit it to them."))
    return no(_("The assessing Body decides who else sees it; give it your delegation's circle and submit it."))


def answers_for(actor: Actor, record: CaseRecord) -> bool:
    """Whether someone answers for the side that holds a row: the Body's assessors, the focal point, the approver."""
    body, state = record.holder.body_id, record.holder.state_id
    return any(
        seat.compartment in {"", record.compartment}
        and reaches(seat, record.holder_id, record.circle)
        and (
            (seat.side is Side.BODY and seat.role in BODY_ROLES and body is not None and seat.body == str(body))
            or (seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == str(state or "-"))
        )
        for seat in actor.seats
    )


def _is_wider(record: CaseRecord, audience: str, circle: UUID | None) -> Verdict:
    if audience == record.audience:
        return YES if audience in SHARED and circle != record.circle else no(_("That is its audience already."))
    if WIDTH[audience] < WIDTH[record.audience]:
        return no(_("That would narrow it, not widen it."))
    if (audience == Audience.BODY and not record.holder.body_id) or (
        audience == Audience.STATE and not record.holder.state_id
    ):
        return no(_("That is the other side: share it instead, and name with whom."))
    return YES


def _has_recipients(record: CaseRecord, audience: str, circle: UUID | None) -> Verdict:
    if audience not in SHARED:
        return YES
    if circle is None:
        return no(_("Say with whom it is shared: name a circle of recipients."))
    if not Circle.objects.filter(pk=circle, compartment__in={"", record.compartment}).exists():
        return no(_("That circle is not one of this State's file."))
    return YES


def is_covered(record: CaseRecord, audience: str, circle: UUID | None, on: date) -> Verdict:
    """Whether a row may go to an audience without more: within both sides, or by consent, or public already."""
    if audience not in BEYOND_SHARED and not _reaches_another_body(record, audience, circle, on):
        return YES
    if cover_of(record, audience, circle=circle, on=on):
        return YES
    return no(
        _("The State has not consented to %(what)s here; record its consent first.") % {"what": _(WHAT[audience])}
    )


def _reaches_another_body(record: CaseRecord, audience: str, circle: UUID | None, on: date) -> bool:
    """Whether a Body's row would open to another Body than its own; the Committee it works for is none."""
    if audience != Audience.SHARED or not record.holder.body_id or circle is None:
        return False
    entries = CircleEntry.objects.in_force(on).filter(circle=circle).exclude(circle__purpose=Circle.Purpose.COMMITTEE)
    return entries.exclude(organisation__body=None).exclude(organisation__body=record.holder.body_id).exists()


def _links_hold(
    actor: Actor, record: CaseRecord, audience: str, circle: UUID | None, *, along: bool, on: date | None
) -> Verdict:
    others = to_widen_along(record, audience, circle)
    if not others:
        return YES
    if not along:
        said = ngettext(
            "It points to what fewer people see: this row would have to be widened too: %(named)s.",
            "It points to what fewer people see: these %(n)s rows would have to be widened too: %(named)s.",
            len(others),
        )
        return no(said % {"n": len(others), "named": _named(others)})
    for other in others:
        verdict = may_widen(actor, other, audience, circle=circle, along=True, on=on)
        if not verdict:
            return no(f"{_('%(row)s would have to be widened too.') % {'row': _name(other)}} {verdict.because}")
    return YES


def _readers_stay(record: CaseRecord, audience: str, circle: UUID | None) -> Verdict:
    """Whether giving a row to another circle leaves nobody with a link to what they no longer see."""
    if record.audience not in SHARED or circle == record.circle:
        return YES
    others = to_narrow_along(record, audience, circle)
    if not others:
        return YES
    said = ngettext(
        "This row points to it, and whoever sees them would not see it any more: %(named)s.",
        "These %(n)s rows point to it, and whoever sees them would not see it any more: %(named)s.",
        len(others),
    )
    return no(said % {"n": len(others), "named": _named(others)})


def _named(rows: list[CaseRecord]) -> str:
    shown = say_apart(_name(row) for row in rows[:5])
    return _("%(shown)s and %(n)s more") % {"shown": shown, "n": len(rows) - 5} if len(rows) > 5 else shown


def _name(row: CaseRecord) -> str:
    said = str(row)
    plain = said.startswith(type(row).__name__ + " object")
    return kind_said(row) if plain else _("%(kind)s “%(name)s”") % {"kind": kind_said(row), "name": said[:60]}
