"""Who stands in the delegation where no verb of a list says so: by whom the sentence speaks of, unless it says the contrary."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

CTED = "The Counter-Terrorism Committee Executive Directorate (CTED) visited Orsania from 3 to 6 May 2016. "


def others(sentence, opening=CTED, title="Visit to Orsania"):
    told = as_json(propose(read_text(f"{title}\n\n{opening}{sentence}\n")))
    return set(told["delegation_organisations"]) - {"CTED"}


@pytest.mark.parametrize(
    ("sentence", "came"),
    [
        ("Next to CTED's own people the delegation numbered an expert each of UNODC and of the World Customs Organization (WCO).", {"UNODC", "WCO"}),
        ("At their side were specialists of several organizations, to wit the International Organization for Migration (IOM), UNESCO and Europol.", {"IOM", "UNESCO", "Europol"}),
        ("Apart from CTED staff there sat in it officials of INTERPOL, the African Union and GIABA.", {"INTERPOL", "African Union", "GIABA"}),
        ("CTED led the team, in which the FATF, MONEYVAL and the Council of Europe each had an expert.", {"FATF", "MONEYVAL", "Council of Europe"}),
        ("The visit was prepared and made in common by CTED, the United Nations Office on Drugs and Crime (UNODC) and the United Nations Counter-Terrorism Centre (UNCCT).", {"UNODC", "UNCCT"}),
        ("Around Ms. Lo, who headed the delegation, were experts of ICAO, IMO and the 1267 Monitoring Team.", {"ICAO", "IMO", "1267 Monitoring Team"}),
        ("Beyond CTED, four bodies had people in the team: UN Women, OHCHR, the OSCE and Eurojust.", {"UN Women", "OHCHR", "OSCE", "Eurojust"}),
        ("The members of the mission work for CTED, UNODC and the World Bank.", {"UNODC", "World Bank"}),
        ("CTED, together with the OSCE and IOM, met ninety officials.", {"OSCE", "IOM"}),
        ("The programme is run by several bodies; experts of UNODC and ICAO made the journey.", {"UNODC", "ICAO"}),
        ("The Coordinator of the 1267 Monitoring Team travelled with the delegation.", {"1267 Monitoring Team"}),
        ("Officers of the European Civil Aviation Conference took part in the mission.", {"European Civil Aviation Conference"}),
        ("Ten experts, among whom three of UNODC and one of INTERPOL, made the trip.", {"UNODC", "INTERPOL"}),
        ("In the delegation one found, as well as CTED, the Inter-American Committee against Terrorism of the Organization of American States (OAS-CICTE) and IOM.", {"OAS-CICTE", "IOM"}),
        ("Also of the party were the Financial Action Task Force of Latin America (GAFILAT) and the United Nations Al-Qaeda and ISIL Monitoring Team.", {"GAFILAT", "1267 Monitoring Team"}),
        ("Aux experts de la Direction exécutive s'ajoutaient des spécialistes de l'ONUDC et de l'Organisation internationale pour les migrations (OIM).", {"UNODC", "IOM"}),
        ("Junto a los expertos de la Dirección Ejecutiva viajaron especialistas de la OEA y de la INTERPOL en la delegación.", {"OAS", "INTERPOL"}),
        ("The delegation sat down with officials of UNDP, UNICEF and the European Union Delegation.", set()),
        ("Members of the team spoke to representatives of UNHCR and the ICRC.", set()),
        ("The experts were briefed by the World Bank and the IMF on the banks of the country.", set()),
        ("Part of the team's travel was paid for by the European Union and by UNODC.", set()),
        ("The delegation measured the airport by the standards of ICAO and the border by those of the WCO.", set()),
        ("The experts learned that Orsania is a member of INTERPOL, GIABA and the African Union.", set()),
        ("The team heard that officials of INTERPOL and UNODC had trained the police in 2014.", set()),
        ("The delegation asked about cooperation with Europol and about the assistance that UNODC gives.", set()),
        ("Later this year a mission of the IMF and the World Bank is to come.", set()),
        ("The experts visited the offices of UNICEF and UNDP in the capital.", set()),
        ("The recommendations of the team will be shared with UNODC, UNOCT and other partners that give assistance.", set()),
        ("In 2011 a delegation of the FATF and the IMF had come to look at the banks.", set()),
    ],
)  # fmt: skip
def test_a_list_stands_in_the_delegation_unless_it_is_said_not_to(sentence, came):
    assert others(sentence) == came


@pytest.mark.parametrize(
    ("sentence", "came"),
    [
        ("To CTED's team belonged one specialist each from ICAO, Europol and the World Bank.", {"Europol", "ICAO", "World Bank"}),
        ("Five of the fourteen travellers were seconded by UNODC, IOM and INTERPOL.", {"INTERPOL", "IOM", "UNODC"}),
        ("Under the lead of CTED, officials of the African Union, of the IMF and of UNICEF took their place in the delegation.", {"African Union", "IMF", "UNICEF"}),
        ("The group that arrived on Monday united CTED, FATF and MONEYVAL under one roof.", {"FATF", "MONEYVAL"}),
        ("UNODC and the OSCE lent the mission their specialists.", {"OSCE", "UNODC"}),
        ("Its ranks were swelled by staff of UN Women and OHCHR.", {"OHCHR", "UN Women"}),
        ("The mission was a shared one of CTED and UNOCT.", {"UNOCT"}),
        ("Beyond the Directorate, the party counted people of the WCO and Frontex.", {"Frontex", "WCO"}),
        ("La délégation réunissait, autour de la Direction exécutive, l'ONUDC, INTERPOL et l'UNESCO.", {"INTERPOL", "UNESCO", "UNODC"}),
        ("En la misión estuvieron también especialistas de la OIM y de la OACI.", {"ICAO", "IOM"}),
        ("The delegation held a round of talks with UNDP, UNHCR and the World Food Programme.", set()),
        ("The team dined with ambassadors and with the heads of UNICEF and WHO in the country.", set()),
        ("Experts of the IMF, the delegation was told, had been there in 2013.", set()),
        ("The mission looked into how the country uses the databases of INTERPOL and Europol.", set()),
        ("The delegation referred the authorities to UNODC and IOM for help.", set()),
        ("The country's team at the African Union had prepared the visit.", set()),
        ("In the view of the experts Orsania should join Eurojust and the Council of Europe.", set()),
        ("The delegation took note of a report by the World Bank and UNDP.", set()),
        ("UNODC, IOM and UNICEF work in the country, the delegation noted.", set()),
        ("A mission of MONEYVAL and the IMF is foreseen for 2018.", set()),
    ],
)  # fmt: skip
def test_sentences_written_after_the_rule_are_told_too(sentence, came):
    assert others(sentence) == came
