"""Positions, assignments, progress: who may, in whose words, and nothing that was said before is lost."""

from datetime import date

import pytest

from headway.casework.recommendations.following import (
    Taken,
    Told,
    assign_recommendations,
    hand_on,
    take_positions,
    tell_progress,
)
from headway.casework.recommendations.listing import lines_of
from headway.casework.recommendations.models import Assignment, Position, Progress, ProgressEvidence, Recommendation
from headway.casework.recommendations.positions import positions_asked
from headway.casework.recommendations.rules import may_take_position
from headway.casework.recommendations.taking_back import end_assignment
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import Changeset
from tests import make

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


def reviewed(procedure="upr-cycle@1", size=1):
    """Recommendations shared with both sides, of an assessment that follows a procedure."""
    a_state_and_body = make.a_circle(make.a_body(), make.a_ministry())
    sight = {"audience": "shared", "circle": a_state_and_body.pk}
    assessment = make.an_assessment("XOR-2024", "2024-05", type="focused", **sight)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a procedure") as change:
        change.edit(assessment, procedure=procedure)
    return [make.a_recommendation(str(n), assessment, **sight) for n in range(1, size + 1)]


@pytest.mark.parametrize(
    ("procedure", "required", "values"),
    [
        ("upr-cycle@1", True, ["supported", "noted", "pending"]),
        ("ctc-visit@2018.2", None, None),
        ("", None, None),
    ],
)
def test_the_procedure_says_whether_a_position_is_asked_and_in_which_words(procedure, required, values):
    asked = positions_asked(procedure)

    assert (asked.is_required if asked else None) is required
    assert ([value for value, _ in asked.choices] if asked else None) == values


@pytest.mark.parametrize(
    ("who", "value", "on", "sentence"),
    [
        (make.a_focal_point, "noted", make.TODAY, ""),
        (make.an_approver, "supported", make.TODAY, ""),
        (make.a_contributor, "noted", make.TODAY, "The State's focal point or its approver does this"),
        (make.an_assessor, "noted", make.TODAY, "The State's focal point or its approver does this"),
        (lambda: make.a_focal_point("XVL"), "noted", make.TODAY, "The State's focal point or its approver does this"),
        (make.a_focal_point, "accepted", make.TODAY, "A position on XOR-2024-1 is one of: Supported, Noted, Pending."),
        (make.a_focal_point, "noted", date(2027, 1, 1), "A position was taken today or before"),
    ],
)
def test_who_takes_a_position_and_which(who, value, on, sentence):
    verdict = may_take_position(who(), reviewed()[0], value, on)

    assert bool(verdict) is not bool(sentence)
    assert verdict.because.startswith(sentence)


def test_where_the_procedure_has_no_positions_none_is_taken():
    verdict = may_take_position(make.a_focal_point(), reviewed("ctc-visit@2018.2")[0], "noted", make.TODAY)

    assert verdict.because == (
        "Assessment visit on behalf of the Counter-Terrorism Committee has no positions: "
        "report what was done about XOR-2024-1 instead."
    )


def test_positions_on_a_selection_are_one_act_and_all_or_none():
    rows, actor = reviewed(size=3), make.a_focal_point()
    before = Changeset.objects.count()

    take_positions([Taken(row, "supported") for row in rows], on=make.TODAY, actor=actor, **AT)

    assert Changeset.objects.count() == before + 1
    with pytest.raises(NotAllowed):
        take_positions([Taken(rows[0], "noted"), Taken(rows[1], "maybe")], on=make.TODAY, actor=actor, **AT)
    assert Position.objects.filter(value="noted").count() == 0


def test_a_noted_recommendation_is_accepted_years_later_and_both_stay():
    (row,), actor = reviewed(), make.a_focal_point()

    take_positions([Taken(row, "noted", part="")], on=date(2021, 5, 1), actor=actor, **AT)
    take_positions([Taken(row, "supported")], on=date(2025, 9, 1), actor=actor, **AT)
    take_positions([Taken(row, "noted", part="(b)")], on=date(2025, 9, 1), actor=actor, **AT)

    assert list(Position.objects.order_by("taken_on", "id").values_list("value", "part")) == [
        ("noted", ""), ("supported", ""), ("noted", "(b)"),
    ]  # fmt: skip
    (line,) = lines_of([row], actor)
    assert [(one.part, one.value) for one in line.positions] == [("", "supported"), ("(b)", "noted")]


def test_the_body_learns_of_a_position_only_once_the_approver_has_submitted_it():
    (row,), focal, assessor = reviewed(), make.a_focal_point(), make.an_assessor()
    approver = make.an_approver()
    (position,) = take_positions([Taken(row, "supported")], on=make.TODAY, actor=focal, **AT)

    assert list(Position.objects.visible_to(assessor)) == []
    with pytest.raises(NotAllowed, match="The State's approver submits it"):
        hand_on(position, actor=focal, **AT)
    assert hand_on(position, actor=approver, **AT) == "shared"
    assert list(Position.objects.visible_to(assessor)) == [position]
    with pytest.raises(NotAllowed, match="The Body has it already"):
        hand_on(position, actor=approver, **AT)


def test_without_an_approver_the_focal_point_submits():
    (row,), focal = reviewed(), make.a_focal_point()
    (position,) = take_positions([Taken(row, "noted")], on=make.TODAY, actor=focal, **AT)

    assert hand_on(position, actor=focal, **AT) == "shared"


def test_an_assigned_ministry_sees_the_recommendation_and_another_does_not():
    rows, focal = reviewed(size=2), make.a_focal_point()
    border, health = make.a_contributor(), make.a_contributor("Ministry of Health")

    given = assign_recommendations(
        rows[:1], make.a_ministry("Border Guard Service"), actor=focal, due_on=date(2026, 6, 30), **AT
    )

    assert list(Recommendation.objects.visible_to(border)) == rows[:1]
    assert list(Assignment.objects.visible_to(border)) == given
    assert list(Recommendation.objects.visible_to(health)) == []
    assert list(Assignment.objects.visible_to(make.an_assessor())) == []


def test_assigning_again_moves_the_day_and_taking_back_says_why():
    (row,), focal, border = reviewed(), make.a_focal_point(), make.a_ministry("Border Guard Service")
    assign_recommendations([row], border, actor=focal, due_on=date(2026, 6, 30), **AT)

    (moved,) = assign_recommendations([row], border, actor=focal, due_on=date(2026, 9, 30), **AT)

    assert list(Assignment.objects.values_list("due_on", flat=True)) == [date(2026, 9, 30)]
    with pytest.raises(NotAllowed, match="Say why"):
        end_assignment(moved, actor=focal, reason=" ", **AT)
    assert end_assignment(moved, actor=focal, reason="another ministry leads", **AT).ended_on == make.TODAY


def test_a_recommendation_is_assigned_only_within_the_state_and_only_by_its_focal_point():
    (row,) = reviewed()
    elsewhere = make.a_ministry("Ministry of the Interior", "XVL")

    with pytest.raises(NotAllowed, match="an institution of the State"):
        assign_recommendations([row], elsewhere, actor=make.a_focal_point(), **AT)
    with pytest.raises(NotAllowed, match="focal point"):
        assign_recommendations([row], make.a_ministry(), actor=make.a_contributor(), **AT)


def test_a_ministrys_report_goes_through_its_state_to_the_body_with_its_evidence():
    (row,), focal, border, approver = reviewed(), make.a_focal_point(), make.a_contributor(), make.an_approver()
    ministry = make.a_ministry("Border Guard Service")
    assign_recommendations([row], ministry, actor=focal, **AT)
    law = make.a_source("Law 12", holder=ministry, audience="own")
    assessor = make.an_assessor()

    (told,) = tell_progress(
        [Told(row, "largely", reason="Three posts are connected.", evidence=(law,))],
        as_of="2026-02", actor=border, **AT,
    )  # fmt: skip

    assert (told.audience, told.holder_id, told.side) == ("own", ministry.pk, "state")
    assert list(Progress.objects.visible_to(focal)) == []
    hand_on(told, actor=border, **AT)
    assert list(Progress.objects.visible_to(focal)) == [told]
    assert list(Progress.objects.visible_to(assessor)) == []
    hand_on(told, actor=approver, **AT)
    assert list(Progress.objects.visible_to(assessor)) == [told]
    assert [proof.source.title for proof in ProgressEvidence.objects.visible_to(assessor)] == ["Law 12"]


def test_nothing_to_report_is_a_value_and_silence_is_not():
    (row,), focal = reviewed(), make.a_focal_point()

    (nil,) = tell_progress([Told(row, nil_return=True)], as_of="2026-02", actor=focal, **AT)

    assert (nil.nil_return, nil.level) == (True, "")
    with pytest.raises(NotAllowed, match="Say of XOR-2024-1 how far it is"):
        tell_progress([Told(row)], as_of="2026-02", actor=focal, **AT)


def test_the_body_assesses_a_selection_with_the_basis_of_each_and_all_or_none():
    rows, assessor = reviewed(size=2), make.an_assessor()
    bases = ("document reviewed", "explained in a meeting")

    with pytest.raises(NotAllowed, match="An explanation alone"):
        tell_progress(
            [Told(row, "largely", basis=basis) for row, basis in zip(rows, bases, strict=True)],
            as_of="2026-02", actor=assessor, **AT,
        )  # fmt: skip

    assert Progress.objects.count() == 0
    told = tell_progress(
        [Told(row, "largely", basis="seen on site") for row in rows], as_of="2026-02", actor=assessor, **AT
    )
    assert [(one.side, one.audience) for one in told] == [("body", "body")] * 2


def test_another_body_does_not_assess_what_it_did_not_recommend():
    (row,) = reviewed()
    with pytest.raises(NotAllowed, match="The Body whose recommendation"):
        tell_progress([Told(row, "largely", basis="seen on site")], as_of="2026", actor=make.an_assessor("fatf"), **AT)
