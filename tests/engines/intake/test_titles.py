"""A document is called by what it is about."""

import pytest

from headway.engines.intake.readers.reading import read_text
from headway.engines.intake.titles import title_for

BODY = "Counter-Terrorism Committee Executive Directorate"


@pytest.mark.parametrize(
    "text, title",
    [
        (f"{BODY}\n\nReport of the follow-up visit to Orsania\n\nThe delegation met the police. It saw the port.", "Report of the follow-up visit to Orsania"),
        (f"{BODY}\n\nThe delegation met the police and the customs in May. It saw the port.", BODY),
        ("Visit to the port of Lasko\n\nThe delegation met the police. It saw the port.", "Visit to the port of Lasko"),
        ("Ministry of Justice of Orsania\n\nSubject: Figures on convictions\n\nDear Sir,\n\nThey follow.", "Figures on convictions"),
        ("Meeting with the Border Guard\n! Boats arrive at night\n+ A new radar\n> List of posts", "Meeting with the Border Guard"),
    ],
)  # fmt: skip
def test_a_document_is_called_by_its_subject_its_first_line_or_the_title_below_a_letterhead(text, title):
    assert title_for(read_text(text)) == title
