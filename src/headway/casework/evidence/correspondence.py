"""Verbs of correspondence: register a letter, number it, say what it answers, give it the text nobody could read."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import F
from django.utils.translation import gettext as _

from headway.casework.evidence.models import Letter, LetterAnswer, Passage, Series, Source
from headway.casework.evidence.services import link_sight
from headway.foundation.access.rules import may_write
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, Verdict, no, require
from headway.foundation.language.identify import language_of
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here

PAGE_BREAK = "\f"
"""Stands between the pages of a text that was typed or read by machine."""

TYPED = "text.txt"
"""The name under which such a text is kept; a text read from the file itself is called reading.txt."""


class LetterTwice(ValueError):
    """The source is in the register already."""


def register_letter(letter: Letter, *, actor: Actor, at: datetime, answers: Sequence[Letter] = ()) -> Letter:
    """Enter a source in its country file's register, with the letters it answers. Raises NotAllowed, LetterTwice."""
    require(may_write(actor, holder=letter.holder_id, compartment=letter.compartment, circle=letter.circle))
    if Letter.objects.unscoped("a source is one letter").filter(source=letter.source).exists():
        raise LetterTwice(_("This source stands in the register already."))
    with changeset(actor=actor, at=at, reason=f"register the letter {letter}"[:200]) as change:
        change.add(letter)
        for earlier in answers:
            _answer(change, letter, earlier)
    return letter


def change_letter(
    letter: Letter,
    *,
    values: Mapping[str, object],
    dated: str,
    answers: Sequence[Letter],
    actor: Actor,
    at: datetime,
) -> Letter:
    """Correct what the register says of a letter, the date on it and which letters it answers.

    Raises NotAllowed, Stale.
    """
    require(may_write(actor, holder=letter.holder_id, compartment=letter.compartment, circle=letter.circle))
    with changeset(actor=actor, at=at, reason=f"correct the register on the letter {letter}"[:200]) as change:
        if dated != letter.source.dated:
            change.edit(letter.source, dated=dated)
        change.edit(letter, **values)
        _answer_anew(change, letter, answers)
    return letter


def _answer_anew(change: Change, letter: Letter, answers: Sequence[Letter]) -> None:
    standing = list(LetterAnswer.objects.unscoped("which letters this one answers").filter(letter=letter))
    wanted = {earlier.pk for earlier in answers}
    with the_systems_own_work("rows that end are read by the ledger alone"):
        change.end_all([row for row in standing if row.answers_id not in wanted])
    for earlier in answers:
        if earlier.pk not in {row.answers_id for row in standing}:
            _answer(change, letter, earlier)


def _answer(change: Change, letter: Letter, earlier: Letter) -> None:
    change.add(LetterAnswer(letter=letter, answers=earlier, **link_sight(letter, earlier)))


def send_letter(letter: Letter, *, on: date, actor: Actor, at: datetime) -> Letter:
    """Say on which day a letter that was written here was sent. Raises NotAllowed, Stale."""
    require(may_write(actor, holder=letter.holder_id, compartment=letter.compartment, circle=letter.circle))
    require(_may_send(letter))
    with changeset(actor=actor, at=at, reason=f"the letter {letter} was sent"[:200]) as change:
        return change.edit(letter, sent_on=on)


def _may_send(letter: Letter) -> Verdict:
    if letter.direction != Letter.Direction.OUT:
        return no(_("A letter that was received is not sent from here."))
    return no(_("The register says already when it was sent.")) if letter.sent_on else YES


def next_number(holder: Organisation, year: int) -> int:
    """The next number of a holder's series, inside the act that uses it: if that fails, nobody has had the number.

    The row stays locked until the act ends, so that two acts neither give the same number nor leave one out.
    """
    Series.objects.get_or_create(holder=holder, year=year)
    row = Series.objects.filter(holder=holder, year=year)
    row.update(last=F("last") + 1)
    return row.get().last


def may_give_text(letter: Letter, actor: Actor) -> Verdict:
    """Whether someone may give a scan its text: not once something was quoted from it, since offsets would shift."""
    verdict = may_write(actor, holder=letter.holder_id, compartment=letter.compartment, circle=letter.circle)
    if not verdict:
        return verdict
    if not letter.pages:
        return no(_("The file has a text of its own."))
    quoted = Passage.objects.unscoped("a text that was quoted stays as it is").filter(source=letter.source).exists()
    return no(_("Something was quoted from this text, so it stays as it is.")) if quoted else YES


def give_text(letter: Letter, pages: Sequence[str], *, by_machine: bool, actor: Actor, at: datetime) -> Letter:
    """Keep the text of a scan page by page; pages still without any are listed by number. Raises NotAllowed, Stale."""
    require(may_give_text(letter, actor))
    if len(pages) != letter.pages:
        raise ValueError(f"the letter has {letter.pages} pages and a text for {len(pages)} was given")
    clean = [page.replace("\r\n", "\n").replace(PAGE_BREAK, "\n").strip() for page in pages]
    text = PAGE_BREAK.join(clean)
    silent = silent_pages(clean)
    said = any(clean)
    read_by = Letter.ReadBy.MACHINE if by_machine else Letter.ReadBy.PERSON
    with changeset(actor=actor, at=at, reason=f"the text of the letter {letter}"[:200]) as change:
        change.edit(letter.source, **_kept(change, letter.source, text if said else ""))
        return change.edit(letter, silent=silent, read_by=read_by if said else Letter.ReadBy.NOBODY)


def _kept(change: Change, source: Source, text: str) -> dict[str, object]:
    if not text:
        return {"reading": None, "characters": 0}
    data = written_here(text.encode())
    file = store_file(change, data, name=TYPED, media_type="text/plain", compartment=source.compartment)
    return {"reading": file, "characters": len(text), "language": source.language or language_of(text)}


def silent_pages(pages: Sequence[str]) -> str:
    """The numbers of the pages without text, as people write them: "2, 5–7"; cut short with "…" where they are many."""
    runs: list[list[int]] = []
    for number, page in enumerate(pages, start=1):
        if page.strip():
            continue
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
    return told if len(told) <= 300 else f"{told[:298]}…"


def confirm_text(letter: Letter, *, actor: Actor, at: datetime) -> Letter:
    """Say that a person has compared a text read by machine with the scan. Raises NotAllowed, Stale."""
    require(may_write(actor, holder=letter.holder_id, compartment=letter.compartment, circle=letter.circle))
    require(YES if letter.read_by == Letter.ReadBy.MACHINE else no(_("No machine has read this text.")))
    with changeset(actor=actor, at=at, reason=f"the text of the letter {letter} is as the scan has it"[:200]) as change:
        return change.edit(letter, read_by=Letter.ReadBy.PERSON)


def page_of(text: str, offset: int) -> int:
    """On which page of a typed text a character stands, from 1."""
    return text.count(PAGE_BREAK, 0, offset) + 1
