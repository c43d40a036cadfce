"""Lists that nothing announces are found by what they show of themselves, as learned from reports of other hands."""

from headway.engines.intake.documents.earlier_reports.every_list import every_list
from headway.engines.intake.documents.earlier_reports.likely import likelihood
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.traits import traits_of
from headway.engines.intake.readers.reading import read
from headway.engines.intake.tables import table
from tests.engines.intake.documents.reports.corpus import WRITERS
from tests.engines.intake.documents.reports.short import in_each_form, told
from tests.engines.intake.documents.reports.written import written

ASKED = (
    "Adopt a plan of inspections for all of the ports.",
    "Set up two chambers for the court of appeal.",
    "Publish the register of arrests on each Friday.",
    "Train the guards in first aid and in English.",
    "Close the old wing of the prison for men.",
    "Review the law on customs with the bar.",
    "Fill the posts of the laboratory by summer.",
    "Open a line of appeal in asylum matters.",
)
FOUND = (
    "The doors were old.",
    "The registers are kept well.",
    "Guards were few at night.",
    "The court has one hall.",
    "The bank has no book.",
    "The law was read in 2019.",
    "Cells were cold.",
    "The port has one quay.",
)


def sheets(words, head="Way on", summary=""):
    """A table of one row for each place that was seen, so that nothing but all of them together is a list."""
    return f"# Visit\n{summary}Posts are few.\n" + "\n".join(
        f"# Place {number}\nIt was seen on two days.\n| State of play | {head} |\n| Things are old here. | {one} |"
        for number, one in enumerate(words, 1)
    )


def lists_of(text):
    report = written({"name": "form", "layout": "table", "title": "Review of Orsania", "text": text, "language": "en"})
    outline = Outline(read(WRITERS["docx"](report), name="form.docx"))
    return [(one, traits_of(outline, one, None)) for one in every_list(outline)]


def likelihood_of(words):
    """How likely the column is that holds these words."""
    return next(likelihood(traits) for one, traits in lists_of(sheets(words)) if one.above[-1] == "way on")


@in_each_form
def test_a_column_under_an_unknown_head_that_tells_to_do_again_and_again_is_found(form):
    assert told(sheets(ASKED), form, "table") == [("", words) for words in ASKED]


@in_each_form
def test_a_column_of_which_the_head_says_that_others_laid_it_down_is_none(form):
    assert told(sheets(ASKED, "Objective"), form, "table") == []


@in_each_form
def test_no_list_is_found_beyond_what_the_report_announces(form):
    assert told(sheets(ASKED, summary="This report makes five recommendations.\n"), form, "table") == []


def test_a_list_that_tells_to_do_is_likelier_than_one_of_findings():
    assert likelihood_of(ASKED) > 0.8
    assert likelihood_of(FOUND) < 0.1


def test_the_weights_are_of_just_the_traits_that_a_list_shows():
    _, traits = lists_of(sheets(ASKED))[0]

    assert set(table("list-weights")) == {*traits, "at first"}
