"""Plain text: paragraphs, titles, datelines, captions, numbers; every offset exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.layer import CONTAINERS, Document, Kind
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read, read_text

BODY = "The delegation met the Minister of Justice and discussed the new law on terrorist financing at some length."
MORE = "The authorities noted that the law had entered into force in 2017 and that courts had begun to apply it."


def shown(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), document.of(block)) for block in document.blocks]


def test_blank_lines_part_paragraphs_and_the_first_line_is_the_title():
    document = read_text(f"CTED visits Orsania\n\n{BODY}\n\n{MORE}\n")

    assert shown(document) == [("title", "CTED visits Orsania"), ("paragraph", BODY), ("paragraph", MORE)]
    assert document.title == "CTED visits Orsania"


def test_a_title_without_a_blank_line_below_it_is_still_the_title():
    document = read_text(f"CTED visits Orsania\n{BODY * 3}\n{MORE}")

    assert [block.kind for block in document.blocks] == [Kind.TITLE, Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_lines_wrapped_by_hand_are_one_paragraph_and_keep_their_newlines():
    wrapped = (
        "The delegation met the Minister of Justice and discussed the\n"
        "new law on terrorist financing, which had entered into force\n"
        "in 2017 and is applied by the courts of Orsania.\n"
        "The second paragraph follows without a blank line before it,\n"
        "as it does in many a file."
    )
    document = read_text(f"CTED visits Orsania\n\n{wrapped}")

    assert [document.of(block).count("\n") for block in document.blocks] == [0, 2, 1]


@pytest.mark.parametrize(
    "date",
    [
        "April 28, 2023",
        "28 April 2023",
        "Monday, 4 December 2017",
        "Geneva, 3 May 2019",
        "2019-05-03",
        "Published: 3 May 2019, 14:30",
        "Le 3 mai 2019",
        "3 de mayo de 2019",
        "3 мая 2019",
    ],
)
def test_a_date_alone_is_a_dateline(date):
    document = read_text(f"CTED visits Orsania\n\n{date}\n\n{BODY}")

    assert shown(document)[1] == ("dateline", date)


@pytest.mark.parametrize(
    "dateline",
    [
        "NEW YORK, 12 May 2019 —",
        "GENEVA (4 December 2017) –",
        "BERN –",
        "Velmar, 3 May (Orsania Press) -",
        "TUNIS (TAP) -",
        "4 December 2017 –",
    ],
)
def test_a_dateline_that_opens_a_paragraph_is_a_block_of_its_own(dateline):
    document = read_text(f"CTED visits Orsania\n\n{dateline} {BODY}")

    assert shown(document)[1:] == [("dateline", dateline), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The visit – the second since 2009 – took three days and ended with a debriefing of the authorities.",
        "Two issues — border control and asylum — were raised by the delegation in every meeting it held there.",
        "In 2017, the State adopted a law - the first of its kind in the region - on the financing of terrorism.",
        "From 27 February to 1 March 2018 the team was in Velmar, where it met the authorities and civil society.",
        "CTED – the Executive Directorate of the Committee – paid its first visit to the country in the spring.",
    ],
)
def test_a_dash_in_a_sentence_is_no_dateline(paragraph):
    assert shown(read_text(f"CTED visits Orsania\n\n{paragraph}"))[1] == ("paragraph", paragraph)


@pytest.mark.parametrize(
    "caption",
    [
        "The delegation in Orsania.",
        "Assistant Secretary-General Anna Example with the CTED team in Velmar.",
        "Members of the visiting team at the border crossing of Kesra.",
        "Photo: Ministry of Foreign Affairs",
        "© UN Photo/Anna Example",
        "From left to right: Mr. Example and Ms. Sample signed the guest book.",
        "La délégation à Velmar.",
    ],
)
def test_a_caption_between_paragraphs_is_known(caption):
    document = read_text(f"CTED visits Orsania\n\n{BODY}\n\n{caption}\n\n{MORE}")

    assert shown(document)[2] == ("caption", caption)


@pytest.mark.parametrize(
    "sentence",
    [
        "The delegation met the Minister.",
        "The delegation thanks the authorities.",
        "The team visited the airport in Velmar.",
        "The experts consider the law adequate in most respects.",
        "The delegation could also call on the Ombudsman.",
        "Orsania has ratified eleven conventions.",
    ],
)
def test_a_short_sentence_is_no_caption(sentence):
    assert shown(read_text(f"CTED visits Orsania\n\n{BODY}\n\n{sentence}\n\n{MORE}"))[2] == ("paragraph", sentence)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Anna Example", Kind.BYLINE),
        ("For more information, please contact press@example.org.", Kind.CONTACT),
        ("Media contact: Anna Example, +41 22 555 01 01", Kind.CONTACT),
        ("* * *", Kind.FURNITURE),
        ("ENDS", Kind.FURNITURE),
        ("PRESS RELEASE", Kind.FURNITURE),
        ("S/2015/123", Kind.FURNITURE),
        ("For more than a decade the State has fought terrorism.", Kind.PARAGRAPH),
    ],
)
def test_lines_that_state_nothing_are_told_from_those_that_do(line, kind):
    document = read_text(f"CTED visits Orsania\n\n{BODY}\n\n{line}\n\n{MORE}")

    assert document.blocks[2].kind is kind


def test_what_stands_above_the_title_is_not_the_title():
    document = read_text(f"PRESS RELEASE\n\n3 May 2019\n\nCTED visits Orsania\n\n{BODY}")

    assert [str(block.kind) for block in document.blocks] == ["furniture", "dateline", "title", "paragraph"]
    assert document.title == "CTED visits Orsania"


def test_headings_are_short_lines_that_lead_to_a_paragraph():
    document = read_text(f"Report on Orsania\n\n{BODY}\n\nBorder control\n\n{MORE}\n\n1. Legislation\n\n{BODY}")

    headings = [(document.of(block), block.level) for block in document.blocks if block.kind is Kind.HEADING]
    assert headings == [("Border control", 2), ("1. Legislation", 1)]
    assert document.section(document.blocks[-1])[-1].number == "1."


def test_numbered_paragraphs_carry_their_number_and_their_subparagraphs():
    document = read_text(
        f"Report on Orsania\n\n{BODY}\n\n12. The State should:\n\n(a) Ratify the Convention;\n\n(i) without delay;\n\n"
        "(b) Adopt a law.\n\n125.3 Ratify the Protocol (Portugal);\n\nR1 The State should adopt a strategy.\n\n"
        "Recommendation 7: Publish the report."
    )

    numbers = [(block.number, block.level, document.text[block.body : block.end][:9]) for block in document.blocks[2:]]
    assert numbers == [
        ("12.", 1, "The State"),
        ("(a)", 2, "Ratify th"),
        ("(i)", 3, "without d"),
        ("(b)", 2, "Adopt a l"),
        ("125.3", 1, "Ratify th"),
        ("R1", 1, "The State"),
        ("Recommendation 7:", 1, "Publish t"),
    ]
    assert [block.parent for block in document.blocks[3:6]] == [2, 3, 2]


def test_short_numbered_lines_in_a_row_are_no_headings():
    document = read_text(f"Report on Orsania\n\n{BODY}\n\n1. Ratify the Convention\n\n2. Adopt a law\n\n{MORE}")

    assert [str(block.kind) for block in document.blocks[2:4]] == ["paragraph", "paragraph"]


def test_only_newlines_are_changed():
    document = read(b"\xef\xbb\xbfTitle\r\n\r\nIt\xe2\x80\x99s \xe2\x80\x9cquoted\xe2\x80\x9d,  twice.\r", name="a.txt")

    assert document.text == "Title\n\nIt’s “quoted”,  twice.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Visit to Orsania\n\nThe “team” met – for the first time – the authorities’ experts.", "cp1252"),
        ("Визит в Орсанию\n\nДелегация встретилась с министром юстиции и обсудила новый закон.", "cp1251"),
        ("زيارة أورسانيا\n\nالتقى الوفد وزير العدل وناقش القانون الجديد بشأن تمويل الإرهاب.", "cp1256"),
        ("Visit to Orsania\n\nThe team met the authorities’ experts.", "utf-16"),
        ("Visit to Orsania\n\nThe team met the authorities’ experts.", "utf-16-le"),
        ("Визит в Орсанию\n\nДелегация встретилась с министром юстиции.", "utf-8"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    assert read(text.encode(encoding), name="a.txt").text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\n\r\t .1a(–"), max_size=300))
def test_blocks_are_in_order_trimmed_and_never_overlap(text):
    try:
        document = read_text(text)
    except Unreadable:
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start <= block.body <= block.end
        assert document.of(block).strip() == document.of(block) != ""
        assert document.block_at(block.start) == block
        end = block.end if block.kind not in CONTAINERS else block.start


@given(st.text(st.sampled_from("ab1. (\nA;–—-:") | st.characters(), max_size=200))
def test_no_letter_stands_outside_the_blocks(text):
    try:
        document = read_text(text)
    except Unreadable:
        return
    inside = sum(sum(map(str.isalnum, document.of(block))) for block in document.blocks)
    assert inside == sum(map(str.isalnum, document.text))


def test_a_text_over_the_limit_is_refused_with_the_limit():
    with pytest.raises(Unreadable, match="limit is 20"):
        read_text("a" * 21, limits=Limits(max_characters=20))


@pytest.mark.parametrize("line", ["125.3 Ratify the Convention", "R1 Adopt a strategy", "77. Adopt a strategy"])
def test_a_short_recommendation_is_no_heading(line):
    document = read_text(f"Report on Orsania\n\n{BODY}\n\n{line}\n\n{MORE}")

    assert document.blocks[2].kind is Kind.PARAGRAPH
    assert document.blocks[2].number == line.split()[0]


def test_a_document_without_a_title_line_is_called_by_its_first_line():
    document = read_text(f"{BODY}\n\n{MORE}\n\n{BODY}\n\n{MORE}\n\n{BODY}\n\nAccepted\n\n{MORE}")

    assert document.title == BODY


def test_a_first_line_that_ends_with_a_date_is_the_title_rather_than_the_numbered_paragraph_after_it():
    text = "تقرير الزيارة إلى أورسانيا 12-16 March 2018\n\n1. ينبغي للحكومة أن تربط جميع المراكز قبل 31/12/2019.\n"

    assert read_text(text).title == "تقرير الزيارة إلى أورسانيا 12-16 March 2018"


def test_a_place_with_a_date_is_no_title():
    assert (
        read_text("Port of Spain, 3 May 2019\n\n1. The team met the judges.\n").title == "1. The team met the judges."
    )
