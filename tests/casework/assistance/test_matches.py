"""Needs are agreed with the State, offers matched with reasons, followed to the end; help given is no gap closed."""

from datetime import date

import pytest

from headway.casework.assistance.effect import effects_of
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.assistance.queries import visible_needs
from headway.casework.assistance.services import (
    agree_to_need,
    change_need,
    change_offer,
    close_need,
    make_offer,
    match,
    move_match,
    propose_match,
    state_need,
)
from headway.casework.recommendations.models import Progress
from headway.foundation.access.widening import may_decide
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle():
    return make.a_circle(make.a_body(), make.a_ministry())


@pytest.fixture
def case(circle):
    """A shared assessment with a recommendation and a need that stands in its way, and an offer that both sides see."""
    both = {"audience": "shared", "circle": circle.pk}
    assessment = make.an_assessment("XOR-2018", **both)
    recommendation = make.a_recommendation("1", assessment, **both)
    need = make.added(
        Need(assessment=assessment, recommendation=recommendation, title="Readers", text="For the river.",
             **make.sight(**both))
    )  # fmt: skip
    offer = make.added(Offer(provider=make.a_partner("INTERPOL"), title="Loan of readers", **make.sight(**both)))
    return need, offer


def agreed(need, on=make.TODAY):
    return agree_to_need(need, on=on, by="Ministry of Foreign Affairs", actor=make.a_focal_point(), at=make.NOW)


def test_the_state_agrees_on_its_word_and_the_body_with_a_document(case, circle):
    need, _ = case
    proof = make.a_source("Minutes", audience="shared", circle=circle.pk)
    assessor = make.an_assessor()

    with pytest.raises(NotAllowed, match="document"):
        agree_to_need(need, on=make.TODAY, by="the Ministry", actor=assessor, at=make.NOW)
    with pytest.raises(NotAllowed, match="future"):
        agree_to_need(need, on=date(2026, 3, 3), by="x", proof=proof, actor=assessor, at=make.NOW)
    for stranger in (make.a_contributor(), make.a_focal_point("XVL"), make.a_delegate()):
        with pytest.raises(NotAllowed):
            agree_to_need(need, on=make.TODAY, by="x", proof=proof, actor=stranger, at=make.NOW)

    agree_to_need(need, on=date(2026, 2, 1), by="the Ministry", proof=proof, actor=assessor, at=make.NOW)
    assert (need.agreed_on, need.agreed_by, need.proof) == (date(2026, 2, 1), "the Ministry", proof)
    with pytest.raises(NotAllowed, match="already"):
        agreed(need)


@pytest.fixture
def a_need():
    """A function: columns → a need of an assessment that everyone sees, not kept yet."""
    assessment = make.an_assessment("XOR-2012", "2012", audience="public")
    return lambda **values: Need(assessment=assessment, title="Readers", **values)


def test_a_need_is_not_stated_as_agreed_by_who_does_not_answer_for_the_state(a_need):
    proof = make.a_source("Minutes", audience="public")
    assessor, ministry = make.an_assessor(), make.a_contributor()
    held = make.sight(holder=make.a_ministry("Border Guard Service"), audience="own")

    with pytest.raises(NotAllowed, match="document"):
        state_need(a_need(agreed_on=make.TODAY, **make.sight()), actor=assessor, at=make.NOW)
    with pytest.raises(NotAllowed, match="document"):
        state_need(a_need(agreed_on=make.TODAY, **held), actor=ministry, at=make.NOW)
    later = a_need(agreed_on=date(2026, 3, 3), proof=proof, **make.sight())
    with pytest.raises(NotAllowed, match="future"):
        state_need(later, actor=assessor, at=make.NOW)
    assert Need.objects.unscoped("a test").count() == 0

    told = state_need(a_need(agreed_on=make.TODAY, proof=proof, **make.sight()), actor=assessor, at=make.NOW)
    own = make.sight(holder=make.a_ministry(), audience="own")
    focal = make.a_focal_point()
    said = state_need(a_need(agreed_on=make.TODAY, **own), actor=focal, at=make.NOW)
    assert (told.agreed_on, said.agreed_on) == (make.TODAY, make.TODAY)


def test_a_change_of_a_need_agrees_for_nobody_and_takes_no_agreement_back(a_need):
    proof = make.a_source("Minutes", audience="public")
    assessor = make.an_assessor()
    need = state_need(a_need(**make.sight()), actor=assessor, at=make.NOW)

    with pytest.raises(NotAllowed, match="document"):
        change_need(need, agreed_on=make.TODAY, actor=assessor, at=make.NOW)
    with pytest.raises(NotAllowed, match="future"):
        change_need(need, agreed_on=date(2026, 3, 3), proof=proof, actor=assessor, at=make.NOW)
    change_need(need, agreed_on=make.TODAY, proof=proof, title="Ten readers", actor=assessor, at=make.NOW)
    assert (need.title, need.agreed_on, need.proof) == ("Ten readers", make.TODAY, proof)

    for otherwise in ({"agreed_on": None}, {"proof": None}, {"agreed_by": "the Ministry"}):
        with pytest.raises(NotAllowed, match="already"):
            change_need(need, actor=assessor, at=make.NOW, **otherwise)
    change_need(need, agreed_on=make.TODAY, title="Readers", actor=assessor, at=make.NOW)
    assert need.title == "Readers"


def test_an_offer_is_set_only_against_a_need_that_was_agreed_to_and_once(case):
    need, offer = case
    focal = make.a_focal_point()
    with pytest.raises(NotAllowed, match="not agreed"):
        propose_match(need, offer, actor=focal, at=make.NOW)
    agreed(need)

    row = propose_match(need, offer, actor=focal, at=make.NOW, because="both speak of Borders")

    assert (row.status, row.because, need.state) == ("proposed", "both speak of Borders", "offered")
    with pytest.raises(NotAllowed, match="already"):
        propose_match(need, offer, actor=focal, at=make.NOW)


def test_no_match_is_recorded_of_a_need_that_was_not_agreed_to(case):
    need, offer = case
    row = Match(need=need, offer=offer, status="delivered", **make.sight(audience="shared", circle=need.circle))

    with pytest.raises(NotAllowed, match="not agreed"):
        match(row, actor=make.an_assessor(), at=make.NOW)


def test_a_match_goes_its_way_and_delivered_help_does_not_meet_the_need(case):
    need, offer = case
    agreed(need)
    focal = make.a_focal_point()
    row = propose_match(need, offer, actor=focal, at=make.NOW)

    for status in ("agreed", "under way", "delivered"):
        move_match(row, status, on=make.TODAY, effect="Six readers." if status == "delivered" else "", actor=focal,
                   at=make.NOW)  # fmt: skip

    need.refresh_from_db()
    assert (row.status, row.effect, need.state) == ("delivered", "Six readers.", "under way")
    with pytest.raises(NotAllowed):
        move_match(row, "agreed", on=make.TODAY, actor=focal, at=make.NOW)
    close_need(need, "met", because="All posts have readers.", actor=focal, at=make.NOW)
    assert (need.state, need.closed_because) == ("met", "All posts have readers.")


@pytest.mark.parametrize(
    ("status", "step", "sentence"),
    [
        ("proposed", "delivered", "does not become"),
        ("proposed", "dropped", "why"),
        ("delivered", "dropped", "does not"),
    ],
)
def test_a_step_that_does_not_follow_or_lacks_its_reason_is_refused(case, status, step, sentence):
    need, offer = case
    agreed(need)
    row = make.added(Match(need=need, offer=offer, status=status, **make.sight(audience="shared", circle=need.circle)))

    with pytest.raises(NotAllowed, match=sentence):
        move_match(row, step, on=make.TODAY, actor=make.a_focal_point(), at=make.NOW)


def a_match(circle, audience="partners", status="proposed"):
    """INTERPOL's offer for a need that the State agreed to, all of one audience."""
    sight = make.sight(audience=audience, circle=circle.pk)
    assessment = make.an_assessment("XOR-2012", "2012", audience="public")
    need = make.added(Need(assessment=assessment, title="Readers", agreed_on=make.TODAY, **sight))
    offer = make.added(Offer(provider=make.a_partner("INTERPOL"), title="Loan", **sight))
    return make.added(Match(need=need, offer=offer, status=status, **sight))


def test_the_provider_says_that_it_delivers_but_does_not_agree_for_the_state(circle):
    row = a_match(circle)
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("INTERPOL"))
    with pytest.raises(NotAllowed):
        move_match(row, "agreed", on=make.TODAY, actor=provider, at=make.NOW)
    move_match(row, "agreed", on=make.TODAY, actor=make.a_focal_point(), at=make.NOW)

    move_match(row, "delivered", on=make.TODAY, effect="Six readers.", actor=provider, at=make.NOW)

    assert row.status == "delivered"


@pytest.mark.parametrize(
    ("audience", "state"),
    [("shared", ""), ("body", ""), ("partners", "XVL")],
    ids=["of both", "the Body's", "elsewhere"],
)
def test_a_provider_says_nothing_of_a_match_that_was_not_released_to_it_or_of_another_states(circle, audience, state):
    row = a_match(circle, audience, "agreed")
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("INTERPOL"), state)

    with pytest.raises(NotAllowed):
        move_match(row, "under way", on=make.TODAY, actor=provider, at=make.NOW)


@pytest.mark.parametrize("who", [make.a_focal_point, make.an_approver])
@pytest.mark.parametrize(
    "sight",
    [
        {},
        {"audience": "own"},
        {"audience": "own", "holder": "Border Guard Service"},
    ],
    ids=["the Body's", "a draft of the Body's", "a ministry's that it has not passed on"],
)
def test_the_state_says_nothing_of_a_need_that_it_does_not_see(who, sight):
    if "holder" in sight:
        sight = {**sight, "holder": make.a_ministry(sight["holder"])}
    sight, actor = make.sight(**sight), who()
    assessment = make.an_assessment("XOR-2018", audience="public")
    need = make.added(Need(assessment=assessment, title="Readers", **sight))
    seen = make.added(Need(assessment=assessment, title="Training", agreed_on=make.TODAY, **sight))
    offer = make.added(Offer(provider=make.a_partner("IOM"), title="Course", **sight))
    row = make.added(Match(need=seen, offer=offer, status="agreed", **sight))

    with pytest.raises(NotAllowed):
        agree_to_need(need, on=make.TODAY, by="x", actor=actor, at=make.NOW)
    with pytest.raises(NotAllowed):
        close_need(need, "met", because="x", actor=actor, at=make.NOW)
    with pytest.raises(NotAllowed):
        propose_match(seen, offer, actor=actor, at=make.NOW)
    with pytest.raises(NotAllowed):
        move_match(row, "delivered", on=make.TODAY, actor=actor, at=make.NOW)


def test_the_state_agrees_on_its_word_to_what_its_focal_point_wrote_down_and_keeps():
    own = make.sight(audience="own", holder=make.a_ministry())
    assessment = make.an_assessment("XOR-2018", audience="public")
    need = make.added(Need(assessment=assessment, title="Readers", **own))

    assert agreed(need).agreed_on == make.TODAY


def test_a_delegate_enters_its_own_offer_and_no_other_partners():
    held = make.sight(holder=make.a_partner("INTERPOL"), audience="own")
    delegate = make.a_delegate("INTERPOL")
    make_offer(Offer(provider=make.a_partner("INTERPOL"), title="Ours", **held), actor=delegate, at=make.NOW)

    with pytest.raises(NotAllowed, match="its own"):
        make_offer(Offer(provider=make.a_partner("IOM"), title="Theirs", **held), actor=delegate, at=make.NOW)


def test_a_provider_enters_its_own_offer_and_nobody_elses():
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("IOM"))
    own = Offer(
        provider=make.a_partner("IOM"), title="A course", **make.sight(holder=make.a_partner("IOM"), audience="own")
    )
    make_offer(own, actor=provider, at=make.NOW)

    other = Offer(
        provider=make.a_partner("IOM"), title="B", **make.sight(holder=make.a_partner("UNODC"), audience="own")
    )
    with pytest.raises(NotAllowed):
        make_offer(other, actor=provider, at=make.NOW)
    assert [row.title for row in Offer.objects.visible_to(provider)] == ["A course"]


def test_a_provider_changes_and_releases_its_own_offer_and_keeps_nothing_else(circle):
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("IOM"))
    elsewhere = make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("IOM"), "XVL")
    held = make.sight(holder=make.a_partner("IOM"), audience="own", circle=circle.pk)
    offer = make_offer(Offer(provider=make.a_partner("IOM"), title="A course", **held), actor=provider, at=make.NOW)

    change_offer(offer, title="Two courses", actor=provider, at=make.NOW)

    assert offer.title == "Two courses"
    assert may_decide(provider, offer, "partners")
    for stranger in (elsewhere, make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("UNODC"))):
        assert not may_decide(stranger, offer, "partners")
        with pytest.raises(NotAllowed):
            change_offer(offer, title="Three", actor=stranger, at=make.NOW)
    with pytest.raises(NotAllowed):
        state_need(Need(assessment=make.an_assessment("XOR-2012", audience="public"), title="Readers", **held),
                   actor=provider, at=make.NOW)  # fmt: skip


@pytest.mark.parametrize(
    ("delivered", "level", "basis", "as_of", "closed", "words"),
    [
        (None, None, "", "", False, "No help was given yet"),
        (date(2025, 5, 1), None, "", "", False, "has not assessed since"),
        (date(2025, 5, 1), "implemented", "document reviewed", "2025-09", True, "confirmed"),
        (date(2025, 5, 1), "implemented", "explained in a meeting", "2025-09", False, "has not confirmed"),
        (date(2025, 5, 1), "partially", "seen on site", "2025-09", False, "not closed"),
        (date(2025, 5, 1), "implemented", "document reviewed", "2018-07", False, "not verified"),
    ],
)
def test_only_what_the_body_verified_after_the_help_says_that_a_gap_is_closed(
    case, circle, delivered, level, basis, as_of, closed, words
):
    need, offer = case
    sight = make.sight(audience="shared", circle=circle.pk)
    if delivered:
        make.added(Match(need=need, offer=offer, status="delivered", moved_on=delivered, **sight))
    if level:
        make.added(
            Progress(recommendation=need.recommendation, side="body", scale="recommendation-progress", level=level,
                     basis=basis, as_of=as_of, **sight)
        )  # fmt: skip
    focal = make.a_focal_point()

    found = effects_of(visible_needs(focal), focal)[need.pk]

    assert (found.is_closed, words in found.words) == (closed, True)
