"""The night's notes of a meeting: one line, one observation, with the shortcuts as people type them.

`!` a threat, `+` a measure, `-` a shortfall, `?` was asked, `>` was promised; any other line is context. What stands
before a colon at the start of a line is the office that said it, or of which it was asked; the shortcut may stand
before the office or behind its colon. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from headway.engines.intake.dates import find_dates
from headway.engines.intake.documents.asking import COMMITMENT, REQUEST
from headway.engines.intake.documents.due import due_in
from headway.engines.intake.instruments import find_instruments
from headway.engines.intake.layer import Document
from headway.engines.intake.linking import link
from headway.engines.intake.quantities import find_quantities
from headway.engines.intake.values import Entities, Link, Quantity, Sentence
from headway.foundation.language.identify import language_of

SHORTCUTS = {"!": "threat", "+": "measure", "-": "gap", "?": "context", ">": "commitment", "": "context"}
"""What each shortcut makes of a line."""

UNDERTAKINGS = {"?": REQUEST, ">": COMMITMENT}
VERBS = {"?": "asked", ">": "promised"}
"""How the line was said, where its shortcut tells; every other line was "noted", or "said" by whom it names."""

_LINE = re.compile(r"[^\n\f]+")
_MARKS = {"–": "-", "—": "-", "－": "-", "！": "!", "＋": "+", "？": "?", "؟": "?", "＞": ">"}
"""How other keyboards type a shortcut."""
_MARK = rf"[!+\-?>{''.join(_MARKS)}]"
_SHORTCUT = re.compile(
    rf"(?:[•*·]\s*|\d{{1,2}}[.)]\s+(?={_MARK}))?(?:(?P<mark>{_MARK})(?P=mark){{0,2}}(?:\s+|(?=[^\W\d_]))|[•*·]\s+)?"
)
_WHO = re.compile(r"(?P<who>[^\W\d_a-zа-я][^:.?!;\n]{0,79}?)\s*[:：]\s+(?=\S)")
_NOBODY = re.compile(
    r"(?:note|nb|n\.b|re|subject|action|date|place|present|participants|attendance|agenda|venue|time|meeting|topic|annex|page)s?",
    re.IGNORECASE,
)
_MOST_WORDS = 8
_TELLS_NOTHING = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Note:
    """One line: `text` is what follows shortcut and office, at `start`:`end` of the notes; `line` counts from 1.

    `office` is what stands before the colon: who said it, and in a line that was asked, of whom. `undertaking` is
    request, commitment or "", `due` the day by which, where it is said.
    """

    line: int
    start: int
    end: int
    text: str
    mark: str
    kind: str
    office: str
    verb: str
    undertaking: str = ""
    due: date | None = None
    quantities: tuple[Quantity, ...] = ()
    areas: tuple[Link, ...] = ()

    @property
    def who(self) -> str:
        """Whose voice it is; "" where it is that of whoever wrote the notes."""
        return "" if self.mark == "?" else self.office

    @property
    def inferred(self) -> bool:
        """Whether nobody is named, so that the voice is that of whoever wrote the notes."""
        return not self.who

    @property
    def key(self) -> str:
        """The line's name among the proposals of its source."""
        return f"note@{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class NotesRead:
    """The notes line by line, and the lines in which nothing stands (rules, rows of dots)."""

    notes: tuple[Note, ...]
    left_out: tuple[tuple[int, str], ...]
    language: str


def read_notes(document: Document, said_on: date | None = None) -> NotesRead:
    """A document read as the notes of a meeting. `said_on` is the day of the meeting: "by 15 May" counts from it."""
    return _read(document.text, said_on, language_of(document.text) if document.text.strip() else "en")


def _read(text: str, said_on: date | None, language: str) -> NotesRead:
    lines = list(_lines(text))
    told = [line for line in lines if not _TELLS_NOTHING.fullmatch(line[2])]
    rows = [_row(*line, said_on) for line in told]
    sentences = [Sentence(n.start, n.end, n.text) for n in rows]
    entities = Entities(language=language, dates=find_dates(text), instruments=find_instruments(text))
    figures = find_quantities(text, sentences, entities)
    links = link([n.text for n in rows], [], language == "en")
    return NotesRead(
        notes=tuple(
            _with(note, tuple(q for q in figures if note.start <= q.start < note.end), areas)
            for note, (areas, _) in zip(rows, links, strict=True)
        ),
        left_out=tuple((number, said) for number, _, said in lines if _TELLS_NOTHING.fullmatch(said)),
        language=language,
    )


def read_line(words: str, *, line: int, start: int, language: str, said_on: date | None = None) -> Note | None:
    """One line of notes read by itself, as the `line`th of them, which begins at `start`; None if nothing stands in it.

    `language` is that of the notes: one line is too little to tell it from.
    """
    read = _read(words, said_on, language).notes
    if not read:
        return None
    note = read[0]
    moved = tuple(replace(q, start=q.start + start, end=q.end + start) for q in note.quantities)
    return replace(note, line=line, start=note.start + start, end=note.end + start, quantities=moved)


def shape_of(words: str) -> Note:
    """A line's shortcut, kind, office and words, without what it takes to read figures and areas."""
    return _row(1, 0, words.strip(), None)


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The lines that are not blank: number, start, words."""
    for hit in _LINE.finditer(text):
        said = hit.group().strip()
        if said:
            start = hit.start() + len(hit.group()) - len(hit.group().lstrip())
            yield text.count("\n", 0, start) + 1, start, said


def _row(number: int, start: int, said: str, said_on: date | None) -> Note:
    begun = _SHORTCUT.match(said)
    mark = _mark(begun)
    at = begun.end() if begun else 0
    speaker = _WHO.match(said, at)
    who = speaker["who"].strip() if speaker and _speaks(speaker["who"]) else ""
    at = speaker.end() if speaker and who else at
    behind = _SHORTCUT.match(said, at) if who and not mark else None
    if behind and behind["mark"]:
        mark, at = _mark(behind), behind.end()
    text = said[at:] or said
    at = len(said) - len(text)
    undertaking = UNDERTAKINGS.get(mark, "")
    return Note(
        line=number,
        start=start + at,
        end=start + len(said),
        text=text,
        mark=mark,
        kind=SHORTCUTS[mark],
        office=who,
        verb=VERBS.get(mark) or ("said" if who else "noted"),
        undertaking=undertaking,
        due=due_in(text, said_on) if undertaking else None,
    )


def _mark(hit: "re.Match[str] | None") -> str:
    said = (hit["mark"] or "") if hit else ""
    return _MARKS.get(said, said)


def _speaks(who: str) -> bool:
    return len(who.split()) <= _MOST_WORDS and not _NOBODY.fullmatch(who.strip()) and not who.strip()[-1].isdigit()


def _with(note: Note, quantities: tuple[Quantity, ...], areas: tuple[Link, ...]) -> Note:
    return Note(
        note.line, note.start, note.end, note.text, note.mark, note.kind, note.office, note.verb, note.undertaking,
        note.due, quantities, areas,
    )  # fmt: skip
