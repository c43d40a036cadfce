"""From a draft to an adopted report: two people clear it, the Committee adopts it, silence has a clock."""

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from headway.casework.assessments.models import Assessment
from headway.casework.visits.models import Delegate
from headway.casework.visits.services import agree_to_delegate
from headway.engines.reports.adoption import (
    adopt,
    adopt_by_silence,
    answer_objection,
    keep_edition,
    propose_clearing,
    raise_objection,
    say_for_office,
    submit_for_adoption,
)
from headway.engines.reports.models import Edition, Objection, OfficeWord
from headway.foundation.access.models import Circle, PendingAct
from headway.foundation.access.proposing import confirm
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 3, 12)


@pytest.fixture
def committee():
    return make.a_body("un-ctc", "The Committee")


@pytest.fixture
def assessment(committee):
    load(make.NOW)
    row = make.an_assessment(audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="on behalf of") as change:
        change.edit(row, on_behalf_of_id="un-ctc")
    return row


def a_member(committee):
    return make.an_actor(Role.MEMBER, Side.BODY, committee)


def a_delegate_of(assessment):
    sight = make.sight(audience="public")
    return make.added(Delegate(assessment=assessment, organisation=make.a_partner(), **sight))


def on(day):
    return datetime(2026, 3, day, 9, tzinfo=ZoneInfo("UTC"))


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 12, 1, tzinfo=ZoneInfo("UTC")))


@pytest.fixture
def submitted(assessment):
    lead = make.a_lead()
    edition = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=lead, at=make.NOW)
    make.cleared_by_its_line(edition)
    propose_clearing(edition, actor=lead, at=make.NOW, reason="ready")
    confirm(PendingAct.objects.get(), actor=make.a_clearer(), at=make.NOW)
    edition.refresh_from_db()
    return submit_for_adoption(edition, silence_until=LAST_DAY, actor=lead, at=make.NOW)


def test_one_clears_what_another_proposed_and_only_then_is_it_submitted(assessment):
    lead, clearer = make.a_lead(), make.a_clearer()
    edition = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=lead, at=make.NOW)

    with pytest.raises(NotAllowed, match="Only a cleared report"):
        submit_for_adoption(edition, silence_until=None, actor=lead, at=make.NOW)
    make.cleared_by_its_line(edition)
    pending = propose_clearing(edition, actor=lead, at=make.NOW, reason="ready")
    with pytest.raises(NotAllowed, match="You proposed it"):
        confirm(pending, actor=lead, at=make.NOW)
    confirm(pending, actor=clearer, at=make.NOW)

    assert Edition.objects.get().status == "cleared"
    assert Edition.objects.get().digest == edition.file.sha256


def test_the_offices_of_the_line_clear_it_in_their_order_before_anybody_proposes_to(assessment):
    lead = make.a_lead()
    edition = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=lead, at=make.NOW)
    say = partial(say_for_office, edition, text="", actor=lead, at=make.NOW)

    with pytest.raises(NotAllowed, match="It is with the Chief of section now"):
        propose_clearing(edition, actor=lead, at=make.NOW, reason="ready")
    with pytest.raises(NotAllowed, match="It is with the Chief of section now"):
        say("legal", clears=True)
    for office in ("section", "legal", "front-office"):
        say(office, clears=True)

    assert propose_clearing(edition, actor=lead, at=make.NOW, reason="ready").target == edition.pk
    with pytest.raises(NotAllowed, match="Every office of the line has cleared it"):
        say("section", clears=True)


def test_an_office_that_holds_it_says_why_and_keeps_it_until_it_clears(assessment):
    lead = make.a_lead()
    edition = keep_edition("XOR-2018", kind="follow-up", readers="shared", actor=lead, at=make.NOW)

    with pytest.raises(NotAllowed, match="Say why it is held"):
        say_for_office(edition, "section", clears=False, text=" ", actor=lead, at=make.NOW)
    say_for_office(edition, "section", clears=False, text="The figures are old.", actor=lead, at=make.NOW)
    with pytest.raises(NotAllowed, match="It is with the Chief of section now"):
        say_for_office(edition, "legal", clears=True, text="", actor=lead, at=make.NOW)
    say_for_office(edition, "section", clears=True, text="", actor=lead, at=make.NOW + timedelta(days=1))

    say_for_office(edition, "legal", clears=True, text="", actor=lead, at=make.NOW + timedelta(days=1))
    assert list(OfficeWord.objects.visible_to(make.a_focal_point())) == []


def test_the_committee_is_given_a_day_to_come_by_which_to_object(submitted):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="as before") as change:
        change.edit(submitted, status="cleared")

    with pytest.raises(NotAllowed, match="a day to come"):
        submit_for_adoption(submitted, silence_until=make.TODAY, actor=make.a_lead(), at=make.NOW)


def test_the_committee_sees_a_report_from_its_submission_on(submitted, committee):
    assert list(Edition.objects.visible_to(a_member(committee))) == [submitted]
    assert list(Edition.objects.visible_to(make.a_lead("fatf"))) == []


def test_a_member_adopts_and_what_was_adopted_is_frozen(submitted, committee):
    member, read = a_member(committee), submitted.revision

    adopted = adopt(submitted, decision="Adopted at its meeting of 3 March.", actor=member, at=on(3))

    assert (adopted.status, adopted.adopted_how, adopted.frozen) == ("adopted", "decision", read)
    with pytest.raises(NotAllowed, match="This one is adopted"):
        adopt(adopted, decision="again", actor=member, at=on(4))


def test_where_no_member_has_a_seat_the_secretariat_records_the_decision_with_its_document(submitted):
    lead = make.a_lead()

    with pytest.raises(NotAllowed, match="Name the document"):
        adopt(submitted, decision="Adopted.", actor=lead, at=on(3))
    assert adopt(submitted, decision="Adopted.", document="S/2026/1", actor=lead, at=on(3)).status == "adopted"


def test_where_a_member_has_a_seat_nobody_decides_for_them(submitted, committee):
    a_member(committee)

    with pytest.raises(NotAllowed, match="Only a member"):
        adopt(submitted, decision="Adopted.", document="S/2026/1", actor=make.a_lead(), at=on(3))


def test_silence_adopts_once_the_day_has_passed(submitted):
    lead = make.a_lead()

    with pytest.raises(NotAllowed, match="has not passed"):
        adopt_by_silence(submitted, actor=lead, at=on(11))
    assert adopt_by_silence(submitted, actor=lead, at=on(12)).adopted_how == "silence"


def test_an_objection_stops_the_clock_until_it_is_answered(submitted, committee):
    member, lead = a_member(committee), make.a_lead()
    objection = raise_objection(submitted, what="time", text="Our capital needs a week.", actor=member, at=on(8))

    with pytest.raises(NotAllowed, match="silence is no consent"):
        adopt_by_silence(submitted, actor=lead, at=on(13))
    answer_objection(objection, answer="Granted.", actor=member, at=on(14))
    again = Edition.objects.get()
    assert again.silence_until == LAST_DAY + timedelta(days=6)
    with pytest.raises(NotAllowed, match="has not passed"):
        adopt_by_silence(again, actor=lead, at=on(17))
    assert adopt_by_silence(again, actor=lead, at=on(18)).status == "adopted"


def test_an_objection_is_the_committees_own(submitted, committee):
    member = a_member(committee)
    raise_objection(submitted, what="objects", text="Paragraph 4.", actor=member, at=on(8))

    readers = [make.a_focal_point(), make.a_lead("fatf"), make.a_contributor()]
    assert [Objection.objects.visible_to(reader).count() for reader in readers] == [0, 0, 0]
    assert Objection.objects.visible_to(member).count() == 1
    with pytest.raises(NotAllowed, match="Only a member"):
        raise_objection(submitted, what="objects", text="no", actor=make.a_lead(), at=on(8))


def test_adoption_ends_what_the_delegation_sees(submitted, assessment):
    make.a_consent("partners", assessment.pk)
    delegate = make.added(
        Delegate(assessment=assessment, organisation=make.a_partner(), **make.sight(audience="public"))
    )
    agree_to_delegate(delegate, on=date(2026, 2, 1), actor=make.a_focal_point(), at=make.NOW)
    circle = Circle.objects.get(purpose="partners")
    row = make.an_observation(audience="partners", circle=circle.pk)
    reader = make.a_delegate()
    assert list(type(row).objects.visible_to(reader)) == [row]

    adopt(submitted, decision="Adopted.", document="S/2026/1", actor=make.a_lead(), at=make.NOW)

    assert list(type(row).objects.visible_to(reader)) == []
    assert circle.entries.filter(until=None).count() == 1


def test_adoption_ends_what_another_body_saw_as_a_partner(submitted, assessment):
    make.a_consent("partners", assessment.pk)
    partner = Delegate(assessment=assessment, organisation=make.a_body("fatf"), **make.sight(audience="public"))
    agree_to_delegate(make.added(partner), on=date(2026, 2, 1), actor=make.a_focal_point(), at=make.NOW)
    row = make.an_observation(audience="partners", circle=Circle.objects.get(purpose="partners").pk)
    theirs, ours = make.a_lead("fatf"), make.a_lead()
    assert [type(row).objects.visible_to(reader).count() for reader in (theirs, ours)] == [1, 1]

    adopt(submitted, decision="Adopted.", document="S/2026/1", actor=ours, at=make.NOW)

    assert [type(row).objects.visible_to(reader).count() for reader in (theirs, ours)] == [0, 1]


def test_the_state_agrees_or_the_body_that_holds_its_consent(assessment):
    delegate = make.added(
        Delegate(assessment=assessment, organisation=make.a_partner(), **make.sight(audience="public"))
    )

    for stranger in (make.a_contributor(), make.a_focal_point("XVL"), make.a_lead("fatf")):
        with pytest.raises(NotAllowed):
            agree_to_delegate(delegate, on=make.TODAY, actor=stranger, at=make.NOW)
    with pytest.raises(NotAllowed, match="has not consented to INTERPOL"):
        agree_to_delegate(delegate, on=make.TODAY, actor=make.a_lead(), at=make.NOW)
    make.a_consent("partners", assessment.pk)
    assert agree_to_delegate(delegate, on=make.TODAY, actor=make.a_lead(), at=make.NOW).since == make.TODAY


def a_cleared_report(**given):
    """Of an assessment on behalf of the Committee that is open as far as given."""
    make.a_catalogue_body("un-ctc")
    assessment = make.an_assessment("XOR-2020", **given)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="on behalf of") as change:
        change.edit(assessment, on_behalf_of_id="un-ctc")
    edition = keep_edition("XOR-2020", kind="follow-up", readers="shared", actor=make.a_lead(), at=make.NOW)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="cleared") as change:
        return change.edit(edition, status="cleared")


@pytest.mark.parametrize("audience", ["body", "shared"])
def test_submission_opens_the_assessment_itself_to_the_committee(committee, audience):
    given = {"circle": make.a_circle(make.a_body()).pk} if audience == "shared" else {}
    edition = a_cleared_report(audience=audience, **given)
    note = make.an_observation(audience="body")

    submit_for_adoption(edition, silence_until=None, actor=make.a_lead(), at=make.NOW)

    member = a_member(committee)
    assert [row.code for row in Assessment.objects.visible_to(member)] == ["XOR-2020"]
    assert list(Edition.objects.visible_to(member)) == [edition]
    assert note not in type(note).objects.visible_to(member)


def test_a_submission_that_cannot_open_the_assessment_says_what_to_do(committee):
    circle = make.a_circle(make.a_body(), make.a_body("fatf"))
    edition = a_cleared_report(audience="shared", circle=circle.pk)
    make.a_recommendation("7", edition.assessment, audience="shared", circle=circle.pk)

    with pytest.raises(NotAllowed, match=r"would not see the assessment XOR-2020 itself.*open it to everyone first"):
        submit_for_adoption(edition, silence_until=None, actor=make.a_lead(), at=make.NOW)
    edition.refresh_from_db()
    assert edition.status == "cleared"


def test_a_report_kept_after_a_submission_is_not_filed_for_the_committee(committee):
    edition = a_cleared_report(audience="body")
    submit_for_adoption(edition, silence_until=None, actor=make.a_lead(), at=make.NOW)

    again = keep_edition("XOR-2020", kind="follow-up", readers="shared", actor=make.a_lead(), at=make.NOW)

    assert Circle.objects.get(pk=again.circle).purpose == "shared"
