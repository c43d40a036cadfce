"""By what a reply tells which question it answers: by what it says itself, by numbers that are the questions', or by meaning alone."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.aligning import NOTHING
from headway.engines.intake.documents.replies.assigning import each_once, fit, gains
from headway.engines.intake.documents.replies.matching import Match
from headway.engines.intake.documents.replies.values import How, Unit
from headway.foundation.language.words import folded

_MOST, _ENOUGH, _NEARLY_ALL = 0.5, 0.3, 0.8
_SAYS_SOMETHING, _LONGEST, _SEVERAL, _HEAD, _ENOUGH_TO_TELL = 40, 200, 4, 140, 12
_FIT = 0.5
"""How well answers fit the questions with their numbers, beside those they fit best. Among twelve lots of replies it was 0.62 or
more where the numbers are the questions', and mostly 0.4 or less where a reply counts its own paragraphs."""


class Tells(Enum):
    """What tells which question is answered."""

    ITSELF = "itself"
    BY_NUMBER = "by number"
    BY_NUMBERS_OF_ITS_OWN = "by numbers of its own"
    BY_MEANING = "by meaning"


def tells_by(matches: Sequence[Match], units: int, asked: int) -> Tells:
    """What most of the units say of themselves; whether numbers are the questions' own is not looked at."""
    how = Counter(match.how for match in matches if match.place is not None)
    named = how[How.ID] + how[How.TEXT]
    if named > _MOST * how.total() and named > _ENOUGH * units:
        return Tells.ITSELF
    numbered = named + how[How.NUMBER]
    return Tells.BY_NUMBER if numbered > _MOST * how.total() and numbered > _ENOUGH * asked else Tells.BY_MEANING


def are_named(units: Sequence[Unit], text: str) -> bool:
    """Whether most numbers stand behind a word for questions in the document's text: "Reply to question 4"."""
    numbered = [unit for unit in units if unit.numbers]
    named = sum(bool(words.heads().match(folded(text[unit.start : unit.start + _HEAD]))) for unit in numbered)
    return named > _MOST * len(numbered)


def are_called_questions(units: Sequence[Unit], text: str) -> bool:
    """Whether nearly all numbers stand behind a word that only questions have: "Question 3:", not "Paragraph 3"."""
    numbered = [unit for unit in units if unit.numbers]
    heads = [words.heads().match(folded(text[unit.start : unit.start + _HEAD])) for unit in numbered]
    called = sum(bool(head and (head["said"] or head["word"])) for head in heads)
    return len(numbered) >= _SEVERAL and called > _NEARLY_ALL * len(numbered)


def are_the_questions(texts: Sequence[str], matches: Sequence[Match], asked: int, likeness: Likeness) -> bool:
    """Whether the units' `texts` fit the questions that their numbers name, by their meaning.

    Texts of a word, as "Yes", tell nothing; where most are such, numbers are believed.
    """
    said = [index for index, text in enumerate(texts) if len(text) >= _SAYS_SOMETHING]
    if not likeness.knows_meaning or min(len(said), asked) < _SEVERAL or len(said) < _MOST * len(texts):
        return True
    said = said[:: 1 + len(said) // _ENOUGH_TO_TELL]
    gain = gains(likeness.speaks([texts[index][:_LONGEST] for index in said]))
    places: dict[int, int] = {}
    for match in matches:
        if match.place is not None:
            places.setdefault(match.unit, match.place)
    own = [places.get(index, NOTHING) for index in said]
    return fit(own, gain) >= _FIT * fit(each_once(gain), gain)
