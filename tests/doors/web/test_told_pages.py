"""What we told whom: every kind of thing that was sent, by day, for one institution or mechanism, and as a file."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from headway.casework.questionnaires.models import SectionAssignment, Submission
from headway.casework.visits.models import Component
from headway.doors.web.parts.addresses import seal
from headway.engines.reports.models import Edition, Sending, SentTo
from headway.engines.work.told import told_in
from headway.foundation.access.models import Departure
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import StoredFile
from tests import make

pytestmark = pytest.mark.django_db
TOLD = "/states/XOR/told/"


@pytest.fixture
def guards():
    return make.a_ministry("Border Guard Service")


@pytest.fixture
def sent(guards):
    """One thing of each kind that is not an answer form, and a letter that came in."""
    circle = make.a_circle(make.a_body()).pk
    shared = make.sight(audience="shared", circle=circle)
    ours = make.sight(audience="shared", circle=circle, holder=make.a_ministry())
    assessment = make.an_assessment(audience="shared", circle=circle)
    on = {"direction": "out", "audience": "shared", "circle": circle}
    make.a_letter(number="1", from_office="Border Guard Service", to_office="CTED", dated="2018-03-01",
                  holder=make.a_ministry(), **on)  # fmt: skip
    make.a_letter(number="2", from_office="CTED", to_office="Ministry of Justice", dated="2018-02", **on)
    make.a_letter(number="99", from_office="CTED", to_office="MFA", dated="2018-02-02", **(on | {"direction": "in"}))
    make.added(Submission(assessment=assessment, section="borders", number=1, submitted_on=date(2018, 5, 15),
                          by_office="=Minister", frozen="", digest="0" * 64, **ours))  # fmt: skip
    make.added(SectionAssignment(assessment=assessment, ministry=guards, section="borders", sent_on=date(2018, 4, 3),
                                 **make.sight(audience="state", holder=make.a_ministry())))  # fmt: skip
    file = make.added(StoredFile(compartment="XOR", sha256="0" * 64, size=1, media_type="text/html"))
    draft = make.added(Sending(assessment=assessment, report="follow-up", readers="shared", number=1, mark="m",
                               file=file, digest="0" * 64, sent_on=date(2018, 9, 1), **shared))  # fmt: skip
    make.added(SentTo(sending=draft, organisation=guards, **shared))
    make.added(Edition(assessment=assessment, report="follow-up", readers="shared", status="adopted", file=file,
                       digest="0" * 64, adopted_on=date(2019, 1, 1), **shared))  # fmt: skip
    make.added(Component(assessment=assessment, modality="on-site", dates="2018-07", **shared))
    make.a_consent("visit", assessment.pk, given_on=date(2018, 1, 1))
    return assessment


def kinds(rows):
    return [row.kind for row in rows]


def test_everything_that_was_sent_stands_there_the_newest_first(sent):
    found = kinds(told_in("XOR", make.a_focal_point()))

    assert found == ["programme", "report", "draft", "answers", "questions", "letter", "letter", "consent"]


def test_each_side_is_told_only_what_it_may_see(sent, guards):
    assert kinds(told_in("XOR", make.an_assessor())) == [
        "programme", "report", "draft", "answers", "letter", "letter"
    ]  # fmt: skip
    assert told_in("XOR", make.a_focal_point("XVL")) == []
    assert told_in("XOR", make.a_contributor("Customs")) == []


def test_it_is_narrowed_to_an_institution_a_mechanism_a_kind_and_days(sent, guards, reading_as):
    client = reading_as(make.a_focal_point())

    def number(query):
        page = client.get(f"{TOLD}?{query}").content.decode()
        return page.count("<tr>") - 1 if "<table" in page else 0

    assert number("") == 8
    assert number(f"of={seal(guards.pk)}") == 3
    assert number("kind=letter") == 2
    assert number("kind=letter&q=justice") == 1
    assert number("body=un-cted") == 7
    assert number("from=2018-04-01&to=2018-12-31") == 3
    assert "Leave something out" in client.get(f"{TOLD}?q=nothing+like+it").content.decode()


def test_the_list_goes_out_as_csv_and_xlsx_without_a_formula_and_its_going_is_on_record(sent, reading_as):
    client = reading_as(make.a_focal_point())

    table = list(csv.reader(StringIO(client.get("/states/XOR/told.csv").content.decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(client.get("/states/XOR/told.xlsx").content)).active

    assert len(table) == sheet.max_row == 9
    assert "'=Minister" in [row[3] for row in table]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert "=Minister" in [cell.value for cell in cells]
    assert Departure.objects.filter(what__startswith="what was told").count() == 2


def test_only_who_works_on_the_file_opens_it(sent, reading_as):
    for actor in (None, make.a_focal_point("XVL"), make.a_delegate()):
        assert reading_as(actor).get(TOLD).status_code == 404


def test_the_list_asks_few_questions(sent, reading_as, django_assert_num_queries):
    client = reading_as(make.a_focal_point())
    with django_assert_num_queries(9):
        client.get(TOLD)


def test_a_report_in_another_language_names_it_on_the_page_and_in_the_files(sent, reading_as):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="kept in French") as change:
        change.edit(Edition.objects.unscoped("test").get(), language="fr")
    client = reading_as(make.a_focal_point())

    table = list(csv.reader(StringIO(client.get("/states/XOR/told.csv").content.decode("utf-8-sig"))))

    assert "Follow-up report, adopted (in French)" in [row[2] for row in table]
    assert "Follow-up report, adopted (in French)" in client.get(TOLD).content.decode()
