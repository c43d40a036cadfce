"""What a reader can do with the demonstration: take a report to adoption with four people, and meet a masked number."""

from datetime import UTC, datetime

from headway.casework.evidence.models import Figure, Observation
from headway.engines.demo.personas import demo_actor
from headway.engines.reports.adoption import adopt, keep_edition, propose_clearing, submit_for_adoption
from headway.engines.reports.models import Edition
from headway.foundation.access.models import PendingAct
from headway.foundation.access.proposing import confirm
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Seat, Side
from tests import make

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def persona(slug):
    return demo_actor(slug, today=NOW.date(), door="tests")


def test_a_report_is_walked_from_clearing_to_adoption(loaded):
    assessor, second, member, partner = map(persona, ("assessor", "clearer", "committee-member", "partner"))
    edition = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=assessor, at=NOW)
    make.cleared_by_its_line(edition)
    pending = propose_clearing(edition, actor=assessor, at=NOW, reason="ready")
    assert pending.needs == PendingAct.Needs.PERSON
    confirm(pending, actor=second, at=NOW)
    edition.refresh_from_db()
    assert not Edition.objects.visible_to(member).exists()
    given = Observation.objects.visible_to(partner).filter(audience="partners")
    assert given.exists()

    submit_for_adoption(edition, silence_until=None, actor=assessor, at=NOW)
    assert list(Edition.objects.visible_to(member)) == [edition]
    adopt(edition, decision="Adopted.", actor=member, at=NOW)

    assert Edition.objects.visible_to(partner).count() == 0
    assert not given.all().exists()


def test_a_partner_that_is_a_body_elsewhere_sees_what_the_delegation_was_given_and_no_more(loaded):
    unodc = Organisation.objects.get(entry="unodc")
    seat = Seat(Role.LEAD, Side.BODY, unodc.pk, str(unodc.body_id), "XOR")
    reader = Actor(id="unodc", name="UNODC", today=NOW.date(), side=Side.BODY, seats=(seat,))

    seen = Observation.objects.visible_to(reader).values_list("audience", flat=True)

    assert set(seen) == {"partners", "public"}


def test_a_small_number_of_the_states_is_masked_for_the_body(loaded):
    def told(slug):
        rows = Figure.objects.visible_to(persona(slug)).filter(subject__startswith="sentences", as_of="2017")
        return sorted(row.as_said for row in rows)

    masked = ["17", "31", "fewer than 5", "not shown, so that no figure under 5 can be worked out"]
    assert told("assessor") == masked
    assert told("focal-point") == sorted([*masked, "31 sentences", "17", "11", "3"])
