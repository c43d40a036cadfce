"""An index's export: read with its own spelling, shown dry, entered, updated, taken back. Every row is made up."""

from datetime import date, datetime, timedelta

import pytest

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.models import IndexEntry, Position, Recommendation
from headway.engines.intake.trackers.applying import apply_tracker, keep_recipe, undo_import
from headway.engines.intake.trackers.cells import list_of
from headway.engines.intake.trackers.preparing import prepare_tracker
from headway.engines.intake.trackers.recipes import Recipe
from headway.engines.intake.trackers.scope import holder_for
from headway.engines.intake.trackers.targets.index import mechanism_of
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.engines.work.finding import work_of
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.verify import verify
from tests import make
from tests.engines.intake.trackers.spreadsheets import a_csv, an_xlsx

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)
HEADINGS = [
    "OHCHR Annotation Id", "Document Symbol", "Document Publication Date", "Reccomending Body", "Type",
    "Countries Concerned", "Regions Concerned", "Themes", "Affected Persons", "Sdgs", "Text", "UPR Session",
    "UPR Reccomending States", "UPR Position",
]  # fmt: skip
CORRECTED = [heading.replace("Reccomending", "Recommending") for heading in HEADINGS]
SERIAL = (datetime(2024, 7, 4) - datetime(1899, 12, 30)).days  # noqa: DTZ001  # days have no zone


def a_row(key="a-1", **said):
    told = {
        "symbol": "A/HRC/XOR/9", "published": SERIAL, "body": "- UPR", "type": "- Recommendations",
        "countries": "- Orsania", "regions": "- Africa", "themes": "- Conditions of detention\n- Torture",
        "affected": "- Persons deprived of their liberty", "sdgs": "- 16 PEACE, JUSTICE AND STRONG INSTITUTIONS",
        "text": "Improve the conditions of detention in remand prisons.", "session": "46",
        "states": "- Velland\n- Tarland", "position": "- Supported",
    }  # fmt: skip
    return [key, *(told | said).values()]


PLAIN = [
    "x", "A/HRC/XOR/9", str(SERIAL), "UPR", "", "Orsania", "", "", "", "",
    "Improve the conditions of detention in remand prisons.", "46", "Velland", "Supported",
]  # fmt: skip


@pytest.fixture
def focal():
    load(make.NOW)
    return make.a_focal_point()


def shown(data, actor, name="export.xlsx", state="XOR", **said):
    workbook = read_workbook(data, name=name)
    holder = holder_for(actor, state)
    return prepare_tracker(
        workbook, actor=actor, holder=holder, compartment=state, said=Recipe(said.pop("target", ""), {}, **said)
    )


def applied(data, actor, at=make.NOW, name="export.xlsx"):
    dry = shown(data, actor, name)
    recipe = keep_recipe("index", dry.suggestion.recipe, dry.signature, compartment="XOR", actor=actor, at=at)
    return apply_tracker(dry.workbook, recipe, dry.scope, data=data, name=name, shown=dry.found.digest, at=at)


@pytest.mark.parametrize("headings", [HEADINGS, CORRECTED], ids=["as exported", "spelling corrected"])
def test_an_export_is_known_by_its_headings_in_either_spelling(headings, focal):
    dry = shown(an_xlsx(headings, a_row()), focal)

    assert dry.suggestion.recipe.target == "recommendations"
    assert sorted(dry.suggestion.recipe.columns) == sorted(
        ["key", "symbol", "published", "body_as_said", "type_as_said", "countries", "regions", "themes", "affected",
         "sdgs", "text", "session", "recommending", "position_as_said"]
    )  # fmt: skip
    assert dry.found.counts == {"create": 1, "update": 0, "unchanged": 0, "refused": 0}


@pytest.mark.parametrize(
    ("data", "name"),
    [(an_xlsx(HEADINGS, a_row()), "export.xlsx"), (a_csv(HEADINGS, PLAIN), "export.csv")],
    ids=["XLSX", "CSV"],
)  # fmt: skip
def test_a_row_becomes_a_recommendation_of_a_review_with_its_position_and_areas(data, name, focal):
    applied(data, focal, name=name)

    row = Recommendation.objects.get()
    assert (row.code, row.text) == ("XOR-A-HRC-XOR-9-1", "Improve the conditions of detention in remand prisons.")
    assert (row.audience, row.holder) == ("state", make.a_ministry())
    case = row.assessment
    assert (case.body_id, case.type, case.procedure, case.dates) == ("un-hrc", "review", "upr-cycle@1", "2024-07-04")
    assert [(p.value, p.taken_on) for p in Position.objects.all()] == [("supported", date(2024, 7, 4))]
    entry = IndexEntry.objects.get()
    assert entry.recommending.splitlines()[0] == "Velland"
    assert entry.passage is not None
    reasons = entry.classified.splitlines()
    assert len(reasons) == row.areas.count() > 0
    assert all(": " in reason for reason in reasons)


def test_lists_lose_their_signs_and_keep_one_thing_to_a_line():
    assert list_of("- Velland\n- Tarland\n") == "Velland\nTarland"
    assert list_of("- One-party State") == "One-party State"
    assert list_of("n/a") == ""


def test_the_same_export_again_writes_nothing_and_a_changed_row_updates(focal):
    applied(an_xlsx(HEADINGS, a_row("a-1"), a_row("a-2")), focal)

    again = shown(an_xlsx(HEADINGS, a_row("a-1"), a_row("a-2", position="- Noted", text="Improve them.")), focal)
    assert again.found.counts == {"create": 0, "update": 1, "unchanged": 1, "refused": 0}
    applied(an_xlsx(HEADINGS, a_row("a-1"), a_row("a-2", position="- Noted", text="Improve them.")), focal, at=LATER)

    changed = IndexEntry.objects.get(key="a-2").recommendation
    assert changed.text == "Improve them."
    taken = Position.objects.filter(recommendation=changed).order_by("id").values_list("value", flat=True)
    assert list(taken) == ["supported", "noted"]
    assert Assessment.objects.count() == 1
    assert [row.code for row in Recommendation.objects.order_by("code")] == ["XOR-A-HRC-XOR-9-1", "XOR-A-HRC-XOR-9-2"]


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        ({"countries": "- Velland"}, "F", "The row is about Velland; this is the file of Orsania."),
        ({"countries": "- NA"}, "F", "The row is about NA; this is the file of Orsania."),
        ({"countries": "- Atlantis"}, "", "“Atlantis” is no State known here"),
        ({"body": "- Committee of Wise Elders"}, "D", "“Committee of Wise Elders” is no mechanism that is known here"),
        ({"body": ""}, "D", "Recommending body is empty"),
        ({"text": ""}, "K", "Text is empty"),
        ({"position": "- Perhaps"}, "N", "“Perhaps” is none of: Supported, Noted, Pending."),
        ({"published": "soon"}, "C", "“soon” is no date"),
    ],
)
def test_what_is_refused_is_told_by_sheet_row_and_column(said, column, sentence, focal):
    (row,) = shown(an_xlsx(HEADINGS, a_row(**said)), focal).found.rows

    assert (row.outcome, row.sheet, row.row) == ("refused", "Tracker", 2)
    assert row.sentence.startswith(sentence)
    assert row.column == column


def test_namibia_keeps_its_code():
    load(make.NOW)
    focal = make.a_focal_point("NAM")

    dry = shown(an_xlsx(HEADINGS, a_row(countries="- NA")), focal, state="NAM")

    assert dry.found.counts["create"] == 1


def test_an_import_is_taken_back_whole(focal):
    done = applied(an_xlsx(HEADINGS, a_row("a-1"), a_row("a-2", symbol="A/HRC/40/2")), focal)
    assert Assessment.objects.count() == 2

    undo_import(done, actor=focal, at=LATER)

    assert [m.objects.count() for m in (Recommendation, IndexEntry, Position, Assessment)] == [0, 0, 0, 0]
    assert verify().problems == []


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("UPR", "un-hrc"), ("CCPR", "un-hrcttee"), ("CAT", "un-cat"), ("CEDAW", "un-cedaw"),
        ("Committee on the Rights of the Child", "un-crc"), ("SR Torture", "un-sr-torture"), ("SR Housing", "un-hrc"),
    ],
)  # fmt: skip
def test_a_mechanism_is_known_by_its_name_and_by_what_the_index_calls_it(said, body):
    assert mechanism_of(said)["body"] == body


def test_reviews_of_other_mechanisms_are_no_stages_of_anybodys_work(focal):
    applied(an_xlsx(HEADINGS, a_row()), focal)

    assert [item.page for item in work_of(focal).items] == []


def test_two_hundred_rows_are_one_act_and_the_body_does_not_see_them(focal):
    rows = (a_row(f"a-{n}", symbol=f"A/HRC/{n % 7}/1", text=f"Do the thing {n}.") for n in range(200))
    data = an_xlsx(HEADINGS, *rows)

    done = applied(data, focal)

    assert (done.created, Recommendation.objects.count()) == (200, 200)
    assert list(Recommendation.objects.visible_to(make.an_assessor())) == []
