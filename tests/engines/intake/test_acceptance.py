"""What a person accepts becomes rows with passages; what nobody accepted is nowhere."""

from decimal import Decimal

import pytest

from headway.casework.evidence.models import Figure, Observation, Passage, Source
from headway.casework.evidence.services import keep_source
from headway.engines.intake.acceptance import UNREVIEWED, Edits, accept_all, accept_observation, accept_quantity
from headway.engines.intake.decisions import AlreadyDecided, proposal_key, reject
from headway.engines.intake.models import Decision
from headway.engines.intake.values import Entities, Link, Observed, Part, Quantity, Reading, Sentence, Voice
from headway.foundation.core.intervals import Interval
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from tests import make

pytestmark = pytest.mark.django_db

TEXT = "The Border Service trained almost 200 officers, half of them women, and others. It considers this a start."
MEASURE = Observed(
    kind="measure",
    start=0,
    end=46,
    text=TEXT[0:46],
    sentence=Sentence(0, 79, TEXT[0:79], page=3),
    voice=Voice("the delegation", "noted", inferred=True),
    status="ongoing",
    organisations=(Part("Border Service", "lead"), Part("others", "involved")),
    results=("officers trained",),
    open_list=True,
    areas=(Link("borders", 0.8, "says border"),),
)
TOTAL = Quantity(
    27, 46, "almost 200 officers", "officers", Interval(Decimal(180), Decimal(200), False, True), hedge="almost"
)
HALF = Quantity(48, 65, "half of them women", "women", None, share=Interval(Decimal("0.5"), Decimal("0.5")), part_of=0)


def a_kept_source(**given):
    return keep_source(
        Source(type="document", title="Note", dated="2018-07", **make.sight(**given)),
        actor=make.SYSTEM,
        at=make.NOW,
        text=TEXT,
    )


def reading(**given):
    return Reading("Note", "en", "text/plain", "", len(TEXT), Entities(), **given)


def test_an_accepted_observation_stands_on_exactly_its_passage():
    make.an_area()
    row = accept_observation(a_kept_source(), MEASURE, actor=make.an_assessor(), at=make.NOW)

    passage = Passage.objects.unscoped("for the test").get()
    assert (passage.quote, passage.start, passage.end, passage.page) == (TEXT[0:46], 0, 46, 3)
    assert (row.voice_who, row.voice_verb, row.inferred, row.status) == ("the delegation", "noted", True, "ongoing")
    assert [area.pk for area in row.areas.all()] == ["borders"]


def test_unnamed_participants_stay_as_said():
    make.an_area()
    row = accept_observation(a_kept_source(), MEASURE, actor=make.an_assessor(), at=make.NOW)

    involved = row.involvements.unscoped("for the test")
    assert [(i.as_said, i.part, i.organisation) for i in involved] == [
        ("Border Service", "lead", None),
        ("others", "involved", None),
    ]
    assert row.open_list


def test_an_organisation_the_state_s_file_knows_is_linked():
    make.an_area()
    service = make.a_ministry("Border Service")
    row = accept_observation(a_kept_source(), MEASURE, actor=make.an_assessor(), at=make.NOW)

    assert row.involvements.unscoped("for the test").get(part="lead").organisation == service


def test_a_person_s_changes_are_kept_beside_the_voice_which_is_not_theirs_to_change():
    make.an_area("training")
    edits = Edits(kind="practice", text="Officers are trained.", status="", areas=("training",))
    row = accept_observation(a_kept_source(), MEASURE, actor=make.an_assessor(), at=make.NOW, edits=edits)

    decision = Decision.objects.unscoped("for the test").get()
    assert (row.type, row.text, row.status) == ("practice", "Officers are trained.", "")
    assert (row.voice_verb, decision.outcome) == ("noted", "edited")


def test_a_proposal_is_decided_once():
    make.an_area()
    source = a_kept_source()
    reject(source, proposal_key(MEASURE), actor=make.an_assessor(), at=make.NOW)

    with pytest.raises(AlreadyDecided, match="reload the page"):
        accept_observation(source, MEASURE, actor=make.an_assessor(), at=make.NOW)
    assert Observation.objects.unscoped("for the test").count() == 0


def test_nobody_decides_on_another_organisation_s_source():
    make.an_area()
    source = a_kept_source(holder=make.a_ministry(), audience="state")

    with pytest.raises(NotAllowed):
        accept_observation(source, MEASURE, actor=make.an_assessor(), at=make.NOW)
    assert Passage.objects.unscoped("for the test").count() == 0


def test_a_share_points_to_the_figure_it_is_a_part_of():
    source, actor = a_kept_source(), make.an_assessor()
    whole = accept_quantity(source, TOTAL, actor=actor, at=make.NOW)
    part = accept_quantity(source, HALF, actor=actor, at=make.NOW, whole=whole)

    assert (part.part_of_id, part.interval, part.share) == (whole.pk, None, Interval(Decimal("0.5"), Decimal("0.5")))
    assert (whole.as_said, whole.hedge, whole.high_open, whole.as_of) == (
        "almost 200 officers",
        "almost",
        True,
        "2018-07",
    )


def test_accepting_everything_says_in_the_ledger_that_nobody_reviewed_it():
    make.an_area()
    source = a_kept_source()
    observations, figures = accept_all(
        source, reading(observations=(MEASURE,), quantities=(TOTAL, HALF)), actor=make.SYSTEM, at=make.NOW
    )

    assert [row.unreviewed for row in observations] == [True]
    assert figures[1].part_of_id == figures[0].pk
    assert {history(row)[0].changeset.reason for row in (*observations, *figures)} == {UNREVIEWED}
    assert Figure.objects.unscoped("for the test").count() == 2


def test_a_second_pass_over_the_same_source_takes_nothing_twice():
    make.an_area()
    source, everything = a_kept_source(), reading(observations=(MEASURE,), quantities=(TOTAL,))
    accept_all(source, everything, actor=make.SYSTEM, at=make.NOW)

    with pytest.raises(AlreadyDecided):
        accept_all(source, everything, actor=make.SYSTEM, at=make.NOW)
    assert Observation.objects.unscoped("for the test").count() == 1
