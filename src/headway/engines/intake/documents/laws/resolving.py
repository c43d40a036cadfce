"""From a reference to the passage it means: "art. 214.1 (2)(a) of the Criminal Code" → where that stands in the law."""

import re
from collections.abc import Sequence

from headway.engines.intake.documents.laws.citations import LawCited, article_number, find_laws
from headway.engines.intake.documents.laws.values import Article, Law
from headway.engines.intake.documents.likeness import stems
from headway.engines.intake.documents.printed_numbers import western
from headway.foundation.language.words import folded

_PARTS = re.compile(r"(?P<number>[^()]+)(?P<path>(?:\([^()]+\))*)")
_LAW_NUMBER = re.compile(r"(?<![\d/])\d{1,4}(?:[/-]\d{2,4})?(?![\d])")


def article_in(law: Law, reference: str) -> Article | None:
    """The article that a number names, in any spelling ("214-1", "214¹", "214.1"); the original's."""
    parts = _PARTS.match(article_number(reference))
    number = parts["number"] if parts else ""
    return next((article for article in law.articles if article.number == number), None)


def passage_in(law: Law, reference: str) -> tuple[int, int] | None:
    """Where a reference stands: the paragraph where it names one that is there, else the article; None without."""
    article = article_in(law, reference)
    if article is None:
        return None
    parts = _PARTS.match(article_number(reference))
    path = tuple(re.findall(r"\(([^()]+)\)", parts["path"])) if parts else ()
    for paragraph in article.paragraphs:
        if path and paragraph.path == path:
            return paragraph.start, paragraph.end
    return article.start, article.end


def is_named(title: str, name: str) -> bool:
    """Whether a law of this title is the one that a reference names: every word of the name, and its number."""
    ours, theirs = western(folded(title)), western(folded(name))
    numbers, own = _LAW_NUMBER.findall(theirs), _LAW_NUMBER.findall(ours)
    if numbers and own and not set(numbers) <= set(own):
        return False
    if numbers and own and set(numbers) <= set(own):
        return True
    words = frozenset(stem for stem in stems(re.sub(r"\d+", " ", theirs)) if stem not in _EMPTY)
    return bool(words) and words <= stems(ours)


_EMPTY = stems("the of on and law act no number loi du de la ley")


def cited_in(text: str) -> Sequence[LawCited]:
    """The references of a text that name a law, or an article."""
    return find_laws(text)
