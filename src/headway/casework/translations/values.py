"""A text for its reader: the words of record, or a translation that says whose it is."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from headway.casework.translations.models import Words
from headway.foundation.language.identify import language_of

LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")
_TOO_FEW_WORDS = 12
_LETTERS = {"ar": ("\u0600", "\u06ff"), "ru": ("\u0400", "\u04ff"), "zh-hans": ("\u4e00", "\u9fff")}


@lru_cache(maxsize=4096)
def told_by_its_words(text: str) -> str:
    """The language of a text by its words; English, the record's own, where it is too short to tell."""
    for language, (first, last) in _LETTERS.items():
        if sum(first <= letter <= last for letter in text) * 2 > sum(map(str.isalpha, text)):
            return language
    if len(text.split()) < _TOO_FEW_WORDS:
        return "en"
    found = language_of(text)
    return found if found in LANGUAGES else "en"


def digest_of(text: str) -> str:
    """By what a translation knows the words that it translates."""
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Worded:
    """One text as a reader gets it. `said`: somebody said which language the record is in.

    `translation` is the one shown, None where the words of record are; `others` are there besides.
    """

    record: str
    language: str
    said: bool = False
    translation: Words | None = None
    others: tuple[Words, ...] = ()

    @property
    def words(self) -> str:
        return self.translation.words if self.translation else self.record

    @property
    def shown_in(self) -> str:
        """The language of the words that are shown."""
        return self.translation.language if self.translation else self.language

    @property
    def is_earlier(self) -> bool:
        """Whether what is shown translates words that have been changed since."""
        return self.translation is not None and is_earlier(self.translation, self.record)


def is_earlier(translation: Words, text: str) -> bool:
    """Whether a translation is of an earlier revision of its text."""
    return translation.digest != digest_of(text)
