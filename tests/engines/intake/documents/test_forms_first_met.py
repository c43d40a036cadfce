"""Forms that reports met later brought: each is told by what it does, in DOCX as in PDF."""

import pytest

from tests.engines.intake.documents.reports.short import THREE, in_each_form, of_word, report_of, told


@in_each_form
@pytest.mark.parametrize("lead", ["Measure {} –", "Proposal {}:", "VLD/2021/{}:", "Ask {}."])
def test_any_lead_that_counts_up_ahead_of_what_is_asked_bears_recommendations(form, lead):
    leads = [lead.format(count) for count in (1, 2, 3)]
    text = "# Findings\n" + "\n".join(f"{one} {words}" for one, words in zip(leads, THREE, strict=True))

    assert [words for _, words in told(text, form)] == list(THREE)


@in_each_form
def test_numbers_of_a_chapter_and_a_letter_are_printed_numbers_and_leave_gaps(form):
    text = f"# Recommendations\n3a. {THREE[0]}\n3b. {THREE[1]}\n3d. {THREE[2]}"
    report = report_of(text, form)

    assert [one.number for one in report.recommendations] == ["3a", "3b", "3d"]
    assert [gap.number for gap in report.completeness.gaps] == ["3c"]


@in_each_form
def test_articles_that_count_up_and_say_should_are_no_recommendations(form):
    text = "# The draft law\nArticle 1. Members should be judges.\nArticle 2. Members should meet.\nArticle 3. It should report."

    assert told(text, form) == []


def test_a_code_on_a_line_above_is_the_number_past_the_line_that_says_on_what_it_rests():
    def build(source):
        source.add_heading("The site", 1)
        for code, words in zip(("Recommendation R1", "Suggestion S1", "Recommendation R3"), THREE, strict=True):
            box = source.add_table(1, 1).cell(0, 0)
            box.paragraphs[0].add_run(code).bold = True
            box.add_paragraph("Basis: guide 13, paragraph 3.9")
            box.add_paragraph(words)

    assert of_word(build) == list(zip(("R1", "S1", "R3"), THREE, strict=True))


@in_each_form
def test_what_counts_on_between_two_that_ask_is_one_however_it_asks(form):
    text = f"# Recommendations\n1. {THREE[1]}\n2. The ministry could, with profit, see who pays.\n3. {THREE[0]}"

    assert [number for number, _ in told(text, form)] == ["1", "2", "3"]


@in_each_form
def test_a_chapter_of_bare_paragraphs_all_of_which_tell_to_do_is_a_list(form):
    text = f"# Findings\nPorts are small.\n# Recommendations\n{THREE[0]}\n{THREE[2]}"

    assert told(text, form) == [("", THREE[0]), ("", THREE[2])]


def test_a_line_in_bold_is_a_heading_in_word_too():
    def build(source):
        source.add_heading("Surveillance", 1)
        source.add_paragraph().add_run("Recommended actions").bold = True
        source.add_paragraph(THREE[0], style="List Bullet")
        source.add_paragraph().add_run("Indicators").bold = True
        source.add_paragraph("Strengthen supplies: score 3", style="List Bullet")

    assert of_word(build) == [("", THREE[0])]


def test_a_box_headed_recommendations_holds_them_and_ends_the_list():
    def build(source):
        source.add_heading("Schools", 1)
        source.add_paragraph("Teachers have a manual.")
        box = source.add_table(1, 1).cell(0, 0)
        box.paragraphs[0].add_run("Recommendations").bold = True
        for words in (THREE[0], THREE[2]):
            box.add_paragraph(f"• {words}")
        source.add_paragraph("Call the school: that was the usual answer.")

    assert of_word(build) == [("", THREE[0]), ("", THREE[2])]


@in_each_form
def test_a_form_per_finding_gives_its_recommendation_under_the_number_of_the_finding(form):
    text = "# Findings\n" + "\nIt was seen on site.\n".join(
        f"|| Finding | LEG-0{count} |\n| Description | Inspectors have no access. |\n| Recommendation | {words} |\n| Deadline | 60 days |"
        for count, words in enumerate(THREE, 1)
    )

    assert told(text, form, "table") == [(f"LEG-0{count}", words) for count, words in enumerate(THREE, 1)]


@in_each_form
def test_a_table_of_ratings_by_recommendation_asks_for_nothing(form):
    text = "# Annex\n| Recommendation | Rating | Factor |\n| 1. Assessing risks | LC | The private sector is left out. |\n| 6. Targeted sanctions | PC | It takes weeks. |"

    assert told(text, form, "table") == []


@in_each_form
def test_the_forty_recommendations_of_others_are_not_announced_as_its_own(form):
    text = f"# Summary\nThe report looks at compliance with the FATF 40 Recommendations and makes two recommendations.\n# Recommendations\n1. {THREE[0]}\n2. {THREE[1]}"

    assert report_of(text, form).completeness.announced == 2


@in_each_form
def test_to_have_is_asked_for_and_to_have_done_is_not(form):
    text = "# Recommandations\n1. La cellule devrait avoir accès au registre.\n# Constats\n2. La loi devrait avoir été adoptée en 2015."

    assert told(text, form, "numbered annex", "fr") == [("1", "La cellule devrait avoir accès au registre.")]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_staff_of_its_own_is_asked_for(form):
    text = "# Recommendations\nThe unit should have dedicated staff."

    assert told(text, form) == [("", "The unit should have dedicated staff.")]


@in_each_form
def test_a_number_in_brackets_behind_the_words_is_theirs(form):
    text = "# Cells\nCells are dark. **The old wing should be closed** (R1).\nBlankets are old. **Blankets should be washed** (R2)."

    assert told(text, form, "bold in text") == [
        ("R1", "The old wing should be closed"),
        ("R2", "Blankets should be washed"),
    ]


@in_each_form
def test_letters_of_chapters_count_up_together(form):
    text = f"# Screening\nA1 {THREE[0]}\nA2 {THREE[1]}\n# Courts\nB1 {THREE[2]}\nB2 Train the judges."

    assert [number for number, _ in told(text, form)] == ["A1", "A2", "B1", "B2"]


@in_each_form
def test_what_a_chapter_headed_by_what_we_recommend_lists_is_recommended(form):
    text = f"# What we found\n- Schools are closed.\n# What we recommend\n- {THREE[0]}\n- {THREE[2]}"

    assert told(text, form) == [("", THREE[0]), ("", THREE[2])]


@in_each_form
def test_a_table_whose_numbers_are_of_recommendations_holds_them_whatever_the_head_of_their_column(form):
    text = f"# Dimension 1\n| Rec. no. | Text | Who |\n| D1-1 | {THREE[0]} | Police |\n| D1-2 | {THREE[2]} | Ministry |"

    assert told(text, form, "table") == [("D1-1", THREE[0]), ("D1-2", THREE[2])]


@in_each_form
def test_codes_of_rows_that_count_up_and_ask_are_numbers(form):
    rows = "\n".join(f"|| ADV-0{count} | {words} |" for count, words in enumerate(THREE, 1))

    assert told(f"# Findings\nThe team observed this.\n{rows}", form, "table") == [
        (f"ADV-0{count}", words) for count, words in enumerate(THREE, 1)
    ]


@in_each_form
def test_what_the_committee_is_concerned_about_is_not_asked_for(form):
    text = (
        "# Concerns and recommendations\n3. The Committee is concerned about:\n(a) The lack of a definition;\n"
        "(b) Discrimination, which should be prohibited according to the Ombudsman.\n4. The State party should define it."
    )

    assert told(text, form, "nested") == [("4", "The State party should define it.")]


@in_each_form
def test_what_the_authorities_say_of_a_recommendation_by_its_number_is_none(form):
    text = (
        f"# Findings\nRecommendation 1: {THREE[0]}\nRecommendation 2: {THREE[2]}\n"
        "# Comments of the authorities\nRecommendation 2: Ratification is before Parliament."
    )

    assert told(text, form) == [("1", THREE[0]), ("2", THREE[2])]


@in_each_form
def test_what_an_earlier_visit_led_to_is_not_announced(form):
    text = (
        "# Purpose\nThe first visit took place in 2011 and led to 22 recommendations. Of 14 recommendations of 2016, five were carried out. "
        f"The 2015 mission made six recommendations. This report contains two recommendations.\n# Recommendations\n1. {THREE[0]}\n2. {THREE[1]}"
    )

    assert report_of(text, form).completeness.announced == 2


def test_letters_with_a_full_stop_are_parts():
    def build(source):
        source.add_heading("Prevention", 1)
        for line in ("24. The group urges the authorities:", "a. to train teachers;", "b. to pay them."):
            source.add_paragraph(line)

    whole = "The group urges the authorities:\n\na. to train teachers;\n\nb. to pay them."
    assert of_word(build) == [("24", whole)]


def test_roman_numerals_count_on_past_a_heading_with_a_letter():
    def build(source):
        source.add_heading("Recommendations", 1)
        for number, words in zip(("VIII.", "IX."), THREE[:2], strict=True):
            source.add_paragraph(f"{number}\t{words}")
        source.add_heading("C. Borders", 2)
        source.add_paragraph(f"X.\t{THREE[2]}")

    assert of_word(build) == list(zip(("VIII", "IX", "X"), THREE, strict=True))


@in_each_form
def test_parts_that_go_on_inside_the_sentence_are_parts(form):
    (one,) = report_of(
        "R1. Train investigators in (a) digital evidence; (b) financial investigation.", form
    ).recommendations

    assert [(part.label, part.text) for part in one.parts] == [
        ("(a)", "digital evidence;"),
        ("(b)", "financial investigation."),
    ]


@in_each_form
@pytest.mark.parametrize(
    "cited",
    [
        "R1. Apply section 4, paragraph (a) on travel, (b) on funds, of the Act.",
        "R1. Amend article 3 (a) and (b) of the Criminal Code.",
        "R1. Publish (a) a plan without delay and (c) a report.",
    ],
)
def test_letters_that_are_cited_are_no_parts(form, cited):
    (one,) = report_of(cited, form).recommendations

    assert one.parts == ()
