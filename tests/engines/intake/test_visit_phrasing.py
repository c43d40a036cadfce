"""The State visited, told in ways that name no "visit to" it, in several languages; and texts that only look like it."""

import pytest

from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


@pytest.mark.parametrize(
    ("states", "text"),
    [
        (
            ["NOR"],
            (
                "Norway's coordination council meets UN delegation\n\nA delegation of the Counter-Terrorism Committee Executive Directorate "
                "has had a meeting with the National Coordination Council at the Ministry of Justice."
            ),
        ),
        (
            ["NPL"],
            (
                "Ambassador explains new law\n\nThe members of the 1540 Committee, who had travelled to Kathmandu for three days, saw the "
                "customs on 4 May 2016. A law of Nepal on exports is in force since January."
            ),
        ),
        (
            ["PER"],
            (
                "Expert in prisons\n\nThe Special Rapporteur on torture, who is in Peru at present, spoke to inmates on Thursday.\n\n"
                "She arrived in the country on 4 May 2016 for an official visit, to which the Peruvian Government had invited her."
            ),
        ),
        (
            ["FJI"],
            (
                "Fiji's second mutual evaluation\n\nThe on-site phase was held by assessors of the Asia/Pacific Group on Money Laundering "
                "from 3 to 14 October 2016."
            ),
        ),
        (
            ["FRA"],
            (
                "France: expert of the UN worries about a law\n\nThe efforts of France deserve praise, a human rights expert has said.\n\n"
                "The Special Rapporteur on torture, whose visit at the Government's invitation lasted from 14 to 23 May 2016, spoke of prisons."
            ),
        ),
        (
            ["AFG"],
            (
                "Committee hears of a visit\n\nThe Chair of the 1540 Committee told its members of the visit he had paid to Kabul, Afghanistan, "
                "from 11 to 13 November 2016."
            ),
        ),
        (
            ["CMR", "TCD", "NER", "NGA"],
            (
                "Visit to a region\n\nCTED went to the four States of the basin between 13 and 17 February 2017 on a high-level visit. It listened "
                "to the Governments of Cameroon, Chad, Niger, and Nigeria."
            ),
        ),
        (
            ["ARE"],
            "خبراء الوكالة الدولية للطاقة الذرية\n\nأنهى أمس فريق من الوكالة الدولية للطاقة الذرية مراجعة لإطار العمل الرقابي في دولة الإمارات دامت أسبوعاً.",
        ),
        (
            ["ISL"],
            "IAEO prüft die Aufsicht\n\nDie IAEO hat vom 31. März bis 12. April 2019 eine Mission nach Island gesandt.",
        ),
        (
            ["CPV"],
            (
                "Cabo Verde recebe missão do GAFI\n\nEntre 13 e 31 de março de 2017, o país recebeu a visita da equipe de avaliadores do "
                "Grupo de Ação Financeira."
            ),
        ),
        (
            ["ARM"],
            "Эксперты в Армении\n\nС 10 по 14 июня 2013 года делегация ИДКТК находилась в Армении с оценочным визитом.",
        ),
    ],
)
def test_a_visit_is_told_in_many_ways(states, text):
    assert list(propose(read_text(text)).entities.states) == states


@pytest.mark.parametrize(
    "text",
    [
        "Plenary adopts report\n\nThe Plenary of MONEYVAL adopted the mutual evaluation report of Norway on 24 April 2019.",
        "Workshop in Nepal\n\nCTED and UNODC held a workshop in Kathmandu, Nepal, on 3 and 4 June 2019, after a visit to the port.",
        "Envoys meet\n\nThe Executive Director of CTED met the Foreign Minister of Peru in New York on 3 June 2019.",
    ],
)
def test_meetings_reports_and_workshops_are_no_visits(text):
    assert propose(read_text(text)).entities.visit is None


def test_years_of_a_strategy_do_not_make_the_visit_an_earlier_one():
    visit = propose(
        read_text(
            "CTED in Nepal\n\nCTED spent six days in Nepal, from 19 to 24 February 2017, on an assessment visit.\n\nThe delegation "
            "welcomed a National Strategy for 2016-2020."
        )
    ).entities.visit

    assert visit is not None
    assert (visit.starts, visit.ends) == ("2017-02-19", "2017-02-24")


def test_a_day_that_ends_a_range_told_elsewhere_is_the_end_of_that_range():
    visit = propose(
        read_text(
            "Second follow-up in Nepal\n\nCTED brought its follow-up visit to Nepal to an end on 14 October 2022.\n\nMeetings took place "
            "in the capital and the plains during the visit of 6 to 14 October 2022."
        )
    ).entities.visit

    assert visit is not None
    assert (visit.starts, visit.ends) == ("2022-10-06", "2022-10-14")


def test_who_was_represented_in_a_delegation_came_and_the_united_nations_as_such_never_do():
    came = propose(
        read_text(
            "Follow-up visit to Nepal\n\nCTED paid a follow-up visit to Nepal from 3 to 5 May 2016.\n\nThe World Bank, the World Customs "
            "Organization (WCO) and the United Nations were represented in it.\n\nThe International Organization for Migration had a "
            "representative in the delegation too.\n\nIn it were also experts of UNODC; and of the International Maritime Organization."
        )
    ).entities.organisations_of("delegation")

    assert {one.name for one in came} == {"CTED", "World Bank", "WCO", "IOM", "UNODC", "IMO"}


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("the Norwegian Maritime Authority", "Norwegian Maritime Authority"),
        ("the Norwegian National Security Agency", "National Security Agency"),
        ("the Norwegian Ministry of Justice", "Ministry of Justice"),
    ],
)
def test_of_which_state_a_service_is_belongs_to_its_name_but_not_to_a_ministrys(named, name):
    entities = propose(
        read_text(f"CTED in Norway\n\nCTED paid a visit to Norway from 3 to 5 May 2016 and met {named}.")
    ).entities

    assert [one.name for one in entities.organisations_of("national")] == [name]


def test_a_list_of_ministries_with_commas_is_cut_at_the_last_and_alone():
    entities = propose(
        read_text(
            "CTED in Nepal\n\nCTED paid a visit to Nepal from 3 to 5 May 2016 and met the Ministries of Foreign Affairs, Law and Order, "
            "Justice and Defence."
        )
    ).entities

    assert [one.name for one in entities.organisations_of("national")] == [
        "Ministry of Foreign Affairs",
        "Ministry of Law and Order",
        "Ministry of Justice",
        "Ministry of Defence",
    ]
