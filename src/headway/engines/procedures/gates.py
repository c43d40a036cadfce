"""Whether a gate is open: consent, clearance by a line of offices, decision, silence, publication. Pure."""

from collections.abc import Callable, Sequence
from datetime import date

from headway.engines.procedures.values import GateStanding, Lock, Said, Word
from headway.foundation.catalogue.practice import Gate
from headway.foundation.catalogue.working_days import WorkingDays

CLEARED = {Word.CLEARS, Word.CHANGES}


def standing_of(gate: Gate, said: Sequence[Said], days: WorkingDays, today: date) -> GateStanding:
    """How a gate stands on a day, by what was said at it in the order of time. `days` are those of whoever gives it."""
    told = tuple(row for row in sorted(said, key=lambda row: row.on) if row.on <= today)
    return READERS[gate.kind](gate, told, days, today)


def silence_ends(gate: Gate, begun: date, days: WorkingDays) -> date | None:
    """The day by which to object, of a silence that began on a day."""
    if gate.after is None:
        return None
    return gate.after.from_day(begun, days.after if gate.days == "working" else None)


def _consent(gate: Gate, said: tuple[Said, ...], days: WorkingDays, today: date) -> GateStanding:
    last = said[-1].word if said else None
    lock = {Word.AGREES: Lock.GIVEN, Word.REFUSES: Lock.REFUSED}.get(last, Lock.WAITING) if last else Lock.WAITING
    return GateStanding(gate, lock, said=said)


def _decision(gate: Gate, said: tuple[Said, ...], days: WorkingDays, today: date) -> GateStanding:
    last = said[-1].word if said else None
    lock = {Word.DECIDES: Lock.GIVEN, Word.DECLINES: Lock.REFUSED}.get(last, Lock.WAITING) if last else Lock.WAITING
    return GateStanding(gate, lock, said=said)


def _clearance(gate: Gate, said: tuple[Said, ...], days: WorkingDays, today: date) -> GateStanding:
    line = [(office.id, office.title) for office in gate.offices] or [("", "")]
    last = {row.office: row.word for row in said}
    for key, title in line:
        if last.get(key) not in CLEARED:
            lock = Lock.HELD if last.get(key) is Word.HOLDS else Lock.WAITING
            return GateStanding(gate, lock, waits_for=title, said=said)
    return GateStanding(gate, Lock.GIVEN, said=said)


def _silence(gate: Gate, said: tuple[Said, ...], days: WorkingDays, today: date) -> GateStanding:
    begun = [row for row in said if row.word in {Word.PUT, Word.EXTENDS}]
    if any(row.word is Word.DECIDES for row in said):
        return GateStanding(gate, Lock.GIVEN, said=said)
    if not begun:
        return GateStanding(gate, Lock.WAITING, said=said)
    until = begun[-1].until or silence_ends(gate, begun[-1].on, days)
    objections = [row for row in said if row.word in {Word.OBJECTS, Word.WITHDRAWS}]
    if _stands(objections):
        return GateStanding(gate, Lock.BROKEN, until=until, said=said)
    passed = until is not None and until <= today
    return GateStanding(gate, Lock.GIVEN if passed else Lock.RUNNING, until=until, said=said)


def _stands(objections: Sequence[Said]) -> bool:
    """Whether an objection was not taken back; each office's own word counts."""
    last = {row.office: row.word for row in objections}
    return Word.OBJECTS in last.values()


Reader = Callable[[Gate, tuple[Said, ...], WorkingDays, date], GateStanding]
READERS: dict[str, Reader] = {
    "consent": _consent,
    "publication": _consent,
    "clearance": _clearance,
    "decision": _decision,
    "silence": _silence,
}
