"""Beyond both sides one person proposes and another confirms; where there is no other, the act is announced."""

from dataclasses import replace
from datetime import timedelta

import pytest

from headway.casework.evidence.models import Observation
from headway.foundation.access.models import PendingAct
from headway.foundation.access.opening import widen
from headway.foundation.access.proposing import carry_out_due, confirm, propose_widening, withdraw
from headway.foundation.access.second_person import may_confirm, may_withdraw
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk)
    make.a_consent("publish", row.pk)
    return row


def proposed(row, actor):
    return propose_widening(row, "public", actor=actor, at=make.NOW, reason="the State agreed")


def audience_of(row):
    return Observation.objects.get(pk=row.pk).audience


def test_one_person_cannot_publish_alone(row):
    with pytest.raises(NotAllowed, match="needs a second person"):
        widen(row, "public", actor=make.a_lead(), at=make.NOW, reason="the State agreed")


def test_what_one_proposes_another_confirms(row):
    lead, clearer = make.a_lead(), make.a_clearer()

    pending = proposed(row, lead)

    assert (pending.needs, pending.due_at, audience_of(row)) == ("person", None, "shared")
    with pytest.raises(NotAllowed, match="You proposed it"):
        confirm(pending, actor=lead, at=make.NOW)
    confirm(pending, actor=clearer, at=make.NOW)
    assert (audience_of(row), PendingAct.objects.get().ended_name) == ("public", clearer.name)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (make.a_clearer, True),
        (make.an_assessor, False),
        (lambda: make.a_lead("fatf"), False),
        (make.a_focal_point, False),
        (make.a_delegate, False),
    ],
)
def test_who_confirms_for_the_body(row, who, may):
    make.a_clearer()
    pending = proposed(row, make.a_lead())

    assert bool(may_confirm(who(), pending, row)) == may


def test_who_confirms_for_the_state():
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk, holder=make.a_ministry())
    make.a_consent("publish", row.pk)
    approver = make.an_approver()

    pending = proposed(row, make.a_focal_point())

    assert (pending.audience, pending.needs) == ("state", "person")
    assert may_confirm(approver, pending, row)
    assert not may_confirm(make.a_contributor("Ministry of Foreign Affairs"), pending, row)


def test_a_pending_act_is_seen_by_its_own_side_alone(row):
    proposed(row, make.a_lead())

    assert PendingAct.objects.visible_to(make.a_clearer()).count() == 1
    assert PendingAct.objects.visible_to(make.a_focal_point()).count() == 0
    assert PendingAct.objects.visible_to(make.a_lead("fatf")).count() == 0


def test_what_is_confirmed_is_what_was_read(row):
    pending = proposed(row, make.a_lead())
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="edit") as change:
        change.edit(row, text="something else")

    with pytest.raises(NotAllowed, match="changed since this was proposed"):
        confirm(pending, actor=make.a_clearer(), at=make.NOW)


def test_where_a_side_is_one_person_the_act_is_announced_and_waits(row):
    pending = proposed(row, make.a_lead())
    assert (pending.needs, pending.due_at) == ("delay", make.NOW + timedelta(days=2))

    carry_out_due(actor=make.SYSTEM, at=make.NOW + timedelta(days=1))
    assert audience_of(row) == "shared"
    carry_out_due(actor=make.SYSTEM, at=make.NOW + timedelta(days=2))
    assert audience_of(row) == "public"


def test_an_announced_act_can_be_withdrawn_by_its_side(row):
    lead = make.a_lead()
    pending = proposed(row, lead)

    assert not may_withdraw(make.a_focal_point(), pending, row)
    withdraw(pending, actor=make.a_clearer(), at=make.NOW, reason="not yet")

    assert carry_out_due(actor=make.SYSTEM, at=make.NOW + timedelta(days=9)) == []
    assert audience_of(row) == "shared"
    with pytest.raises(NotAllowed, match="withdrawn already"):
        withdraw(pending, actor=lead, at=make.NOW, reason="again")


def test_an_announced_act_is_not_carried_out_once_the_consent_has_gone(row):
    proposed(row, make.a_lead())
    consent = make.Consent.objects.get()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="withdrawn") as change:
        change.edit(consent, withdrawn_on=make.TODAY)

    carry_out_due(actor=make.SYSTEM, at=make.NOW + timedelta(days=2))

    assert audience_of(row) == "shared"
    assert "not consented" in PendingAct.objects.get().ended_why


def test_a_row_waits_for_one_act_at_a_time(row):
    lead = make.a_lead()
    proposed(row, lead)

    with pytest.raises(NotAllowed, match="proposed already"):
        proposed(row, lead)


@pytest.mark.parametrize(("word", "needs"), [("delay", "delay"), ("person", "person"), ("none", None)])
def test_the_installation_says_what_an_act_needs(row, word, needs, settings):
    settings.HEADWAY_SECOND_PERSON = {"widen": word}
    make.a_clearer()

    pending = proposed(row, make.a_lead())

    assert (pending.needs if pending else None) == needs
    assert audience_of(row) == ("shared" if needs else "public")


def test_sharing_between_the_sides_needs_no_second_person():
    row = make.an_observation(audience="body", circle=make.a_circle(make.a_body()).pk)

    assert propose_widening(row, "shared", actor=make.a_lead(), at=make.NOW, reason="send it") is None
    assert audience_of(row) == "shared"


def test_a_seat_elsewhere_confirms_nothing(row):
    pending = proposed(row, make.a_lead())

    assert not may_confirm(make.a_clearer(state="XVL"), pending, row)
    assert may_confirm(replace(make.a_clearer(), user=None), pending, row)
