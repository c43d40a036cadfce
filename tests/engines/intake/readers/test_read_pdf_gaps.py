"""Tables that draw no lines, set by typst: rows and cells by the gaps between their words."""

import pytest

from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.reading import read
from tests.engines.intake.readers.test_read_pdf import WORDS, pdf

ASKED = "Connect the posts in the north and in the south to the watchlist, and train those who serve there at night."


def rows(source: str) -> list[list[str]]:
    document = read(pdf(source), name="a.pdf")
    return [document.of(block).split("\t") for block in document.blocks if block.kind is Kind.TABLE_ROW]


def table(*cells: str, columns: str = "2em, 1fr, 6em", before: str = "") -> str:
    inner = ", ".join(f"[{cell}]" for cell in cells)
    return f"{before}\n#table(columns: ({columns}), stroke: none, {inner})"


def test_cells_of_several_lines_stand_in_their_columns():
    wanted = [
        ["No.", "What is asked", "By whom"],
        ["1", ASKED, "The Border Guard of Orsania"],
        ["2", f"{ASKED} {ASKED}", "The Police"],
    ]

    cells = [cell for row in wanted for cell in row]
    assert rows(table(*cells, before=WORDS)) == wanted


def test_a_line_across_the_columns_is_a_row_of_its_own():
    cells = [f"[{number}], [{ASKED}], [The Police]" for number in range(1, 7)]
    cells.insert(3, "table.cell(colspan: 3)[Cooperation with other States]")

    found = rows(f"#table(columns: (2em, 1fr, 6em), stroke: none, {', '.join(cells)})")

    assert [row[0] for row in found] == ["1", "2", "3", "Cooperation with other States", "4", "5", "6"]


def test_a_further_paragraph_of_a_cell_and_an_empty_cell_begin_no_column_and_no_row():
    source = table("No.", "Text", "Status", "1", f"{ASKED} #parbreak() Second.", "", "2", ASKED, "Done")

    assert rows(source) == [["No.", "Text", "Status"], ["1", f"{ASKED}\nSecond."], ["2", ASKED, "Done"]]


def test_a_row_that_the_page_breaks_is_one_and_heads_printed_again_are_left_out():
    head = "table.header([No.], [Text], [By whom])"
    body = ", ".join(f"[{number}], [{ASKED * 3}], [The Police]" for number in range(1, 8))
    source = f"#set page(height: 9cm, header: [Report on Orsania])\n#table(columns: (2em, 1fr, 6em), stroke: none, {head}, {body})"

    assert rows(source) == [["No.", "Text", "By whom"]] + [[str(n), ASKED * 3, "The Police"] for n in range(1, 8)]


def test_a_row_that_the_page_breaks_is_one_where_no_heads_are_printed_again():
    body = ", ".join(f"[{number}], [{ASKED * 3}], [The Police]" for number in range(1, 7))
    source = f"#set page(height: 9cm)\n#table(columns: (2em, 1fr, 6em), stroke: none, {body})"

    assert rows(source) == [[str(n), ASKED * 3, "The Police"] for n in range(1, 7)]


def test_numbers_set_apart_from_their_paragraphs_and_text_in_columns_are_no_table():
    numbered = "\n".join(f"({number})#h(2em){ASKED * 2}\n" for number in range(1, 6))
    columns = "#set page(columns: 2)\n" + "\n\n".join([WORDS * 3] * 5)

    assert rows(numbered) == []
    assert rows(columns) == []


def test_rows_of_one_line_are_told_though_each_is_printed_as_one_line():
    source = table("R.", "MER 2018", "2021", "R.5", "PC", "LC", "R.6", "PC", "PC", columns="8em, 8em, 8em")

    assert rows(source) == [["R.", "MER 2018", "2021"], ["R.5", "PC", "LC"], ["R.6", "PC", "PC"]]


@pytest.mark.parametrize(("width", "size"), [(12, 9), (12, 10), (13, 9), (14, 8), (14, 10), (15, 9)])
def test_words_spread_over_narrow_columns_of_text_are_no_table(width, size):
    told = (
        "The head of the office in Bran had held that position for 27 months.",
        "Translation is available in Oster on weekdays and by telephone elsewhere.",
        "A neighbouring country has lent two experts, whose secondment ends in April.",
        "Figures differ depending on the source: the Ministry of Finance speaks of 491 cases, the police of 45.",
        "In the course of 2024, 27 trainers were trained, who in turn reached 660 colleagues.",
        "An inter-agency protocol signed on 18 July 2010 provides for the exchange of data.",
        "Members of the commission are appointed for 21 years and may be removed only for serious misconduct.",
        "Several members of staff had been transferred to Oster at short notice.",
    )
    text = "\n\n".join(" ".join(told[(at * 3 + one) % 8] for one in range(3 + at % 3)) for at in range(16))
    look = f"#set page(width: {width}cm, height: 20cm, columns: 2)\n#set text(size: {size}pt, hyphenate: false)\n#set par(justify: true)\n"

    assert rows(look + text) == []


def test_words_in_letters_that_are_all_as_wide_as_each_other_are_no_cells():
    listed = "\n".join(f"+ {ASKED} {ASKED}" for _ in range(6))
    document = read(pdf(f'#set text(font: "DejaVu Sans Mono", size: 12pt)\n{listed}'), name="a.pdf")

    assert [document.of(block) for block in document.blocks] == [f"{n}. {ASKED} {ASKED}" for n in range(1, 7)]
