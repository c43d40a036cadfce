"""Which offers fit a need, each with its reasons: area, region, time, meaning."""

from datetime import date

import pytest

from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.assistance.queries import at_work_in
from headway.casework.assistance.regions import lies_somewhere, regions
from headway.engines.matching.fits import fits
from headway.foundation.catalogue.models import Area
from headway.foundation.catalogue.values import load_catalogue
from tests import make

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def a_need(*areas, title="Mobile document readers for the river crossings"):
    make.an_assessment()
    row = Need(assessment=make.an_assessment(f"XOR-{len(title)}{len(areas)}"), title=title, **make.sight())
    return make.added(row, areas=areas)


def an_offer(title, *areas, **given):
    row = Offer(provider=make.a_partner(), title=title, **{"dates": "2026/2027", **given}, **make.sight())
    return make.added(row, areas=areas)


def reasons(found):
    return [[(reason.words, reason.against) for reason in one.reasons] for one in found]


def test_an_offer_of_the_same_area_fits_for_reasons_that_are_told():
    make.an_area("borders")
    need = a_need("borders")
    offer = an_offer("Training of judges", "borders", regions="XOR")
    an_offer("Training of judges", "borders", dates="2020/2021", regions="UKR")

    found = fits([need], list(Offer.objects.unscoped("test").order_by("id")), on=ON)

    assert found[0].offer == offer
    assert reasons(found) == [
        [("both speak of Borders", False), ("it is for this State", False), ("it runs now, 2026 to 2027", False)],
        [("both speak of Borders", False), ("it is for UKR", True), ("it ended, 2020 to 2021", True)],
    ]


def test_sections_of_one_chapter_are_a_weaker_reason_than_the_same_section():
    chapter, one, two = (make.an_area(key, order) for order, key in enumerate(("borders", "posts", "readers")))
    Area.objects.filter(pk__in=[one.pk, two.pk]).update(parent=chapter)
    need = a_need("posts")
    near, same = an_offer("Judges", "readers"), an_offer("Judges", "posts")

    found = fits([need], [near, same], on=ON)

    assert [one.offer for one in found] == [same, near]
    assert found[1].reasons[0].words == "of one chapter: Posts, and Readers"


def test_words_that_mean_the_same_bring_together_what_nobody_gave_an_area_and_others_do_not():
    need = a_need()
    like = an_offer("Loan of mobile readers for travel documents at river border crossings")
    an_offer("Scholarships for students of agriculture")

    found = fits([need], list(Offer.objects.unscoped("test").order_by("id")), on=ON)

    assert [one.offer for one in found] == [like]
    assert "their words mean much the same" in [reason.words for reason in found[0].reasons]


@pytest.mark.parametrize(
    ("region", "wanted", "words", "against"),
    [
        ("africa", "africa", "it is for the region, African States", False),
        ("africa", "asia-pacific", "it is for Asia-Pacific States", True),
        ("africa", "UKR", "it is for UKR", True),
        ("", "africa", "it is for African States; whether this State lies there is not on record", False),
        ("", "619", "it is for Central Asia; whether this State lies there is not on record", False),
        ("africa", "77", "it is for 77; whether this State lies there is not on record", False),
    ],
)
def test_a_region_speaks_for_an_offer_or_against_it_only_where_it_is_known(region, wanted, words, against):
    make.an_area("borders")
    need = a_need("borders")
    offer = an_offer("Judges", "borders", regions=wanted, dates="")

    found = fits([need], [offer], on=ON, region=region)

    assert reasons(found) == [[("both speak of Borders", False), (words, against)]]


def test_nothing_fits_where_there_is_nothing():
    assert fits([], [], on=ON) == []


@pytest.mark.parametrize(
    ("state", "wanted", "words", "against"),
    [
        ("KEN", "1027", "it is for the region, Eastern Africa", False),
        ("KEN", "289", "it is for the region, South of Sahara", False),
        ("KEN", "619 298", "it is for the region, Africa", False),
        ("KEN", "619", "it is for Central Asia", True),
        ("KEN", "619 77", "it is for Central Asia, 77; whether this State lies there is not on record", False),
        ("UZB", "689", "it is for the region, South and Central Asia", False),
    ],
)
def test_a_region_by_the_code_of_activities_is_known_by_the_states_that_lie_in_it(state, wanted, words, against):
    make.an_area("borders")
    make.a_state(state)
    need, offer = a_need("borders"), an_offer("Judges", "borders", regions=wanted, dates="")
    need.compartment = state

    found = fits([need], [offer], on=ON)

    assert reasons(found) == [[("both speak of Borders", False), (words, against)]]


def test_every_region_is_made_of_states_and_regions_that_are_known():
    known = load_catalogue().states

    assert {state for region in regions().values() for state in region.states} <= set(known)
    assert all(region.states for region in regions().values())
    assert "KEN" in regions()["298"].states
    assert not lies_somewhere("XOR")


def test_that_the_provider_helps_the_state_already_is_a_reason_beside_others_and_none_by_itself():
    make.an_area("borders")
    need, offer, other = a_need("borders"), an_offer("Judges", "borders"), an_offer("Scholarships in agriculture")
    helping = {(offer.provider_id, "XOR"): "Readers at two crossings"}

    found = fits([need], [offer, other], on=ON, at_work=helping)

    assert [one.offer for one in found] == [offer]
    assert "INTERPOL helps this State already: Readers at two crossings" in [row.words for row in found[0].reasons]


def test_who_is_at_work_in_a_state_is_told_by_what_was_agreed_there_and_seen():
    need, offer = a_need(), an_offer("Readers")
    make.added(Match(need=need, offer=offer, status="proposed", **make.sight()))
    assert at_work_in("XOR", make.an_assessor()) == {}

    make.added(Match(need=need, offer=offer, status="under way", **make.sight()))

    assert at_work_in("XOR", make.an_assessor()) == {(offer.provider_id, "XOR"): "Readers"}
    assert at_work_in("XOR", make.a_focal_point()) == {}
