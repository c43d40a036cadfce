"""A prefill from what is known: observations on a question's provisions, else on its area, as said and with its voice.

Nothing is concluded from them: they stand word for word, each with who said it and the document it stands in.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.evidence.models import Observation, Passage
from headway.casework.evidence.queries import beginning, told
from headway.casework.evidence.services import link_sight
from headway.casework.questionnaires.answering import give_voice
from headway.casework.questionnaires.models import AnswerEvidence
from headway.casework.questionnaires.rules import body_seat, may_assess_answers
from headway.casework.questionnaires.values import Given
from headway.foundation.access.models import Audience
from headway.foundation.access.sight import may_point
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import questions_asked
from headway.foundation.catalogue.questions import Question
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import Change, changeset

MOST = 3
"""So many observations fill one answer; the judging page of the area shows all."""


def prefill_from_observations(assessment: Assessment, *, actor: Actor, at: datetime) -> list[Answer]:
    """Prefill every question that has no prefill with what was observed of it, the newest first. Raises NotAllowed.

    Only what every assessor of the Body may see is used. The answer stands on the first observation's passage, and
    each document is attached to it.
    """
    require(may_assess_answers(actor, assessment))
    seat = body_seat(actor, assessment)
    assert seat is not None, "the rule has just asked"
    there = Answer.objects.visible_to(actor).filter(assessment=assessment.pk, voice=Answer.Voice.PREFILL)
    filled = set(there.values_list("question", flat=True))
    as_body = Answer(compartment=assessment.compartment, holder_id=seat.organisation, audience=Audience.BODY)
    known = _Known.of(assessment, as_body, actor)
    written = []
    with changeset(actor=actor, at=at, reason=f"{assessment}: prefill from observations") as change:
        for question in questions_asked(assessment.framework, at.date()):
            found = known.of_question(question)[:MOST] if question.id not in filled else []
            if found:
                written.append(_write(change, assessment, question, found, as_body, actor, at))
    return written


class _Known:
    """The observations of a State by provision and by area, each list with the newest first."""

    def __init__(self, by_provision: Mapping[str, list[Observation]], by_area: Mapping[str, list[Observation]]) -> None:
        self.by_provision, self.by_area = by_provision, by_area

    @classmethod
    def of(cls, assessment: Assessment, as_body: Answer, actor: Actor) -> "_Known":
        rows = told(actor).filter(compartment=assessment.compartment, unreviewed=False)
        by_provision: dict[str, list[Observation]] = {}
        by_area: dict[str, list[Observation]] = {}
        found = [row for row in rows.prefetch_related("areas", "provisions") if may_point(as_body, row)]
        for row in sorted(found, key=lambda row: (_when(row), str(row.pk)), reverse=True):
            for provision in row.provisions.all():
                by_provision.setdefault(bare(provision.pk), []).append(row)
            for area in row.areas.all():
                by_area.setdefault(bare(area.pk), []).append(row)
        return cls(by_provision, by_area)

    def of_question(self, question: Question) -> list[Observation]:
        """On its provisions and in its area; where there are none of both, on its area alone."""
        in_area = self.by_area.get(bare(question.area), [])
        on_law = {row.pk for key in question.provisions for row in self.by_provision.get(bare(key), [])}
        return [row for row in in_area if row.pk in on_law] or in_area


def _when(row: Observation) -> str:
    dated = next((support.passage.source.dated for support in row.supports.all()), "")
    words = row.said_on or row.about or dated
    return beginning(words) if words else ""


def _write(
    change: Change, assessment: Assessment, question: Question, found: list[Observation], as_body: Answer,
    actor: Actor, at: datetime,
) -> Answer:  # fmt: skip
    passages = [passage for row in found for passage in _passages(row) if may_point(as_body, passage)]
    given = Given(question.id, text="\n".join(_as_said(row) for row in found))
    first = passages[0] if passages else None
    answer = give_voice(assessment, Answer.Voice.PREFILL, given, actor=actor, at=at, passage=first)
    sources: dict[UUID, Passage] = {passage.source_id: passage for passage in passages}
    for passage in sources.values():
        if may_point(answer, passage.source):
            source = passage.source
            change.add(AnswerEvidence(answer=answer, source=source, **link_sight(answer, source)))
    return answer


def _passages(row: Observation) -> Iterable[Passage]:
    return [support.passage for support in row.supports.all()]


def _as_said(row: Observation) -> str:
    """The words as they stand, in their voice and with their day: "stated" is never "confirmed"."""
    who = " ".join(word for word in (row.voice_who, row.voice_verb) if word)
    dated = next((passage.source.dated for passage in _passages(row)), "")
    when = row.said_on or dated
    head = ", ".join(word for word in (f"{who} (inferred)" if who and row.inferred else who, when) if word)
    return f"{head}: “{row.text}”" if head else f"“{row.text}”"
