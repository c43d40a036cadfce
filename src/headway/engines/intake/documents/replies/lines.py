"""A reply line by line, each with the marks by which it may say which question it answers."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headway.engines.intake.documents.printed_numbers import ONE, numbers_at, plain_number, western
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.asked_within import around, squeezed, with_its_number
from headway.engines.intake.documents.replies.naming import at_the_end, comes_to, in_brackets, ordinal, phrase, several
from headway.engines.intake.documents.tabular import Cell
from headway.engines.intake.layer import Block, Document, Kind
from headway.engines.intake.readers.ordinals import roman_value
from headway.foundation.language.words import folded

_FLOWING = frozenset(
    {Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING, Kind.QUOTE, Kind.TITLE, Kind.SUBTITLE, Kind.CAPTION, Kind.CONTACT}
)
_SUB = re.compile(r"\(?([a-z]|[ivx]{1,4})[).]+$")
_ID = re.compile(r"(?<![\w-])[a-z]{1,6}(?:[-/.][a-z0-9]{1,16}){1,4}")
_ID_REACH = 90
_SHORT_HEAD = 90
_LONG_ENOUGH = 20
_SKIPS = 3
_NONE = re.compile(r"[Nn]\W?[Aa]\.?")
_SHORT_ANSWER = re.compile(r"[Nn]\W?[Aa]\.?|\d[\d.,]{0,9}\s?%?")
_NUMBER = re.compile(
    rf"[\s\W]{{0,2}}?(?P<sign>(?:nos?\.|nr\.?|n°|№|no|[#])\s?)?(?P<number>{ONE})[°º]?(?P<after>[.)\]:：/–—-]|\s|$)"
)
_SIGNS = re.compile(r"\s*[.):：\]/–—-]{0,2}\s+|[．、°º]\s*")
"""What may part a number from what it numbers: "1.- ", "2 – "."""
_ROMAN = re.compile(words.ROMAN)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year ahead of what is said of it ("2024: 118 callers") numbers nothing."""
_CONTENTS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,})\s*\d{1,4}$")
"""A line of a table of contents."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading, list item or cell.

    `numbers` are what it names as questions ("Questions 4 and 5:"), `said` where these words end and the rest begins;
    `phrase` are questions named within its first sentence, `ordinal` a number as a word ahead and where it ends; `number` is what is printed ahead (`several` all of them), `sub` "(a)" without its
    number. `weak` numbers are named by a word that numbers other things too.
    """

    start: int
    end: int
    body: int
    text: str
    kind: Kind
    level: int = 0
    bold: bool = False
    number: str = ""
    several: tuple[str, ...] = ()
    style: str = ""
    sub: str = ""
    numbers: tuple[str, ...] = ()
    said: int = 0
    weak: bool = False
    phrase: tuple[str, ...] = ()
    ordinal: tuple[str, int] = ("", 0)
    ids: tuple[str, ...] = ()
    page: int | None = None

    @property
    def rest(self) -> str:
        """What stands after the number, or after the words that name questions."""
        return self.text[self.said :] if self.numbers or self.ids else self.text[self.body - self.start :]


def lines_of(
    document: Document, ids: Collection[str], questions: Sequence[str] = (), numbers: Sequence[str] = ()
) -> list[Line]:
    """The lines of a document outside its tables, in order. `ids`, `questions` and `numbers` are the questions' own."""
    sought = [words for text in questions if len(words := squeezed(text)) >= _LONG_ENOUGH]
    tables = [(block.start, block.end) for block in document.blocks if block.kind is Kind.TABLE]
    found: list[Line] = []
    for block in document.blocks:
        if _CONTENTS.search(document.of(block)):
            continue
        flows = block.kind in _FLOWING or (block.kind is Kind.FURNITURE and _may_answer(document, block))
        if flows and not any(start <= block.start < end for start, end in tables):
            found += _split(document, block, ids, sought, numbers)
    return found


def _may_answer(document: Document, block: Block) -> bool:
    """Whether what may decorate a page may be an answer: "N/A", and "17" or "12%" where there are no pages to count."""
    return bool(
        _SHORT_ANSWER.fullmatch(document.of(block)) if block.page is None else _NONE.fullmatch(document.of(block))
    )


def _split(
    document: Document, block: Block, ids: Collection[str], sought: Sequence[str], numbers: Sequence[str]
) -> Iterator[Line]:
    """A block may hold a question and its answer, or two answers that no empty line parts."""
    text = document.of(block)
    cuts = sorted({0, *_cuts(text), *around(text, sought), *_counted_on(text, numbers), len(text)})
    cuts = sorted({*cuts, *_labels_within(text, cuts), *_bold_questions(document, block)})
    for first, last in pairwise(cuts):
        piece = text[first:last]
        if piece.strip():
            start = block.start + first + len(piece) - len(piece.lstrip())
            body, number = (block.body, block.number) if not first else (start, "")
            bold = _is_bold(document, start, block.start + last)
            edge = 0 if bold else _edge(document, start, block.start + last)
            yield line_of(piece.strip(), start, body, number, block, ids, bold, edge)


def _led(plain: str, at: int) -> bool:
    """ "With regard to question 4, …" at the beginning of a sentence."""
    hit = words.heads().match(plain, at)
    if hit is None or not hit["lead"]:
        return False
    return plain[numbers_at(plain, hit.end())[1] :].lstrip()[:1] == ","


def _counted_on(text: str, numbers: Sequence[str]) -> Iterator[int]:
    """Where a block that begins with a question's number goes on with one of the next: a PDF parts short answers badly."""
    order = {number: place for place, number in enumerate(numbers) if number}
    plain = western(folded(text))
    hit = _NUMBER.match(plain)
    last = order.get(plain_number(hit["number"]), -1) if hit else -1
    for end in re.finditer(r"(?<=[.!?;؟])\s+", plain) if last >= 0 else ():
        hit = _NUMBER.match(plain, end.end())
        own = order.get(plain_number(hit["number"]), -1) if hit and _sets_apart(plain, hit) else -1
        if last < own <= last + _SKIPS:
            yield end.end()
            last = own


def _cuts(text: str) -> Iterator[int]:
    """Where a line begins with a question's number or an answer's label, where a sentence names a question or takes leave."""
    plain = western(folded(text))
    for hit in re.finditer(r"\n\s*|(?<=[.?!;)؟])\s+|(?<=\.\d)\s+", plain):
        at, broken = hit.end(), "\n" in text[hit.start() : hit.end()]
        if not re.search(r"[^\W\d]", text[: hit.start()]):
            continue
        if words.closings().match(plain, at) or (text[hit.start() - 1] in ")]" and at_the_end(plain[: hit.start()])):
            yield at
            continue
        label = words.answer_label().match(plain, at)
        number = _NUMBER.match(plain, at)
        if (
            words.question_label().match(plain, at)
            or words.ordinals_alone().match(plain, at)
            or (label and (broken or plain[label.end() - 1 : label.end()].strip(" ") == ":" or ":" in label[0]))
            or (number and len(text) > at + 4 and _parts(text[:at], number, broken))
        ):
            yield at
        elif at < len(text):
            named, said, _ = _named(text, plain, at)
            told = named and said > at and re.search(r":|\s-\s|\.-", plain[at:said])
            if told or (named and _led(plain, at)):
                yield at


def _parts(before: str, number: re.Match[str], broken: bool) -> bool:
    """Whether a number begins what follows: on its own line behind a question, or set apart ("2)") behind a sentence."""
    inside = "(" in number[0] or before.count("(") > before.count(")")
    ended = before.rstrip()[-1:] in ".!;" and len(before.split()) > 1
    return (broken and "?" in before) or (number["after"] == ")" and not inside and ended)


def _bold_questions(document: Document, block: Block) -> Iterator[int]:
    """Where a question in bold begins and ends within a block: no empty line parts it from the answer."""
    for start, end in getattr(document, "bold", ()):
        inside = block.start <= start and end <= block.end and end - start >= _LONG_ENOUGH
        if inside and document.text[start:end].rstrip().endswith(("?", "؟")):
            yield with_its_number(document.of(block), start - block.start)
            yield end - block.start


def _labels_within(text: str, cuts: Sequence[int]) -> Iterator[int]:
    """Where the answer's label stands in a line that begins with its question: "Question 5: victims Answer: …"."""
    plain = western(folded(text))
    for first, last in pairwise(cuts):
        named, said, weak = _named(text, plain, first)
        counted = _NUMBER.match(plain, first)
        said = said if named else counted.end() if counted else 0
        if (named and not weak) or (counted and _sets_apart(plain, counted)):
            for hit in re.compile(r"\s(?=[^\W\d]{4,24}\s?:)").finditer(plain, said, last):
                if words.answer_label().match(plain, hit.end()):
                    yield hit.end()
                    break


def line_of(
    text: str, start: int, body: int, number: str, block: Block, ids: Collection[str], bold: bool = False, edge: int = 0
) -> Line:
    """A line with its marks. `edge` is where bold type that it begins in ends, 0 where it does not."""
    plain = western(folded(text))
    named, said, weak = _named(text, plain, 0, edge)
    if not named and body > start:
        named, said, weak = _named(text, plain, body - start, edge)
    if not named:
        named, said = comes_to(plain)
    if not named and (at_end := at_the_end(plain)):
        named, said = at_end, 0
    if not named and (block.kind is Kind.HEADING or len(text) < _SHORT_HEAD):
        named, said = in_brackets(plain)
    own, own_end = _ids(plain, ids)
    printed = western(number)
    sub = _SUB.match(printed.strip()) if printed else None
    style = re.sub(r"\w+", "", printed)
    hit = _NUMBER.match(plain)
    if not printed and hit and not named and _sets_apart(plain, hit, edge) and not _YEAR.fullmatch(hit["number"]):
        printed, body = plain_number(hit["number"]), start + hit.end()
        style = re.sub(r"\w+", "", printed) or ("." if hit.end() == len(plain) and hit["after"] == "." else "")
    ahead, behind = several(text, plain)
    if ahead and not named:
        printed, body, sub = ahead[0], start + behind, None
    if printed and (signs := _SIGNS.match(text, max(0, body - start))):
        body = start + signs.end()
    return Line(
        start=start,
        end=start + len(text),
        body=body,
        text=text,
        kind=block.kind,
        level=block.level,
        bold=bold,
        number="" if sub else plain_number(printed),
        several=tuple(ahead),
        style=style,
        sub=sub[1] if sub else "",
        numbers=tuple(named),
        said=max(said, own_end),
        weak=weak,
        phrase=tuple(phrase(plain)),
        ordinal=ordinal(plain),
        ids=own,
        page=block.page,
    )


_CELL_SUB = re.compile(r"\(?(?P<sub>[a-z]|[ivx]{1,4})[).]+(?=\s|$)\s*")


def cell_line(cell: Cell) -> Line:
    """A cell of a table that sets no answers beside questions; "(a)" ahead in it may be a sub-question's letter."""
    hit = _CELL_SUB.match(cell.text)
    body = cell.start + (hit.end() if hit else 0)
    return Line(cell.start, cell.end, body, cell.text, Kind.TABLE_CELL, sub=hit["sub"] if hit else "", page=cell.page)


def lines_of_a_cell(document: Document, cell: Cell, ids: Collection[str], *, alone: bool) -> Iterator[Line]:
    """The paragraphs of a cell; those of one that stands `alone` in its row, and long ones, are read as any other."""
    for hit in re.finditer(r"[^\n]+", cell.text):
        text = hit[0].strip()
        if text:
            start = cell.start + hit.start() + len(hit[0]) - len(hit[0].lstrip())
            kind = Kind.PARAGRAPH if alone or len(text) > _SHORT_HEAD else Kind.TABLE_CELL
            block = Block(kind, start, start + len(text), start, page=cell.page)
            yield line_of(text, start, start, "", block, ids, _is_bold(document, start, start + len(text)))


def _sets_apart(plain: str, hit: re.Match[str], edge: int = 0) -> bool:
    """ "3(a) Yes" and "3.a) Yes" are numbered, and so is "3 Yes" where "3" alone is in bold; "3 officers" and "98.6%" are not."""
    if hit.end("number") <= edge <= hit.end():
        return True
    if hit["after"] == "." and plain[hit.end() : hit.end() + 1].isdigit():
        return False
    if (
        hit["sign"]
        or hit[0][hit.end("number") - hit.start() :][:1] in ("°", "º")
        or re.match(r"[a-z]{1,5}\.\d", hit["number"])
        or re.match(r"[–—-]\s", plain[hit.end() :])
    ):
        return True
    return "(" in hit["number"] or hit["after"] in ".):：]/" or bool(re.search(r"[a-z)]$", hit["number"]))


def _named(text: str, plain: str, at: int, edge: int = 0) -> tuple[list[str], int, bool]:
    """The questions a line begins by naming, and where what it says of them begins."""
    hit = words.ordinal_heads().match(plain, at)
    if hit:
        value = words.ordinals()[hit["ordinal"] or hit["after"]]
        return [str(value)], _after(plain, hit.end(), at), False
    hit = words.heads().match(plain, at)
    if not hit:
        return [], 0, False
    numbers, end = numbers_at(plain, hit.end())
    if not numbers and (roman := _ROMAN.match(plain, hit.end())) and (value := roman_value(roman[0])):
        numbers, end = [str(value)], roman.end()
    if not numbers:
        return [], 0, False
    weak = bool(hit["weak"])
    if weak and not re.match(
        r"\s?(?:\)?[.:–—-]|\)\s|$|of the (?:list|questionnaire)|de (?:la )?(?:liste|lista)|du questionnaire|del cuestionario)",
        plain[end:],
    ):
        return [], 0, False
    if re.match(r"\s?(?:of|de|du|del)\s(?:the\s|la\s)?(?:law|act|code|article|loi|ley)", plain[end:]):
        return [], 0, False
    parted = ":" in plain[hit.end() - 2 : hit.end()] or bool(re.match(r"\s+[^\W\d_a-z]", text[end:]))
    parted = parted or (end <= edge and not plain[end:edge].strip(" .:)"))
    return numbers, _after(plain, end, end if parted else at), weak


_TAIL = re.compile(
    r"[\s,]{0,2}(?:of the (?:list of issues|questionnaire|list)(?: of questions)?|of your (?:letter|list)|(?:above|below)|du questionnaire|de la liste(?: des? \w+)?|del cuestionario|de la lista(?: de \w+)?|من (?:الاستبيان|القائمة))?\s?(?:\([^)]{0,60}\)\s?)?[\s.:：,;)\]–—-]*"
)


def _after(plain: str, at: int, whole: int) -> int:
    """Where the answer begins; a sentence that goes on after the question's number ("On question 4, the …") is kept whole."""
    hit = _TAIL.match(plain, at)
    end = hit.end() if hit else at
    goes_on = end < len(plain) and not re.search(r"[.:：;)\]–—\n-]", plain[at:end])
    return whole if goes_on else end


def _ids(plain: str, ids: Collection[str]) -> tuple[tuple[str, ...], int]:
    """Ids of questions that stand at the beginning of a line, or in brackets at its end."""
    found: list[str] = []
    end = 0
    for hit in _ID.finditer(plain):
        if hit[0] in ids and (hit.start() < _ID_REACH or plain[hit.start() - 1] in "[("):
            ahead = re.sub("|".join(map(re.escape, found)), "", plain[: hit.start()]) if found else plain[: hit.start()]
            found.append(hit[0])
            if hit.start() <= 3 or re.fullmatch(r"[\W\d]*(?:question|q)?[\W\d]*(?:and|et|y|и)?[\W\d]*", ahead):
                after = _after(plain, hit.end(), hit.end())
                end = after + len(plain[after:]) - len(plain[after:].lstrip())
    return tuple(dict.fromkeys(found)), end


def _edge(document: Document, start: int, end: int) -> int:
    """Where the bold type that a stretch begins in ends, counted from its start; 0 where it begins in plain type."""
    first = next(iter(document.bold_in(start, end)), (end, end))
    return first[1] - start if first[0] <= start + 1 else 0


def _is_bold(document: Document, start: int, end: int) -> bool:
    """Whether a stretch is set in bold, but for spaces and a few signs."""
    bold: Sequence[tuple[int, int]] = getattr(document, "bold", ())
    covered = sum(max(0, min(end, two) - max(start, one)) for one, two in bold)
    return bool(bold) and covered >= 0.85 * (end - start)
