"""What is known of a text before its visit is read: sentences with the States, bodies and dates in each."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from headway.engines.intake.known_bodies import Named
from headway.engines.intake.national_lists import Office
from headway.engines.intake.values import DateMention, Mention, Sentence


class Spanned(Protocol):
    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=Spanned)


@dataclass(frozen=True)
class Scene:
    """A text, its folded twin, and all that was found in it, each in order."""

    text: str
    plain: str
    sentences: Sequence[Sentence]
    states: Sequence[Mention]
    known: Sequence[Named]
    offices: Sequence[Office]
    dates: Sequence[DateMention]
    datelines: Sequence[tuple[int, int]] = ()
    language: str = "en"
    prose: Sequence[Sentence] = field(default=())

    @cached_property
    def latest(self) -> date | None:
        """The last day that a full date or a range of the text reaches."""
        days = (m.period.latest for m in self.dates if m.period.latest and _names_days(m))
        return max(days, default=None)

    def inside(self, items: Sequence[T], sentence: Sentence) -> Sequence[T]:
        """Those of `items` that begin in a sentence."""
        return between(items, sentence.start, sentence.end)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence over an offset, or of the one before it."""
        return max(0, bisect_right(self.sentences, offset, key=_start) - 1)

    def said(self, sentence: Sentence) -> str:
        """The folded text of a sentence."""
        return self.plain[sentence.start : sentence.end]


def _names_days(mention: DateMention) -> bool:
    """Whether a date goes to the day or is a range of months or days; a strategy "for 2016-2020" is neither."""
    return mention.period.precision == "day" or (mention.period.precision == "range" and "-" in mention.period.text)


def between(items: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Those of `items`, which are in order, that begin between two offsets."""
    return items[bisect_left(items, start, key=_start) : bisect_left(items, end, key=_start)]


def _start(item: Spanned) -> int:
    return item.start
