"""Names are blacked out before anything is stored: as many black characters as the name had, so that offsets hold.

Plain text and Word files are kept blacked out. Of a PDF, a web page, and a Word file out of which a name cannot be
taken surely (one with pictures of pages, too), only the text is kept: their bytes may hold a name where nobody sees it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx.opc.oxml import parse_xml, serialize_part_xml

from headway.engines.intake.layer import Document
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.readers.reading import read

BLACK = "█"
PLAIN = "text/plain"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID = (f"{_W}t", f"{_W}delText", f"{_W}instrText")
_LETTERS = 3
_CHINESE = "\u3400-\u9fff"
BEGINS = rf"(?:(?<!\w)|(?<=[{_CHINESE}])|(?<=\W[وفبكل])|(?<=^[وفبكل]))"
ENDS = rf"(?:(?!\w)|(?=[{_CHINESE}]))"
"""Where a name may begin and end: Chinese has no spaces between words, and Arabic writes a particle together with it."""


@dataclass(frozen=True, slots=True)
class Blacked:
    """What may be stored instead: the bytes, under a name, and what is read from them."""

    data: bytes
    name: str
    document: Document


def black_out(data: bytes, *, name: str, document: Document, names: Iterable[str], limits: Limits) -> Blacked:
    """A document in which these names stand nowhere any more, in no stored byte of it."""
    pattern = pattern_of(names)
    text = blacked(document.text, pattern)
    named = blacked(name, pattern)
    if data.startswith(b"PK\x03\x04") and not (document.machine or "pictures_without_text" in document.metadata):
        kept = _word(data, pattern)
        again = _read_again(kept, named, limits) if kept else None
        if kept and again is not None and again.text == text:
            return Blacked(kept, named, again)
    plain = text.encode()
    named = named if document.media_type == PLAIN else f"{named.rpartition('.')[0] or named}.txt"
    return Blacked(plain, named, read(plain, name=named, limits=limits))


def pattern_of(names: Iterable[str]) -> "re.Pattern[str]":
    """Where names stand: in whatever case, however their lines are broken, and each longer part of one by itself.

    A part stands by itself only with a capital: "Rose" is blacked out, "rose" is not.
    """
    whole = {r"\s+".join(re.escape(word) for word in name.split()) for name in names if name.strip()}
    parts = {word for name in names for word in name.split() if len(word) > _LETTERS and word[0].isupper()}
    alone = {re.escape(form) for word in parts for form in (word, word.upper())}
    found = [f"(?i:{each})" for each in _longest(whole)] + _longest(alone)
    return re.compile(rf"{BEGINS}(?:{'|'.join(found) or '(?!)'}){ENDS}")


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def blacked(text: str, pattern: "re.Pattern[str]") -> str:
    """The text with black characters, as many, where the pattern matches."""
    return pattern.sub(lambda hit: BLACK * len(hit.group()), text)


def _read_again(data: bytes, name: str, limits: Limits) -> Document | None:
    try:
        return read(data, name=name, limits=limits)
    except Unreadable:
        return None


def _word(data: bytes, pattern: "re.Pattern[str]") -> bytes | None:
    """The Word file with every part blacked out; None where a part is of a kind that hides its words."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            if _hides_words(entry.filename):
                return None
            part = before.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                part = _part(part, pattern)
            if pattern.search(part.decode("utf-8", "ignore")) or pattern.search(entry.filename):
                return None
            after.writestr(entry.filename, part)
    return out.getvalue()


def _hides_words(name: str) -> bool:
    """Embedded files, macros and previews: what lies in them is not looked through."""
    return name.startswith(("word/embeddings/", "word/activeX/")) or name.endswith((".bin", ".emf", ".wmf"))


def _part(part: bytes, pattern: "re.Pattern[str]") -> bytes:
    try:
        tree = parse_xml(part)  # type: ignore[arg-type]  # bytes too, as it is used within python-docx
    except SyntaxError:
        return part
    for paragraph in tree.iter(f"{_W}p"):
        _runs([node for node in paragraph.iter(*_SAID) if node.text], pattern)
    for node in tree.iter():
        if node.text and isinstance(node.tag, str):
            node.text = blacked(node.text, pattern)
        for attribute, said in node.attrib.items() if isinstance(node.tag, str) else ():
            if pattern.search(said):
                node.set(attribute, blacked(said, pattern))
    written: bytes = serialize_part_xml(tree)
    return written


def _runs(nodes: Sequence[Any], pattern: "re.Pattern[str]") -> None:
    """Black out a paragraph whose names may be cut into runs of different format."""
    said = "".join(node.text or "" for node in nodes)
    black = blacked(said, pattern)
    if black == said:
        return
    for node, (start, end) in zip(nodes, _spans(nodes), strict=True):
        node.text = black[start:end]


def _spans(nodes: Sequence[Any]) -> Iterator[tuple[int, int]]:
    at = 0
    for node in nodes:
        yield at, at + len(node.text or "")
        at += len(node.text or "")
