"""A case's track as one reader may see it: stages, receipts, letters, consents, words at gates, editions.

Neither side is shown what the other clears or decides among itself: a gate is shown to whoever gives it, to the
assessing Body, and to everyone where the State gives it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Subquery, prefetch_related_objects

from headway.casework.assessments.judged import judgements_of
from headway.casework.assessments.models import Assessment, GateWord, Receipt, Stage, StageLetter
from headway.casework.assessments.workspace import provisions_to_judge, rated_by, scales_of
from headway.casework.evidence.models import Source
from headway.engines.procedures.clock import Case, track_of
from headway.engines.procedures.values import BODY, STATE, Happened, Outcome, Said, Track, Word
from headway.engines.reports.models import Edition, Objection
from headway.foundation.access.models import CaseQuerySet, Consent
from headway.foundation.catalogue.criteria import Finding
from headway.foundation.catalogue.criteria import found as found_by
from headway.foundation.catalogue.practice import Gate, Procedure
from headway.foundation.catalogue.practice import Stage as Entry
from headway.foundation.catalogue.queries import procedure_pinned
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.catalogue.working_days import WorkingDays, working_days_of
from headway.foundation.core.actors import Actor, Side

T = TypeVar("T")


@dataclass(frozen=True)
class Kept:
    """What the reader may see of some assessments, by assessment; objections by edition."""

    stages: Mapping[UUID, list[Stage]]
    words: Mapping[UUID, list[GateWord]]
    consents: Mapping[UUID, list[Consent]]
    editions: Mapping[UUID, list[Edition]]
    objections: Mapping[UUID, list[Objection]]


def track_for(assessment: Assessment, actor: Actor, today: date | None = None) -> Track | None:
    """The track of one assessment on a day; None where its procedure is not known here."""
    return tracks_for([assessment], actor, today).get(assessment.pk)


def track_with_rows(assessment: Assessment, actor: Actor) -> tuple[Track, dict[str, Stage]] | None:
    """The track of one assessment with the rows it stands on, by stage: their letters, receipts and markings."""
    kept = read([assessment], actor)
    case = _case(assessment, actor, kept, actor.today)
    rows = kept.stages.get(assessment.pk, [])
    with_letters(rows, actor)
    return (track_of(case), {row.stage: row for row in rows}) if case else None


def tracks_for(assessments: Iterable[Assessment], actor: Actor, today: date | None = None) -> dict[UUID, Track]:
    """The tracks of several assessments in the same few queries; those of unknown procedures are left out."""
    rows = list(assessments)
    kept = read(rows, actor)
    cases = {row.pk: _case(row, actor, kept, today or actor.today) for row in rows}
    return {key: track_of(case) for key, case in cases.items() if case is not None}


def current_tracks(assessments: Iterable[Assessment], actor: Actor) -> dict[UUID, Track]:
    """The tracks of several assessments for what is on now: gates of other stages are not read.

    One query, and one for each kind of gate at which a case stands.
    """
    rows = list(assessments)
    keys = [row.pk for row in rows]
    stages = _by(visible_stages(actor).filter(assessment__in=keys), "assessment_id")
    bare = Kept(stages, {}, {}, {}, {})
    found = {row.pk: case for row in rows if (case := _case(row, actor, bare, actor.today)) is not None}
    now = [step for case in found.values() if (step := track_of(case).now) is not None]
    editions = _editions(keys, actor) if any(step.stage.adopts for step in now) else []
    kinds = {gate.gate.kind for step in now if not step.stage.adopts for gate in step.gates}
    consents = any(gate.gate.consent for step in now for gate in step.gates)
    kept = Kept(
        stages,
        _by(_words(keys, actor), "assessment_id") if kinds - {"consent"} else {},
        _by(_consents(keys, actor), "scope") if consents else {},
        _by(editions, "assessment_id"),
        _by(_objections(editions, actor), "edition_id"),
    )
    cases = {row.pk: _case(row, actor, kept, actor.today, found[row.pk].found) for row in rows if row.pk in found}
    return {key: track_of(case) for key, case in cases.items() if case is not None}


def case_of(assessment: Assessment, actor: Actor) -> Case | None:
    """What the clock needs of one assessment, as far as the reader may see it."""
    return _case(assessment, actor, read([assessment], actor), actor.today)


def read(assessments: list[Assessment], actor: Actor) -> Kept:
    """At most five queries, however many assessments."""
    keys = [row.pk for row in assessments]
    editions = _editions(keys, actor)
    return Kept(
        _by(visible_stages(actor).filter(assessment__in=keys), "assessment_id"),
        _by(_words(keys, actor), "assessment_id"),
        _by(_consents(keys, actor), "scope"),
        _by(editions, "assessment_id"),
        _by(_objections(editions, actor), "edition_id"),
    )


def _words(keys: list[UUID], actor: Actor) -> CaseQuerySet[GateWord]:
    return GateWord.objects.visible_to(actor).filter(assessment__in=keys).order_by("spoken_on", "id")


def _consents(keys: list[UUID], actor: Actor) -> CaseQuerySet[Consent]:
    return Consent.objects.visible_to(actor).filter(scope__in=keys).order_by("given_on", "id")


def _editions(keys: list[UUID], actor: Actor) -> list[Edition]:
    rows = Edition.objects.visible_to(actor).filter(assessment__in=keys, submitted_on__isnull=False)
    return list(rows.order_by("submitted_on", "id"))


def _objections(editions: list[Edition], actor: Actor) -> list[Objection]:
    if not editions:
        return []
    rows = Objection.objects.visible_to(actor).filter(edition__in=[row.pk for row in editions])
    return list(rows.order_by("raised_on", "id"))


def visible_stages(actor: Actor) -> CaseQuerySet[Stage]:
    """Stages with the day on which either side received them, as far as the actor may see that: `state_received`, …"""
    days = {f"{side}_received": Subquery(_receipt(side, actor).values("received_on")[:1]) for side in (STATE, BODY)}
    return Stage.objects.visible_to(actor).annotate(**days).order_by("id")


def _receipt(side: str, actor: Actor) -> CaseQuerySet[Receipt]:
    return Receipt.objects.visible_to(actor).filter(stage=OuterRef("pk"), side=side).order_by("id")


def with_letters(stages: list[Stage], actor: Actor) -> None:
    """Lay beside stages the letters that moved them, as far as the actor may see those: `seen_letters`."""
    letters = StageLetter.objects.visible_to(actor).leading_to_visible(actor, "source").select_related("source")
    cited = Prefetch("letters", letters.order_by("part", "id"), to_attr="seen_letters")
    old = Prefetch("letter", Source.objects.visible_to(actor))
    prefetch_related_objects(stages, cited, old)


def days_of(assessment: Assessment, actor: str) -> WorkingDays:
    """The working days of whoever acts: the State's own, or those of the organisation."""
    return working_days_of(assessment.compartment if actor == "state" else actor)


def name_of(actor: str, state: str) -> str:
    """Who an actor of a procedure is, as people say it: "state" is the State's name."""
    catalogue = load_catalogue()
    if actor == "state":
        found = catalogue.states.get(state)
        return found.name if found else state
    if actor == "civil-society":
        return "civil society"
    listed = catalogue.organisations.get(actor)
    return listed.name if listed else actor


def findings(procedure: Procedure, assessment: Assessment, actor: Actor) -> dict[str, Finding]:
    """Of each track and each step with criteria, whether what the reader may see of the judgements meets them.

    No query where the procedure has none; nothing at all where no judgement is open to the reader.
    """
    rows = [*((row.id, row.when) for row in procedure.variants), *((row.id, row.when) for row in procedure.stages)]
    wanted = {key: criteria for key, criteria in rows if criteria}
    if not wanted:
        return {}
    judgements = judgements_of(assessment, actor).filter(assessment=assessment.pk)
    rated = rated_by(assessment, judgements, provisions_to_judge(assessment))
    if not any(row.level for one in rated.values() for row in one):
        return {}
    scales = scales_of(assessment)
    by_scale = {scales[axis]: one for axis, one in rated.items() if axis in scales}
    known = load_catalogue().scales
    return {key: found_by(criteria, by_scale, known) for key, criteria in wanted.items()}


def _case(
    assessment: Assessment,
    actor: Actor,
    kept: Kept,
    today: date,
    found: Mapping[str, Finding] | None = None,
) -> Case | None:
    procedure = procedure_pinned(assessment.procedure)
    if procedure is None:
        return None
    told = _narrowed(procedure, assessment, actor)
    happened = {row.stage: happened_of(row) for row in kept.stages.get(assessment.pk, [])}
    _adopted(told, kept.editions.get(assessment.pk, []), happened)
    said = {
        (stage.id, n): _said(stage, gate, assessment.pk, kept)
        for stage in told.stages
        for n, gate in enumerate(stage.gates)
    }
    silent = not happened and bool(assessment.dates)
    if found is None:
        found = findings(procedure, assessment, actor)
    return Case(told, happened, partial(days_of, assessment), today, said, silent, found)


def _narrowed(procedure: Procedure, assessment: Assessment, actor: Actor) -> Procedure:
    """The procedure with the gates that this reader is shown."""
    own = {seat.body for seat in actor.seats if seat.body}
    if actor.side is Side.SYSTEM or assessment.body_id in own:
        return procedure

    def shown(gate: Gate) -> bool:
        return gate.by == "state" or gate.by in own

    stages = (replace(stage, gates=tuple(gate for gate in stage.gates if shown(gate))) for stage in procedure.stages)
    return replace(procedure, stages=tuple(stages))


def receipts_of(row: Stage) -> dict[str, date]:
    """By side, the day of receipt that was read along."""
    days = ((side, getattr(row, f"{side}_received", None)) for side in (BODY, STATE))
    return {side: day for side, day in days if day is not None}


def happened_of(row: Stage) -> Happened:
    """What a row says of its stage, with the receipts that were read along."""
    return Happened(
        started_on=row.started_on,
        ended_on=row.done_on,
        received=receipts_of(row),
        set_on=row.due_on,
        extended_to=row.extended_to,
        extension_reason=row.extension_reason,
        outcome=Outcome(row.outcome),
    )


def _adopted(procedure: Procedure, editions: list[Edition], happened: dict[str, Happened]) -> None:
    """A report that was adopted ends the stage that adopts, where nobody recorded that stage."""
    adopted = [row.adopted_on for row in editions if row.adopted_on]
    for stage in procedure.stages:
        told = happened.get(stage.id, Happened())
        if stage.adopts and adopted and told.ended_on is None:
            happened[stage.id] = replace(told, ended_on=adopted[-1])


def _said(stage: Entry, gate: Gate, assessment: UUID, kept: Kept) -> list[Said]:
    if gate.consent:
        return [
            word for row in kept.consents.get(assessment, []) if row.what == gate.consent for word in _consented(row)
        ]
    if stage.adopts and gate.kind in {"silence", "decision"}:
        return list(_in_committee(kept.editions.get(assessment, []), kept.objections))
    return [
        Said(Word(row.word), row.spoken_on, row.office, row.until, row.text)
        for row in kept.words.get(assessment, [])
        if (row.stage, row.gate) == (stage.id, gate.kind)
    ]


def _consented(row: Consent) -> Iterable[Said]:
    yield Said(Word.AGREES, row.given_on, text=str(row))
    if row.withdrawn_on:
        yield Said(Word.REFUSES, row.withdrawn_on, text=f"{row}, withdrawn")


def _in_committee(editions: list[Edition], objections: Mapping[UUID, list[Objection]]) -> Iterable[Said]:
    for row in editions[-1:]:
        if row.submitted_on and row.silence_until:
            yield Said(Word.PUT, row.submitted_on, until=row.silence_until)
        for raised in objections.get(row.pk, []):
            yield Said(Word.OBJECTS, raised.raised_on, str(raised.pk), text=raised.text)
            if raised.answered_on:
                yield Said(Word.WITHDRAWS, raised.answered_on, str(raised.pk), text=raised.answer)
        if row.adopted_on:
            yield Said(Word.DECIDES, row.adopted_on, text=row.decision)


def _by(rows: Iterable[T], name: str) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found
