"""Where a question that was put stands within a paragraph, its number ahead of it."""

import re
from collections.abc import Iterator, Sequence

from headway.foundation.language.words import folded

_AHEAD = re.compile(
    r"(?:[>|]\s?)*(?:[\[(]?(?:q(?:uestion)?s?\.?\s?)?[a-z]{0,2}-?[\w-]{0,12}\d[\w.()-]{0,6}[.:)\]]*\s*)?[\s¿\"“«(\[]*$",
    re.IGNORECASE,
)
_ONLY_NUMBERS = re.compile(
    r"\W*(?:[^\W\d]{1,14}\W{1,3}){0,2}(?:[\w-]{0,6}\d[\w.()-]{0,6}|\(?[^\W\d]\))[^\w]*", re.IGNORECASE
)
"""All that stands ahead of a question in its paragraph is its number."""


def squeezed(text: str) -> str:
    """A question as it is looked for: folded, its signs and white space gone."""
    return re.sub(r"[\W_]+", "", folded(text))


def around(text: str, sought: Sequence[str]) -> Iterator[int]:
    """Where a question that was put begins in a block, with its number, and where it ends."""
    letters = [(index, letter) for index, letter in enumerate(folded(text)) if letter.isalnum()]
    plain = "".join(letter for _, letter in letters)
    for words_ in sought:
        at = plain.find(words_)
        if at < 0:
            continue
        first, last = letters[at][0], letters[at + len(words_) - 1][0]
        yield with_its_number(text, first)
        end = last + 1
        yield end + len(text[end:]) - len(text[end:].lstrip(' ?؟.:;)]»”"'))


def with_its_number(text: str, at: int) -> int:
    """Where a question begins, a number ahead of it and a word or two that number it included: "5. ", "Question 5: "."""
    if _ONLY_NUMBERS.fullmatch(text[:at]):
        return len(text[:at]) - len(text[:at].lstrip())
    ahead = _AHEAD.search(text[:at])
    return ahead.start() if ahead else at
