"""Answers of a form become rows of the State in one act; silence writes nothing; one act takes them back."""

import pytest

from headway.casework.assessments.models import Answer
from headway.casework.recommendations.models import Progress
from headway.engines.exchange.forms.assessment_forms import NIL, questionnaire, response_table
from headway.engines.exchange.forms.comment_form import comment_form
from headway.engines.exchange.forms.taking_over import form_kept, keep_form, take_over, undo_answers
from headway.engines.exchange.forms.values import FormAnswer, Matched
from headway.engines.exchange.forms.writing import write_form
from headway.engines.exchange.returns import TakenIn, preview_file, sent_blocks
from headway.foundation.catalogue.services import load
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Changeset
from tests import drafts, make
from tests.engines.exchange.test_forms import NS, Answering

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    load(make.NOW)
    assessment = make.an_assessment("XOR-2009", audience="public")
    for number in ("1", "2", "10"):
        make.a_recommendation(number, assessment, audience="public", text=f"Orsania should do the {number}th thing.")
    return assessment


def answered(form, *given):
    return [FormAnswer(item, text, choice, Matched.ID) for item, (text, choice) in zip(form.items, given, strict=False)]


def kept(world, actor, form):
    return keep_form(world, write_form(form), name="answers.docx", actor=actor, at=make.NOW)


def test_a_response_table_asks_for_each_recommendation_in_its_order(world):
    form = response_table(world, make.a_focal_point())

    assert [item.number for item in form.items] == ["XOR-2009-1", "XOR-2009-2", "XOR-2009-10"]
    assert (NIL, "Nothing to report") in form.items[0].choices


def test_an_answer_is_progress_of_the_state_a_nil_return_is_said_and_silence_writes_nothing(world):
    actor = make.a_focal_point()
    form = response_table(world, actor)
    source = kept(world, actor, form)
    before = Changeset.objects.count()

    take_over(world, source, answered(form, ("A law was adopted.", "largely"), ("", NIL)), actor=actor, at=make.NOW)

    assert Changeset.objects.count() == before + 1
    found = [(p.recommendation.code, p.side, p.level, p.nil_return, p.reason) for p in Progress.objects.order_by("id")]
    assert found == [
        ("XOR-2009-1", "state", "largely", False, "A law was adopted."),
        ("XOR-2009-2", "state", "", True, ""),
    ]


def test_what_stands_in_the_next_form_and_is_not_touched_writes_nothing(world):
    actor = make.a_focal_point()
    form = response_table(world, actor)
    take_over(world, kept(world, actor, form), answered(form, ("Done.", "largely")), actor=actor, at=make.NOW)

    again = response_table(world, actor)

    assert (again.items[0].text, again.items[0].choice) == ("Done.", "largely")
    assert answered(again, ("Done.", "largely"))[0].is_unchanged


def test_one_act_takes_the_answers_back_and_the_file_may_come_again(world):
    actor = make.a_focal_point()
    form = response_table(world, actor)
    data = write_form(form)
    source = keep_form(world, data, name="answers.docx", actor=actor, at=make.NOW)
    take_over(world, source, answered(form, ("Done.", "largely")), actor=actor, at=make.NOW)
    with pytest.raises(TakenIn):
        keep_form(world, data, name="answers.docx", actor=actor, at=make.NOW)

    undo_answers(form_kept(world, data, actor), actor=actor, at=make.NOW, reason="the wrong ministry")

    assert Progress.objects.count() == 0
    assert keep_form(world, data, name="answers.docx", actor=actor, at=make.NOW) != source


def test_only_the_state_reports_what_it_has_done(world):
    form = response_table(world, make.a_lead())

    with pytest.raises(NotAllowed):
        kept(world, make.a_lead(), form)


def test_questions_are_answered_in_the_voice_of_the_state(world):
    actor = make.a_focal_point()
    form = questionnaire(world, actor)
    choice = form.items[0].choices[0][0] if form.items[0].choices else ""

    take_over(world, kept(world, actor, form), answered(form, ("As the law says.", choice)), actor=actor, at=make.NOW)

    (row,) = Answer.objects.all()
    assert (row.voice, row.question, row.text, row.value) == ("state", form.items[0].id, "As the law says.", choice)


def test_what_is_written_in_a_comment_form_is_a_remark_on_its_paragraph(world):
    sending = drafts.a_sending(world, circle=make.a_circle(make.a_body()).pk)
    blocks = sent_blocks(sending)
    form = comment_form("Comments", blocks, version=sending.mark)
    somebody = Answering(write_form(form))
    somebody.rows()[1].xpath("./w:tc[last()]//w:t", namespaces=NS)[0].text = "This is not so."

    (one,) = preview_file(somebody.saved(), name="form.docx", sending=sending).proposed

    assert (one.text, one.what, one.block) == ("This is not so.", "remark", next(b for b in blocks if b.number == "2"))
