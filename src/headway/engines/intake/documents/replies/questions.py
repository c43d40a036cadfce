"""The questions that were put: those of the catalogue, or those of a list that was sent as a document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from headway.engines.intake.documents.printed_numbers import plain_number
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.lines import Line, lines_of
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked, How
from headway.engines.intake.documents.tabular import grids
from headway.engines.intake.layer import Document, Kind
from headway.foundation.catalogue.questions import Question
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.language.words import folded

_LIST_VERSION = 12
_SAYS = 12
_PART = re.compile(r"(?:^|\n)\s*\(?(?P<part>[a-z])\)\s+")
_TWO = 2
_SEVERAL = 4
_BARE_CODE = re.compile(r"(?P<code>(?P<letters>[A-Z]{1,2})(?P<digits>\d{1,2}))\s+(?=[^\W\d])")
_SECTION = re.compile(r"[IVX]{1,5}|[A-Z]")
_MOST_ROWS = 0.5
_CODE = re.compile(r"\W*(?:(?:[A-Za-z]{1,5}[-.\s]{0,2})?\d[\d.()a-z-]{0,8}|[a-z])\W*")


def of_the_catalogue(questions: Iterable[Question]) -> list[Asked]:
    """The catalogue's questions with their stable ids; numbers are printed only where a list was sent."""
    return [Asked(question.id, "", question.text, question.version) for question in questions]


def of_a_list(document: Document) -> list[Asked]:
    """The questions of a document: numbered paragraphs or rows, with (a), (b) as questions of their own.

    A question has no id but its number; its version is the beginning of the document's SHA-256.
    """
    version = f"list-{document.sha256[:_LIST_VERSION]}"
    tabled = list(_of_tables(document, version))
    flowing = _of_lines(_with_codes(lines_of(document, ())), version)
    return tabled if len(tabled) > len(flowing) else flowing


def _of_tables(document: Document, version: str) -> Iterable[Asked]:
    for grid in grids(document):
        numbered = {
            row.start: number for row in grid.rows if len(row.cells) > 1 and (number := _code(row.cells[0].text))
        }
        for row in grid.rows:
            number = numbered.get(row.start, "")
            cells = [cell.text for cell in (row.cells[1:] if number else row.cells)]
            text = next((cell for cell in cells if len(cell) > _SAYS and words.asks(cell)), "")
            if not text and number and len(numbered) >= _MOST_ROWS * len(grid.rows):
                text = next((cell for cell in cells if len(cell) > _SAYS), "")
            if text:
                yield from _in_parts(number, text, version)


def _in_parts(number: str, text: str, version: str) -> Iterator[Asked]:
    """The question of a cell, or its parts where lines of it begin with "(a)", "(b)"."""
    hits = list(_PART.finditer(text)) if number else []
    if [hit["part"] for hit in hits[:_TWO]] != ["a", "b"]:
        yield Asked("", number, text, version)
        return
    ahead = text[: hits[0].start()].strip()
    if ahead and not ahead.endswith(":"):
        yield Asked("", number, ahead, version)
    for hit, end in zip(hits, [*(one.start() for one in hits[1:]), len(text)], strict=True):
        own = f"{_lead_in(ahead)} {text[hit.end() : end].strip()}".strip()
        yield Asked("", f"{number}({hit['part']})", own, version)


def _code(text: str) -> str:
    """A cell that holds nothing but a question's number: "3", "Q.3", "Q-03", "II.4(b)"."""
    return plain_number(text) if _CODE.fullmatch(text) else ""


def _with_codes(lines: Sequence[Line]) -> list[Line]:
    """The lines, codes ahead of them ("A1", "B2") their numbers where these count up from one, some in every section.

    The labels of the headings between them are none then.
    """
    hits = {i: hit for i, line in enumerate(lines) if not line.numbers and (hit := _BARE_CODE.match(line.text))}
    counted = [(hit["letters"], int(hit["digits"])) for hit in hits.values()]
    up = sum(digits == 1 or (letters, digits - 1) in counted for letters, digits in counted)
    if len(hits) < _SEVERAL or up < len(hits) or len(set(counted)) < len(hits):
        return list(lines)
    return [
        replace(line, number=hits[i]["code"], body=line.start + hits[i].end(), sub="")
        if i in hits
        else replace(line, number="", numbers=())
        if line.kind is Kind.HEADING
        else line
        for i, line in enumerate(lines)
    ]


def _of_lines(lines: Sequence[Line], version: str) -> list[Asked]:
    numbered = [line for line in lines if (line.number or line.numbers) and not line.sub]
    if sum(1 for line in numbered if words.asks(line.rest)) < 2 and len(numbered) < 3:
        return [Asked("", "", line.text, version) for line in lines if words.asks(line.text)]
    found: list[Asked] = []
    parent: Asked | None = None
    last = 0
    section = ""
    sections = _anew(lines)
    labels = _counted_across(lines)
    for i, line in enumerate(lines):
        number = line.numbers[0] if line.numbers else line.number
        if i in sections:
            section, last = sections[i], 0
            continue
        if i in labels:
            continue
        number = f"{section}.{number}" if section and number.isdigit() else number
        if number and (not number.isdigit() or int(number) > last):
            parent = Asked("", number, line.rest.strip(), version)
            last = int(number) if number.isdigit() else last
            found.append(parent)
        elif line.sub and parent is not None:
            text = f"{_lead_in(parent.text)} {line.rest.strip()}".strip()
            found.append(Asked("", f"{parent.number}({line.sub})", text, version))
        elif parent is not None and not number and _goes_on(line, parent):
            parent = _longer(found, parent, line.rest.strip())
    return _without_lead_ins(found)


def _anew(lines: Sequence[Line]) -> dict[int, str]:
    """The headings below which questions are counted anew from one, with their labels: "II", "B"; none where these count on."""
    heads = _labelled(lines)
    firsts = [
        next((one.number for one in lines[i + 1 :] if one.number and one.kind is not Kind.HEADING), "") for i in heads
    ]
    return heads if len(heads) > 1 and all(first == "1" for first in firsts) else {}


def _counted_across(lines: Sequence[Line]) -> frozenset[int]:
    """The headings "A", "B" or "I", "II" across which questions are counted on; they are no questions."""
    heads = _labelled(lines)
    counted = [int(line.number) for i, line in enumerate(lines) if i not in heads and line.number.isdigit()]
    on = len(counted) > len(heads) > 1 and all(one < two for one, two in pairwise(counted))
    return frozenset(heads) if on else frozenset()


def _labelled(lines: Sequence[Line]) -> dict[int, str]:
    """The headings with a letter or Roman numeral, alone or behind a word ("Part A"), that ask nothing."""
    labels = {i: words.without_section_word(line.number) for i, line in enumerate(lines) if line.kind is Kind.HEADING}
    return {i: label for i, label in labels.items() if _SECTION.fullmatch(label) and not words.asks(lines[i].rest)}


def _goes_on(line: Line, parent: Asked) -> bool:
    """Whether a line asks more, and is no heading unless it is the first that asks."""
    return words.asks(line.rest) and (line.kind is not Kind.HEADING or not parent.text)


def _longer(found: list[Asked], parent: Asked, more: str) -> Asked:
    longer = Asked("", parent.number, f"{parent.text} {more}".strip(), parent.version)
    found[found.index(parent)] = longer
    return longer


def _lead_in(text: str) -> str:
    """ "Please provide information on:" goes ahead of each of its parts; a whole question does not."""
    return text.rstrip(":") if text.rstrip().endswith(":") else ""


def _without_lead_ins(found: Sequence[Asked]) -> list[Asked]:
    """A lead-in alone asks nothing, nor does the heading "A" above "A.1"; their parts do."""
    parts = {question.number.rpartition("(")[0] for question in found}
    sections = {question.number.rpartition(".")[0] for question in found}
    return [
        q
        for q in found
        if not (q.text.rstrip().endswith(":") and q.number in parts)
        and not (q.number in sections and not words.asks(q.text))
    ]


def likely_asked(document: Document) -> list[Asked]:
    """The catalogue's questions where a reply names their ids or repeats at least half of what it answers from them.

    Those that it repeats and does not answer are among them: what stands below them is no part of an earlier answer.
    """
    asked = of_the_catalogue(load_catalogue().questions.values())
    told = [one for one in read_reply(document, asked, by_meaning=False).answers if one.how in (How.ID, How.TEXT)]
    own = read_reply(document)
    whole = len(own.answers) + len(own.unmatched)
    if not told or len(told) < 0.5 * whole:
        return []
    named = {one.question.key for one in told if one.question}
    lines = [_letters(line) for line in document.text.splitlines()]
    return [
        question
        for question in asked
        if question.key in named or any(line.endswith(_letters(question.text)) for line in lines)
    ]


def _letters(text: str) -> str:
    return "".join(sign for sign in folded(text) if sign.isalnum())
