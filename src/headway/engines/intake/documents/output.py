"""A document read as one kind, as the JSON that `headway intake --json` prints; docs/reference/intake.md lists its fields."""

from typing import Any

from headway.engines.intake.documents.earlier_reports.output import report_as_json
from headway.engines.intake.documents.earlier_reports.reader import read_report
from headway.engines.intake.documents.kinds import DocumentKind, Guess
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.documents.notes import read_notes
from headway.engines.intake.documents.printed import letter_as_json, names_as_json, notes_as_json
from headway.engines.intake.documents.reading import kind_as_json
from headway.engines.intake.documents.remarks import remarks_on
from headway.engines.intake.layer import Document
from headway.engines.intake.names import find_private_names
from headway.engines.intake.output import as_json
from headway.engines.intake.values import Reading


def document_as_json(
    document: Document, reading: Reading, guess: Guess, sent: Document | None = None
) -> dict[str, Any]:
    """What every kind gives, the kind with its reason, and what its own reader adds.

    `sent` is the list of questions or recommendations that the document answers.
    """
    return {
        **as_json(reading),
        "document": {"kind": guess.kind.value, "reason": guess.reason, "remarks": list(remarks_on(document))},
        "names_without_office": names_as_json(find_private_names(document)),
        **_of_the_kind(document, reading, guess, sent),
    }


def _of_the_kind(document: Document, reading: Reading, guess: Guess, sent: Document | None) -> dict[str, Any]:
    """What the reader of one kind adds; nothing for those that the common reading already tells."""
    match guess.kind:
        case DocumentKind.LETTER:
            return {"letter": letter_as_json(read_letter(document))}
        case DocumentKind.NOTES:
            return {"notes": notes_as_json(read_notes(document))}
        case DocumentKind.EARLIER_REPORT:
            return report_as_json(read_report(document, reading))
        case _:
            return kind_as_json(guess.kind, document, reading, sent)
