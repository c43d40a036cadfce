"""Articles that are counted in words: "article premier", "المادة الحادية والعشرون"."""

from functools import cache

from headway.engines.intake.tables import table
from headway.foundation.language.words import folded

_ONES = ("الحادية", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة")
_ENGLISH = frozenset("one two three first second third".split())
"""Words that begin something else behind an article in running text: "the article first published"."""
_TENS = ("العشر", "الثلاث", "الأربع", "الخمس", "الست", "السبع", "الثمان", "التسع")


@cache
def ordinals() -> dict[str, int]:
    """Folded words with the number they stand for: those of the table, and the Arabic ones up to 99."""
    found = {folded(word): value for word, value in table("laws")["ordinals"].items()}
    for one, word in enumerate(_ONES, start=1):
        found |= {f"{word} {ten}": 10 + one for ten in ("عشرة", "عشر")}
    for tens, stem in enumerate(_TENS, start=2):
        for ending in ("ون", "ين"):
            found[f"{stem}{ending}"] = tens * 10
            found |= {f"{word} و{stem}{ending}": tens * 10 + one for one, word in enumerate(_ONES, start=1)}
    return {folded(word): value for word, value in found.items()}


def ordinal_words(*, cited: bool = False) -> str:
    """A pattern for folded text: every ordinal, the longest first; `cited` in running text, without the English ones."""
    words = [word for word in ordinals() if not cited or word not in _ENGLISH]
    return "|".join(sorted((word.replace(" ", r"\s") for word in words), key=len, reverse=True))
