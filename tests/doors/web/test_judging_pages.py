"""The judging workspace: an area's provisions one after another, beside what is known of them."""

import html

import pytest

from headway.casework.assessments.models import Answer, Disagreement, Judgement, JudgementBasis, ThreatPicture
from headway.casework.evidence.models import Source, Support
from headway.doors.web.parts.addresses import seal
from headway.foundation.catalogue.models import Area, Question
from headway.foundation.catalogue.services import load
from tests import make

pytestmark = pytest.mark.django_db
AREA = "/assessments/XOR-2018/judging/bord-watchlists/"
GIVEN = {"level": "partially", "rationale": "Forty posts of sixty.", "as_of": "2018-07", "occasion": "visit",
         "readers": "body", "uncited_because": "Nobody showed a file."}  # fmt: skip


@pytest.fixture
def assessment():
    load(make.NOW)
    circle = make.a_circle(make.a_ministry(), make.a_body())
    return make.an_assessment(audience="shared", circle=circle.pk)


@pytest.fixture
def assessor():
    return make.an_assessor()


@pytest.fixture
def client(assessment, assessor, reading_as):
    return reading_as(assessor)


def seen(text, origin="official", dated="2018-07", **given):
    source = make.added(Source(type="document", title=text, dated=dated, origin=origin, **make.sight(**given)))
    row = make.an_observation(text, **given)
    with make.changeset(actor=make.SYSTEM, at=make.NOW, reason="for a test") as change:
        change.add(Support(observation=row, passage=make.a_passage(source), **make.sight(**given)))
        change.edit(row, areas=[Area.objects.get(pk="bord-watchlists")])
    return row


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_area_with_something_to_judge_is_listed_with_what_is_judged(client):
    assert "Provisions judged" in page(client, "/assessments/XOR-2018/judging/")

    client.post(f"{AREA}?item=unsc-2396-2017:OP13&axis=practice", {**GIVEN})

    told = page(client, "/assessments/XOR-2018/judging/")
    assert "1 of" in told
    assert "Watchlists" in told or "watch" in told


def test_the_page_begins_with_the_first_that_is_not_judged_and_goes_on_to_the_next(client):
    assert "The area as a whole: law" in page(client, AREA)

    answer = client.post(AREA, {**GIVEN, "next": "1"})

    assert answer.headers["Location"].endswith("item=bord-watchlists&axis=practice")
    assert "The area as a whole: practice" in page(client, AREA)


def test_a_provisions_strength_stands_beside_it(client):
    told = page(client, f"{AREA}?item=unsc-2396-2017:OP13&axis=law")

    assert "S/RES/2396 (2017), OP13: law" in told
    assert '<span class="strength obligation">' in told


def test_what_is_ticked_is_cited(client, assessor):
    row = seen("A watch list is in use.")
    ticked = {**GIVEN, "uncited_because": "", "cites": [seal(row.pk)]}

    client.post(AREA, ticked)

    (link,) = JudgementBasis.objects.visible_to(assessor)
    assert link.observation_id == row.pk


def test_a_refusal_keeps_what_was_typed_and_ticked(client):
    row = seen("A watch list is in use.")
    answer = client.post(AREA, {**GIVEN, "as_of": "some day", "cites": [seal(row.pk)]})

    told = answer.content.decode()
    assert answer.status_code == 422
    assert "Forty posts of sixty." in told
    assert f'value="{seal(row.pk)}" checked' in told
    assert client.post(AREA, {**GIVEN, "uncited_because": ""}).status_code == 422


def test_level_and_reasons_kept_apart_are_two_rows_each_with_its_readers(client, assessor):
    client.post(AREA, {**GIVEN, "apart": "on"})

    rows = Judgement.objects.visible_to(assessor)
    assert {(row.level, row.rationale) for row in rows} == {("partially", ""), ("", "Forty posts of sixty.")}
    assert "Who can see the reasons" in page(client, f"{AREA}?item=bord-watchlists&axis=law")


def test_another_level_asks_why(client, assessor):
    client.post(AREA, GIVEN)
    again = f"{AREA}?item=bord-watchlists&axis=law"
    assert "Why the level changes" in page(client, again)

    told = client.post(again, {**GIVEN, "level": "largely", "as_of": "2019-04"}).content.decode()
    assert "say why it changes" in told

    client.post(again, {**GIVEN, "level": "largely", "as_of": "2019-04", "changed_because": "The rest followed."})
    assert "The rest followed." in page(client, "/assessments/XOR-2018/judging/")


def test_what_is_known_comes_newest_first_and_can_be_narrowed_to_an_origin(client):
    seen("Said in 2010.", dated="2010-05")
    seen("Said in 2018.", dated="2018-07")
    seen("A report of an association.", origin="civil-society", dated="2015")

    told = page(client, AREA)
    assert told.index("Said in 2018.") < told.index("A report of an association.") < told.index("Said in 2010.")

    told = page(client, f"{AREA}?origin=civil-society")
    assert "A report of an association." in told
    assert "Said in 2018." not in told


def test_a_colleague_disagrees_and_the_level_stays(client, assessor):
    client.post(AREA, GIVEN)
    row = Judgement.objects.visible_to(assessor).get()

    given = {"text": "Only on paper.", "level": "not", "area": "bord-watchlists"}
    client.post(f"/judgements/{seal(row.pk)}/disagree/", given)

    assert Disagreement.objects.visible_to(assessor).get().audience == "body"
    told = page(client, f"{AREA}?item=bord-watchlists&axis=law")
    assert "Only on paper." in told
    assert Judgement.objects.visible_to(assessor).get().level == "partially"


def test_the_threat_is_pictured_with_what_it_rests_on(client, assessor):
    row = make.an_observation("Recruitment over the internet.", type="threat")
    told = page(client, "/assessments/XOR-2018/threat/new/")
    assert "Recruitment over the internet." in told

    given = {"as_of": "2018-07", "trend": "rising", "readers": "body", "areas": ["bord-watchlists"],
             "cites": [seal(row.pk)]}  # fmt: skip
    client.post("/assessments/XOR-2018/threat/new/", given)

    picture = ThreatPicture.objects.visible_to(assessor).get()
    assert (picture.trend, [b.observation_id for b in picture.bases.visible_to(assessor)]) == ("rising", [row.pk])


@pytest.mark.parametrize("address", ["/assessments/XOR-2018/judging/", AREA, "/assessments/XOR-2018/threat/new/"])
def test_the_states_side_finds_no_such_page(address, assessment, reading_as):
    assert reading_as(make.a_focal_point()).get(address).status_code == 404
    assert reading_as().get(address).status_code == 404


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize("show", ["said", "answers", "figures", "elsewhere"])
def test_the_page_asks_the_same_however_much_is_known(size, show, client, django_assert_max_num_queries):
    for number in range(size):
        seen(f"Told {number}.")
    client.post(AREA, GIVEN)
    with django_assert_max_num_queries(12):
        client.get(f"{AREA}?item=bord-watchlists&axis=law&show={show}")


def test_answers_about_the_area_stand_beside_it_whatever_version_of_the_question_they_answer(client, assessment):
    row = Question.objects.filter(area="bord-watchlists").first()
    key, _, version = row.pk.partition("@")
    given = {"question": key, "question_version": version, "voice": "prefill", "given_on": make.TODAY}
    make.added(Answer(assessment=assessment, text="Only at the land border.", **given, **make.sight()))

    told = page(client, f"{AREA}?show=answers")

    assert "Only at the land border." in told
    assert row.text in html.unescape(told)
