"""One grammar of printed numbers: whatever stands ahead of several texts and counts up numbers them."""

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from headway.engines.intake.documents.earlier_reports.numbers import bare, ordinal_of, printed_as
from headway.engines.intake.readers.counting import leads_of
from headway.engines.intake.readers.reading import read_text
from tests.engines.intake.documents.reports.short import of_word, report_in

ASKED = (
    "The customs service should be given access to passenger data.",
    "Amend article 14 of the Law on Associations.",
    "Adopt a national strategy on the protection of witnesses.",
)


def in_text(numbers, heading="Recommendations", apart=" "):
    lines = [f"{number}{apart}{words}" for number, words in zip(numbers, ASKED, strict=True)]
    text = "\n\n".join(["Review of Orsania", "Introduction", "Posts are few and far apart.", heading, *lines])
    return [(one.number, one.text) for one in report_in(read_text(text)).recommendations]


@pytest.mark.parametrize(
    ("numbers", "bare_ones"),
    [
        ("1/ 2/ 3/", "1 2 3"),
        ("1- 2- 3-", "1 2 3"),
        ("1.- 2.- 3.-", "1 2 3"),
        ("1ª 2ª 3ª", "1 2 3"),
        ("<1> <2> <3>", "1 2 3"),
        ("R(1) R(2) R(3)", "R(1) R(2) R(3)"),
        ("R°1 R°2 R°3", "R°1 R°2 R°3"),
        ("N°1 N°2 N°3", "1 2 3"),
        ("REC_01 REC_02 REC_03", "REC_01 REC_02 REC_03"),
        ("I/ II/ III/", "I II III"),
        ("(I) (II) (III)", "I II III"),
        ("a/ b/ c/", "a b c"),
        ("[a] [b] [c]", "a b c"),
        ("A: B: C:", "A B C"),
        ("2-1. 2-2. 2-3.", "2-1 2-2 2-3"),
        ("2/1 2/2 2/3", "2/1 2/2 2/3"),
        ("2.a 2.b 2.c", "2.a 2.b 2.c"),
        ("2(a) 2(b) 2(c)", "2(a) 2(b) 2(c)"),
        ("2021/01 2021/02 2021/03", "2021/01 2021/02 2021/03"),
        ("（１） （２） （３）", "１ ２ ３"),
        ("١- ٢- ٣-", "١ ٢ ٣"),
        ("① ② ③", "① ② ③"),
        ("（一） （二） （三）", "一 二 三"),
        ("PRIMERA.- SEGUNDA.- TERCERA.-", "PRIMERA SEGUNDA TERCERA"),
    ],
)
@pytest.mark.parametrize("heading", ["Recommendations", "The service as it is run"])
def test_what_counts_up_numbers_what_is_asked_however_it_is_written(numbers, bare_ones, heading):
    assert in_text(numbers.split(), heading) == list(zip(bare_ones.split(), ASKED, strict=True))


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("II.", "III.", "IV."), ("Rec. 1 –", "Rec. 2 –", "Rec. 3 –")])
def test_a_number_on_a_line_of_its_own_is_that_of_the_words_below(numbers):
    assert in_text(numbers, apart="\n\n") == list(zip((bare(number) for number in numbers), ASKED, strict=True))


def test_a_number_in_bold_above_the_words_is_no_heading_in_word_either():
    def build(source):
        source.add_heading("Recommendations", 1)
        for number, words in zip("123", ASKED, strict=True):
            source.add_paragraph().add_run(f"{number}.").bold = True
            source.add_paragraph(words)

    assert of_word(build) == list(zip("123", ASKED, strict=True))


@pytest.mark.parametrize(
    "texts",
    [
        ("Article 1 Judges sit.", "Article 2 Judges rest.", "Article 3 Judges go."),
        ("1 of the posts is open.", "2 of the posts are shut.", "3 of them are new."),
        ("In 1 case it was late.", "In 2 cases it was early.", "In 3 cases it came on time."),
        ("A visit was made.", "B was not seen.", "C was."),
        ("3. The third.", "1. The first.", "9. The ninth."),
    ],
)
def test_what_numbers_something_else_or_does_not_count_up_is_no_number(texts):
    assert leads_of(texts, refused=lambda words: words == "article") == {}


def test_two_are_numbered_side_by_side_and_where_three_are_elsewhere():
    assert set(leads_of(("1/ Amend it.", "2/ Publish it."))) == {0, 1}
    assert set(leads_of(("1/ Amend it.", "The posts.", "The guards.", "2/ Publish it."))) == set()
    more = ("1/ Open it.", "2/ Close it.", "3/ Shut it.", "1/ Amend it.", "Posts.", "Guards.", "2/ Publish it.")
    assert set(leads_of(more)) == {0, 1, 2, 3, 6}


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Recommendation (7)", "7"),
        ("Recommendation [7]:", "7"),
        ("Recomendación Nº 7", "7"),
        ("Recommandationn° 7", "7"),
        ("RECOM-MENDATION 7", "7"),
        ("Nr. 7", "7"),
        ("R(7)", "R(7)"),
        ("التوصية رقم ٧", "٧"),
        ("建议七：", "七"),
    ],
)
def test_a_number_is_told_without_its_label_and_the_signs_around_it(printed, told):
    assert bare(printed) == told


@pytest.mark.parametrize(
    ("before", "missing"),
    [
        ("1.a", "1.b"),
        ("٣", "٤"),
        ("09", "10"),
        ("③", "④"),
        ("九", "十"),
        ("十九", "二十"),
        ("Third", "Fourth"),
        ("TERCERA", "CUARTA"),
        ("2(a)", "2(b)"),
    ],
)
def test_a_missing_number_is_written_as_the_one_before_it(before, missing):
    one = ordinal_of(before)

    assert printed_as(one, one.value + 1) == missing


def numbered_by_word(levels, depths):
    """A Word file whose paragraphs Word numbers itself: `levels` are what a level says of itself, `depths` where each stands."""

    def build(source):
        numbering = source.part.numbering_part.element
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), "900")
        for depth, level in enumerate(levels):
            one = OxmlElement("w:lvl")
            one.set(qn("w:ilvl"), str(depth))
            for name, value in {"start": "1", **level}.items():
                inner = OxmlElement(f"w:{name}")
                inner.set(qn("w:val"), value)
                one.append(inner)
            abstract.append(one)
        numbering.insert(0, abstract)
        identity = numbering.add_num(900).numId
        source.add_heading("Recommendations", 1)
        for depth, words in depths:
            properties = source.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = depth
            properties.get_or_add_numId().val = identity

    return of_word(build)


@pytest.mark.parametrize(
    ("style", "pattern", "numbers"),
    [
        ("decimal", "R(%1)", "R(1) R(2) R(3)"),
        ("decimal", "Rec. %1 –", "1 2 3"),
        ("decimal", "%1/", "1 2 3"),
        ("upperRoman", "%1 –", "I II III"),
        ("lowerLetter", "[%1]", "a b c"),
        ("decimalZero", "OST-%1", "OST-01 OST-02 OST-03"),
        ("decimalEnclosedCircle", "%1", "① ② ③"),
        ("chineseCounting", "（%1）", "一 二 三"),
        ("hindiNumbers", "%1-", "١ ٢ ٣"),
        ("ordinalText", "%1:", "First Second Third"),
    ],
)
def test_word_may_number_in_any_way(style, pattern, numbers):
    found = numbered_by_word([{"numFmt": style, "lvlText": pattern}], [(0, words) for words in ASKED])

    assert found == list(zip(numbers.split(), ASKED, strict=True))


def test_a_level_that_word_does_not_begin_anew_counts_on_and_a_legal_one_is_in_digits():
    levels = [
        {"numFmt": "upperRoman", "lvlText": "%1."},
        {"numFmt": "decimal", "lvlText": "%1.%2", "isLgl": "1", "lvlRestart": "0"},
    ]
    depths = [(0, "Customs"), (1, ASKED[0]), (0, "Courts"), (1, ASKED[1]), (1, ASKED[2])]

    assert [one for one in numbered_by_word(levels, depths) if one[1] in ASKED] == [
        ("1.1", ASKED[0]),
        ("2.2", ASKED[1]),
        ("2.3", ASKED[2]),
    ]
