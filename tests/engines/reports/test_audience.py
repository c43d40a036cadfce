import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.reports.audience import ON_FILE, for_audience, may_see, narrowest, open_for
from headway.engines.reports.layout import LaidNote, LaidParagraph, lay_out
from headway.engines.reports.values import (
    Audience,
    Citation,
    Heading,
    LeftOutNote,
    OpenTo,
    Paragraph,
    Row,
    Table,
)
from tests.engines.reports.samples import LETTER, VISIT, a_full_report, a_report, a_table, plain, said


@pytest.mark.parametrize(
    ("reader", "sees"),
    [
        ("own", {"own", "body", "state", "shared", "partners", "public"}),
        ("body", {"body", "shared", "partners", "public"}),
        ("state", {"state", "shared", "partners", "public"}),
        ("shared", {"shared", "partners", "public"}),
        ("partners", {"partners", "public"}),
        ("public", {"public"}),
    ],
)
def test_each_reader_sees_their_own_and_wider_rows(reader: str, sees: set[str]) -> None:
    assert {str(a) for a in Audience if may_see(Audience(reader), a)} == sees


def test_a_sentence_for_the_body_never_reaches_the_state_and_the_drafter_is_told() -> None:
    report = a_report(Paragraph((said("Kept."), said("Secret of the Body.", audience=Audience.BODY))))

    filtered = for_audience(report, Audience.STATE)

    assert filtered.blocks == (Paragraph((said("Kept."),)),)
    assert [item.what for item in filtered.left_out] == ["Secret of the Body."]
    assert "the Body" in filtered.left_out[0].why


def test_numbers_are_given_after_filtering() -> None:
    report = a_report(
        Paragraph((said("Hidden.", LETTER, audience=Audience.BODY),)),
        Paragraph((said("Shown."),)),
    )

    laid = lay_out(for_audience(report, Audience.PUBLIC))

    (paragraph,) = laid.blocks
    assert isinstance(paragraph, LaidParagraph)
    assert (paragraph.number, paragraph.runs[0].note, len(laid.notes)) == (1, 1, 1)


def test_a_heading_with_nothing_left_under_it_goes_too() -> None:
    hidden = Paragraph((said("Hidden.", audience=Audience.BODY),))
    report = a_report(
        Heading("Empty chapter"),
        Heading("Empty section", level=2),
        hidden,
        Heading("Kept chapter"),
        Heading("Kept section", level=2),
        Paragraph((said("Shown."),)),
    )

    headings = [b.text for b in for_audience(report, Audience.PUBLIC).blocks if isinstance(b, Heading)]

    assert headings == ["Kept chapter", "Kept section"]


def test_a_row_is_left_out_as_a_whole() -> None:
    table = a_table(2)
    hidden = Row(table.rows[1].cells, audience=Audience.STATE)
    report = a_report(Table(table.caption, table.header, (table.rows[0], hidden), table.widths))

    (kept,) = for_audience(report, Audience.PUBLIC).blocks

    assert isinstance(kept, Table)
    assert kept.rows == (table.rows[0],)


@pytest.mark.parametrize(
    ("passage", "title", "opens"),
    [
        (Audience.PUBLIC, Audience.PUBLIC, OpenTo.PASSAGE),
        (Audience.BODY, Audience.PUBLIC, OpenTo.TITLE),
        (Audience.BODY, Audience.BODY, OpenTo.ON_FILE),
    ],
)
def test_a_citation_opens_as_far_as_the_public_may_go(passage: Audience, title: Audience, opens: OpenTo) -> None:
    citation = Citation(
        "k", "L", "A title", quote="a quote", page="4", url="/s/1", audience=passage, title_audience=title
    )

    opened = open_for(citation, Audience.PUBLIC)

    assert opened.open_to is opens
    assert bool(opened.quote or opened.url or opened.page) is (opens is OpenTo.PASSAGE)
    assert (opened.title == ON_FILE) is (opens is OpenTo.ON_FILE)


def test_two_sources_on_file_cannot_be_told_apart() -> None:
    kept = (Citation(k, k, f"Cable {k}", title_audience=Audience.BODY, audience=Audience.BODY) for k in "ab")
    report = a_report(Paragraph((said("Told.", *kept),)))

    (paragraph,) = for_audience(report, Audience.PUBLIC).blocks

    assert isinstance(paragraph, Paragraph)
    assert [c.title for c in paragraph.sentences[0].citations] == [ON_FILE]


def test_only_the_drafters_copy_tells_what_was_left_out() -> None:
    report = a_report(Paragraph((said("Kept."), said("Hidden.", audience=Audience.BODY))), LeftOutNote())

    drafters = lay_out(for_audience(report, Audience.PUBLIC, drafter=True))
    readers = lay_out(for_audience(report, Audience.PUBLIC))

    notes = [b for b in drafters.blocks if isinstance(b, LaidNote)]
    assert [n.runs[0].text.startswith("Hidden.") for n in notes] == [True]
    assert [b for b in readers.blocks if isinstance(b, LaidNote)] == []


def test_filtering_for_the_holder_changes_no_block() -> None:
    report = a_full_report()

    assert for_audience(report, Audience.OWN, drafter=True).blocks == report.blocks


@given(st.lists(st.sampled_from(list(Audience)), min_size=1, max_size=4))
def test_the_narrowest_audience_sees_all_it_was_made_from(audiences: list[Audience]) -> None:
    narrow = narrowest(audiences)

    assert all(may_see(narrow, audience) for audience in audiences)
    assert all(not may_see(reader, narrow) for reader in Audience if not all(may_see(reader, a) for a in audiences))


@given(
    st.lists(st.tuples(st.sampled_from(list(Audience)), st.integers(0, 99)), max_size=8),
    st.sampled_from(list(Audience)),
)
def test_no_reader_ever_gets_a_sentence_beyond_them(rows: list[tuple[Audience, int]], reader: Audience) -> None:
    sentences = tuple(said(f"Number {n}.", VISIT, audience=audience) for audience, n in rows)
    report = a_report(Paragraph((*sentences, plain("End."))))

    (paragraph,) = for_audience(report, reader).blocks

    assert isinstance(paragraph, Paragraph)
    assert paragraph.sentences[:-1] == tuple(s for s in sentences if may_see(reader, s.audience))
