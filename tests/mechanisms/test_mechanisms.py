"""Other mechanisms run from files alone: FATF, GRECO, a treaty body, UPR, a joint evaluation; all cases fictional."""

import pytest

from headway.casework.assessments.workspace import areas_to_judge
from headway.casework.recommendations.models import Position, Progress, Recommendation
from headway.casework.recommendations.summing import newest_of, positions_summed, progress_summed
from headway.engines.procedures.queries import track_for
from headway.foundation.catalogue.queries import framework_pinned, procedure_pinned, scale_called
from headway.foundation.core.verdicts import NotAllowed
from tests.mechanisms.running import CASES, judge_as, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_catalogue")]
ALL = sorted(path.stem for path in CASES.glob("*.yaml"))


@pytest.mark.parametrize("name", ALL)
def test_a_case_stands_where_its_procedure_says(name):
    case = run(name)
    expects = case.told["expects"]
    track = track_for(case.assessment, case.assessor, case.today)

    assert (track.now.stage.id if track.now else None) == expects["now"]
    assert {key: str(track.step(key).due.on) for key in expects["due"]} == {
        key: str(day) for key, day in expects["due"].items()
    }
    assert [key for key in expects["absent"] if track.step(key)] == []
    assert [f"{ground.title}: {ground.because}" for ground in track.grounds] == expects.get("grounds", [])


@pytest.mark.parametrize("name", [name for name in ALL if name.startswith(("fatf-4", "jee"))])
def test_levels_are_summed_up_on_each_axis_as_the_body_does(name):
    case = run(name)
    found = {axis: told.because for row in areas_to_judge(case.assessment, case.assessor) for axis, told in row.sums}
    assert found == case.told["expects"]["sums"]


def test_the_state_is_not_told_which_track_follows_from_judgements_that_it_may_not_see():
    case = run("fatf-4")
    assert track_for(case.assessment, case.assessor, case.today).grounds
    assert track_for(case.assessment, case.focal_point, case.today).grounds == ()


def test_two_rounds_of_one_body_run_side_by_side_each_by_its_own_rules():
    fourth, fifth = run("fatf-4"), run("fatf-5")
    today = fifth.today
    first = track_for(fourth.assessment, fourth.assessor, today)
    second = track_for(fifth.assessment, fifth.assessor, today)

    assert [step.stage.id for step in first.steps if step.due and not step.has_ended] == ["enhanced-report"]
    assert [step.stage.id for step in second.steps if step.due and not step.has_ended] == [
        "publication",
        "regular-report",
    ]


def test_technical_compliance_is_never_judged_on_the_axis_of_effectiveness():
    case = run("fatf-4")
    found = {row.area.pk: [axis.axis for axis in row.own] for row in areas_to_judge(case.assessment, case.assessor)}
    assert set(found) == {"test-money-law", "test-money-results"}
    [law, results] = [{axis for axis, _ in row.sums} for row in areas_to_judge(case.assessment, case.assessor)]
    assert (law, results) == ({"law"}, {"practice"})


@pytest.mark.parametrize("name", ["greco", "covenant"])
def test_progress_is_summed_up_on_the_bodys_own_scale(name):
    case = run(name)
    framework = framework_pinned(case.assessment.framework)
    rows = Recommendation.objects.visible_to(case.assessor).filter(assessment=case.assessment)
    newest = newest_of(rows, case.assessor)
    assert progress_summed(rows, framework.follow_up_scale, newest).because == case.told["expects"]["progress"]


def test_positions_keep_their_history_and_the_newest_counts():
    case = run("upr")
    procedure = procedure_pinned(case.assessment.procedure)
    rows = Recommendation.objects.visible_to(case.focal_point).filter(assessment=case.assessment)
    told = positions_summed(rows, procedure.positions.scale, newest_of(rows, case.focal_point))

    assert told.because == case.told["expects"]["positions"]
    for number, path in case.told["expects"]["path"].items():
        found = Position.objects.visible_to(case.assessor).filter(recommendation__number=number).order_by("taken_on")
        assert [(str(row.taken_on), row.value) for row in found] == [(str(day), value) for day, value in path]


def test_a_grade_of_the_earlier_scale_stands_for_all_that_it_may_mean():
    case = run("covenant")
    grades = scale_called("treaty-body-follow-up")
    for number, [pair] in ((key, [pairs[0]]) for key, pairs in case.told["expects"]["across"].items()):
        level, across = pair
        row = Progress.objects.visible_to(case.assessor).get(
            recommendation__number=number, scale="treaty-body-follow-up-2013"
        )
        assert row.level == level
        assert " or ".join(grades.read_across(row.scale, row.level)) == across


def test_a_joint_score_is_what_both_sides_agreed_on_and_nothing_else():
    case = run("jee")
    with pytest.raises(NotAllowed, match="both sides agreed on 3: agree on another answer first"):
        judge_as(case, "test-jee-tool:P.1.1", "none", "4")


def test_a_joint_score_waits_for_the_agreement():
    case = run("fatf-4")
    case.assessment.framework = "test-jee@1"
    with pytest.raises(NotAllowed, match="enter the answer that both sides agreed on first"):
        judge_as(case, "test-jee-tool:P.1.1", "none", "4")
