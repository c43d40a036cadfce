"""The public part of a report: what is left out is gone, agreed words stand, nothing that stays gives it away."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.reports.keys import with_keys
from headway.engines.reports.leaks import find_leaks, numbers_in
from headway.engines.reports.partial import MARK, Choice, What, addressed, compose, parts_of
from headway.engines.reports.render import Format, render
from headway.engines.reports.stored import NotAReport, from_bytes, to_bytes
from headway.engines.reports.values import (
    Audience,
    Basis,
    Cell,
    Citation,
    Heading,
    Item,
    ItemList,
    LeftOut,
    OpenTo,
    Paragraph,
    Report,
    Row,
    Sentence,
    Table,
    list_sentences,
)
from tests.engines.reports.samples import a_full_report

LEFT = Choice(What.LEFT)
SECRET = Citation("p", "Report", "Title", quote="their quote", audience=Audience.SHARED, title_audience=Audience.PUBLIC)


def said(text, **given):
    return Sentence(text, basis=Basis.STRUCTURAL, **given)


def a_report(*blocks):
    return Report("follow-up", "Follow-up", (Heading("Findings", 1, "findings"), *with_keys("findings", blocks)))


def a_column(*rows, caption="Prosecutions", head="Persons"):
    lines = (Row((Cell((said(name),), heading=True), Cell((said(value),)))) for name, value in rows)
    return Table(caption, ("Where", head), tuple(lines))


def key_of(report, words):
    return next(part.key for part in parts_of(report) if words in part.text)


def texts(report):
    return [sentence.text for block in report.blocks for sentence in list_sentences(block)]


def leaks(report, *left, marked=True, **replaced):
    choices = {key_of(report, words): LEFT for words in left}
    choices |= {key_of(report, words): Choice(What.REPLACED, instead) for words, instead in replaced.items()}
    found = find_leaks(report, compose(report, choices, marked=marked), choices, marked=marked)
    return [(one.kind, one.what) for one in found]


def test_a_report_is_kept_and_read_again_as_it_was():
    report = a_full_report(left_out=(LeftOut("a secret", "why"),))

    kept = to_bytes(report)

    assert from_bytes(kept) == from_bytes(to_bytes(from_bytes(kept)))
    assert render(from_bytes(kept), Format.MARKDOWN) == render(
        Report(
            **{**{f: getattr(report, f) for f in report.__slots__}, "left_out": (), "blocks": from_bytes(kept).blocks}
        ),
        Format.MARKDOWN,
    )
    assert b"a secret" not in kept


@pytest.mark.parametrize("data", [b"", b"[]", b'{"is":"Sentence","text":"x"}', b'{"is":"Popen"}'])
def test_what_is_no_kept_report_is_refused(data):
    with pytest.raises(NotAReport):
        from_bytes(data)


def test_what_is_left_out_is_gone_and_numbers_are_given_afterwards():
    report = a_report(Paragraph((said("First."),)), Paragraph((said("Second."),)), Paragraph((said("Third."),)))

    version = compose(report, {key_of(report, "Second"): LEFT}, marked=False)

    assert texts(version) == ["First.", "Third."]
    assert [part.label for part in parts_of(version)] == ["¶ 1", "¶ 2"]


def test_omissions_that_are_marked_leave_one_line_for_each_stretch():
    report = a_report(*(Paragraph((said(f"Number {n}."),)) for n in range(5)))
    choices = {key_of(report, f"Number {n}."): LEFT for n in (1, 2, 4)}

    assert texts(compose(report, choices, marked=True)) == ["Number 0.", MARK, "Number 3.", MARK]


def test_a_heading_goes_with_all_that_stood_under_it_where_omissions_are_not_marked():
    report = Report("follow-up", "R", (Heading("One", 1), *with_keys("a", [Paragraph((said("Gone."),))]),
                                       Heading("Two", 1), *with_keys("b", [Paragraph((said("Stays."),))])))  # fmt: skip

    version = compose(report, {key_of(report, "Gone"): LEFT}, marked=False)

    assert [block.text for block in version.blocks if isinstance(block, Heading)] == ["Two"]


def test_agreed_words_stand_in_place_and_say_what_they_are_where_omissions_are_marked():
    report = a_report(Paragraph((said("The post at Grod was closed."),)))
    choices = {key_of(report, "Grod"): Choice(What.REPLACED, "One post was closed.")}

    marked, unmarked = (compose(report, choices, marked=marked) for marked in (True, False))

    assert texts(marked) == texts(unmarked) == ["One post was closed."]
    assert "Wording agreed by both sides" in render(marked, Format.MARKDOWN).decode()
    assert "agreed" not in render(unmarked, Format.MARKDOWN).decode()


def test_rows_and_items_can_go_one_by_one():
    rows = a_column(("Aden", "12"), ("Brod", "30"))
    report = a_report(ItemList((Item((said("first"),)), Item((said("second"),)))), rows)

    version = compose(report, {key_of(report, "first"): LEFT, key_of(report, "Brod"): LEFT}, marked=False)

    assert texts(version) == ["second", "Aden", "12"]


def test_a_citation_opens_to_everyone_only_as_far_as_its_passage_is_public():
    report = a_report(Paragraph((Sentence("It was seen.", (SECRET,), audience=Audience.SHARED),)))

    version = compose(report, {}, marked=True)

    (sentence,) = [s for block in version.blocks for s in list_sentences(block)]
    assert (sentence.audience, sentence.citations[0].open_to, sentence.citations[0].quote) == (
        Audience.PUBLIC, OpenTo.TITLE, "",
    )  # fmt: skip


def test_a_kept_citation_opens_on_the_site_where_its_passage_is_public():
    source, passage = UUID(int=1), UUID(int=2)
    cited = Citation(str(passage), "Report", "Title", quote="words", source=str(source))
    report = a_report(Paragraph((Sentence("It was seen.", (cited, SECRET)),)))

    opened = addressed(compose(report, {}, marked=True), lambda *ids: "/".join(str(one.int) for one in ids))

    (sentence,) = [s for block in opened.blocks for s in list_sentences(block)]
    assert [citation.url for citation in sentence.citations] == ["1/2", ""]


@given(st.sets(st.integers(0, 30)), st.booleans())
def test_no_word_of_a_part_that_was_left_out_stays_in_its_place(numbers, marked):
    report = a_full_report()
    parts = parts_of(report)
    left = {part.key for n, part in enumerate(parts) if n in numbers and part.key}
    version = compose(report, dict.fromkeys(left, LEFT), marked=marked)

    assert {part.key for part in parts_of(version) if part.text != MARK} & left == set()


def test_words_that_left_and_stand_elsewhere_are_found():
    report = a_report(
        Paragraph((said("The post at Grod has no database since the fire of 2016."),)),
        Paragraph((said("It was recalled that the post at Grod has no database since then."),)),
    )

    assert leaks(report, "the fire of 2016") == [("quotes", "the post at grod has no database since")]


def test_agreed_words_that_say_what_they_stand_for_are_found():
    report = a_report(Paragraph((said("The post at Grod has no database since the fire."),)))

    assert leaks(report, Grod="One post has no database since the fire.") == [
        ("quotes", "has no database since the fire")
    ]


def test_what_a_report_says_again_and_again_gives_nothing_away():
    form = "was assessed as under way on the basis of a document"
    report = a_report(*(Paragraph((said(f"Number {word} {form}."),)) for word in "abcdefgh"))

    assert leaks(report, "Number a ") == []


def test_a_recommendation_that_left_and_is_still_named_is_found():
    report = a_report(
        Paragraph((said("XOR-2009-12. “Close the post.”"),)), Paragraph((said("It came from XOR-2009-12."),))
    )

    assert leaks(report, "Close the post") == [("names", "XOR-2009-12")]


def test_a_figure_that_left_and_stays_is_found_also_in_words():
    report = a_report(
        Paragraph((said("The unit holds 150 officers."),)),
        Paragraph((said("In the year 2018 one hundred and fifty officers were trained."),)),
    )

    assert leaks(report, "The unit") == [("figures", "150 officers")]


def test_a_small_figure_is_found_where_it_counts_the_same_thing():
    report = a_report(
        Paragraph((said("There were 3 prosecutions."),)),
        Paragraph((said("After 3 prosecutions the law was changed."),)),
        Paragraph((said("Three ministries took part."),)),
    )

    assert leaks(report, "There were") == [("figures", "3 prosecutions")]


def test_days_years_and_references_are_no_figures():
    assert numbers_in("On 12 July 2018, in para. 14 of S/RES/2178 (2014), XOR-2009-12 asked for 20 posts.") == (
        (20, "posts"),
    )


def test_a_total_by_which_what_left_can_be_had_is_found():
    report = a_report(
        a_column(("Aden", "12"), ("Brod", "30"), ("Cela", "9")), Paragraph((said("In all there were 51 cases."),))
    )

    assert ("totals", "51, of the column “Persons”") in leaks(report, "Aden")
    assert leaks(report) == []


def test_a_total_row_of_the_same_table_is_found():
    report = a_report(a_column(("Aden", "12"), ("Brod", "30"), ("Total", "42")))

    assert ("totals", "the total of the column “Persons”") in leaks(report, "Aden")


def test_a_total_in_prose_with_all_but_one_of_its_parts_is_found():
    report = a_report(
        Paragraph((said("In total 100 travelled."),)),
        Paragraph((said("Of them 60 returned."),)),
        Paragraph((said("And 40 are presumed dead."),)),
    )

    assert leaks(report, "presumed dead") == [("totals", "100, less what stays beside it")]


def test_a_count_of_what_the_list_held_is_found_where_omissions_are_not_marked():
    report = a_report(
        Paragraph((said("The visit left four gaps."),)), ItemList(tuple(Item((said(f"gap {n}"),)) for n in "abcd"))
    )

    assert leaks(report, "gap b", marked=False) == [("counts", "4")]
    assert leaks(report, "gap b", marked=True) == []
