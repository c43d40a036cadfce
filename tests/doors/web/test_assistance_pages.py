"""Pages of assistance and of flows: agreed, matched with reasons, followed, read from a file; in few questions."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.evidence.models import Figure
from headway.doors.web.parts.addresses import seal
from headway.engines.exchange.models import ActivityImport
from headway.foundation.catalogue.models import Indicator
from headway.foundation.core.actors import Role, Side
from tests import make
from tests.engines.exchange.test_iati import a_file

pytestmark = pytest.mark.django_db
BOARD = "/states/XOR/assistance/"


@pytest.fixture
def circle():
    return make.a_circle(make.a_body(), make.a_ministry())


@pytest.fixture
def case(circle):
    both = {"audience": "shared", "circle": circle.pk}
    area = make.an_area("borders")
    assessment = make.an_assessment("XOR-2018", **both)
    need = Need(assessment=assessment, recommendation=make.a_recommendation("1", assessment, **both),
                title="Mobile readers", **make.sight(**both))  # fmt: skip
    offer = Offer(provider=make.a_partner("INTERPOL"), title="Loan of readers", **make.sight(**both))
    return make.added(need, areas=[area.pk]), make.added(offer, areas=[area.pk])


def page_of(need, rest=""):
    return f"/needs/{seal(need.pk)}/{rest}"


def test_a_need_is_stated_agreed_to_matched_for_reasons_and_followed_to_its_end(case, reading_as):
    _, offer = case
    focal = make.a_focal_point()
    client = reading_as(focal)
    given = {"title": "Readers for the port", "assessment": "XOR-2018", "recommendation": "XOR-2018-1",
             "priority": "high", "areas": []}  # fmt: skip
    assert client.post("/states/XOR/needs/new/", given).status_code == 302
    need = Need.objects.visible_to(focal).get(title="Readers for the port")
    assert "not yet: help is matched once the State has agreed" in client.get(page_of(need)).content.decode()

    assert client.post(page_of(need, "agree/"), {"on": "2026-03-01", "by": "The Ministry"}).status_code == 302
    shown = client.get(page_of(case[0])).content.decode()
    assert "both speak of Borders" in shown
    assert client.post(page_of(need, "match/"), {"offer": seal(offer.pk)}).status_code == 302
    match = Match.objects.visible_to(focal).get()
    for status in ("agreed", "delivered"):
        client.post(f"/matches/{seal(match.pk)}/move/", {"status": status, "on": "2026-03-01", "effect": "Six."})

    page = client.get(page_of(need)).content.decode()
    assert "Help was given; the Body has not assessed since whether the gap is closed." in page
    match.refresh_from_db()
    assert match.status == "delivered"
    assert client.post(page_of(need, "close/"), {"state": "met", "because": "Done."}).status_code == 302
    assert "Help was given" in client.get(BOARD).content.decode()


def test_strangers_find_no_need_and_no_offer(case, reading_as):
    need, offer = case
    pages = [page_of(need), f"/offers/{seal(offer.pk)}/", BOARD, "/states/XOR/needs/new/", "/states/XOR/offers/new/"]

    for stranger in (make.a_focal_point("XVL"), None):
        assert {reading_as(stranger).get(page).status_code for page in pages} == {404}


def test_a_provider_enters_its_offer_and_changes_it(reading_as):
    make.a_state()
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("IOM"))
    client = reading_as(provider)
    given = {"provider": seal(make.a_partner("IOM").pk), "title": "A course", "dates": "2026/2027", "budget": "10"}
    assert client.post("/states/XOR/offers/new/", given).status_code == 422

    assert client.post("/states/XOR/offers/new/", {**given, "currency": "eur"}).status_code == 302
    offer = Offer.objects.visible_to(provider).get()
    client.post(f"/offers/{seal(offer.pk)}/change/", {**given, "currency": "EUR", "title": "Two courses"})

    offer.refresh_from_db()
    assert (offer.title, str(offer.budget), offer.currency, offer.audience) == ("Two courses", "10.00", "EUR", "own")


def test_an_offer_is_changed_where_no_list_of_states_names_its_file_any_more(reading_as):
    partner = make.a_partner("IOM")
    offer = Offer(provider=partner, title="A course", **make.sight(compartment="XTA", audience="own", holder=partner))
    make.added(offer)
    provider = make.an_actor(Role.PROVIDER, Side.PARTNER, partner, compartment="XTA")

    page = reading_as(provider).get(f"/offers/{seal(offer.pk)}/change/").content.decode()

    assert 'href="/states/XTA/assistance/"' in page


def test_an_offer_for_the_region_of_the_state_is_shown_as_for_it(reading_as):
    code = "KEN"
    make.an_area("borders")
    sight = make.sight(audience="shared", compartment=code, circle=make.a_circle(make.a_body(), state=code).pk)
    assessment = Assessment(code="KEN-1", type="visit", dates="2018", body=make.a_catalogue_body(), **sight)
    need = make.added(Need(assessment=make.added(assessment), title="Readers", **sight), areas=["borders"])
    for title, regions in (("Ours", "africa"), ("Theirs", "asia-pacific")):
        offer = Offer(provider=make.a_partner("IOM"), title=title, regions=regions, **sight)
        make.added(offer, areas=["borders"])

    shown = reading_as(make.a_focal_point(code)).get(page_of(need)).content.decode()

    assert "<li>it is for the region, African States</li>" in shown
    assert "<strong>Against:</strong> it is for Asia-Pacific States</li>" in shown


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.PROVIDER])
def test_a_file_of_activities_is_shown_taken_over_and_undone(reading_as, role):
    make.a_state()
    make.an_area("borders")
    delegate = make.an_actor(role, Side.PARTNER, make.a_partner("Meridian Centre"))
    client = reading_as(delegate)
    assert "/states/XOR/offers/activities/" in client.get(BOARD).content.decode()
    bad = client.post("/states/XOR/offers/activities/", {"file": SimpleUploadedFile("a.xml", b"<no/>")})
    assert "no file of IATI activities" in bad.content.decode()

    answer = client.post("/states/XOR/offers/activities/", {"file": SimpleUploadedFile("a.xml", a_file())})
    row = ActivityImport.objects.visible_to(delegate).get()
    shown = client.get(answer["Location"])
    assert "Unknown Trust" in shown.content.decode()
    client.post(f"{answer['Location']}apply/", {"shown": shown.context["digest"]})
    assert Offer.objects.visible_to(delegate).count() == 2
    client.post(f"{answer['Location']}undo/")
    assert not Offer.objects.visible_to(delegate).exists()
    assert row.source.file.name == "a.xml"


def test_the_pages_of_assistance_ask_few_questions_however_much_there_is(case, circle, reading_as):
    need, offer = case
    client = reading_as(make.a_focal_point())
    pages = [BOARD, page_of(need), f"/offers/{seal(offer.pk)}/"]

    def asked():
        found = []
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as told:
                assert client.get(page).status_code == 200
            found.append(len(told))
        return found

    sight = make.sight(audience="shared", circle=circle.pk)
    make.added(Match(need=need, offer=offer, status="agreed", **sight))
    few = asked()
    for number in range(3):
        other = make.added(Offer(provider=make.a_partner(f"P{number}"), title=f"Course {number}", **sight))
        make.added(Match(need=need, offer=other, status="agreed", **sight))
        make.added(Need(assessment=need.assessment, title=f"N{number}", **sight))
    assert asked() == few
    assert few == [9, 12, 7]


def test_flows_show_the_states_own_numbers_to_it_and_mask_small_ones_for_the_body(circle, reading_as):
    area = make.an_area("threat-ftf")
    both = {"audience": "shared", "circle": circle.pk, "holder": make.a_ministry()}
    for key, count in (("ftf-travelled", 20), ("ftf-presumed-dead", 9), ("ftf-returned", 8)):
        indicator = Indicator.objects.create(pk=key, title=key, unit="persons", kind="stock", area=area)
        sight = make.sight(**both)
        make.added(
            Figure(indicator=indicator, subject=key, low=count, high=count, as_said=str(count), as_of="2018", **sight)
        )

    own = reading_as(make.a_focal_point()).get("/states/XOR/flows/").content.decode()
    other = reading_as(make.an_assessor()).get("/states/XOR/flows/").content.decode()

    assert "<td>0 to 3 " in own
    assert "0 to 3" not in other
    assert "fewer than 5" in other
    assert "not shown, so that no number under 5" in other
    assert "computed, stated by nobody" in own
    assert reading_as(None).get("/states/XOR/flows/").status_code == 404


def test_a_flow_is_told_in_the_readers_language_stages_and_intervals_too(circle, reading_as):
    area = make.an_area("threat-ftf")
    sight = make.sight(audience="shared", circle=circle.pk, holder=make.a_ministry())
    for key, low, high in (("ftf-travelled", 360, 400), ("ftf-returned", 108, 146)):
        indicator = Indicator.objects.create(pk=key, title=key, unit="persons", kind="stock", area=area)
        said = {"low": low, "high": high, "high_open": True, "as_said": key, "as_of": "2018"}
        make.added(Figure(indicator=indicator, subject=key, **said, **sight))

    page = reading_as(make.an_assessor()).get("/states/XOR/flows/", headers={"accept-language": "fr"}).content.decode()

    assert ">Départ et retour</h2>" in page
    assert "<td>Partis</td><td>de 360 à moins de 400" in page
    assert "Présumés morts</text>" in page
    assert "Travelled" not in page
    assert "to under" not in page
