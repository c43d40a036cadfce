"""Drafters order, rename, leave out and add chapters, and write sentences that rest on what was observed."""

import pytest

from headway.casework.evidence.models import Support
from headway.engines.reports.arranging import (
    Wish,
    add_chapter,
    arrange,
    change_remark,
    take_remark_back,
    write_remark,
)
from headway.engines.reports.checks import find_uncited
from headway.engines.reports.models import Chapter, Remark
from headway.engines.reports.services import list_kinds, write_report
from headway.engines.reports.values import Basis, Heading, list_sentences
from headway.foundation.catalogue.services import load
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db
SECTIONS = ["front", "purpose", "engaged", "observations", "commitments", "assistance", "comments"]


@pytest.fixture
def assessment():
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    row = make.an_assessment(audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(row, circle=circle.pk)
    return row


@pytest.fixture
def lead():
    return make.a_lead()


def kind(name="advocacy"):
    return next(kind for kind in list_kinds() if kind.id == name)


def written(actor, name="advocacy", audience="shared"):
    return write_report("XOR-2018", kind=name, audience=audience, actor=actor, at=make.NOW)


def headings(report):
    return [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]


def said(report):
    return [sentence for block in report.blocks for sentence in list_sentences(block)]


def write(assessment, actor, text, **given):
    told = {"cites": [], "is_assessment": False, "readers": "shared", "section": "purpose", **given}
    section = told.pop("section")
    return write_remark(assessment, kind(), section, text, actor=actor, at=make.NOW, **told)


def test_chapters_stand_in_the_order_and_under_the_headings_their_drafters_give_them(assessment, lead):
    order = ["commitments", "front", "engaged", "purpose", "observations", "assistance", "comments"]
    wishes = [Wish(key, {"commitments": "What was promised"}.get(key, "Heading of " + key)) for key in order]

    arrange(assessment, kind(), wishes, actor=lead, at=make.NOW)

    assert headings(written(lead)) == [
        "What was promised",
        "Heading of front",
        "Heading of engaged",
        "Heading of assistance",
        "Sources",
    ]


def test_a_chapter_left_out_is_not_printed_and_can_come_back(assessment, lead):
    wishes = [Wish(key, key, key == "commitments") for key in SECTIONS]
    arrange(assessment, kind(), wishes, actor=lead, at=make.NOW)
    assert "commitments" not in headings(written(lead))

    arrange(assessment, kind(), [Wish(key, key) for key in SECTIONS], actor=lead, at=make.NOW)

    assert "commitments" in headings(written(lead))


def test_an_added_chapter_stands_where_it_was_put_once_something_is_written_in_it(assessment, lead):
    chapter = add_chapter(assessment, kind(), "The setting", after="front", actor=lead, at=make.NOW)
    assert "The setting" not in headings(written(lead))

    write(assessment, lead, "It took place in spring", section=chapter.section, is_assessment=True)

    assert headings(written(lead))[0] == "The setting"
    assert [s.basis for s in said(written(lead)) if s.text == "It took place in spring."] == [Basis.DRAFTER]


def test_a_second_added_chapter_moves_nothing_else(assessment, lead):
    first = add_chapter(assessment, kind(), "First", after="front", actor=lead, at=make.NOW)
    second = add_chapter(assessment, kind(), "Second", after=first.section, actor=lead, at=make.NOW)

    rows = Chapter.objects.visible_to(lead).order_by("place")

    assert [row.section for row in rows] == ["front", first.section, second.section, *SECTIONS[1:]]


def test_a_sentence_cites_the_passages_of_what_it_rests_on(assessment, lead):
    passage = make.a_passage(audience="shared", circle=assessment.circle)
    seen = make.an_observation(audience="shared", circle=assessment.circle)
    make.added(Support(observation=seen, passage=passage, **make.sight(audience="shared", circle=assessment.circle)))

    write(assessment, lead, "There is a strategy", cites=[seen])

    (sentence,) = [s for s in said(written(lead)) if s.text == "There is a strategy."]
    assert [citation.quote for citation in sentence.citations] == [passage.quote]


def test_a_fact_without_a_source_is_told_as_such(assessment, lead):
    write(assessment, lead, "There is a strategy")

    assert [s.text for s in find_uncited(written(lead))] == ["There is a strategy."]


def test_a_sentence_is_written_anew_and_taken_back_and_nothing_is_lost(assessment, lead):
    row = write(assessment, lead, "There is a strategy")
    change_remark(row, text="There is a plan", is_assessment=True, actor=lead, at=make.NOW)
    assert "There is a plan." in [s.text for s in said(written(lead))]

    take_remark_back(row, actor=lead, at=make.NOW)

    assert "There is a plan." not in [s.text for s in said(written(lead))]
    assert list(Remark.objects.visible_to(lead)) == []


def test_each_side_arranges_and_writes_only_its_own_drafts(assessment, lead):
    state = make.a_focal_point()
    arrange(assessment, kind(), [Wish(key, "X " + key) for key in SECTIONS], actor=lead, at=make.NOW)
    row = write(assessment, lead, "Between ourselves", readers="body", is_assessment=True)

    assert list(Chapter.objects.visible_to(state)) == []
    with pytest.raises(NotAllowed, match="The Body drafts this report"):
        write(assessment, state, "As we see it")
    with pytest.raises(NotAllowed):
        take_remark_back(row, actor=state, at=make.NOW)
    with pytest.raises(NotAllowed, match="The State drafts this report"):
        add_chapter(assessment, kind("response"), "Ours", after="replies", actor=lead, at=make.NOW)


def test_what_is_for_ones_own_side_stays_out_of_what_goes_to_the_other(assessment, lead):
    write(assessment, lead, "Between ourselves", readers="body", is_assessment=True)

    assert "Between ourselves." in [s.text for s in said(written(lead, audience="body"))]
    assert "Between ourselves." not in [s.text for s in said(written(lead, audience="shared"))]


@pytest.mark.parametrize(
    ("keys", "because"), [(SECTIONS[1:], "not those of this report"), ([*SECTIONS, "front"], "not those")]
)
def test_an_arrangement_of_other_chapters_is_refused(assessment, lead, keys, because):
    with pytest.raises(NotAllowed, match=because):
        arrange(assessment, kind(), [Wish(key) for key in keys], actor=lead, at=make.NOW)


def test_not_everything_is_left_out_nor_the_list_of_sources(assessment, lead):
    with pytest.raises(NotAllowed, match="at least one chapter"):
        arrange(assessment, kind(), [Wish(key, "", True) for key in SECTIONS], actor=lead, at=make.NOW)
    with pytest.raises(NotAllowed, match="not those"):
        arrange(assessment, kind(), [Wish(k, "", True) for k in [*SECTIONS, "sources"]], actor=lead, at=make.NOW)


def test_nothing_is_written_into_what_is_drawn_from_public_rows(assessment, lead):
    with pytest.raises(NotAllowed, match="public rows alone"):
        add_chapter(assessment, kind("communique"), "Ours", after="opening", actor=lead, at=make.NOW)
