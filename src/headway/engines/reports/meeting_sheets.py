"""Meeting sheets for rooms without devices: a page each, with what was recommended and answered, and room to write."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language_bidi, override
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.recommendations.coverage import Subjects, subjects_of
from headway.casework.recommendations.models import Addressee, Progress
from headway.casework.recommendations.queries import Standing, list_standings, visible_recommendations
from headway.casework.visits.models import Meeting, Topic
from headway.casework.visits.programme import OFF, Programme, programme_of
from headway.casework.visits.values import say_zone
from headway.engines.reports.values import (
    Audience,
    Block,
    Cell,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    RoomToWrite,
    Row,
    Sentence,
    Status,
    Table,
)
from headway.engines.reports.visit_programme import plain, say_weekday
from headway.engines.reports.words import isolated, language_now, quoted, small, term
from headway.engines.reports.words_of_papers import WordsOfRecord
from headway.foundation.actors.models import Succession
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.models import Level
from headway.foundation.catalogue.queries import special_labels
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day, say_when
from headway.foundation.core.numbers_said import say_apart, say_parts

PAGE = 22
"""How many ruled lines an otherwise empty sheet has; what stands on it takes some of them away."""

FEWEST = 6
IN_FULL = 5


@dataclass(frozen=True, slots=True)
class _Papers:
    """What is known for every sheet, read once."""

    programme: Programme
    subjects: Subjects
    standings: dict[UUID, Standing]
    addressed: dict[UUID, set[UUID]]
    levels: dict[tuple[str, str], str]
    answers: dict[str, list[Answer]]
    words: WordsOfRecord


def write_sheets(assessment: Assessment, *, actor: Actor, only: UUID | None = None, language: str = "en") -> Report:
    """A sheet for each meeting that is still to take place where it stands, or for one meeting alone.

    They hold what the actor's own organisation keeps to itself, so they are for it alone. What is printed is in
    `language`, words of the record where they were translated into it.
    """
    with override(language):
        return _written(assessment, actor, only)


def _written(assessment: Assessment, actor: Actor, only: UUID | None) -> Report:
    papers = _papers(assessment, actor)
    meetings = [row for row in papers.programme.meetings if row.pk == only or (only is None and row.outcome not in OFF)]
    blocks: list[Block] = []
    for number, meeting in enumerate(meetings):
        blocks += [PageBreak()] if number else []
        blocks += _sheet(meeting, papers)
    return Report(
        kind="meeting-sheets",
        title=_("Meeting sheets"),
        blocks=tuple(blocks),
        subtitle=assessment.title or assessment.code,
        state=call_state(assessment.compartment, language_now()),
        compartment=assessment.compartment,
        marking=assessment.marking,
        status=Status.CLEARED,
        contents=False,
        audience=Audience.OWN,
        dated=say_when(assessment.dates),
        language=language_now(),
        direction="rtl" if get_language_bidi() else "ltr",
    )


def _papers(assessment: Assessment, actor: Actor) -> _Papers:
    programme = programme_of(assessment, actor)
    earlier = visible_recommendations(actor).filter(assessment=assessment.previous_id)
    addressed: dict[UUID, set[UUID]] = {}
    rows = Addressee.objects.visible_to(actor).filter(recommendation__in=earlier.values("pk"))
    for row in rows.exclude(organisation=None).order_by("id"):
        if row.organisation_id is not None:
            addressed.setdefault(row.organisation_id, set()).add(row.recommendation_id)
    for succession in Succession.objects.order_by("on", "id"):
        taken_over = addressed.get(succession.before_id, set())
        addressed.setdefault(succession.after_id, set()).update(taken_over)
    levels = {(row.scale_id, row.level_id): row.label for row in Level.objects.order_by("scale_id", "order")}
    standings = {one.recommendation.pk: one for one in list_standings(earlier, actor)} if assessment.previous_id else {}
    answers = _answers(assessment, programme, actor)
    texts = [one.recommendation for one in standings.values()]
    said = [row for rows in answers.values() for row in rows]
    words = WordsOfRecord([*programme.meetings, *texts, *said], actor, Audience.OWN)
    return _Papers(programme, subjects_of(assessment, actor), standings, addressed, levels, answers, words)


def _answers(assessment: Assessment, programme: Programme, actor: Actor) -> dict[str, list[Answer]]:
    asked = {topic.question for topics in programme.topics.values() for topic in topics if topic.question}
    found: dict[str, list[Answer]] = {}
    of = [key for key in (assessment.pk, assessment.previous_id) if key]
    rows = Answer.objects.visible_to(actor).filter(assessment__in=of, question__in=asked)
    for row in rows.order_by("-given_on", "-id"):
        found.setdefault(row.question, []).append(row)
    return found


def _sheet(meeting: Meeting, papers: _Papers) -> list[Block]:
    topics = papers.programme.topics.get(meeting.pk, [])
    recommended, others = _recommended(meeting, topics, papers)
    questions = _questions(topics, papers)
    lines = sum(2 + len(one.recommendation.text) // 80 for one in recommended) + len(others) // 3
    lines += sum(1 + sum(len(s.text) for s in sentences) // 90 for sentences in questions)
    blocks: list[Block] = [Heading(papers.words.of(meeting, "title")), _facts(meeting, papers)]
    if recommended:
        rows = tuple(_recommendation(one, papers) for one in recommended)
        header = (_("No."), _("What was recommended"), _("Last reported"), _("Last assessed"))
        blocks.append(Table(_("Earlier recommendations for these institutions"), header, rows, (4, 17, 5, 5)))
    if others:
        told = say_apart(f"{one.recommendation.code} ({_level(one, papers)})" for one in others)
        blocks.append(Paragraph((plain(_("Also addressed to them: %(codes)s.") % {"codes": told}),), numbered=False))
    blocks += [Paragraph(sentences, numbered=False) for sentences in questions]
    return [*blocks, RoomToWrite(max(FEWEST, PAGE - 5 - lines))]


def _facts(meeting: Meeting, papers: _Papers) -> Facts:
    component = next(part.component for part in papers.programme.parts if part.component.pk == meeting.component_id)
    day = say_weekday(meeting.on) if meeting.on else ""
    when = say_parts(filter(None, (day, meeting.clock, say_zone(component.zone, meeting.on))))
    spoken = say_apart(filter(None, (meeting.languages, meeting.interpretation)))
    told = [
        (_("When"), when),
        (_("Where"), isolated(meeting.place)),
        (_("With"), say_apart(isolated(row.organisation.name) for row in meeting.attendances.all())),
        (_("Languages"), isolated(spoken)),
    ]
    return Facts(tuple(Fact(label, (plain(text),)) for label, text in told if text))


def _recommended(meeting: Meeting, topics: Sequence[Topic], papers: _Papers) -> tuple[list[Standing], list[Standing]]:
    """The recommendations it must cover, in full; then the others addressed to who is there or who it took over from.

    Where it has none to cover, the first of the others stand in full, as many as leave room on the page.
    """
    wanted = {topic.recommendation for topic in topics if topic.recommendation}
    there: set[UUID] = set()
    for attendance in meeting.attendances.all():
        there |= papers.addressed.get(attendance.organisation_id, set())
    chosen = [one for key, one in papers.standings.items() if key in wanted]
    others = [one for key, one in papers.standings.items() if key in there - wanted]
    return (chosen, others) if chosen else (others[:IN_FULL], others[IN_FULL:])


def _level(one: Standing, papers: _Papers) -> str:
    last = one.assessed or one.reported
    return _said_level(last, papers) if last else _("nothing reported")


def _said_level(row: Progress, papers: _Papers) -> str:
    label = papers.levels.get((row.scale, row.level)) or row.level.removeprefix("special:").replace("-", " ")
    special = row.level.startswith("special:")
    section, key = ("special_values", row.level) if special else ("levels", f"{row.scale}/{row.level}")
    return in_readers_language(section, key, "") or small(term(special_labels().get(row.level, label)))


def _recommendation(one: Standing, papers: _Papers) -> Row:
    row = one.recommendation
    progress = [f"{_said_level(p, papers)}, {say_when(p.as_of)}" if p else "" for p in (one.reported, one.assessed)]
    texts = [row.code, papers.words.of(row, "text"), *progress]
    return Row(tuple(Cell((plain(text),) if text else (), heading=not number) for number, text in enumerate(texts)))


def _questions(topics: Sequence[Topic], papers: _Papers) -> list[tuple[Sentence, ...]]:
    found: list[tuple[Sentence, ...]] = []
    for topic in topics:
        subject = papers.subjects.of(topic) if topic.recommendation is None else None
        if subject is None:
            continue
        told = [plain(f"☐ {subject.text}")]
        for answer in papers.answers.get(topic.question, [])[:2] if topic.question else []:
            said = papers.words.of(answer, "text") if answer.text else ""
            told.append(
                plain(
                    _("Answered (%(who)s, %(day)s): %(words)s")
                    % {
                        "who": term(answer.get_voice_display()),
                        "day": say_day(answer.given_on),
                        "words": quoted(" ".join(filter(None, (answer.value, said)))),
                    }
                )
            )
        found.append(tuple(told))
    return found
