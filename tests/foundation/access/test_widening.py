"""Opening a row wider and closing it again: who may, with what, and what goes along."""

from datetime import date

import pytest

from headway.casework.evidence.models import Observation, Passage, Source, Support
from headway.foundation.access.consenting import record_consent, withdraw_consent
from headway.foundation.access.leaving import cover_of
from headway.foundation.access.models import Circle, CircleEntry, Consent
from headway.foundation.access.opening import narrow, submit, widen
from headway.foundation.access.queries import visible_history
from headway.foundation.access.widening import may_narrow, may_widen
from headway.foundation.core.actors import ANONYMOUS, Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


def people():
    return {
        "lead": make.a_lead(),
        "another Body's lead": make.a_lead("fatf"),
        "focal point": make.a_focal_point(),
        "contributor": make.a_contributor(),
        "reader": make.an_actor(Role.READER, Side.STATE, make.a_ministry(), "XOR"),
        "delegate": make.a_delegate(),
        "administrator": make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body()),
        "the public": ANONYMOUS,
    }


@pytest.mark.parametrize(
    ("holder", "audience", "to", "may"),
    [
        ("un-cted", "own", "body", {"lead"}),
        ("un-cted", "body", "shared", {"lead"}),
        ("un-cted", "body", "state", set()),
        ("ministry", "own", "state", {"contributor"}),
        ("ministry", "own", "shared", set()),
        ("ministry", "state", "shared", {"focal point"}),
        ("ministry", "state", "body", set()),
        ("INTERPOL", "own", "shared", set()),
        ("un-cted", "shared", "body", set()),
        ("un-cted", "body", "body", set()),
    ],
)
def test_who_may_open_a_row_to_whom(holder, audience, to, may):
    organisation = {"un-cted": make.a_body, "INTERPOL": make.a_partner}.get(
        holder, lambda: make.a_ministry("Border Guard Service")
    )()
    circle = make.a_circle(make.a_body())
    row = make.an_observation(audience=audience, holder=organisation, circle=circle.pk)

    assert {name for name, actor in people().items() if may_widen(actor, row, to)} == may


def test_a_row_is_shared_with_somebody_named():
    row = make.an_observation(audience="body")

    assert "name a circle" in may_widen(make.a_lead(), row, "shared").because
    assert may_widen(make.a_lead(), row, "shared", circle=make.a_circle(make.a_body()).pk)


def test_a_circle_of_another_states_file_is_no_recipient():
    row, circle = make.an_observation(audience="body"), make.a_circle(make.a_body(), state="XVL")

    assert "not one of this State's file" in may_widen(make.a_lead(), row, "shared", circle=circle.pk).because


def test_a_row_that_others_point_to_is_not_taken_from_its_readers_into_another_circle():
    here, there, both = (
        make.a_circle(make.a_body()),
        make.a_circle(make.a_body("fatf")),
        make.a_circle(make.a_body(), make.a_body("fatf")),
    )
    source = make.a_source(audience="shared", circle=here.pk, holder=make.a_ministry())
    passage = make.a_passage(source, audience="shared", circle=here.pk, holder=make.a_ministry())
    focal = make.a_focal_point()

    assert "would not see it any more" in may_widen(focal, source, "shared", circle=there.pk).because
    assert passage.kind in may_widen(focal, source, "shared", circle=there.pk).because
    assert may_widen(focal, source, "shared", circle=both.pk)


def test_the_state_shares_with_one_body_and_not_with_another():
    mine, theirs = make.a_lead(), make.a_lead("fatf")
    row = make.an_observation(audience="state", holder=make.a_ministry())

    widen(
        row,
        "shared",
        circle=make.a_circle(make.a_body("fatf")).pk,
        actor=make.a_focal_point(),
        at=make.NOW,
        reason="for their questionnaire",
    )

    assert [Observation.objects.visible_to(a).count() for a in (mine, theirs)] == [0, 1]


def test_a_body_shares_with_another_body_only_once_the_state_has_consented():
    circle = make.a_circle(make.a_body(), make.a_body("fatf"))
    row = make.an_observation(audience="body")

    assert "sharing with another Body" in may_widen(make.a_lead(), row, "shared", circle=circle.pk).because
    make.a_consent("share", circle.pk, to_circle=make.a_circle().pk)
    assert not may_widen(make.a_lead(), row, "shared", circle=circle.pk)
    make.a_consent("share", circle.pk, to_circle=circle.pk)
    assert may_widen(make.a_lead(), row, "shared", circle=circle.pk)


def test_the_committee_is_no_other_body():
    circle = make.added(Circle(compartment="XOR", name="The Committee", purpose="committee"))
    make.added(CircleEntry(circle=circle, organisation=make.a_body("un-ctc"), compartment="XOR", since=make.TODAY))

    assert may_widen(make.a_lead(), make.an_observation(audience="body"), "shared", circle=circle.pk)


def test_what_a_row_points_to_is_widened_with_it_in_one_act():
    circle = make.a_circle(make.a_body())
    passage = make.a_passage(make.a_source(audience="body"), audience="body")
    lead = make.a_lead()

    refused = may_widen(lead, passage, "shared", circle=circle.pk)
    assert "this row would have to be widened too: source “Report of the visit”" in refused.because
    widen(passage, "shared", circle=circle.pk, along=True, actor=lead, at=make.NOW, reason="send the draft")

    assert Source.objects.get().audience == Passage.objects.get().audience == "shared"
    acts = {visible_history(row, lead)[-1].changeset.act for row in (Source.objects.get(), Passage.objects.get())}
    assert len(acts) == 1


def test_what_somebody_else_holds_is_not_widened_along():
    source = make.a_source(audience="state", holder=make.a_ministry())
    passage = make.a_passage(source, audience="state", holder=make.a_ministry("Border Guard Service"))
    circle = make.a_circle(make.a_body())
    team = make.added(make.Organisation(name="Other State's", type="ministry", state=make.a_state("XVL")))
    foreign = make.a_source(audience="state", holder=team, compartment="XVL")

    assert may_widen(make.a_focal_point(), passage, "shared", circle=circle.pk, along=True)
    assert not may_widen(make.a_focal_point(), foreign, "shared", circle=circle.pk, along=True)


def test_a_protected_source_never_leaves_its_holder():
    source = make.added(Source(type="document", title="An informant", protected=True, **make.sight(audience="own")))
    passage = make.a_passage(source, audience="own")
    lead = make.a_lead()

    assert "protected" in may_widen(lead, source, "body").because
    assert "protected" in may_widen(lead, passage, "body", along=True).because


@pytest.mark.parametrize(
    ("scope", "covered"), [("row", True), ("assessment", True), ("circle", True), ("another", False), ("none", False)]
)
def test_a_consent_covers_what_it_names_down_to_one_row(scope, covered):
    assessment = make.an_assessment()
    circle = make.a_circle(make.a_body(), scope=assessment.pk)
    row, other = make.an_observation(circle=circle.pk), make.an_observation()
    named = {"row": row, "assessment": assessment, "circle": circle, "another": other}
    make.a_consent("publish", named[scope].pk if scope in named else None)

    found = cover_of(row, "public", circle=circle.pk, on=make.TODAY)

    assert (str(found) if found else "") == ("Note No. 7/2026: the summary" if covered else "")


@pytest.mark.parametrize(
    "given", [{"given_on": date(2026, 3, 3)}, {"withdrawn_on": make.TODAY}], ids=["not given yet", "withdrawn"]
)
def test_a_consent_covers_from_its_day_until_it_is_withdrawn(given):
    row = make.an_observation()
    make.a_consent("publish", row.pk, **given)

    assert cover_of(row, "public", circle=None, on=make.TODAY) is None


def test_what_its_issuer_has_published_needs_no_consent_and_one_other_passage_removes_that():
    public = make.a_source(audience="public")
    make.added(Source(type="document", title="x", **make.sight()))
    published = make.added(
        Source(
            type="document", title="Report", originator="The Committee", dated="2015-06", published=True, **make.sight()
        )
    )
    row = make.an_observation(audience="body")
    make.added(Support(observation=row, passage=make.a_passage(published), **make.sight()))

    assert str(cover_of(row, "public", circle=None, on=make.TODAY)) == "already public: The Committee, 2015-06"
    make.added(Support(observation=row, passage=make.a_passage(public), **make.sight()))
    assert cover_of(row, "public", circle=None, on=make.TODAY) is None


def test_the_state_itself_or_a_body_that_holds_the_document_records_a_consent():
    def consent(**given):
        holder = given.pop("holder", None) or make.a_ministry()
        return Consent(what="visit", given_on=make.TODAY, **given, **make.sight(holder=holder, audience="own"))

    record_consent(consent(), actor=make.a_focal_point(), at=make.NOW)
    record_consent(consent(holder=make.a_body(), document="Note No. 1"), actor=make.a_lead(), at=make.NOW)
    with pytest.raises(NotAllowed, match="Name the document"):
        record_consent(consent(holder=make.a_body()), actor=make.a_lead(), at=make.NOW)
    border_guard = make.a_ministry("Border Guard Service")
    with pytest.raises(NotAllowed, match="focal point or the approver consents"):
        record_consent(consent(holder=border_guard), actor=make.a_contributor(), at=make.NOW)


def test_withdrawing_a_consent_closes_what_only_it_had_let_out():
    circle = make.a_circle(make.a_body())
    only, also, other = (make.an_observation(audience="public", circle=circle.pk) for _ in range(3))
    consent = make.a_consent("publish", circle.pk)
    make.a_consent("publish", also.pk)
    make.added(Observation(type="measure", text="of another circle", **make.sight(audience="public")))

    closed = withdraw_consent(consent, actor=make.a_focal_point(), at=make.NOW, reason="Note No. 9/2026")

    assert {row.pk for row in closed} == {only.pk, other.pk}
    assert {row.audience for row in Observation.objects.filter(pk__in=[only.pk, other.pk])} == {"shared"}
    assert Observation.objects.filter(audience="public").count() == 2
    reason = visible_history(consent, make.a_focal_point())[-1].changeset.reason
    assert reason == "Note No. 9/2026: what has left this installation cannot be recalled"
    assert not may_widen(make.SYSTEM, Observation.objects.get(pk=only.pk), "public", on=make.TODAY)


def shared_with_fatf(**given):
    """A row that its Body shares with another Body, in a circle that it opened for its assessment."""
    body, other = make.a_body(), make.a_body("fatf")
    circle = make.added(Circle(compartment="XOR", name="with FATF", holder=body, purpose="shared", **given))
    for member in (body, other, make.a_ministry()):
        make.added(CircleEntry(circle=circle, organisation=member, compartment="XOR", since=date(2020, 1, 1)))
    return make.an_observation(audience="shared", circle=circle.pk), circle


def who_sees_it(row):
    people = {"Body": make.a_lead(), "State": make.a_focal_point(), "other Body": make.a_lead("fatf")}
    return {name for name, actor in people.items() if Observation.objects.visible_to(actor).filter(pk=row.pk)}


def withdrawn(consent):
    return withdraw_consent(consent, actor=make.a_focal_point(), at=make.NOW, reason="Note No. 9/2026")


def test_withdrawing_a_consent_to_sharing_ends_the_place_of_the_other_body_and_no_other():
    row, circle = shared_with_fatf()
    assert who_sees_it(row) == {"Body", "State", "other Body"}

    withdrawn(make.a_consent("share", circle.pk))

    assert who_sees_it(row) == {"Body", "State"}


def test_another_consent_to_sharing_keeps_the_other_body_in():
    row, circle = shared_with_fatf(scope=make.an_assessment().pk)
    make.a_consent("share", circle.scope)

    withdrawn(make.a_consent("share", circle.pk))

    assert who_sees_it(row) == {"Body", "State", "other Body"}


def test_withdrawing_a_consent_to_share_one_row_closes_that_row():
    row, circle = shared_with_fatf()
    beside = make.an_observation(audience="shared", circle=circle.pk)
    make.a_consent("share", beside.pk)

    closed = withdrawn(make.a_consent("share", row.pk))

    assert [one.pk for one in closed] == [row.pk]
    assert "other Body" not in who_sees_it(row)
    assert "other Body" in who_sees_it(beside)


def test_narrowing_takes_along_what_points_to_the_row():
    circle = make.a_circle(make.a_body())
    source = make.a_source(audience="shared", circle=circle.pk)
    make.a_passage(source, audience="shared", circle=circle.pk)
    lead = make.a_lead()

    assert "points to it" in may_narrow(lead, source, "body").because
    narrow(source, "body", along=True, actor=lead, at=make.NOW, reason="sent too early")

    assert Source.objects.get().audience == Passage.objects.get().audience == "body"


def test_a_partner_submits_its_input_to_the_delegation_once_the_state_has_consented():
    delegate = make.a_delegate()
    circle = make.a_circle(make.a_body(), make.a_partner())
    row = make.an_observation(audience="own", holder=make.a_partner(), circle=circle.pk)

    with pytest.raises(NotAllowed, match="partners taking part"):
        submit(row, actor=delegate, at=make.NOW)
    make.a_consent("partners", circle.pk)

    assert submit(row, actor=delegate, at=make.NOW).audience == "partners"
