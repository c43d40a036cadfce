"""Which of some texts another is likeliest about, by all that is known here: words, and meaning where the machine knows it."""

from collections.abc import Sequence

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.layer import Document
from headway.foundation.language.identify import language_of

NO_CATALOGUE = 120
"""As many questions as are compared by meaning, which takes a moment for each; a catalogue has more."""
_A_SENTENCE, _BEGINNING, _MANY, _ENOUGH = 60, 250, 24, 8


def paragraphs_of(document: Document) -> list[str]:
    """Paragraphs of a document, as many as it takes to know what all of it is about."""
    lines = [line for line in map(str.strip, document.text.splitlines()) if len(line) >= _A_SENTENCE]
    return [line[:_BEGINNING] for line in lines[:: 1 + len(lines) // _MANY]]


def nearest(document: Document, text: str, known: Sequence[str]) -> list[int]:
    """The places of the known texts, that which `text` of the document is likeliest about first; all of them."""
    if not known or not text.strip():
        return list(range(len(known)))
    english = language_of(document.text) == language_of(" ".join(known)) == "en"
    paragraphs = paragraphs_of(document)  # of fewer than some, what each says beyond all of them is hardly told
    tell = len(known) <= NO_CATALOGUE and len(paragraphs) >= _ENOUGH
    likeness = Likeness(known, english=english, among=paragraphs if tell else ())
    like = likeness.speaks([text])[0] if likeness.knows_meaning else likeness.answers([text])[0]
    return sorted(range(len(known)), key=lambda place: -float(like[place]))
