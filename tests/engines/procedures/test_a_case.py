"""One case's track as each side may see it, extensions, words at gates."""

from dataclasses import replace
from datetime import date

import pytest

from headway.casework.assessments.stages import end_stage, record_receipt
from headway.engines.procedures.queries import track_for, tracks_for
from headway.engines.procedures.values import Lock, Standing, Word
from headway.engines.procedures.verbs import extend_stage, say_at_gate
from headway.engines.reports.models import Edition, Objection
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import StoredFile
from tests import make

pytestmark = pytest.mark.django_db
SENT, CAME = date(2026, 1, 12), date(2026, 1, 20)


@pytest.fixture
def both():
    circle = make.a_circle(make.a_body(), make.a_ministry())
    return make.an_assessment(audience="shared", circle=circle.pk, on_behalf_of=make.a_catalogue_body("un-ctc"))


def ended(assessment, stage, on=SENT, **given):
    return end_stage(assessment, stage, on=on, actor=make.an_assessor(), at=make.NOW, **given)


def an_edition(assessment, **given):
    kept = make.added(StoredFile(compartment="XOR", sha256="0" * 64, size=1, media_type="text/html"))
    told = {"status": "submitted", "submitted_on": SENT, **given}
    return make.added(
        Edition(assessment=assessment, report="follow-up", readers="shared", file=kept, digest=kept.sha256,
                **told, **make.sight())
    )  # fmt: skip


def test_the_six_months_run_from_the_states_own_day_for_both_sides(both):
    stage = ended(both, "transmission")
    record_receipt(stage, on=CAME, actor=make.a_focal_point(), at=make.NOW)

    for reader in (make.an_assessor(), make.a_focal_point()):
        due = track_for(both, reader).step("state-response").due
        assert (due.on, due.foreseen) == (date(2026, 7, 20), False)


def test_the_state_has_the_pen_and_then_it_does_not(both):
    ended(both, "draft-report")
    assert track_for(both, make.a_focal_point()).pen == "state"

    ended(both, "factual-comments")
    assert track_for(both, make.a_focal_point()).pen == "un-ctc"


def test_what_the_bodys_offices_say_is_shown_to_the_body_alone(both):
    actor = make.an_assessor()
    ended(both, "preliminary-assessment")
    say_at_gate(both, "draft-report", "clearance", Word.CLEARS, office="section", on=SENT, actor=actor, at=make.NOW)

    assert [row.waits_for for row in track_for(both, actor).now.waits_on] == ["Legal and criminal justice group"]
    assert track_for(both, make.a_focal_point()).now.gates == ()


def test_an_office_speaks_in_its_turn_and_one_that_holds_says_why(both):
    actor, told = make.an_assessor(), {"on": SENT, "at": make.NOW}
    with pytest.raises(NotAllowed, match="It is with the Chief of section now"):
        say_at_gate(both, "draft-report", "clearance", Word.CLEARS, office="legal", actor=actor, **told)
    with pytest.raises(NotAllowed, match="Say why"):
        say_at_gate(both, "draft-report", "clearance", Word.HOLDS, office="section", actor=actor, **told)

    say_at_gate(both, "draft-report", "clearance", Word.HOLDS, office="section", text="One figure", actor=actor, **told)
    assert track_for(both, actor).step("draft-report").gates[0].lock is Lock.HELD


def test_a_state_says_nothing_at_the_bodys_gates(both):
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        say_at_gate(
            both, "draft-report", "clearance", Word.CLEARS, office="section", on=SENT, actor=make.a_focal_point(),
            at=make.NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "gate", "word", "because"),
    [
        ("adoption", "silence", Word.OBJECTS, "recorded with the report itself"),
        ("visit", "decision", Word.DECIDES, "Nothing of that kind"),
        ("draft-report", "clearance", Word.DECIDES, "Nothing of that kind"),
    ],
)
def test_a_word_belongs_to_its_gate(both, stage, gate, word, because):
    with pytest.raises(NotAllowed, match=because):
        say_at_gate(both, stage, gate, word, on=SENT, text="x", actor=make.an_assessor(), at=make.NOW)


def test_a_consent_on_record_gives_the_gate_and_its_withdrawal_takes_it(both):
    def lock():
        return track_for(both, make.an_assessor()).step("visit").gates[0].lock

    assert lock() is Lock.WAITING
    consent = make.a_consent("visit", both.pk, audience="shared", circle=both.circle)
    assert lock() is Lock.GIVEN
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="withdrawn") as change:
        change.edit(consent, withdrawn_on=make.TODAY)
    assert lock() is Lock.REFUSED


def test_a_report_under_silence_says_until_when_and_an_objection_breaks_it(both):
    ended(both, "factual-comments")
    edition = an_edition(both, silence_until=date(2026, 3, 9))
    actor = make.an_assessor()
    gate = track_for(both, actor).now.gates[0]
    assert (gate.lock, gate.until) == (Lock.RUNNING, date(2026, 3, 9))

    make.added(Objection(edition=edition, what="objects", text="no", raised_on=make.TODAY, **make.sight()))
    assert track_for(both, actor).now.gates[0].lock is Lock.BROKEN


def test_the_day_of_adoption_ends_the_stage_that_adopts(both):
    an_edition(both, status="adopted", adopted_on=date(2026, 2, 2), adopted_how="decision")

    step = track_for(both, make.an_assessor()).step("adoption")

    assert (step.standing, step.happened.ended_on) == (Standing.DONE, date(2026, 2, 2))


def test_an_extension_is_later_than_the_day_it_extends_and_says_why(both):
    actor = make.an_assessor()
    ended(both, "draft-report")
    with pytest.raises(NotAllowed, match="give a later day"):
        extend_stage(both, "factual-comments", to=date(2026, 2, 11), reason="x", actor=actor, at=make.NOW)
    with pytest.raises(NotAllowed, match="Say why"):
        extend_stage(both, "factual-comments", to=date(2026, 2, 20), reason=" ", actor=actor, at=make.NOW)

    extend_stage(both, "factual-comments", to=date(2026, 2, 20), reason="Elections", actor=actor, at=make.NOW)

    due = track_for(both, make.a_focal_point()).now.due
    assert (due.on, due.first) == (date(2026, 2, 20), date(2026, 2, 11))


@pytest.mark.parametrize(
    ("stage", "because"), [("visit", "not due on any day"), ("draft-report", "has ended"), ("nobodys", "no such")]
)
def test_only_what_is_due_is_extended(both, stage, because):
    ended(both, "draft-report")

    with pytest.raises(NotAllowed, match=because):
        extend_stage(both, stage, to=date(2027, 1, 1), reason="x", actor=make.an_assessor(), at=make.NOW)


def test_overdue_follows_from_the_day_of_the_reader(both):
    ended(both, "draft-report", on=date(2026, 1, 2))
    early, late = (replace(make.an_assessor(), today=day) for day in (date(2026, 2, 1), date(2026, 2, 2)))

    assert [track_for(both, actor).now.standing for actor in (early, late)] == [Standing.DUE, Standing.OVERDUE]


def test_of_a_visit_of_the_past_with_no_stage_on_record_nobody_has_the_pen(both):
    track = track_for(both, make.an_assessor())

    assert (track.pen, {step.standing for step in track.steps}) == ("", {Standing.NOT_ON_RECORD})


def test_a_case_that_has_just_been_opened_begins_with_its_first_stage():
    track = track_for(make.an_assessment("XOR-2026", ""), make.an_assessor())

    assert (track.now.stage.id, track.pen) == ("selection", "un-ctc")


def test_an_unknown_procedure_has_no_track(both):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="another") as change:
        change.edit(both, procedure="nobodys")

    assert track_for(both, make.an_assessor()) is None


@pytest.mark.parametrize("size", [1, 3])
def test_the_tracks_of_several_cost_the_same_queries(both, size, django_assert_num_queries):
    rows = [make.an_assessment(f"XOR-20{n}", audience="body") for n in range(10, 10 + size)]
    for row in rows:
        ended(row, "draft-report")
    actor = make.an_assessor()

    with django_assert_num_queries(4):
        tracks_for(rows, actor)
