"""The latest earlier visit by the same body that a text dates."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

NOW = "CTED conducted a follow-up visit to Orsania from 3 to 6 May 2016. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It followed up on the recommendations of its initial visit of October 2009.", "2009-10"),
        ("The previous visit took place from 12 to 15 March 2012.", "2012-03-12/2012-03-15"),
        ("CTED had visited the country in 2008.", "2008"),
        ("The last visit took place in 2011; the national risk assessment was updated in 2014.", "2011"),
        ("The Committee previously visited Orsania in 2009 and December 2012.", "2012-12"),
        ("The visit was the third, after those of April 2005 and November 2008.", "2008-11"),
        ("The Committee last visited Orsania on 7 May 2013.", "2013-05-07"),
        ("The authorities were last visited by the Committee in April 2012.", "2012-04"),
        ("It was the first visit since September 2006.", "2006-09"),
        ("The team assessed progress since the Committee's visit in June 2011.", "2011-06"),
        ("After an initial visit in June 2006 and a follow-up visit in November 2010, this was the third.", "2010-11"),
        ("The visits conducted in 2005 and in 2010 had led to 40 recommendations.", "2010"),
        ("The delegation looked at the recommendations made following the visit of 4-8 February 2013.", "2013-02-04/2013-02-08"),
        ("The mission was the second one, after that of 2011.", "2011"),
        ("The report on the mission of January 2010 was followed up.", "2010-01"),
        ("The strategy was adopted in 2014, the law in May 2015.", None),
        ("It is the ninth visit that CTED has conducted since March 2005.", None),
        ("CTED has since 2005 completed 65 visits to Member States.", None),
        ("CTED had come first in 2009. In 2013, in the wake of grave attacks in three neighbouring countries and at sea, it made an advocacy visit to Orsania.", "2013"),
        ("MONEYVAL evaluated the country in 2011, and FATF in 2014.", None),
        ("The Government has met attacks since 2013.", None),
        ("The elections of March 2015 were mentioned.", None),
        ("Another visit is planned for October 2018.", None),
        ("Orsania ratified the Convention in 2006 and set up a centre in 2011.", None),
    ],
)  # fmt: skip
def test_the_latest_earlier_visit_of_the_same_body(text, expected):
    assert as_json(propose(read_text(f"CTED in Orsania\n\n{NOW}{text}\n")))["previous_visit"] == expected


def test_the_virtual_part_of_a_visit_is_no_earlier_one():
    text = (
        "With this the hybrid assessment of Orsania came to its close: a virtual component had been held in May 2014."
    )
    assert as_json(propose(read_text(f"Visit to Orsania\n\n{NOW}{text}\n")))["previous_visit"] is None
