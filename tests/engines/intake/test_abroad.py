"""What is read of sentences in French, Spanish, Portuguese, German, Russian and Arabic: kinds by turns of phrase, numbers in words."""

from decimal import Decimal

import pytest

from headway.engines.intake.abroad import kinds_abroad, numbers_abroad
from headway.engines.intake.national import find_offices
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text
from headway.foundation.language.words import folded


@pytest.mark.parametrize(
    ("language", "kind", "sentence"),
    [
        ("fr", "recommendation", "La délégation recommande au Gouvernement de former davantage de juges."),
        ("fr", "measure", "Les autorités ont mis en place une cellule de suivi."),
        ("fr", "threat", "Des groupes armés menacent les villages du nord."),
        ("fr", "threat", "Une attaque meurtrière a frappé le marché en mai."),
        ("fr", "measure", "À cette menace, le Gouvernement apporte une réponse globale."),
        ("fr", "commitment", "Le ministre a assuré la délégation que ses services répondront."),
        ("fr", "recommendation", "Il faut donner une perspective aux jeunes, selon la cheffe de la délégation."),
        ("fr", "threat", "Le pays est menacé par ce qui se passe chez ses voisins."),
        ("es", "recommendation", "También pidieron al Gobierno reformar el sistema penal."),
        ("es", "recommendation", "El Gobierno, señaló el experto, debe intervenir."),
        ("es", "commitment", "Estamos comprometidos con las reformas."),
        ("fr", "commitment", "Le Ministre a réaffirmé l'engagement de son pays."),
        ("es", "recommendation", "Los expertos recomiendan al Gobierno revisar la ley."),
        ("es", "measure", "El país ha creado una unidad especial."),
        ("pt", "recommendation", "A equipe recomendou ao país reforçar a supervisão."),
        ("de", "recommendation", "Das Team empfiehlt der Behörde mehr Personal."),
        ("ru", "recommendation", "Делегация рекомендовала властям обновить закон."),
        ("ru", "commitment", "Министр подтвердил приверженность сотрудничеству."),
        ("ar", "recommendation", "أوصى الفريق الحكومة بمراجعة القانون."),
    ],
)
def test_a_turn_of_phrase_tells_a_kind_and_says_so(language, kind, sentence):
    (judged,) = kinds_abroad(folded(sentence), language)

    assert judged.kind == kind
    assert judged.reasons[0].startswith("says “")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le Conseil de sécurité a adopté cette résolution en 2001."),
        ("es", "La delegación se reunió con los ministros."),
        ("nl", "De delegatie beveelt aan de wet te herzien."),
    ],
)
def test_what_another_did_what_tells_nothing_and_languages_without_a_table_are_left(language, sentence):
    assert kinds_abroad(folded(sentence), language) == ()


def test_numbers_in_words_count_people_and_not_days():
    counted = list(numbers_abroad(folded("Onze experts ont passé cinq jours dans quatre provinces."), "fr"))

    assert [value for *_, value in counted] == [Decimal(11), Decimal(4)]


def test_a_french_item_proposes_its_recommendation_with_its_passage():
    text = (
        "Visite de la DECT au Sénégal\n\nUne délégation de la Direction exécutive du Comité contre le terrorisme a effectué une visite au "
        "Sénégal du 3 au 7 juin 2019.\n\nLa délégation recommande aux autorités de former davantage de juges."
    )

    (told,) = propose(read_text(text)).observations

    assert (told.kind, told.voice.who, told.voice.inferred) == ("recommendation", "CTED", True)
    assert text[told.start : told.end] == "La délégation recommande aux autorités de former davantage de juges."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Beteiligt war das Bundesamt für Justiz (BfJ).", ["Bundesamt für Justiz (BfJ)"]),
        ("руководители Министерства национальной безопасности", ["Министерства национальной безопасности"]),
        ("el Consejo de Seguridad Nuclear y el Consejo de Seguridad", ["Consejo de Seguridad Nuclear"]),
        ("التقى الوفد النيابة العامة", ["النيابة العامة"]),
    ],
)
def test_national_bodies_are_known_by_their_form_in_other_languages(text, names):
    assert [office.name for office in find_offices(text)] == names
