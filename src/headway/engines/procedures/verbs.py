"""Verbs that need the clock: extend a stage beyond its day, say a word at a gate that is open for it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment, GateWord, Stage
from headway.casework.assessments.stages import keep_extension, may_keep_stages
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import sight_of
from headway.engines.procedures.clock import track_of
from headway.engines.procedures.queries import case_of
from headway.engines.procedures.values import GateStanding, Lock, Step, Word
from headway.foundation.access.models import Audience
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset

WORDS: dict[str, tuple[Word, ...]] = {
    "clearance": (Word.CLEARS, Word.CHANGES, Word.HOLDS),
    "decision": (Word.DECIDES, Word.DECLINES),
    "silence": (Word.PUT, Word.EXTENDS, Word.OBJECTS, Word.WITHDRAWS, Word.DECIDES),
    "publication": (Word.AGREES, Word.REFUSES),
}
"""What may be said at each kind of gate; a consent is recorded as one."""

WITH_A_DAY = {Word.EXTENDS}
WITH_A_REASON = {Word.CHANGES, Word.HOLDS, Word.OBJECTS, Word.DECLINES, Word.REFUSES}


def extend_stage(
    assessment: Assessment,
    stage: str,
    *,
    to: date,
    reason: str,
    actor: Actor,
    at: datetime,
    letters: Iterable[Source] = (),
) -> Stage:
    """Give a stage until a later day, with the reason and the letters that asked for it. Raises NotAllowed, Stale."""
    require(may_extend(assessment, stage, to, actor))
    return keep_extension(assessment, stage, to=to, reason=reason, letters=letters, actor=actor, at=at)


def may_extend(assessment: Assessment, stage: str, to: date, actor: Actor) -> Verdict:
    """Whether a stage may be extended to a day: one that is due, still open, and due before."""
    verdict = may_keep_stages(actor, assessment)
    if not verdict:
        return verdict
    step = _step(assessment, stage, actor)
    if step.has_ended:
        return no(_("It has ended."))
    if step.due is None:
        return no(_("It is not due on any day: agree on a day instead."))
    if to <= step.due.on:
        return no(_("It is due on %(day)s as it is: give a later day.") % {"day": step.due.on.isoformat()})
    return YES


def say_at_gate(
    assessment: Assessment,
    stage: str,
    gate: str,
    word: Word,
    *,
    on: date,
    actor: Actor,
    at: datetime,
    office: str = "",
    until: date | None = None,
    text: str = "",
    document: str = "",
) -> GateWord:
    """Record what an office or the organ said. Raises NotAllowed."""
    require(may_say(assessment, stage, gate, word, actor, office=office))
    if on > at.date():
        raise NotAllowed(_("It was said on a day that has come."))
    if word in WITH_A_DAY and until is None:
        raise NotAllowed(_("Give the day to which the silence is extended."))
    if word in WITH_A_REASON and not text.strip():
        raise NotAllowed(_("Say why, or which changes."))
    own = {**sight_of(assessment), "audience": _for_the_body(assessment)}
    with changeset(actor=actor, at=at, reason=f"{assessment}: {stage}, {gate}: {word}"[:200]) as change:
        return change.add(
            GateWord(
                assessment=assessment,
                stage=stage,
                gate=gate,
                office=office,
                word=word.value,
                spoken_on=on,
                until=until,
                text=text.strip(),
                document=document.strip(),
                **own,
            )
        )


def may_say(assessment: Assessment, stage: str, gate: str, word: Word, actor: Actor, *, office: str = "") -> Verdict:
    """Whether a word may be said at a gate now: by the Body, in the order of its line."""
    verdict = may_keep_stages(actor, assessment)
    if not verdict:
        return verdict
    step = _step(assessment, stage, actor)
    found = next((row for row in step.gates if row.gate.kind == gate), None)
    if found is None or word not in WORDS.get(gate, ()):
        return no(_("Nothing of that kind is said at this stage."))
    if step.stage.adopts and gate in {"silence", "decision"}:
        return no(_("How a report is adopted is recorded with the report itself."))
    return _in_turn(found, word, office)


def _in_turn(found: GateStanding, word: Word, office: str) -> Verdict:
    if found.gate.kind == "clearance":
        titles = {row.id: row.title for row in found.gate.offices} or {"": ""}
        if office not in titles:
            return no(_("Name one of the offices that clear."))
        if found.is_given:
            return no(_("Every office has cleared it."))
        if titles[office] != found.waits_for:
            return no(_("It is with the %(office)s now.") % {"office": found.waits_for})
    if found.gate.kind == "silence":
        begun = found.lock is not Lock.WAITING
        if begun == (word is Word.PUT):
            return no(_("It has been put under silence.") if begun else _("It has not been put under silence yet."))
        if word is Word.OBJECTS and found.is_given:
            return no(_("The day by which to object has passed."))
    return YES


def _step(assessment: Assessment, stage: str, actor: Actor) -> Step:
    case = case_of(assessment, actor)
    step = track_of(case).step(stage) if case else None
    if step is None:
        raise NotAllowed(_("The procedure of this assessment has no such stage."))
    return step


def _for_the_body(assessment: Assessment) -> str:
    return Audience.OWN if assessment.audience == Audience.OWN else Audience.BODY
