"""Areas and provisions a text belongs to."""

import numpy as np
import pytest

from headway.engines.intake.linking import MOST_AREAS, MOST_PROVISIONS, link
from headway.engines.intake.vectors import SIZE, embed
from headway.foundation.catalogue.values import load_catalogue


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Biometric gates were installed at the airport.", "bord-biometrics"),
        ("Passenger name records are analysed.", "bord-pnr"),
        ("Advance passenger information is collected.", "bord-api"),
        ("The police dismantled three cells.", "threat-landscape"),
        ("Charities are inspected according to risk.", "fin-npo"),
        ("The freezing of assets takes a day.", "fin-freezing"),
        ("Mutual legal assistance is given quickly.", "coop-mla"),
        ("Extradition is refused too often.", "coop-extradition"),
        ("Counter-narratives are spread by former fighters.", "prev-narratives"),
        ("Incitement is an offence.", "prev-incitement"),
        ("The return of children from camps goes on.", "chi-return"),
        ("Prisoners are assessed when they arrive.", "rei-prisons"),
        ("The airport was inspected.", "prot-aviation"),
    ],
)
def test_words_tie_a_text_to_an_area(text, area):
    ((areas, _),) = link([text], [])
    assert area in [found.key for found in areas]


def test_areas_and_provisions_are_the_catalogues_few_and_the_likeliest_first():
    catalogue = load_catalogue()
    texts = ["Border guards check travel documents against INTERPOL databases and biometric watch lists.", "Rain fell."]
    for areas, provisions in link(texts, []):
        assert len(areas) <= MOST_AREAS
        assert len(provisions) <= MOST_PROVISIONS
        assert {found.key for found in areas} <= set(catalogue.areas)
        assert {found.key for found in provisions} <= set(catalogue.provisions)
        for links in (areas, provisions):
            scores = [found.score for found in links]
            assert scores == sorted(scores, reverse=True)
            assert all(0 <= score <= 1 and found.reason for score, found in zip(scores, links, strict=True))


def test_what_belongs_to_nothing_is_linked_to_nothing():
    assert link(["The weather was fine."], []) == [((), ())]
    assert link([], []) == []


def test_provisions_lie_in_the_areas_of_the_text():
    ((areas, provisions),) = link(["Terrorist assets are to be frozen without delay."], [])
    assert provisions
    for found in provisions:
        assert set(load_catalogue().provisions[found.key].areas) & {area.key for area in areas}


def test_a_cited_instrument_brings_its_provisions_nearer():
    text = "The State criminalizes the financing of terrorism and freezes funds."
    every = load_catalogue().provisions
    ((_, without),) = link([text], [])
    instrument = every[without[0].key].instrument
    ((_, cited),) = link([text], [instrument])
    assert cited[0].key == without[0].key
    assert cited[0].score > without[0].score
    assert "cites it" in cited[0].reason


def test_another_language_is_linked_by_words_alone():
    ((areas, provisions),) = link(["INTERPOL databases, PNR, API."], ["unsc-2396"], english=False)
    assert {found.key for found in areas} >= {"bord-pnr", "bord-api"}
    assert all("near" not in found.reason for found in areas)
    assert provisions == ()


def test_vectors_have_length_one_and_nothing_has_none():
    vectors = embed(["border control", "", "«»—", "border control"])
    assert vectors.shape == (4, SIZE)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0, 1], atol=1e-5)
    assert np.array_equal(vectors[0], vectors[3])
    assert embed([]).shape == (0, SIZE)


def test_what_means_something_near_lies_nearer():
    border, checks, soup = embed(["border control", "checks at the frontier", "a recipe for soup"])
    assert border @ checks > border @ soup
