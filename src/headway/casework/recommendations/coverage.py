"""What a visit must cover and what of it is still open: each earlier recommendation and question with its meetings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.models import Recommendation
from headway.casework.recommendations.queries import as_counted, visible_recommendations
from headway.casework.visits.models import Meeting, Topic
from headway.casework.visits.programme import OFF, Programme
from headway.foundation.catalogue.models import Question
from headway.foundation.catalogue.pins import bare
from headway.foundation.core.actors import Actor

OPEN, PLANNED, COVERED, UNCOVERED = "open", "planned", "covered", "not covered"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to cover, as a page names it: `key` is what a form sends, `code` what people call it."""

    key: str
    code: str
    text: str
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A subject with the meetings that are to cover it and how that stands: open, planned, covered, not covered."""

    subject: Subject
    meetings: tuple[Meeting, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """Everything a visit may have to cover, by the key a form sends."""

    recommendations: dict[UUID, Subject]
    questions: dict[str, Subject]

    def of(self, topic: Topic) -> Subject | None:
        """What a topic is about; None where the reader may not see it."""
        if topic.recommendation is not None:
            return self.recommendations.get(topic.recommendation)
        if topic.question:
            return self.questions.get(topic.question)
        return Subject(f"text:{topic.text}", "", topic.text)


def subjects_of(assessment: Assessment, actor: Actor, *, with_areas: bool = False) -> Subjects:
    """The recommendations that the assessment follows up, in the order people count them, and the questions asked."""
    found = visible_recommendations(actor).filter(assessment=assessment.previous_id).select_related("assessment")
    rows = sorted(found.prefetch_related("areas") if with_areas else found, key=as_counted)
    questions = Question.objects.filter(until=None).order_by("area__order", "id")
    return Subjects(
        {row.pk: Subject(f"r:{row.code}", row.code, row.text, _areas(row) if with_areas else ()) for row in rows},
        {(key := bare(q.pk)): Subject(f"q:{key}", "", q.text, (q.area_id,)) for q in questions},
    )


def _areas(row: Recommendation) -> tuple[str, ...]:
    return tuple(area.pk for area in row.areas.all())


def coverage(programme: Programme, subjects: Subjects) -> tuple[list[Line], list[Line]]:
    """How the recommendations stand, then the questions that a meeting was given and words of one's own."""
    meetings = {row.pk: row for row in programme.meetings}
    told: dict[str, list[tuple[Meeting, Topic]]] = {}
    named: dict[str, Subject] = {}
    for key, topics in programme.topics.items():
        for topic in topics:
            subject = subjects.of(topic)
            if subject is not None and key in meetings:
                told.setdefault(subject.key, []).append((meetings[key], topic))
                named[subject.key] = subject
    recommended = [_line(subject, told) for subject in subjects.recommendations.values()]
    keys = {line.subject.key for line in recommended}
    return recommended, [_line(subject, told) for key, subject in named.items() if key not in keys]


def uncovered(lines: Iterable[Line]) -> list[Line]:
    """Those that no meeting has covered or is still to cover."""
    return [line for line in lines if line.standing in {OPEN, UNCOVERED}]


def _line(subject: Subject, told: Mapping[str, list[tuple[Meeting, Topic]]]) -> Line:
    pairs = told.get(subject.key, [])
    return Line(subject, tuple(meeting for meeting, _ in pairs), _standing(pairs))


def _standing(pairs: list[tuple[Meeting, Topic]]) -> str:
    if any(topic.outcome == Topic.Outcome.COVERED for _, topic in pairs):
        return COVERED
    if any(not topic.outcome and meeting.outcome not in OFF for meeting, topic in pairs):
        return PLANNED
    return UNCOVERED if pairs else OPEN
