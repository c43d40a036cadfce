"""Questions that a paragraph names in passing, and whether it answers them or only refers to them."""

import re

from headway.engines.intake.documents.printed_numbers import numbers_at, western
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.lines import Line
from headway.foundation.language.words import folded

_ANSWER_OF_IT = re.compile(
    r"\b(?:answers?|repl(?:y|ies)|responses?|reponses?|respuestas?)\s(?:given\s)?(?:to|under|on|a|aux?)\s(?:the\s)?$"
)


def named_in(line: Line) -> tuple[str, ...]:
    """The numbers of the questions that a line speaks of: those it begins by naming, else those named within it.

    "See question 4" and "the answer to question 4" behind the first words only refer to another answer.
    """
    if line.numbers:
        return line.numbers
    plain = western(folded(line.text))
    found: list[str] = []
    for hit in words.mentions().finditer(plain):
        ahead = plain[: hit.start()]
        if words.CROSS.search(ahead) or (ahead.strip(" .0123456789)") and _ANSWER_OF_IT.search(ahead)):
            continue
        numbers, _ = numbers_at(plain, hit.end())
        found += numbers
    return tuple(dict.fromkeys(found))
