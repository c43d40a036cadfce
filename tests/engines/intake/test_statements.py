"""The sentences of a document, and what states nothing."""

import pytest

from headway.engines.intake.readers.reading import read
from headway.engines.intake.statements import sentences_of


def kinds(rows):
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    document = read(f"<h1>Report</h1><table>{table}</table>".encode(), name="report.html")
    return {sentence.text: sentence.kind for sentence in sentences_of(document)}


def test_the_heads_of_columns_state_nothing():
    told = kinds([("No.", "Recommendation", "Priority"), ("1", "Orsania should amend its code.", "High")])

    assert [told[head] for head in ("No.", "Recommendation", "Priority")] == ["head"] * 3
    assert told["Orsania should amend its code."] == "sentence"


@pytest.mark.parametrize(
    "rows",
    [
        [("Orsania should amend its code.", "High"), ("Orsania should connect its posts.", "Low")],
        [("Orsania should amend its code.", "High")],
        [("Recommendation",), ("Orsania should amend its code.",)],
    ],
    ids=["a first row that says a sentence", "one row", "one column"],
)
def test_what_heads_no_column_is_read(rows):
    assert set(kinds(rows).values()) == {"heading", "sentence"}
