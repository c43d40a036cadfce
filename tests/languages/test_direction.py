"""A sentence of a right-to-left language is set from right to left, whatever word or value it begins with."""

import pytest

from languages import files
from languages.direction import MARK, begun, laid_out


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("تبقى مشروعاً", False),
        ("Word وPDF ونص", True),
        ("%(code)s. تبقى مشروعاً", True),
        ("%(n)s توصية", False),
        ("%(count)s من أصل %(all)s", False),
        ("%(n)s Headway", False),
        ("<bdi>%(name)s</bdi> كبير", False),
        ('<span dir="auto">«%(what)s»</span> باقٍ', False),
        ('<a href="%(where)s">%(code)s</a> تلغيها', True),
        ("Headway", False),
        ("«%(cluster)s» محفوظة", True),
    ],
)
def test_a_mark_goes_before_what_begins_with_a_latin_word_or_with_a_value(words, marked):
    assert begun(words) == (MARK + words if marked else words)
    assert begun(begun(words)) == begun(words)


@pytest.mark.parametrize(
    ("words", "laid"),
    [
        (
            "مثل 2018-07-23/2018-07-25 أو 2018-07 أو 2018.",
            "مثل \u20662018-07-23/2018-07-25\u2069 أو \u20662018-07\u2069 أو 2018.",
        ),
        ("2026/2030 أو 2026/.. بلا نهاية.", "\u20662026/2030\u2069 أو \u20662026/..\u2069 بلا نهاية."),
        ("كما يُستشهد بها: XOR-2009-12.", "كما يُستشهد بها: XOR-2009-12."),
        ("2018-07-25", "2018-07-25"),
    ],
)
def test_a_date_in_numbers_stands_by_itself_or_it_would_be_read_backwards(words, laid):
    assert laid_out(words) == laid
    assert laid_out(laid) == laid


@pytest.mark.parametrize("area", [area for area in (files.WORDS, *files.AREAS) if (files.LOCALE / area).is_dir()])
def test_the_arabic_that_is_shipped_begins_so(area):
    found = [form for message in files.read(area, "ar") if message.id for form in forms_of(message)]

    assert [words for words in found if laid_out(words) != words] == []


def forms_of(message):
    return message.string if isinstance(message.string, (list, tuple)) else (message.string,)
