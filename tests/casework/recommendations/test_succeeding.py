"""What a ministry was given to follow is its successor's to follow, by releases of its own State and no other way."""

import pytest

from headway.casework.recommendations.following import (
    Told,
    assign_recommendations,
    hand_on,
    tell_progress,
)
from headway.casework.recommendations.models import Assignment, Progress, Recommendation
from headway.casework.recommendations.succeeding import record_succession, undo_succession
from headway.casework.recommendations.taking_back import end_assignment
from headway.engines.work.finding import work_of
from headway.foundation.access.models import Grant
from headway.foundation.actors.models import Organisation, Succession
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Changeset
from tests import make
from tests.casework.recommendations.test_following import reviewed

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


def became(before, after, *, actor=None, how="became"):
    return record_succession(
        before, after, how=how, on="2025-01-01", source="Decree 1 of 2025", actor=actor or make.a_focal_point(), **AT
    )


def given(rows, ministry):
    return assign_recommendations(rows, ministry, actor=make.a_focal_point(), **AT)


def sees(name):
    """What the people of a ministry see: recommendations, and assignments."""
    actor = make.a_contributor(name)
    return [list(model.objects.visible_to(actor).order_by("id")) for model in (Recommendation, Assignment)]


def test_the_people_of_a_successor_see_what_is_open_report_on_it_and_find_it_in_their_work():
    (row, other), guards, police = reviewed(size=2), make.a_ministry("Guards"), make.a_ministry("Police")
    theirs = given([row], guards)
    border = make.a_contributor("Police")
    assert sees("Police") == [[], []]

    became(guards, police)

    assert sees("Police") == [[row], theirs]
    assert Assignment.objects.get().ministry == guards
    assert [(i.title, i.who) for i in work_of(border).mine] == [("Progress on XOR-2024-1", "Police")]
    (told,) = tell_progress([Told(row, "largely", reason="Trained.")], as_of="2026-02", actor=border, **AT)
    assert told.holder == police
    hand_on(told, actor=border, **AT)
    assert list(Progress.objects.visible_to(make.a_focal_point())) == [told]
    assert other not in Recommendation.objects.visible_to(border)


def test_the_releases_stand_in_the_act_that_recorded_it_and_each_says_why():
    (row,), guards, police = reviewed(), make.a_ministry("Guards"), make.a_ministry("Police")
    given([row], guards)
    before = set(Changeset.objects.values_list("act", flat=True))

    became(guards, police)

    new = Changeset.objects.exclude(act__in=before)
    assert len(set(new.values_list("act", flat=True))) == 1
    assert set(new.values_list("reason", flat=True)) == {"Guards: became Police"}
    whys = Grant.objects.filter(organisation=police).values_list("why", flat=True)
    assert set(whys) == {"XOR-2024-1: Police answers for Guards"}


def test_after_a_split_each_that_came_out_of_it_sees_it_and_nobody_else():
    (row,), interior = reviewed(), make.a_ministry("Interior")
    theirs = given([row], interior)
    for name in ("Security", "Administration"):
        became(interior, make.a_ministry(name), how="split")

    assert sees("Security") == sees("Administration") == [[row], theirs]
    assert sees("Health") == [[], []]


def test_what_is_given_to_a_ministry_that_has_a_successor_is_its_successors_at_once_over_several_steps():
    (row,), names = reviewed(), ("First", "Second", "Third")
    first, second, third = map(make.a_ministry, names)
    became(first, second)
    became(second, third, how="merged")

    theirs = given([row], first)

    assert sees("Third") == [[row], theirs]
    assert sees("Second") == [[], []]
    grants = Grant.objects.count()
    given([row], first)
    assert Grant.objects.count() == grants


def test_what_was_taken_back_before_is_nobodys_to_follow():
    (row,), guards, police = reviewed(), make.a_ministry("Guards"), make.a_ministry("Police")
    (theirs,) = given([row], guards)
    end_assignment(theirs, actor=make.a_focal_point(), reason="another leads", **AT)

    became(guards, police)

    assert sees("Police") == [[], []]


def test_an_assessor_records_a_succession_and_releases_nothing_that_is_the_states():
    (row,), guards, police = reviewed(), make.a_ministry("Guards"), make.a_ministry("Police")
    theirs = given([row], guards)

    became(guards, police, actor=make.an_assessor())

    assert sees("Police") == [[], []]
    given([row], guards)
    assert sees("Police") == [[row], theirs]


def test_undone_the_earlier_one_stands_again_and_the_successor_sees_nothing_by_it_while_what_it_told_stays():
    (row, own), guards, police = reviewed(size=2), make.a_ministry("Guards"), make.a_ministry("Police")
    given([row], guards)
    step = became(guards, police)
    (told,) = tell_progress([Told(row, nil_return=True)], as_of="2026", actor=make.a_contributor("Police"), **AT)
    mine = given([own], police)

    with pytest.raises(NotAllowed, match="Say why"):
        undo_succession(step, reason=" ", actor=make.a_focal_point(), **AT)
    with pytest.raises(NotAllowed, match="focal point"):
        undo_succession(step, reason="wrong", actor=make.a_contributor("Guards"), **AT)
    undo_succession(step, reason="another decree", actor=make.a_focal_point(), **AT)

    assert sees("Police") == [[own], mine]
    assert not Succession.objects.exists()
    assert Organisation.objects.get(pk=guards.pk).until == ""
    assert Progress.objects.get() == told
    assert Grant.objects.filter(organisation=police, until=make.TODAY).exists()


def test_undoing_one_part_of_a_split_leaves_the_other_and_a_line_is_undone_from_its_end():
    (row,), interior = reviewed(), make.a_ministry("Interior")
    theirs = given([row], interior)
    security, administration = make.a_ministry("Security"), make.a_ministry("Administration")
    first = became(interior, security, how="split")
    became(interior, administration, how="split")
    last = became(security, make.a_ministry("Home"))

    with pytest.raises(NotAllowed, match="undo that first"):
        undo_succession(first, reason="wrong", actor=make.a_focal_point(), **AT)
    undo_succession(last, reason="wrong", actor=make.a_focal_point(), **AT)
    assert sees("Home") == [[], []]
    undo_succession(first, reason="wrong", actor=make.a_focal_point(), **AT)

    assert sees("Security") == [[], []]
    assert sees("Administration") == [[row], theirs]
    assert Organisation.objects.get(pk=interior.pk).until == "2025-01-01"


def test_what_an_assessor_undoes_takes_no_release_of_the_states_back():
    (row,), guards, police = reviewed(), make.a_ministry("Guards"), make.a_ministry("Police")
    theirs = given([row], guards)
    step = became(guards, police)

    undo_succession(step, reason="a slip", actor=make.an_assessor(), **AT)

    assert sees("Police") == [[row], theirs]
