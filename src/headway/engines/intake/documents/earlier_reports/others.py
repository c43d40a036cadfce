"""What else an earlier report tells: good practices, needs for assistance, the institutions that were met."""

import re
from collections.abc import Iterator, Sequence

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.values import Passage
from headway.engines.intake.documents.earlier_reports.wording import plain_of
from headway.engines.intake.layer import Kind
from headway.engines.intake.values import Reading

_MET = re.compile(
    r"\b(?:met (?:with )?|held (?:meetings|discussions) with|meetings? with|a rencontre|s'est entretenue? avec|se reunio con)\b"
)
_MET_HEAD = re.compile(
    r"\b(?:institutions? (?:met|visited)|(?:list of )?(?:meetings|interlocutors|persons met|authorities met)|programme of the visit|agenda of the visit|institutions rencontrees|instituciones (?:visitadas|entrevistadas))\b"
)
_NEED = re.compile(
    r"\b(?:(?:requests?|requested|needs?|would benefit from|require[sd]?|in need of|asked for|could benefit from)\b[^.;]{0,80}\b(?:technical assistance|assistance|training|equipment|capacity[- ]building|support)\b"
    r"|(?:besoins?|demande\w*|necesita\w*|solicit\w*)\b[^.;]{0,60}\b(?:assistance|asistencia|formation|capacitacion))"
)
_SHORTEST = 20


def good_practices(outline: Outline, reading: Reading) -> list[Passage]:
    """Items under a heading of good practices, and sentences that call something one."""
    found = [_passage(outline, index) for index in _items(outline) if outline.spots[index].practices]
    taken = [(one.start, one.end) for one in found]
    for observed in reading.observations:
        if observed.kind == "good practice" and not any(a < observed.end and observed.start < b for a, b in taken):
            sentence = observed.sentence
            found.append(Passage(sentence.text, sentence.start, sentence.end, sentence.page))
            taken.append((sentence.start, sentence.end))
    return found


def assistance_needs(outline: Outline, reading: Reading) -> list[Passage]:
    """Items under a heading of needs, and sentences that ask for assistance."""
    found = [_passage(outline, index) for index in _items(outline) if outline.spots[index].needs]
    for sentence in reading.sentences:
        if sentence.kind != "sentence" or not _NEED.search(plain_of(sentence.text)):
            continue
        if not any(one.start < sentence.end and sentence.start < one.end for one in found):
            found.append(Passage(sentence.text, sentence.start, sentence.end, sentence.page))
    return sorted(found, key=lambda one: one.start)


def institutions_met(outline: Outline, reading: Reading) -> list[str]:
    """National institutions named where the report lists or tells whom the visitors met."""
    spans = [(s.start, s.end) for s in reading.sentences if s.kind == "sentence" and _MET.search(plain_of(s.text))]
    for index, block in enumerate(outline.blocks):
        if any(_MET_HEAD.search(plain_of(heading)) for heading in outline.spots[index].headings):
            spans.append((block.start, block.end))
    return list(dict.fromkeys(_within(reading, spans)))


def _within(reading: Reading, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    for mention in reading.entities.organisations:
        if mention.part == "national" and any(start <= mention.start < end for start, end in spans):
            yield mention.name


def _items(outline: Outline) -> Iterator[int]:
    for index, block in enumerate(outline.blocks):
        told = block.kind in RUNNING or block.kind is Kind.TABLE_CELL
        if told and block.end - block.body >= _SHORTEST and not outline.of(index).endswith(":"):
            yield index


def _passage(outline: Outline, index: int) -> Passage:
    block = outline.blocks[index]
    return Passage(outline.of(index), block.body, block.end, block.page, block.number)
