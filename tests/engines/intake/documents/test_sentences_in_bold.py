"""Sentences in bold within paragraphs: which are recommendations, and whose numbers are theirs."""

from tests.engines.intake.documents.reports.short import in_each_form, told

WORDS = ("cells be painted again each spring", "windows be opened daily at noon", "doors be mended soon by the guards")
SAID = [f"The delegation recommends that {words}." for words in WORDS]


def within(first=4):
    """Paragraphs that count on, in each of which a sentence in bold recommends behind another."""
    return "\n".join(f"{number}. The ward is small. **{words}**" for number, words in enumerate(SAID, first))


@in_each_form
def test_a_sentence_in_bold_that_recommends_anew_is_one_of_its_own(form):
    text = (
        "# Prison\n4. Cells are dark. **The delegation recommends that cells be painted. "
        "The delegation also recommends that windows be opened.** It is old."
    )

    assert told(text, form, "bold in text") == [
        ("", "The delegation recommends that cells be painted."),
        ("", "The delegation also recommends that windows be opened."),
    ]


@in_each_form
def test_a_sentence_in_bold_that_only_asks_for_word_is_none(form):
    text = (
        f"# Prison\n4. Cells are dark. **{SAID[0]}** The wing is old. "
        "**The delegation requests to be informed of the measures that must be taken.**"
    )

    assert told(text, form, "bold in text") == [("", SAID[0])]


@in_each_form
def test_numbers_of_paragraphs_are_not_those_of_recommendations_where_others_stand_within_paragraphs(form):
    yard = "The delegation recommends that a yard be built for walks."

    assert told(f"# Prison\n{within()}\n7. **{yard}**", form, "bold in text") == [
        ("", words) for words in [*SAID, yard]
    ]


@in_each_form
def test_numbers_of_paragraphs_are_not_those_of_recommendations_that_a_list_repeats_without_numbers(form):
    asked = ("paint the cells again", "open the windows daily", "mend the doors soon")
    said = [f"The delegation recommends that the authorities {words}." for words in asked]
    chapter = "\n".join(f"{number}. {words}" for number, words in enumerate(said, 4))
    listed = "\n".join(f"- {words};" for words in asked)
    text = (
        f"# Prison\n3. The wing is old.\n{chapter}\n7. The wing is cold.\n"
        f"# Summary of recommendations\nThe delegation recommends that the authorities:\n{listed}"
    )

    assert told(text, form, "bold in text") == [("", words) for words in said]


@in_each_form
def test_a_list_that_cites_the_paragraphs_gives_the_numbers_and_the_paragraphs_give_the_words(form):
    listed = "\n".join(
        f"{number}. {words.rstrip('.')} (paragraph {number + 3})." for number, words in enumerate(SAID, 1)
    )

    assert told(f"# Prison\n{within()}\n# List of recommendations\n{listed}", form, "bold in text") == [
        (str(number), words) for number, words in enumerate(SAID, 1)
    ]
