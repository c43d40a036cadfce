"""Arabic PDFs, set by typst: numbers, brackets and foreign words within text that is read from the right."""

from functools import cache
from pathlib import Path

import fontpkg_amiri
import pytest
import typst

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.reading import read

FONTS = [str(Path(fontpkg_amiri.__file__).parent)]
NUMBERED = [
    "1. زار الوفد أورسانيا من 12 إلى 16 مارس 2018 والتقى بممثلي 14 وزارة وهيئة في العاصمة وفي ثلاث مقاطعات.",
    "2. تحتفظ الهيئة بسجل يضم 4,000 شخص، منهم 120 امرأة و35 قاصراً، وقد راجعته المحاكم في عام 2017 مرتين.",
    "3. ينبغي لأورسانيا أن تصدق على الاتفاقية رقم 1373 (2001) قبل نهاية عام 2020.",
    "4. وينص القرار S/RES/2178 (2014) على أن تمنع الدول سفر المقاتلين؛ وقد أوقفت الشرطة 37% منهم في المطار.",
    "٥. بلغ عدد المحاكمات ٤٥ محاكمة في عام ٢٠١٦ و٥٣ محاكمة في عام ٢٠١٧.",
]


@cache
def arabic(body: str) -> Document:
    look = '#set text(font: "Amiri", lang: "ar", dir: rtl, size: 12pt)\n#set par(justify: true)\n'
    return read(typst.compile((look + body).encode(), font_paths=FONTS), name="a.pdf")


def escaped(text: str) -> str:
    return text.replace("/", "\\/").replace("%", "\\%").replace(". ", "\\. ", 1)


@pytest.mark.parametrize("place", range(len(NUMBERED)))
def test_numbers_and_brackets_stand_where_they_are_read(place):
    document = arabic("\n\n".join(map(escaped, NUMBERED)))

    assert document.of(document.blocks[place]) == NUMBERED[place]


def test_a_numbered_paragraph_has_its_number():
    document = arabic("\n\n".join(map(escaped, NUMBERED)))

    assert [block.number for block in document.blocks][:4] == ["1.", "2.", "3.", "4."]


def test_the_first_column_of_a_table_is_the_rightmost():
    document = arabic("#table(columns: (1fr, 1fr), [الرقم], [التوصية], [12], [ينبغي تدريب 30 ضابطاً.])")

    rows = [document.of(block).split("\t") for block in document.blocks if block.kind is Kind.TABLE_ROW]
    assert rows == [["الرقم", "التوصية"], ["12", "ينبغي تدريب 30 ضابطاً."]]


def test_arabic_on_a_page_that_is_mostly_english_is_read_from_the_right_and_the_rest_from_the_left():
    english = "The Official Gazette of Orsania published the law on 3 May 2018, and the courts apply it. " * 2
    document = arabic(f'#text(lang: "en", dir: ltr)[#par[{english}]]\n\n{escaped(NUMBERED[2])}')

    assert english.strip() in document.text
    assert NUMBERED[2] in document.text


def test_an_arabic_line_below_an_english_one_is_a_paragraph_of_its_own():
    document = arabic(
        f'#set par(spacing: 0.65em)\n#text(lang: "en", dir: ltr)[Orsania thanks all.]\n\n{escaped(NUMBERED[2])}'
    )

    assert [document.of(block) for block in document.blocks] == ["Orsania thanks all.", NUMBERED[2]]
