"""Many patterns over one sentence: those that ask for words which do not stand in it are not tried.

The words are read off each pattern where it has a list of them, as those of our tables do; a pattern without is always tried. One
pass of an automaton tells which words stand in the sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

SHORTEST = 3
_LITERAL = re.compile(r"[a-z0-9' -]+")
_MAY_BE_NONE = frozenset("?*{")


class Patterns:
    """Compiled patterns in their order, with the words of which each asks for one."""

    def __init__(self, sources: Sequence[str]) -> None:
        self.compiled = [re.compile(source) for source in sources]
        self._always: list[int] = []
        self._words = ahocorasick.Automaton()
        asked: dict[str, list[int]] = {}
        for place, source in enumerate(sources):
            words = asked_words(source)
            if words is None:
                self._always.append(place)
            for word in words or ():
                asked.setdefault(word, []).append(place)
        for word, places in asked.items():
            self._words.add_word(word, places)
        if asked:
            self._words.make_automaton()

    def hits(self, plain: str) -> dict[int, "re.Match[str]"]:
        """The match of every pattern that is found in a folded text, by the pattern's place."""
        tried = set(self._always)
        if len(self._words):
            for _, places in self._words.iter(plain):
                tried.update(places)
        found = ((place, self.compiled[place].search(plain)) for place in sorted(tried))
        return {place: hit for place, hit in found if hit}


def asked_words(source: str) -> list[str] | None:
    """Texts of which one must stand wherever the pattern matches; None where that cannot be read off it."""
    return _all(_of_branch(branch) for branch in _branches(source))


def _of_branch(branch: str) -> list[str] | None:
    """Of the pieces that a branch asks for, the one whose shortest text is longest."""
    asked = [words for words in map(_of_piece, _pieces(branch)) if words]
    return max(asked, key=lambda words: min(len(word.strip()) for word in words), default=None)


def _of_piece(piece: str) -> list[str] | None:
    if piece.startswith("(?:"):
        return _all(_of_branch(inner) for inner in _branches(piece[3:-1]))
    return [piece] if _LITERAL.fullmatch(piece) and (len(piece.strip()) >= SHORTEST or piece.isdigit()) else None


def _pieces(branch: str) -> Iterator[str]:
    """The brackets and the runs of plain letters of a branch, without those that may be left out."""
    at = 0
    while at < len(branch):
        literal = _LITERAL.match(branch, at)
        if literal:
            end = literal.end()
            yield branch[at : end - 1] if branch[end : end + 1] in _MAY_BE_NONE else branch[at:end]
        else:
            end = at + _length(branch[at:])
            if branch[end : end + 1] not in _MAY_BE_NONE:
                yield branch[at:end]
        at = end


def _length(source: str) -> int:
    """How many letters the bracket, the class, the escape or the sign takes that a pattern begins with."""
    if source[0] == "(":
        return _closing(source) + 1
    if source[0] == "[":
        return source.index("]", 2) + 1
    return 2 if source[0] == "\\" else 1


def _all(parts: Iterable[list[str] | None]) -> list[str] | None:
    found: list[str] = []
    for part in parts:
        if part is None:
            return None
        found += part
    return found


def _branches(source: str) -> list[str]:
    """The alternatives of a pattern, those inside brackets left together."""
    found, depth, start, at = [], 0, 0, 0
    while at < len(source):
        letter = source[at]
        if letter == "\\":
            at += 2
            continue
        if letter == "[":
            at = source.index("]", at + 2)
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "|" and depth == 0:
            found.append(source[start:at])
            start = at + 1
        at += 1
    return [*found, source[start:]]


def _closing(source: str) -> int:
    """Where the bracket that a pattern begins with ends."""
    depth, at = 0, 0
    while at < len(source):
        letter = source[at]
        if letter == "\\":
            at += 2
            continue
        if letter == "[":
            at = source.index("]", at + 2)
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return at
        at += 1
    return len(source)
