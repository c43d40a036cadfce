"""A document read as one kind, as the JSON that `headway intake --json` prints; docs/reference/intake.md lists its fields."""

from typing import Any

from headway.engines.intake.documents.kinds import Guess
from headway.engines.intake.layer import Document
from headway.engines.intake.output import as_json
from headway.engines.intake.values import Reading


def document_as_json(document: Document, reading: Reading, guess: Guess) -> dict[str, Any]:
    """What every kind gives, the kind with its reason, and what its own reader adds."""
    return {
        **as_json(reading),
        "document": {"kind": guess.kind.value, "reason": guess.reason},
        **_of_the_kind(document, guess),
    }


def _of_the_kind(document: Document, guess: Guess) -> dict[str, Any]:
    """What the reader of one kind adds; nothing for those that the common reading already tells."""
    match guess.kind:
        case _:
            return {}
