"""Preliminary observations: put to the State, each ending as it ended, both wordings kept; never cleared."""

from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from docx import Document

from headway.casework.evidence.models import Support
from headway.casework.visits.models import PreliminaryBasis, PreliminaryItem
from headway.casework.visits.preliminary import (
    Discussed,
    change_item,
    compose_item,
    end_item,
    give_items,
    reopen_item,
)
from headway.engines.reports.preliminary_paper import write_preliminary
from headway.engines.reports.render import render
from headway.engines.reports.values import Audience
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    return make.an_assessment(audience="public")


@pytest.fixture
def lead():
    return make.a_lead()


def an_item(assessment, lead, text="The register is kept on paper.", cites=()):
    row = PreliminaryItem(assessment=assessment, number=0, text=text, **make.sight(audience="own"))
    return compose_item(row, cites=cites, actor=lead, at=make.NOW)


def end(item, actor, outcome, words="", **given):
    return end_item(item, Discussed(outcome, words, **given), actor=actor, at=make.NOW)


def test_items_are_numbered_and_the_state_sees_them_once_they_are_put_to_it(assessment, lead):
    observation = make.an_observation()
    rows = [an_item(assessment, lead, cites=[observation]), an_item(assessment, lead, "No doctor is there.")]
    focal = make.a_focal_point()
    assert not PreliminaryItem.objects.visible_to(focal).exists()

    assert give_items(assessment, actor=lead, at=make.NOW) == 2

    assert [row.number for row in PreliminaryItem.objects.visible_to(focal)] == [1, 2]
    assert not PreliminaryBasis.objects.visible_to(focal).exists()
    assert [row.number for row in rows] == [1, 2]
    with pytest.raises(NotAllowed, match="has all of them already"):
        give_items(assessment, actor=lead, at=make.NOW)


@pytest.mark.parametrize(
    ("outcome", "words", "sentence"),
    [
        ("objected", " ", "in the State's words"),
        ("reworded", "", "what it was reworded to"),
        ("forgotten", "", "agreed, objected, reworded or withdrawn"),
    ],
)
def test_how_a_discussion_cannot_end(assessment, lead, outcome, words, sentence):
    item = an_item(assessment, lead)

    with pytest.raises(NotAllowed, match=sentence):
        end(item, lead, outcome, words)

    assert item.outcome == ""


def test_a_discussion_ends_on_a_day_that_has_come_and_once(assessment, lead):
    item = an_item(assessment, lead)
    with pytest.raises(NotAllowed, match="a day that has come"):
        end(item, lead, "agreed", on=make.TODAY + timedelta(days=1))
    end(item, lead, "agreed")

    with pytest.raises(NotAllowed, match="ended already, agreed"):
        end(item, lead, "withdrawn")
    reopen_item(item, actor=lead, at=make.NOW)
    assert (item.outcome, item.discussed_on) == ("", None)


def test_the_state_objects_in_its_own_words_but_does_not_reword(assessment, lead):
    item, focal = an_item(assessment, lead), make.a_focal_point()
    with pytest.raises(NotAllowed):
        end(item, focal, "objected", "It is kept on paper and in a database.")
    give_items(assessment, actor=lead, at=make.NOW)
    item.refresh_from_db()
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        end(item, focal, "reworded", "All is well.")

    end(item, focal, "objected", "It is kept on paper and in a database.")

    assert (item.outcome, item.states_words, item.text) == (
        "objected", "It is kept on paper and in a database.", "The register is kept on paper.",
    )  # fmt: skip


def test_both_wordings_stand_and_what_the_state_has_is_not_changed_under_it(assessment, lead):
    item = change_item(an_item(assessment, lead), "The register is kept by hand.", actor=lead, at=make.NOW)
    give_items(assessment, actor=lead, at=make.NOW)
    item.refresh_from_db()
    with pytest.raises(NotAllowed, match="say that it was reworded"):
        change_item(item, "Everything.", actor=lead, at=make.NOW)

    end(item, lead, "reworded", "The register is kept by hand in two posts.", present="Prison Service\nThe delegation")

    assert (item.text, item.reworded) == (
        "The register is kept by hand.", "The register is kept by hand in two posts.",
    )  # fmt: skip
    assert history(item).count() == 4


def paper(assessment, lead, readers, form):
    return render(write_preliminary(assessment, readers=readers, actor=lead), form, at=make.NOW)


def words_of(data):
    document = Document(BytesIO(data))
    return "\n".join(p.text for p in document.paragraphs)


def test_every_page_says_that_it_is_preliminary_and_not_cleared(assessment, lead):
    for number in range(12):
        item = an_item(assessment, lead, f"Observation {number}. " + "It was seen. " * 40)
        if number == 2:
            end(item, lead, "withdrawn", on=date(2026, 3, 1), present="Prison Service")

    pages = [
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(paper(assessment, lead, Audience.OWN, "pdf"))
    ]

    assert len(pages) > 2
    assert [page for page in pages if "Preliminary, not cleared" not in page] == []
    document = Document(BytesIO(paper(assessment, lead, Audience.OWN, "docx")))
    section = document.sections[0]
    for header in (section.header, section.first_page_header):
        assert "Preliminary, not cleared" in "".join(p.text for p in header.paragraphs)


def test_the_paper_holds_what_its_readers_may_see_and_names_sources_only_to_whom_they_open(assessment, lead):
    observation = make.an_observation("No doctor is there.")
    passage = make.a_passage(make.a_source("Notes of the prison"), "no doctor")
    make.added(Support(observation=observation, passage=passage, **make.sight()))
    an_item(assessment, lead, "No doctor is there.", cites=[observation])
    give_items(assessment, actor=lead, at=make.NOW)
    end(PreliminaryItem.objects.visible_to(lead).get(), lead, "objected", "There is one on Mondays.")
    an_item(assessment, lead, "Not put to them.")

    own, both = (words_of(paper(assessment, lead, readers, "docx")) for readers in (Audience.OWN, Audience.SHARED))

    assert "Not put to them." not in both
    assert "There is one on Mondays." in both
    assert "Notes of the prison" in own
    assert "Notes of the prison" not in both
