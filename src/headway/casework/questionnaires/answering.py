"""Verbs of the three voices: the assessor's prefill, the State's answer and its submission, the agreed answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.evidence.models import Passage, Source
from headway.casework.evidence.services import link_sight
from headway.casework.questionnaires.models import (
    AnswerContribution,
    AnswerEvidence,
    Contribution,
    SectionAssignment,
    Submission,
)
from headway.casework.questionnaires.rules import (
    approving_seat,
    body_seat,
    coordinating_seat,
    may_assess_answers,
    may_draft,
    may_reopen,
    may_submit,
)
from headway.casework.questionnaires.standing import covered_by, current_round
from headway.casework.questionnaires.values import Given, NotAnAnswer, answers_it, label_of
from headway.foundation.access.models import Audience
from headway.foundation.access.opening import widen
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.access.sight import may_point
from headway.foundation.catalogue.models import Question as Row
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import questions_answered, questions_asked
from headway.foundation.catalogue.questions import Question
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import NotAllowed, require
from headway.foundation.ledger.changes import Change, changeset


@dataclass(frozen=True, slots=True)
class Draft:
    """A national answer as it is to stand, with the contributions it was drawn from and the documents it stands on."""

    given: Given
    cites: Sequence[Contribution] = ()
    evidence: Sequence[Source] = ()


def draft_answer(assessment: Assessment, draft: Draft, *, actor: Actor, at: datetime) -> Answer:
    """Draft the national answer to a question. Raises NotAllowed, NotAnAnswer.

    The State alone sees the draft, and the differences between ministries that it was drawn from. Drafting again
    changes the draft; what was submitted is followed by a new row.
    """
    question = _asked(assessment, draft.given, at)
    require(may_draft(actor, assessment, question.area))
    seat = coordinating_seat(actor, assessment)
    assert seat is not None, "the rule has just asked"
    row = _latest(assessment, Answer.Voice.STATE, draft.given, actor)
    said = _said(draft.given, question.version, at)
    with changeset(actor=actor, at=at, reason=f"{assessment}: draft the answer to {question.id}") as change:
        if row is not None and row.audience == Audience.STATE:
            change.edit(row, **said)
        else:
            row = change.add(
                Answer(
                    assessment=assessment,
                    question=question.id,
                    part=draft.given.part,
                    voice=Answer.Voice.STATE,
                    compartment=assessment.compartment,
                    holder_id=seat.organisation,
                    audience=Audience.STATE,
                    circle=assessment.circle,
                    **said,
                )
            )
        _cite(change, row, draft, actor)
    return row


def submit_answers(assessment: Assessment, section: str, *, actor: Actor, at: datetime) -> Submission:
    """Submit the State's answers to a section, "" for all: they go to the Body, frozen as a version. Raises NotAllowed.

    What the answers were drawn from stays inside the State.
    """
    require(may_submit(actor, assessment, section))
    rows = _national(assessment, section, actor)
    drafts = [row for row in rows if row.audience == Audience.STATE]
    if not drafts:
        raise NotAllowed(_("There is no drafted answer to submit."))
    seat = approving_seat(actor, assessment)
    reason = f"{assessment}: submit the answers{' to ' + section if section else ''}"
    with changeset(actor=actor, at=at, reason=reason) as change:
        for row in drafts:
            widen(row, Audience.SHARED, actor=actor, at=at, reason=reason, circle=assessment.circle, along=True)
            for paper in AnswerEvidence.objects.visible_to(actor).filter(answer=row.pk, audience=Audience.STATE):
                widen(paper, Audience.SHARED, actor=actor, at=at, reason=reason, circle=assessment.circle, along=True)
        frozen = "\n".join(f"{row.question} {row.part or '-'} {row.pk} {row.revision}" for row in rows)
        return change.add(
            Submission(
                assessment=assessment,
                section=section,
                number=current_round(assessment, section),
                submitted_on=at.date(),
                by_office=(actor.office or actor.name)[:200],
                frozen=frozen,
                digest=sha256(frozen.encode()).hexdigest(),
                compartment=assessment.compartment,
                holder_id=seat.organisation if seat else assessment.holder_id,
                audience=Audience.SHARED,
                circle=assessment.circle,
            )
        )


def reopen_answers(submission: Submission, *, actor: Actor, at: datetime, reason: str) -> Submission:
    """Open again what was submitted, which stays as it was: the next version has the next number. Raises NotAllowed."""
    require(may_reopen(actor, submission))
    if not reason.strip():
        raise NotAllowed(_("Say why it is opened again."))
    with changeset(actor=actor, at=at, reason=reason) as change:
        change.edit(
            submission,
            reopened_on=at.date(),
            reopened_because=reason,
            reopened_by=(actor.office or actor.name)[:200],
        )
        assignments = SectionAssignment.objects.visible_to(actor).filter(assessment=submission.assessment_id)
        for assignment in assignments:
            if submission.section in covered_by(assignment.section):
                change.edit(assignment, round=current_round(submission.assessment, assignment.section))
    return submission


def give_voice(
    assessment: Assessment,
    voice: str,
    given: Given,
    *,
    actor: Actor,
    at: datetime,
    passage: Passage | None = None,
    shown: bool = False,
) -> Answer:
    """Write the assessor's prefill, or the agreed answer: each time a new row. Raises NotAllowed, NotAnAnswer.

    A prefill is the Body's until it is `shown` to the State; an agreed answer needs the State's submitted one, and is
    both sides'.
    """
    require(may_assess_answers(actor, assessment))
    question = _asked(assessment, given, at)
    seat = body_seat(actor, assessment)
    assert seat is not None, "the rule has just asked"
    if voice == Answer.Voice.STATE:
        raise NotAllowed(_("Only the State answers for itself."))
    if voice == Answer.Voice.AGREED and _latest(assessment, Answer.Voice.STATE, given, actor) is None:
        raise NotAllowed(_("There is nothing to agree on: the State has not submitted an answer to this question."))
    wide = voice == Answer.Voice.AGREED or shown
    if wide and assessment.circle is None:
        raise NotAllowed(_("%(assessment)s has no circle of its two sides to show it to.") % {"assessment": assessment})
    row = Answer(
        assessment=assessment,
        question=question.id,
        part=given.part,
        voice=voice,
        passage=passage,
        compartment=assessment.compartment,
        holder_id=seat.organisation,
        audience=Audience.SHARED if wide else Audience.BODY,
        circle=assessment.circle,
        **_said(given, question.version, at),
    )
    with changeset(actor=actor, at=at, reason=f"{assessment}: {row.get_voice_display()}, {question.id}") as change:
        return change.add(row)


def prefill_from_last_cycle(assessment: Assessment, *, actor: Actor, at: datetime) -> list[Answer]:
    """Prefill every question that has no prefill with what was agreed, or answered, in the assessment before.

    The words say whose they are and when; the passage they stand in comes along where its readers may see it.
    Raises NotAllowed.
    """
    require(may_assess_answers(actor, assessment))
    if assessment.previous_id is None:
        return []
    now = {question.id: question for question in questions_asked(assessment.framework, at.date())}
    told: dict[tuple[str, str], Answer] = {}
    earlier = Answer.objects.visible_to(actor).filter(assessment=assessment.previous_id)
    rank = [Answer.Voice.STATE, Answer.Voice.AGREED]
    rows = earlier.exclude(voice=Answer.Voice.PREFILL).select_related("passage", "assessment")
    for row in sorted(rows, key=lambda row: (rank.index(Answer.Voice(row.voice)), row.given_on, row.pk)):
        told[row.question, row.part] = row
    there = Answer.objects.visible_to(actor).filter(assessment=assessment.pk, voice=Answer.Voice.PREFILL)
    filled = set(there.values_list("question", "part"))
    as_asked = questions_answered((row.question, row.question_version) for row in told.values())
    written = []
    with changeset(actor=actor, at=at, reason=f"{assessment}: prefill from the last cycle"):
        for (key, part), row in told.items():
            if key in now and (key, part) not in filled:
                question = as_asked.get((key, row.question_version), now[key])
                given = Given(key, part, text=_as_said(row, question))
                written.append(
                    give_voice(assessment, Answer.Voice.PREFILL, given, actor=actor, at=at, passage=_passage(row))
                )
    return written


def _as_said(row: Answer, question: Question) -> str:
    who = "agreed" if row.voice == Answer.Voice.AGREED else "the State's answer"
    value = label_of(question, row.value, row.part)
    status = "" if row.status == Answer.Status.ANSWERED else row.get_status_display()
    said = ". ".join(filter(None, (status, value, row.text)))
    return f"{row.assessment.code}, {say_day(row.given_on, 'en')} ({who}): {said}"


def _passage(row: Answer) -> Passage | None:
    passage = row.passage
    if passage is None:
        return None
    as_body = Answer(compartment=row.compartment, holder=row.assessment.holder, audience=Audience.BODY)
    return passage if may_point(as_body, passage) else None


def _asked(assessment: Assessment, given: Given, at: datetime) -> Question:
    known = questions_answered([(given.question, given.version)]) if given.version else {}
    question = known.get((given.question, given.version))
    if question is None:
        asked = {q.id: q for q in questions_asked(assessment.framework, at.date())}
        question = asked.get(given.question)
    if question is None:
        raise NotAnAnswer(_("%(question)s is no question that is asked here.") % {"question": given.question})
    verdict = answers_it(question, given)
    if not verdict:
        raise NotAnAnswer(verdict.because)
    return question


def _said(given: Given, version: str, at: datetime) -> dict[str, object]:
    return {
        "question_version": version,
        "status": given.status,
        "value": given.value,
        "text": given.text,
        "given_on": at.date(),
    }


def _latest(assessment: Assessment, voice: str, given: Given, actor: Actor) -> Answer | None:
    rows = Answer.objects.visible_to(actor).filter(
        assessment=assessment.pk, voice=voice, question=given.question, part=given.part
    )
    return rows.order_by("-given_on", "-id").first()


def _cite(change: Change, row: Answer, draft: Draft, actor: Actor) -> None:
    standing = {
        link.contribution_id: link for link in AnswerContribution.objects.visible_to(actor).filter(answer=row.pk)
    }
    wanted = {contribution.pk: contribution for contribution in draft.cites}
    with the_systems_own_work("a link that a draft no longer names ends"):
        change.end_all([link for key, link in standing.items() if key not in wanted])
    for key, contribution in wanted.items():
        if key not in standing:
            change.add(AnswerContribution(answer=row, contribution=contribution, **link_sight(row, contribution)))
    attached = set(AnswerEvidence.objects.visible_to(actor).filter(answer=row.pk).values_list("source", flat=True))
    for source in draft.evidence:
        if source.pk not in attached:
            change.add(AnswerEvidence(answer=row, source=source, **link_sight(row, source)))


def _national(assessment: Assessment, section: str, actor: Actor) -> list[Answer]:
    """The State's newest answer to each question of a section, in the order of the questionnaire."""
    rows = Answer.objects.visible_to(actor).filter(assessment=assessment.pk, voice=Answer.Voice.STATE)
    newest = {(row.question, row.part): row for row in rows.select_related("holder").order_by("given_on", "id")}
    areas = _areas_of(newest.values()) if section else {}
    found = [row for row in newest.values() if not section or section in covered_by(areas.get(row.question, "")) - {""}]
    return sorted(found, key=lambda row: (row.question, row.part, row.pk))


def _areas_of(rows: Iterable[Answer]) -> dict[str, str]:
    keys = {f"{row.question}@{row.question_version}" for row in rows}
    return {bare(row.pk): row.area_id for row in Row.objects.filter(pk__in=keys)}
