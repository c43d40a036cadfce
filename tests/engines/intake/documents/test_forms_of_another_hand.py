"""Forms that two batches of another hand brought on first contact: each rule is told by what makes a recommendation one."""

import pytest
import typst

from headway.engines.intake.documents.earlier_reports.completeness import announced_in
from headway.engines.intake.documents.earlier_reports.numbers import bare
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.kinds import DocumentKind, guess_kind
from headway.engines.intake.readers.reading import read, read_text
from tests.engines.intake.documents.reports.short import THREE, in_each_form, report_in, report_of, told

NUMBERED = [(str(number), words) for number, words in enumerate(THREE, 1)]


@in_each_form
def test_headings_below_a_sentence_that_recommends_steps_belong_to_it_though_they_name_laws(form):
    text = f"# Annex\n## Recommendations\nThe Committee recommends that Orsania take the following steps:\n## Legislation\n1. {THREE[0]}\n2. {THREE[1]}\n## Resolutions and standards\n3. {THREE[2]}\n# Institutions met\n1. Ministry of Justice"

    assert told(text, form) == NUMBERED


@in_each_form
def test_a_list_as_long_as_the_number_announced_is_the_one_whatever_its_headings_say(form):
    text = f"# Summary\nThe report makes three recommendations.\n# Legislation\n1. {THREE[0]}\n2. {THREE[1]}\n# Resolutions\n3. {THREE[2]}"

    assert told(text, form) == NUMBERED


@in_each_form
def test_to_be_seen_by_a_doctor_is_asked_for(form):
    words = "Every new prisoner should be seen by a doctor within a day."

    assert told(f"# Prison\nIt is old.\n**{words}**\nIt should be seen as a start.", form, "bold in text") == [
        ("", words)
    ]


@in_each_form
def test_a_code_in_a_row_of_scores_that_only_names_a_field_is_no_recommendation(form):
    text = "# Scores\n| Area | Indicator | Score |\n| R.1 National legislation, policy and financing | P.1.1 | 3 |\n| R.3 Linking health and security authorities | R.3.1 | 2 |"

    assert told(text, form, "table") == []


@in_each_form
def test_among_concerns_what_stands_before_the_voice_that_recommends_is_a_finding(form):
    text = "# Concerns and recommendations\n## Detention\n4. The Committee is concerned that section 14 states that complaints shall be lodged within a day.\n5. The Committee recommends that the State party amend section 14.\n## Police\n6. The law is old and a new one should be adopted in 2025.\n7. The Committee urges the State party to adopt it."

    assert [number for number, _ in told(text, form, "nested")] == ["5", "7"]


@in_each_form
def test_numbered_paragraphs_in_which_the_body_recommends_stand_though_their_chapter_does_not_say_so(form):
    text = (
        "# Concerns and recommendations\n"
        + "\n".join(
            f"{number}. The Committee recommends that the State party {what}."
            for number, what in ((2, "close the old wing"), (3, "keep a register"), (4, "train the guards"))
        )
        + "\n# Other matters\n## Ratification\n5. The Committee encourages the State party to ratify the Protocol.\n## Report\n6. The next report is due in 2028."
    )

    assert [number for number, _ in told(text, form, "nested")] == ["2", "3", "4", "5"]


@in_each_form
def test_a_short_form_in_summary_and_annex_is_not_the_wording_however_often_it_is_printed(form):
    long = (
        "The unit should improve the quality of its disseminations by means of structured feedback from the police and the customs.",
        "Guidance on the prosecution of money laundering should be issued by the General Prosecutor, with examples of evidence.",
        "A body should be made responsible for the administration of what is seized, and be given staff and premises.",
    )
    short = (
        "Improve disseminations by means of feedback.",
        "Issue guidance on prosecution of money laundering.",
        "Establish an asset office.",
    )
    text = (
        "# Executive summary\n## Priority actions\nOf the recommended actions below, the following come first:\n"
        + "\n".join(f"- {words}" for words in short[:2])
        + "\n# Chapter on crime\n## Recommended actions\n"
        + "\n".join(f"{number}. {words}" for number, words in enumerate(long, 1))
        + "\n# Annex\n## Recommended actions in short form\n| No. | Recommended action |\n"
        + "\n".join(f"| {number} | {words} |" for number, words in enumerate(short, 1))
    )

    assert told(text, form) == [(str(number), words) for number, words in enumerate(long, 1)]


@in_each_form
def test_findings_that_count_on_by_chance_from_a_list_are_not_of_it(form):
    text = f"# Risks\n## Recommended actions\n1. {THREE[0]}\n2. {THREE[1]}\n## Analysis\n4. Tarnovia completed its second assessment in 2022.\n5. Private operators account for half of the market.\n# Police\n## Recommended actions\n3. {THREE[2]}"
    report = report_of(text, form)

    assert [one.number for one in report.recommendations] == ["1", "2", "3"]
    assert report.completeness.gaps == ()


@pytest.mark.parametrize(
    ("printed", "number"), [("Recommendation LEG/01", "LEG/01"), ("Recommendation OST-7.2", "OST-7.2")]
)
def test_a_label_before_a_code_is_none_of_its_number(printed, number):
    assert bare(printed) == number


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The team and the national experts agreed on 29 recommendations for priority actions.", 29),
        ("El equipo formula 9 recomendaciones y 11 sugerencias, esto es, un total de 20 propuestas de mejora.", 20),
        ("It resulted in 19 findings and recommendations, which are listed below.", 19),
        ("The mission sets out its recommendations; there are 24 of them in all.", 24),
    ],
)
def test_how_many_a_report_says_it_makes(words, count):
    document = read_text(f"Review of Orsania\n\nIntroduction\n\n{words}\n\nThe posts are few and far apart.")

    assert announced_in(Outline(document)) == count


def test_a_report_with_a_letter_before_it_is_a_report():
    asked = "\n\n".join(f"Recommendation {number}: {words}" for number, words in NUMBERED)
    text = f"Letter\n\nDear Minister,\n\nI have the honour to transmit the report of the mission.\n\nMission to Orsania\n\nThe posts are few.\n\n{asked}"

    assert guess_kind(read_text(text)).kind is DocumentKind.EARLIER_REPORT


def test_a_line_set_further_out_than_all_of_a_paragraph_begins_the_next_though_it_stands_close():
    asked = "The office should base its annual programme on an assessment of risk that covers all that is in the public sector."
    finding = "The registry in the capital was seen on two days and its books were in order at the time of this visit. "
    chapters = "".join(
        f"#par[{finding * 4}]\n#pad(left: 8pt)[Recommendation {place}. {asked}]\n#par[{finding * 3}]\n"
        for place in (1, 2, 3)
    )
    look = "#set page(width: 12cm, height: 22cm)\n#set text(size: 9.5pt)\n#set par(justify: true, spacing: 0.9em, leading: 0.65em)\n#set block(spacing: 0.9em)\n"
    document = read(bytes(typst.compile(f"{look}= Audit\n{chapters}".encode())), name="a.pdf")

    assert [(one.number, one.text) for one in report_in(document).recommendations] == [(n, asked) for n in "123"]


@in_each_form
def test_two_columns_of_recommendations_are_read_beside_each_other(form):
    text = "# Annex\n| Theme | Recommendation to the Government | Recommendation to Parliament |\n" + "\n".join(
        f"| {theme} | {one} | {two} |"
        for theme, one, two in (("Plans", THREE[0], THREE[1]), ("Staff", THREE[2], "Debate the report each year."))
    )

    assert [words for _, words in told(text, form, "table")] == [*THREE, "Debate the report each year."]


@in_each_form
def test_each_column_of_recommendations_has_the_numbers_left_of_it(form):
    text = f"# Annex\n| No. | Short-term recommendations | No. | Long-term recommendations |\n| 1 | {THREE[0]} | 7 | {THREE[1]} |\n| 2 | {THREE[2]} | 8 | Debate the report each year. |"

    assert told(text, form, "table") == [
        ("1", THREE[0]), ("7", THREE[1]), ("2", THREE[2]), ("8", "Debate the report each year."),
    ]  # fmt: skip


@in_each_form
def test_to_report_on_what_became_of_the_recommendations_is_none_of_them(form):
    bold = "\n".join(
        f"{n}. **The GRET recommends that {what}.**"
        for n, what in ((3, "doors be closed"), (4, "keys be kept"), (5, "guards be posted"))
    )
    text = f"# Prison\n{bold}\n# Follow-up\n9. Under rule 30, the GRET invites the authorities to submit a report on the implementation of the recommendations by 30 June 2026."

    assert [number for number, _ in told(text, form, "bold in text")] == ["3", "4", "5"]


@in_each_form
def test_a_column_of_kinds_tells_what_each_row_is(form):
    text = f"# Outcome\n| Code | Type | Text |\n| R-01 | Recommendation | {THREE[0]} |\n| S-01 | Suggestion | Smoke alarms could be offered free of charge to the old. |\n| GP-01 | Good practice | School classes visit the centre. |"
    report = report_of(text, form, "table")

    assert [(one.number, one.kind) for one in report.recommendations] == [
        ("R-01", "recommendation"),
        ("S-01", "suggestion"),
    ]
    assert [one.number for one in report.good_practices] == ["GP-01"]


@in_each_form
def test_the_head_of_a_column_may_say_until_when_it_recommends(form):
    text = f"# Policy\n| Aspect | Recommendations for the short term (by mid-2025) | Recommendations for the medium term (2026–2027) |\n| Plans | {THREE[0]} | {THREE[1]} |\n| Staff | {THREE[2]} | Debate the report each year. |"

    assert [words for _, words in told(text, form, "table")] == [*THREE, "Debate the report each year."]


@in_each_form
def test_a_sentence_in_bold_that_numbered_paragraphs_go_on_from_only_leads(form):
    lead = "**The assessors recommend that the authorities of Corvania:**"
    text = f"# The law\nIt is old.\n{lead}\n1. {THREE[0]}\n2. {THREE[2]}\n# The unit\nIt is small.\n{lead}\n3. {THREE[1]}\n4. Draw up a manual."

    assert [number for number, _ in told(text, form, "bold in text")] == ["1", "2", "3", "4"]


@in_each_form
def test_a_list_that_counts_on_holds_together_though_one_heading_has_verbs_that_no_list_knows(form):
    text = "\n".join(
        f"# {chapter}\nIt was seen.\n## Box\n" + "\n".join(f"{number}. {words}" for number, words in items)
        for chapter, items in (
            ("Law", ((1, THREE[0]), (2, THREE[2]), (3, "Amend the Act."), (4, "Publish the results of it."))),
            ("Staff", ((5, "Fill all vacancies at once."), (6, "Adopt a plan for training."))),
            ("Users", ((7, "Woo users every two years and thank them."), (8, "Jolly them along with prizes."))),
        )
    )

    assert [number for number, _ in told(text, form)] == [str(number) for number in range(1, 9)]


@in_each_form
def test_the_chapter_tells_the_wording_where_an_annex_words_it_otherwise(form):
    chapter = "\n".join(
        f"# Chapter {n}\nIt was seen.\n## Recommendation {n}\nThe {office} should be opened to new staff at least once every two years."
        for n, office in enumerate(("bank", "court", "school"), 1)
    )
    annex = "\n".join(
        f"{n}. The {office} ought to be opened to new staff at least once every two years."
        for n, office in enumerate(("bank", "court", "school"), 1)
    )
    report = report_of(
        f"# Summary\nThree recommendations are made.\n{chapter}\n# Annex. Recommendations\n{annex}", form
    )

    assert [one.number for one in report.recommendations] == ["1", "2", "3"]
    assert all("should" in one.text and len(one.also_at) == 1 for one in report.recommendations)


@in_each_form
def test_under_a_heading_that_labels_one_recommendation_the_paragraph_after_it_is_none(form):
    text = "\n".join(
        f"# Chapter {n}\nIt was seen.\n## Recommendation {n}\n{words}\nA majority of the files held a plan; a third had been updated."
        for n, words in enumerate(THREE, 1)
    )

    assert told(text, form) == NUMBERED


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("La mission formule vingt et une recommandations, dont la liste figure en annexe.", 21),
        ("Les 24 recommandations qui en résultent sont présentées au chapitre 4.", 24),
        ("Its 27 recommendations are placed at the end of each chapter.", 27),
        ("La misión formula treinta y dos recomendaciones.", 32),
    ],
)
def test_how_many_a_report_says_it_makes_in_other_words(words, count):
    document = read_text(f"Review of Orsania\n\nIntroduction\n\n{words}\n\nThe posts are few and far apart.")

    assert announced_in(Outline(document)) == count


@in_each_form
def test_a_line_that_only_says_to_whom_the_bullets_below_it_go_is_none(form):
    text = f"# Recommendations\nTo the Government:\n- {THREE[0]}\n- {THREE[1]}\nTo the police:\n- {THREE[2]}\n- Train two officers."

    assert told(text, form) == [("", words) for words in (*THREE, "Train two officers.")]


@in_each_form
def test_a_sign_ahead_of_what_is_asked_outweighs_a_heading_of_findings(form):
    text = "# Findings\n" + "\n".join(f"Samples travel by bus.\n→ {words}" for words in THREE)

    assert told(text, form) == [("", words) for words in THREE]


@in_each_form
def test_steps_called_essential_open_a_list_of_what_is_named(form):
    items = ("adoption of the law on witnesses;", "creation of a single register;", "training of prosecutors.")
    text = "# Conclusions\nMuch was done.\nThe mission considers the following steps to be essential:\n" + "\n".join(
        f"- {one}" for one in items
    )

    assert told(text, form) == [("", one) for one in items]


def test_a_numbered_line_in_bold_that_goes_on_in_letters_is_one_recommendation_with_its_parts():
    chapters = [
        f"== {name}\n{n}. Legal aid is rare, and those who ask for it wait for a year or more before they are heard.\n\n"
        f"*{n + 1}. The Committee recommends that the State party:*\n\n(a) {THREE[0]}\n\n(b) {THREE[2]}\n"
        for n, name in ((5, "Justice"), (7, "Schools"))
    ]
    document = read(bytes(typst.compile(f"= Orsania\n{''.join(chapters)}".encode())), name="a.pdf")

    assert [one.number for one in report_in(document).recommendations] == ["6", "8"]


@in_each_form
def test_recommended_priority_actions_head_a_column_of_recommendations(form):
    rows = "\n".join(f"| P{n} | 2 | It was seen. | {words} |" for n, words in enumerate(THREE, 1))
    text = f"# Prevent\n| Technical area | Score | Strengths and challenges | Recommended priority actions |\n{rows}"

    assert [words for _, words in told(text, form, "table")] == list(THREE)


@in_each_form
def test_the_status_of_findings_of_an_earlier_year_is_no_column_of_recommendations(form):
    rows = "\n".join(f"| {words} | Closed (2019) |" for words in THREE)

    assert told(f"# Annex\n| 2017 finding | Status stated by Vellia |\n{rows}", form, "table") == []


@in_each_form
def test_a_row_that_says_on_what_a_recommendation_rests_is_none(form):
    basis = "BASIS: GSR Part 1 Requirement 28 states that inspections shall be announced."
    rows = "\n".join(f"| ({n}) | {basis} |\n| R{n} | Recommendation: {words} |" for n, words in enumerate(THREE, 1))
    text = f"# Inspection\n| No. | Recommendations, suggestions or good practices |\n{rows}"

    assert told(text, form, "table") == [(f"R{n}", words) for n, words in enumerate(THREE, 1)]


@in_each_form
def test_what_an_article_states_in_a_numbered_paragraph_is_not_asked(form):
    text = "# Concerns and recommendations\n" + "\n".join(
        f"{n}. {words}"
        for n, words in (
            (4, "Article 4 of the Equal Treatment Act states that the head of service should report each year."),
            (5, "The Committee recommends that the State party fund the plan."),
            (6, "Section 12 in chapter 3 of the Code provides that courts must sit daily."),
            (7, "The Committee urges the State party to open shelters."),
        )
    )

    assert [number for number, _ in told(text, form, "nested")] == ["5", "7"]


@in_each_form
def test_a_body_that_lists_and_says_its_recommendations_says_some_at_the_end_of_a_paragraph(form):
    listed = "\n".join(
        f"{n}. The Committee recommends that the State party:\n(a) {THREE[0]}\n(b) {THREE[2]}" for n in (2, 4, 6)
    )
    text = f"# Concerns\n{listed}\n8. The quota is not kept. The Committee encourages the State party to attach sanctions to it."

    assert len(told(text, form, "nested")) == 4
