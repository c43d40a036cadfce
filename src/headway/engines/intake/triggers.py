"""Patterns over one sentence: those that ask for words which do not stand in it are not tried.

The words are read off each pattern where it has a list of them, as those of our tables do; a pattern without is always tried. One
pass of an automaton tells which words stand in the sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

SHORTEST = 3
_LITERAL = re.compile(r"[a-z0-9' \u0400-\u04ff\u0600-\u06ff-]+")
_MAY_BE_NONE = ("?", "*", "{")


class Patterns:
    """Compiled patterns in their order; each is tried where a word of every piece that it asks for stands."""

    def __init__(self, sources: Sequence[str]) -> None:
        self.compiled = [re.compile(source) for source in sources]
        asked = [pieces_asked(source) for source in sources]
        bits = {piece: 1 << place for place, piece in enumerate({piece: 0 for pieces in asked for piece in pieces})}
        self._needs = [sum(bits[piece] for piece in pieces) for pieces in asked]
        begin = {place: words for place, source in enumerate(sources) if (words := words_it_begins_with(source))}
        self._always = [place for place, need in enumerate(self._needs) if not need and place not in begin]
        self._led: dict[int, list[int]] = {}
        for place, pieces in enumerate(asked):
            if pieces and place not in begin:
                self._led.setdefault(bits[_rarest(pieces)], []).append(place)
        self._leading = sum(self._led)
        stand = {word: 0 for words in (*bits, *begin.values()) for word in words}
        for piece, bit in bits.items():
            for word in piece:
                stand[word] |= bit
        begun: dict[str, list[int]] = {}
        for place, words in begin.items():
            for word in words:
                begun.setdefault(word, []).append(place)
        self._words = _automaton(
            (word, (bit, len(word) - 1, [(place, self.compiled[place].match) for place in begun.get(word, ())]))
            for word, bit in stand.items()
        )

    def hits(self, plain: str) -> dict[int, "re.Match[str]"]:
        """The match of every pattern that is found in a folded text, by the pattern's place."""
        stand = 0
        found: dict[int, re.Match[str]] = {}
        for end, (bit, back, begun) in self._words.iter(plain) if len(self._words) else ():
            stand |= bit
            for place, match in begun:
                if place not in found or end - back < found[place].start():
                    hit = match(plain, end - back)
                    if hit:
                        found[place] = hit
        for place in self._always:
            if hit := self.compiled[place].search(plain):
                found[place] = hit
        leading = stand & self._leading
        while leading:
            bit = leading & -leading
            leading -= bit
            for place in self._led[bit]:
                if self._needs[place] & stand == self._needs[place] and (hit := self.compiled[place].search(plain)):
                    found[place] = hit
        return dict(sorted(found.items())) if len(found) > 1 else found


class Sparing:
    """One pattern, not tried on a text in which none of the words stands that it asks for.

    The words are read off the pattern, which is for folded texts, unless they are given.
    """

    def __init__(self, source: str, words: Iterable[str] = ()) -> None:
        self.compiled = re.compile(source)
        self.pattern = source
        asked = frozenset(words) or _rarest(pieces_asked(source))
        if not asked:
            raise ValueError(f"asks for no word: {source}")
        self.words = asked
        self._words = _automaton((word, True) for word in asked)

    def may_match(self, plain: str) -> bool:
        return next(self._words.iter(plain), None) is not None

    def search(self, plain: str) -> "re.Match[str] | None":
        return self.compiled.search(plain) if self.may_match(plain) else None

    def finditer(self, plain: str) -> "Iterator[re.Match[str]]":
        return self.compiled.finditer(plain) if self.may_match(plain) else iter(())


class OneOf:
    """Whether any of some patterns may match, told in one pass."""

    def __init__(self, patterns: Iterable[Sparing]) -> None:
        self._words = _automaton((word, True) for pattern in patterns for word in pattern.words)

    def may_match(self, plain: str) -> bool:
        return next(self._words.iter(plain), None) is not None


class Beginning:
    """A pattern whose every match begins with one of some words: it is tried only where one of them begins."""

    def __init__(self, source: str, words: Iterable[str]) -> None:
        self.compiled = re.compile(source)
        self._words = _automaton((word, len(word) - 1) for word in words)

    def search(self, text: str) -> "re.Match[str] | None":
        return next(self.finditer(text), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> "Iterator[re.Match[str]]":
        """Its matches in order, none over another, as `finditer` of a compiled pattern gives them."""
        end = len(text) if end is None else end
        last = start
        for at in sorted({behind - back for behind, back in self._words.iter(text, start, end)}):
            hit = self.compiled.match(text, at, end) if at >= last else None
            if hit:
                last = hit.end()
                yield hit


def _automaton(words: "Iterable[tuple[str, object]]") -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for word, value in words:
        found.add_word(word, value)
    if len(found):
        found.make_automaton()
    return found


def _rarest(pieces: Iterable[frozenset[str]]) -> frozenset[str]:
    """Of pieces the one whose shortest text is longest; nothing where there is none."""
    return max(pieces, key=lambda words: (min(len(word.strip()) for word in words), sorted(words)), default=frozenset())


def words_it_begins_with(source: str) -> frozenset[str]:
    """Texts with one of which every match begins, at a word's edge; nothing where that cannot be read off the pattern."""
    found: set[str] = set()
    for branch in _branches(source):
        rest = branch.removeprefix(r"\b")
        if rest.startswith("(?:"):
            close = _closing(rest)
            words = frozenset() if rest[close + 1 :][:1] in _MAY_BE_NONE else words_it_begins_with(rest[3:close])
            if not words:
                return frozenset()
            found |= words
            continue
        literal = _LITERAL.match(rest)
        word = literal[0] if literal else ""
        if literal and rest[literal.end() : literal.end() + 1] in _MAY_BE_NONE:
            word = word[:-1]
        if len(word) < 2:
            return frozenset()
        found.add(word)
    return frozenset(found)


def pieces_asked(source: str) -> list[frozenset[str]]:
    """Sets of texts; one text of each must stand wherever the pattern matches. Of a pattern with branches, one set over all of them."""
    branches = _branches(source)
    if len(branches) == 1:
        return [frozenset(words) for words in map(_of_piece, _pieces(source)) if words]
    words = asked_words(source)
    return [frozenset(words)] if words else []


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
    if source[0] in "[{":
        return source.index("]" if source[0] == "[" else "}", 2) + 1
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
