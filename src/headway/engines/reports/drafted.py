"""What drafters write is in a language, too: their sentences and the headings they give."""

from headway.casework.translations.texts import Texts, register
from headway.engines.reports.models import Chapter, DraftedLanguage, DraftedTranslation, Remark


def register_texts() -> None:
    """Let them be translated like any text of the record."""
    register(Remark, Texts(("text",), DraftedTranslation, DraftedLanguage))
    register(Chapter, Texts(("heading",), DraftedTranslation, DraftedLanguage))
