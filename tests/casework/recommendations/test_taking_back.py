"""Taken back from a ministry, a recommendation is closed to it again, unless something else opens it."""

import pytest

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.following import Told, assign_recommendations, hand_on, tell_progress
from headway.casework.recommendations.models import Assignment, Progress, Recommendation
from headway.casework.recommendations.succeeding import record_succession
from headway.casework.recommendations.taking_back import end_assignment, still_open_to
from headway.foundation.access.models import Grant
from headway.foundation.access.scope import answering
from headway.foundation.access.services import grant
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import Changeset
from tests import make
from tests.casework.recommendations.test_following import reviewed

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


def given(rows, ministry):
    return assign_recommendations(rows, ministry, actor=make.a_focal_point(), **AT)


def taken_back(assignment):
    focal = make.a_focal_point()
    with answering(focal):
        return end_assignment(assignment, actor=focal, reason="another leads", **AT)


def sees(name, *models):
    actor = make.a_contributor(name)
    return [list(model.objects.visible_to(actor).order_by("id")) for model in models]


def test_what_is_taken_back_is_closed_to_the_ministry_in_the_same_act_with_the_assessment_it_stands_in():
    (row,), guards = reviewed(), make.a_ministry("Guards")
    (theirs,) = given([row], guards)
    assert sees("Guards", Recommendation, Assignment, Assessment) == [[row], [theirs], [row.assessment]]
    before = Changeset.objects.count()

    taken_back(theirs)

    assert sees("Guards", Recommendation, Assignment, Assessment) == [[], [], []]
    assert Changeset.objects.count() == before + 1
    assert still_open_to(guards, row, make.TODAY) == []


def test_what_another_open_assignment_needs_stays_until_that_one_ends_too():
    (first, second), guards = reviewed(size=2), make.a_ministry("Guards")
    (one,), (other,) = given([first], guards), given([second], guards)

    taken_back(one)

    assert sees("Guards", Recommendation, Assignment, Assessment) == [[second], [other], [first.assessment]]
    taken_back(other)
    assert sees("Guards", Recommendation, Assignment, Assessment) == [[], [], []]


def test_of_several_given_in_one_act_the_rest_stay():
    rows, guards = reviewed(size=3), make.a_ministry("Guards")
    theirs = given(rows, guards)

    taken_back(theirs[1])

    assert sees("Guards", Recommendation) == [[rows[0], rows[2]]]


def test_a_release_by_name_that_is_its_own_stays_and_its_reason_is_said():
    (row,), guards = reviewed(), make.a_ministry("Guards")
    grant(row, guards, actor=make.a_focal_point(), why="it wrote the law", **AT)
    (theirs,) = given([row], guards)

    taken_back(theirs)

    assert sees("Guards", Recommendation, Assignment) == [[row], []]
    assert still_open_to(guards, row, make.TODAY) == ["a release by name lets it: it wrote the law"]


def test_whoever_answers_for_the_ministry_by_now_no_longer_sees_it_either_but_keeps_what_is_its_own():
    (row, own), guards, police = reviewed(size=2), make.a_ministry("Guards"), make.a_ministry("Police")
    (theirs,) = given([row], guards)
    record_succession(
        guards, police, how="became", on="2025-01-01", source="Decree 1", actor=make.a_focal_point(), **AT
    )
    (mine,) = given([own], police)

    taken_back(theirs)

    assert sees("Guards", Recommendation) == [[]]
    assert sees("Police", Recommendation, Assignment) == [[own], [mine]]


def test_another_ministry_that_follows_it_too_is_not_touched():
    (row,), guards, police = reviewed(), make.a_ministry("Guards"), make.a_ministry("Police")
    (theirs,), (others,) = given([row], guards), given([row], police)

    taken_back(theirs)

    assert sees("Police", Recommendation, Assignment) == [[row], [others]]


def test_what_the_ministry_reported_stays_with_its_state():
    (row,), guards, focal = reviewed(), make.a_ministry("Guards"), make.a_focal_point()
    (theirs,) = given([row], guards)
    border = make.a_contributor("Guards")
    (told,) = tell_progress([Told(row, "largely", reason="Trained.")], as_of="2026-02", actor=border, **AT)
    hand_on(told, actor=border, **AT)

    taken_back(theirs)

    assert list(Progress.objects.visible_to(focal)) == [told]


def test_given_again_it_is_open_again():
    (row,), guards = reviewed(), make.a_ministry("Guards")
    (theirs,) = given([row], guards)
    taken_back(theirs)

    (again,) = given([row], guards)

    assert sees("Guards", Recommendation, Assignment) == [[row], [again]]


def test_what_is_public_or_the_ministrys_own_stays_open_and_says_so():
    (row,), guards = reviewed(), make.a_ministry("Guards")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="public") as change:
        change.edit(row.assessment, audience="public")
        change.edit(row, audience="public")
    (theirs,) = given([row], guards)

    taken_back(theirs)

    assert sees("Guards", Recommendation, Assignment) == [[row], []]
    assert still_open_to(guards, row, make.TODAY) == ["it is public"]
    assert still_open_to(row.holder, row, make.TODAY) == ["it is public", "the ministry holds it"]


def test_a_ministry_takes_nothing_back():
    (row,), guards = reviewed(), make.a_ministry("Guards")
    (theirs,) = given([row], guards)
    standing = Grant.objects.in_force(make.TODAY).count()

    with pytest.raises(NotAllowed, match="focal point"):
        end_assignment(theirs, actor=make.a_contributor("Guards"), reason="done", **AT)
    assert Grant.objects.in_force(make.TODAY).count() == standing
