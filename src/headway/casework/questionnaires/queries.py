"""Reads of a questionnaire: the three voices side by side, a ministry's own questions, the board of all ministries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.questionnaires.models import (
    AnswerEvidence,
    AssignmentStep,
    Contribution,
    ContributionEvidence,
    SectionAssignment,
    Submission,
)
from headway.casework.questionnaires.relevance import Asked, relevance
from headway.casework.questionnaires.sealing import words_under_seal
from headway.casework.questionnaires.values import Line, lines_of
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import Audience, CaseQuerySet
from headway.foundation.catalogue.models import Area
from headway.foundation.catalogue.queries import chapters_among, questions_answered, questions_asked
from headway.foundation.catalogue.questions import Question
from headway.foundation.core.actors import Actor

VOICES = (Answer.Voice.PREFILL, Answer.Voice.STATE, Answer.Voice.AGREED)
Key = tuple[str, str]


@dataclass(slots=True)
class Voiced:
    """A question or a part of it, with the newest answer in each voice and what ministries contributed."""

    line: Line
    voices: dict[str, Answer] = field(default_factory=dict)
    contributions: list[Contribution] = field(default_factory=list)
    asked: Asked = Asked.YES
    is_retired: bool = False

    @property
    def differ(self) -> bool:
        """Whether ministries said different things; told inside the State alone, as contributions are."""
        said = {(row.status, row.value) for row in self.contributions if not row.sealed and (row.value or row.status)}
        return len(said) > 1


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the questionnaire with its questions."""

    area: Area
    lines: tuple[Voiced, ...]

    @property
    def asked(self) -> list[Voiced]:
        """What counts as a question: asked now, not retired, and no part."""
        return [one for one in self.lines if one.asked is Asked.YES and not one.line.part and not one.is_retired]

    def answered(self, voice: str) -> int:
        """How many of them have an answer in a voice, in the question itself or in a part."""
        said = {one.line.question.id for one in self.lines if voice in one.voices}
        return sum(1 for one in self.asked if one.line.question.id in said)


def sections_of(assessment: Assessment, actor: Actor) -> list[Section]:
    """The whole questionnaire as far as the actor may see it, each answer in its voice; retired questions too."""
    newest = _newest_answers(assessment, actor)
    contributed = _contributed(assessment, actor)
    questions, retired = _questions(assessment, actor.today, [*newest, *contributed], newest, contributed)
    asked = relevance(questions, _choices(newest), visited_before=was_visited(assessment))
    lines: dict[str, list[Voiced]] = {}
    areas = list(Area.objects.order_by("order", "id"))
    chapters = chapters_among(areas)
    for question in questions:
        for line in lines_of(question):
            key = (question.id, line.part)
            voiced = Voiced(
                line, newest.get(key, {}), contributed.get(key, []), asked[question.id], question.id in retired
            )
            lines.setdefault(chapters.get(question.area, question.area), []).append(voiced)
    return [Section(area, tuple(lines[area.pk])) for area in areas if area.pk in lines]


def was_visited(assessment: Assessment) -> bool:
    """Whether the State's history knows an earlier assessment by this Body."""
    return assessment.previous_id is not None or assessment.type == Assessment.Kind.FOLLOW_UP


@dataclass(frozen=True, slots=True)
class Mine:
    """One thing that a ministry is asked, with its own contribution, its evidence, and its words under seal."""

    line: Line
    said: Contribution | None
    value: str
    text: str
    asked: Asked
    waits_for: str = ""
    evidence: tuple[ContributionEvidence, ...] = ()
    prefill: Answer | None = None

    @property
    def is_answered(self) -> bool:
        return self.said is not None and not self.said.is_empty


def questions_of(assignment: SectionAssignment, on: date) -> list[Question]:
    """The questions that an assignment asks on a day: those of its section, or the one it names."""
    return _within(assignment, questions_asked(assignment.assessment.framework, on), _parents())


def _within(
    assignment: SectionAssignment, questions: Iterable[Question], parents: Mapping[str, str | None]
) -> list[Question]:
    if assignment.question:
        return [question for question in questions if question.id == assignment.question]
    areas = _areas_below(assignment.section, parents)
    return [question for question in questions if question.area in areas]


def _parents() -> dict[str, str | None]:
    return dict(Area.objects.values_list("pk", "parent_id"))


def _areas_below(section: str, parents: Mapping[str, str | None]) -> set[str]:
    """An area and those below it."""
    found = {section}
    while more := {key for key, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def lines_for(assignment: SectionAssignment, actor: Actor) -> list[Mine]:
    """What a ministry is asked, and what it said; a prefill only where it was released to it."""
    assessment = assignment.assessment
    contributions, answers = at_once(contributions_to([assignment], actor), _answers(assessment, actor))
    said = _latest(contributions)
    questions = questions_of(assignment, actor.today)
    known = frozenset(question.id for question in questions)
    old = questions_answered((row.question, row.question_version) for row in said.values() if row.question not in known)
    questions = [*questions, *old.values()]
    choices = {row.question: row.value or row.status for row in said.values() if not row.part and not row.is_empty}
    asked = relevance(questions, choices, visited_before=was_visited(assessment), known=known)
    words = words_under_seal(said.values(), actor)
    papers = _evidence(said.values(), actor)
    prefills = {key: voices.get(Answer.Voice.PREFILL) for key, voices in _by_voice(answers).items()}
    found = []
    for question in questions:
        waits = question.follows_if.question if question.follows_if else ""
        for line in lines_of(question):
            row = said.get((question.id, line.part))
            value, text = words.get(row.pk, (row.value, row.text)) if row else ("", "")
            key = (question.id, line.part)
            mine = Mine(
                line, row, value, text, asked[question.id], waits, tuple(papers.get(row.pk, ()) if row else ()),
                prefills.get(key),
            )  # fmt: skip
            if mine.asked is not Asked.NO or mine.is_answered:
                found.append(mine)
    return found


def latest_contributions(assignments: Iterable[SectionAssignment], actor: Actor) -> dict[Key, Contribution]:
    """The newest contribution of each question and part."""
    return _latest(contributions_to(assignments, actor))


def contributions_to(assignments: Iterable[SectionAssignment], actor: Actor) -> CaseQuerySet[Contribution]:
    return Contribution.objects.visible_to(actor).filter(assignment__in=[row.pk for row in assignments])


def _latest(rows: Iterable[Contribution]) -> dict[Key, Contribution]:
    return {(row.question, row.part): row for row in sorted(rows, key=attrgetter("given_on", "pk"))}


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One ministry's assignment: how it stands, and how many questions are left."""

    assignment: SectionAssignment
    asked: int
    returned: int
    steps: tuple[AssignmentStep, ...]
    today: date

    @property
    def left(self) -> int:
        return max(0, self.asked - self.returned)

    @property
    def on(self) -> dict[str, date]:
        """The day of the last step of each kind."""
        return {step.step: step.on for step in self.steps}

    @property
    def standing(self) -> str:
        """The last step, or sent."""
        return self.steps[-1].step if self.steps else "sent"

    @property
    def is_overdue(self) -> bool:
        due = self.assignment.due_on
        return due is not None and due < self.today and self.left > 0 and self.standing != "withdrawn"


def board(assessment: Assessment, actor: Actor) -> list[BoardLine]:
    """Every assignment that the actor may see, with what was returned to the State; a ministry's drafts are its own."""
    assignments = list(
        SectionAssignment.objects.visible_to(actor)
        .filter(assessment=assessment.pk)
        .select_related("ministry", "assessment")
        .order_by("ministry__name", "section", "question", "id")
    )
    steps: dict[UUID, list[AssignmentStep]] = {}
    for step in AssignmentStep.objects.visible_to(actor).filter(assignment__in=[a.pk for a in assignments]):
        steps.setdefault(step.assignment_id, []).append(step)
    rows = Contribution.objects.visible_to(actor).filter(assignment__in=[a.pk for a in assignments])
    passed: dict[UUID, set[str]] = {}
    for row in rows.exclude(audience=Audience.OWN):
        if not row.is_empty:
            passed.setdefault(row.assignment_id, set()).add(row.question)
    asked, parents = questions_asked(assessment.framework, actor.today), _parents()
    visited = was_visited(assessment)
    lines = []
    for one in assignments:
        questions = _within(one, asked, parents)
        decided = relevance(questions, {}, visited_before=visited, known=frozenset())
        wanted = {question.id for question in questions if decided[question.id] is Asked.YES}
        ordered = tuple(sorted(steps.get(one.pk, []), key=lambda step: (step.on, step.pk)))
        returned = len(wanted & passed.get(one.pk, set()))
        lines.append(BoardLine(one, len(wanted), returned, ordered, actor.today))
    return lines


def assignments_for(actor: Actor, assessment: Assessment | None = None) -> CaseQuerySet[SectionAssignment]:
    """The assignments given to the organisations in which somebody sits."""
    organisations = [seat.organisation for seat in actor.seats]
    rows = SectionAssignment.objects.visible_to(actor).leading_to_visible(actor, "assessment")
    rows = rows.filter(ministry__in=organisations).exclude(pk__in=withdrawn(actor))
    if assessment is not None:
        rows = rows.filter(assessment=assessment.pk)
    return rows.select_related("ministry", "assessment").order_by("due_on", "section", "question", "id")


def withdrawn(actor: Actor) -> QuerySet[AssignmentStep, Any]:
    """The assignments that were taken back, as far as the actor is told."""
    steps = AssignmentStep.objects.visible_to(actor).filter(step=AssignmentStep.Step.WITHDRAWN).order_by()
    return steps.values("assignment")


def submissions_of(assessment: Assessment, actor: Actor) -> list[Submission]:
    """What was submitted, the newest first."""
    rows = Submission.objects.visible_to(actor).filter(assessment=assessment.pk)
    found = list(rows.order_by("-submitted_on", "-number", "-id"))
    for row in found:
        row.assessment = assessment
    return found


def evidence_of(answers: Iterable[Answer], actor: Actor) -> dict[UUID, list[AnswerEvidence]]:
    """The documents that answers stand on, as far as the actor may see them."""
    rows = AnswerEvidence.objects.visible_to(actor).leading_to_visible(actor, "source")
    found: dict[UUID, list[AnswerEvidence]] = {}
    for row in rows.filter(answer__in=[one.pk for one in answers]).select_related("source").order_by("id"):
        found.setdefault(row.answer_id, []).append(row)
    return found


def section_titles() -> dict[str, str]:
    """What every area is called."""
    return dict(Area.objects.values_list("pk", "title"))


def _newest_answers(assessment: Assessment, actor: Actor) -> dict[Key, dict[str, Answer]]:
    return _by_voice(_answers(assessment, actor))


def _answers(assessment: Assessment, actor: Actor) -> CaseQuerySet[Answer]:
    rows = Answer.objects.visible_to(actor).filter(assessment=assessment.pk).select_related("holder")
    return rows.with_visible(actor, "passage")


def _by_voice(answers: Iterable[Answer]) -> dict[Key, dict[str, Answer]]:
    found: dict[Key, dict[str, Answer]] = {}
    for row in sorted(answers, key=attrgetter("given_on", "pk")):
        found.setdefault((row.question, row.part), {})[row.voice] = row
    return found


def _contributed(assessment: Assessment, actor: Actor) -> dict[Key, list[Contribution]]:
    rows = (
        Contribution.objects.visible_to(actor)
        .leading_to_visible(actor, "assignment")
        .filter(assignment__assessment=assessment.pk)
        .select_related("assignment__ministry")
        .order_by("given_on", "id")
    )
    newest = {(row.question, row.part, row.assignment_id): row for row in rows}
    found: dict[Key, list[Contribution]] = {}
    for (question, part, _), row in newest.items():
        if not row.is_empty:
            found.setdefault((question, part), []).append(row)
    return found


def _questions(
    assessment: Assessment,
    on: date,
    keys: Iterable[Key],
    newest: Mapping[Key, dict[str, Answer]],
    contributed: Mapping[Key, list[Contribution]],
) -> tuple[list[Question], set[str]]:
    """The questions asked now, then those that were answered and are asked no more."""
    questions = questions_asked(assessment.framework, on)
    known = {question.id for question in questions}
    gone = {key for key in keys if key[0] not in known}
    old = {(row.question, row.question_version) for key in gone for row in newest.get(key, {}).values()}
    old |= {(row.question, row.question_version) for key in gone for row in contributed.get(key, [])}
    retired = {question.id: question for question in questions_answered(old).values()}
    return [*questions, *retired.values()], set(retired)


def _choices(newest: Mapping[Key, dict[str, Answer]]) -> dict[str, str]:
    """What decides whether a question is asked: the agreed answer, else the State's."""
    found = {}
    for (question, part), voices in newest.items():
        row = voices.get(Answer.Voice.AGREED) or voices.get(Answer.Voice.STATE)
        if row is not None and not part:
            found[question] = row.value or row.status
    return found


def _evidence(rows: Iterable[Contribution], actor: Actor) -> dict[UUID, list[ContributionEvidence]]:
    found: dict[UUID, list[ContributionEvidence]] = {}
    links = ContributionEvidence.objects.visible_to(actor).leading_to_visible(actor, "source")
    for link in links.filter(contribution__in=[row.pk for row in rows]).select_related("source").order_by("id"):
        found.setdefault(link.contribution_id, []).append(link)
    return found
