"""Letters are taken in with their file: one with text is read, one without is kept as the scan it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from headway.casework.evidence.correspondence import (
    PAGE_BREAK,
    give_text,
    may_give_text,
    register_letter,
    silent_pages,
)
from headway.casework.evidence.models import Letter, Source
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import keep_source, sight_of
from headway.engines.intake.blacking import black_out, blacked, pattern_of
from headway.engines.intake.documents.kinds import DocumentKind
from headway.engines.intake.documents.letters import LetterRead, read_letter
from headway.engines.intake.layer import Document
from headway.engines.intake.models import QueuedFile
from headway.engines.intake.ocr import read_picture
from headway.engines.intake.pictures import drawn_anew, is_picture
from headway.engines.intake.readers.limits import Limits
from headway.engines.intake.readers.reading import read, read_text
from headway.engines.intake.scans import READ_WIDTH, page_picture, scan_of
from headway.engines.intake.straightened import straightened
from headway.foundation.access.rules import may_write
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.scanning import Scanned, scanned, written_here

PICTURE = "image/"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says of a letter; what is "" or None is taken from the letter itself, where it says it."""

    direction: str
    number: str = ""
    subject: str = ""
    from_office: str = ""
    to_office: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    wants_answer: bool | None = None
    answer_due_on: date | None = None
    enclosures: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came in, as it will be stored."""

    data: Scanned
    name: str
    media_type: str
    document: Document | None
    pages: tuple[str, ...]


def take_in_letter(
    source: Source,
    data: bytes,
    facts: Facts,
    *,
    name: str,
    limits: Limits,
    actor: Actor,
    at: datetime,
    answers: tuple[Letter, ...] = (),
    black_out_names: Sequence[str] = (),
) -> Letter:
    """Keep a letter's file and enter it in the register; a PDF without text, or a picture, is kept as a scan.

    Of a letter with text the names given are blacked out before anything is stored; in a picture nobody can.
    The source says in whose file it goes. Raises NotTaken, Unreadable, NotADate and NotAllowed, with nothing stored.
    """
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    if source.dated:
        period(source.dated)
    kept = _looked_at(data, name, limits)
    if black_out_names and kept.document:
        kept, facts = _blacked(kept, data, facts, limits, black_out_names)
        source.title = blacked(source.title, pattern_of(black_out_names))
    text = kept.document.text if kept.document else "\f".join(kept.pages)
    told = read_letter(kept.document or read_text(text, limits=limits)) if text.strip("\f") else None
    _say(source, told, facts, name)
    with changeset(actor=actor, at=at, reason=f"take in the letter {source.title}"[:200]):
        keep_source(
            source,
            actor=actor,
            at=at,
            data=kept.data,
            name=kept.name,
            media_type=kept.media_type,
            text=kept.document.text if kept.document else "",
        )
        letter = register_letter(_letter(source, told, facts, kept.pages), actor=actor, at=at, answers=answers)
        if kept.pages and any(kept.pages):
            give_text(letter, kept.pages, by_machine=False, actor=actor, at=at)
    return letter


def enter_source(
    source: Source,
    told: LetterRead,
    facts: Facts,
    *,
    dated: str,
    actor: Actor,
    at: datetime,
    answers: tuple[Letter, ...] = (),
) -> Letter:
    """Enter a letter in the register that is here already, as a source with its text. Raises NotAllowed, LetterTwice, Stale.

    One whose pages a machine read is entered with its file, since nobody has compared its text with the scan.
    """
    require(may_write(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle))
    if source.recognised_id:
        raise NotAllowed(
            _(
                "Its pages were read by machine: enter its file in the register, where its text is compared with the scan."
            )
        )
    number = facts.number or told.number
    office = facts.from_office or (told.sender.text if told.sender else "")
    with changeset(actor=actor, at=at, reason=f"take in the letter {source.title}"[:200]) as change:
        change.edit(
            source,
            type=Source.Kind.LETTER,
            dated=dated or source.dated or told.dated,
            reference=source.reference or number[:120],
            originator=source.originator or _words(office)[:200],
        )
        letter = register_letter(_letter(source, told, facts, ()), actor=actor, at=at, answers=answers)
        for item in QueuedFile.objects.unscoped("the file it came in as").filter(source=source, said_kind=""):
            change.edit(item, said_kind=DocumentKind.LETTER)
    return letter


def text_in(data: bytes, name: str, limits: Limits) -> Document | None:
    """The letter as far as it has a text of its own; None for a scan. Raises Unreadable."""
    if is_picture(data):
        return None
    if b"%PDF-" in data[:1024] and len(data) <= limits.max_bytes:
        scan = scan_of(data, limits)
        if scan.is_scan:
            text = PAGE_BREAK.join(scan.pages)
            return read_text(text, limits=limits) if any(scan.pages) else None
    return read(data, name=name, limits=limits)


def _looked_at(data: bytes, name: str, limits: Limits) -> _Kept:
    clean = scanned(data)
    if is_picture(data):
        pixels, media_type, ending = drawn_anew(data, limits)
        named = (name.rpartition(".")[0] or name or "letter") + ending
        return _Kept(written_here(pixels), named, media_type, None, ("",))
    if b"%PDF-" in data[:1024] and len(data) <= limits.max_bytes:
        scan = scan_of(data, limits)
        if scan.is_scan:
            return _Kept(clean, name, "application/pdf", None, scan.pages)
    document = read(data, name=name, limits=limits)
    return _Kept(clean, name, document.media_type, document, ())


def _blacked(kept: _Kept, data: bytes, facts: Facts, limits: Limits, names: Sequence[str]) -> tuple[_Kept, Facts]:
    assert kept.document is not None
    black = black_out(data, name=kept.name, document=kept.document, names=names, limits=limits)
    pattern = pattern_of(names)
    told = replace(
        facts,
        subject=blacked(facts.subject, pattern),
        from_office=blacked(facts.from_office, pattern),
        to_office=blacked(facts.to_office, pattern),
        enclosures=blacked(facts.enclosures, pattern),
    )
    return _Kept(written_here(black.data), black.name, black.document.media_type, black.document, ()), told


def _say(source: Source, told: LetterRead | None, facts: Facts, name: str) -> None:
    """Fill in the source what nobody has said of it."""
    source.type, source.document_kind = Source.Kind.LETTER, DocumentKind.LETTER
    if told:
        source.dated = source.dated or told.dated
        source.language = source.language or told.language
    number = facts.number or (told.number if told else "")
    source.reference = source.reference or number[:120]
    office = facts.from_office or (told.sender.text if told and told.sender else "")
    source.originator = source.originator or " ".join(office.split())[:200]
    subject = facts.subject or (told.subject.text if told and told.subject else "")
    source.title = source.title or subject[:300] or (f"Letter No. {number}"[:300] if number else name[:300])


def _letter(source: Source, told: LetterRead | None, facts: Facts, pages: Sequence[str]) -> Letter:
    asks = bool(told and any(asked.type == "request" for asked in told.asked))
    days = [asked.due for asked in told.asked if asked.type == "request" and asked.due] if told else []
    silent = silent_pages(pages)
    return Letter(
        source=source,
        direction=facts.direction,
        number=(facts.number or (told.number if told else ""))[:80],
        subject=(facts.subject or (_words(told.subject.text) if told and told.subject else ""))[:300],
        from_office=(facts.from_office or (_words(told.sender.text) if told and told.sender else ""))[:200],
        to_office=(facts.to_office or (_words(told.recipient.text) if told and told.recipient else ""))[:200],
        sent_on=facts.sent_on or _day(source.dated),
        received_on=facts.received_on,
        wants_answer=asks if facts.wants_answer is None else facts.wants_answer,
        answer_due_on=facts.answer_due_on or min(days, default=None),
        enclosures=facts.enclosures or ("\n".join(_words(m.text) for m in told.enclosures) if told else ""),
        pages=len(pages),
        silent=silent,
        read_by=Letter.ReadBy.NOBODY if pages and not any(pages) else Letter.ReadBy.FILE,
        **sight_of(source),
    )


def _words(text: str) -> str:
    return " ".join(text.split())


def _day(dated: str) -> date | None:
    try:
        found = period(dated) if dated else None
    except NotADate:
        return None
    return found.earliest if found and found.is_day else None


def read_by_machine(letter: Letter, *, actor: Actor, at: datetime) -> Letter:
    """Have the pages without a text read by tesseract. Raises NotRead, NotAllowed, Unreadable, Stale."""
    require(may_give_text(letter, actor))
    data = read_file(letter.source.file) if letter.source.file else b""
    known = pages_of(letter)
    language = letter.source.language
    read_pages = [text or _read_page(data, number, language) for number, text in enumerate(known, start=1)]
    return give_text(letter, read_pages, by_machine=True, actor=actor, at=at)


def _read_page(data: bytes, number: int, language: str) -> str:
    page = straightened(page_picture(data, number, width=READ_WIDTH))
    return read_picture(page.picture, language=language, in_columns=page.in_columns)


def type_text(letter: Letter, pages: list[str], *, actor: Actor, at: datetime) -> Letter:
    """Keep what a person typed beside the pictures, one text a page. Raises NotAllowed, Stale."""
    return give_text(letter, pages, by_machine=False, actor=actor, at=at)


def pages_of(letter: Letter) -> list[str]:
    """The text of each page of a scan, "" for one that has none yet."""
    parts = text_of(letter.source).split("\f") if letter.source.reading else []
    return [parts[index] if index < len(parts) else "" for index in range(letter.pages)]
