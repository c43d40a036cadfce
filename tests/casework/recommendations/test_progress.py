"""Reported is not assessed; what was only explained is not confirmed; nothing is overwritten."""

import pytest

from headway.casework.recommendations.models import Lineage, Progress, Recommendation
from headway.casework.recommendations.rules import is_confirmed, may_assess_at
from headway.casework.recommendations.services import (
    assess_progress,
    draw_lineage,
    issue_recommendation,
    promote,
    report_progress,
)
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from tests import make


def test_an_explanation_raises_a_level_as_far_as_its_scale_says():
    explained = Progress.Basis.EXPLAINED

    assert may_assess_at("not", explained, "greco-compliance")
    assert not may_assess_at("partly", explained, "greco-compliance")
    assert may_assess_at("C", explained, "treaty-body-follow-up")
    assert may_assess_at("B", explained, "treaty-body-follow-up").because == (
        "An explanation alone cannot raise a level above “Not satisfactory”; review a document or see it on site."
    )


@pytest.mark.parametrize(
    ("level", "basis", "sentence"),
    [
        ("implemented", "document reviewed", ""),
        ("implemented", "seen on site", ""),
        ("implemented", "third party", ""),
        ("under-way", "explained in a meeting", ""),
        ("implemented", "explained in a meeting", "An explanation alone cannot raise a level above “Under way”"),
        ("largely", "explained in a meeting", "An explanation alone cannot raise a level above “Under way”"),
        ("special:no-information", "explained in a meeting", ""),
        ("implemented", "not examined", "What was not examined has no level"),
        ("", "not examined", ""),
        ("special:not-assessed", "not examined", ""),
        ("implemented", "", "Say what the assessment rests on"),
    ],
)
def test_a_level_needs_a_basis_that_can_carry_it(level, basis, sentence):
    verdict = may_assess_at(level, basis, "recommendation-progress")

    assert bool(verdict) is not bool(sentence)
    assert verdict.because.startswith(sentence)


@pytest.mark.parametrize(
    ("basis", "confirmed"),
    [
        ("document reviewed", True),
        ("seen on site", True),
        ("explained in a meeting", False),
        ("third party", False),
        ("not examined", False),
        ("", False),
    ],
)
def test_only_what_was_read_or_seen_is_printed_as_confirmed(basis, confirmed):
    assert is_confirmed(basis) is confirmed


def progress(recommendation, holder, **given):
    given = {"scale": "ct-progress", "level": "under-way", "as_of": "2012-05", "audience": "body", **given}
    return Progress(recommendation=recommendation, compartment="XOR", holder=holder, **given)


@pytest.mark.django_db
def test_the_state_reports_and_the_body_assesses_never_the_other_way_about():
    recommendation = make.a_recommendation(audience="public")
    ministry, body = make.a_ministry(), make.a_body()

    with pytest.raises(NotAllowed, match="Only the State itself reports"):
        report_progress(progress(recommendation, body), actor=make.an_assessor(), at=make.NOW)
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        assess_progress(
            progress(recommendation, ministry, basis="seen on site"), actor=make.a_focal_point(), at=make.NOW
        )
    assert Progress.objects.unscoped("for the test").count() == 0


@pytest.mark.django_db
def test_a_nil_return_is_a_row_and_later_progress_is_another():
    recommendation, ministry = make.a_recommendation(audience="public"), make.a_ministry()
    first = progress(recommendation, ministry, level="", nil_return=True, as_of="2010", audience="state")
    second = progress(recommendation, ministry, as_of="2014", audience="state")

    for row in (first, second):
        report_progress(row, actor=make.a_focal_point(), at=make.NOW)

    rows = Progress.objects.visible_to(make.a_focal_point())
    assert [(p.as_of, p.nil_return, p.level, p.side) for p in rows] == [
        ("2010", True, "", "state"),
        ("2014", False, "under-way", "state"),
    ]


@pytest.mark.django_db
def test_an_explanation_is_not_stored_as_implemented():
    recommendation = make.a_recommendation()
    row = progress(recommendation, make.a_body(), level="implemented", basis="explained in a meeting")

    with pytest.raises(NotAllowed, match="cannot raise a level"):
        assess_progress(row, actor=make.an_assessor(), at=make.NOW)
    assert Progress.objects.unscoped("for the test").count() == 0


@pytest.mark.django_db
def test_a_recommendation_keeps_its_addressee_as_printed():
    assessment = make.an_assessment()
    row = Recommendation(assessment=assessment, number="4", code="XOR-2018-4", text="…", **make.sight())

    issue_recommendation(
        row, actor=make.SYSTEM, at=make.NOW, addressees=[("the competent authorities", None)], areas=[make.an_area().pk]
    )

    assert row.addressees.unscoped("for the test").get().as_printed == "the competent authorities"
    assert [area.pk for area in row.areas.all()] == ["borders"]


@pytest.mark.django_db
def test_promoting_an_observation_leaves_it_as_it_is():
    observation = make.an_observation("The State should adopt a law.", type="recommendation")
    row = Recommendation(
        assessment=make.an_assessment(), number="5", code="XOR-2018-5", text=observation.text, **make.sight()
    )
    before = observation.revision

    promote(observation, row, actor=make.SYSTEM, at=make.NOW)

    observation.refresh_from_db(from_queryset=type(observation).rows.all())
    assert (row.promoted_from_id, observation.revision) == (observation.pk, before)


@pytest.mark.django_db
def test_lineage_is_drawn_by_the_body_and_seen_no_more_widely_than_either_end():
    earlier = make.a_recommendation("1", audience="public")
    later = make.a_recommendation("2", make.an_assessment(), audience="body")

    draw_lineage(later, earlier, "re-issues", actor=make.an_assessor(), at=make.NOW)

    assert [row.audience for row in Lineage.objects.unscoped("for the test")] == ["body"]


def test_the_reason_of_an_act_names_no_row_that_its_reader_may_not_see(db):
    row = make.a_recommendation(audience="shared")
    state = make.sight(audience="state", holder=make.a_ministry())
    told = Progress(recommendation=row, scale="recommendation-progress", level="partially", as_of="2018-07", **state)

    report_progress(told, actor=make.a_focal_point(), at=make.NOW)

    assert row.code not in history(told)[0].changeset.reason
