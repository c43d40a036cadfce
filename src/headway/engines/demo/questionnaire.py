"""Writing the questionnaire: assigned, contributed, drafted, submitted, agreed."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from uuid import UUID

from headway.casework.questionnaires.answering import Draft, draft_answer, give_voice, submit_answers
from headway.casework.questionnaires.models import Contribution, SectionAssignment
from headway.casework.questionnaires.returning import return_section, validate_section
from headway.casework.questionnaires.services import assign, contribute, type_in
from headway.casework.questionnaires.values import Given
from headway.engines.demo import values as told
from headway.engines.demo.desk import Desk, moment


def write_questionnaire(desk: Desk) -> None:
    """In the order in which it happened; the focal point types in what came on paper."""
    case = desk.case
    sections = {row.id: _assign(desk, row) for row in case.assigned}
    by_day = sorted(case.contributed, key=lambda row: (row.assigned, row.at, row.passed))
    for (name, at, passed), rows in groupby(by_day, key=lambda row: (row.assigned, row.at, row.passed)):
        _contribute(desk, sections[name], list(rows), at=moment(at), passed=passed)
    for row in case.voices:
        _speak(desk, row, sections)
    for done in case.submitted:
        submit_answers(
            desk.assessments[done.assessment], done.section, actor=desk.actor(done.holder), at=moment(done.at)
        )
    for row in case.agreed:
        _speak(desk, row, sections)


def _assign(desk: Desk, row: told.Assigned) -> SectionAssignment:
    section = SectionAssignment(
        assessment=desk.assessments[row.assessment],
        ministry=desk.organisations[row.ministry],
        section=row.section,
        sent_on=row.on,
        due_on=row.due_on,
        main=row.main,
        alternate=row.alternate,
        validator=row.validator,
    )
    return assign(section, actor=desk.actor(desk.case.frame.focal_point), at=moment(row.on))


def _contribute(
    desk: Desk, section: SectionAssignment, rows: list[told.Contributed], *, at: datetime, passed: bool
) -> None:
    given = [Given(row.question, status=row.status, value=row.value, text=row.text) for row in rows]
    if rows[0].came_by == "paper":
        type_in(section, given, actor=desk.actor(desk.case.frame.focal_point), at=at)
        return
    actor = desk.people[next(key for key, o in desk.organisations.items() if o.pk == section.ministry_id)]
    contribute(section, given, actor=actor, at=at)
    if passed:
        return_section(section, actor=actor, at=at)
        validate_section(section, actor=actor, at=at)


def _speak(desk: Desk, row: told.Voice, sections: dict[str, SectionAssignment]) -> None:
    assessment, actor, at = desk.assessments[row.assessment], desk.actor(row.holder), moment(row.at)
    given = Given(row.question, status=row.status, value=row.value, text=row.text)
    if row.voice != "state":
        give_voice(assessment, row.voice, given, actor=actor, at=at, shown=True)
        return
    cites = list(_cited(row, [sections[name].pk for name in row.cites]))
    draft_answer(assessment, Draft(given, cites), actor=actor, at=at)


def _cited(row: told.Voice, sections: list[UUID]) -> Iterable[Contribution]:
    rows = Contribution.objects.unscoped("the demonstration cites what it has just written")
    return rows.filter(assignment__in=sections, question=row.question).order_by("given_on", "id")
