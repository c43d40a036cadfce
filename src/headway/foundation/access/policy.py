"""Who may see a row: one SQL condition, the same for every door (KERNEL.md, "Who may see a row").

| audience | who sees it                                                                                     |
|----------|-------------------------------------------------------------------------------------------------|
| own      | members of the holder                                                                           |
| body     | lead, assessor, clearer of the holder's Body, in their scope                                    |
| state    | focal point and approver of the State; contributor and reader what is theirs or granted by name |
| shared   | those on the State's side, the Body's side of the circle, other recipients the circle names     |
| partners | as shared, and members of the circle's organisations while their entry lasts                    |
| public   | everyone, signed in or not                                                                      |
"""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from headway.foundation.access.models.release import CircleEntry, Grant, InForce
from headway.foundation.core.actors import Actor, Role, Seat, Side

BODY_ROLES = {Role.LEAD, Role.ASSESSOR, Role.CLEARER}
STATE_ROLES = {Role.FOCAL_POINT, Role.APPROVER}
NAMED_ROLES = {Role.CONTRIBUTOR, Role.READER}
COMMITTEE_ROLES = {Role.MEMBER, Role.COMMITTEE_READER}


def may_see(actor: Actor, *, row: str = "pk", holder: str = "holder", body: str = "holder__body") -> Q:
    """The condition under which `actor` sees a row.

    The names of the columns can be given, so that revisions, which repeat them, follow the same policy.
    """
    seen = [Q(audience="public")]
    for seat in actor.seats:
        seen += _seen_from(seat, actor, row, holder, body)
    return reduce(or_, seen)


def _seen_from(seat: Seat, actor: Actor, row: str, holder: str, body: str) -> list[Q]:
    if seat.role is Role.ADMINISTRATOR:
        return []
    scope = Q(compartment=seat.compartment) if seat.compartment else Q()
    seen = [scope & Q(audience="own", **{holder: seat.organisation})]
    if seat.role in BODY_ROLES and seat.body:
        released = Exists(_entries(actor).filter(organisation__body=seat.body))
        seen.append(scope & Q(audience="body", **{body: seat.body}))
        seen.append(scope & Q(audience__in=("shared", "partners")) & (Q(released) | Q(**{body: seat.body})))
    if seat.side is Side.STATE and seat.compartment:
        within = scope & Q(audience__in=("state", "shared", "partners"))
        if seat.role in STATE_ROLES:
            seen.append(within)
        if seat.role in NAMED_ROLES:
            seen.append(within & (Q(**{holder: seat.organisation}) | Q(_granted(seat, actor, row))))
    if seat.role in COMMITTEE_ROLES or seat.side is Side.PARTNER:
        audiences = ("shared", "partners") if seat.role in COMMITTEE_ROLES else ("partners",)
        named = Exists(_entries(actor).filter(organisation=seat.organisation))
        seen.append(scope & Q(audience__in=audiences) & Q(named))
    return seen


def _entries(actor: Actor) -> InForce[CircleEntry]:
    return CircleEntry.objects.in_force(actor.today).filter(circle_id=OuterRef("circle"))


def _granted(seat: Seat, actor: Actor, row: str) -> Exists:
    to_them = Q(organisation=seat.organisation) | Q(user=actor.user)
    named = Q(target=OuterRef(row)) | Q(target=OuterRef("circle"))
    return Exists(Grant.objects.in_force(actor.today).filter(named & to_them))
