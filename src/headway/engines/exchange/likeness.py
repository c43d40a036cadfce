"""How alike two stretches of text are, word by word, and where one lies in the other."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import Match, SequenceMatcher

from headway.foundation.language.words import folded

_WORD = re.compile(r"\w+|[^\w\s]")


def words_of(text: str) -> list[str]:
    """The words and signs of a text, folded."""
    return _WORD.findall(folded(text))


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where each of `words_of` stands."""
    return [match.span() for match in _WORD.finditer(folded(text))]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0, nothing in common, to 1, the same words in the same order."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    common = sum((Counter(one) & Counter(other)).values())
    if 2 * common / (len(one) + len(other)) < 0.3:  # its order can only make it less
        return 2 * common / (len(one) + len(other))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def lies_in(part: Sequence[str], whole: Sequence[str]) -> tuple[float, int, int]:
    """How much of `part` stands in `whole` in order (0 to 1), and from which word to which."""
    if not part or not whole:
        return 0.0, 0, 0
    common = sum((Counter(part) & Counter(whole)).values())
    if common / len(part) < 0.5:
        return common / len(part), 0, 0
    blocks = [b for b in SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks() if b.size]
    best = _densest(blocks, len(part))
    if not best:
        return 0.0, 0, 0
    matched = sum(b.size for b in best)
    return matched / len(part), best[0].b, best[-1].b + best[-1].size


def _densest(blocks: Sequence[Match], length: int) -> Sequence[Match]:
    """Of the matches in order, the run that covers most of the part within twice its length."""
    best: Sequence[Match] = ()
    most = 0
    for first in range(len(blocks)):
        size = 0
        for last in range(first, len(blocks)):
            if blocks[last].b + blocks[last].size - blocks[first].b > 2 * length:
                break
            size += blocks[last].size
            if size > most:
                most, best = size, blocks[first : last + 1]
    return best
