"""A visit told in retrospect, by video, or beside the date of something else."""

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text


def visit(text):
    told = as_json(propose(read_text(text)))
    return told["state"], told["visit"] or {}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Kenya to write a border law\n\nNAIROBI, 5 March 2022 – A task force will write a border law, the Minister said.\n\nBy May 2022 it is to hand in a draft.\n\nCTED had paid Kenya a focused visit from 3 to 6 May 2020.\n", "2020-05-03", "2020-05-06"),
        ("Ghana sets up a working group\n\nACCRA, 9 May 2021 – A working group has been set up.\n\nIn the year before, from 4 to 7 March 2020, CTED had paid Ghana what was called a follow-up visit.\n", "2020-03-04", "2020-03-07"),
        ("Visit to Kenya\n\nNAIROBI, 5 March 2022 – CTED visited Kenya from 1 to 4 March 2022. It had visited the country from 3 to 6 May 2020.\n", "2022-03-01", "2022-03-04"),
    ],
)  # fmt: skip
def test_a_visit_told_late_and_in_retrospect_is_the_text_s_visit(text, start, end):
    _, told = visit(text)

    assert (told["start"], told["end"]) == (start, end)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Visit to Kenya\n\nCTED held its visit to Kenya from 3 to 6 May 2021 in a videoconference format.\n", "virtual"),
        ("Visit to Kenya\n\nThe assessment visit of CTED to Kenya took place from 3 to 6 May 2021 in online format. Once travel is safe, a segment in person will be arranged.\n", "virtual"),
        ("Visit to Kenya\n\nCTED held the virtual part of its visit to Kenya in May 2021. The part on site took place from 3 to 6 October 2021.\n", "hybrid"),
    ],
)  # fmt: skip
def test_a_visit_by_video_is_virtual_until_somebody_has_travelled(text, modality):
    assert visit(text)[1]["modality"] == modality


def test_days_on_which_a_visit_was_to_have_been_are_not_its_own():
    text = "Expert visits Kenya\n\nThe Special Rapporteur on torture began a visit to Kenya on Monday. She was to have come from 3 to 6 June 2020, but the Government postponed the trip.\n"

    assert visit(text)[1]["start"] is None


def test_the_month_of_something_else_is_not_when_the_visit_was():
    text = "Expert visits Kenya\n\nThe Special Rapporteur on torture began a visit to Kenya on Monday, after reports of arrests since the protests that broke out in June 2020.\n"

    assert visit(text)[1]["start"] is None
