"""Forms are kept as they leave; what comes back is matched, shown beside what stands now, and taken over by choice."""

from io import BytesIO

import pytest
from docx import Document

from headway.casework.recommendations.models import Progress, Undertaking
from headway.casework.recommendations.services import report_progress
from headway.engines.exchange.forms.returning import (
    NotAsShown,
    NotOurForm,
    accept_answers,
    find_form,
    preview_of_form,
    take_form_back,
)
from headway.engines.exchange.forms.sending import NothingToAsk, as_it_left, send_forms
from headway.engines.exchange.forms.taking_over import undo_answers
from headway.engines.exchange.models import FormBack
from headway.foundation.catalogue.services import load
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import Changeset
from tests import make
from tests.drafts import a_sending
from tests.engines.exchange.test_forms import NS, Answering
from tests.forms import filled

pytestmark = pytest.mark.django_db
NIL = "Nothing to report"


@pytest.fixture
def world(db):
    load(make.NOW)
    circle = make.a_circle(make.a_body())
    assessment = make.an_assessment("XOR-2009", audience="public", circle=circle.pk)
    for number in ("1", "2", "10"):
        make.a_recommendation(number, assessment, audience="public", text=f"Orsania should do the {number}th thing.")
    return assessment


def sent(world, actor, *names, asks="responses", readers="shared", **given):
    institutions = [make.a_ministry(name) for name in names or ("Border Guard Service",)]
    return send_forms(world, asks, readers=readers, institutions=institutions, actor=actor, at=make.NOW, **given)


def came_back(form, actor, answers, **given):
    data = filled(read_file(form.file), answers, **given)
    return take_form_back(form, data, name="back.docx", actor=actor, at=make.NOW)


def taken(back, actor, *numbers, which=0):
    found = preview_of_form(back, actor)
    chosen = {box.key: which for box in found.waiting if box.item.number.rpartition("-")[2] in numbers}
    return accept_answers(back, chosen, shown=found.digest, actor=actor, at=make.NOW)


def reported():
    rows = Progress.objects.order_by("id")
    return [(row.recommendation.number, row.level, row.nil_return, row.reason, row.reported_by) for row in rows]


def choice(form, actor, value):
    return dict(as_it_left(form, actor).items[0].choices)[value]


def test_each_institution_gets_a_file_of_its_own_all_in_one_act(world):
    lead = make.a_lead()
    make.a_ministry("Border Guard Service"), make.a_ministry("Ministry of Health")
    before = Changeset.objects.count()

    forms = sent(world, lead, "Border Guard Service", "Ministry of Health")

    assert Changeset.objects.count() == before + 1
    assert len({form.mark for form in forms}) == len({form.digest for form in forms}) == 2
    assert [(form.items, form.audience, form.institution.name) for form in forms] == [
        (3, "shared", "Border Guard Service"),
        (3, "shared", "Ministry of Health"),
    ]


def test_a_form_holds_nothing_that_its_readers_may_not_see(world):
    lead = make.a_lead()
    make.a_recommendation("11", world, audience="body", text="Not passed on yet.")
    row = world.recommendations.get(number="1")
    make.added(Progress(recommendation=row, side="state", scale="recommendation-progress", level="largely",
                        as_of="2018", reason="Known to the Body alone.", **make.sight(audience="body")))  # fmt: skip

    (form,) = sent(world, lead)

    left = as_it_left(form, lead)
    assert [item.number for item in left.items] == ["XOR-2009-1", "XOR-2009-2", "XOR-2009-10"]
    assert {(item.text, item.choice) for item in left.items} == {("", "")}


def test_a_form_that_would_ask_nothing_is_not_sent(world):
    with pytest.raises(NothingToAsk):
        sent(world, make.a_lead(), asks="comments")


@pytest.mark.parametrize(
    ("who", "readers"), [(make.a_lead, "state"), (make.a_focal_point, "shared"), (make.a_focal_point, "body")]
)
def test_the_body_asks_both_sides_and_the_state_its_own(world, who, readers):
    with pytest.raises(NotAllowed):
        sent(world, who(), readers=readers)


def without_its_mark(data):
    """The file as it is when its table was copied into another document."""
    somebody = Answering(data)
    for mark in somebody.tree.xpath("//w:bookmarkStart[starts-with(@w:name, '_hwv_')]", namespaces=NS):
        mark.getparent().remove(mark)
    return somebody.saved()


def test_a_file_finds_its_form_by_its_mark(world):
    lead = make.a_lead()
    forms = sent(world, lead, "Border Guard Service", "Ministry of Health")

    found = [find_form(world, read_file(form.file), name="back.docx", actor=lead, named=None) for form in forms]

    assert found == forms


def test_without_its_mark_a_file_finds_its_form_by_its_questions(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)
    sent(world, lead, asks="questions")
    data = without_its_mark(filled(read_file(form.file), {"XOR-2009-1": ("", "Done.")}))

    assert find_form(world, data, name="back.docx", actor=lead, named=None) == form


def test_without_its_mark_a_form_that_went_to_several_is_not_taken_for_one_of_theirs(world):
    lead = make.a_lead()
    forms = sent(world, lead, "Border Guard Service", "Ministry of Health")
    data = filled(read_file(forms[1].file), {"XOR-2009-1": ("", "Done.")})
    unmarked = without_its_mark(data)

    with pytest.raises(NotOurForm, match="say above whose answers these are"):
        find_form(world, unmarked, name="back.docx", actor=lead, named=None)
    assert find_form(world, unmarked, name="back.docx", actor=lead, named=forms[1]) == forms[1]


def test_a_form_says_whose_it_is_and_so_does_the_name_of_its_file(world):
    forms = sent(world, make.a_lead(), "Border Guard Service", "Ministry of Health")

    heads = [[p.text for p in Document(BytesIO(read_file(form.file))).paragraphs][1] for form in forms]
    assert heads == ["For: Border Guard Service", "For: Ministry of Health"]
    assert [form.file.name for form in forms] == [
        "XOR-2009-responses-border-guard-service.docx",
        "XOR-2009-responses-ministry-of-health.docx",
    ]


def test_nothing_is_a_row_before_it_is_taken_over_and_only_what_was_chosen_is(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)
    largely = choice(form, lead, "largely")
    back = came_back(form, lead, {"XOR-2009-1": (largely, "A law was adopted."), "XOR-2009-2": (NIL, "")})
    assert reported() == []

    assert taken(back, lead, "1") == 1

    assert reported() == [("1", "largely", False, "A law was adopted.", "Border Guard Service")]
    found = preview_of_form(back, lead)
    assert [box.item.number for box in found.waiting] == ["XOR-2009-2"]
    assert [item.number for item in found.silent] == ["XOR-2009-10"]


def test_an_answer_stands_on_the_passage_of_the_file_that_says_it(world):
    focal = make.a_focal_point()
    (form,) = sent(world, focal, readers="state")
    back = came_back(form, focal, {"XOR-2009-1": ("", "A law was adopted.")})

    taken(back, focal, "1")

    (row,) = Progress.objects.all()
    assert row.passage.quote == "A law was adopted."
    assert row.passage.source == back.source


def test_what_was_entered_here_since_the_form_left_is_shown_beside_it_as_a_contradiction(world):
    focal = make.a_focal_point()
    (form,) = sent(world, focal, readers="state")
    row = world.recommendations.get(number="1")
    report_progress(
        Progress(recommendation=row, scale="recommendation-progress", level="largely", as_of="2026-01",
                 reason="Entered meanwhile.", **make.sight(holder=make.a_ministry(), audience="state")),
        actor=focal, at=make.NOW,
    )  # fmt: skip
    back = came_back(form, focal, {"XOR-2009-1": ("", "From the ministry."), "XOR-2009-2": ("", "New.")})

    found = preview_of_form(back, focal)

    assert [(box.item.number, box.is_contradictory) for box in found.waiting] == [
        ("XOR-2009-1", True),
        ("XOR-2009-2", False),
    ]
    (box,) = found.contradictory
    assert (box.item.text, box.now.text, box.options[0].text) == ("", "Entered meanwhile.", "From the ministry.")


def test_where_an_item_is_answered_twice_a_person_says_which_answer_counts(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)
    back = came_back(form, lead, {"XOR-2009-1": ("", "A law was adopted.")}, again=("XOR-2009-1",))
    (box,) = preview_of_form(back, lead).contradictory
    assert [one.text for one in box.options] == ["A law was adopted.", "Something else was done."]

    taken(back, lead, "1", which=1)

    assert [row[3] for row in reported()] == ["Something else was done."]


def test_an_annex_that_an_answer_refers_to_is_owed_until_it_is_undone(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)
    back = came_back(form, lead, {"XOR-2009-1": ("", "The law is in force. See annex 4."), "XOR-2009-2": ("", "Done.")})
    taken(back, lead, "1", "2")

    owed = [(row.as_said, row.by, row.state, row.type) for row in Undertaking.objects.unscoped("test").all()]
    assert owed == [("See annex 4.", "Border Guard Service", "open", "commitment")]

    undo_answers(back.source, actor=lead, at=make.NOW, reason="the wrong file")
    assert list(Undertaking.objects.unscoped("test").all()) == []


def test_what_changed_since_somebody_looked_is_not_taken_over_unseen(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)
    back = came_back(form, lead, {"XOR-2009-1": ("", "Done."), "XOR-2009-2": ("", "Also.")})
    looked = preview_of_form(back, lead)
    taken(back, lead, "2")

    with pytest.raises(NotAsShown):
        accept_answers(back, {looked.boxes[0].key: 0}, shown=looked.digest, actor=lead, at=make.NOW)


def test_all_that_a_file_brought_in_is_undone_and_may_be_taken_over_again(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)
    back = came_back(form, lead, {"XOR-2009-1": ("", "Done."), "XOR-2009-2": ("", "Also.")})
    taken(back, lead, "1")
    taken(back, lead, "2")

    undo_answers(back.source, actor=lead, at=make.NOW, reason="the wrong ministry")

    assert reported() == []
    assert len(preview_of_form(back, lead).waiting) == 2
    assert taken(back, lead, "1", "2") == 2


def test_the_same_file_given_again_is_the_one_that_is_here_already(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)

    data = filled(read_file(form.file), {"XOR-2009-1": ("", "Done.")})

    first, second = (take_form_back(form, data, name="back.docx", actor=lead, at=make.NOW) for _ in range(2))

    assert first == second
    assert FormBack.objects.count() == 1


def test_a_stranger_takes_nothing_back(world):
    (form,) = sent(world, make.a_lead())

    with pytest.raises(NotAllowed):
        came_back(form, make.a_focal_point(state="XVL"), {"XOR-2009-1": ("", "Done.")})


def test_a_word_file_of_another_kind_is_told_so(world):
    lead = make.a_lead()
    (form,) = sent(world, lead)
    plain = filled(read_file(form.file), {})

    with pytest.raises(NotOurForm):
        find_form(make.an_assessment("XOR-2018", audience="public"), plain, name="x.docx", actor=lead, named=None)


def test_a_draft_given_as_a_form_is_led_to_where_drafts_are_taken_in(world):
    lead = make.a_lead()
    sent(world, lead)
    sending = a_sending(world)

    with pytest.raises(NotOurForm, match="take it in where the drafts are"):
        find_form(world, read_file(sending.file), name="draft.docx", actor=lead, named=None)
