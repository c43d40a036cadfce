"""What a visit looks at, as the text says it."""

import pytest

from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


def mandate(text):
    entities = propose(read_text(f"Visit to Orsania\n\nCTED visited Orsania from 3 to 6 May 2016. {text}\n")).entities
    return entities.mandate and entities.mandate.text, entities.mandate_open


@pytest.mark.parametrize(
    ("text", "stretch", "still_open"),
    [
        ("It assessed the implementation of resolution 1373 (2001).", "resolution 1373 (2001)", False),
        ("It monitored the implementation of Security Council resolutions 1373 (2001) and 1624 (2005).", "Security Council resolutions 1373 (2001) and 1624 (2005)", False),
        ("It focused on resolutions 1624 (2005), 2178 (2014), 2396 (2017) and other relevant resolutions.", "resolutions 1624 (2005), 2178 (2014), 2396 (2017) and other relevant resolutions", True),
        ("Progress under resolution 1373 (2001), as well as other relevant Council resolutions, was reviewed.", "resolution 1373 (2001), as well as other relevant Council resolutions", True),
        ("It looked at compliance with Council resolutions 1373, 2178 and 2253.", "Council resolutions 1373, 2178 and 2253", False),
        ("It reviewed measures pursuant to S/RES/1373 (2001).", "S/RES/1373 (2001)", False),
        ("It met judges and prosecutors.", None, False),
        ("The Minister quoted resolution 1373 (2001) in a song.", None, False),
        ("It assessed the implementation of the law of 2005.", None, False),
        ("It followed up on its report. It examined resolution 2341 (2017) on infrastructure.", "resolution 2341 (2017)", False),
    ],
)  # fmt: skip
def test_the_mandate_is_kept_as_said(text, stretch, still_open):
    assert mandate(text) == (stretch, still_open)


def test_a_text_without_a_visit_has_no_mandate():
    entities = propose(
        read_text("New guide\n\nThe guide explains the implementation of resolution 1373 (2001).\n")
    ).entities

    assert entities.mandate is None
    assert [mention.name for mention in entities.instruments] == ["S/RES/1373 (2001)"]
