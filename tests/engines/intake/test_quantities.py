"""Figures in running text: which words are a figure, and which interval it stands for."""

import pytest

from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


def figures(text):
    return propose(read_text(f"Notes on Orsania\n\n{text}\n")).quantities


def bounds(text):
    found = [figure.interval for figure in figures(text) if figure.interval]
    return [(each.low and float(each.low), each.high and float(each.high)) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almost 900 Orsanians left for conflict zones.", [(810, 900)]),
        ("The team made one new suggestion and identified one good practice.", [(1, 1), (1, 1)]),
        ("A team of nine is on its way, with one IAEA staff member.", [(9, 9), (1, 1)]),
        ("Nearly three hundred suspects were questioned.", [(270, 300)]),
        ("Close to 4,000 names were on the list.", [(3600, 4000)]),
        ("Approximately 150 people returned home.", [(135, 165)]),
        ("The number of reports has doubled in three years, from 430 to 812.", [(430, 430), (812, 812)]),
        ("Searches rose from 3.2 million to just under 11 million.", [(3_200_000, 3_200_000), (9_900_000, 11_000_000)]),
        ("A bomb went off in a market, injuring sixteen.", [(16, 16)]),
        ("Data are received from nine of 27 carriers.", [(9, 9), (27, 27)]),
        ("A mechanism has begun work with a staff of 12.", [(12, 12)]),
        ("Some 40 officers were trained in March 2016.", [(36, 44)]),
        ("Around a hundred and fifty officers protect the harbour every single day and night.", [(135, 165)]),
        ("An estimated 2,500 vehicles cross the border daily.", [(2250, 2750)]),
        ("About one million passengers pass through the airport.", [(900000, 1100000)]),
        ("More than 200 requests were sent.", [(200, None)]),
        ("Over fifty prosecutors took part.", [(50, None)]),
        ("In excess of 1 200 accounts were closed.", [(1200, None)]),
        ("At least 12 people were killed in the attack.", [(12, None)]),
        ("No fewer than eight cells were dismantled.", [(8, None)]),
        ("Up to 30 fighters may have come back.", [(0.0, 30)]),
        ("As many as 75 foreigners were turned away.", [(0.0, 75)]),
        ("No more than five cases reached a court.", [(0.0, 5)]),
        ("Fewer than ten suspects were charged.", [(0.0, 10)]),
        ("Under 40 detainees remained in custody.", [(0.0, 40)]),
        ("Less than a dozen judges handle such cases.", [(0.0, 12)]),
        ("Between 70 and 90 children remain in the camps.", [(70, 90)]),
        ("From 15 to 20 investigators work there.", [(15, 20)]),
        ("The unit has 25-30 analysts.", [(25, 30)]),
        ("Two to three hundred fighters are thought to be abroad.", [(200, 300)]),
        ("Sixty or more witnesses were heard.", [(60, None)]),
        ("A hundred or so volunteers joined.", [(90, 110)]),
        ("Dozens of arrests were made.", [(24, None)]),
        ("Hundreds of people were displaced.", [(200, None)]),
        ("Thousands of documents were checked.", [(2000, None)]),
        ("Only seven investigators deal with financing.", [(7, 7)]),
        ("Exactly 61 reports were filed in 2014.", [(61, 61)]),
        ("A total of 1,345 travellers were refused entry.", [(1345, 1345)]),
        ("Twenty-one of the 48 indicators scored well.", [(21, 21), (48, 48)]),
        ("Of the 112 persons convicted, 14 were women.", [(112, 112), (14, 14)]),
        ("Eighteen suspects were arrested, four of them minors.", [(18, 18), (4, 4)]),
        ("Thirty-five per cent of the staff are women.", [(35, 35)]),
        ("Some 62% of the returnees were questioned.", [(55.8, 68.2)]),
        ("Between 20 and 25 percent of the cases were closed.", [(20, 25)]),
        ("The project costs US$ 4.5 million.", [(4500000, 4500000)]),
        ("Three teams of six experts each were sent.", [(3, 3), (6, 6)]),
        ("Phase 2 covers 18 airports and 6 ports.", [(18, 18), (6, 6)]),
        ("The network links 24/7 contact points in 190 countries.", [(190, 190)]),
        ("The police seized 14 kg of explosives and 3 rifles.", [(3, 3)]),
        ("Velland, a country of 5.4 million inhabitants, has 1,700 km of borders.", [(5400000, 5400000)]),
        ("There were 17 attacks in 2015, compared with 29 a year earlier.", [(17, 17), (29, 29)]),
        ("As many as 300 women and up to 500 children were affected.", [(0.0, 300), (0.0, 500)]),
        ("Twelve prosecutors, 30 judges and nearly 100 police officers were trained.", [(12, 12), (30, 30), (90, 100)]),
        ("The register, which holds about 3.2 million records, was opened.", [(2880000, 3520000)]),
        ("The SPT will return within 6 months with 4 members.", [(4, 4)]),
        ("CTED has visited 84 States on 121 occasions.", [(84, 84), (121, 121)]),
        ("Half a million travellers passed through.", [(500000, 500000)]),
        ("A dozen persons were detained.", [(12, 12)]),
        ("Several hundred fighters have returned.", [(200, None)]),
        ("More than half of the 60 detainees were released.", [(60, 60)]),
        ("Well over 100 States have ratified it.", [(100, None)]),
        ("The two-day workshop brought together 45 officials from 12 agencies.", [(45, 45), (12, 12)]),
        ("Une dizaine d’experts ont pris part à la visite.", [(9, 11)]),
        ("Quelque 200 personnes ont été arrêtées et plus de 50 jugées.", [(180, 220), (50, None)]),
        ("Son detenidas más de 30 personas y unas 15 fueron liberadas.", [(30, None), (13.5, 16.5)]),
        ("Its population is just over 9 million people.", [(9000000, None)]),
        ("Slightly fewer than 400 nationals left.", [(0.0, 400)]),
        ("The delegation, made up of nine members, met 14 ministers.", [(9, 9), (14, 14)]),
        ("Forty-two people died and more than a hundred were injured.", [(42, 42), (100, None)]),
        ("Some of the 80 were sentenced.", [(80, 80)]),
        ("UN Security Council resolution 2462 (2019), adopted by all 15 members.", [(15, 15)]),
        ("They visited 12 places of detention and interviewed over 150 detainees in private.", [(12, 12), (150, None)]),
        ("The nine-member team met judges.", [(9, 9)]),
        ("The cost is put at over US$123 billion.", [(123_000_000_000, None)]),
        ("It is estimated that 3,000 people cross daily.", [(2700, 3300)]),
        ("A 12-strong delegation came.", [(12, 12)]),
        ("The seven-person team from six countries met.", [(7, 7), (6, 6)]),
    ],
)
def test_a_figure_is_read_with_its_hedge(text, expected):
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The five-day visit followed a three-week mission.",
        "They were there from May 11-15 and again on March 4 to 8.",
        "It went to the 911 Emergency Centre and to the 112 hotline.",
        "One of them is new, and no one practice is enough.",
        "La moitié a moins de 25 ans, et la mission a duré 12 jours.",
        "They stayed for five days and came back two weeks later.",
        "Resolution 2178 (2014) and paragraph 5 of resolution 2396 (2017) were discussed.",
        "Article 114 and articles 12 and 13 of the Criminal Code were amended in 2012.",
        "Law No. 317 of 2006 and Decree 45 apply.",
        "The 1267 Committee and the 1540 Committee were briefed.",
        "On 5 May 2016, the law entered into force.",
        "Since 2001, and again in 2013, it has been a transit State.",
        "The 26th meeting and the 3rd round were held.",
        "Room 7 on page 12 of volume 3.",
        "It met at 10 a.m. on the second day.",
        "One of the experts noted this.",
        "Recommendations 6 and 8 of the FATF were rated compliant.",
        "Goal 16 of the 2030 Agenda was mentioned.",
        "Roughly 1 in 5 returnees is a child.",
        "Two-thirds of them are children.",
        "She was sentenced to 15 years.",
        "the 15-member Security Council met",
        "A three-tier system, a 20-bed clinic and two-way radio were shown.",
        "The visit had three main objectives and covered four areas.",
        "The number rose from 12 to 31.",
    ],
)
def test_what_only_labels_dates_or_measures_time_is_no_quantity(text):
    assert bounds(text) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Some 40 border officers were trained.", "border officers"),
        ("More than 200 Orsanian nationals left for the conflict zone.", "Orsanian nationals"),
        ("At least 12 cells were dismantled.", "cells"),
        ("Of the 112 persons convicted, most appealed.", "persons convicted"),
        ("The project costs US$ 3 million.", "money"),
    ],
)
def test_what_is_counted_is_told_as_written(text, subject):
    assert figures(text)[0].subject == subject


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Almost 900 Orsanians left. The majority of them are dead.", 0.5, 1),
        ("Some 60 women came back. Half of those were tried.", 0.5, 0.5),
        ("About 80 fighters returned, most of whom are in prison.", 0.5, 1),
        ("It counted 300 cases. Two-thirds of these are closed.", 0.6666, 0.6667),
        ("It counted 300 cases. Nearly half of them are closed.", 0.45, 0.5),
        ("It counted 300 cases. A quarter of the cases are closed.", 0.25, 0.25),
    ],
)
def test_a_share_is_a_share_of_the_figure_before_it(text, low, high):
    whole, share = figures(text)

    assert (float(share.share.low), float(share.share.high), share.part_of) == (low, high, 0)
    assert whole.interval
    assert share.interval is None


def test_a_share_of_nothing_counted_points_nowhere():
    (share,) = figures("The majority of them stayed.")

    assert share.part_of is None


def test_a_figure_keeps_who_told_it():
    (figure,) = figures("According to the State Security Service, more than 340 persons were refused entry.")

    assert figure.said_by == "State Security Service"


def test_a_caption_and_a_heading_hold_no_figures():
    assert (
        propose(read_text("Orsania trains 40 officers\n\nPhoto: 12 officers at the border\n\nIt rained.\n")).quantities
        == ()
    )


def test_a_figure_quotes_the_text_exactly():
    text = "Notes on Orsania\n\nNearly “three hundred” people — some 40 of them minors — left.\n"

    for figure in propose(read_text(text)).quantities:
        assert text[figure.start : figure.end] == figure.text
