"""The questionnaire as an XLSForm: pyxform, which field tools are made with, reads it."""

from io import BytesIO

from pyxform.xls2xform import convert

from headway.engines.exchange.workbooks.xlsform import write_xlsform
from headway.foundation.catalogue.values import load_catalogue


def test_pyxform_makes_a_form_of_every_question():
    questions = list(load_catalogue().questions.values())

    made = convert(
        xlsform=BytesIO(write_xlsform("Questions of XOR-2018", "XOR-2018", "2026.2", questions)),
        file_type=".xlsx",
        validate=False,
    )

    assert made.warnings == []
    assert all(f"g_{question.id.replace('-', '_')}" in made.xform for question in questions)
    assert "/g_q_strat_01/q_strat_01  = 'yes'" in made.xform
