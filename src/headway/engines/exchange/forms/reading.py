"""A form that came back, also saved again, retyped in places, its boxes broken: each answer finds its item.

The hidden id leads where the printed number beside it does not say otherwise; then the number, then the meaning of what
was asked. What was recorded as a change counts as written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from headway.engines.exchange.every_language import in_every_language
from headway.engines.exchange.forms.typed_choices import bare, typed_choice
from headway.engines.exchange.forms.values import NIL, Form, FormAnswer, FormItem, FormReading, Matched
from headway.engines.exchange.forms.words import CHOOSE, EMPTY, HEADS, heads_in_every_language
from headway.engines.exchange.forms.writing import CHOICE, TEXT
from headway.engines.exchange.likeness import lies_in, likeness, words_of
from headway.engines.exchange.values import Piece
from headway.engines.exchange.word_reading import read_returned
from headway.engines.intake.readers.limits import Limits
from headway.engines.intake.vectors import embed
from headway.foundation.language.words import folded

ALIKE, CLOSE = 0.6, 0.8
"""How alike the words of a question must be, and how close its meaning, to be taken for an item's."""
PART = 0.7
"""How much of a paragraph below a question must lie in it to be more of it; else it was typed there as an answer."""


@dataclass(slots=True)
class _Line:
    """One row of a table, or one paragraph outside of one: its number, what it asks, what was written, its ids.

    `below` are further paragraphs of the cell that asks: more of the question, or an answer typed there.
    """

    number: str
    asked: str
    written: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def read_form(data: bytes, form: Form, limits: Limits | None = None) -> FormReading:
    """What was answered. Raises Unreadable."""
    lines = _lines(read_returned(data, limits).pieces, form)
    desk = _Desk(form)
    for step in (desk.by_id, desk.by_number, desk.by_meaning):
        lines = step(lines)
    return desk.reading(lines)


def _lines(pieces: Sequence[Piece], form: Form) -> list[_Line]:
    heads = heads_in_every_language()
    rows: dict[int, list[Piece]] = {}
    loose: list[Piece] = []
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece) if piece.cell else loose.append(piece)
    lines = [line for row in rows.values() for line in _of_row(row, heads)]
    return lines + _of_paragraphs(loose, form)


def _of_row(row: Sequence[Piece], heads: frozenset[tuple[str, ...]]) -> Iterator[_Line]:
    """The answer's cell is the one with the boxes, else the third, or the last of fewer; the first is the number's.

    What stands in a column that somebody added is a line of its own, which asks nothing.
    """
    cells: dict[int, list[Piece]] = {}
    for piece in row:
        cells.setdefault(piece.column, []).append(piece)
    columns = sorted(cells)
    texts = [" ".join(piece.now.strip() for piece in cells[column]).strip() for column in columns]
    if tuple(text.casefold() for text in texts[: len(HEADS)]) in heads or len(columns) < 2:
        return
    boxes = [place for place, column in enumerate(columns) if any(_ids(piece) for piece in cells[column])]
    answer = max(boxes[-1], 1) if boxes else min(len(columns), len(HEADS)) - 1
    asked, *below = [piece.now.strip() for piece in cells[columns[answer - 1]]]
    written = [piece.now.strip() for piece in cells[columns[answer]]]
    number = texts[0] if answer > 1 else ""
    marks = [name for piece in row for name in _ids(piece)]
    yield _Line(number.rstrip("."), asked, written, marks, [text for text in below if text])
    yield from (_Line("", "", [text]) for text in texts[answer + 1 :] if text)


def _ids(piece: Piece) -> list[str]:
    """The ids of the boxes that begin in a paragraph."""
    return [name for _, name in piece.marks if name.startswith((TEXT, CHOICE))]


def _of_paragraphs(pieces: Sequence[Piece], form: Form) -> list[_Line]:
    """Outside of a table a paragraph that opens with an item's number asks, and those after it answer."""
    numbers = {bare(item.number): item for item in form.items}
    lines: list[_Line] = []
    for piece in pieces:
        text = piece.now.strip()
        marks = _ids(piece)
        opened = re.match(r"(\S+?)[.:)]?\s+(.+)", text, re.DOTALL)
        if opened and bare(opened[1]) in numbers:
            lines.append(_Line(opened[1], opened[2], [], marks))
        elif marks and not (lines and not lines[-1].ids):
            lines.append(_Line("", "", [text], marks))
        elif lines and text:
            lines[-1].written.append(text)
            lines[-1].ids += marks
        elif text and any(likeness(words_of(text), words_of(item.prompt)) >= ALIKE for item in form.items):
            lines.append(_Line("", text, [], marks))
    return [_without_prompt(line, numbers.get(bare(line.number))) for line in lines]


def _without_prompt(line: _Line, item: FormItem | None) -> _Line:
    """Where question and answer run on in one paragraph, the answer is what comes after the question's words."""
    if item is not None and not line.written and line.asked.startswith(item.prompt):
        return _Line(line.number, item.prompt, [line.asked[len(item.prompt) :].strip()], line.ids)
    return line


class _Desk:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.by_key = {item.key: item for item in form.items}
        self.numbers = {bare(item.number): item for item in form.items if item.number}
        self.found: dict[str, list[FormAnswer]] = {}
        self.empty = in_every_language(EMPTY)
        self.unwritten = self.empty | in_every_language(CHOOSE)

    def take(self, item: FormItem, line: _Line, how: Matched, sure: float) -> None:
        typed = [
            text for text in line.below if words_of(text) and lies_in(words_of(text), words_of(item.prompt))[0] < PART
        ]
        choice, text = self._read_boxes(item, [*line.written, *typed])
        self.found.setdefault(item.id, []).append(FormAnswer(item, text, choice, how, sure))

    def by_id(self, lines: Iterable[_Line]) -> list[_Line]:
        rest = []
        for line in lines:
            keys = [name.removeprefix(TEXT).removeprefix(CHOICE) for name in line.ids]
            item = next((self.by_key[key] for key in keys if key in self.by_key), None)
            said = self.numbers.get(bare(line.number))
            if item is None or (said is not None and said != item):  # a row copied over another keeps the other's id
                rest.append(line)
            else:
                self.take(item, line, Matched.ID, 1.0)
        return rest

    def by_number(self, lines: Iterable[_Line]) -> list[_Line]:
        rest = []
        for line in lines:
            item = self.numbers.get(bare(line.number)) if line.number else None
            if item is None:
                rest.append(line)
            else:
                alike = likeness(words_of(line.asked), words_of(item.prompt))
                self.take(item, line, Matched.NUMBER, max(0.6, alike))
        return rest

    def by_meaning(self, lines: Iterable[_Line]) -> list[_Line]:
        rest = []
        for line in lines:
            item, sure = self.closest(line.asked)
            if item is None and line.below:
                item, sure = self.closest(" ".join([line.asked, *line.below]))
            if item is None:
                rest.append(line)
            else:
                self.take(item, line, Matched.MEANING, sure)
        return rest

    def closest(self, asked: str) -> tuple[FormItem | None, float]:
        """The item still open whose question is most like it, in words or in meaning."""
        still = [item for item in self.form.items if item.id not in self.found]
        if not asked.strip() or not still:
            return None, 0.0
        words = words_of(asked)
        alike = [(likeness(words, words_of(item.prompt)), place) for place, item in enumerate(still)]
        best, place = max(alike)
        if best >= ALIKE:
            return still[place], best
        vectors = embed([folded(asked), *(folded(item.prompt) for item in still)])
        near = vectors[1:] @ vectors[0]
        place = int(near.argmax())
        return (still[place], float(near[place])) if near[place] >= CLOSE else (None, 0.0)

    def reading(self, rest: Iterable[_Line]) -> FormReading:
        answers, rivals = [], []
        for item in self.form.items:
            given = [one for one in self.found.get(item.id, ()) if not one.is_empty]
            if given:
                answers.append(given[0])
                different: dict[str, FormAnswer] = {}
                for one in given:
                    different.setdefault(one.said, one)
                rivals += [tuple(different.values())] if len(different) > 1 else []
        answered = {one.item.id for one in answers}
        unmatched = [
            f"{line.number} {said}".strip()
            for line in rest
            if (said := " ".join(text for text in line.written if text not in self.unwritten).strip())
        ]
        return FormReading(
            tuple(answers),
            tuple(item for item in self.form.items if item.id not in answered),
            tuple(rivals),
            tuple(unmatched),
        )

    def _read_boxes(self, item: FormItem, written: Sequence[str]) -> tuple[str, str]:
        """The choice, if one of the item's words stands alone in a box, and the text of the rest."""
        labels = {bare(word): value for word, value in item.read_as}
        labels |= {bare(word): value for value, word in item.choices}
        choice, texts = "", []
        for text in written:
            plain = text.strip()
            if plain in self.unwritten or not plain:
                continue
            if not choice and bare(plain) in labels:
                choice = labels[bare(plain)]
            else:
                texts.append(self._without_empty(plain))
        said = "\n".join(texts)
        return (choice, said) if choice or said == item.text else typed_choice(said, labels, NIL)

    def _without_empty(self, text: str) -> str:
        """What was written behind the words of an empty box, which somebody left standing."""
        left = next((words for words in self.empty if text.startswith(words)), "")
        return text.removeprefix(left).strip()
