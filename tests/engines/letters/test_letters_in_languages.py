"""Letters from our templates are written in the language chosen: opening, items, dates, right to left in Arabic."""

from datetime import date
from io import BytesIO

import pytest
from django.utils.translation import override
from docx import Document

from headway.casework.recommendations.models import Undertaking
from headway.engines.letters.making import made, template_in
from headway.engines.letters.owed import Due, owed
from headway.engines.letters.templates import template_named
from headway.engines.letters.writing import Occasion, write_letters
from headway.foundation.ledger.files import read_file
from tests import make

pytestmark = pytest.mark.django_db


def written(language, *due, name="reminder"):
    actor, assessment = make.an_assessor(), make.an_assessment(audience="public")
    occasion = Occasion(name, "XOR-2018", date(2026, 5, 15), language)
    (letter,) = write_letters(
        assessment, occasion, due, holder=make.a_body(), actor=actor, at=make.NOW, state="Orsania"
    )
    return letter


def words(data):
    told = "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
    return told.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("name", ["request", "reminder", "notes"])
@pytest.mark.parametrize(
    ("language", "greeting", "due"),
    [
        ("fr", "Excellence,", "15 mai 2026"),
        ("ar", "صاحب المعالي،", "15 أيار/مايو 2026"),
        ("zh-hans", "阁下：", "2026年5月15日"),
    ],
)
def test_a_letter_is_written_in_the_language_chosen(language, greeting, due, name):
    letter = written(language, Due("Customs", ("something",)), name=name)

    text = words(read_file(letter.source.file))
    assert greeting in text
    assert due in text
    assert "honour" not in text
    assert "{{" not in text
    assert (letter.source.language, letter.source.file.name[-5:]) == (language, ".docx")


def test_an_arabic_letter_runs_from_right_to_left():
    document = Document(BytesIO(read_file(written("ar", Due("Customs", ("something",))).source.file)))

    assert all(paragraph._p.pPr.find("{*}bidi") is not None for paragraph in document.paragraphs)


def test_a_government_is_written_to_in_the_letters_language_and_registered_as_before():
    letter = written("ar", Due("Government of Orsania", ("something",)))

    assert "حكومة أورسانيا" in words(read_file(letter.source.file))
    assert letter.to_office == "Government of Orsania"


def test_what_is_owed_is_told_in_the_language_in_use_and_what_was_said_in_its_own():
    actor, assessment = make.an_assessor(), make.an_assessment(audience="public")
    said = {"assessment": assessment, "made_on": "2018-07-24", **make.sight(audience="public")}
    make.added(Undertaking(type="commitment", by="Customs", as_said="The customs will send the figures.", **said))

    with override("fr"):
        ((office, items),) = [(one.office, one.items) for one in owed(assessment, actor)]

    assert office == "Customs"
    assert items == ("Promis le 24 juillet 2018 : The customs will send the figures. [en anglais]",)


def test_an_organisations_own_template_in_a_language_stands_in_for_ours(tmp_path, settings):
    own = Document()
    own.add_paragraph("À la maison {{number}}")
    own.save(str(tmp_path / "reminder-fr.docx"))
    settings.HEADWAY_LETTER_TEMPLATES = str(tmp_path)

    assert "À la maison" in words(template_in("fr", "reminder"))
    assert "À la maison" not in words(template_in("es", "reminder"))


def test_the_shipped_templates_are_the_words_that_are_translated():
    for name in ("request", "reminder", "notes"):
        with override("en"):
            out = BytesIO()
            made(name).save(out)

        assert words(out.getvalue()) == words(template_named(name))
