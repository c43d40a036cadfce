"""Answers of a form become rows in one act, and the act can be undone in one. Silence writes nothing."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.assessments.services import answer
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.casework.recommendations.models import Progress, Recommendation
from headway.casework.recommendations.services import report_progress
from headway.engines.exchange.forms.assessment_forms import NIL, SCALE
from headway.engines.exchange.forms.values import FormAnswer
from headway.engines.exchange.returns import TakenIn, read_back
from headway.engines.intake.decisions import decide
from headway.engines.intake.models import Decision
from headway.engines.reports.render import MEDIA_TYPES, Format
from headway.foundation.access.models import Audience
from headway.foundation.access.rules import may_report
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, Verdict, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import Revision
from headway.foundation.ledger.scanning import scanned
from headway.foundation.ledger.undoing import undo

KEY = "answers"


def keep_form(assessment: Assessment, data: bytes, *, name: str, actor: Actor, at: datetime) -> Source:
    """Keep a form that came back as a source of the State's own. Raises Unreadable, NotTaken, TakenIn, NotAllowed."""
    clean = scanned(data)
    _, text = read_back(data, name=name)
    source = Source(
        type=Source.Kind.SUBMISSION,
        title=f"Answers on {assessment.code}: {name}"[:300],
        originator=actor.organisation,
        dated=at.date().isoformat(),
        compartment=assessment.compartment,
        holder_id=_own(actor, assessment),
        audience=Audience.OWN,
        circle=assessment.circle,
    )
    require(_may(actor, source))
    with changeset(actor=actor, at=at, reason=f"keep the answers on {assessment.code}"):
        kept = keep_source(
            source, actor=actor, at=at, data=clean, name=name, media_type=MEDIA_TYPES[Format.DOCX], text=text
        )
        assert kept.file is not None, "it was just kept with its file"
        same = Source.objects.visible_to(actor).filter(file__sha256=kept.file.sha256).exclude(pk=kept.pk)
        if any(_standing(row, actor) for row in same):
            raise TakenIn("This very file was taken over already: undo that first if it was a mistake.")
    return kept


def take_over(
    assessment: Assessment, source: Source, answers: Sequence[FormAnswer], *, actor: Actor, at: datetime
) -> list[Progress | Answer]:
    """Make rows of what was answered and is not as it stood, all in one act. Raises NotAllowed, AlreadyDecided.

    An answer to a recommendation is progress reported by the State, "nothing to report" a nil return; one to a question
    an answer in the State's voice.
    """
    require(_may(actor, source))
    questions = load_catalogue().questions
    changed = [one for one in answers if not one.is_unchanged and not one.is_empty]
    rows: list[Progress | Answer] = []
    with changeset(actor=actor, at=at, reason=f"take over {len(changed)} answers on {assessment.code}"):
        decide(source, KEY, Decision.Outcome.ACCEPTED, actor=actor, at=at)
        for one in changed:
            if one.item.id in questions:
                rows.append(answer(_answer(assessment, source, one, at), actor=actor, at=at))
            else:
                rows.append(report_progress(_progress(assessment, source, one, actor, at), actor=actor, at=at))
    return rows


def form_kept(assessment: Assessment, data: bytes, actor: Actor) -> Source:
    """The source that a form was kept as, whose answers stand. Raises NotAllowed."""
    same = Source.objects.visible_to(actor).filter(
        compartment=assessment.compartment, file__sha256=sha256(data).hexdigest()
    )
    for row in same:
        if _standing(row, actor):
            return row
    raise NotAllowed("Nothing of this form is taken over.")


def undo_answers(source: Source, *, actor: Actor, at: datetime, reason: str) -> tuple[int, int]:
    """Undo what a form brought in: its rows end, the file stays. Raises NotAllowed, CannotUndo."""
    require(_may(actor, source))
    taken = _standing(source, actor)
    if taken is None:
        raise NotAllowed("Nothing of this form is taken over.")
    first = (
        Revision.objects.filter(record=taken.pk, kind=Decision.kind)
        .order_by("changeset_id")
        .select_related("changeset")
    )
    act = first[0].changeset.act
    return undo(act, actor=actor, at=at, reason=reason)


def _standing(source: Source, actor: Actor) -> Decision | None:
    return Decision.objects.visible_to(actor).filter(source=source.pk, proposal=KEY).first()


def _own(actor: Actor, assessment: Assessment) -> UUID:
    seats = [seat for seat in actor.seats if seat.compartment in {"", assessment.compartment}]
    if not seats:
        raise NotAllowed("You can write only for your own organisation, in the files you work on.")
    return seats[0].organisation


def _may(actor: Actor, source: Source) -> Verdict:
    return may_report(actor, holder=source.holder_id, compartment=source.compartment, circle=source.circle)


def _sight(source: Source) -> dict[str, Any]:
    return {
        "compartment": source.compartment,
        "holder_id": source.holder_id,
        "audience": source.audience,
        "circle": source.circle,
    }


def _progress(assessment: Assessment, source: Source, one: FormAnswer, actor: Actor, at: datetime) -> Progress:
    recommendation = Recommendation.objects.visible_to(actor).get(pk=one.item.id)
    return Progress(
        recommendation=recommendation,
        assessment=assessment,
        scale=SCALE,
        level="" if one.choice == NIL else one.choice,
        nil_return=one.choice == NIL,
        as_of=at.date().isoformat(),
        reason=one.text,
        **_sight(source),
    )


def _answer(assessment: Assessment, source: Source, one: FormAnswer, at: datetime) -> Answer:
    question = load_catalogue().questions[one.item.id]
    return Answer(
        assessment=assessment,
        question=question.id,
        question_version=question.version,
        voice=Answer.Voice.STATE,
        value=one.choice,
        text=one.text,
        given_on=at.date(),
        **_sight(source),
    )
