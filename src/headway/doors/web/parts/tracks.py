"""The track of a procedure as pages draw it: who has the pen, what is due when, what was done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from headway.casework.assessments.models import Assessment, Receipt, Stage, StageLetter
from headway.casework.evidence.models import Source
from headway.doors.web.parts.said import say, say_state
from headway.engines.procedures.queries import current_tracks, name_of, receipts_of, track_with_rows
from headway.engines.procedures.values import Ground, Standing, Step, Track
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.pins import bare
from headway.foundation.core.actors import Actor

WORDS = {"at_most": "by", "within_session": "by", "set": "on", "about": "about", "at_least": "not before"}
"""How a day that is due is said, by the rule it follows from."""


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage with the names and rows that a page needs beside it."""

    step: Step
    actor: str
    row: Stage | None
    letters: Sequence[tuple[str, Source]]
    receipts: Sequence[tuple[str, date]]

    @property
    def due_word(self) -> str:
        return say(WORDS.get(self.step.due.rule, "by")) if self.step.due else ""

    @property
    def is_late(self) -> bool:
        return self.step.standing is Standing.OVERDUE

    @property
    def is_worth_saying(self) -> bool:
        """Whether its status says more than that it is due by the day beside it."""
        return self.step.standing not in {Standing.LATER, Standing.DUE}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A whole track: the last stage that ended, the one that is on, the next, all in order; and why this track."""

    code: str
    lines: Sequence[StageLine]
    before: StageLine | None
    now: StageLine | None
    after: StageLine | None
    grounds: Sequence[Ground] = ()

    @property
    def ended(self) -> int:
        return sum(line.step.has_ended for line in self.lines)


def drawn_track(assessment: Assessment, actor: Actor, *, rows: bool = False) -> Drawn | None:
    """The track of an assessment as far as the reader may see it; None where its procedure is not known here.

    With `rows`, each stage has its letters and receipts beside it; without, gates are those of what is on now.
    """
    if rows:
        found = track_with_rows(assessment, actor)
        return _drawn(assessment, *found) if found else None
    track = current_tracks([assessment], actor).get(assessment.pk)
    return _drawn(assessment, track, {}) if track else None


def _drawn(assessment: Assessment, track: Track, rows: dict[str, Stage]) -> Drawn:
    lines = [_line(step, assessment, rows.get(step.stage.id)) for step in track.steps]
    place = next((n for n, step in enumerate(track.steps) if step is track.now), len(lines))
    ended = [line for line in lines if line.step.happened.ended_on]
    before = max(ended, key=lambda line: (str(line.step.happened.ended_on), lines.index(line)), default=None)
    following = [line for line in lines[place + 1 :] if not line.step.has_ended]
    now = lines[place] if place < len(lines) else None
    return Drawn(assessment.code, lines, before, now, following[0] if following else None, track.grounds)


def _line(step: Step, assessment: Assessment, row: Stage | None) -> StageLine:
    stage = step.stage
    title = in_readers_language("stages", f"{bare(assessment.procedure)}/{stage.id}", stage.title)
    named = replace(step, stage=replace(stage, title=title))
    return StageLine(named, _actor(stage.actor, assessment.compartment), row, _letters(row), _receipts(row))


def _actor(actor: str, state: str) -> str:
    """Who acts, as the reader's language has it."""
    if actor == "state":
        return say_state(state)
    return in_readers_language("organisations", actor, say(name_of(actor, state)))


def _letters(row: Stage | None) -> list[tuple[str, Source]]:
    if row is None:
        return []
    links: list[StageLetter] = getattr(row, "seen_letters", [])
    return [*((link.part, link.source) for link in links), *([("ends", row.letter)] if row.letter else [])]


def _receipts(row: Stage | None) -> list[tuple[str, date]]:
    return [(Receipt.By(side).label, day) for side, day in receipts_of(row).items()] if row else []
