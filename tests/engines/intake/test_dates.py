import pytest

from headway.engines.intake.dates import find_dates


def periods(text, datelines=()):
    return [mention.period.text for mention in find_dates(text, datelines)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("from 23 to 25 July 2018", ["2018-07-23/2018-07-25"]),
        ("on 23-25 July 2018", ["2018-07-23/2018-07-25"]),
        ("23 – 25 July 2018", ["2018-07-23/2018-07-25"]),
        ("from 23 July to 2 August 2018", ["2018-07-23/2018-08-02"]),
        ("From 27 February to 1 March 2018", ["2018-02-27/2018-03-01"]),
        ("from 28 December to 3 January 2019", ["2018-12-28/2019-01-03"]),
        ("28 December 2018 to 3 January 2019", ["2018-12-28/2019-01-03"]),
        ("between 3 and 7 June 2019", ["2019-06-03/2019-06-07"]),
        ("between 30 May and 3 June 2019", ["2019-05-30/2019-06-03"]),
        ("on 30 May and 3 June 2019", ["2019-05-30", "2019-06-03"]),
        ("on 26 and 27 April 2023", ["2023-04-26/2023-04-27"]),
        ("on 3, 4 and 5 May 2023", ["2023-05-03/2023-05-05"]),
        ("Oct. 3 to 5, 2017", ["2017-10-03/2017-10-05"]),
        ("October 3-5, 2017", ["2017-10-03/2017-10-05"]),
        ("October 30 to November 2, 2017", ["2017-10-30/2017-11-02"]),
        ("April 28, 2023", ["2023-04-28"]),
        ("Monday, 4 December 2017", ["2017-12-04"]),
        ("from Monday, 3 June, to Friday, 7 June 2019", ["2019-06-03/2019-06-07"]),
        ("from Monday 3 to Friday 7 June 2019", ["2019-06-03/2019-06-07"]),
        ("the 3rd to the 5th of June 2019", ["2019-06-03/2019-06-05"]),
        ("on the 5th of June, 2019", ["2019-06-05"]),
        ("its initial visit of October 2009", ["2009-10"]),
        ("in October and November 2009", ["2009-10/2009-11"]),
        ("from October to December 2009", ["2009-10/2009-12"]),
        ("in May and June 2013", ["2013-05/2013-06"]),
        ("between March and May 2013", ["2013-03/2013-05"]),
        ("In 2005 and since 2013", ["2005", "2013"]),
        ("the strategy for 2015-2019", ["2015/2019"]),
        ("resolution 1373 (2001) of S/RES/1373(2001)", []),
        ("1,990 persons and 2015 persons", []),
        ("It may be so. They march on.", []),
        ("on 2018-07-23", ["2018-07-23"]),
        ("le 23/07/2018", ["2018-07-23"]),
        ("on 07/23/2018", ["2018-07-23"]),
        ("23.07.2018", ["2018-07-23"]),
        ("23-25.07.2018", ["2018-07-23/2018-07-25"]),
        ("Du 26 au 28 juin 2019", ["2019-06-26/2019-06-28"]),
        ("le 1er août 2019", ["2019-08-01"]),
        ("del 26 al 28 de junio de 2019", ["2019-06-26/2019-06-28"]),
        ("entre el 30 de mayo y el 3 de junio de 2019", ["2019-05-30/2019-06-03"]),
        ("с 26 по 28 июня 2019 года", ["2019-06-26/2019-06-28"]),
        ("من 26 إلى 28 يونيو 2019", ["2019-06-26/2019-06-28"]),
        ("من ٢٦ إلى ٢٨ يونيو ٢٠١٩", ["2019-06-26/2019-06-28"]),
        ("2019年6月26日至28日", ["2019-06-26/2019-06-28"]),
        ("on 31 June 2019", []),
        ("between 11 and 22 January", []),
    ],
)
def test_dates_are_read_at_the_precision_of_the_text(text, expected):
    assert periods(text) == expected


def test_a_mention_quotes_the_text_exactly():
    text = "They came from 23 to 25 July 2018, and left."

    (mention,) = find_dates(text)

    assert text[mention.start : mention.end] == mention.text == "23 to 25 July 2018"


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "On 28 June 2019 it ended. It began in 2013. In its three days, from 26 to 28 June, it met.",
            "2019-06-26/2019-06-28",
        ),
        ("The visit of 3 to 5 June ended on 5 June 2019.", "2019-06-03/2019-06-05"),
        ("It said on 3 January 2019 that the visit from 10 to 12 December was useful.", "2018-12-10/2018-12-12"),
    ],
)
def test_a_missing_year_comes_from_the_nearest_date(text, expected):
    assert expected in periods(text)


def test_a_missing_year_comes_from_the_dateline():
    text = "April 28, 2023\n\nThe visit of 12 October 2009 is past. The visit took place on 26 and 27 April."

    assert periods(text, [(0, 14)]) == ["2023-04-28", "2009-10-12", "2023-04-26/2023-04-27"]


def test_a_huge_text_is_read_in_one_pass():
    assert len(find_dates("1 and 2 and 3 and 4 - 5, 6, 7, " * 20_000 + " May 2018")) == 1
