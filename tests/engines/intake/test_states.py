"""States by their names in several languages; only the names are real, nothing is told of any State."""

import pytest

from headway.engines.intake.organisations import find_known
from headway.engines.intake.states import find_states
from headway.foundation.language.words import folded


def states(text, language="en"):
    plain = folded(text)
    taken = [(named.start, named.end) for named in find_known(text, plain)]
    return [mention.key for mention in find_states(text, plain, taken, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a visit to Orsania and Velland", ["XOR", "XVL"]),
        ("the Republic of Orsania", ["XOR"]),
        ("Orsanian authorities and Vellanders", ["XOR", "XVL"]),
        ("a visit to Türkiye", ["TUR"]),
        ("a visit to Turkey", ["TUR"]),
        ("Côte d’Ivoire and Cote d'Ivoire and the Ivory Coast", ["CIV", "CIV", "CIV"]),
        ("the Lao People’s Democratic Republic", ["LAO"]),
        ("the Democratic Republic of the Congo and the Republic of the Congo", ["COD", "COG"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
        ("Niger and Nigeria", ["NER", "NGA"]),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("the Republic of Korea and the Democratic People’s Republic of Korea", ["KOR", "PRK"]),
        ("the United States of America, the United States and the US", ["USA", "USA", "USA"]),
        ("the United Kingdom of Great Britain and Northern Ireland, the UK", ["GBR", "GBR"]),
        ("the United Arab Emirates (UAE)", ["ARE", "ARE"]),
        ("Bosnia and Herzegovina, North Macedonia", ["BIH", "MKD"]),
        ("the former Yugoslav Republic of Macedonia", ["MKD"]),
        ("the Islamic Republic of Iran, Viet Nam and Vietnam", ["IRN", "VNM", "VNM"]),
        ("the Russian Federation and Russia", ["RUS", "RUS"]),
        ("the Syrian Arab Republic and Syria", ["SYR", "SYR"]),
        ("the United Republic of Tanzania", ["TZA"]),
        ("the Plurinational State of Bolivia, the Bolivarian Republic of Venezuela", ["BOL", "VEN"]),
        ("the Kingdom of Saudi Arabia, Brunei Darussalam", ["SAU", "BRN"]),
        ("Cabo Verde and Cape Verde", ["CPV", "CPV"]),
        ("Eswatini, formerly Swaziland", ["SWZ", "SWZ"]),
        ("Trinidad and Tobago, Sao Tome and Principe", ["TTO", "STP"]),
        ("the Czech Republic and Czechia", ["CZE", "CZE"]),
        ("Timor-Leste, the Gambia, the Sudan and South Sudan", ["TLS", "GMB", "SDN", "SSD"]),
        ("the Republic of Moldova and the Maldives", ["MDA", "MDV"]),
        ("Kyrgyzstan and the Kyrgyz Republic", ["KGZ", "KGZ"]),
        ("an EU-Tunisia dialogue and non-Swiss nationals", ["TUN", "CHE"]),
    ],
)  # fmt: skip
def test_a_state_is_known_by_its_names(text, expected):
    assert states(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("une visite au Sénégal et en Côte d’Ivoire", "fr", ["SEN", "CIV"]),
        ("une visite en Tunisie, au Maroc et au Tchad", "fr", ["TUN", "MAR", "TCD"]),
        ("una visita a España y a la República Dominicana", "es", ["ESP", "DOM"]),
        ("una visita a México, Perú y Panamá", "es", ["MEX", "PER", "PAN"]),
        ("визит в Казахстан и Узбекистан", "ru", ["KAZ", "UZB"]),
        ("زيارة إلى تونس", "ar", ["TUN"]),
    ],
)
def test_a_state_is_known_in_other_languages(text, language, expected):
    assert states(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "in the Gulf of Guinea",
        "the Lake Chad Basin",
        "the Niger Delta",
        "the Madrid Guiding Principles, held in French",
        "us and them; it may turkey out",
        "the Organization of American States and Central American States",
        "Latin American experts",
        "it cost US$ 3 million",
        "Mr. Jordan and Ms. Chad Ask",
        "the Bank of America",
        "Atlanta, Georgia",
        "the Panama Papers",
        "oman and chad, in small letters",
        "Orsaniana and Velland-ish words like Malian1 or Malicious",
    ],
)
def test_what_only_looks_like_a_state_is_none(text):
    assert [code for code in states(text) if code != "XVL"] == []


def test_a_doubtful_name_follows_the_sure_one_beside_it():
    assert states("The Congo is large. Experts went to Kinshasa, in the Democratic Republic of the Congo.")[0] == "COD"


def test_a_mention_quotes_the_text_and_says_why():
    text = "They met Orsanian judges."
    (mention,) = find_states(text, folded(text))

    assert (text[mention.start : mention.end], mention.reason) == ("Orsanian", "adjective of the State")
