"""Recommendations as a table and a board, acts on a selection, clusters, drafts, links: what each reader gets."""

from datetime import date

import pytest
from django.urls import reverse

from headway.casework.plans.models import Measure, MeasureAnswer
from headway.casework.recommendations.models import (
    Assignment,
    Cluster,
    ClusterMember,
    Lineage,
    Position,
    Progress,
    ProgressEvidence,
    Recommendation,
    Undertaking,
)
from headway.doors.web.parts.addresses import seal
from headway.foundation.access.services import grant
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(django_db_setup, db):
    """Ten recommendations of a review in which the State takes positions, shared with both sides."""
    load(make.NOW)
    return a_review(10)


def a_review(size, code="XOR-2024", procedure="upr-cycle@1"):
    circle = make.a_circle(make.a_body(), make.a_ministry())
    sight = {"audience": "shared", "circle": circle.pk}
    case = make.an_assessment(code, code[-4:], type="focused", **sight)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a procedure") as change:
        change.edit(case, procedure=procedure)
    texts = "Orsania should adopt a strategy, part {}."
    return [make.a_recommendation(str(n), case, text=texts.format(n), **sight) for n in range(1, size + 1)]


def chosen(rows, **more):
    return {"r": [seal(row.pk) for row in rows], **more}


def test_the_table_lists_what_was_recommended_in_the_order_people_count(review, reading_as):
    page = reading_as(make.an_assessor()).get(reverse("web:recommendations")).content.decode()

    codes = [f"XOR-2024-{n}" for n in range(1, 11)]
    assert [page.index(f">{code}</a>") for code in codes] == sorted(page.index(f">{code}</a>") for code in codes)
    assert "10 recommendations" in page


def test_a_stranger_finds_nothing_in_the_table(review, reading_as):
    page = reading_as(make.a_focal_point("XVL")).get(reverse("web:recommendations")).content.decode()

    assert "XOR-2024" not in page
    assert "No recommendation is open to you here." in page


def test_where_positions_are_asked_a_missing_one_is_said_and_where_not_nothing_is(review, reading_as):
    a_review(1, "XOR-2018", "ctc-visit@2018.2")
    client = reading_as(make.a_focal_point())

    asked = client.get(reverse("web:recommendation", args=["XOR-2024-1"])).content.decode()
    not_asked = client.get(reverse("web:recommendation", args=["XOR-2018-1"])).content.decode()

    assert "none yet; Universal Periodic Review asks for one on each" in asked
    assert "Take a position" in asked
    assert "osition" not in not_asked.replace("composition", "")


def test_ten_positions_are_taken_in_one_act_one_of_them_otherwise(review, reading_as):
    client = reading_as(make.a_focal_point())
    odd = seal(review[3].pk)
    sent = chosen(review, do="position", taken_on="2026-02-01", value_for_all="supported")
    sent |= {f"value:{odd}": "noted", f"text:{odd}": "The law is under review."}

    answer = client.post(reverse("web:together"), sent, follow=True)

    assert "10 positions taken." in answer.content.decode()
    assert Position.objects.filter(value="supported", taken_on=date(2026, 2, 1)).count() == 9
    assert [p.text for p in Position.objects.filter(value="noted")] == ["The law is under review."]


def test_the_list_tells_the_position_on_each_where_a_procedure_asks_for_any(review, reading_as):
    make.added(Position(recommendation=review[2], value="noted", taken_on=make.TODAY, **make.sight()))
    a_review(1, "XOR-2018", "ctc-visit@2018.2")
    client = reading_as(make.an_assessor())

    asked = client.get(reverse("web:recommendations"), {"assessment": "XOR-2024"}).content.decode()
    not_asked = client.get(reverse("web:recommendations"), {"assessment": "XOR-2018"}).content.decode()

    assert asked.count('<td data-label="Position:"><div>Noted</div></td>') == 1
    assert asked.count('<td data-label="Position:"><span class="soft">none yet</span></td>') == 9
    assert 'data-label="Position:"' not in not_asked


def test_positions_and_where_progress_is_assessed_are_said_in_the_readers_language(review, reading_as):
    make.added(Position(recommendation=review[2], value="noted", taken_on=make.TODAY, **make.sight()))
    client = reading_as(make.an_assessor())
    client.post("/language/", {"language": "fr"})

    table = client.get(reverse("web:recommendations"), {"assessment": "XOR-2024"}).content.decode()
    form = client.get(reverse("web:together"), chosen(review, do="progress")).content.decode()

    assert table.count(">Noted<") == 0
    assert table.count(">Notée<") == 2
    assert "between two assessments" not in form


def test_nothing_is_taken_where_one_has_no_position(review, reading_as):
    client = reading_as(make.a_focal_point())

    answer = client.post(reverse("web:together"), chosen(review[:2], do="position", taken_on="2026-02-01"))

    assert answer.status_code == 422
    assert "is one of: Supported, Noted, Pending." in answer.content.decode()
    assert Position.objects.count() == 0


def test_positions_on_what_has_none_are_refused_with_what_to_do_instead(review, reading_as):
    rows = a_review(1, "XOR-2018", "ctc-visit@2018.2")
    answer = reading_as(make.a_focal_point()).get(reverse("web:together"), chosen(rows, do="position"))

    assert answer.status_code == 422
    assert "has no positions (XOR-2018-1): report what was done instead." in answer.content.decode()


def test_what_was_not_ticked_by_somebody_who_sees_it_is_not_found(review, reading_as):
    stranger = reading_as(make.a_focal_point("XVL"))
    assert stranger.get(reverse("web:together"), chosen(review[:1], do="assign")).status_code == 404
    assert stranger.post(reverse("web:together"), chosen(review[:1], do="assign")).status_code == 404
    assert reading_as().get(reverse("web:together"), chosen(review[:1], do="assign")).status_code in {302, 404}


def test_a_ministry_finds_what_was_assigned_in_its_work_until_it_reported(review, reading_as):
    border = make.a_ministry("Border Guard Service")
    focal, ministry = reading_as(make.a_focal_point()), reading_as(make.a_contributor())
    focal.post(
        reverse("web:together"),
        chosen(review[:2], do="assign", ministry=seal(border.pk), due_on="2026-06-30", note="By June, please."),
    )
    law = make.a_source("Decree 4", holder=border, audience="own")

    assert [one.due_on for one in Assignment.objects.all()] == [date(2026, 6, 30)] * 2
    work = ministry.get("/").content.decode()
    assert "Progress on XOR-2024-1" in work
    ministry.post(
        reverse("web:together"),
        chosen(review[:1], do="progress", as_of="2026-02", level_for_all="largely", evidence=[seal(law.pk)]),
    )
    told = Progress.objects.get()
    assert (told.level, told.audience, [e.source for e in ProgressEvidence.objects.all()]) == ("largely", "own", [law])
    work = ministry.get("/").content.decode()
    assert "Progress on XOR-2024-1" not in work
    assert "Progress on XOR-2024-2" in work


def test_a_report_is_handed_in_then_submitted_and_each_reads_it_in_turn(review, reading_as):
    border = make.a_ministry("Border Guard Service")
    people = {"ministry": make.a_contributor(), "focal": make.a_focal_point(),
              "approver": make.an_approver(), "body": make.an_assessor()}  # fmt: skip
    clients = {who: reading_as(actor) for who, actor in people.items()}
    clients["focal"].post(reverse("web:together"), chosen(review[:1], do="assign", ministry=seal(border.pk)))
    clients["ministry"].post(
        reverse("web:together"),
        chosen(review[:1], do="progress", as_of="2026-02", level_for_all="nil"),
    )
    row, page = Progress.objects.get(), reverse("web:recommendation", args=["XOR-2024-1"])
    passing = reverse("web:pass-on", args=["progress", row.pk])

    assert "Hand it in to the State" in clients["ministry"].get(page).content.decode()
    assert clients["focal"].post(passing).status_code == 404
    clients["ministry"].post(passing)
    assert "Nothing reported" in clients["focal"].get(page).content.decode()
    assert "the approver submits it" in clients["focal"].get(page).content.decode()
    assert "Nothing reported" not in clients["body"].get(page).content.decode()
    clients["approver"].post(passing)
    assert "Nothing reported" in clients["body"].get(page).content.decode()


def test_five_are_assessed_together_and_an_explanation_raises_none_above_under_way(review, reading_as):
    client = reading_as(make.an_assessor())
    sent = chosen(review[:5], do="progress", as_of="2026-02", level_for_all="largely",
                  basis_for_all="explained in a meeting")  # fmt: skip

    refused = client.post(reverse("web:together"), sent)

    assert refused.status_code == 422
    assert "An explanation alone cannot raise a level above “Under way”" in refused.content.decode()
    assert Progress.objects.count() == 0
    later = make.an_assessment("XOR-2026", "2026", audience="body")
    client.post(reverse("web:together"), {**sent, "basis_for_all": "seen on site", "within": "XOR-2026"})
    assert Progress.objects.filter(side="body", basis="seen on site", assessment=later).count() == 5
    page = client.get(reverse("web:recommendation", args=["XOR-2024-1"])).content.decode()
    assert "basis: seen on site · confirmed" in page


def test_only_what_was_read_or_seen_is_called_confirmed(review, reading_as):
    client = reading_as(make.an_assessor())
    sent = chosen(review[:1], do="progress", as_of="2026-02", level_for_all="largely", basis_for_all="third party")
    client.post(reverse("web:together"), sent)

    page = client.get(reverse("web:recommendation", args=["XOR-2024-1"])).content.decode()

    assert "basis: third party" in page
    assert "confirmed" not in page


def test_the_board_moves_a_card_by_an_ordinary_form_that_asks_why(review, reading_as):
    client = reading_as(make.an_assessor())
    board = client.get(reverse("web:recommendations"), {"view": "board"}).content.decode()
    assert "Not assessed" in board
    assert f'name="r" value="{seal(review[0].pk)}"' in board

    form = client.get(reverse("web:together"), chosen(review[:1], do="progress", value="under-way"))

    assert '<option value="under-way" selected>' in form.content.decode()
    assert "Basis" in form.content.decode()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "part 7"}, ["XOR-2024-7"]),
        ({"level": "largely"}, ["XOR-2024-2"]),
        ({"position": "noted"}, ["XOR-2024-3"]),
        ({"assessment": "XOR-2024", "q": "part 1."}, ["XOR-2024-1"]),
        ({"state": "XVL"}, []),
    ],
)
def test_a_filter_is_an_address(review, reading_as, asked, expected):
    make.added(
        Progress(recommendation=review[1], side="body", scale="recommendation-progress", level="largely",
                 basis="seen on site", as_of="2026-02", **make.sight())
    )  # fmt: skip
    make.added(Position(recommendation=review[2], value="noted", taken_on=make.TODAY, **make.sight()))

    answer = reading_as(make.an_assessor()).get(reverse("web:recommendations"), asked)

    assert [line.recommendation.code for line in answer.context.get("lines", [])] == expected


def test_promises_stand_beside_the_recommendations_and_are_not_counted(review, reading_as):
    make.added(
        Undertaking(assessment=review[0].assessment, type="commitment", by="the State", as_said="will adopt a law",
                    made_on="2024", **make.sight())
    )  # fmt: skip
    client = reading_as(make.an_assessor())

    promises = client.get(reverse("web:recommendations"), {"view": "promises"}).content.decode()
    table = client.get(reverse("web:recommendations")).content.decode()

    assert "will adopt a law" in promises
    assert "10 recommendations" in table
    assert "will adopt a law" not in table


def test_areas_are_added_to_those_ticked(review, reading_as):
    client = reading_as(make.an_assessor())
    client.post(reverse("web:together"), chosen(review[:2], do="areas", areas=["bord-control"]))

    assert [[a.pk for a in row.areas.all()] for row in review[:3]] == [["bord-control"], ["bord-control"], []]


def test_likeness_proposes_a_cluster_of_two_mechanisms_and_a_person_keeps_it(review, reading_as):
    make.a_recommendation(
        "1", make.an_assessment("XOR-2009", "2009", audience="public", type="initial"), audience="public",
        text="Orsania should connect every border crossing to the databases of INTERPOL.",
    )  # fmt: skip
    other = make.an_assessment("XOR-2012", "2012", audience="public", type="review")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="another body") as change:
        change.edit(other, body_id="un-hrc")
    make.a_recommendation(
        "1", other, audience="public", text="Connect all border crossing points to the INTERPOL databases."
    )
    client = reading_as(make.a_focal_point())

    page = client.get(reverse("web:clusters", args=["XOR"]))

    (group,) = page.context["proposed"]
    rows = [one.recommendation for one in group.members]
    assert [row.code for row in rows] == ["XOR-2009-1", "XOR-2012-1"]
    assert "both say" in group.members[1].why
    client.post(reverse("web:clusters", args=["XOR"]), chosen(rows, title="INTERPOL at the border", reason="alike"))
    assert Cluster.objects.get().title == "INTERPOL at the border"
    assert ClusterMember.objects.count() == 2
    assert client.get(reverse("web:clusters", args=["XOR"])).context["proposed"] == []


def test_one_measure_answers_a_whole_cluster_and_a_member_is_taken_out(review, reading_as):
    client = reading_as(make.a_focal_point())
    client.post(reverse("web:together"), chosen(review[:3], do="cluster", title="A strategy"))
    cluster = Cluster.objects.get()
    page = reverse("web:cluster", args=[cluster.pk])

    client.post(page, {"act": "measure", "title": "National strategy 2026", "kind": "programme"})

    assert "answers 3 of 3" in client.get(page).content.decode()
    member = ClusterMember.objects.get(recommendation=review[0])
    client.post(page, {"member": seal(member.pk)})
    assert "answers 2 of 2" in client.get(page).content.decode()
    assert reading_as(make.an_assessor()).get(page).status_code == 404


def test_the_body_plans_no_measure_on_a_page_of_its_cluster_and_is_told_whose_measures_are(review, reading_as):
    client = reading_as(make.an_assessor())
    client.post(reverse("web:together"), chosen(review[:3], do="cluster", title="A strategy"))
    page = reverse("web:cluster", args=[Cluster.objects.get().pk])
    assert "Plan one measure that answers all" not in client.get(page).content.decode()

    answer = client.post(page, {"act": "measure", "title": "National strategy 2026", "kind": "programme"}, follow=True)

    assert "one of its ministries or its focal point enters them" in answer.content.decode()
    assert Measure.objects.count() == 0


def test_a_measure_that_is_there_answers_a_whole_cluster_in_one_act_and_a_strangers_is_not_offered(review, reading_as):
    client = reading_as(make.a_focal_point())
    client.post(reverse("web:together"), chosen(review[:3], do="cluster", title="A strategy"))
    page = reverse("web:cluster", args=[Cluster.objects.get().pk])
    known = make.added(
        Measure(title="Law 12", type="law", **make.sight(audience="state", holder=make.a_ministry("Border Guard")))
    )
    make.added(
        Measure(title="Secret", type="law", **make.sight(audience="own", holder=make.a_ministry("Border Guard")))
    )
    shown = client.get(page).content.decode()
    assert ("Law 12" in shown, "Secret" in shown) == (True, False)

    client.post(page, {"act": "answer", "measure": seal(known.pk)})

    assert "answers 3 of 3" in client.get(page).content.decode()
    rows = MeasureAnswer.objects.all()
    assert {(row.holder.name, row.audience) for row in rows} == {("Ministry of Foreign Affairs", "state")}
    assert "A measure that is there answers all" not in client.get(page).content.decode()
    assert client.post(page, {"act": "answer", "measure": seal(make.a_ministry().pk)}).status_code == 404


@pytest.mark.parametrize(
    ("given", "audience"), [({"measure": True}, "state"), ({"title": "A new law", "type": "law"}, "state")]
)
def test_one_measure_there_or_new_answers_all_that_are_ticked(review, reading_as, given, audience):
    known = make.added(Measure(title="Law 12", type="law", **make.sight(audience="state", holder=make.a_ministry())))
    given = {"measure": seal(known.pk)} if "measure" in given else given
    client = reading_as(make.a_focal_point())

    client.post(reverse("web:together"), chosen(review[:3], do="measure", **given))

    (measure,) = Measure.objects.filter(answers__isnull=False).distinct()
    answered = MeasureAnswer.objects.filter(measure=measure, audience=audience)
    assert {row.recommendation for row in answered} == set(review[:3])
    refused = client.post(reverse("web:together"), chosen(review[:3], do="measure"))
    assert (refused.status_code, "Choose a measure" in refused.content.decode()) == (422, True)
    body = reading_as(make.an_assessor()).get(reverse("web:together"), chosen(review[:3], do="measure"))
    assert body.status_code == 422


def test_all_that_are_ticked_are_linked_to_one_of_them_and_what_was_linked_stays(review, reading_as):
    client = reading_as(make.an_assessor())
    one = {"one": seal(review[0].pk), "how": "duplicates"}
    client.post(reverse("web:together"), chosen(review[:2], do="link", **one))

    said = client.post(reverse("web:together"), chosen(review[:4], do="link", **one), follow=True).content.decode()

    assert "2 links drawn. 1 was linked already." in said
    drawn = Lineage.objects.order_by("later__code").values_list("later__code", "earlier__code", "how")
    assert list(drawn) == [(f"XOR-2024-{n}", "XOR-2024-1", "duplicates") for n in (2, 3, 4)]


def test_those_ticked_are_linked_to_one_of_another_report_in_the_order_of_time(review, reading_as):
    old = make.a_recommendation("1", make.an_assessment("XOR-2009", "2009", audience="public"), audience="public")
    client = reading_as(make.an_assessor())
    ticked = chosen(review[:2], do="link", code="xor-2009-1")

    wrong = client.post(reverse("web:together"), {**ticked, "how": "merges"})
    client.post(reverse("web:together"), {**ticked, "how": "re-issues"})
    client.post(reverse("web:together"), chosen([old], do="link", code="XOR-2024-5", how="duplicates"))
    unknown = client.post(reverse("web:together"), {**ticked, "code": "XOR-1999-1", "how": "re-issues"})

    assert "XOR-2009-1 was issued before XOR-2024-1: it is the other way round." in wrong.content.decode()
    assert "No recommendation “XOR-1999-1” of this State is open to you" in unknown.content.decode()
    drawn = Lineage.objects.order_by("later__code").values_list("later__code", "earlier__code", "how")
    assert list(drawn) == [
        ("XOR-2024-1", "XOR-2009-1", "re-issues"),
        ("XOR-2024-2", "XOR-2009-1", "re-issues"),
        ("XOR-2024-5", "XOR-2009-1", "duplicates"),
    ]


def test_a_state_links_only_what_it_entered_itself(review, reading_as):
    refused = reading_as(make.a_focal_point()).post(
        reverse("web:together"), chosen(review[:2], do="link", one=seal(review[0].pk), how="duplicates")
    )

    assert (refused.status_code, Lineage.objects.count()) == (422, 0)


def test_a_ministry_that_still_sees_what_is_taken_back_is_named_with_the_reason(review, reading_as):
    client, border = reading_as(make.a_focal_point()), make.a_ministry("Border Guard Service")
    for row in review[:2]:
        client.post(reverse("web:together"), chosen([row], do="assign", ministry=seal(border.pk)))
    grant(review[0], border, actor=make.a_focal_point(), at=make.NOW, why="it wrote the law")

    said = [
        client.post(
            reverse("web:end-assignment", args=[Assignment.objects.get(recommendation=row).pk]),
            {"reason": "another leads"},
            follow=True,
        ).content.decode()
        for row in review[:2]
    ]

    still = "still see XOR-2024-1: a release by name lets it: it wrote the law."
    assert [still in one for one in said] == [True, False]
    assert "The people of" not in said[1]
    seen = Recommendation.objects.visible_to(make.a_contributor("Border Guard Service"))
    assert list(seen) == [review[0]]


def test_a_draft_from_a_gap_shows_earlier_ones_and_follows_one(review, reading_as):
    assessment = make.an_assessment("XOR-2025", "2025")
    gap = make.an_observation("The strategy has no part 3 yet.", type="gap")
    client, page = reading_as(make.an_assessor()), reverse("web:draft-recommendation", args=["XOR-2025"])
    begun = client.get(page, {"gap": seal(gap.pk)}).content.decode()
    assert "The strategy has no part 3 yet." in begun

    typed = {"text": "Orsania should adopt a strategy, part 3.", "number": "1", "type": "recommendation"}
    looked = client.post(page, {**typed, "look": "1"})
    assert looked.context["alike"][0].recommendation == review[2]
    assert Recommendation.objects.filter(assessment=assessment).count() == 0
    client.post(page, {**typed, "gaps": [seal(gap.pk)], "how": "re-issues", "earlier": seal(review[2].pk)})

    row = Recommendation.objects.get(assessment=assessment)
    assert (row.code, row.draft, row.audience) == ("XOR-2025-1", True, "body")
    assert [link.how for link in Lineage.objects.filter(later=row, earlier=review[2])] == ["re-issues"]
    assert reading_as(make.a_focal_point()).get(page).status_code == 404


def test_a_draft_whose_link_is_refused_is_not_kept(review, reading_as):
    make.an_assessment()
    typed = {"text": "Orsania should adopt a strategy.", "number": "1", "type": "recommendation"}
    page = reverse("web:draft-recommendation", args=["XOR-2018"])

    answer = reading_as(make.an_assessor()).post(page, {**typed, "how": "re-issues", "earlier": seal(review[2].pk)})

    assert "XOR-2018-1 was issued before XOR-2024-3" in answer.content.decode()
    assert not Recommendation.objects.filter(code="XOR-2018-1").exists()


def test_drafts_are_issued_from_the_list_by_the_body_and_offered_only_where_there_are_any(review, reading_as):
    case = review[0].assessment
    rows = [make.a_recommendation(str(n), case, text="Orsania should publish it.", draft=True) for n in (11, 12)]
    client, page = reading_as(make.an_assessor()), reverse("web:together")

    assert "Issue drafts" in client.get(reverse("web:recommendations")).content.decode()
    assert "Issue this draft" in client.get(reverse("web:recommendation", args=["XOR-2024-11"])).content.decode()
    assert "ssue" not in reading_as(make.a_focal_point()).get(page, chosen(review[:1], do="areas")).content.decode()
    refused = client.get(page, chosen([rows[0], review[0]], do="issue"))
    assert (refused.status_code, "These were issued already: XOR-2024-1." in refused.content.decode()) == (422, True)
    client.post(page, chosen(rows, do="issue", reason="the report of 20 December 2018"))

    assert [row.draft for row in Recommendation.objects.filter(number__in=("11", "12"))] == [False, False]
    assert "Issue drafts" not in client.get(reverse("web:recommendations")).content.decode()


def test_what_is_shown_as_like_it_is_never_a_strangers(review, reading_as):
    make.an_assessment()
    make.an_assessment("XVL-2020", "2020", compartment="XVL")
    secret = make.a_recommendation(
        "1", make.an_assessment("XOR-2015", "2015", audience="own", holder=make.a_body("fatf")),
        audience="own", holder=make.a_body("fatf"), text="Orsania should adopt a strategy, part 3, in secret.",
    )  # fmt: skip
    client, page = reading_as(make.an_assessor()), reverse("web:draft-recommendation", args=["XOR-2018"])

    looked = client.post(page, {"text": secret.text, "look": "1"})

    assert secret not in [one.recommendation for one in looked.context["alike"]]


def test_links_are_drawn_and_taken_back_from_the_page_and_drawn_over_the_years(review, reading_as):
    client, page = reading_as(make.an_assessor()), reverse("web:recommendation-links", args=["XOR-2024-2"])

    client.post(page, {"how": "merges", "other": "XOR-2024-1", "direction": "earlier"})
    shown = client.get(page).content.decode()

    link = Lineage.objects.get()
    assert (link.later, link.earlier, link.how) == (review[1], review[0], "merges")
    assert "<title>XOR-2024-2 merges XOR-2024-1</title>" in shown
    client.post(page, {"act": "undo", "link": seal(link.pk)})
    assert Lineage.objects.count() == 0


def test_the_list_calls_areas_as_the_readers_language_has_them(reading_as):
    assessment = make.an_assessment()
    row = Recommendation(assessment=assessment, number="7", code="XOR-2018-7", text="Link them.", **make.sight())
    make.added(row, areas=[make.an_area("borders").pk])
    client = reading_as(make.an_assessor())
    client.post("/language/", {"language": "fr"})

    page = client.get(reverse("web:recommendations")).content.decode()

    assert page.count("Gestion des frontières et déplacements de terroristes") == 2


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("asked", "queries"), [({}, 10), ({"q": "adopt"}, 12), ({"view": "board"}, 8), ({"view": "promises"}, 5)]
)  # fmt: skip
def test_the_list_asks_the_same_number_of_questions(size, asked, queries, reading_as, django_assert_num_queries):
    load(make.NOW)
    rows = a_review(size)
    ministry = make.a_ministry("Border Guard Service")
    states = make.sight(audience="state", holder=make.a_ministry())
    for row in rows:
        make.added(Assignment(recommendation=row, ministry=ministry, sent_on=make.TODAY, **states))
        make.added(Position(recommendation=row, value="noted", taken_on=make.TODAY, **states))
    client = reading_as(make.a_focal_point())
    client.get(reverse("web:recommendations"), asked)
    with django_assert_num_queries(queries):
        client.get(reverse("web:recommendations"), asked)
