"""Clusters across mechanisms, drafts from gaps, links drawn and taken back."""

import pytest

from headway.casework.evidence.models import Observation
from headway.casework.recommendations.clustering import (
    add_to_cluster,
    clusters_of,
    list_clusters,
    make_cluster,
    take_out,
)
from headway.casework.recommendations.drafting import (
    draft_recommendation,
    erase_lineage,
    issue_drafts,
    next_number,
    tag_areas,
)
from headway.casework.recommendations.models import (
    Cluster,
    ClusterMember,
    Lineage,
    Recommendation,
    RecommendationBasis,
)
from headway.casework.recommendations.services import draw_lineage
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from tests import make

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


def two_mechanisms():
    visit = make.a_recommendation("1", audience="public")
    review = make.a_recommendation("1", make.an_assessment("XOR-2024", "2024", audience="public"), audience="public")
    return visit, review


def a_cluster(**given):
    return Cluster(title="A national strategy", **make.sight(audience="state", holder=make.a_ministry(), **given))


def test_a_cluster_holds_recommendations_of_several_mechanisms_each_with_why():
    visit, review = two_mechanisms()
    focal = make.a_focal_point()

    cluster = make_cluster(a_cluster(), {visit: "asks for a strategy", review: "alike: 0.81"}, actor=focal, **AT)

    (found,) = list_clusters(focal, "XOR")
    assert [(m.recommendation, m.why) for m in found.members.all()] == [
        (visit, "asks for a strategy"), (review, "alike: 0.81"),
    ]  # fmt: skip
    assert clusters_of([visit, review], focal) == {visit.pk: [cluster], review.pk: [cluster]}
    assert list_clusters(make.an_assessor(), "XOR") == []


@pytest.mark.parametrize(
    ("title", "count", "sentence"),
    [("Strategy", 1, "two recommendations at least"), (" ", 2, "Say in a few words")],
)
def test_what_is_no_cluster(title, count, sentence):
    rows = dict.fromkeys(two_mechanisms()[:count], "")
    cluster = a_cluster()
    cluster.title = title

    with pytest.raises(NotAllowed, match=sentence):
        make_cluster(cluster, rows, actor=make.a_focal_point(), **AT)


def test_what_is_not_of_the_state_is_put_into_none_of_its_clusters():
    visit, review = two_mechanisms()
    focal = make.a_focal_point()
    cluster = make_cluster(a_cluster(), {visit: "", review: ""}, actor=focal, **AT)
    elsewhere = make.a_recommendation(
        "1",
        make.an_assessment("XVL-2020", "2020", compartment="XVL", audience="public"),
        compartment="XVL",
        audience="public",
    )

    with pytest.raises(NotAllowed, match="not addressed to the State of this cluster"):
        add_to_cluster(cluster, [elsewhere], why="", actor=focal, **AT)


def test_a_member_is_taken_out_and_the_ledger_keeps_that_it_was_in():
    visit, review = two_mechanisms()
    focal = make.a_focal_point()
    cluster = make_cluster(a_cluster(), {visit: "", review: ""}, actor=focal, **AT)
    member = ClusterMember.objects.get(recommendation=review)

    take_out(member, reason="it asks for something else", actor=focal, **AT)

    assert clusters_of([review], focal) == {}
    assert len(history(member)) == 2
    assert add_to_cluster(cluster, [visit, review], why="after all", actor=focal, **AT)[0].recommendation == review


def test_a_draft_keeps_the_gaps_it_is_to_close_and_is_nobodys_recommendation_yet():
    assessment, lead = make.an_assessment(), make.an_assessor()
    gap = make.an_observation("No rule on data.", type=Observation.Kind.GAP)
    number = next_number(assessment, lead)
    row = Recommendation(
        assessment=assessment, number=number, code=f"XOR-2018-{number}", text="Orsania should.", **make.sight()
    )

    draft_recommendation(row, actor=lead, areas=[make.an_area().pk], gaps=[gap], **AT)

    assert (row.draft, number, next_number(assessment, lead)) == (True, "1", "2")
    assert [basis.observation for basis in RecommendationBasis.objects.all()] == [gap]


def test_drafts_are_issued_in_one_act_and_once_by_their_body_and_nobody_sees_more():
    assessment, lead = make.an_assessment(), make.an_assessor()
    rows = [make.a_recommendation(number, assessment, draft=True) for number in ("1", "2")]

    with pytest.raises(NotAllowed, match="Say with what they are issued"):
        issue_drafts(rows, actor=lead, reason=" ", **AT)
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        issue_drafts(rows, actor=make.a_focal_point(), reason="with the report", **AT)
    issued = issue_drafts(rows, actor=lead, reason="with the report", **AT)

    assert [(row.draft, row.audience) for row in issued] == [(False, "body")] * 2
    acts = {history(row).last().changeset for row in rows}
    assert [act.reason for act in acts] == ["issue recommendations: with the report"]
    with pytest.raises(NotAllowed, match="XOR-2018-1 was issued already"):
        issue_drafts(rows, actor=lead, reason="again", **AT)


def test_a_link_is_drawn_and_taken_back_and_may_be_drawn_again():
    visit, review = two_mechanisms()
    lead = make.an_assessor()

    link = draw_lineage(review, visit, "re-issues", actor=lead, **AT)
    erase_lineage(link, reason="another one was meant", actor=lead, **AT)

    assert Lineage.objects.count() == 0
    assert len(history(link)) == 2
    assert draw_lineage(review, visit, "supersedes", actor=lead, **AT).how == "supersedes"


@pytest.mark.parametrize(
    ("later", "earlier", "how", "sentence"),
    [(0, 0, "merges", "does not come from itself"), (0, 1, "follows", "Say how")],
)
def test_what_is_no_link(later, earlier, how, sentence):
    rows = two_mechanisms()
    with pytest.raises(NotAllowed, match=sentence):
        draw_lineage(rows[later], rows[earlier], how, actor=make.an_assessor(), **AT)


def test_areas_are_added_to_a_selection_and_those_that_each_has_stay():
    visit, review = two_mechanisms()
    lead = make.an_assessor()
    tag_areas([visit], [make.an_area("borders").pk], actor=lead, **AT)

    changed = tag_areas([visit, review], [make.an_area("borders").pk, make.an_area("courts").pk], actor=lead, **AT)

    assert changed == [visit, review]
    assert sorted(a.pk for a in visit.areas.all()) == ["borders", "courts"]
    assert tag_areas([visit], ["borders"], actor=lead, **AT) == []
