"""Forms of recommendations that no list names: told by what they do, and not taken where they do something else."""

import pytest

from tests.engines.intake.documents.reports.short import in_each_form, told


@in_each_form
def test_codes_that_count_up_and_ask_are_recommendations_whatever_their_letters(form):
    text = (
        "# Findings\nThe ports are small.\n"
        "PS-1: Introduce badges for all staff.\nPS-2: Ports should close at night.\nPS-4: Hold an exercise every year."
    )

    assert told(text, form) == [
        ("PS-1", "Introduce badges for all staff."),
        ("PS-2", "Ports should close at night."),
        ("PS-4", "Hold an exercise every year."),
    ]


@in_each_form
def test_codes_of_what_was_found_are_none(form):
    text = (
        "# Findings\nKF-1: The ports are small and far apart.\nKF-2: The budget grew by a third.\n"
        "KF-3: Staff of the ports are paid late."
    )

    assert told(text, form) == []


PLAN = "# What the panel asks for\n| Ref. | {head} | By whom | By when |\n| 3.1 | {first} | Ministry | 2023 |\n| 3.2 | {second} | Bank | 2024 |"  # fmt: skip


@in_each_form
@pytest.mark.parametrize("head", ["What should be done", "Step", "Content"])
def test_a_table_of_what_is_to_be_done_by_whom_and_by_when_is_one_of_recommendations(form, head):
    text = PLAN.format(head=head, first="Fill the vacant posts of the unit.", second="Publish guidance for banks.")

    assert told(text, form, "table") == [
        ("3.1", "Fill the vacant posts of the unit."),
        ("3.2", "Publish guidance for banks."),
    ]


@in_each_form
def test_a_table_of_what_was_done_by_whom_and_when_is_none(form):
    text = PLAN.format(head="What was done", first="The vacant posts were filled.", second="Guidance was published.")

    assert told(text, form, "table") == []


@in_each_form
@pytest.mark.parametrize("voice", ["We recommend", "We also recommend", "The envoy recommends"])
def test_whoever_reports_may_say_we(form, voice):
    text = f"# Reception\nIt is well run. {voice} that Orsania extend the programme to three years."

    assert told(text, form, "bold in text") == [("", f"{voice} that Orsania extend the programme to three years.")]


@in_each_form
def test_what_a_statute_says_the_unit_should_have_is_not_asked(form):
    text = (
        "# The unit\n1.1 The unit exists since 2008. It should, according to its statute, have forty staff; it has 23."
    )

    assert told(text, form, "nested") == []
