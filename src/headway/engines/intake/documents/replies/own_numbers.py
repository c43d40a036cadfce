"""Replies that count their own paragraphs or rows: such numbers are no questions' numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.values import Asked

_CLEAR, _CLEARLY_AHEAD = 0.4, 0.15
_SEVERAL, _ENOUGH = 4, 3
_HARDLY = 0.3
_OF_A_PAIR = frozenset("qar")


def count_anew(printed: Sequence[str]) -> bool:
    """Whether lettered sections each count from one ("A.1", "A.2", "B.1"): their numbers are the sections' own.

    "Q1" and "A1" are a question and its answer.
    """
    sections: dict[str, set[str]] = defaultdict(set)
    for number in printed:
        if hit := re.fullmatch(r"([A-Za-z])[.\-]?(\d+(?:\.\d+)*)", number):
            sections[hit[2]].add(hit[1].lower())
    return any(len(letters) > 1 and letters - _OF_A_PAIR for letters in sections.values())


def counts_its_own(numbered: Sequence[tuple[str, str]], asked: Sequence[Asked], likeness: Likeness) -> bool:
    """Whether numbers (with the texts they stand ahead of) are the reply's own.

    They are where several texts speak clearly of one question, and of the one with their number in hardly any of them.
    """
    if len(numbered) < _SEVERAL or len(asked) < _SEVERAL:
        return False
    said = likeness.answers([text[:1500] for _, text in numbered])
    clear = agree = 0
    for row, (number, _) in zip(said, numbered, strict=True):
        one, two = np.argsort(-row)[:2]
        if row[one] >= _CLEAR and row[one] - row[two] >= _CLEARLY_AHEAD:
            clear += 1
            agree += asked[one].number.split("(")[0] == number.split("(")[0]
    return clear >= _ENOUGH and agree <= _HARDLY * clear
