"""Into which State's file a document goes that tells of no visit: that of the State that wrote it, or that it is about."""

from headway.engines.intake.documents.kinds import DocumentKind, guess_kind
from headway.engines.intake.layer import Document
from headway.engines.intake.states import find_states
from headway.engines.intake.values import Reading
from headway.foundation.language.words import folded

_OF_A_STATE = frozenset(
    {
        DocumentKind.REPLY,
        DocumentKind.RESPONSE_TABLE,
        DocumentKind.LAW,
        DocumentKind.RATINGS,
        DocumentKind.LETTER,
        DocumentKind.NOTES,
    }
)
_HEAD = 600
"""So many letters hold a letterhead, a title and a first sentence."""


def state_of(document: Document, reading: Reading) -> str:
    """The State a text is about: the one visited, else the only one that a reply, a table, a law, a letter or notes name; "" for none.

    Where a whole text names several, it is the only one that its head names.
    """
    if reading.entities.states:
        return reading.entities.states[0]
    if guess_kind(document).kind not in _OF_A_STATE:
        return ""
    for text in (document.text[:_HEAD], document.text):
        named = {mention.key for mention in find_states(text, folded(text), language=reading.language)}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""
