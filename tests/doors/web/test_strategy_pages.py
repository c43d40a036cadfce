"""Pages of a strategy: built from what exists, kept by the focal point, printed, closed to the other side."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from headway.casework.plans.models import Funding, Measure, Milestone, Placement, Recurrence, Strategy
from headway.casework.plans.overview import overview
from headway.casework.plans.strategies import place, share_strategy
from headway.doors.web.parts.addresses import seal
from tests import make
from tests.casework.plans.test_milestones import a_milestone
from tests.plans import a_case_to_plan

pytestmark = pytest.mark.django_db
FIRST = "/states/XOR/strategy/first/"


@pytest.fixture
def circle():
    return make.a_circle(make.a_body(), make.a_ministry())


@pytest.fixture
def case(circle):
    return a_case_to_plan(circle)


@pytest.fixture
def focal(case):
    return make.a_focal_point()


@pytest.fixture
def client(focal, reading_as):
    return reading_as(focal)


def build(client, case, **given):
    placed, loose, left, _ = case
    data = {
        "title": "Strategy of Orsania", "dates": "2026/2030", "gaps_by": "2026-12-31",
        "pillar-borders": "on", "title-borders": "Guard our borders",
        f"measure-{seal(placed.pk)}": "borders", f"measure-{seal(loose.pk)}": "", f"gap-{left.code}": "on", **given,
    }  # fmt: skip
    return client.post(FIRST, data)


def address(strategy, rest=""):
    return f"/strategies/{seal(strategy.pk)}/{rest}"


def test_the_first_strategy_is_proposed_accepted_line_by_line_and_undone(client, focal, case):
    shown = client.get(FIRST).content.decode()
    assert "area: Border-Control" in shown
    assert "XOR-2009-2" in shown

    assert build(client, case).status_code == 302
    strategy = Strategy.objects.visible_to(focal).get()
    page = client.get(address(strategy)).content.decode()
    assert "Guard our borders" in page
    assert "Name a measure that answers XOR-2009-2" in page

    assert client.post(address(strategy, "undo/")).status_code == 302
    assert not Strategy.objects.visible_to(focal).exists()
    assert Measure.objects.visible_to(focal).count() == 2


def test_pillars_are_proposed_under_the_titles_that_the_readers_language_has(client, focal, case):
    client.post("/language/", {"language": "fr"})

    shown = client.get(FIRST).content.decode()

    assert 'value="Gestion des frontières et déplacements de terroristes"' in shown
    assert 'value="Border' not in shown


def test_a_gap_ticked_without_a_day_is_asked_for_and_nothing_is_written(client, focal, case):
    answer = build(client, case, gaps_by="")

    assert answer.status_code == 422
    assert "Say by when" in answer.content.decode()
    assert not Strategy.objects.visible_to(focal).exists()


def test_the_other_side_and_other_states_find_nothing(client, focal, case, reading_as):
    build(client, case)
    strategy = Strategy.objects.visible_to(focal).get()
    pages = [
        address(strategy), address(strategy, "coverage/"), address(strategy, "milestones/new/"),
        address(strategy, "strategy-state.docx"), "/states/XOR/strategy/", FIRST, "/states/XOR/measures/new/",
    ]  # fmt: skip

    for other in (make.an_assessor(), make.a_focal_point("XVL"), None):
        assert {reading_as(other).get(page).status_code for page in pages} == {404}


def test_a_milestone_is_set_comes_back_and_is_answered_by_the_ministry_that_owes_it(
    client, focal, case, reading_as
):  # fmt: skip
    build(client, case)
    strategy = Strategy.objects.visible_to(focal).get()
    prison = make.a_ministry("Prison Service")
    data = {"title": "Report to the Cabinet", "due_on": "2026-03-01", "organisation": seal(prison.pk), "pillar": ""}
    assert client.post(address(strategy, "milestones/new/"), {**data, "rule": "FREQ=YEARLY"}).status_code == 422

    assert client.post(
        address(strategy, "milestones/new/"), {**data, "rule": "FREQ=YEARLY", "ends_on": "2028-12-31"}
    ).status_code == 302  # fmt: skip

    rows = Milestone.objects.visible_to(focal).filter(title="Report to the Cabinet").order_by("due_on")
    assert [row.due_on.year for row in rows] == [2026, 2027, 2028]
    ministry = reading_as(make.a_contributor("Prison Service"))
    page = f"/milestones/{seal(rows[0].pk)}/"
    assert reverse("web:who-sees", args=["milestone", rows[0].pk]) in client.get(page).content.decode()
    assert "Say how it ended" in ministry.get(page).content.decode()
    given = {"state": "done", "on": "2026-03-02", "outcome": "Sent.", "end": "1"}
    assert ministry.post(page, given).status_code == 302
    assert ministry.post(page, {"due_on": "2027-01-01", "because": "x", "move": "1"}).status_code == 404
    recurrence = Recurrence.objects.visible_to(focal).get()
    given = {"rule": "FREQ=YEARLY", "starts_on": "2027-06-30", "ends_on": "2027-12-31"}
    assert client.post(f"/recurrences/{seal(recurrence.pk)}/", given).status_code == 302
    assert [(row.due_on.isoformat(), row.state) for row in rows.all()] == [
        ("2026-03-01", "done"), ("2027-06-30", "open"),
    ]  # fmt: skip


def test_a_measure_is_entered_with_who_takes_part_what_it_answers_and_its_money(client, focal, case):
    build(client, case)
    customs, left = make.a_ministry("Customs"), case[2]
    pillar = overview(Strategy.objects.visible_to(focal).get(), focal).pillars[0].pillar
    answer = client.post(
        "/states/XOR/measures/new/",
        {"title": "Joint patrols", "type": "cooperation", "status": "planned", "dates": "2026/..",
         "lead": seal(customs.pk), "areas": ["border-control"], "pillar": seal(pillar.pk)},
    )  # fmt: skip
    assert answer.status_code == 302
    measure = Measure.objects.visible_to(focal).get(title="Joint patrols")
    page = f"/measures/{seal(measure.pk)}/"

    client.post(f"{page}answers/", {"recommendations": [left.code]})
    client.post(f"{page}organisations/", {"organisation": "", "as_said": "other ministries", "part": "involved"})
    client.post(
        f"{page}money/", {"type": "budget", "as_said": "some 40,000 euros", "amount": "40000", "currency": "eur"}
    )
    refused = client.post(f"{page}money/", {"type": "spent", "as_said": "9", "amount": "9", "currency": "EURO"})
    client.post(f"{page}money/", {"type": "spent", "as_said": "9", "amount": "9", "currency": "XQQ"})

    assert refused.status_code == 422
    assert Funding.objects.visible_to(focal).count() == 1
    told = client.get(page).content.decode()
    for words in (left.code, "other ministries", "some 40,000 euros", "40000.00 EUR", "Guard our borders"):
        assert words in told


def test_the_matrix_and_the_gaps_are_shown(client, focal, case):
    build(client, case)
    page = client.get(address(Strategy.objects.visible_to(focal).get(), "coverage/")).content.decode()

    assert "leads 1" in page
    assert "<strong>Nobody yet:</strong>" in page
    assert "religious body" in page
    gaps = client.get(address(Strategy.objects.visible_to(focal).get(), "gaps/")).content.decode()
    assert "XOR-2009-2" in gaps
    assert "XOR-2009-3" not in gaps


def test_the_paper_tells_readers_of_both_sides_only_what_they_may_see(client, focal, case, circle):
    build(client, case)
    strategy = Strategy.objects.visible_to(focal).get()
    kept = make.added(Measure(title="Kept back", type="law", **make.sight(holder=make.a_ministry(), audience="state")))
    place(kept, overview(strategy, focal).pillars[0].pillar, actor=focal, at=make.NOW)
    assert client.get(address(strategy, "strategy-shared.docx")).status_code == 404
    share_strategy(strategy, circle, actor=focal, at=make.NOW, reason="for the visit")

    own = text_of(client.get(address(strategy, "strategy-state.docx")).content)
    both = text_of(client.get(address(strategy, "strategy-shared.docx")).content)

    assert "Kept back" in own
    assert "Kept back" not in both
    assert "Guard our borders" in both
    assert "two measures" in own
    assert "one measure" in both
    assert client.get(address(strategy, "strategy-state.pdf")).content[:5] == b"%PDF-"


def text_of(data):
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_pages_ask_few_questions_however_much_stands_in_them(client, focal, case):
    build(client, case)
    strategy = Strategy.objects.visible_to(focal).get()

    def asked():
        found = {}
        for page in (address(strategy), address(strategy, "coverage/"), address(strategy, "gaps/"), FIRST):
            client.get(page)
            with CaptureQueriesContext(
                connection,
            ) as told:
                assert client.get(page).status_code == 200
            found[page] = len(told)
        return found

    few = asked()
    pillar = overview(strategy, focal).pillars[0].pillar
    for number in range(3):
        measure = make.added(
            Measure(title=f"M{number}", type="law", **make.sight(holder=make.a_ministry(), audience="state"))
        )
        place(measure, pillar, actor=focal, at=make.NOW)
        make.added(
            a_milestone(
                strategy,
                f"T{number}",
                due_on=date(2026, 5, 1),
                **make.sight(holder=make.a_ministry(), audience="state"),
            )
        )
    assert Placement.objects.visible_to(focal).count() == 4
    assert asked() == few
    assert list(few.values()) == [10, 10, 11, 11]
