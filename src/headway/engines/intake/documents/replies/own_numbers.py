"""Replies that count their own paragraphs or rows: such numbers are no questions' numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.values import Asked

_CLEAR, _CLEARLY_AHEAD = 0.4, 0.15
_SEVERAL, _ENOUGH = 4, 3
_HARDLY = 0.3
_MANY, _SPEAKS, _BETTER, _STANDS_OUT = 6, 0.15, 1.5, 3.5
"""Among six lots of replies, questions' own numbers stand out by 4.3 standard deviations or more, others by 2.9 at most."""
_SECTIONS = 3
_SECTIONED = re.compile(r"(?P<section>[A-Za-z]{1,4}|\d{1,2}(?=\.))[.\-]?\d[\d.]*")
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


def reaches_each_end(printed: Sequence[str], asked: Sequence[Asked]) -> bool:
    """Whether several sections are counted up to the last question of each, and no number is another than a question's."""
    order: dict[str, int] = {}
    last: dict[str, str] = {}
    for place, question in enumerate(asked):
        whole = question.number.split("(")[0]
        order |= {question.number: place, whole: order.get(whole, place)}
        if hit := _SECTIONED.fullmatch(whole):
            last[hit["section"]] = whole
    places = [order.get(number, -1) for number in printed]
    up = all(0 <= one <= two for one, two in pairwise(places))
    return up and len(last) >= _SECTIONS and set(last.values()) <= {number.split("(")[0] for number in printed}


def counts_its_own(numbered: Sequence[tuple[str, str]], asked: Sequence[Asked], likeness: Likeness) -> bool:
    """Whether numbers (with the texts they stand ahead of) are the reply's own.

    They are where several texts speak clearly of one question, and of the one with their number in hardly any of them;
    or where the texts speak of the questions with their numbers no more than of those so many further on. But sections
    that all end as the questions' do are counted as these.
    """
    if len(numbered) < _SEVERAL or len(asked) < _SEVERAL or reaches_each_end([n for n, _ in numbered], asked):
        return False
    said = likeness.answers([text[:1500] for _, text in numbered])
    if _might_be_set_beside_others(said, [number for number, _ in numbered], asked):
        return True
    clear = agree = 0
    for row, (number, _) in zip(said, numbered, strict=True):
        one, two = np.argsort(-row)[:2]
        if row[one] >= _CLEAR and row[one] - row[two] >= _CLEARLY_AHEAD:
            clear += 1
            agree += asked[one].number.split("(")[0] == number.split("(")[0]
    return clear >= _ENOUGH and agree <= _HARDLY * clear


def _might_be_set_beside_others(said: np.ndarray, printed: Sequence[str], asked: Sequence[Asked]) -> bool:
    """Whether texts are hardly more like the questions with their numbers than like the ones any number of places on.

    `said` has a row a text and a column a question. Texts that are like no question, as "Yes" is, tell nothing.
    """
    places: dict[str, int] = {}
    for place, question in enumerate(asked):
        for number in (question.number, question.number.split("(")[0]):
            places.setdefault(number, place)
    pairs = [(row, places[number]) for row, number in enumerate(printed) if number in places]
    if len(pairs) < _MANY or len(asked) < _MANY:
        return False
    rows, columns = (np.array(side) for side in zip(*pairs, strict=True))
    own, *others = (float(said[rows, (columns + step) % len(asked)].sum()) for step in range(len(asked)))
    best = float(said[rows].max(axis=1).sum())
    if best < max(_SPEAKS * len(pairs), _BETTER * own):
        return False
    return own < float(np.mean(others)) + _STANDS_OUT * float(np.std(others))
