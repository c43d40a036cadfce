"""Gates as data: who has to say what before a stage begins."""

from datetime import date

import pytest

from headway.engines.procedures.clock import track_of
from headway.engines.procedures.gates import standing_of
from headway.engines.procedures.values import Lock, Said, Standing, Word
from headway.foundation.catalogue.durations import Duration
from headway.foundation.catalogue.practice import Gate
from headway.foundation.catalogue.working_days import MONDAY_TO_FRIDAY
from tests.engines.procedures.procedures import LINE, a_case, a_stage

FIRST, SECOND, THIRD = date(2018, 9, 3), date(2018, 9, 5), date(2018, 9, 10)
CLEARANCE = Gate("clearance", "un-cted", "the draft", offices=LINE)
SILENCE = Gate("silence", "un-ctc", "the report", after=Duration.parse("P5D"), days="working")


def stands(gate, *said, today=THIRD):
    found = standing_of(gate, said, MONDAY_TO_FRIDAY, today)
    return found.lock, found.waits_for or found.until


@pytest.mark.parametrize(
    ("said", "lock", "waits_for"),
    [
        ((), Lock.WAITING, "Chief of section"),
        ((Said(Word.CLEARS, FIRST, "section"),), Lock.WAITING, "Legal group"),
        ((Said(Word.CHANGES, FIRST, "section"),), Lock.WAITING, "Legal group"),
        ((Said(Word.CLEARS, FIRST, "section"), Said(Word.HOLDS, SECOND, "legal")), Lock.HELD, "Legal group"),
        ((Said(Word.HOLDS, FIRST, "section"),), Lock.HELD, "Chief of section"),
        ((Said(Word.HOLDS, FIRST, "section"), Said(Word.CLEARS, SECOND, "section")), Lock.WAITING, "Legal group"),
        ((Said(Word.CLEARS, FIRST, "section"), Said(Word.CHANGES, SECOND, "legal")), Lock.GIVEN, None),
    ],
)
def test_a_clearance_goes_through_its_offices_in_their_order(said, lock, waits_for):
    assert stands(CLEARANCE, *said) == (lock, waits_for)


def test_a_clearance_without_a_line_needs_one_word():
    assert stands(Gate("clearance", "un-cted", "the draft"), Said(Word.CLEARS, FIRST)) == (Lock.GIVEN, None)


@pytest.mark.parametrize(
    ("said", "today", "lock", "until"),
    [
        ((), THIRD, Lock.WAITING, None),
        ((Said(Word.PUT, FIRST),), date(2018, 9, 9), Lock.RUNNING, date(2018, 9, 10)),
        ((Said(Word.PUT, FIRST),), date(2018, 9, 10), Lock.GIVEN, date(2018, 9, 10)),
        ((Said(Word.PUT, FIRST, until=date(2018, 9, 20)),), THIRD, Lock.RUNNING, date(2018, 9, 20)),
        ((Said(Word.PUT, FIRST), Said(Word.OBJECTS, SECOND)), date(2018, 12, 1), Lock.BROKEN, date(2018, 9, 10)),
        (
            (Said(Word.PUT, FIRST), Said(Word.OBJECTS, SECOND), Said(Word.WITHDRAWS, THIRD)),
            THIRD,
            Lock.GIVEN,
            date(2018, 9, 10),
        ),
        (
            (Said(Word.PUT, FIRST), Said(Word.EXTENDS, SECOND, until=date(2018, 10, 1))),
            date(2018, 9, 30),
            Lock.RUNNING,
            date(2018, 10, 1),
        ),
        ((Said(Word.PUT, FIRST), Said(Word.DECIDES, SECOND)), THIRD, Lock.GIVEN, None),
    ],
)
def test_silence_is_a_yes_unless_somebody_objects_by_the_day(said, today, lock, until):
    assert stands(SILENCE, *said, today=today) == (lock, until)


def test_an_objection_taken_back_by_one_leaves_that_of_another():
    said = [Said(Word.PUT, FIRST), Said(Word.OBJECTS, SECOND, "a"), Said(Word.OBJECTS, SECOND, "b")]

    assert stands(SILENCE, *said, Said(Word.WITHDRAWS, SECOND, "a"))[0] is Lock.BROKEN


def test_what_is_said_later_than_today_is_not_said_yet():
    assert stands(SILENCE, Said(Word.PUT, THIRD), today=FIRST) == (Lock.WAITING, None)


@pytest.mark.parametrize("kind", ["consent", "publication"])
def test_a_consent_is_given_or_refused_and_the_last_word_counts(kind):
    gate = Gate(kind, "state", "the visit", consent="visit")

    assert stands(gate)[0] is Lock.WAITING
    assert stands(gate, Said(Word.REFUSES, FIRST))[0] is Lock.REFUSED
    assert stands(gate, Said(Word.REFUSES, FIRST), Said(Word.AGREES, SECOND))[0] is Lock.GIVEN


def test_a_decision_is_taken_for_or_against():
    gate = Gate("decision", "un-ctc", "the follow-up")

    assert stands(gate, Said(Word.DECIDES, FIRST))[0] is Lock.GIVEN
    assert stands(gate, Said(Word.DECLINES, FIRST))[0] is Lock.REFUSED


def test_a_stage_whose_gate_is_not_given_waits_and_says_for_whom():
    draft = a_stage("draft", gates=(CLEARANCE,))

    step = track_of(a_case(draft, said={("draft", 0): [Said(Word.CLEARS, FIRST, "section")]}, today=THIRD)).now

    assert step.standing is Standing.WAITING
    assert [row.waits_for for row in step.waits_on] == ["Legal group"]
