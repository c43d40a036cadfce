"""The clock of a procedure: each stage's due day from the event it hangs on, and where the case stands. Pure.

Deadlines are never stored: a receipt that is corrected moves everything that hangs on it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from headway.engines.procedures.gates import standing_of
from headway.engines.procedures.values import (
    BODY,
    STATE,
    Due,
    GateStanding,
    Ground,
    Happened,
    Outcome,
    Said,
    Standing,
    Step,
    Track,
)
from headway.foundation.catalogue.criteria import Finding
from headway.foundation.catalogue.durations import Duration
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.practice import Deadline, Procedure, Stage
from headway.foundation.catalogue.working_days import WorkingDays

NOTHING = Happened()
ENDED = {Outcome.DONE: Standing.DONE, Outcome.NIL: Standing.NIL, Outcome.SILENCE: Standing.SILENCE}


@dataclass(frozen=True)
class Case:
    """A procedure with what is on record of it: stages by id, words by (stage, number of the gate).

    `days_of` gives the working days of an actor: an organisation's id or "state". `today` may be any day. A case that
    is `silent` is of the past and none of its stages is on record: nobody has the pen. `found` says of tracks and of
    steps on a condition, by id, whether what was judged meets their criteria.
    """

    procedure: Procedure
    happened: Mapping[str, Happened]
    days_of: Callable[[str], WorkingDays]
    today: date
    said: Mapping[tuple[str, int], Sequence[Said]] = field(default_factory=dict)
    silent: bool = False
    found: Mapping[str, Finding] = field(default_factory=dict)

    @property
    def variant(self) -> str:
        """The track the case is on: one whose criteria are met, else the one without any; "" where there are none."""
        tracks = self.procedure.variants
        met = (row.id for row in tracks if row.when and row.id in self.found and self.found[row.id].is_met)
        return next(met, next((row.id for row in tracks if not row.when), "")) if self.found else ""

    def of(self, stage: str) -> Happened:
        return self.happened.get(stage, NOTHING)


def track_of(case: Case) -> Track:
    """Every stage that applies, and the one that is on now."""
    stages = [stage for stage in case.procedure.stages if _applies(case, stage)]
    last = max((n for n, stage in enumerate(stages) if case.of(stage.id).ended_on), default=-1)
    now = None if case.silent else _now(case, stages, last)
    steps = tuple(_step(case, stage, n, last, stage is now) for n, stage in enumerate(stages))
    return Track(steps, next((step for step in steps if step.stage is now), None), tuple(_grounds(case)))


def _grounds(case: Case) -> Iterator[Ground]:
    """The track that the case is on, and the steps whose criteria are met, each with what it follows from."""
    chosen, of = case.variant, case.procedure.id
    for row in case.procedure.variants:
        said = case.found.get(row.id)
        title = in_readers_language("variants", f"{of}/{row.id}", row.title)
        if row.id == chosen and said is None:
            others = [case.found[other.id] for other in case.procedure.variants if other.id in case.found]
            yield Ground(title, " ".join(other.because for other in others), any(other.is_open for other in others))
        elif row.id == chosen and said is not None:
            yield Ground(title, said.because)
    for stage in case.procedure.stages:
        if stage.id in case.found and case.found[stage.id].is_met:
            title = in_readers_language("stages", f"{of}/{stage.id}", stage.title)
            yield Ground(title, case.found[stage.id].because)


def due_of(case: Case, stage: Stage) -> Due | None:
    """When a stage is due; None where nothing says so, or nothing of what it hangs on has a day."""
    told = case.of(stage.id)
    first = _first_due(case, stage, told)
    if told.extended_to is None:
        return first
    kept = first or Due(told.extended_to, "set")
    return replace(kept, on=told.extended_to, first=first.on if first else None, foreseen=False)


def _first_due(case: Case, stage: Stage, told: Happened) -> Due | None:
    if told.set_on:
        return Due(told.set_on, "set")
    if stage.deadline is None or stage.deadline.duration is None:
        return None
    return _counted(case, stage, stage.deadline, stage.deadline.duration)


def _counted(case: Case, stage: Stage, deadline: Deadline, duration: Duration) -> Due | None:
    event = case.procedure.stage(deadline.relative_to)
    start, because, foreseen = _event(case, event, _side(stage.actor), deadline) if event else (None, "", False)
    if start is None:
        return None
    days = case.days_of(stage.actor)
    working = deadline.days == "working"
    on = duration.from_day(start, days.after if working else None)
    if deadline.closed == "next":
        on = days.on_or_after(on)
    needs_days = working or deadline.closed == "next"
    return Due(on, deadline.rule, start, because, foreseen, known_days=days.known or not needs_days)


def _event(case: Case, event: Stage, side: str, deadline: Deadline) -> tuple[date | None, str, bool]:
    """The day a deadline counts from, what happened then, and whether it may still move."""
    told, title = (
        case.of(event.id),
        {"stage": in_readers_language("stages", f"{case.procedure.id}/{event.id}", event.title)},
    )
    if told.ended_on is None:
        foreseen = due_of(case, event)
        return (foreseen.on if foreseen else None, _("%(stage)s, as foreseen") % title, True)
    if deadline.counts_from == "end":
        return told.ended_on, title["stage"], False
    if side in told.received:
        return told.received[side], _("%(stage)s, received") % title, False
    others = sorted(told.received.values())
    if others:
        return others[0], _("%(stage)s, received as the other side has it") % title, True
    return told.ended_on, _("%(stage)s, sent; its receipt is not on record") % title, True


def _side(actor: str) -> str:
    return STATE if actor == "state" else BODY


def _applies(case: Case, stage: Stage) -> bool:
    """Steps of a track, or on a condition, are shown once something of them is on record, or their criteria are met."""
    if stage.id in case.happened or not (stage.variant or stage.condition):
        return True
    met = case.found[stage.id].is_met if stage.id in case.found else not stage.condition
    return met and bool(case.found) and case.variant == stage.variant


def _now(case: Case, stages: Sequence[Stage], last: int) -> Stage | None:
    under_way = (stage for stage in stages if case.of(stage.id).started_on and not case.of(stage.id).ended_on)
    following = (stage for stage in stages[last + 1 :] if not stage.opens)
    return next(under_way, None) or next(following, None)


def _step(case: Case, stage: Stage, place: int, last: int, is_now: bool) -> Step:
    told = case.of(stage.id)
    due = due_of(case, stage)
    gates = _gates(case, stage)
    return Step(
        stage,
        told,
        _standing(told, due, gates, case.today, passed=place < last or case.silent, is_now=is_now),
        due,
        gates,
    )


def _gates(case: Case, stage: Stage) -> tuple[GateStanding, ...]:
    return tuple(
        standing_of(gate, case.said.get((stage.id, n), ()), case.days_of(gate.by), case.today)
        for n, gate in enumerate(stage.gates)
    )


def _standing(
    told: Happened, due: Due | None, gates: Sequence[GateStanding], today: date, *, passed: bool, is_now: bool
) -> Standing:
    if told.ended_on:
        return ENDED[told.outcome]
    if due and due.on < today and not due.foreseen:
        return Standing.OVERDUE if due.is_strict else Standing.EXPECTED if due.rule == "about" else Standing.UNDER_WAY
    if passed and not told.started_on and not due:
        return Standing.NOT_ON_RECORD
    if is_now and any(not gate.is_given for gate in gates):
        return Standing.WAITING
    if due:
        return Standing.DUE
    return Standing.UNDER_WAY if is_now or told.started_on else Standing.LATER
