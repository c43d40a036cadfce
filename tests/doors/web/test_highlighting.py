"""Marks stand exactly where their spans do, and no letter is lost."""

from html import unescape

from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from headway.doors.web.parts.highlighting import Span, paragraphs
from headway.doors.web.templatetags.headway import in_cells

TEXT = "One measure and another.\n\nA second line."


def test_a_line_without_spans_is_one_piece():
    assert [[piece.text for piece in line.pieces] for line in paragraphs(TEXT, [])] == [
        ["One measure and another."],
        ["A second line."],
    ]


def test_spans_that_overlap_are_cut_where_they_begin_and_end():
    spans = [Span(0, 11, "a", "measure"), Span(4, 24, "b", "threat")]

    line = paragraphs(TEXT, spans)[0]

    assert [(p.text, [s.key for s in p.spans], p.opens) for p in line.pieces] == [
        ("One ", ["a"], ("a",)),
        ("measure", ["a", "b"], ("b",)),
        (" and another.", ["b"], ()),
    ]


def test_the_shortest_span_is_the_one_a_reader_means():
    inner, outer = Span(4, 11, "inner", "measure"), Span(0, 24, "outer", "context")

    assert [p.innermost for p in paragraphs(TEXT, [outer, inner])[0].pieces] == [outer, inner, outer]


def test_a_span_over_two_lines_is_marked_in_both_and_opens_once():
    lines = paragraphs(TEXT, [Span(16, 34, "x", "measure")])

    assert [[p.text for p in line.pieces if p.spans] for line in lines] == [["another."], ["A second"]]
    assert sum(len(p.opens) for line in lines for p in line.pieces) == 1


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=8).map(
    lambda pairs: [Span(start, start + length, str(n), "measure") for n, (start, length) in enumerate(pairs)]
)


@given(st.text(alphabet="ab \n", max_size=50), spans)
def test_joined_the_pieces_of_a_line_are_that_line(text, spans):
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]

    assert ["".join(p.text for p in line.pieces) for line in paragraphs(text, spans)] == lines


@given(st.text(alphabet="ab \n", max_size=50), spans)
def test_every_marked_piece_lies_within_its_spans(text, spans):
    for line in paragraphs(text, spans):
        at = line.start
        for piece in line.pieces:
            assert all(span.start <= at and at + len(piece.text) <= span.end for span in piece.spans)
            at += len(piece.text)


@given(st.text(alphabet="ab<&\t", max_size=30))
def test_the_cells_of_a_row_are_parted_and_keep_their_letters(text):
    shown = in_cells(text)

    assert shown.count('class="between-cells"') == text.count("\t")
    assert unescape(strip_tags(shown)) == text
