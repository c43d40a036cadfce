"""Finds for every stretch of a returned file the block of the version that was sent.

The hidden mark is believed only where the words agree somewhat, for marks are copied and dragged along. Then come the
same words, the printed number, similar words, and parts of a block that was split or joined; last a mark that nobody
else has and that stands where its block stood: the whole was rewritten. What matches nothing stays, without a block.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from headway.engines.exchange.likeness import lies_in, likeness, spans_of, words_of
from headway.engines.exchange.sent import typed_number
from headway.engines.exchange.values import How, Piece, SentBlock, Stretch
from headway.engines.reports.docx_marks import BLOCK

SURE = 0.98
BELIEVED = 0.35
"""How alike words must be for a mark or a number to be believed."""
ALIKE = 0.55
"""How alike they must be without one."""
PART = 0.7
"""How much of a part must lie in the whole."""
SHORT = 4
LABEL = re.compile(r"(?:^|\s)((?:\d{1,4}\.|\([a-z]{1,2}\))\s+)$")
"""A typed number or letter at the end of a stretch."""


def anchor(sent: Sequence[SentBlock], pieces: Sequence[Piece]) -> list[Stretch]:
    """The stretches of every piece in order, each with its block; together they cover every piece whole."""
    desk = _Desk(sent, pieces)
    desk.cut()
    desk.by_mark(SURE)  # so that of two blocks with the same words each keeps its own
    desk.by_text()
    desk.by_mark(BELIEVED)
    for step in (desk.by_number, desk.by_likeness, desk.by_part, desk.by_joining, desk.by_mark_in_its_place):
        step()
    return list(desk.settled())


@dataclass(slots=True)
class _Cut:
    """A stretch still to be placed."""

    piece: int
    start: int
    end: int
    words: list[str]
    number: str
    key: str = ""
    block: int = -1
    how: How = How.NONE
    likeness: float = 0.0

    def place(self, block: int, how: How, alike: float) -> None:
        self.block, self.how, self.likeness = block, how, alike


@dataclass
class _Desk:
    sent: Sequence[SentBlock]
    pieces: Sequence[Piece]
    cuts: list[_Cut] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = [words_of(block.text) for block in self.sent]
        self.place_of = {block.key: place for place, block in enumerate(self.sent)}
        self.taken: set[int] = set()

    def cut(self) -> None:
        """Cut each piece where a block's mark begins in it: one that was joined has several."""
        for index, piece in enumerate(self.pieces):
            if piece.style == "note" or piece.is_new:
                continue
            marks = self._marks(piece)
            if not marks or not piece.text[: marks[0][0]].strip():
                starts = [0, *(at for at, _ in marks[1:])]
                keys = [key for _, key in marks] or [""]
            else:
                starts = [0, *(at for at, _ in marks)]
                keys = ["", *(key for _, key in marks)]
            for place, start in enumerate(starts):
                end = starts[place + 1] if place + 1 < len(starts) else len(piece.text)
                self.cuts.append(self._made(index, start, end, keys[place]))

    def _marks(self, piece: Piece) -> list[tuple[int, str]]:
        """Each offset once, with the mark there whose words agree best."""
        found: dict[int, list[str]] = {}
        for at, name in piece.marks:
            key = name.removeprefix(BLOCK)
            if name.startswith(BLOCK) and key in self.place_of:
                found.setdefault(at, []).append(key)
        offsets = sorted(found)
        marks = []
        for place, at in enumerate(offsets):
            end = offsets[place + 1] if place + 1 < len(offsets) else len(piece.text)
            words = words_of(piece.text[at:end])
            best = max(found[at], key=lambda key: likeness(words, self.words[self.place_of[key]]))
            marks.append((at, best))
        return marks

    def _made(self, piece: int, start: int, end: int, key: str = "") -> _Cut:
        number, letter, words = typed_number(self.pieces[piece].text[start:end])
        return _Cut(piece, start, end, words_of(words), number or letter, key)

    def free(self) -> list[_Cut]:
        return [cut for cut in self.cuts if cut.block < 0 and cut.words]

    def open_blocks(self) -> list[int]:
        return [place for place in range(len(self.sent)) if place not in self.taken and self.words[place]]

    def take(self, cut: _Cut, block: int, how: How, alike: float) -> None:
        cut.place(block, how, alike)
        self.taken.add(block)

    def by_mark(self, least: float) -> None:
        """Where a mark was copied with its words, the stretch that agrees best has it."""
        marked: dict[int, list[tuple[float, _Cut]]] = {}
        for cut in self.cuts:
            block = self.place_of[cut.key] if cut.key else -1
            if cut.block < 0 <= block and block not in self.taken:
                alike = likeness(cut.words, self.words[block]) if cut.words else 1.0
                if alike < least and cut.words:
                    alike = self._as_part(cut, block) if least < SURE else 0.0
                if alike >= least:
                    marked.setdefault(block, []).append((alike, cut))
        for block, found in marked.items():
            alike, cut = max(found, key=lambda one: one[0])
            self.take(cut, block, How.MARK, alike)

    def _as_part(self, cut: _Cut, block: int) -> float:
        """A short first half of a block that was split is not like the whole of it, but lies in it."""
        share, _, _ = lies_in(cut.words, self.words[block])
        return share if share >= PART else 0.0

    def by_text(self) -> None:
        for cut in self.free():
            same = [block for block in self.open_blocks() if self.words[block] == cut.words]
            if same:
                self.take(cut, min(same, key=lambda block: self.distance(cut, block)), How.TEXT, 1.0)

    def by_number(self) -> None:
        for cut in self.free():
            for block in self.open_blocks() if cut.number else ():
                if self.sent[block].number == cut.number:
                    alike = likeness(cut.words, self.words[block])
                    if alike >= BELIEVED:
                        self.take(cut, block, How.NUMBER, alike)
                        break

    def by_likeness(self) -> None:
        """The pairs most alike first."""
        pairs = [
            (likeness(cut.words, self.words[block]), -self.distance(cut, block), index, block)
            for index, cut in enumerate(self.cuts)
            if cut.block < 0 and cut.words
            for block in self.open_blocks()
        ]
        for alike, _, index, block in sorted(pairs, reverse=True):
            if alike < ALIKE:
                break
            if self.cuts[index].block < 0 and block not in self.taken:
                self.take(self.cuts[index], block, How.LIKENESS, alike)

    def by_part(self) -> None:
        """A paragraph that was split: its further parts lie in the block, mostly that of the stretch just before."""
        for cut in self.free():
            if len(cut.words) < SHORT:
                continue
            found = [(lies_in(cut.words, self.words[block])[0], block) for block in range(len(self.sent))]
            fits = [(share, -self.distance(cut, block), block) for share, block in found if share >= PART]
            if fits:
                share, _, block = max(fits)
                self.take(cut, block, How.PART, share)

    def by_joining(self) -> None:
        """Paragraphs that were joined and lost their marks: a block not yet found lies in the stretch of another."""
        for block in self.open_blocks():
            if len(self.words[block]) < SHORT:
                continue
            shares = [
                (lies_in(self.words[block], cut.words), at)
                for at, cut in enumerate(self.cuts)
                if cut.words and not self._is_of_its_own(cut, block)
            ]
            fits = [
                (share, -self.distance(self.cuts[at], block), at, (first, after))
                for (share, first, after), at in shares
                if share >= PART
            ]
            if fits:
                share, _, at, span = max(fits)
                self._split(at, span, block, share)

    def by_mark_in_its_place(self) -> None:
        """A block of which every word is another one now."""
        for cut in self.free():
            block = self.place_of[cut.key] if cut.key else -1
            if block in self.open_blocks() and not self.distance(cut, block):
                self.take(cut, block, How.MARK, likeness(cut.words, self.words[block]))

    def _is_of_its_own(self, cut: _Cut, block: int) -> bool:
        """Whether a stretch says the words of a block as part of its own ("as recommended, …"), with no room for it."""
        if cut.block < 0:
            return False
        room = len(cut.words) - len(self.words[cut.block])
        return 2 * room < len(self.words[block]) and lies_in(self.words[block], self.words[cut.block])[0] >= PART

    def _split(self, at: int, span: tuple[int, int], block: int, share: float) -> None:
        """Cut out of a stretch the words of a block that lies in it."""
        cut = self.cuts[at]
        first, after = span
        if cut.block < 0 and not first:
            self.take(cut, block, How.PART, share)
            return
        text = self.pieces[cut.piece].text[cut.start : cut.end]
        words = words_of(text)
        skipped = len(words) - len(cut.words)
        border = first if first else after
        if border >= len(cut.words):
            return
        middle = cut.start + spans_of(text)[border + skipped][0]
        typed = LABEL.search(self.pieces[cut.piece].text[cut.start : middle])
        middle = cut.start + typed.start(1) if typed else middle  # a number belongs to what follows it
        head = self._made(cut.piece, cut.start, middle, cut.key)
        rest = self._made(cut.piece, middle, cut.end)
        inner, outer = (rest, head) if first else (head, rest)
        outer.place(cut.block, cut.how, cut.likeness)
        self.take(inner, block, How.PART, share)
        self.cuts[at : at + 1] = [head, rest]
        if outer.block < 0:
            for step in (self.by_text, self.by_number, self.by_likeness):
                step()

    def distance(self, cut: _Cut, block: int) -> int:
        """How far a block is from where the stretch stands among those already placed."""
        index = self.cuts.index(cut)
        before = next((c.block for c in reversed(self.cuts[:index]) if c.block >= 0), -1)
        after = next((c.block for c in self.cuts[index + 1 :] if c.block >= 0), len(self.sent))
        if before <= block <= after:
            return 0
        return min(abs(block - before), abs(block - after))

    def settled(self) -> Iterator[Stretch]:
        """The stretches, with those of notes and of new paragraphs after the block they follow."""
        by_piece: dict[int, list[_Cut]] = {}
        for cut in self.cuts:
            by_piece.setdefault(cut.piece, []).append(cut)
        last = -1
        for index, piece in enumerate(self.pieces):
            for cut in by_piece.get(index, ()):
                if cut.block < 0 and not cut.words:
                    cut.place(last, How.PLACE if last >= 0 else How.NONE, 0.0)
                yield Stretch(cut.piece, cut.start, cut.end, cut.block, cut.how, cut.likeness)
                last = cut.block if cut.block >= 0 else last
            if index not in by_piece:
                yield Stretch(index, 0, len(piece.text), last, How.PLACE if last >= 0 else How.NONE)


def stretch_at(stretches: Iterable[Stretch], piece: int, offset: int) -> Stretch | None:
    """The stretch of a piece that an offset lies in; at a border the later one, at the very end the last."""
    own = [one for one in stretches if one.piece == piece]
    return next((one for one in reversed(own) if one.start <= offset), own[0] if own else None)
