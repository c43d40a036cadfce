"""Stages move by what was formally sent; each side says for itself when it received it."""

from datetime import date

import pytest

from headway.casework.assessments.models import Receipt, Stage, StageLetter
from headway.casework.assessments.stages import agree_on_day, begin_stage, end_stage, record_receipt, record_stage
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.history import history
from tests import make

pytestmark = pytest.mark.django_db
SENT, CAME = date(2026, 1, 12), date(2026, 1, 20)


@pytest.fixture
def both():
    """An assessment that both sides see, with their circle."""
    circle = make.a_circle(make.a_body(), make.a_ministry())
    return make.an_assessment(audience="shared", circle=circle.pk)


def seen(model, actor):
    return list(model.objects.visible_to(actor))


def test_a_stage_ends_with_several_letters_and_both_sides_see_it(both):
    letters = [make.a_letter(audience="shared", circle=both.circle).source for _ in range(2)]

    stage = end_stage(both, "transmission", on=SENT, letters=letters, actor=make.an_assessor(), at=make.NOW)

    assert seen(Stage, make.a_focal_point()) == [stage]
    assert {row.source for row in seen(StageLetter, make.a_focal_point())} == set(letters)


def test_a_letter_that_only_the_body_sees_is_cited_for_the_body_alone(both):
    letter = make.a_letter(audience="body").source

    end_stage(both, "transmission", on=SENT, letters=[letter], actor=make.an_assessor(), at=make.NOW)

    assert len(seen(Stage, make.a_focal_point())) == 1
    assert (len(seen(StageLetter, make.a_focal_point())), len(seen(StageLetter, make.an_assessor()))) == (0, 1)


def test_an_internal_stage_is_seen_by_the_body_alone(both):
    end_stage(both, "selection", on=SENT, actor=make.an_assessor(), at=make.NOW)

    assert (seen(Stage, make.a_focal_point()), len(seen(Stage, make.an_assessor()))) == ([], 1)


def test_a_stage_begins_with_a_letter_or_nobody_is_told(both):
    with pytest.raises(NotAllowed, match="Name the letter"):
        begin_stage(both, "factual-comments", on=SENT, letters=[], actor=make.an_assessor(), at=make.NOW)

    letter = make.a_letter(audience="shared", circle=both.circle).source
    row = begin_stage(both, "factual-comments", on=SENT, letters=[letter], actor=make.an_assessor(), at=make.NOW)
    assert (row.started_on, row.done_on) == (SENT, None)


def test_what_ended_stays_one_row_and_its_past_is_kept(both):
    actor = make.an_assessor()
    agree_on_day(both, "visit", due_on=CAME, actor=actor, at=make.NOW)
    row = end_stage(both, "visit", on=SENT, actor=actor, at=make.NOW)

    assert Stage.rows.get() == row
    assert (row.due_on, row.done_on, len(history(row))) == (CAME, SENT, 2)


def test_a_nil_return_is_a_value(both):
    row = end_stage(both, "factual-comments", on=SENT, outcome="nil return", actor=make.an_assessor(), at=make.NOW)

    assert row.outcome == Stage.Outcome.NIL


@pytest.mark.parametrize(
    ("stage", "on", "because"),
    [
        ("visit", date(2026, 3, 3), "on a day that has come"),
        ("nobodys", SENT, "has no such stage"),
        ("consent", date(2026, 1, 1), "before it began"),
    ],
)
def test_what_cannot_be_is_refused(both, stage, on, because):
    letter = make.a_letter(audience="shared", circle=both.circle).source
    begin_stage(both, "consent", on=SENT, letters=[letter], actor=make.an_assessor(), at=make.NOW)

    with pytest.raises(NotAllowed, match=because):
        end_stage(both, stage, on=on, actor=make.an_assessor(), at=make.NOW)


def test_the_state_does_not_end_the_bodys_stages(both):
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        end_stage(both, "factual-comments", on=SENT, actor=make.a_focal_point(), at=make.NOW)


def test_each_side_says_when_it_received_and_both_see_both(both):
    stage = end_stage(both, "transmission", on=SENT, actor=make.an_assessor(), at=make.NOW)

    record_receipt(stage, on=CAME, actor=make.a_focal_point(), at=make.NOW)
    record_receipt(stage, on=SENT, actor=make.an_assessor(), at=make.NOW)

    for reader in (make.a_focal_point(), make.an_assessor()):
        assert [(row.side, row.received_on) for row in seen(Receipt, reader)] == [("body", SENT), ("state", CAME)]


def test_a_side_corrects_its_own_day_and_not_the_others(both):
    stage = end_stage(both, "transmission", on=SENT, actor=make.an_assessor(), at=make.NOW)
    record_receipt(stage, on=CAME, actor=make.a_focal_point(), at=make.NOW)

    record_receipt(stage, on=date(2026, 1, 19), actor=make.an_approver(), at=make.NOW)

    assert [(row.side, row.received_on) for row in seen(Receipt, make.an_assessor())] == [("state", date(2026, 1, 19))]


@pytest.mark.parametrize("on", [date(2026, 1, 11), date(2026, 3, 3)])
def test_nothing_is_received_before_it_is_sent_or_in_days_to_come(both, on):
    stage = end_stage(both, "transmission", on=SENT, actor=make.an_assessor(), at=make.NOW)

    with pytest.raises(NotAllowed):
        record_receipt(stage, on=on, actor=make.a_focal_point(), at=make.NOW)


@pytest.mark.parametrize("who", [lambda: make.a_contributor(), lambda: make.a_focal_point("XVL")])
def test_a_ministry_or_another_state_does_not_say_so(both, who):
    stage = end_stage(both, "transmission", on=SENT, actor=make.an_assessor(), at=make.NOW)

    with pytest.raises(NotAllowed, match="The focal point says"):
        record_receipt(stage, on=CAME, actor=who(), at=make.NOW)


def test_a_stage_of_the_past_is_recorded_with_its_letters(both):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a letter"):
        letter = make.a_letter(audience="shared", circle=both.circle).source
    row = Stage(assessment=both, stage="consent", done_on=SENT, **make.sight(audience="shared", circle=both.circle))

    record_stage(row, letters=[letter], actor=make.an_assessor(), at=make.NOW)

    assert [(link.part, link.source) for link in seen(StageLetter, make.a_focal_point())] == [("ends", letter)]
