"""A ministry's workbook goes out, is filled in offline, and comes back: nothing is lost, nothing is overwritten."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import orjson
import pytest
from openpyxl import load_workbook

from headway.casework.assessments.models import Answer
from headway.casework.evidence.models import Source
from headway.casework.questionnaires.models import Contribution, SectionAssignment, WorkbookImport
from headway.casework.questionnaires.queries import lines_for
from headway.casework.questionnaires.returning import return_section
from headway.casework.questionnaires.services import assign, contribute
from headway.casework.questionnaires.values import Given
from headway.engines.exchange.workbooks.books import book_of
from headway.engines.exchange.workbooks.comparing import WrongWorkbook, preview
from headway.engines.exchange.workbooks.reading import NotOurs, read_book
from headway.engines.exchange.workbooks.taking_over import (
    NotAsShown,
    apply_workbook,
    preview_kept,
    receive_workbook,
    undo_workbook,
)
from headway.engines.exchange.workbooks.values import ANSWER, FIRST, KEY, SEALED, STATUS, WORDS
from headway.engines.exchange.workbooks.writing import write_workbook
from headway.engines.intake.readers.limits import Limits
from headway.foundation.access.models import Grant
from headway.foundation.catalogue.models import Area, Question
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.undoing import CannotUndo
from tests import make
from tests.casework.questionnaires.asked import ask_questions

pytestmark = pytest.mark.django_db
AT = make.NOW
STRATEGY, BODY_OF = "q-strat-01", "q-strat-03"


@pytest.fixture
def focal():
    return make.a_focal_point()


@pytest.fixture
def border():
    return make.a_contributor("Border Guard Service")


@pytest.fixture
def section(focal):
    ask_questions()
    return assigned(focal)


def assigned(focal, ministry="Border Guard Service", section="strategy", case=None):
    case = case or make.an_assessment(audience="shared", circle=make.a_circle(make.a_body()).pk)
    row = SectionAssignment(
        assessment=case, ministry=make.a_ministry(ministry), section=section, sent_on=date(2026, 2, 1)
    )
    return assign(row, actor=focal, at=AT)


def filled(data, said):
    """The workbook with cells filled in: question key to column to words."""
    book = load_workbook(BytesIO(data))
    sheet = book["Questions"]
    for row in range(FIRST, sheet.max_row + 1):
        for column, word in said.get(sheet.cell(row, KEY).value, {}).items():
            sheet.cell(row, column).value = word
            sheet.cell(row, column).data_type = "s"
    return saved(book)


def saved(book):
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(data):
    return read_book(data, name="book.xlsx", limits=Limits())


def told(found):
    return [(one.key, one.outcome.value) for one in found.changes if one.outcome.value != "unchanged"]


def came_back(section, data, actor):
    return receive_workbook(section, data, name="book.xlsx", actor=actor, at=AT)


def stand(section, actor):
    return {
        one.line.key: (one.said.status, one.value, one.text) for one in lines_for(section, actor) if one.is_answered
    }


def test_a_workbook_holds_only_the_ministry_s_questions_and_prints_whose_it_is(section, border):
    book = book_of(section, border)
    sheet = load_workbook(BytesIO(write_workbook(book)))["Questions"]

    keys = [sheet.cell(row, KEY).value for row in range(FIRST, sheet.max_row + 1)]
    assert keys == [one.line.key for one in lines_for(section, border)]
    assert all(key.startswith("q-strat") for key in keys)
    assert sheet["B2"].value == "No marking"
    assert sheet["B3"].value == f"XOR-2018 · version 1 · fingerprint {book.fingerprint}"
    assert (sheet.protection.sheet, sheet.cell(FIRST, KEY).protection.locked) == (True, True)
    assert not sheet.cell(FIRST, ANSWER).protection.locked


def test_no_other_voice_is_in_it_unless_it_was_released(section, border):
    sight = make.sight(audience="shared", circle=section.circle)
    prefill = make.added(
        Answer(assessment=section.assessment, question=STRATEGY, question_version="2026.2", voice="prefill",
               text="A law of 2011.", given_on=date(2026, 1, 1), **sight)
    )  # fmt: skip
    before = [item.known for item in book_of(section, border).items]
    make.added(Grant(target=prefill.pk, compartment="XOR", organisation=section.ministry, since=date(2026, 1, 1)))

    assert set(before) == {""}
    assert book_of(section, border).items[0].known == "A law of 2011."


def test_what_begins_with_an_equals_sign_is_words_and_no_formula(section, border):
    contribute(section, [Given(STRATEGY, value="yes", text="=1+1")], actor=border, at=AT)

    data = write_workbook(book_of(section, border))

    cell = load_workbook(BytesIO(data))["Questions"].cell(FIRST, WORDS)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert told(preview(read(data), section, border)) == []


def test_an_untouched_workbook_changes_nothing_and_a_part_is_welcome(section, border):
    data = write_workbook(book_of(section, border))
    part = filled(data, {STRATEGY: {ANSWER: "Yes", WORDS: "Since 2016."}})

    assert told(preview(read(data), section, border)) == []
    assert told(preview(read(part), section, border)) == [(STRATEGY, "new")]


def test_it_creates_and_updates_and_is_taken_back_in_one(section, border):
    contribute(section, [Given(STRATEGY, value="no")], actor=border, at=AT)
    before = stand(section, border)
    said = {STRATEGY: {ANSWER: "Yes"}, BODY_OF: {ANSWER: "lead ministry"}, "q-strat-04": {STATUS: "Declined"}}
    row = came_back(section, filled(write_workbook(book_of(section, border)), said), border)
    found = preview_kept(row, border)

    apply_workbook(row, shown=found.digest, actor=border, at=AT)
    after = stand(section, border)
    undo_workbook(row, actor=border, at=AT)

    assert told(found) == [(STRATEGY, "changed"), (BODY_OF, "new"), ("q-strat-04", "new")]
    assert after == {
        STRATEGY: ("answered", "yes", ""),
        BODY_OF: ("answered", "lead-ministry", ""),
        "q-strat-04": ("declined", "", ""),
    }
    assert stand(section, border) == before
    [log] = WorkbookImport.objects.visible_to(border)
    assert (log.created, log.updated, log.undone_on) == (2, 1, make.TODAY)
    assert Source.objects.visible_to(border).count() == 1
    assert WorkbookImport.objects.visible_to(make.a_focal_point()).count() == 0


def test_it_may_be_taken_over_again_after_it_was_taken_back(section, border):
    row = came_back(section, filled(write_workbook(book_of(section, border)), {STRATEGY: {ANSWER: "Yes"}}), border)
    for _ in range(2):
        apply_workbook(row, shown=preview_kept(row, border).digest, actor=border, at=AT)
        with pytest.raises(NotAllowed, match="already"):
            apply_workbook(row, shown=preview_kept(row, border).digest, actor=border, at=AT)
        undo_workbook(row, actor=border, at=AT)

    assert stand(section, border) == {}


def test_what_was_changed_on_both_sides_is_shown_and_stays_until_somebody_chooses(section, border):
    contribute(section, [Given(STRATEGY, value="no"), Given(BODY_OF, value="advisory-body")], actor=border, at=AT)
    data = filled(
        write_workbook(book_of(section, border)),
        {STRATEGY: {ANSWER: "Yes"}, BODY_OF: {ANSWER: "lead ministry"}},
    )
    contribute(
        section, [Given(STRATEGY, value="not-known"), Given(BODY_OF, value="deciding-body")], actor=border, at=AT
    )
    row = came_back(section, data, border)
    found = preview_kept(row, border)

    apply_workbook(row, shown=found.digest, theirs={BODY_OF}, actor=border, at=AT)

    assert told(found) == [(STRATEGY, "conflict"), (BODY_OF, "conflict")]
    assert (found.changes[0].stands, found.changes[0].says) == ("Not known", "Yes")
    assert {key: said[1] for key, said in stand(section, border).items()} == {
        STRATEGY: "not-known",
        BODY_OF: "lead-ministry",
    }


@pytest.mark.parametrize(
    ("cells", "column", "because"),
    [
        ({ANSWER: "perhaps"}, "Answer", "none of yes, no, not-known"),
        ({ANSWER: "Yes", STATUS: "secret"}, "How it is given", "choose one of the words offered"),
        ({ANSWER: "Yes", SEALED: "maybe"}, "Sealed", "neither yes nor no"),
        ({WORDS: "x", SEALED: "yes"}, "Answer", "no approver"),
        ({ANSWER: "Yes", STATUS: "Declined"}, "Answer", "leave the answer empty"),
    ],
)
def test_an_error_is_told_by_row_and_column(section, border, cells, column, because):
    found = preview(read(filled(write_workbook(book_of(section, border)), {STRATEGY: cells})), section, border)

    [refused] = [one for one in found.changes if one.outcome.value == "refused"]
    assert (refused.row, refused.column) == (FIRST, column)
    assert because in refused.sentence


def test_a_formula_is_no_answer(section, border):
    book = load_workbook(BytesIO(write_workbook(book_of(section, border))))
    book["Questions"].cell(FIRST, WORDS).value = "=1+1"

    found = preview(read(saved(book)), section, border)

    [refused] = [one for one in found.changes if one.outcome.value == "refused"]
    assert (refused.row, refused.column, "write it as text" in refused.sentence) == (FIRST, "Words", True)


def test_a_wrong_ministry_case_or_version_is_refused_by_name(section, focal, border):
    data = write_workbook(book_of(section, border))
    health = make.a_contributor("Ministry of Health")
    other = assigned(focal, "Ministry of Health", case=section.assessment)
    elsewhere = assigned(focal, case=make.an_assessment("XOR-2022", audience="shared", circle=section.circle))
    with pytest.raises(WrongWorkbook, match="ministry “Border Guard Service”; this page is of “Ministry of Health”"):
        came_back(other, data, health)
    with pytest.raises(WrongWorkbook, match="case “XOR-2018”; this page is of “XOR-2022”"):
        came_back(elsewhere, data, border)
    with changeset(actor=make.SYSTEM, at=AT, reason="opened again") as change:
        change.edit(section, round=2)
    with pytest.raises(WrongWorkbook, match="of version 1; version 2 is being answered"):
        came_back(section, data, border)
    assert Source.objects.visible_to(border).count() == 0


def test_a_workbook_whose_hidden_part_was_changed_is_refused(section, border):
    book = load_workbook(BytesIO(write_workbook(book_of(section, border))))
    book["_headway"]["A10"].value = "q-leg-01"

    with pytest.raises(WrongWorkbook, match="hidden part of this workbook was changed"):
        came_back(section, saved(book), border)
    del book["_headway"]
    with pytest.raises(NotOurs, match="no workbook that was taken from here"):
        came_back(section, saved(book), border)


def test_rows_may_be_sorted_and_repeated_ones_are_refused(section, border):
    book = load_workbook(BytesIO(filled(write_workbook(book_of(section, border)), {STRATEGY: {ANSWER: "Yes"}})))
    sheet = book["Questions"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    for number, row in enumerate([*reversed(rows), rows[1], [None, None, "stray", None, None, "Yes"]], start=FIRST):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value

    found = preview(read(saved(book)), section, border)

    assert (STRATEGY, "new") in told(found)
    assert sorted(one.key for one in found.changes if one.outcome.value == "refused") == ["", rows[1][0], rows[1][0]]


def test_nothing_is_taken_over_that_was_not_shown(section, border):
    row = came_back(section, filled(write_workbook(book_of(section, border)), {STRATEGY: {ANSWER: "Yes"}}), border)
    shown = preview_kept(row, border).digest
    contribute(section, [Given(STRATEGY, value="no")], actor=border, at=AT)

    with pytest.raises(NotAsShown):
        apply_workbook(row, shown=shown, actor=border, at=AT)


def test_what_was_passed_on_since_is_not_taken_back(section, border):
    row = came_back(section, filled(write_workbook(book_of(section, border)), {STRATEGY: {ANSWER: "Yes"}}), border)
    apply_workbook(row, shown=preview_kept(row, border).digest, actor=border, at=AT)
    return_section(section, actor=border, at=AT)

    with pytest.raises(CannotUndo):
        undo_workbook(row, actor=border, at=AT)
    assert Contribution.objects.visible_to(border).count() == 1


def five_hundred():
    """Five hundred questions of every type in one chapter, beside the packaged ones."""
    Area.objects.get_or_create(pk="many", defaults={"title": "Many", "order": 900})
    options = [{"id": "first", "label": "The first"}, {"id": "second", "label": "The second"}]
    rows = []
    for number in range(500):
        answer = ("yes_no", "choice", "number", "text", "date")[number % 5]
        entry = {
            "id": f"q-many-{number:03}", "area": "many", "provisions": [], "text": f"Question {number}?",
            "answer": answer, "guidance": "Say what you know.", "options": options if answer == "choice" else [],
        }  # fmt: skip
        rows.append(
            Question(id=f"q-many-{number:03}@2026.2", version="2026.2", framework="ct-core", area_id="many",
                     text=entry["text"], data=orjson.dumps(entry).decode())
        )  # fmt: skip
    Question.objects.bulk_create(rows)


WRITTEN = {
    0: {ANSWER: "Yes", WORDS: "Since 2016.\nAnd again."},
    1: {ANSWER: "The second"},
    2: {ANSWER: "about 150"},
    3: {WORDS: "=كلمة «أولى» – über 20 %"},
    4: {ANSWER: "2018-07"},
}
EXPECTED = {
    0: ("answered", "yes", "Since 2016.\nAnd again."),
    1: ("answered", "second", ""),
    2: ("answered", "about 150", ""),
    3: ("answered", "", "=كلمة «أولى» – über 20 %"),
    4: ("answered", "2018-07", ""),
}


def test_five_hundred_questions_go_through_libreoffice_and_nothing_is_lost(focal, border, libre):
    ask_questions()
    five_hundred()
    section = assigned(focal, section="many")
    said = {f"q-many-{n:03}": WRITTEN[n % 5] for n in range(500)}
    data = write_workbook(book_of(section, border))
    # meanwhile: ten questions and an option are retired, and ten are answered here, too
    Question.objects.filter(pk__in=[f"q-many-{n:03}@2026.2" for n in range(10)]).update(until=make.TODAY)
    option = Question.objects.get(pk="q-many-011@2026.2")
    entry = orjson.loads(option.data)
    entry["options"][1]["until"] = "2026-01-01"
    option.data = orjson.dumps(entry).decode()
    option.save()
    here = [Given(f"q-many-{n:03}", value="yes" if n < 125 else "no") for n in range(100, 150, 5)]
    contribute(section, here, actor=border, at=AT)

    [again] = libre.workbooks_saved_again(filled(data, said))
    row = came_back(section, again, border)
    found = preview_kept(row, border)
    conflicts = {one.key for one in found.changes if one.outcome.value == "conflict"}
    apply_workbook(row, shown=found.digest, theirs=conflicts, actor=border, at=AT)

    assert found.counts == {"new": 490, "changed": 0, "unchanged": 0, "conflict": 10, "refused": 0}
    assert {one.key for one in found.changes if "asked no more" in one.sentence} == {
        f"q-many-{n:03}" for n in range(10)
    }
    assert stand(section, border) == {f"q-many-{n:03}": EXPECTED[n % 5] for n in range(500)}


def test_a_workbook_of_libreoffice_is_unchanged_where_nobody_wrote(section, border, libre):
    contribute(section, [Given(STRATEGY, value="yes", text="  one\n\ntwo")], actor=border, at=AT)

    [again] = libre.workbooks_saved_again(write_workbook(book_of(section, border)))

    assert told(preview(read(again), section, border)) == []
    assert replace(read(again), filled=()).is_whole
