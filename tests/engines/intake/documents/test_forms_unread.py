"""Forms that reports of many hands brought on first contact: each rule is told by what makes a recommendation one."""

import pytest

from headway.engines.intake.readers.numbering import marker_of
from tests.engines.intake.documents.reports.short import THREE, in_each_form, of_word, told

ASKS = ("The police should register each arrest.", "The bank should publish its rules.", "The court should sit daily.")


@in_each_form
def test_bullets_under_a_sentence_of_no_number_are_one_recommendation_each(form):
    text = f"# Borders\nPosts are few.\nThe delegation recommends that Orsania:\n- {THREE[0]}\n- {THREE[2]}"

    assert told(text, form) == [("", THREE[0]), ("", THREE[2])]


@in_each_form
def test_letters_under_a_numbered_paragraph_stay_parts_of_one(form):
    text = f"# Borders\n4. Posts are few.\n5. The delegation recommends that Orsania:\n(a) {THREE[0]}\n(b) {THREE[2]}"

    assert [number for number, _ in told(text, form, "nested")] == ["5"]


@in_each_form
def test_steps_that_could_help_are_recommended_though_no_word_says_so(form):
    text = f"# Challenges\nThe following steps could further strengthen the system:\n- {THREE[0]}\n- {THREE[2]}"

    assert told(text, form) == [("", THREE[0]), ("", THREE[2])]


@in_each_form
def test_what_was_recommended_before_is_listed_and_not_taken(form):
    text = f"# Background\nIn 2016 the Committee had recommended three steps:\n- {THREE[0]}\n- {THREE[2]}\n# Findings\nAll was done."

    assert told(text, form) == []


@in_each_form
def test_whoever_recommends_again_and_again_is_who_reports_whatever_it_is_called(form):
    text = "# Police\n" + "\n".join(
        f"The doors were open.\n**The ACPT recommends {what}.**"
        for what in ("that doors be closed", "a register of keys at each gate", "that guards be posted at night")
    )

    assert len(told(text, form, "bold in text")) == 3


@in_each_form
def test_a_ministry_that_recommends_again_and_again_does_not_report(form):
    text = "# Police\n" + "\n".join(
        f"The Ministry recommends {what}."
        for what in ("that doors be closed", "that keys be kept", "that guards be posted")
    )

    assert told(text, form) == []


@in_each_form
def test_a_list_that_counts_on_under_further_headings_is_one_list(form):
    text = f"# Recommendations\n1. {ASKS[0]}\n# Banks\n2. {ASKS[1]}\n# Courts\n3. {ASKS[2]}"

    assert told(text, form) == [(str(number), words) for number, words in enumerate(ASKS, 1)]


def test_headings_as_high_as_recommendations_right_above_them_belong_to_it():
    def build(source):
        for heading, words in (
            ("Recommendations", ""),
            ("Police", THREE[0]),
            ("Laboratory", THREE[2]),
            ("Thanks", "The visitors thank all."),
        ):
            source.add_heading(heading, 1)
            if words:
                source.add_paragraph(words, style="List Bullet")

    assert of_word(build) == [("", THREE[0]), ("", THREE[2])]


@in_each_form
def test_paragraphs_that_count_on_from_the_list_and_tell_are_not_of_it(form):
    text = (
        "# Recommendations\n"
        + "\n".join(f"{n}. {words}" for n, words in enumerate(ASKS, 1))
        + "\n# Findings\n4. The court sits weekly.\n5. Judges should sit daily."
    )

    assert [number for number, _ in told(text, form)] == ["1", "2", "3"]


@in_each_form
def test_in_a_list_what_could_be_done_is_asked_for(form):
    text = f"# Recommendations\n1. {ASKS[0]}\n2. The deposit could be lowered.\n3. The oversight body needs a mandate to verify reports."

    assert [number for number, _ in told(text, form)] == ["1", "2", "3"]


@in_each_form
def test_a_comment_of_the_committee_cited_by_number_ends_no_sentence(form):
    words = "Bearing in mind general comment No. 36, the State party should investigate each use of force."
    text = f"# Concerns and recommendations\n8. Force is used.\n9. {words}"

    assert told(text, form) == [("9", words)]


@in_each_form
def test_a_line_above_a_list_numbers_none_of_its_items(form):
    text = "# Key findings and recommended actions\n" + "\n".join(
        f"Immediate Outcome {count}\na) {ASKS[0]}\nb) {words}"
        for count, words in enumerate(("The fund should grow.", *ASKS[1:]), 6)
    )

    assert {number for number, _ in told(text, form)} <= {"a", "b"}


@in_each_form
def test_codes_of_several_offices_of_one_shape_are_numbers_however_few_each_office_has(form):
    text = "# Findings\n" + "\n".join(
        f"{code} {words}" for code, words in zip(("MOH/1", "CUS/1", "POL/1"), THREE, strict=True)
    )

    assert told(text, form) == list(zip(("MOH/1", "CUS/1", "POL/1"), THREE, strict=True))


@in_each_form
def test_a_code_in_any_cell_of_the_row_is_its_number_and_tells_good_practices_apart(form):
    text = f"# Annex\n| Section | R/S/GP | Recommendations, Suggestions or Good Practices |\n| 1.1 | R1 | {THREE[0]} |\n| 1.2 | S1 | {THREE[2]} |\n| 3.3 | GP1 | Inspectors share their notes. |"

    assert told(text, form, "table") == [("R1", THREE[0]), ("S1", THREE[2])]


@in_each_form
def test_a_column_of_what_is_asked_holds_recommendations_without_the_word(form):
    rows = "\n".join(f"| Posts | It was cold. | {words} | Army |" for words in THREE)

    assert told(f"# Schools\n| Theme | What we saw | What we ask | Of whom |\n{rows}", form, "table") == [
        ("", words) for words in THREE
    ]


def test_a_row_that_only_names_a_chapter_is_no_recommendation():
    def build(source):
        source.add_paragraph("Table 1. Main recommendations")
        table = source.add_table(0, 3)
        for cells in (
            ("Recommendations", "Authorities", "Timing"),
            ("Legal and regulatory framework", "", ""),
            (THREE[0], "Bank", "I"),
            (THREE[2], "Bank", "MT"),
        ):
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
        table.cell(1, 0).merge(table.cell(1, 2))

    assert of_word(build) == [("", THREE[0]), ("", THREE[2])]


@in_each_form
def test_where_bold_tells_some_whole_paragraphs_that_ask_stand_beside_them(form):
    bold = "\n".join(
        f"{number}. **The Committee recommends that {what}.**"
        for number, what in enumerate(("doors be closed", "keys be kept", "guards be posted"), 1)
    )
    text = f"# Police\n{bold}\n4. The State party should:\n(a) Close the old wing;\n(b) Open a new one."

    assert [number for number, _ in told(text, form, "bold in text")] == ["1", "2", "3", "4"]


@in_each_form
def test_in_a_note_of_running_text_each_sentence_that_asks_is_one(form):
    text = "# Listings\nBanks wait. The Ministry may wish to ask for help. A bank would pay. Vellia is encouraged to send listings at once.\n# Exemptions\nArticle 4 says that the Ministry should reply. None was asked for."

    assert [words for _, words in told(text, form)] == [
        "The Ministry may wish to ask for help.",
        "Vellia is encouraged to send listings at once.",
    ]


def test_a_line_in_bold_that_goes_on_in_its_items_is_no_heading():
    def build(source):
        source.add_heading("Trafficking", 1)
        source.add_paragraph("6.\tThe Committee is concerned about:")
        source.add_paragraph("(a)\tThe lack of shelters.")
        source.add_paragraph().add_run("7.\tThe Committee calls upon the State party to:").bold = True
        for words in ("(a)\tFund the plan of action;", "(b)\tOpen shelters in each province."):
            source.add_paragraph().add_run(words).bold = True

    assert [number for number, _ in of_word(build)] == ["7"]


def test_capitals_that_count_up_are_numbers_and_initials_are_not():
    def lettered(source):
        source.add_paragraph("The Commission makes the following key recommendations:")
        for letter, words in zip("ABC", ASKS, strict=True):
            source.add_paragraph(f"{letter}.\t{words[0].lower()}{words[1:]}")

    assert [number for number, _ in of_word(lettered)] == ["A", "B", "C"]
    assert (
        marker_of(
            "A. Guterres said that all States, large and small, had to do their part in the years to come, and soon."
        )
        is None
    )


@pytest.mark.parametrize("printed", ["i.that rules be adopted", "iv.introducing rules"])
def test_a_roman_number_set_close_to_its_words_is_a_number(printed):
    marker = marker_of(printed)

    assert marker is not None
    assert printed[marker.length :] in ("that rules be adopted", "introducing rules")
    assert marker_of("i.e. the police") is None


@in_each_form
def test_a_short_summary_that_cites_the_numbers_repeats_what_stands_elsewhere(form):
    text = f"# Summary\nThe mission recommends that Orsania:\n- show plans (recommendation 1);\n- keep lists (recommendation 2).\n# Plans\nRecommendation 1: {THREE[0]}\n# Arrests\nRecommendation 2: {THREE[1]}"

    assert told(text, form) == [("1", THREE[0]), ("2", THREE[1])]


@in_each_form
def test_the_same_words_in_bold_ahead_of_what_is_asked_are_a_label_whatever_they_are(form):
    text = "# Warning\nThe hosts agreed. They had heard it before.\n" + "\n".join(
        f"**Proposal for action.** {words}" for words in THREE
    )

    assert told(text, form, "bold in text") == [("", words) for words in THREE]


@in_each_form
@pytest.mark.parametrize("lead", ["To improve inspections, Vellia could:", "The Government should consider:"])
def test_bullets_go_on_from_a_sentence_that_asks_whatever_their_form(form, lead):
    text = f"# Inspections\nThey are many.\n{lead}\n- Publishing lists of checks.\n- Fewer visits to small shops."

    assert told(text, form) == [("", "Publishing lists of checks."), ("", "Fewer visits to small shops.")]


@in_each_form
def test_what_a_government_has_committed_to_is_not_asked_of_it(form):
    text = f"# Commitments\nThe Government has committed to:\n- {THREE[0]}\n- {THREE[2]}\n# Outlook\nThe law provides that ministries should:\n- report;\n- publish."

    assert told(text, form) == []


@in_each_form
def test_a_title_behind_the_label_names_what_the_paragraph_below_asks_for(form):
    below = (
        "The Ministry should publish all tenders.",
        "The Service should define indicators.",
        "The Bank should report.",
    )
    text = "# Conclusions\n" + "\n".join(
        f"## Recommendation {n} – Buy in the open\n{words}" for n, words in enumerate(below, 1)
    )

    assert told(text, form) == [(str(n), words) for n, words in enumerate(below, 1)]


def test_i_after_h_is_a_letter_and_begins_the_next_one():
    def build(source):
        source.add_heading("Conclusions and recommendations", 1)
        source.add_paragraph("9.\tMuch remains to be done.")
        source.add_paragraph("10.\tThe Working Group makes the following recommendations to Orsania:")
        offices = "army bank court fleet guard mint navy park police school".split()
        for letter, office in zip("abcdefghij", offices, strict=True):
            source.add_paragraph(f"({letter})\tPublish the budget of the {office};")

    assert [number for number, _ in of_word(build)] == list("abcdefghij")


@in_each_form
def test_steps_that_should_be_recognized_are_praise(form):
    text = "# Conclusions and recommendations\n8. Vellia has taken steps that should be recognized.\n9. The State should open the archives."

    assert [number for number, _ in told(text, form)] == ["9"]


@in_each_form
def test_headings_under_a_sentence_that_opens_a_list_belong_to_it_however_high_they_stand(form):
    text = f"# Conclusions and recommendations\n17. Defenders are at risk. The Commission makes the following recommendations to the State:\n# The mechanism\n1. {THREE[0]}\n# Attacks\n2. Design protocols with prosecutors.\n3. Publicly condemn attacks."

    assert [number for number, _ in told(text, form)] == ["1", "2", "3"]


@in_each_form
def test_required_action_of_a_form_is_what_it_asks(form):
    text = "# Findings\n" + "\nIt was seen on site.\n".join(
        f"|| Finding | AIG/0{count} |\n| Description | Inspectors lack papers. |\n| Required action | {words} |\n| Due date | March |"
        for count, words in enumerate(THREE, 1)
    )

    assert told(text, form, "table") == [(f"AIG/0{count}", words) for count, words in enumerate(THREE, 1)]


@in_each_form
def test_recommended_actions_in_spanish_are_a_heading_of_recommendations(form):
    text = "# Acciones recomendadas\na) La Unidad de Análisis Financiero debería difundir los resultados.\nb) Crear un registro único."

    assert [number for number, _ in told(text, form, "numbered annex", "es")] == ["a", "b"]


@in_each_form
def test_a_code_may_begin_with_a_year(form):
    codes = [f"2023-OST-0{count}" for count in (1, 2, 3)]
    text = "# New recommendations\nThree are made.\n" + "\n".join(
        f"**{code}** {words}" for code, words in zip(codes, THREE, strict=True)
    )

    assert told(text, form) == list(zip(codes, THREE, strict=True))


@in_each_form
def test_what_should_happen_next_is_a_heading_of_recommendations(form):
    text = "# What should happen next\nFirst, customs should be given access to manifests.\nSecond, the scanner should be repaired."

    assert len(told(text, form)) == 2


@in_each_form
def test_in_french_what_a_law_provides_is_not_asked_and_engaging_a_state_is(form):
    text = "# Préoccupations et recommandations\n2. Le Comité regrette l’absence de chiffres, alors que la loi prévoit qu’ils devraient être publiés.\n3. Rappelant sa recommandation générale no 23, le Comité engage l’État partie à délimiter les terres."

    assert [number for number, _ in told(text, form, "nested", "fr")] == ["3"]


@in_each_form
def test_chapters_that_count_on_from_a_summary_in_spanish_are_not_of_its_list(form):
    text = "# Recomendaciones\n1. Crear un registro.\n2. Publicar el plan.\n3. Formar a los jueces.\n# Visita\n4. La delegación visitó el centro de mando.\n5. El artículo 14 dispone que los bancos deben informar."

    assert [number for number, _ in told(text, form, "numbered annex", "es")] == ["1", "2", "3"]
