"""A document read by the reader of its kind: replies, response tables, ratings and laws, as JSON and as lines."""

from typing import Any

from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.laws.output import law_as_json, law_as_text
from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.ratings.output import ratings_as_json, ratings_as_text
from headway.engines.intake.documents.ratings.reading import read_ratings
from headway.engines.intake.documents.replies.output import reply_as_json, reply_as_text
from headway.engines.intake.documents.replies.questions import likely_asked, of_a_list
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.documents.response_tables.issued import issued_in
from headway.engines.intake.documents.response_tables.output import response_table_as_json, response_table_as_text
from headway.engines.intake.documents.response_tables.reading import read_response_table
from headway.engines.intake.layer import Document
from headway.engines.intake.values import Reading

READ_HERE = (DocumentKind.REPLY, DocumentKind.RESPONSE_TABLE, DocumentKind.RATINGS, DocumentKind.LAW)
"""The kinds that have a reader of their own in this module."""


def kind_as_json(kind: DocumentKind, document: Document, reading: Reading, sent: Document | None) -> dict[str, Any]:
    """What the reader of a kind adds; `sent` is the list of questions or recommendations that was to be answered."""
    match kind:
        case DocumentKind.REPLY:
            return reply_as_json(read_reply(document, _asked(document, sent), reading.quantities))
        case DocumentKind.RESPONSE_TABLE:
            return response_table_as_json(read_response_table(document, issued_in(sent) if sent else ()))
        case DocumentKind.RATINGS:
            return ratings_as_json(read_ratings(document))
        case DocumentKind.LAW:
            return law_as_json(read_law(document), document.text)
        case _:
            return {}


def kind_as_text(kind: DocumentKind, document: Document, reading: Reading, sent: Document | None) -> str:
    """The same for people to read."""
    match kind:
        case DocumentKind.REPLY:
            return reply_as_text(read_reply(document, _asked(document, sent), reading.quantities))
        case DocumentKind.RESPONSE_TABLE:
            return response_table_as_text(read_response_table(document, issued_in(sent) if sent else ()))
        case DocumentKind.RATINGS:
            return ratings_as_text(read_ratings(document))
        case DocumentKind.LAW:
            return law_as_text(read_law(document))
        case _:
            return ""


def _asked(document: Document, sent: Document | None) -> list[Asked]:
    return of_a_list(sent) if sent else likely_asked(document)
