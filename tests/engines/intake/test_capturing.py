"""A line typed while people speak: kept once, in its writer's own notes, and an observation of the meeting."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from headway.casework.evidence.models import Figure, Observation, Source, Support
from headway.casework.evidence.queries import text_of
from headway.casework.recommendations.models import Undertaking
from headway.casework.visits.models import Capture, Component, Meeting, MeetingNotes
from headway.engines.intake.capturing import NothingTyped, Typed, capture
from headway.engines.intake.models import Decision
from headway.engines.intake.notes import notes_of, take_back
from headway.foundation.access.scope import answering
from headway.foundation.catalogue.services import load
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    load(make.NOW)
    assessment = make.an_assessment(audience="public")
    part = make.added(Component(assessment=assessment, modality="on-site", dates="2018-07", **make.sight()))
    row = Meeting(
        component=part, slot="thematic", title="Prison of Velmar", planned_on=date(2018, 7, 17), **make.sight()
    )
    return make.added(row)


@pytest.fixture
def lead():
    return make.a_lead()


def typed(meeting, actor, words, key=None, **given):
    return capture(meeting, Typed(words, **given), key=key or uuid4(), actor=actor, at=make.NOW)


def observed(actor):
    return list(Observation.objects.visible_to(actor).order_by("id"))


def test_a_line_becomes_an_observation_of_the_meeting_with_its_words_as_they_stand(meeting, lead):
    row = typed(meeting, lead, "- Prison Service: about 30 prisoners are followed closely")

    (one,) = observed(lead)
    assert (one.type, one.voice_who, one.text) == (
        "gap", "Prison Service", "about 30 prisoners are followed closely",
    )  # fmt: skip
    passage = Support.objects.visible_to(lead).get(observation=one).passage
    assert passage.source == row.source
    assert MeetingNotes.objects.visible_to(lead).get(source=row.source).meeting == meeting
    assert (row.source.dated, row.source.audience) == ("2018-07-17", "own")


def test_a_hedged_figure_is_read_as_it_is_typed(meeting, lead):
    typed(meeting, lead, "! about 40 attempts a month to cross with borrowed documents")

    figure = Figure.objects.visible_to(lead).get()
    assert figure.as_said == "about 40"
    assert figure.low < Decimal(40) < figure.high


def test_what_is_asked_and_promised_becomes_an_undertaking_with_its_day(meeting, lead):
    typed(meeting, lead, "> Prison Service: will send the statistics by 15 September")
    typed(meeting, lead, "the number of convictions since 2014", mark="?", office="Ministry of Justice")

    promised, asked = Undertaking.objects.visible_to(lead).order_by("id")
    assert (promised.type, promised.by, promised.due_on) == ("commitment", "Prison Service", date(2018, 9, 15))
    assert (asked.type, asked.to) == ("request", "Ministry of Justice")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (Typed("! Prison Service: crowded"), "! Prison Service: crowded"),
        (Typed("crowded", mark="!", office="Prison Service"), "! Prison Service: crowded"),
        (Typed("+ crowded", mark="!"), "+ crowded"),
        (Typed("Governor: crowded", office="Prison Service"), "Governor: crowded"),
        (Typed("  late \n again "), "late again"),
    ],
)
def test_what_is_chosen_beside_a_line_stands_in_it_unless_the_line_says_it(given, line):
    assert given.line() == line


def test_the_same_line_sent_twice_is_kept_once(meeting, lead):
    key = uuid4()

    first, second = typed(meeting, lead, "+ a new unit", key), typed(meeting, lead, "+ a new unit", key)

    assert first == second
    assert len(observed(lead)) == 1
    assert text_of(Source.objects.visible_to(lead).get(pk=first.source_id)) == "+ a new unit"


def test_the_same_words_said_twice_are_two_lines_at_the_door_that_answers_a_person(meeting, lead):
    with answering(lead):
        typed(meeting, lead, "+ a new unit")
        typed(meeting, lead, "+ a new unit")

    assert [row.line for row in Capture.objects.visible_to(lead).order_by("id")] == [1, 2]
    assert len(observed(lead)) == 2


def test_two_people_write_at_once_each_in_notes_of_their_own(meeting, lead):
    colleague = make.a_clearer()
    for number in range(5):
        typed(meeting, lead, f"+ line {'abcde'[number]} of the lead")
        typed(meeting, colleague, f"- line {'abcde'[number]} of the colleague")

    texts = {text_of(source) for source in Source.objects.visible_to(lead)}
    assert texts == {
        "\n".join(f"+ line {letter} of the lead" for letter in "abcde"),
        "\n".join(f"- line {letter} of the colleague" for letter in "abcde"),
    }
    assert Capture.objects.visible_to(colleague).count() == 10


def test_every_quote_stands_where_its_passage_says_however_much_is_written_after_it(meeting, lead):
    for words in ("! Ürzte: drei", "+ a new unit since March", "no sign at all", "-----", "> will send 12 files"):
        typed(meeting, lead, words)

    source = Source.objects.visible_to(lead).get()
    text = text_of(source)
    passages = list(source.passages.visible_to(lead))
    assert [text[p.start : p.end] for p in passages] == [p.quote for p in passages]
    assert len(observed(lead)) == 4
    assert Capture.objects.visible_to(lead).count() == 5


def test_taking_an_observation_back_leaves_the_words_and_they_can_be_decided_again(meeting, lead):
    row = typed(meeting, lead, "+ a new unit since March")
    typed(meeting, lead, "- no doctor")
    first = notes_of(row.source).notes[0]
    decision = Decision.objects.visible_to(lead).get(source=row.source, proposal=first.key)

    take_back(row.source, decision, actor=lead, at=make.NOW)

    assert [one.text for one in observed(lead)] == ["no doctor"]
    assert text_of(Source.objects.visible_to(lead).get()) == "+ a new unit since March\n- no doctor"


def test_an_area_that_was_chosen_is_the_observations_first(meeting, lead):
    typed(meeting, lead, "visits take place once a week", area="rei-prisons")

    assert "rei-prisons" in set(observed(lead)[0].areas.values_list("pk", flat=True))


def test_nothing_typed_is_refused_and_a_stranger_writes_nothing(meeting, lead):
    with pytest.raises(NothingTyped):
        typed(meeting, lead, "   ")
    with pytest.raises(NotAllowed):
        typed(meeting, make.a_focal_point("XVL"), "! a threat")

    assert not Capture.objects.exists()
