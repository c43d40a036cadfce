"""Notes become observations of the meeting, line by line, and what was asked or promised undertakings."""

from datetime import date

import pytest

from headway.casework.evidence.models import Figure, Involvement, Observation, Source
from headway.casework.recommendations.models import Undertaking
from headway.casework.visits.models import Component, Meeting, MeetingNotes
from headway.engines.intake.decisions import AlreadyDecided
from headway.engines.intake.models import Decision
from headway.engines.intake.notes import (
    accept_note,
    accept_notes,
    changed,
    leave_out,
    notes_of,
    take_back,
    take_in_notes,
)
from headway.engines.intake.readers.reading import read_text
from headway.engines.letters.owed import told_in
from headway.foundation.catalogue.services import load
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from headway.foundation.ledger.undoing import CannotUndo
from headway.foundation.ledger.verify import verify
from tests import make

pytestmark = pytest.mark.django_db
NIGHT = """Lower Ardan, crossing point
! Border Guard: about 40 attempts to cross a month
- Customs: no link to INTERPOL databases at Upper Ardan
? Border Guard: number of persons stopped in 2017
> Border Guard: will send the statistics by 15 September
"""


@pytest.fixture
def assessor():
    load(make.NOW)
    return make.an_assessor()


@pytest.fixture
def assessment():
    return make.an_assessment(audience="public")


@pytest.fixture
def notes(assessor, assessment):
    component = make.added(Component(assessment=assessment, modality="on-site", **make.sight(audience="public")))
    meeting = make.added(
        Meeting(component=component, slot="site-visit", title="Lower Ardan", held_on=date(2018, 7, 17), **make.sight())
    )
    source = Source(title="Notes: Lower Ardan", dated="2018-07-17", **make.sight(audience="own"))
    return take_in_notes(source, read_text(NIGHT), meeting=meeting, actor=assessor, at=make.NOW)


def accept_all(notes, assessment, assessor):
    return accept_notes(notes, notes_of(notes).notes, assessment, actor=assessor, at=make.NOW)


def test_one_line_is_one_observation_that_keeps_when_it_was_said_and_when_it_was_entered(notes, assessment, assessor):
    rows = accept_all(notes, assessment, assessor)

    assert [row.type for row in rows] == ["context", "threat", "gap", "context", "commitment"]
    assert {row.said_on for row in rows} == {"2018-07-17"}
    assert {history(row)[0].changeset.at for row in rows} == {make.NOW}
    assert [(row.voice_who, row.voice_verb, row.inferred) for row in rows] == [
        ("UN-CTED", "noted", True),
        ("Border Guard", "said", False),
        ("Customs", "said", False),
        ("UN-CTED", "asked", True),
        ("Border Guard", "promised", False),
    ]
    assert [row.supports.get().passage.quote for row in rows] == [row.text for row in rows]
    assert {row.audience for row in rows} == {"own"}


def test_figures_keep_their_hedge_areas_are_linked_and_offices_take_part(notes, assessment, assessor):
    rows = accept_all(notes, assessment, assessor)

    figure = Figure.objects.get()
    assert (figure.as_said, figure.low, figure.high, figure.as_of) == ("about 40", 36, 44, "2018-07-17")
    assert "bord-watchlists" in [area.pk for area in rows[2].areas.all()]
    took_part = [part.as_said for part in Involvement.objects.order_by("id")]
    assert took_part == ["Border Guard", "Customs", "Border Guard", "Border Guard"]


def test_what_was_asked_and_promised_becomes_undertakings_with_both_sides_and_the_day(notes, assessment, assessor):
    accept_all(notes, assessment, assessor)

    told = [(u.type, u.by, u.to, u.made_on, f"{u.due_on}") for u in Undertaking.objects.order_by("id")]
    assert told == [
        ("request", "UN-CTED", "Border Guard", "2018-07-17", "None"),
        ("commitment", "Border Guard", "UN-CTED", "2018-07-17", "2018-09-15"),
    ]
    (due,) = told_in(notes, assessor)
    assert (due.office, len(due.items)) == ("Border Guard", 2)


def test_the_notes_are_of_the_meeting_though_narrower_than_it(notes):
    link = MeetingNotes.objects.get()

    assert (link.meeting.title, link.source, link.audience) == ("Lower Ardan", notes, "own")


def test_a_line_is_decided_once(notes, assessment, assessor):
    first = notes_of(notes).notes[0]
    leave_out(notes, first, actor=assessor, at=make.NOW)

    with pytest.raises(AlreadyDecided):
        accept_note(notes, first, assessment, actor=assessor, at=make.NOW)

    assert Observation.objects.count() == 0


def test_a_line_is_changed_before_it_is_accepted_and_its_passage_stays(notes, assessment, assessor):
    line = notes_of(notes).notes[2]
    better = changed(line, mark=">", office="Customs", text="will connect Upper Ardan", due=date(2019, 1, 1))

    row = accept_note(notes, better, assessment, actor=assessor, at=make.NOW, edited=True)

    assert (row.type, row.voice_verb, row.supports.get().passage.quote) == ("commitment", "promised", line.text)
    assert Undertaking.objects.get().due_on == date(2019, 1, 1)
    assert Decision.objects.get().outcome == "edited"


def test_what_was_accepted_is_taken_back_as_one_act_and_waits_again(notes, assessment, assessor):
    accept_all(notes, assessment, assessor)

    take_back(notes, Decision.objects.first(), actor=assessor, at=make.NOW)

    left = [model.objects.count() for model in (Observation, Undertaking, Figure, Decision)]
    assert left == [0, 0, 0, 0]
    assert verify().problems == []
    assert len(accept_all(notes, assessment, assessor)) == 5


def test_what_somebody_builds_on_is_not_taken_back(notes, assessment, assessor):
    row = accept_note(notes, notes_of(notes).notes[1], assessment, actor=assessor, at=make.NOW)
    told = {"type": "request", "by": "a", "as_said": "b", "made_on": "2018", **make.sight(audience="own")}
    make.added(Undertaking(assessment=assessment, observation=row, **told))

    with pytest.raises(CannotUndo):
        take_back(notes, Decision.objects.get(observation=row), actor=assessor, at=make.NOW)

    assert Observation.objects.count() == 1


def test_nobody_else_decides_on_somebodys_notes(notes, assessment, assessor):
    for stranger in (make.a_focal_point(), make.an_assessor("fatf")):
        with pytest.raises(NotAllowed):
            accept_note(notes, notes_of(notes).notes[0], assessment, actor=stranger, at=make.NOW)
    accept_all(notes, assessment, assessor)
    with pytest.raises(NotAllowed):
        take_back(notes, Decision.objects.first(), actor=make.a_focal_point(), at=make.NOW)
