"""Writing mandates and people in office, and who handed over to whom over the years."""

from uuid import UUID

from headway.casework.visits.handing_over import Leaving, Successor, hand_over
from headway.casework.visits.models import InOffice, Mandate
from headway.casework.visits.offices import enter_mandate, enter_office
from headway.engines.demo.desk import Desk, moment
from headway.foundation.access.models import User


def write_offices(desk: Desk) -> None:
    """In the order in which it happened, all in the focal point's name: the State alone sees it."""
    case = desk.case
    actor, sight = desk.actor(case.frame.focal_point), desk.sight(case.frame.focal_point, "state")
    for told in case.mandates:
        mandate = Mandate(
            organisation=desk.organisations[told.organisation], text=told.text, cited=told.cited, since=told.since,
            until=told.until, **sight,
        )  # fmt: skip
        enter_mandate(mandate, actor=actor, at=moment(told.at))
    rows: dict[str, InOffice] = {}
    for one in case.in_office:
        office = InOffice(
            organisation=desk.organisations[one.organisation], office=one.office, part=one.part, since=one.since,
            until=one.until,
            user=_account(one.persona), **sight,
        )  # fmt: skip
        rows[one.id] = enter_office(office, actor=actor, at=moment(one.at))
    for handed in sorted(case.handed_over, key=lambda row: row.on):
        before = rows[handed.office]
        user = User.objects.get(persona=handed.persona) if handed.persona else None
        done = hand_over(
            Leaving(before.organisation, row=before), Successor(handed.to, user), on=handed.on, reason=handed.reason,
            actor=actor, at=moment(handed.on),
        )  # fmt: skip
        if done.office is not None:
            rows[handed.office] = done.office


def _account(persona: str) -> UUID | None:
    return User.objects.get(persona=persona).pk if persona else None
