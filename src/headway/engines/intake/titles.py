"""What a document is called where nobody said: a letter by its subject, notes by their first line, a report by its title and not by the letterhead above it."""

from headway.engines.intake.documents.kinds import DocumentKind, guess_kind
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.known_bodies import known_names
from headway.engines.intake.layer import Document, Kind
from headway.foundation.language.words import folded

_LONGEST = 300
_A_TITLE = range(12, 200)
_NEAR, _FEW_WORDS = 4, 5
_LINES = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.HEADING, Kind.PARAGRAPH})


def title_for(document: Document) -> str:
    """At most 300 characters; "" where the document has no words that could be a title."""
    kind = guess_kind(document).kind
    if kind == DocumentKind.LETTER and (subject := read_letter(document).subject):
        return subject.text[:_LONGEST]
    if kind == DocumentKind.NOTES:
        return next((line.strip() for line in document.text.splitlines() if line.strip()), "")[:_LONGEST]
    return _below_the_letterhead(document) or _with_its_subtitle(document)[:_LONGEST]


def _below_the_letterhead(document: Document) -> str:
    """The line below a first line that is nothing but the name of a body; "" where the first line is no such."""
    if folded(document.title) not in known_names():
        return ""
    lines = [document.of(block) for block in document.blocks if block.kind in _LINES]
    below = lines[lines.index(document.title) + 1 :] if document.title in lines else []
    return next((line for line in below[:2] if len(line) in _A_TITLE and not line.endswith((".", ":", ";"))), "")


def _with_its_subtitle(document: Document) -> str:
    """The title; one of a few words ("Republic of Orsania") with the subtitle below it, which says what the document is."""
    title = document.title
    below = next((document.of(block) for block in document.blocks[:_NEAR] if block.kind is Kind.SUBTITLE), "")
    return f"{title}: {below}" if below and 0 < len(title.split()) <= _FEW_WORDS and title[-1].isalnum() else title
