"""What hangs below a sentence that asks, what repeats it, and what stands beside the recommendations and is none of them."""

import pytest

from headway.engines.intake.documents.earlier_reports.completeness import announced_in
from headway.engines.intake.documents.earlier_reports.numbers import kind_of_label
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import recommends, repeats_itself
from headway.engines.intake.documents.kinds import DocumentKind, guess_kind
from headway.engines.intake.readers.reading import read, read_text
from tests.engines.intake.documents.reports.corpus import WRITERS
from tests.engines.intake.documents.reports.short import THREE, in_each_form, told
from tests.engines.intake.documents.reports.written import written

NUMBERED = [(str(number), words) for number, words in enumerate(THREE, 1)]
LISTED = "\n".join(f"{number}. {words}" for number, words in NUMBERED)


@pytest.mark.parametrize(
    ("lead", "counts"),
    [
        ("Quenland should:", True),
        ("In the interest of its ports and of its courts and of all banks, Quenland should:", False),
    ],
)
def test_letters_count_below_a_sentence_that_says_no_more_than_who_should(lead, counts):
    text = f"# Ports\nThe quay is old.\n{lead}\n(a) publish the plan of inspections;\n(b) register each arrest."
    report = written({"name": "form", "layout": "nested", "title": "Review of Quenland", "text": text})
    outline = Outline(read(WRITERS["docx"](report), name="form.docx"))
    leads = [index for index in range(len(outline.blocks)) if outline.of(index) == lead]

    assert [outline.leads_items(index) for index in leads] == [counts]


@in_each_form
def test_what_goes_into_a_sentence_that_asks_is_a_part_of_it(form):
    text = (
        "# Police\nThe delegation recommends that Orsania train its guards, in particular:\n"
        "- teach first aid to new guards;\n- teach the law to old guards;\n- teach English to all guards."
    )
    found = told(text, form, "nested")

    assert len(found) == 1
    assert found[0][1].startswith("The delegation recommends that Orsania train its guards, in particular:")


@in_each_form
def test_what_a_summary_in_front_says_in_short_of_what_stands_below_is_left_out(form):
    full = (
        "The Ministry of Justice should paint the cells of the old wing again each spring and publish what it costs.",
        "The Ministry of the Interior should register each arrest in one book and show it to the judges each week.",
        "Parliament should fill the posts of the laboratory by next summer and give it a budget for what it buys.",
    )
    short = ("Cleaner prisons should be built.", "Courts ought to be faster.", "Science needs to be funded.")
    summary = "\n".join(f"- {words}" for words in short)
    seen = "The prison was seen on two days and its books were in order at that time. " * 8
    listed = "\n".join(f"{number}. {words}" for number, words in enumerate(full, 1))
    text = f"# Executive summary\nThe delegation recommends that:\n{summary}\n# Prison\n{seen}\n# Recommendations\n{listed}"

    assert told(text, form) == [(str(number), words) for number, words in enumerate(full, 1)]


@in_each_form
def test_a_plan_of_the_state_beyond_what_the_report_announces_is_left_out(form):
    full = [f"The {office} should publish its rules." for office in ("army", "bank", "court", "fleet", "mint")]
    listed = "\n".join(f"R{number} {words}" for number, words in enumerate(full, 1))
    plan = "\n".join(
        f"| A{number} | The Ministry shall {words}. | 2026 |"
        for number, words in enumerate(("print rules", "heat cells", "mend roofs", "count keys"), 1)
    )
    text = f"# Introduction\nThis report makes five recommendations.\n# Recommendations\n{listed}\n# Annex\n| No. | Action | By when |\n{plan}"

    assert told(text, form, "table") == [(f"R{number}", words) for number, words in enumerate(full, 1)]


def test_what_says_the_same_but_for_a_number_is_a_template():
    assert repeats_itself([f"standard {number} should be met by the operator at all times" for number in (1, 2, 3)])
    assert not repeats_itself([words.casefold() for words in THREE])


@in_each_form
def test_to_report_on_the_recommendations_and_to_publish_the_report_are_none(form):
    text = (
        f"# Recommendations\n{LISTED}\n# Follow-up\n"
        "4. The State party should submit a report on the implementation of these recommendations by June.\n"
        "5. The State party is requested to publish the present report within six months."
    )

    assert told(text, form, "nested") == NUMBERED


def test_what_this_report_announces_goes_before_what_an_earlier_one_made():
    text = "Review of Orsania\n\nThe team made nine recommendations. This report makes three recommendations."

    assert announced_in(Outline(read_text(text))) == 3


@in_each_form
def test_the_head_of_a_column_that_recommends_is_none_of_its_recommendations(form):
    asked = ("publish the plan of inspections", "register each arrest", "a laboratory with more posts")
    rows = "\n".join(f"| Law | {words} |" for words in asked)

    assert told(f"# Matrix\n| Area | The Committee recommends that Orsania: |\n{rows}", form, "table") == [
        ("", words) for words in asked
    ]


def test_what_a_body_considers_should_be_is_recommended_and_what_it_considers_is_so_is_not():
    assert recommends("the committee considers that cells should be painted again.") is not None
    assert recommends("the committee considers that the wing is cold.") is None


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Рекомендация 3", "recommendation"),
        ("Предложение 3", "suggestion"),
        ("Recomendação 3", "recommendation"),
        ("Sugestão 3", "suggestion"),
    ],
)
def test_labels_are_known_in_russian_and_portuguese(label, kind):
    assert kind_of_label(label) == kind


def said_of(wings):
    return "\n\n".join(
        f"The cells of wing {wing} are dark. The delegation recommends that the authorities paint wing {wing} again."
        for wing in wings
    )


COURTS = "\n\n".join(
    f"Article {number} of the law says that the court sits in the capital.\n\nRecommendation {number}: The court should sit in wing {number}."
    for number in (1, 2, 3, 4)
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"Report on the visit\n\n{said_of('ABCDEFGHI')}", "it calls itself a report and recommends throughout: 9"),
        (
            f"Visit to Orsania\n\nThe delegation makes five recommendations.\n\n{said_of('ABCDE')}",
            "it recommends as often as it says: 5",
        ),
        (
            f"Report on the courts of Orsania\n\n{COURTS}",
            "recommendations are listed, labelled or set in bold in it: 4",
        ),
    ],
)
def test_a_report_is_known_by_how_it_recommends(text, reason):
    guess = guess_kind(read_text(text))

    assert (guess.kind, str(guess.reason)) == (DocumentKind.EARLIER_REPORT, reason)


@in_each_form
def test_lines_without_a_number_among_numbered_ones_only_part_them(form):
    text = (
        "# Recommendations\nRegarding central government (top executive functions)\n"
        f"{LISTED}\nRegarding law enforcement agencies\n4. publish the code of conduct of the police."
    )

    assert [number for number, _ in told(text, form)] == ["1", "2", "3", "4"]


@in_each_form
def test_a_table_of_the_cycle_before_and_a_request_for_a_report_under_the_rules_of_procedure_are_none(form):
    text = (
        f"# Recommendations\n{LISTED}\n"
        "Pursuant to its Rules of Procedure, the Group invites Quenland to submit a report on measures taken by May 2027.\n"
        "# First cycle: measures reported\n| No | Recommendation of the first cycle (2013) | Measures reported |\n"
        "| 1 | Criminalize bribery of foreign officials | Since 2016 |\n| 2 | Lengthen the period of limitation | Since 2018 |"
    )

    assert [number for number, _ in told(text, form)] == ["1", "2", "3"]
