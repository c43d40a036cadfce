"""A list is told by what it asks and by whose words it is, whatever stands above it."""

import pytest

from tests.engines.intake.documents.reports.short import THREE, in_each_form, report_of, told

ALL = [("", words) for words in THREE]
BULLETS = "\n".join(f"- {words}" for words in THREE)


def numbered(words, first=1):
    return "\n".join(f"{number}. {text}" for number, text in enumerate(words, first))


@in_each_form
@pytest.mark.parametrize("heading", ["Next steps", "Way ahead", "Anything at all"])
def test_a_list_of_which_nearly_everything_asks_needs_no_word_that_announces_it(heading, form):
    assert told(f"# Visit\nPosts are few.\n# {heading}\n{BULLETS}", form) == ALL


@in_each_form
@pytest.mark.parametrize(
    "above",
    [
        "# Background\nThe national strategy has these aims:",
        "# Background\nAssociations call on the Government to:",
        "# Background\nIn its opinion of 2019 the Commission advised Orsania to:",
        "# Background\nUnder resolution 2396 (2017) all States shall:",
        "# Background\nThe unit is expected to:",
        "# Background\nIn 2014 the delegation made these recommendations:",
        "# Objectives of the visit",
        "# Good practices",
        "# Questions to the authorities",
    ],
)
def test_a_list_that_others_laid_down_is_none_of_the_report(above, form):
    assert told(f"{above}\n{BULLETS}\n# Findings\nAll was done.", form) == []


@in_each_form
def test_a_list_that_says_what_became_of_each_item_tells_of_the_past(form):
    text = "# Since the first visit\n" + numbered(f"{words} Done." for words in THREE)

    assert told(text, form) == []


@in_each_form
def test_a_sentence_that_says_what_is_left_to_do_opens_a_list(form):
    text = f"# Conclusions\n20. The plan is sound.\n21. Three things are left to do:\n(a) {THREE[0]}\n(b) {THREE[2]}"

    assert told(text, form, "nested") == [("a", THREE[0]), ("b", THREE[2])]


@in_each_form
def test_a_list_that_counts_on_under_whom_it_asks_is_one(form):
    text = f"# What we ask\n## Of the Government\n1. {THREE[0]}\n2. {THREE[1]}\n## Of Parliament\n3. {THREE[2]}"

    assert told(text, form) == [(str(number), words) for number, words in enumerate(THREE, 1)]


@in_each_form
def test_what_stands_under_headings_of_the_same_words_is_one_list(form):
    text = "\n".join(
        f"# {chapter}\n## What we saw\nThe doors were open.\n## What we propose\n{words}"
        for chapter, words in zip(("Police", "Courts", "Banks"), THREE, strict=True)
    )

    assert told(text, form) == ALL


@in_each_form
def test_paragraphs_that_open_with_the_same_sign_are_one_list(form):
    text = "# Laboratories\n" + "\n".join(f"Samples travel by bus.\n→ {words}" for words in THREE[::2])

    assert told(text, form) == ALL[::2]


@in_each_form
def test_concluding_paragraphs_are_read_for_what_they_ask(form):
    asked = (
        "Overcrowding must be brought down.",
        "The juvenile wing has to be closed.",
        "There is a need for an independent complaints body.",
        "It is time to end solitary confinement.",
    )
    text = f"# Concluding remarks\n61. The mission is grateful.\n{numbered(asked, 62)}\n66. The mission will report."

    assert told(text, form) == [(str(number), words) for number, words in enumerate(asked, 62)]


@in_each_form
def test_a_column_of_which_nearly_every_row_asks_is_one_of_recommendations(form):
    text = "# Deficiencies\n| Ser. | Shortcoming | Corrective action |\n" + "\n".join(
        f"| {number} | Things are bad. | {words} |" for number, words in enumerate(THREE, 1)
    )

    assert told(text, form, "table") == [(str(number), words) for number, words in enumerate(THREE, 1)]


@in_each_form
@pytest.mark.parametrize("heading", ["Requirement", "Objective", "Criterion"])
def test_a_column_of_what_a_standard_asks_is_none(heading, form):
    text = f"# Annex\n| Ser. | {heading} | Remarks |\n" + "\n".join(
        f"| {n} | {THREE[n - 1]} | None |" for n in (1, 2, 3)
    )

    assert told(text, form, "table") == []


@in_each_form
def test_the_plan_of_a_state_with_what_became_of_it_is_none(form):
    text = "# The plan\n| Action | Lead | Status |\n" + "\n".join(f"| {words} | Police | Done |" for words in THREE)

    assert told(text, form, "table") == []


@in_each_form
def test_a_table_without_heads_begins_with_its_first_row(form):
    text = "# Recommendations\n" + "\n".join(
        f"{'||' if number == 1 else '|'} {number} | {words} |" for number, words in enumerate(THREE, 1)
    )

    assert told(text, form, "table") == [(str(number), words) for number, words in enumerate(THREE, 1)]


@in_each_form
def test_a_record_tells_in_the_past_what_was_recommended(form):
    asked = (
        "The delegation recommended that Orsania amend the law.",
        "It was recommended that judges be given access to the register.",
    )
    text = f"# Recommendations to the authorities\n{numbered(asked, 4)}"

    assert told(text, form) == [("4", asked[0]), ("5", asked[1])]


@in_each_form
def test_a_label_behind_a_whole_sentence_begins_what_is_asked(form):
    text = "# The harbour\n" + "\n".join(
        f"Wrecks block it. Recommendation {number}. {words}" for number, words in enumerate(THREE, 1)
    )

    assert told(text, form) == [(str(number), words) for number, words in enumerate(THREE, 1)]


@in_each_form
def test_a_number_behind_a_sentence_that_asks_is_its_own(form):
    text = "# Custody\n10. Registers should be kept (Rec. 1). Cells are clean.\n11. Doctors should be called (Rec. 2)."

    assert told(text, form) == [("1", "Registers should be kept"), ("2", "Doctors should be called")]


@in_each_form
def test_a_few_words_in_the_summary_repeat_the_sentence_that_holds_them_all(form):
    text = (
        "# Executive summary\nTwo recommendations are made:\n- clear the wrecks;\n- license pilots.\n# The harbour\n"
        "Recommendation 1. The authority should clear the wrecks in the northern channel.\n"
        "Recommendation 2. The Ministry should license pilots after an examination."
    )

    assert [number for number, _ in told(text, form)] == ["1", "2"]


@in_each_form
@pytest.mark.parametrize(
    ("language", "heading", "asked"),
    [
        ("ru", "Рекомендации", "Властям следует опубликовать статистику по делам о терроризме за последние годы."),
        ("pt", "Recomendações", "O Ministério da Justiça deveria publicar as estatísticas dos últimos anos."),
    ],
)
def test_recommendations_are_read_in_other_languages(language, heading, asked, form):
    assert told(f"# {heading}\n1. {asked}", form, "numbered annex", language) == [("1", asked)]


@pytest.mark.parametrize(
    ("language", "heading", "asked"),
    [
        ("ar", "التوصيات", "ينبغي لوزارة العدل أن تنشر إحصاءات عن قضايا الإرهاب في السنوات الأخيرة."),
        ("zh", "建议", "司法部应当公布近年来恐怖主义案件的统计数据。"),
    ],
)
def test_recommendations_are_read_in_other_scripts_of_word_files(language, heading, asked):
    assert told(f"# {heading}\n1. {asked}", "docx", "numbered annex", language) == [("1", asked)]


@in_each_form
def test_paragraphs_of_no_number_behind_a_label_belong_to_it_where_the_others_are_numbered(form):
    text = (
        "# Borders\n1. Posts are few.\n2. Roads are bad.\n3. Staff is tired.\n4. Cars are old.\n"
        f"Recommendation 5: {THREE[1]}\nIn doing so, Orsania should bear its obligations in mind.\n5. Lights are out."
    )

    assert told(text, form) == [("5", f"{THREE[1]}\n\nIn doing so, Orsania should bear its obligations in mind.")]


@in_each_form
def test_chapters_below_the_table_of_contents_are_no_part_of_it(form):
    text = f"# Contents\n## A. Police\n5. Registers have gaps. **{THREE[1]}**"

    assert told(text, form, "bold in text") == [("", THREE[1])]


@in_each_form
def test_suggestions_that_the_report_says_it_does_not_count_are_none(form):
    text = (
        "# Reading guide\nRemarks marked S are suggestions: they are not recommendations and are not counted.\n"
        f"# Police\nR1 {THREE[1]}\nS1 {THREE[0]}"
    )

    assert told(text, form) == [("R1", THREE[1])]


@in_each_form
@pytest.mark.parametrize(
    ("says", "announced"),
    [
        ("The total number of recommendations is 18.", 18),
        ("The report makes 22 recommendations and 9 suggestions, 31 recommendations and suggestions in all.", 31),
    ],
)
def test_a_report_announces_how_many_recommendations_it_makes_in_all(says, announced, form):
    assert report_of(f"# Summary\n{says}\n# Recommendations\n{BULLETS}", form).completeness.announced == announced


@in_each_form
@pytest.mark.parametrize(("lead", "number"), [("{}/", "{}"), ("R({})", "R({})"), ("No. {}", "{}"), ("[M{}]", "M{}")])
def test_a_number_counts_up_however_it_is_written(lead, number, form):
    text = "# Findings\n" + "\n".join(
        f"Things are bad.\n{lead.format(count)} {words}" for count, words in enumerate(THREE, 1)
    )

    assert told(text, form) == [(number.format(count), words) for count, words in enumerate(THREE, 1)]


@in_each_form
def test_a_word_on_priority_between_the_code_and_the_words_is_none_of_the_words(form):
    text = "# Findings\n" + "\n".join(
        f"[R{count}] {'PRIORITY ' if count == 2 else ''}{words}" for count, words in enumerate(THREE, 1)
    )
    found = report_of(text, form).recommendations

    assert [(one.number, one.text, one.priority) for one in found] == [
        ("R1", THREE[0], ""),
        ("R2", THREE[1], "PRIORITY"),
        ("R3", THREE[2], ""),
    ]


@in_each_form
def test_what_a_standard_is_quoted_to_ask_is_not_asked(form):
    rows = "\n".join(
        f'| BASIS | Guide {count}, para. 3.2, states that "the operator should act at once". |' for count in (1, 2, 3)
    )

    assert told(f"# Module 1\n{rows}", form, "table") == []


@in_each_form
def test_to_report_on_the_recommendations_is_none_of_them(form):
    text = (
        f"# Police\n1. {THREE[1]}\n2. The bank should publish its rules.\n# Closing\n"
        "3. The authorities should report by June on the steps taken to implement the recommendations above."
    )

    assert [number for number, _ in told(text, form, "bold in text")] == ["1", "2"]


@in_each_form
@pytest.mark.parametrize(("lead", "gap"), [("R-{:02}", "R-02"), ("R({})", "R(2)")])
def test_a_missing_number_is_written_as_its_neighbours_are(lead, gap, form):
    text = "# Recommendations\n" + "\n".join(
        f"{lead.format(count)} {words}" for count, words in zip((1, 3, 4), THREE, strict=True)
    )

    assert [one.number for one in report_of(text, form).completeness.gaps] == [gap]


@in_each_form
def test_letters_and_roman_numerals_count_up_behind_a_word(form):
    text = "# Proposals\n" + "\n".join(
        f"Things are as they have been for many years.\nProposal {letter}: {words}"
        for letter, words in zip("ABC", THREE, strict=True)
    )

    assert told(text, form) == [(letter, words) for letter, words in zip("ABC", THREE, strict=True)]


@in_each_form
def test_a_numbered_paragraph_that_only_says_on_what_its_parts_ask_is_one_with_them(form):
    text = (
        f"# Recommendations\n71. {THREE[1]}\n72. In respect of documents:\n(a) issue identity cards to all;\n"
        "(b) recognise documents of the former administration."
    )

    assert [number for number, _ in told(text, form, "nested")] == ["71", "72"]


@in_each_form
def test_a_letter_ahead_of_the_only_line_of_a_cell_is_its_number(form):
    rows = "\n".join(f"| Staff | {letter}) {words} |" for letter, words in zip("abc", THREE, strict=True))

    assert told(f"# Recommendations\n| Area | Recommendation |\n{rows}", form, "table") == [
        (letter, words) for letter, words in zip("abc", THREE, strict=True)
    ]


@in_each_form
def test_a_label_with_a_colon_behind_a_sentence_needs_no_number(form):
    text = "# Prison\n" + "\n".join(
        f"{count}. Cells are dark. **Recommendation: {words}**" for count, words in enumerate(THREE[1:], 4)
    )

    assert [words for _, words in told(text, form, "bold in text")] == list(THREE[1:])


@in_each_form
@pytest.mark.parametrize("heading", ["What officers told us", "What the law asks of the police"])
def test_a_heading_that_says_whose_words_follow_opens_no_list_of_the_report(heading, form):
    assert told(f"# {heading}\n{BULLETS}\n# Findings\nAll was done.", form) == []


NAMED = (
    "Adoption of a national strategy against trafficking, with a budget.",
    "More interpreters for the asylum service in the southern provinces.",
    "The Ministry of Justice to publish the number of requests refused.",
)


@in_each_form
@pytest.mark.parametrize("heading", ["Recommendations", "Areas for improvement", "Next steps", "What the bank can do"])
@pytest.mark.parametrize("manner", ["- {1}", "{0}. {1}"])
def test_below_a_heading_that_asks_what_is_named_without_a_verb_is_asked_for(heading, manner, form):
    items = "\n".join(manner.format(number, words) for number, words in enumerate(NAMED, 1))

    assert [words for _, words in told(f"# Visit\nPosts are few.\n# {heading}\n{items}", form)] == list(NAMED)


@in_each_form
@pytest.mark.parametrize(
    "heading", ["Achievements", "Measures taken", "Institutions visited", "Priorities of the Government", "Findings"]
)
def test_below_another_heading_what_is_named_is_not_asked_for(heading, form):
    items = "\n".join(f"- {words}" for words in NAMED)

    assert told(f"# Visit\nPosts are few.\n# {heading}\n{items}", form) == []


@in_each_form
def test_below_recommendations_what_tells_is_none_and_bare_paragraphs_that_name_are(form):
    text = "# Recommendations\n1. The mission is grateful.\n2. Orsania has made progress.\n3. " + NAMED[0]

    assert told(text, form) == []
    assert told("# Recommendations\n" + "\n".join(NAMED), form) == [("", words) for words in NAMED]


@in_each_form
def test_a_column_of_recommendations_may_name_what_is_wanted(form):
    text = "# Annex\n| No. | Recommendation | By whom |\n" + "\n".join(
        f"| {number} | {words} | Police |" for number, words in enumerate(NAMED, 1)
    )

    assert told(text, form, "table") == [(str(number), words) for number, words in enumerate(NAMED, 1)]
