from dataclasses import replace

from headway.engines.reports.layout import LaidContents, LaidParagraph, LaidSources, LaidTable, lay_out
from headway.engines.reports.values import Basis, Paragraph, Sentence, Sources
from tests.engines.reports.samples import LETTER, VISIT, a_full_report, a_report, a_table, said


def test_a_source_is_named_in_full_once_and_by_its_number_after() -> None:
    laid = lay_out(a_report(Paragraph((said("One."),)), Paragraph((said("Two."),))))

    quoted = "p. 12: “Border posts were not connected.”"
    assert [note.text for note in laid.notes] == [
        f"the Directorate, Report on the initial visit to Orsania, October 2009, {quoted}",
        f"Source 1, {quoted}",
    ]


def test_a_second_passage_of_one_source_in_a_note_is_not_named_again() -> None:
    other = replace(VISIT, key="other", page="14", quote="Names were checked by telephone.")
    laid = lay_out(a_report(Paragraph((said("One.", VISIT, other),))))

    assert laid.notes[0].text.endswith("“Border posts were not connected.”; p. 14: “Names were checked by telephone.”")


def test_counts_side_by_side_share_one_note() -> None:
    counts = tuple(Sentence(words, basis=Basis.COMPUTED) for words in ("Ten are open.", "Two are met."))
    laid = lay_out(a_report(Paragraph(counts)))

    assert [note.text for note in laid.notes] == ["Computed, stated by nobody."]


def test_a_date_that_the_title_gives_is_not_given_twice() -> None:
    dated = replace(LETTER, title="Comments of 3 March 2016", dated="3 March 2016", quote="", page="")

    assert lay_out(a_report(Paragraph((said("A.", dated),)))).notes[0].text.endswith("Comments of 3 March 2016.")


def test_neighbours_on_the_same_passage_share_one_note_at_their_end() -> None:
    laid = lay_out(a_report(Paragraph((said("One."), said("Two."), said("Three.", LETTER)))))

    (paragraph,) = laid.blocks
    assert isinstance(paragraph, LaidParagraph)
    assert [(run.note, run.shows_note) for run in paragraph.runs] == [(1, False), (1, True), (2, True)]


def test_every_cited_sentence_keeps_its_references() -> None:
    laid = lay_out(a_report(Paragraph((said("One."), said("Two.")))))

    (paragraph,) = laid.blocks
    assert isinstance(paragraph, LaidParagraph)
    assert [run.references[0].url for run in paragraph.runs] == [VISIT.url, VISIT.url]


def test_tables_carry_source_numbers_and_no_notes() -> None:
    laid = lay_out(a_report(a_table(1), Sources()))

    table, sources = laid.blocks
    assert isinstance(table, LaidTable)
    assert isinstance(sources, LaidSources)
    assert table.rows[0][1].runs[0].marks == ("1, p. 12",)
    assert [(entry.source, entry.url) for entry in sources.entries] == [(1, "/sources/visit-2009")]
    assert laid.notes == ()


def test_the_list_of_sources_holds_each_once_in_order_of_first_use() -> None:
    laid = lay_out(
        a_report(Paragraph((said("A.", LETTER), said("B."), said("C.", replace(LETTER, page="9")))), Sources())
    )

    assert isinstance(laid.blocks[-1], LaidSources)
    assert [entry.text for entry in laid.blocks[-1].entries] == [
        "Ministry of Foreign Affairs, Progress report of the Republic of Orsania, 3 March 2016.",
        "the Directorate, Report on the initial visit to Orsania, October 2009.",
    ]


def test_computed_and_drafted_sentences_say_so_in_their_note() -> None:
    computed = Sentence("Twelve of 31.", (LETTER,), basis=Basis.COMPUTED)
    drafted = Sentence("This deserves attention.", basis=Basis.DRAFTER)

    first, second = lay_out(a_report(Paragraph((computed, drafted)))).notes

    assert first.text.startswith("Computed, stated by nobody; from: Ministry of Foreign Affairs")
    assert second.text == "The drafter's assessment."


def test_contents_stand_before_the_first_chapter_of_a_long_report() -> None:
    laid = lay_out(a_full_report())

    (index,) = [i for i, block in enumerate(laid.blocks) if isinstance(block, LaidContents)]
    assert index == 1
