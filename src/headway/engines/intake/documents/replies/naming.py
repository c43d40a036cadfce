"""How the words of a line name questions, but for a number plainly ahead of it."""

import re

from headway.engines.intake.documents.printed_numbers import numbers_at
from headway.engines.intake.documents.replies import words

_OPENING = 140


def comes_to(plain: str) -> tuple[list[str], int]:
    """The questions that the first words of a paragraph lead to, where a sign parts them from what is said."""
    hit = words.openings().match(plain)
    numbers, end = numbers_at(plain, hit.end()) if hit else ([], 0)
    sign = re.match(r"\s?[:,–—]\s", plain[end:]) if numbers else None
    return (numbers, end + sign.end() if ":" in sign[0] else 0) if sign else ([], 0)


def several(text: str, plain: str) -> tuple[list[str], int]:
    """ "2.1–2.3 Lawyers …", "4, 5. Yes": several numbers ahead of what answers them; "4 to 6 officers" are none."""
    numbers, end = numbers_at(plain, 0)
    sign = re.match(r"\s*[.):\]]\s*|\t\s*|\s+(?=[A-ZÀ-Þ\d\W])", text[end:])
    if len(numbers) < 2 or sign is None or any(len(number.split(".")[0]) > 3 for number in numbers):
        return [], 0
    return numbers, end + sign.end()


def at_the_end(plain: str) -> list[str]:
    """ "The budget is 3.1 million. (Q1)": the question in brackets behind a whole sentence that answers it."""
    if not re.search(r"[.!;]\s?[(\[][^()\[\]]{1,40}[)\]]\s*$", plain):
        return []
    return in_brackets(plain)[0]


def in_brackets(plain: str) -> tuple[list[str], int]:
    """ "Inspection (question 9)": a heading that names its questions after its words; nothing of it is answer."""
    hit = re.search(r"[(\[]([^()\[\]]{1,60})[)\]]\s*[.:]?$", plain)
    head = words.heads().match(hit[1]) if hit else None
    numbers, end = numbers_at(hit[1], head.end()) if hit and head and not head["weak"] else ([], 0)
    return (numbers, len(plain)) if hit and numbers and end == len(hit[1].rstrip()) else ([], 0)


def phrase(plain: str) -> list[str]:
    """Questions named in the opening of a line, where it does not only refer to them."""
    for hit in words.phrases().finditer(plain[: _OPENING * 2]):
        if hit.start() <= _OPENING and not words.CROSS.search(plain[: hit.start()]):
            numbers, _ = numbers_at(plain, hit.end())
            if numbers:
                return numbers
    return []


def ordinal(plain: str) -> tuple[str, int]:
    """ "To the third: …": a number as a word, and where what is said of it begins."""
    hit = words.ordinals_alone().match(plain)
    return (str(words.ordinals()[hit["ordinal"]]), hit.end()) if hit else ("", 0)
