"""A list that no form knows is told by how many recommendations the report says it makes."""

from tests.engines.intake.documents.reports.short import in_each_form, told

PAIRS = (
    ("Ports", "Scanners at both quays", "A port community system"),
    ("Banks", "Joint training with the registry", "A register of owners"),
    ("Courts", "Two more chambers", "Interpreters on call"),
)
WANTED = [words for _, *pair in PAIRS for words in pair]


def table(announced, head="| Field | Within a season | Within a decade |"):
    rows = "\n".join(f"| {' | '.join(row)} |" for row in PAIRS)
    return f"# Summary\nThis report makes {announced} recommendations.\n# Matrix\n{head}\n{rows}"


@in_each_form
def test_two_columns_of_a_table_that_hold_as_many_as_the_report_announces_are_recommendations(form):
    assert [words for _, words in told(table("six"), form, "table")] == WANTED


@in_each_form
def test_a_table_that_holds_another_number_is_not_taken_for_them(form):
    assert told(table("eleven"), form, "table") == []


@in_each_form
def test_where_a_list_says_all_that_is_announced_no_table_of_the_same_length_is_taken(form):
    six = [f"The {office} should publish its rules." for office in ("army", "bank", "court", "fleet", "mint", "port")]
    listed = "\n".join(f"{number}. {words}" for number, words in enumerate(six, 1))
    text = table("six").replace("# Matrix", f"# Recommendations\n{listed}\n# Matrix")

    assert [words for _, words in told(text, form, "table")] == six


@in_each_form
def test_a_summary_in_other_words_is_left_out_where_it_makes_more_than_the_report_announces(form):
    short = ("Print rules.", "Heat cells.", "Mend roofs.", "Count keys.")
    full = [f"The {office} should publish its rules." for office in ("army", "bank", "court", "fleet", "mint")]
    listed = "\n".join(f"{number}. {words}" for number, words in enumerate(full, 1))
    text = "# Summary\nThis report makes five recommendations. The mission recommends that Orsania:\n"
    text += "\n".join(f"- {words}" for words in short) + f"\n# Recommendations\n{listed}"

    assert [words for _, words in told(text, form, "table")] == full
