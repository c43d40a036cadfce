"""Letters, notes and names as `headway intake` prints them: as JSON, and for people to read."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from headway.engines.intake.documents.letters import LetterRead
from headway.engines.intake.documents.notes import NotesRead
from headway.engines.intake.names import PrivateName
from headway.engines.intake.output import quantity_as_json
from headway.engines.intake.values import Mention


def letter_as_json(read: LetterRead) -> dict[str, Any]:
    """What a letter says of itself; null where it does not say."""
    return {
        "number": read.number or None,
        "dated": read.dated or None,
        "from": _said(read.sender),
        "to": _said(read.recipient),
        "subject": _said(read.subject),
        "references": [
            {
                "text": c.text,
                "number": c.number or None,
                "dated": c.dated or None,
                "whose": c.whose,
                "start": c.start,
                "end": c.end,
            }
            for c in read.cites
        ],
        "enclosures": [mention.text for mention in read.enclosures],
        "asked": [
            {"type": a.type, "text": a.text, "due": _day(a.due), "start": a.start, "end": a.end} for a in read.asked
        ],
        "language": read.language or None,
    }


def notes_as_json(read: NotesRead) -> dict[str, Any]:
    """The notes line by line, and the lines in which nothing stands."""
    return {
        "lines": [
            {
                "line": note.line,
                "shortcut": note.mark or None,
                "kind": note.kind,
                "voice": {"who": note.who, "verb": note.verb, "inferred": note.inferred},
                "asked_of": (note.office or None) if note.mark == "?" else None,
                "text": note.text,
                "undertaking": note.undertaking or None,
                "due": _day(note.due),
                "areas": [area.key for area in note.areas],
                "quantities": [quantity_as_json(quantity) for quantity in note.quantities],
                "start": note.start,
                "end": note.end,
            }
            for note in read.notes
        ],
        "left_out": [{"line": number, "text": text} for number, text in read.left_out],
        "language": read.language,
    }


def names_as_json(names: Sequence[PrivateName]) -> list[dict[str, Any]]:
    """Where people without an office are named; the names themselves are not repeated."""
    return [{"start": name.start, "end": name.end, "reason": name.reason} for name in names]


def letter_as_text(read: LetterRead) -> str:
    """A letter's own facts, one to a line."""
    told = [
        ("Number", read.number),
        ("Dated", read.dated),
        ("From", read.sender.text if read.sender else ""),
        ("To", read.recipient.text if read.recipient else ""),
        ("Subject", read.subject.text if read.subject else ""),
        *(("Refers to", cited.text) for cited in read.cites),
        *(("Enclosed", mention.text) for mention in read.enclosures),
        *((a.type.capitalize(), f"{_one_line(a.text)}{f' [by {a.due}]' if a.due else ''}") for a in read.asked),
    ]
    return "\n".join(f"{label:12} {said or 'not said'}" for label, said in told)


def notes_as_text(read: NotesRead) -> str:
    """The notes line by line, each with what it becomes."""
    return "\n".join(_noted(read))


def _noted(read: NotesRead) -> Iterator[str]:
    for note in read.notes:
        kind = note.undertaking or note.kind
        office = f"{note.office}: " if note.office else ""
        due = f" [by {note.due}]" if note.due else ""
        yield f"{note.line:6}  {kind:12} {office}{note.text}{due}"
    for number, text in read.left_out:
        yield f"{number:6}  left out     {text}"


def names_as_text(names: Sequence[PrivateName]) -> str:
    """The warning about people without an office, with the passages they stand in; "" where there are none."""
    if not names:
        return ""
    places = "1 place" if len(names) == 1 else f"{len(names)} places"
    head = f"People without an office are named in {places}. Read these passages before the file is stored:"
    return f"{head}\n{passages_as_text(names)}"


def passages_as_text(names: Sequence[PrivateName]) -> str:
    """Each passage in which somebody without an office is named, once, one to a line."""
    return "\n".join(f"  {passage}" for passage in dict.fromkeys(_one_line(name.passage)[:160] for name in names))


def _said(mention: Mention | None) -> str | None:
    return mention.text if mention else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
