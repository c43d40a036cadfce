"""The snapshot holds what its reader may see, in four queries however much there is."""

from datetime import date

import pytest

from headway.casework.recommendations.models import Addressee, Position, Progress
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import NoSuchAssessment, take_snapshot
from tests import make

pytestmark = pytest.mark.django_db
QUERIES = 4


def a_file(count: int) -> None:
    """Two assessments and `count` recommendations with a passage, an addressee and two progress rows each."""
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    make.an_assessment(previous=earlier)
    holder, area = make.a_body(), make.an_area()
    for number in range(1, count + 1):
        row = make.a_recommendation(str(number), earlier)
        make.added(Addressee(recommendation=row, as_printed="the Ministry", **make.sight()))
        for side in ("state", "body"):
            make.added(
                Progress(
                    recommendation=row, side=side, scale="recommendation-progress", level="under-way", as_of="2018-06",
                    basis="seen on site", passage=make.a_passage(), compartment="XOR", holder=holder, audience="body",
                )
            )  # fmt: skip
    assert area


@pytest.mark.parametrize("count", [1, 3])
def test_a_snapshot_takes_four_queries_however_many_rows_there_are(count, django_assert_num_queries):
    a_file(count)
    actor = make.an_assessor()

    with django_assert_num_queries(QUERIES):
        snapshot = take_snapshot("XOR-2018", actor)

    assert (len(snapshot.recommendations), len(snapshot.progress)) == (count, 2 * count)


def test_rows_come_with_their_links_and_citations():
    a_file(1)

    path = compare(take_snapshot("xor-2018", make.an_assessor())).paths[0]

    assert path.recommendation.addressees == ("the Ministry",)
    assert [cited.quote for cited in path.assessed.cites] == ["The State has a strategy."]
    assert path.assessed.cites[0].title == "Report of the visit"


def test_what_the_reader_may_not_see_is_not_in_the_snapshot():
    make.an_assessment(audience="public")
    earlier = make.an_assessment("XOR-2009", "2009-10", type="initial", audience="public")
    make.a_recommendation("1", earlier, audience="public")
    make.a_recommendation("2", earlier, audience="body")

    def codes(actor):
        return [row.code for row in take_snapshot("XOR-2018", actor).recommendations]

    assert codes(make.an_assessor()) == ["XOR-2009-1", "XOR-2009-2"]
    assert codes(make.a_focal_point()) == ["XOR-2009-1"]


def test_an_assessment_the_reader_may_not_see_is_as_if_there_were_none():
    make.an_assessment(audience="body")

    with pytest.raises(NoSuchAssessment, match="that you may see"):
        take_snapshot("XOR-2018", make.a_focal_point())
    with pytest.raises(NoSuchAssessment):
        take_snapshot("XOR-1999", make.an_assessor())


def test_a_snapshot_holds_the_positions_that_a_state_took():
    a_file(1)
    row = make.a_recommendation("2", make.an_assessment("XOR-2012", "2012-05", type="focused"))
    make.added(
        Position(recommendation=row, value="accepted", taken_on=date(2012, 9, 1), text="With thanks.", **make.sight())
    )

    taken = take_snapshot("XOR-2018", make.an_assessor()).positions

    assert [(p.recommendation, p.value, p.on, p.text) for p in taken] == [
        (row.pk, "accepted", date(2012, 9, 1), "With thanks.")
    ]
