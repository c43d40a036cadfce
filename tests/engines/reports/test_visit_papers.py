"""What is printed of a visit: the programme for its readers, and a sheet a page with room to write."""

from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.utils.translation import override
from docx import Document

from headway.casework.assessments.models import Answer
from headway.casework.recommendations.models import Addressee
from headway.casework.visits.models import Attendance, Component, Delegate, Meeting, Topic
from headway.engines.reports.meeting_sheets import write_sheets
from headway.engines.reports.render import render
from headway.engines.reports.values import Audience, RoomToWrite
from headway.engines.reports.visit_programme import write_programme
from headway.foundation.actors.models import Succession
from headway.foundation.catalogue.models import Question
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.services import load
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial", audience="public")
    return make.an_assessment(audience="public", previous=earlier)


@pytest.fixture
def circle(assessment):
    return make.a_circle(make.a_body(), make.a_partner(), scope=assessment.pk)


def a_slot(assessment, title, **given):
    part = Component.objects.unscoped("test").first() or make.added(
        Component(
            assessment=assessment,
            modality="on-site",
            dates="2026-03",
            zone="Etc/GMT-2",
            **make.sight(audience="public"),
        )
    )
    audience, circle = given.pop("audience", "body"), given.pop("circle", None)
    told = {"planned_on": date(2026, 3, 2), "starts": "09:00", "ends": "10:30", "slot": "thematic", **given}
    return make.added(Meeting(component=part, title=title, **told, **make.sight(audience=audience, circle=circle)))


def attended(meeting, name, **given):
    sight = make.sight(audience=meeting.audience, circle=meeting.circle)
    return make.added(Attendance(meeting=meeting, organisation=make.a_ministry(name), **sight)).organisation


def words_of(report):
    return "\n".join(p.text for p in _paragraphs(Document(BytesIO(render(report, "docx", at=make.NOW)))))


def _paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def pages_of(report):
    document = pypdfium2.PdfDocument(render(report, "pdf", at=make.NOW))
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_the_programme_holds_what_its_readers_may_see_whoever_prints_it(assessment, circle):
    lead = make.a_lead()
    attended(a_slot(assessment, "Ministry of Justice", audience="partners", circle=circle.pk, place="Room 4"), "MOJ")
    a_slot(assessment, "Both sides", audience="shared", circle=circle.pk)
    a_slot(assessment, "Among ourselves", audience="own")
    make.added(Delegate(assessment=assessment, organisation=make.a_partner(), **make.sight(audience="public")))

    told = {
        readers: [title for title in ("Ministry of Justice", "Both sides", "Among ourselves") if title in words]
        for readers in (Audience.OWN, Audience.SHARED, Audience.PARTNERS, Audience.PUBLIC)
        if (words := words_of(write_programme(assessment, readers=readers, actor=lead)))
    }

    assert told == {
        Audience.OWN: ["Ministry of Justice", "Both sides", "Among ourselves"],
        Audience.SHARED: ["Ministry of Justice", "Both sides"],
        Audience.PARTNERS: ["Ministry of Justice"],
        Audience.PUBLIC: [],
    }


def test_the_programme_tells_day_clock_place_and_what_was_called_off(assessment):
    a_slot(assessment, "Prison of Velmar", place="Velmar", languages="Orsan", interpretation="by the host", track="A")
    a_slot(assessment, "Port", outcome="cancelled", starts="14:00", ends="15:00")

    text = " ".join(pages_of(write_programme(assessment, readers=Audience.BODY, actor=make.a_lead())))

    for words in (
        "All times are by the clock of UTC+2",
        "Monday, 2 March 2026",
        "09:00–10:30, track A",
        "Velmar; Orsan; interpretation by the host",
        "Port (thematic): cancelled",
    ):
        assert words in text


def test_the_programme_is_in_english_whoever_prints_it(assessment):
    a_slot(assessment, "Ministry of Justice")

    with override("fr"):
        programme = write_programme(assessment, readers=Audience.BODY, actor=make.a_lead())
        printed = " ".join(pages_of(programme))

    assert ("2 March 2026" in printed, "2 mars 2026" in printed) == (True, False)


def test_each_sheet_is_a_page_with_what_was_recommended_asked_and_answered_and_room_to_write(assessment):
    load(make.NOW)
    meeting, second = a_slot(assessment, "Customs"), a_slot(assessment, "Prison", starts="12:00", ends="13:00")
    a_slot(assessment, "Called off", outcome="cancelled")
    customs = attended(meeting, "State Customs Committee")
    row = make.a_recommendation("4", assessment.previous, text="Orsania should train customs officers.")
    make.added(Addressee(recommendation=row, organisation=customs, as_printed="Customs", **make.sight()))
    make.a_recommendation("5", assessment.previous, text="Orsania should adopt a law.")
    question = Question.objects.filter(until=None).order_by("area__order", "id").first()
    asked = bare(question.pk)
    make.added(Topic(meeting=meeting, question=asked, **make.sight()))
    make.added(Topic(meeting=second, text="Who keeps the register?", **make.sight()))
    make.added(
        Answer(assessment=assessment, question=asked, question_version="1", voice="state", text="In May.",
               given_on=date(2026, 2, 1), **make.sight())
    )  # fmt: skip

    report = write_sheets(assessment, actor=make.a_lead())
    pages = pages_of(report)

    assert len(pages) == 2
    assert "Orsania should train customs officers." in pages[0]
    assert "adopt a law" not in pages[0]
    assert "“In May.”" in pages[0]
    assert "Who keeps the register?" in pages[1]
    assert min(block.lines for block in report.blocks if isinstance(block, RoomToWrite)) >= 6
    assert "Called off" not in " ".join(pages)


def test_whoever_took_over_from_an_institution_gets_its_recommendations_on_the_sheet(assessment):
    old = make.a_ministry("Ministry of Interior")
    row = make.a_recommendation("4", assessment.previous, text="Orsania should merge its lists.")
    make.added(Addressee(recommendation=row, organisation=old, as_printed="Interior", **make.sight()))
    new = attended(a_slot(assessment, "Security"), "Ministry of Internal Security")
    make.added(Succession(before=old, after=new, how="became", on="2015"))

    assert "Orsania should merge its lists." in words_of(write_sheets(assessment, actor=make.a_lead()))


def test_the_sheet_of_one_meeting_is_that_alone(assessment):
    a_slot(assessment, "Customs")
    second = a_slot(assessment, "Prison")

    assert [heading.text for heading in write_sheets(assessment, actor=make.a_lead(), only=second.pk).blocks[:1]] == [
        "Prison"
    ]
