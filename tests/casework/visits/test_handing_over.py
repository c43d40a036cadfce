"""A change of staff loses nothing: what is open becomes the successor's in one act, and the past stays as it was."""

from datetime import date

import pytest

from headway.casework.questionnaires.models import SectionAssignment
from headway.casework.visits.handing_over import Leaving, Successor, hand_over
from headway.casework.visits.models import InOffice, Mandate
from headway.casework.visits.offices import enter_mandate, enter_office, sight_for
from headway.foundation.access.models import Membership, User
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history, payload
from headway.foundation.ledger.models import Changeset
from tests import make

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}
WHY = {"on": date(2026, 3, 1), "reason": "a new appointment", **AT}


@pytest.fixture
def focal():
    return make.a_focal_point()


@pytest.fixture
def ministry():
    return make.a_ministry("Border Guard Service")


@pytest.fixture
def old(ministry):
    return User.objects.get(pk=make.a_contributor().user)


@pytest.fixture
def new():
    return User.objects.get(pk=make.a_contributor("Customs").user)


def an_office(ministry, focal, office="Planning officer", **given):
    row = InOffice(organisation=ministry, office=office, part="contact", since="2009", **given)
    for name, value in sight_for(focal, ministry).items():
        setattr(row, name, value)
    return enter_office(row, actor=focal, **AT)


def assigned(ministry, focal, **given):
    assessment = make.an_assessment(audience="shared", circle=make.a_circle(make.a_body()).pk)
    sight = {**make.sight(audience="state", holder=make.a_ministry()), "circle": assessment.circle}
    return make.added(
        SectionAssignment(
            assessment=assessment, ministry=ministry, section="borders", sent_on=date(2026, 2, 1), **given, **sight
        )
    )


def test_assignments_the_office_and_the_seat_become_the_successors_in_one_act(focal, ministry, old, new):
    row = assigned(ministry, focal, main="Planning officer", main_user=old.pk, validator="Head of service")
    office = an_office(ministry, focal, user=old.pk)
    acts = Changeset.objects.values("act").distinct().count()

    done = hand_over(Leaving(ministry, old, office), Successor("Senior planning officer", new), actor=focal, **WHY)

    row.refresh_from_db()
    office.refresh_from_db()
    assert (done.assignments, done.seats, done.left) == (1, 1, ())
    assert (row.main, row.main_user, row.validator) == ("Senior planning officer", new.pk, "Head of service")
    assert (office.office, office.until) == ("Planning officer", "2026-03-01")
    assert (done.office.took_over, done.office.since, done.office.user) == (office, "2026-03-01", new.pk)
    assert Changeset.objects.values("act").distinct().count() == acts + 1
    assert not old.memberships.in_force(make.TODAY).exists()
    assert new.memberships.in_force(make.TODAY).filter(organisation=ministry, role="contributor").exists()


def test_the_past_of_an_assignment_still_says_who_had_it(focal, ministry, old, new):
    row = assigned(ministry, focal, main="Planning officer", main_user=old.pk)

    hand_over(Leaving(ministry, old), Successor("Successor", new), actor=focal, **WHY)

    said = [payload(step)["main"] for step in history(row.pk)]
    assert sorted(said) == ["Planning officer", "Successor"]


def test_who_is_named_by_office_alone_hands_over_by_office(focal, ministry):
    row = assigned(ministry, focal, main="Planning officer", alternate="Another")
    office = an_office(ministry, focal)

    hand_over(Leaving(ministry, row=office), Successor("Senior planning officer"), actor=focal, **WHY)

    row.refresh_from_db()
    assert (row.main, row.main_user, row.alternate) == ("Senior planning officer", None, "Another")


def test_a_seat_that_one_may_not_give_stays_and_the_act_says_so(focal, ministry):
    leaver = User.objects.get(pk=focal.user)
    approver = User.objects.get(pk=make.an_approver().user)
    office = an_office(make.a_ministry(), focal, office="Head of section", user=leaver.pk)

    done = hand_over(Leaving(make.a_ministry(), leaver, office), Successor("New head", approver), actor=focal, **WHY)

    assert done.seats == 0
    assert done.left == (
        "The seat as focal point was not moved. You cannot end your own membership; ask another administrator.",
    )
    assert leaver.memberships.in_force(make.TODAY).filter(role=Role.FOCAL_POINT).exists()


def test_a_handover_to_a_stranger_of_the_side_in_the_future_or_by_a_stranger_is_refused(focal, ministry, old, new):
    stranger = User.objects.get(pk=make.an_assessor().user)
    refused = [
        (focal, Successor("x", stranger), WHY, "ask them in first"),
        (focal, Successor("x", old), WHY, "the same person"),
        (focal, Successor("x", new), {**WHY, "on": date(2026, 4, 1)}, "on its day or later"),
        (focal, Successor("x", new), {**WHY, "reason": " "}, "Say why"),
        (make.a_contributor("Customs"), Successor("x", new), WHY, "Whoever leaves hands over"),
        (make.a_focal_point("XVL"), Successor("x", new), WHY, "Whoever leaves hands over"),
    ]
    for actor, to, when, said in refused:
        with pytest.raises(NotAllowed, match=said):
            hand_over(Leaving(ministry, old), to, actor=actor, **when)
    assert Membership.objects.in_force(make.TODAY).filter(user=old, side=Side.STATE).exists()


def test_a_name_stands_only_with_what_allows_it_and_a_mandate_with_its_source(focal, ministry):
    with pytest.raises(NotAllowed, match="the institution agreed"):
        an_office(ministry, focal, name="A. Person")
    kept = an_office(ministry, focal, name="A. Person", name_basis="agreed", name_source="Note 12/2025")
    with pytest.raises(NotAllowed, match="where that stands"):
        enter_mandate(
            Mandate(organisation=ministry, text="Guards the border.", **sight_for(focal, ministry)), actor=focal, **AT
        )

    assert list(InOffice.objects.visible_to(focal)) == [kept]
    assert not InOffice.objects.visible_to(make.an_assessor()).exists()
    assert not InOffice.objects.visible_to(make.a_contributor("Customs")).exists()
