"""PDF files, set by typst from a few lines each: pages, running heads, hyphens, notes, headings."""

from functools import cache

import pytest
import typst
from django.utils.translation import override

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read
from headway.engines.intake.titles import title_for

WORDS = (
    "The authorities explained that implementation of international obligations requires considerable administrative "
    "coordination between responsible institutions, "
    "notwithstanding constitutional guarantees and parliamentary oversight. "
)


@cache
def pdf(source: str) -> bytes:
    return typst.compile(source.encode())


@cache
def report() -> Document:
    paragraphs = "".join(f"{number}. Paragraph {number} begins. {WORDS * 4}\n\n" for number in range(1, 31))
    return read(
        pdf(
            "#set page(header: [Report on Orsania #h(1fr) ABC/2018/7], "
            "footer: context align(center)[Page #counter(page).display() of 9])\n"
            '#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n#set enum(numbering: "1.")\n'
            '#text(size: 20pt, weight: "bold")[Report on a visit to Orsania]\n\n= Introduction\n\n'
            + paragraphs.replace("1. Par", "1\\. Par", 1).replace(
                "begins.", "begins.#footnote[Note to the paragraph.]", 3
            )
            + "\n\n= Conclusions\n\nThe delegation thanked the authorities."
        ),
        name="report.pdf",
    )


def test_running_heads_and_page_numbers_are_left_out():
    assert "ABC/2018/7" not in report().text
    assert "of 9" not in report().text


def test_what_was_left_out_as_running_head_is_told_and_page_numbers_are_not():
    assert report().metadata["left_out"] == "Report on Orsania ABC/2018/7"


def test_a_page_that_has_but_the_line_that_all_pages_have_keeps_it():
    pages = " #pagebreak() ".join(["Not applicable."] * 4)
    read_so = read(pdf(f"#set page(height: 8cm)\n{pages}"), name="a.pdf")

    assert [(read_so.page_at(block.start), read_so.of(block)) for block in read_so.blocks] == [
        (number, "Not applicable.") for number in range(1, 5)
    ]


def test_a_page_with_a_running_head_alone_stays_empty():
    head = "#set page(height: 8cm, header: [Report on Orsania], footer: context counter(page).display())\n"
    pages = " #pagebreak() ".join(f"Finding {word} tells of the border." for word in ("one", "two", "three"))
    read_so = read(pdf(f"{head}{pages} #pagebreak() #hide[x]"), name="a.pdf")

    assert "Report on Orsania" not in read_so.text


def test_paragraphs_are_whole_across_lines_and_pages_and_words_across_hyphens():
    numbered = [block for block in report().blocks if block.kind is Kind.PARAGRAPH and block.number]

    assert [block.number for block in numbered] == [f"{number}." for number in range(1, 31)]
    for block in numbered:
        assert (
            report().of(block)
            == f"{block.number} Paragraph {block.number} begins. {WORDS * 4}".replace(". begins", " begins").strip()
        )


def test_headings_and_title_are_told_by_their_size():
    heads = [
        (str(block.kind), report().of(block)) for block in report().blocks if block.kind in (Kind.TITLE, Kind.HEADING)
    ]

    assert heads == [("title", "Report on a visit to Orsania"), ("heading", "Introduction"), ("heading", "Conclusions")]
    assert report().title == "Report on a visit to Orsania"


def test_notes_at_the_foot_are_notes_and_their_marks_leave_the_sentence():
    notes = [(block.number, report().of(block)) for block in report().blocks if block.kind is Kind.FOOTNOTE]

    assert notes == [(str(number), f"{number} Note to the paragraph.") for number in (1, 2, 3)]


def test_pages_cover_the_text_in_order_and_blocks_know_theirs():
    document = report()

    assert document.pages[0].start == 0
    assert document.pages[-1].end == len(document.text)
    assert all(one.end == two.start for one, two in zip(document.pages, document.pages[1:], strict=False))
    assert all(block.page == document.page_at(block.start) for block in document.blocks)
    assert {page.number for page in document.pages} == set(range(1, max(page.number for page in document.pages) + 1))


def test_a_paragraph_that_turns_the_page_has_its_end_on_the_next():
    turning = [b for b in report().blocks if report().page_at(b.end - 1) != b.page and b.kind is Kind.PARAGRAPH]

    assert turning
    assert all(report().page_at(block.end - 1) == (block.page or 0) + 1 for block in turning)


def test_numbers_and_letters_nest():
    document = read(
        pdf(
            "Some first paragraph that stands here.\n\n"
            "12. The State should:\n\n(a) Ratify;\n\n(b) Adopt.\n\n125.3 Ratify it."
        ),
        name="a",
    )

    assert [(block.number, block.parent) for block in document.blocks] == [
        ("", None),
        ("12.", None),
        ("(a)", 1),
        ("(b)", 1),
        ("125.3", None),
    ]


def test_a_hyphen_that_belongs_to_its_word_stays():
    column = '#set page(width: 7cm, height: auto)\n#set text(hyphenate: true, lang: "en")\n#set par(justify: true)\n'
    document = read(pdf(column + "The counter-terrorism law and the counter-terrorism strategy. " * 12), name="a.pdf")

    assert document.text.count("counter-terrorism") == 24


def test_a_hyphen_at_a_lines_end_stays_between_two_words_that_stand_by_themselves_elsewhere():
    said = "Boats go up the long river to a small port. They pass a river-#linebreak()port on their way inland."
    document = read(pdf(f"#set page(width: 20cm, height: auto)\n{said}"), name="a.pdf")

    assert "a river-port on their way" in document.text


def test_a_row_of_one_line_begins_a_row_though_a_gap_lies_in_its_middle():
    cells = (
        "[1], [The doors of both halls are shut by night and nobody has the keys.], [Open them by night and by day.],"
        " [2], [Keys are lost], [Log each of them], [3], [Guards sleep in the day and are seldom seen.], [Wake them.]"
    )
    drawn = f"table.hline(), [*No.*], [*Finding*], [*What to do*], table.hline(), {cells}, table.hline()"
    source = f"#set page(width: 20cm, height: auto)\n#table(columns: (1cm, 6cm, 6cm), stroke: none, {drawn})"
    document = read(pdf(source), name="a.pdf")

    firsts = [document.of(block).split("\t")[0] for block in document.blocks if block.kind is Kind.TABLE_ROW]
    assert firsts == ["No.", "1", "2", "3"]


def test_columns_are_read_one_after_the_other():
    document = read(pdf(f"#set page(columns: 2, height: 12cm)\n{WORDS * 6}\n\nSecond one. {WORDS * 3}"), name="a.pdf")

    assert [document.of(block) for block in document.blocks] == [
        (WORDS * 6).strip(),
        f"Second one. {WORDS * 3}".strip(),
    ]


def test_a_refusal_is_said_in_the_readers_language():
    with override("fr"), pytest.raises(Unreadable, match=r"^Le PDF n’a pas de texte \(pages : 1–2"):
        read(pdf("#rect(fill: red)\n#pagebreak()\n#rect()"), name="scan.pdf")


def test_a_scan_is_refused_with_its_pages():
    with pytest.raises(Unreadable, match="no text \\(pages: 1–3"):
        read(pdf("#rect(fill: red)\n#pagebreak()\n#rect()\n#pagebreak()\n#rect()"), name="scan.pdf")


def test_pages_without_text_are_named():
    document = read(pdf(f"{WORDS}\n#pagebreak()\n#rect(fill: red)"), name="a.pdf")

    assert document.metadata["pages_without_text"] == "2"


def test_too_many_pages_and_damage_are_refused():
    with pytest.raises(Unreadable, match="3 pages and the limit is 2"):
        read(pdf("One\n#pagebreak()\nTwo\n#pagebreak()\nThree"), name="a.pdf", limits=Limits(max_pages=2))
    with pytest.raises(Unreadable, match="damaged"):
        read(b"%PDF-1.7\nnothing that follows is a PDF", name="a.pdf")


def test_an_encrypted_file_is_refused():
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>endobj\n"
    )
    data = b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(b)]/Size 4>>\n%%EOF"

    with pytest.raises(Unreadable, match="encrypted"):
        read(data, name="a.pdf")


def test_cells_side_by_side_are_not_run_together():
    long = "The State should adopt a law on several matters that take several lines"
    rows = "".join(f"[R{number}], [{long}], [The authorities consider it], " for number in range(1, 4))
    document = read(pdf(f"#table(columns: (3em, 14em, 14em), {rows})"), name="a.pdf")

    rows = [document.of(block).split("\t") for block in document.blocks if block.kind is Kind.TABLE_ROW]
    assert rows == [[f"R{number}", long, "The authorities consider it"] for number in range(1, 4)]


@pytest.mark.parametrize(
    ("lines", "read_as"),
    [
        ("rehabilitat\\ ion centre", "rehabilitation centre"),
        ("internationa\\ lized", "internationalized"),
        ("counterterro\\ r teams", "counterterror teams"),
        ("investigati\\ on teams", "investigation teams"),
        ("requestin\\ g States", "requesting States"),
        ("coordination\\ of teams", "coordination of teams"),
        ("coordination\\ shall grow", "coordination shall grow"),
        ("transparency\\ measurements", "transparency measurements"),
        ("gender-\\ responsive", "gender-responsive"),
        ("a prosecutor\\ .", "a prosecutor."),
    ],
)
def test_a_narrow_cell_breaks_words_without_a_hyphen_and_they_are_whole_again(lines, read_as):
    others = "[Twelve words], [a line fills], " * 12
    source = (
        '#set text(font: "DejaVu Sans Mono", size: 10pt)\n'
        f"#table(columns: (14em, 8.4em), {others}[One], [twelveletter], [Two], [{lines}])"
    )
    document = read(pdf(source), name="a.pdf")

    cells = [document.of(block) for block in document.blocks if block.kind is Kind.TABLE_CELL]
    assert cells[-1] == read_as


def test_paragraphs_as_close_as_lines_are_parted_where_a_line_of_flush_text_ends_before_the_others():
    told = [
        f"Finding {place} says that {'the border is long and its posts lie apart, ' * (3 + place)}so officers are few. "
        f"It {'was so ' * (place % 7)}in {1990 + place}."
        for place in range(1, 41)
    ]
    source = "#set par(justify: true, spacing: 0.65em)\n" + "\n\n".join(told)

    document = read(pdf(source), name="a.pdf")

    assert [document.of(block) for block in document.blocks] == told


def test_a_code_with_its_colon_begins_a_paragraph_after_a_full_stop():
    lines = "Ten per cent of containers in transit are scanned at all. \\\nPS-3: Screen all containers from 2025 on."

    document = read(pdf(f"#set page(width: auto)\n{lines}"), name="a.pdf")

    assert [document.of(block).partition(" ")[0] for block in document.blocks] == ["Ten", "PS-3:"]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Position of Orsania on technical compliance", "Position of Orsania on technical compliance"),
        (
            "Committee on Examples",
            "Concluding observations on the combined seventh to ninth periodic reports of Orsania",
        ),
    ],
)
def test_headings_of_sections_larger_than_the_title_are_no_titles(first, title):
    """A title may be as large as they are, below the name of the body; it says more than they do."""
    below = f"#text(size: 16pt, weight: 700)[{title}]\n\n" if title != first else ""
    sections = "".join(
        f"#text(size: 16pt, weight: 700)[{name}]\n\n{'The Act is in force and is applied throughout. ' * 6}\n\n"
        for name in ("Criminal law", "Preventive measures", "Supervision")
    )
    document = read(pdf(f"#text(size: 13pt, weight: 700)[{first}]\n\n{below}{sections}"), name="reply.pdf")

    assert document.title == title
    heads = [document.of(block) for block in document.blocks if block.kind is Kind.HEADING]
    assert heads[-3:] == ["Criminal law", "Preventive measures", "Supervision"]


def test_a_cover_that_names_the_state_and_below_it_the_document_is_title_and_subtitle():
    sections = "".join(
        f"#text(size: 16pt, weight: 700)[{name}]\n\n{'The Act is in force and is applied throughout. ' * 6}\n\n"
        for name in ("Criminal law", "Preventive measures", "Supervision")
    )
    cover = "#text(size: 13pt, weight: 700)[Republic of Orsania]\n\n#v(20pt)\n\n#text(size: 12pt, weight: 700)[Replies to the list of issues]\n\n"
    document = read(pdf(cover + sections), name="reply.pdf")

    assert [(block.kind.value, document.of(block)) for block in document.blocks[:3]] == [
        ("title", "Republic of Orsania"), ("subtitle", "Replies to the list of issues"), ("heading", "Criminal law"),
    ]  # fmt: skip
    assert title_for(document) == "Republic of Orsania: Replies to the list of issues"
