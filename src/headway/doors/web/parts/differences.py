"""What two texts or two lists differ in: word for word, long unchanged stretches cut to what is needed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 8
LONGEST = 6_000
_WORDS = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is the `same` in both, is `gone`, or is `new`."""

    how: str
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Pieces in reading order. Texts too long to compare, or with little in common, stand whole beside each other."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if not old or not new or max(len(old), len(new)) > LONGEST:
        return _whole(before, after)
    plain_old, plain_new = [word.strip() for word in old], [word.strip() for word in new]
    matcher = SequenceMatcher(None, plain_old, plain_new, autojunk=False)
    if matcher.ratio() < 0.25:
        return _whole(before, after)
    return tuple(_pieces(matcher, old, new))


def listed(before: Sequence[str], after: Sequence[str]) -> tuple[Piece, ...]:
    """The entries of two lists: what stayed, what went, what came, each with its comma."""
    kept = [Piece("same", word) for word in after if word in before]
    gone = [Piece("gone", word) for word in before if word not in after]
    new = [Piece("new", word) for word in after if word not in before]
    return tuple(kept + gone + new)


def _whole(before: str, after: str) -> tuple[Piece, ...]:
    return tuple(Piece(how, text) for how, text in (("gone", before), ("new", after)) if text.strip())


def _pieces(matcher: "SequenceMatcher[str]", old: list[str], new: list[str]) -> Iterator[Piece]:
    steps = matcher.get_opcodes()
    for number, (how, a, b, c, d) in enumerate(steps):
        if how == "equal":
            yield Piece("same", _cut(new[c:d], opens=number == 0, closes=number == len(steps) - 1))
            continue
        if b > a:
            yield Piece("gone", "".join(old[a:b]).rstrip())
        if d > c:
            yield Piece("new", "".join(new[c:d]).rstrip())


def _cut(words: list[str], *, opens: bool, closes: bool) -> str:
    """An unchanged stretch, with its middle (or its far end) left out where it is long."""
    head, tail = 0 if opens else AROUND, 0 if closes else AROUND
    if len(words) <= head + tail + AROUND:
        return "".join(words)
    return "".join(words[:head]) + "… " + ("".join(words[-tail:]) if tail else "")
