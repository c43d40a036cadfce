"""Whose people came along, told without "accompanied by": by the people of a body and a word of coming along."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

OPENING = "Visit to Namibia\n\nThe Counter-Terrorism Committee Executive Directorate (CTED) visited Namibia from 3 to 6 May 2016. "


def came(sentence):
    return set(as_json(propose(read_text(f"{OPENING}{sentence}\n")))["delegation_organisations"]) - {"CTED"}


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Its members were drawn from CTED, UNODC and INTERPOL.", {"UNODC", "INTERPOL"}),
        ("Specialists seconded by INTERPOL and Europol strengthened the team.", {"INTERPOL", "Europol"}),
        ("Experts of UNODC, ICAO and INTERPOL travelled with the delegation.", {"UNODC", "ICAO", "INTERPOL"}),
        ("They came with experts of UNODC and INTERPOL.", {"UNODC", "INTERPOL"}),
        ("With CTED came experts from UNODC and from the IOM.", {"UNODC", "IOM"}),
        ("CTED brought with it experts from UNODC and IOM.", {"UNODC", "IOM"}),
        ("There were also experts from INTERPOL, IOM, and UNODC in the delegation.", {"INTERPOL", "IOM", "UNODC"}),
        ("The Office of Counter-Terrorism and UNODC sent experts.", {"UNOCT", "UNODC"}),
        ("UNODC and IOM each provided an expert.", {"UNODC", "IOM"}),
        ("INTERPOL, IOM, and UNODC were represented.", {"INTERPOL", "IOM", "UNODC"}),
        ("The following organizations participated in the visit: INTERPOL, UNODC, IOM and WCO.", {"INTERPOL", "UNODC", "IOM", "WCO"}),
        ("The visit was joint: CTED and the Monitoring Team took part in it.", {"1267 Monitoring Team"}),
        ("The delegation comprised experts from:\n\n- UNODC\n- INTERPOL\n- the International Organization for Migration", {"UNODC", "INTERPOL", "IOM"}),
        ("The team had 12 experts. INTERPOL, UNODC and IOM were among the bodies represented.", {"INTERPOL", "UNODC", "IOM"}),
        ("The delegation was large, with INTERPOL and UNODC on board.", {"INTERPOL", "UNODC"}),
        ("CTED's experts were joined by representatives of the United Nations Development Programme, UNODC and the IOM.", {"UNDP", "UNODC", "IOM"}),
        ("Besides its own experts, the delegation had experts of UNODC; the European Union Agency for Law Enforcement Training (CEPOL); and the Organization for Security and Cooperation in Europe (OSCE).", {"UNODC", "CEPOL", "OSCE"}),
        ("The visit benefited from the participation of UNODC, IOM and INTERPOL.", {"UNODC", "IOM", "INTERPOL"}),
        ("UNODC and IOM formed part of the delegation.", {"UNODC", "IOM"}),
        ("The delegation's experts belong to CTED, UNODC and IOM.", {"UNODC", "IOM"}),
        ("Eleven experts, of CTED, UNODC, IOM and INTERPOL, spent five days in the country.", {"UNODC", "IOM", "INTERPOL"}),
        ("The delegation (CTED, UNODC, IOM and INTERPOL) met the Minister of Justice.", {"UNODC", "IOM", "INTERPOL"}),
        ("The members of the team were Ms. Ana Lo (CTED), Mr. Jon Ask (UNODC) and Ms. Eva Roe (INTERPOL).", {"UNODC", "INTERPOL"}),
    ],
)  # fmt: skip
def test_those_whose_people_came_along_are_in_the_delegation(sentence, others):
    assert came(sentence) == others


@pytest.mark.parametrize(
    "sentence",
    [
        "The delegation also held meetings with experts from INTERPOL and civil society.",
        "The experts met representatives of UNODC, IOM and the European Union.",
        "At the closing meeting representatives of UNDP, UNODC and IOM were present.",
        "Officials were trained by experts of UNODC who came in spring.",
        "Its recommendations dealt with:\n\n- the databases of INTERPOL\n- the training offered by UNODC",
        "Technical assistance will be provided by UNODC and the IMO.",
        "The delegation had experts of its own; it spoke of a programme with UNODC; INTERPOL trains the police.",
        "Namibia signed an agreement with INTERPOL and joined the Global Initiative to Combat Nuclear Terrorism.",
    ],
)
def test_those_who_are_met_or_who_help_otherwise_did_not_come(sentence):
    assert came(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        (
            "It was accompanied by experts of the Southern African Border Health Network and UNODC.",
            {"Southern African Border Health Network", "UNODC"},
        ),
        (
            "The team included experts of the United Nations Department of Safety and Security and IOM.",
            {"United Nations Department of Safety and Security", "IOM"},
        ),
        ("The delegation met the African Harbour Federation.", set()),
    ],
)
def test_a_body_that_no_list_has_goes_by_its_name(sentence, others):
    assert came(sentence) == others
