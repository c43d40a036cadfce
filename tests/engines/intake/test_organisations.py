"""Organisations that a list knows, by name and acronym."""

import pytest

from headway.engines.intake.known_bodies import known_organisations
from headway.engines.intake.organisations import find_known
from headway.foundation.language.words import folded


def names(text):
    return [named.known.name for named in find_known(text, folded(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Counter-Terrorism Committee Executive Directorate (CTED)", ["CTED", "CTED"]),
        ("the Counterterrorism Committee Executive Directorate", ["CTED"]),
        ("the Executive Directorate of the Counter-Terrorism Committee", ["CTED"]),
        ("the Counter-Terrorism Committee", ["CTC"]),
        ("the United Nations Office on Drugs and Crime (UNODC)", ["UNODC", "UNODC"]),
        ("the UN Office on Drugs and Crime", ["UNODC"]),
        ("INTERPOL and Interpol", ["INTERPOL", "INTERPOL"]),
        ("the International Criminal Police Organization", ["INTERPOL"]),
        ("the International Organisation for Migration", ["IOM"]),
        ("the International Civil Aviation Organization", ["ICAO"]),
        ("the World Customs Organisation (WCO)", ["WCO", "WCO"]),
        ("the Organization for Security and Cooperation in Europe", ["OSCE"]),
        ("the Financial Action Task Force, MONEYVAL, GIABA and ESAAMLG", ["FATF", "MONEYVAL", "GIABA", "ESAAMLG"]),
        ("the Asia/Pacific Group on Money Laundering", ["APG"]),
        ("the Asia-Pacific Group on Money Laundering", ["APG"]),
        ("the Office of the United Nations High Commissioner for Human Rights", ["OHCHR"]),
        ("the World Organisation for Animal Health (OIE)", ["World Organisation for Animal Health", "World Organisation for Animal Health"]),
        ("the Analytical Support and Sanctions Monitoring Team", ["1267 Monitoring Team"]),
        ("the 1267 Monitoring Team", ["1267 Monitoring Team"]),
        ("the Working Group on Arbitrary Detention", ["WGAD"]),
        ("the Working Group on Enforced or Involuntary Disappearances", ["WGEID"]),
        ("the Security Council Committee on South Sudan", ["Security Council Committee on South Sudan"]),
        ("the Security Council Committee on Al-Qaida and the Taliban", ["1267 Committee"]),
        ("المقرر الخاص للأمم المتحدة المعني بحقوق الإنسان ومكافحة الإرهاب", ["Special Rapporteur on counter-terrorism and human rights"]),
        ("ADB, APG, GIABA, UNOWAS, UNOCA, MONEYVAL, CTITF, OSCE, Europol, IMO, WCO", ["ADB", "APG", "GIABA", "UNOWAS", "UNOCA", "MONEYVAL", "CTITF", "OSCE", "Europol", "IMO", "WCO"]),
        ("the World Bank, the European Commission, UN Women, UNDP and OHCHR", ["World Bank", "European Commission", "UN Women", "UNDP", "OHCHR"]),
        ("the 1540 Committee and the Asia/Pacific Group on Money Laundering", ["1540 Committee", "APG"]),
        ("the Special Rapporteur on human rights and counter-terrorism", ["Special Rapporteur on counter-terrorism and human rights"]),
        ("the International Atomic Energy Agency and its IRRS mission", ["IAEA", "IAEA"]),
        ("the African Union, the World Bank and the International Monetary Fund", ["African Union", "World Bank", "IMF"]),
        ("the Anti-Terrorist Centre of the Commonwealth of Independent States", ["CIS-ATC"]),
        ("l’ONUDC et la Direction exécutive du Comité contre le terrorisme", ["UNODC", "CTED"]),
        ("el Comité contra el Terrorismo", ["CTC"]),
        ("Интерпола и МАГАТЭ", ["INTERPOL", "IAEA"]),
    ],
)  # fmt: skip
def test_a_known_organisation_is_named_by_its_short_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "who came, and whoever",
        "the au pair",
        "an undpaid bill",
        "the committee and the directorate",
        "icaos and wcox",
        "imf",
    ],
)
def test_small_letters_and_parts_of_words_name_nothing(text):
    assert names(text) == []


def test_the_longest_name_is_taken_and_none_inside_it():
    text = "the United Nations Security Council Counter-Terrorism Committee Executive Directorate"
    (named,) = find_known(text, folded(text))

    assert named.known.name == "CTED"


@pytest.mark.parametrize("name", ["CTED", "CTC", "IAEA", "WGAD", "FATF", "MONEYVAL", "UNODC", "WHO"])
def test_bodies_that_send_missions_are_marked(name):
    assert known_organisations()[name].visiting
