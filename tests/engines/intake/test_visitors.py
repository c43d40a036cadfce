"""Who visits: the body, for whom, and which organisations have members in the delegation."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

CTED = "The Counter-Terrorism Committee Executive Directorate (CTED) visited Orsania from 3 to 6 May 2016. "
OWN = {"CTED"}


def told(text):
    return as_json(propose(read_text(f"Visit to Orsania\n\n{text}\n")))


def came(text):
    return set(told(text)["delegation_organisations"])


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("The delegation comprised experts from INTERPOL, UNODC and the World Customs Organization (WCO).", {"INTERPOL", "UNODC", "WCO"}),
        ("The team included representatives of the IMF, the World Bank and the African Union.", {"IMF", "World Bank", "African Union"}),
        ("It was joined by an expert of the International Organization for Migration (IOM).", {"IOM"}),
        ("CTED was joined by experts from INTERPOL and the Office of Counter-Terrorism.", {"INTERPOL", "UNOCT"}),
        ("CTED was accompanied by ICAO, the OSCE and a representative of UN Women.", {"ICAO", "OSCE", "UN Women"}),
        ("The visit was conducted together with experts from the Asia/Pacific Group on Money Laundering (APG).", {"APG"}),
        ("Also taking part was an expert of the International Maritime Organization.", {"IMO"}),
        ("Also participating in the mission were UNDP and the Organization of American States.", {"UNDP", "OAS"}),
        ("Representatives of the 1267 Monitoring Team and INTERPOL took part.", {"1267 Monitoring Team", "INTERPOL"}),
        ("Experts of UNODC and Europol also participated in the visit.", {"UNODC", "Europol"}),
        ("INTERPOL, IOM and WCO contributed to the mission.", {"INTERPOL", "IOM", "WCO"}),
        ("The delegation was composed of nine experts, drawn from UNODC, FATF and MENAFATF.", {"UNODC", "FATF", "MENAFATF"}),
        ("The delegation, made up of staff of CTED and of the Office of the United Nations High Commissioner for Human Rights, met judges.", {"OHCHR"}),
        ("The experts, representing CTED, IMO and UNODC, spent the week in the capital.", {"IMO", "UNODC"}),
        ("The delegation consisted of Ms. Ana Lo and Mr. Jon Ask, and was accompanied by staff of OHCHR.", {"OHCHR"}),
        ("The visit took place with the participation of the Council of Europe and Europol.", {"Council of Europe", "Europol"}),
        ("Partner organizations taking part are UNODC and IOM.", {"UNODC", "IOM"}),
        ("Other experts came from IOM and from the GCERF.", {"IOM", "GCERF"}),
        ("Also on board were colleagues from the International Monetary Fund and GAFILAT.", {"IMF", "GAFILAT"}),
        ("The delegation met with UNDP, UNHCR and the European Union Delegation.", set()),
        ("Meetings were held with the Resident Coordinator, UNICEF and the World Bank.", set()),
        ("The team discussed the INTERPOL databases and the recommendations of the FATF.", set()),
        ("The experts, representing CTED and IOM, came to assess the implementation of Security Council resolution 2341 (2017).", {"IOM"}),
        ("The delegation praised the cooperation of Orsania with Europol and the OSCE.", set()),
        ("UNODC runs a prison programme in the country.", set()),
        ("The project is funded by the European Union and implemented by UNODC.", set()),
        ("Orsania is a member of MONEYVAL and of the Egmont Group.", set()),
        ("Besides CTED experts, a member of the Expert Group of the Security Council “1540 Committee” was part of the delegation, as was Europol.", {"1540 Committee", "Europol"}),
        ("The delegation included a member of the Group of Experts assisting the 1540 Committee and an expert of the 1267 Sanctions Committee Monitoring Team.", {"1540 Committee", "1267 Monitoring Team"}),
        ("The delegation included representatives of the 1267/1989/2253 Committee's Analytical Support and Sanctions Monitoring Team and of IOM.", {"1267 Monitoring Team", "IOM"}),
        ("It was joined by the Monitoring Team of the ISIL (Da’esh) and Al-Qaida Sanctions Committee, as well as by the Council of Europe.", {"1267 Monitoring Team", "Council of Europe"}),
        ("The delegation included experts of the Al-Qaida/Taliban Sanctions Monitoring Team and the International Maritime Organization.", {"1267 Monitoring Team", "IMO"}),
        ("Accompanying CTED were experts from the Standing Police Capacity of the United Nations Department of Peace Operations.", {"United Nations Department of Peace Operations"}),
        ("The team drew on the expertise of the Task Force on Money Laundering in Central Africa.", {"Task Force on Money Laundering in Central Africa"}),
        ("The team drew on the expertise of the Caribbean Financial Action Task Force (CFATF) and of GIABA.", {"CFATF", "GIABA"}),
        ("The delegation included the Middle East & North Africa Financial Action Task Force (MENAFATF) and the Intergovernmental Action Group against Money-Laundering in West Africa.", {"MENAFATF", "GIABA"}),
        ("Representing partner organizations were the Universal Postal Union and the International Air Transport Association.", {"Universal Postal Union", "International Air Transport Association"}),
        ("Also on the team: the Office of the United Nations High Commissioner for Human Rights and UN-Women.", {"OHCHR", "UN Women"}),
        ("UNODC, IOM and INTERPOL experts formed part of the assessment team.", {"UNODC", "IOM", "INTERPOL"}),
        ("The visiting experts represented CTED, UNHCR, and the Organization for the Prohibition of Chemical Weapons.", {"UNHCR", "Organization for the Prohibition of Chemical Weapons"}),
        ("Regional and international organizations also sent experts: UNODC, IOM, and the Council of Europe.", {"UNODC", "IOM", "Council of Europe"}),
        ("It led a delegation in which there were representatives of the Analytical Support and Sanctions Monitoring Team pursuant to resolutions 1526 (2004) and 2253 (2015) concerning ISIL (Da’esh), Al-Qaida and the Taliban and associated individuals and entities; INTERPOL; and the Terrorism Prevention Branch of the United Nations Office on Drugs and Crime (UNODC/TPB).", {"1267 Monitoring Team", "INTERPOL", "UNODC"}),
        ("Representatives of the Office of the United Nations Resident Coordinator facilitated the visit.", set()),
        ("The evaluation by the team is based on FATF’s 40 recommendations.", set()),
        ("CTED has since 2005 completed 65 visits to Member States, including all 10 members of the Association of Southeast Asian Nations (ASEAN).", set()),
    ],
)  # fmt: skip
def test_those_who_came_are_told_from_those_who_were_met(sentence, others):
    assert came(CTED + sentence) == OWN | others


def test_the_directorate_came_where_its_head_alone_did():
    text = (
        "The Executive Director of the Counter-Terrorism Committee, Ms. Ana Lo, visited Orsania from 3 to 6 May 2016."
    )
    assert (told(text)["body"], came(text)) == ("CTED", OWN)


def test_experts_of_the_human_rights_council_go_by_the_name_of_their_mandate():
    text = "The UN Working Group on the issue of human rights and transnational corporations and other business enterprises visited Orsania in May 2016."
    assert came(text) == {
        "Working Group on the issue of human rights and transnational corporations and other business enterprises"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A joint UNODC-CTED mission travelled to Orsania on 4 and 5 February 2014.", {"CTED", "UNODC"}),
        ("CTED, INTERPOL and UNODC visited Orsania in March 2015.", {"CTED", "INTERPOL", "UNODC"}),
        ("Assessors from the FATF and MENAFATF Secretariats and the IMF completed their on-site visit to Orsania on 1 July 2020.", {"FATF", "MENAFATF", "IMF"}),
        ("A team of international experts led by the World Health Organization (WHO), and including members from the FAO and the World Organisation for Animal Health (OIE), visited Orsania in May 2018.", {"WHO", "FAO", "World Organisation for Animal Health"}),
        ("Une délégation de la Direction exécutive du Comité contre le terrorisme, accompagnée d’experts de l’ONUDC et d’INTERPOL, a effectué une visite en Orsanie et à Orsania du 3 au 6 avril 2017.", {"CTED", "UNODC", "INTERPOL"}),
        ("Del 12 al 15 de agosto de 2014, la Dirección Ejecutiva del Comité contra el Terrorismo realizó una visita a Orsania. La delegación estuvo integrada por expertos de la OEA y la INTERPOL.", {"CTED", "OAS", "INTERPOL"}),
        ("The Chair of the Committee led a CTC delegation to Orsania on 3 May 2016, with CTED.", {"CTC", "CTED"}),
        ("An IAEA team visited Orsania on 3 May 2016 and met the ICRC.", {"IAEA"}),
        ("An imPACT mission to Orsania was carried out on 3 May 2016 by experts nominated by the IAEA and the WHO.", {"IAEA", "WHO"}),
        ("ИДКТК провел с 10 по 13 октября 2017 года визит в Казахстан. В делегацию вошли представители УНП ООН, ОБСЕ и Интерпола.", {"CTED", "UNODC", "OSCE", "INTERPOL"}),
        ("INTERPOL, ICAO and the Inter-American Committee against Terrorism (CICTE) accompanied CTED on its visit to Orsania on 3 May 2016.", {"CTED", "INTERPOL", "ICAO", "CICTE"}),
    ],
)  # fmt: skip
def test_those_named_in_one_breath_with_the_visitor_came(text, expected):
    assert came(text) == expected


@pytest.mark.parametrize(
    ("text", "body", "behalf"),
    [
        ("On behalf of the Counter-Terrorism Committee, CTED visited Orsania on 3 and 4 May 2016.", "CTED", "CTC"),
        ("CTED conducted, on behalf of the Counter-Terrorism Committee, an assessment visit to Orsania in May 2016.", "CTED", "CTC"),
        ("The Committee's Executive Directorate visited Orsania in May 2016 and met the IAEA office.", "CTED", None),
        ("The Counter-Terrorism Committee visited Orsania from 3 to 5 May 2016.", "CTC", None),
        ("An IAEA team of experts completed a mission to Orsania on 3 May 2016.", "IAEA", None),
        ("A MONEYVAL team visited Orsania in May 2016. CTED was not part of it.", "MONEYVAL", None),
        ("The UN Working Group on Arbitrary Detention visited Orsania from 3 to 12 May 2016.", "WGAD", None),
        ("The Subcommittee on Prevention of Torture (SPT) concluded its visit to Orsania on 3 May 2016.", "SPT", None),
        ("The Special Rapporteur on the promotion and protection of human rights and fundamental freedoms while countering terrorism visited Orsania in May 2016.", "Special Rapporteur on counter-terrorism and human rights", None),
        ("The World Health Organization led a Joint External Evaluation mission to Orsania in May 2016.", "WHO", None),
        ("A GIABA delegation arrived in Orsania on 3 May 2016 for a visit.", "GIABA", None),
        ("The Ambassador took the Security Council Committee on South Sudan to Orsania for a visit from 3 to 5 May 2016.", "Security Council Committee on South Sudan", None),
        ("The Special Rapporteur on extrajudicial killings visited Orsania in May 2016.", "Special Rapporteur on extrajudicial killings", None),
        ("The Special Rapporteur on the protection of rights in the context of countering terrorism, the OHCHR said, visited Orsania in May 2016.", "Special Rapporteur on counter-terrorism and human rights", None),
        ("A UNHCR team visited Orsania from 3 to 5 May 2016.", "UNHCR", None),
        ("The experts met UNHCR during their visit to Orsania in May 2016.", None, None),
        ("Nothing was visited here.", None, None),
    ],
)  # fmt: skip
def test_the_visiting_body_and_for_whom(text, body, behalf):
    found = told(text)

    assert (found["body"], found["on_behalf_of"]) == (body, behalf)


def test_a_body_whose_databases_are_asked_for_often_is_not_the_one_that_visits():
    asks = "\n\n".join(f"{n}. Orsania should connect post {n} to the databases of INTERPOL." for n in range(1, 15))
    text = (
        f"Report of the Counter-Terrorism Committee Executive Directorate on its visit to Orsania, May 2002\n\n{asks}"
    )

    assert propose(read_text(text)).entities.body == "CTED"


@pytest.mark.parametrize(
    "sentence",
    [
        "1. ينبغي للحكومة أن تربط جميع المراكز بقاعدة INTERPOL I-24/7 قبل 31/12/2019.",
        "1. ينبغي للحكومة أن تربط جميع المراكز بقاعدة بيانات الإنتربول.",
        "The Government should connect all border posts to the databases of INTERPOL.",
        "The Government should connect all border posts to INTERPOL databases.",
    ],
)
def test_a_body_whose_databases_alone_are_named_is_not_the_visitor(sentence):
    text = f"تقرير الزيارة إلى أورسانيا 12-16 March 2018\n\n{sentence}\n"

    assert propose(read_text(text)).entities.body is None
