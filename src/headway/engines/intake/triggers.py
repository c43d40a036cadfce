"""Many patterns over one sentence: those whose first words do not stand in it are not tried.

The first words are read off each pattern where it begins with a list of words, as those of our tables do; a pattern that
begins otherwise is always tried. One pass of an automaton tells which words stand in the sentence.
"""

import re
from collections.abc import Iterable, Sequence

import ahocorasick

SHORTEST = 3
_LITERAL = re.compile(r"[a-z0-9' -]+")


class Patterns:
    """Compiled patterns in their order, with the words that can begin each."""

    def __init__(self, sources: Sequence[str]) -> None:
        self.compiled = [re.compile(source) for source in sources]
        self._always: list[int] = []
        self._words = ahocorasick.Automaton()
        begin: dict[str, list[int]] = {}
        for place, source in enumerate(sources):
            words = first_words(source)
            if words is None:
                self._always.append(place)
            for word in words or ():
                begin.setdefault(word, []).append(place)
        for word, places in begin.items():
            self._words.add_word(word, places)
        if begin:
            self._words.make_automaton()

    def hits(self, plain: str) -> dict[int, "re.Match[str]"]:
        """The match of every pattern that is found in a folded text, by the pattern's place."""
        tried = set(self._always)
        if len(self._words):
            for _, places in self._words.iter(plain):
                tried.update(places)
        found = ((place, self.compiled[place].search(plain)) for place in sorted(tried))
        return {place: hit for place, hit in found if hit}


def first_words(source: str) -> list[str] | None:
    """Texts of which one must stand wherever the pattern matches; None where that cannot be read off it."""
    found: list[str] = []
    for branch in _branches(source):
        words = _of_branch(branch)
        if words is None:
            return None
        found += words
    return found


def _of_branch(branch: str) -> list[str] | None:
    rest = branch.removeprefix("\\b")
    while rest.startswith(("(?<!", "(?<=")):
        rest = rest[_closing(rest) + 1 :]
    if rest.startswith("(?:"):
        end = _closing(rest)
        if rest[end + 1 : end + 2] in {"?", "*", "{"}:
            return None
        return _all(_of_branch(inner) for inner in _branches(rest[3:end]))
    literal = _LITERAL.match(rest)
    if not literal:
        return None
    words = literal[0]
    if rest[literal.end() : literal.end() + 1] in {"?", "*", "{"}:
        words = words[:-1]
    return [words] if len(words.strip()) >= SHORTEST or words.isdigit() else None


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
