"""The recommendations that a State was to answer, from a document that lists them."""

from headway.engines.intake.documents.replies.lines import lines_of
from headway.engines.intake.documents.response_tables.values import Recommended
from headway.engines.intake.layer import Document


def issued_in(document: Document) -> list[Recommended]:
    """Numbered paragraphs in order, each number once; the code is the number, since a list names no assessment."""
    found: dict[str, Recommended] = {}
    for line in lines_of(document, ()):
        if line.number and not line.sub:
            found.setdefault(line.number, Recommended(line.number, line.number, line.rest.strip()))
    return list(found.values())
