"""From a returned file to the comments it proposes: tracked changes, remarks, and what was retyped in silence."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headway.engines.exchange.anchoring import BELIEVED, anchor, stretch_at
from headway.engines.exchange.likeness import spans_of, words_of
from headway.engines.exchange.sent import typed_number
from headway.engines.exchange.values import (
    Change,
    How,
    Piece,
    Preview,
    Proposed,
    Returned,
    SentBlock,
    Stretch,
    Tracked,
    WordComment,
)

INSERTION, DELETION, REPLACEMENT, REMARK = "insertion", "deletion", "replacement", "remark"
MOSTLY = 0.7
"""With fewer of the blocks back than this, the file is an extract, and what is not in it was not deleted."""


def preview(returned: Returned, sent: Sequence[SentBlock]) -> Preview:
    """Every comment in the order of the text, anchored; those of headers and text boxes at the end without a block."""
    stretches = anchor(sent, returned.pieces)
    desk = _Desk(returned, sent, stretches)
    found = [*desk.of_pieces(), *desk.retyped(), *desk.elsewhere()]
    found.sort(key=lambda one: one[0])
    ordered = tuple(_threaded([(one, comment) for _, one, comment in found], returned.comments))
    return Preview(ordered, tuple(desk.warnings()))


Found = tuple[tuple[int, int, int], Proposed, str]
"""Where it stands (block, offset, running number), the comment, and the id of the Word comment it is, if it is one."""


class _Desk:
    def __init__(self, returned: Returned, sent: Sequence[SentBlock], stretches: Sequence[Stretch]) -> None:
        self.returned = returned
        self.sent = sent
        self.stretches = stretches
        self.comments = {comment.id: comment for comment in returned.comments}
        self.told: set[str] = set()
        self.count = 0
        self.placed = {one.block for one in stretches if one.block >= 0}

    def of_pieces(self) -> Iterator[Found]:
        for index, piece in enumerate(self.returned.pieces):
            for group in _grouped(piece.tracked):
                yield self.found(index, piece, *group)
            for where in piece.ranges:
                comment = self.comments.get(where.comment)
                if comment is not None and comment.id not in self.told:
                    self.told.add(comment.id)
                    yield self.remark(index, piece, comment, where.start, where.end)

    def elsewhere(self) -> Iterator[Found]:
        """Changes in headers, footers and text boxes; comments that stand nowhere."""
        for piece in self.returned.elsewhere:
            for group in _grouped(piece.tracked):
                yield self.placed_at(-1, 0, replace(_of_group(*group), near="header, footer or text box"))
            for where in piece.ranges:
                comment = self.comments.get(where.comment)
                if comment is not None and comment.id not in self.told:
                    self.told.add(comment.id)
                    quoted = piece.text[where.start : where.end]
                    one = Proposed(REMARK, quoted, text=comment.text, near="header, footer or text box")
                    yield self.placed_at(-1, 0, one, comment.id)
        for comment in self.returned.comments:
            if comment.id not in self.told and comment.text:
                self.told.add(comment.id)
                yield self.placed_at(-1, 0, Proposed(REMARK, "", text=comment.text), comment.id)

    def found(self, index: int, piece: Piece, gone: Sequence[Tracked], came: Sequence[Tracked]) -> Found:
        one = _of_group(gone, came)
        at = min(change.start for change in (*gone, *came))
        return self.at(index, piece, one, at, at + len(one.before))

    def remark(self, index: int, piece: Piece, comment: WordComment, start: int, end: int) -> Found:
        one = Proposed(REMARK, piece.text[start:end], text=comment.text)
        return self.at(index, piece, one, start, end, comment.id)

    def at(self, index: int, piece: Piece, one: Proposed, start: int, end: int, comment: str = "") -> Found:
        stretch = stretch_at(self.stretches, index, start)
        if stretch is None or stretch.block < 0:
            return self.placed_at(-1, 0, replace(one, near=self.near(index)), comment)
        block = self.sent[stretch.block]
        text = piece.text[stretch.start : stretch.end]
        low, high = (
            (-1, -1)
            if piece.style == "note" or piece.is_new
            else _in_sent(text, block.text, start - stretch.start, end - stretch.start)
        )
        anchored = replace(one, block=block, how=stretch.how, start=low, end=high)
        return self.placed_at(stretch.block, max(low, 0) if low >= 0 else start, anchored, comment)

    def placed_at(self, block: int, offset: int, one: Proposed, comment: str = "") -> Found:
        self.count += 1
        return (block if block >= 0 else len(self.sent), offset, self.count), one, comment

    def near(self, index: int) -> str:
        """In words, after which block a piece without one stands."""
        before = [one.block for one in self.stretches if one.piece < index and one.block >= 0]
        return f"after {self.sent[before[-1]].label}" if before else "at the beginning"

    def retyped(self) -> Iterator[Found]:
        """What differs from the version sent though no change was recorded."""
        for place, block in enumerate(self.sent):
            texts = [
                self.returned.pieces[one.piece].text[one.start : one.end]
                for one in self.stretches
                if one.block == place and one.how is not How.PLACE
            ]
            if texts:
                yield from self.differences(place, block, texts)
            elif place not in self.placed and block.text and self.is_whole():
                one = Proposed(
                    DELETION, block.text, block=block, start=0, end=len(block.text), how=How.PLACE, tracked=False
                )
                yield self.placed_at(place, 0, one)
        yield from self.notes()
        yield from self.new_paragraphs()

    def notes(self) -> Iterator[Found]:
        """Notes whose words are other ones though no change was recorded, and notes that are new.

        One that is gone is not told: whoever types a paragraph anew loses its notes and means nothing by it. Nor is one
        that stood elsewhere: LibreOffice gives a moved paragraph the notes of another.
        """
        known = {_said(note) for block in self.sent for note in block.notes}
        for place, block in enumerate(self.sent):
            own = [one for one in self.stretches if one.block == place and one.how is not How.PLACE]
            pieces = dict.fromkeys(one.piece for one in own)
            if any(one.piece in pieces and one.block != place for one in self.stretches):
                continue  # a paragraph joined with another has the notes of both
            names = [name for piece in pieces for name in self.returned.pieces[piece].notes]
            now = [self.returned.noted[name] for name in names if name in self.returned.noted]
            for before, after in _other_notes(block.notes, now, known):
                one = Proposed(_what(before, after), before, after, block=block, how=own[0].how, tracked=False)
                yield self.placed_at(place, 10**6 - 1, one)

    def is_whole(self) -> bool:
        return len(self.placed) >= MOSTLY * len(self.sent)

    def differences(self, place: int, block: SentBlock, texts: Sequence[str]) -> Iterator[Found]:
        first, *more = texts
        now = " ".join([typed_number(first)[2], *(text.strip() for text in more)]).strip()
        own = next(one for one in self.stretches if one.block == place and one.how is not How.PLACE)
        how = own.how
        if not more and how is How.MARK and own.likeness < BELIEVED:
            yield self.rewritten(place, block, now)
            return
        for before, after, start, end in _differences(block.text, now):
            one = Proposed(
                _what(before, after), before, after, block=block, start=start, end=end, how=how, tracked=False
            )
            yield self.placed_at(place, start, one)

    def rewritten(self, place: int, block: SentBlock, now: str) -> Found:
        """All words of a block are other ones: one replacement, not one for every word that both happen to have."""
        what, all_of_it = _what(block.text, now), len(block.text)
        whole = Proposed(
            what, block.text, now, block=block, start=0, end=all_of_it, how=How.MARK, tracked=False
        )  # fmt: skip
        return self.placed_at(place, 0, whole)

    def new_paragraphs(self) -> Iterator[Found]:
        """Words that belong to no block: new, if no block is missing between their neighbours."""
        last = -1
        for index, one in enumerate(self.stretches):
            text = self.returned.pieces[one.piece].text[one.start : one.end]
            if one.block >= 0:
                last = one.block
            elif text.strip():
                following = next((s.block for s in self.stretches[index + 1 :] if s.block >= 0), len(self.sent))
                missing = any(place not in self.placed for place in range(last + 1, following))
                sure = last >= 0 and not missing
                new = Proposed(
                    INSERTION, "", text.strip(), block=self.sent[last] if sure else None,
                    how=How.PLACE if sure else How.NONE, tracked=False, near=self.near(one.piece),
                )  # fmt: skip
                yield self.placed_at(last if sure else -1, 10**6, new)

    def warnings(self) -> Iterator[str]:
        missing = len(self.sent) - len(self.placed)
        if missing and not self.is_whole():
            said = ngettext(
                "%(count)s of %(all)s parts of the draft are not in the file: it is read as an extract.",
                "%(count)s of %(all)s parts of the draft are not in the file: it is read as an extract.",
                missing,
            )
            yield said % {"count": missing, "all": len(self.sent)}
        loose = sum(1 for one in self.stretches if one.block < 0)
        if loose > 1 and not self.placed:
            yield _("Nothing in the file matches the draft: is it the version that was sent?")


def _grouped(tracked: Sequence[Tracked]) -> Iterator[tuple[list[Tracked], list[Tracked]]]:
    """Changes of one hand that touch: what went, and what came in its place.

    Moves stay by themselves, with the paragraph's end, which LibreOffice does not call moved.
    """
    gone: list[Tracked] = []
    came: list[Tracked] = []
    for one in tracked:
        last = (gone + came)[-1] if gone or came else None
        if last is not None and not _touches(one, gone, came):
            yield gone, came
            gone, came = [], []
        (gone if one.change is Change.DELETION else came).append(one)
    if gone or came:
        yield gone, came


def _touches(one: Tracked, gone: Sequence[Tracked], came: Sequence[Tracked]) -> bool:
    whole = (*gone, *came)
    same_hand = all(other.hand == one.hand and (other.moved == one.moved or one.text == "\n") for other in whole)
    return same_hand and one.start <= max(other.end for other in whole)


def _of_group(gone: Sequence[Tracked], came: Sequence[Tracked]) -> Proposed:
    before, after = "".join(one.text for one in gone), "".join(one.text for one in came)
    moved = any(one.moved for one in (*gone, *came))
    return Proposed(_what(before, after), before, after, moved=moved, changes=len(gone) + len(came))


def _what(before: str, after: str) -> str:
    if before and after:
        return REPLACEMENT
    return DELETION if before else INSERTION


def _in_sent(text: str, sent: str, start: int, end: int) -> tuple[int, int]:
    """The same place in the words as sent, -1 where they are no longer there."""
    lead = text.find(typed_number(text)[2]) if text.strip() else 0
    body = text[lead:].rstrip()
    low, high = max(0, start - lead), max(0, end - lead)
    if body == sent.rstrip():
        return min(low, len(sent)), min(high, len(sent))
    quoted = body[low:high]
    found = sent.find(quoted, max(0, low - 40)) if quoted.strip() else -1
    return (found, found + len(quoted)) if found >= 0 else (-1, -1)


def _differences(sent: str, now: str) -> Iterator[tuple[str, str, int, int]]:
    """Word by word: what stood there, what stands there now, and where in the text as sent."""
    one, other = words_of(sent), words_of(now)
    if one == other:
        return
    here, there = spans_of(sent), spans_of(now)
    runs: list[list[int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if runs and a - runs[-1][1] <= 1:
            runs[-1][1], runs[-1][3] = b, d
        else:
            runs.append([a, b, c, d])
    for a, b, c, d in runs:
        start = here[a][0] if a < len(here) else len(sent)
        end = here[b - 1][1] if b > a else start
        before, after = _cut(sent, here, a, b), _cut(now, there, c, d)
        if "".join(before.split()) != "".join(after.split()):  # saving again may cost a space at a paragraph's end
            yield before, after, start, end


def _said(note: str) -> str:
    return " ".join(words_of(note))


def _other_notes(sent: Sequence[str], now: Sequence[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """What went and came in notes, each beside the one that it was, and what whole notes came that are not `known`."""
    one, other = [_said(note) for note in sent], [_said(note) for note in now]
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            for before, after in zip(sent[a:b], now[c:d], strict=True):
                if _said(after) not in known:
                    yield from ((went, came) for went, came, _start, _end in _differences(before, after))
        elif tag == "insert":
            yield from (("", note) for note in now[c:d] if _said(note) not in known)


def _cut(text: str, spans: Sequence[tuple[int, int]], first: int, after: int) -> str:
    return text[spans[first][0] : spans[after - 1][1]] if after > first else ""


def _threaded(found: Sequence[tuple[Proposed, str]], comments: Sequence[WordComment]) -> Iterator[Proposed]:
    """Replies name the place of what they reply to."""
    place_of = {comment: place for place, (_, comment) in enumerate(found) if comment}
    parent = {comment.id: comment.replies_to for comment in comments}
    for one, comment in found:
        yield replace(one, reply_to=place_of.get(parent.get(comment, ""), -1)) if comment else one
