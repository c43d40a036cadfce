"""National bodies, also those in no list, by the shape of their names."""

import pytest

from headway.engines.intake.national import find_offices
from headway.engines.intake.organisations import find_known
from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text
from headway.foundation.language.words import folded


def offices(text):
    known = [(named.start, named.end) for named in find_known(text, folded(text))]
    return find_offices(text, known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They met the Ministry of Foreign Affairs, the Ministry of Justice and the Ministry of Health.",
            ["Ministry of Foreign Affairs", "Ministry of Justice", "Ministry of Health"],
        ),
        ("the Youth Department of the Ministry of Justice", ["Youth Department", "Ministry of Justice"]),
        (
            "officials of the Ministry of Labour and Social Protection and of the Committee on Religions",
            ["Ministry of Labour and Social Protection", "Committee on Religions"],
        ),
        ("the Orsania News Agency reports", []),
        (
            "officials of the Ministries of Defence, Finance and Home Affairs",
            ["Ministry of Defence", "Ministry of Finance", "Ministry of Home Affairs"],
        ),
        (
            "the Ministries of Foreign Affairs, of the Interior, and of Justice",
            ["Ministry of Foreign Affairs", "Ministry of the Interior", "Ministry of Justice"],
        ),
        (
            "the Ministries of Interior; Justice; and Islamic Affairs",
            ["Ministry of Interior", "Ministry of Justice", "Ministry of Islamic Affairs"],
        ),
        ("the 911 Emergency System and the 112 Emergency Centre", ["911 Emergency System", "112 Emergency Centre"]),
        ("the University of Norway and the University of Oxbridge", ["University of Norway"]),
        (
            "its Forensic Science Laboratory and the Provincial Sanitary and Epidemiological Station",
            ["Forensic Science Laboratory", "Provincial Sanitary and Epidemiological Station"],
        ),
        (
            "the National Disarmament, Demobilization and Reintegration Committee",
            ["National Disarmament, Demobilization and Reintegration Committee"],
        ),
        (
            "the National Centre for Hygiene in Public Schools (CHPS)",
            ["National Centre for Hygiene in Public Schools (CHPS)"],
        ),
        (
            "experts of the Financial Action Task Force (FATF) and the Task Force on Money Laundering in Central Africa",
            [],
        ),
        ("the Foreign, Interior and Justice Ministries", ["Foreign Ministry", "Interior Ministry", "Justice Ministry"]),
        (
            "the Ministry of Justice and Human Rights and the Ministry of Interior and Local Government",
            ["Ministry of Justice and Human Rights", "Ministry of Interior and Local Government"],
        ),
        ("the Ministry of Economy, Trade and Industry", ["Ministry of Economy, Trade and Industry"]),
        (
            "the Ministry of Labour, Invalids and Social Affairs welcomed",
            ["Ministry of Labour, Invalids and Social Affairs"],
        ),
        (
            "the State Committee on Work with Religious Associations and the Civil Aviation Authority",
            ["State Committee on Work with Religious Associations", "Civil Aviation Authority"],
        ),
        (
            "the National Agency for the Prohibition of Trafficking in Persons (NAPTIP) and the Department of State Services (DSS)",
            [
                "National Agency for the Prohibition of Trafficking in Persons (NAPTIP)",
                "Department of State Services (DSS)",
            ],
        ),
        (
            "the Attorney General’s Office, the Attorney General's Chambers and the Office of the Prosecutor General",
            ["Attorney General's Office", "Attorney General's Chambers", "Office of the Prosecutor General"],
        ),
        ("the Office of the Director of Public Prosecutions", ["Office of the Director of Public Prosecutions"]),
        ("the Office of the National Security Adviser", ["Office of the National Security Adviser"]),
        (
            "the Directorate General for the Execution of Sentences",
            ["Directorate General for the Execution of Sentences"],
        ),
        (
            "the General Directorate of Customs and the Directorate-General for Home Affairs",
            ["General Directorate of Customs", "Directorate-General for Home Affairs"],
        ),
        ("the National Preventive Mechanism", ["National Preventive Mechanism"]),
        (
            "the Supreme Court, the Court of Appeal and the Special Tribunal for Organized Crime",
            ["Supreme Court", "Court of Appeal", "Special Tribunal for Organized Crime"],
        ),
        (
            "the Criminal Police, the Border Guard Service and the Armed Forces",
            ["Criminal Police", "Border Guard Service", "Armed Forces"],
        ),
        (
            "the Centre for the Fight against Terrorism and the Anti-Terrorism Unit of the Federal Police",
            ["Centre for the Fight against Terrorism", "Anti-Terrorism Unit of the Federal Police"],
        ),
        (
            "the Financial Transactions Reports Analysis Centre (FINTRA)",
            ["Financial Transactions Reports Analysis Centre (FINTRA)"],
        ),
        ("the Central Bank of Orsania and the Bank of Velland", ["Central Bank of Orsania", "Bank of Velland"]),
        ("the Ministry for Europe and Foreign Affairs", ["Ministry for Europe and Foreign Affairs"]),
        (
            "Ministry of Interior officials and Ministry of Defence staff attended.",
            ["Ministry of Interior", "Ministry of Defence"],
        ),
        (
            "the Parliament, the Ombudsman and the Human Rights Commission",
            ["Parliament", "Ombudsman", "Human Rights Commission"],
        ),
        ("several ministries and other relevant agencies", []),
        ("the Government, airports and the central prison", []),
        ("the Security Council, the General Assembly, the Human Rights Council and the European Commission", []),
        ("the Counter-Terrorism Committee and its Executive Directorate", []),
        ("the United Nations Office on Drugs and Crime and the International Organization for Migration", []),
        ("the Minister of Justice and the Attorney General", []),
        ("the Royal Vellandic Police Force", ["Royal Vellandic Police Force"]),
        ("the Directorate of Criminal Investigations", ["Directorate of Criminal Investigations"]),
        ("the Prime Minister’s Office and the President's Office", ["Prime Minister's Office", "President's Office"]),
        (
            "the National Committee for the Coordination of the Fight against Terrorism",
            ["National Committee for the Coordination of the Fight against Terrorism"],
        ),
        (
            "the Inter-Ministerial Council on Preventing Violent Extremism",
            ["Inter-Ministerial Council on Preventing Violent Extremism"],
        ),
        ("the High Council of the Judiciary", ["High Council of the Judiciary"]),
        ("the Immigration and Naturalization Department", ["Immigration and Naturalization Department"]),
        (
            "the Customs and Excise Department, the Drug Law Enforcement Agency",
            ["Customs and Excise Department", "Drug Law Enforcement Agency"],
        ),
        ("the Federal Office for Migration and Refugees", ["Federal Office for Migration and Refugees"]),
        ("the Security and Intelligence Service", ["Security and Intelligence Service"]),
        (
            "the Air Accident Investigation Bureau; the Port Authority; the Navy",
            ["Air Accident Investigation Bureau", "Port Authority"],
        ),
        (
            "le ministère de l’Intérieur et la Direction générale de la sûreté nationale",
            ["ministère de l'Intérieur", "Direction générale de la sûreté nationale"],
        ),
        (
            "el Ministerio del Interior y la Fiscalía General de la Nación",
            ["Ministerio del Interior", "Fiscalía General de la Nación"],
        ),
        (
            "la Cellule nationale de traitement des informations financières et la Police nationale",
            ["Cellule nationale de traitement des informations financières", "Police nationale"],
        ),
        (
            "del Ministerio de Relaciones Exteriores, del Ministerio del Interior y de la Fiscalía General",
            ["Ministerio de Relaciones Exteriores", "Ministerio del Interior", "Fiscalía General"],
        ),
        (
            "the State Service for Financial Intelligence under the Government",
            ["State Service for Financial Intelligence"],
        ),
        (
            "The Anti-Terrorism Centre of the State Security Committee briefed them.",
            ["Anti-Terrorism Centre of the State Security Committee"],
        ),
        ("the Ministry of Islamic Affairs, Dawah and Guidance", ["Ministry of Islamic Affairs, Dawah and Guidance"]),
        (
            "the Ministry of Women, Children and Social Protection, and the Ministry of Education",
            ["Ministry of Women, Children and Social Protection", "Ministry of Education"],
        ),
        (
            "the National Intelligence Coordination Agency and the National Bureau of Investigation",
            ["National Intelligence Coordination Agency", "National Bureau of Investigation"],
        ),
        ("In Geneva, the Committee met; the Board of Governors decided.", []),
        ("The delegation visited the Reception Centre, the Detention Centre and the International Airport.", []),
        (
            "the National Coordinator for Counter-Terrorism and the Public Prosecution Service",
            ["Public Prosecution Service"],
        ),
        (
            "the Ministry of Foreign Affairs and European Integration of the Republic of Orsania",
            ["Ministry of Foreign Affairs and European Integration of the Republic of Orsania"],
        ),
        (
            "the Public Security Intelligence Agency and the National Police Agency on Monday",
            ["Public Security Intelligence Agency", "National Police Agency"],
        ),
        (
            "the Commission for the Prevention of Corruption and the Data Protection Authority",
            ["Commission for the Prevention of Corruption", "Data Protection Authority"],
        ),
        (
            "the Secretariat of the National Council for Security and Defence",
            ["Secretariat of the National Council for Security and Defence"],
        ),
        (
            "the Joint Terrorism Analysis Cell, the Passenger Information Unit and the National Central Bureau of INTERPOL",
            ["Joint Terrorism Analysis Cell", "Passenger Information Unit", "National Central Bureau"],
        ),
        (
            "Министерства внутренних дел и Генеральной прокуратуры",
            ["Министерства внутренних дел", "Генеральной прокуратуры"],
        ),
        (
            "с представителями Министерства образования и науки, Министерства юстиции и Службы государственной безопасности",
            ["Министерства образования и науки", "Министерства юстиции", "Службы государственной безопасности"],
        ),
        (
            "the ministry of foreign affairs and the ministry of interior",
            ["ministry of foreign affairs", "ministry of interior"],
        ),
        (
            "the Anti-Money-Laundering Authority; the Council for the Mass Media",
            ["Anti-Money-Laundering Authority", "Council for the Mass Media"],
        ),
        (
            "The Executive Office for Control and Non-Proliferation (EOCN)",
            ["Executive Office for Control and Non-Proliferation (EOCN)"],
        ),
        (
            "the Judicial Service Commission, the Bar Council and the Law Reform Commission",
            ["Judicial Service Commission", "Bar Council", "Law Reform Commission"],
        ),
        (
            "the Ministries of Justice, Interior and Decentralization, Islamic Affairs, and Fisheries and Maritime Economy",
            [
                "Ministry of Justice",
                "Ministry of Interior and Decentralization",
                "Ministry of Islamic Affairs",
                "Ministry of Fisheries and Maritime Economy",
            ],
        ),
        ("the Norwegian National Armed Forces", ["Norwegian National Armed Forces"]),
        ("the Dominican Republic's State Office for Borders", ["State Office for Borders"]),
        ("la Autoridad Regulatoria Nuclear", ["Autoridad Regulatoria Nuclear"]),
        ("هيئة حقوق الإنسان", ["هيئة حقوق الإنسان"]),
    ],
)
def test_bodies_are_named_as_in_the_text(text, expected):
    assert [office.name.replace("’", "'") for office in offices(text)] == expected


def test_initials_in_a_bracket_belong_to_the_name():
    (office,) = offices("the Financial Information Unit (FIU) of Orsania")

    assert (office.name, office.initials) == ("Financial Information Unit (FIU)", "FIU")


def test_the_owner_of_a_body_is_not_in_its_name():
    (office,) = offices("Orsania's Ministry of Justice answered.")

    assert office.name == "Ministry of Justice"


@pytest.mark.parametrize(
    "line", ["Ministry of " * 2_000, "State " * 4_000 + "Committee", "A, B and " * 3_000 + "Ministries"]
)
def test_a_long_run_of_capitals_is_read_once(line):
    assert len(offices(line)) <= 2_000


def test_a_ministry_named_in_two_ways_is_told_once():
    text = "CTED visited Namibia from 3 to 6 May 2016. It met Namibia's Foreign Ministry and the Ministry of Justice. The Namibia Foreign Affairs Ministry thanked it.\n"
    assert as_json(propose(read_text(text)))["national_organisations"] == ["Foreign Ministry", "Ministry of Justice"]


def test_a_name_does_not_run_into_the_next_cell_of_its_row():
    row = "1\tAdopt a law.\tMinistry of Justice\tHigh\n2\tTrain officers.\tCounter Terrorism\tPolice Service\tMedium"

    assert [office.name for office in find_offices(row)] == ["Ministry of Justice", "Police Service"]
