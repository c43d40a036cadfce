"""Which paragraph of one version is which of another: by the block's key, else by its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from headway.engines.exchange.likeness import likeness, words_of
from headway.engines.exchange.values import SentBlock

ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """A block before and after; None on one side where it went or is new. `changed` when its words are others now."""

    before: SentBlock | None
    after: SentBlock | None
    changed: bool = False

    @property
    def by_key(self) -> bool:
        return bool(self.before and self.after and self.before.key == self.after.key)


def concordance(before: Sequence[SentBlock], after: Sequence[SentBlock]) -> list[Pair]:
    """Every numbered paragraph of both versions, in the order of the earlier one, then what is new."""
    earlier, later = _numbered(before), _numbered(after)
    by_key = {block.key: block for block in later}
    pairs = {block.key: by_key.pop(block.key, None) for block in earlier}
    rest = list(by_key.values())
    for block in earlier:
        if pairs[block.key] is None and rest:
            words = words_of(block.text)
            best = max(rest, key=lambda other: likeness(words, words_of(other.text)))
            if likeness(words, words_of(best.text)) >= ALIKE:
                pairs[block.key] = best
                rest.remove(best)
    told = [Pair(block, other, _differ(block, other)) for block in earlier for other in [pairs[block.key]]]
    return told + [Pair(None, block) for block in rest]


def _numbered(blocks: Sequence[SentBlock]) -> list[SentBlock]:
    return [block for block in blocks if block.number.isdigit()]


def _differ(one: SentBlock, other: SentBlock | None) -> bool:
    return other is not None and words_of(one.text) != words_of(other.text)
