"""A law and its translation in two files are paired by a person and read article by article."""

import pytest

from headway.engines.intake.sources import take_in
from headway.engines.intake.taking.translations import (
    article_in_translation,
    beside,
    pair_translation,
    pairings,
    take_apart,
)
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db
ENGLISH = """Criminal Code

Article 1. Scope

This Code applies to every offence committed in the territory of the Republic.

Article 2. Financing

Whoever collects funds in order to commit an act of terrorism shall be punished.

Article 3. Entry into force

This Code enters into force on 1 January 2015.
"""
FRENCH = """Code pénal

Article 1. Champ d'application

Le présent code s'applique à toute infraction commise sur le territoire de la République.

Article 2. Financement

Quiconque collecte des fonds en vue de commettre un acte de terrorisme est puni.

Article 4. Abrogation

Le code précédent est abrogé à la date de publication du présent code.
"""


def a_law(text, name, **given):
    draft = make.Source(type="document", document_kind="law", title=name, dated="2014", **make.sight(**given))
    return take_in(draft, text.encode(), name=f"{name}.txt", actor=make.SYSTEM, at=make.NOW)[0]


def test_articles_stand_beside_each_other_and_those_that_one_file_lacks_are_told():
    pairs = beside(a_law(ENGLISH, "Criminal Code"), a_law(FRENCH, "Code penal"))

    assert [(pair.number, pair.original is not None, pair.translation is not None) for pair in pairs] == [
        ("1", True, True),
        ("2", True, True),
        ("3", True, False),
        ("4", False, True),
    ]
    assert pairs[1].original.text.endswith("shall be punished.")
    assert pairs[1].translation.text.endswith("est puni.")


def test_once_paired_an_article_shows_the_other_file_s_from_either_side_until_they_are_taken_apart():
    english, french, lead = a_law(ENGLISH, "Criminal Code"), a_law(FRENCH, "Code penal"), make.a_lead()
    row = pair_translation(english, french, actor=lead, at=make.NOW)

    other, language, side = article_in_translation(english, "2", lead)
    assert (other, language) == (french, "fr")
    assert side.text.startswith("Quiconque")
    assert article_in_translation(french, "2", lead)[2].text.startswith("Whoever")

    take_apart(row, actor=lead, at=make.NOW)
    assert article_in_translation(english, "2", lead) is None
    assert pairings(english, lead) == []


def test_a_pairing_is_never_wider_than_either_file_and_said_once():
    english = a_law(ENGLISH, "Criminal Code", audience="public")
    french = a_law(FRENCH, "Code penal")
    lead = make.a_lead()

    first, again = (pair_translation(english, french, actor=lead, at=make.NOW) for _ in range(2))

    assert (first, first.audience) == (again, "body")
    assert pairings(english, make.a_focal_point()) == []


@pytest.mark.parametrize(("who", "why"), [(make.a_focal_point, "your own organisation"), (make.a_lead, "of itself")])
def test_nobody_pairs_what_others_hold_or_a_file_with_itself(who, why):
    english, french = a_law(ENGLISH, "Criminal Code", audience="public"), a_law(FRENCH, "Code penal", audience="public")

    with pytest.raises(NotAllowed, match=why):
        pair_translation(english, english if "itself" in why else french, actor=who(), at=make.NOW)
