"""Finding what waits for whom, each source beginning with what the reader may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import list_assessments
from headway.casework.evidence.models import Letter
from headway.casework.plans.models import Milestone
from headway.casework.questionnaires.models import AssignmentStep, SectionAssignment
from headway.casework.recommendations.models import Assignment, Progress, Recommendation, Undertaking
from headway.casework.visits.models import Meeting
from headway.engines.exchange.models import FormSent
from headway.engines.procedures.queries import current_tracks, name_of
from headway.engines.procedures.values import Track
from headway.engines.reports.models import Return, Sending
from headway.engines.work.values import Item, Waits, Work
from headway.engines.work.waiting import BOARD, first_tellers, waiting_for
from headway.foundation.access.models import Grant
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Role, Side
from headway.foundation.core.numbers_said import say_each

AFTER_A_VISIT = timedelta(days=183)
"""So long after the dates of an assessment a part of its visit may still be held, by video or again on site."""


@dataclass(frozen=True)
class Reader:
    """Who asks: their organisations, what those are called, and whether they answer for their State."""

    actor: Actor
    own: frozenset[UUID]
    bodies: frozenset[str]
    names: frozenset[str]
    answers_for_state: bool

    @classmethod
    def of(cls, actor: Actor) -> "Reader":
        bodies = frozenset(seat.body for seat in actor.seats if seat.body)
        return cls(
            actor,
            frozenset(seat.organisation for seat in actor.seats),
            bodies,
            frozenset({*_called(actor), *(name for body in bodies for name in _names(body))} - {""}),
            any(seat.role in STATE_ROLES for seat in actor.seats),
        )

    def works_on(self, assessment: Assessment) -> bool:
        """Whether an assessment is one of their Body's, or of their State."""
        mine = {assessment.body_id, assessment.on_behalf_of_id} & self.bodies
        states = {seat.compartment for seat in self.actor.seats if seat.side is not Side.BODY}
        return bool(mine) or assessment.compartment in states

    @property
    def is_contributor(self) -> bool:
        return self.actor.side is Side.STATE and not self.answers_for_state


def work_of(actor: Actor) -> Work:
    """Everything that waits for somebody, and what they wait for."""
    reader = Reader.of(actor)
    assessments = [row for row in list_assessments(actor) if row.type != Assessment.Kind.REVIEW]
    followed = {row.previous_id for row in assessments}
    ours = [row for row in assessments if reader.works_on(row)]
    open_ones = [row for row in ours if row.pk not in followed]
    waiting = waiting_for(actor)
    items = [
        *stages(reader, ours, followed),
        *letters(reader, waiting.letters),
        *undertakings(reader, waiting.undertakings),
        *drafts(reader, open_ones),
        *sections(reader),
        *forms(reader, waiting.forms),
        *assigned(reader),
        *following(reader, waiting.assignments),
        *milestones(reader, waiting.milestones),
    ]
    ordered = sorted(items, key=lambda item: (item.due_on is None, str(item.due_on), item.case, item.title))
    cases = tuple((row.code, row.title, row.compartment) for row in reversed(open_ones))
    today = tuple(meetings_on_the_day(actor)) if _may_be_visited(open_ones, actor.today) else ()
    return Work(actor.today, tuple(ordered), today, cases)


def _may_be_visited(assessments: Iterable[Assessment], on: date) -> bool:
    """Whether a visit of one of these may fall on a day: none whose dates are long past."""
    last = [row.period.latest if row.period else None for row in assessments]
    return any(day is None or day >= on - AFTER_A_VISIT for day in last)


def meetings_on_the_day(actor: Actor) -> Iterable[Meeting]:
    """Today's programme by the clock, as far as the reader may see it; without what was moved, cancelled or refused."""
    today = Q(planned_on=actor.today) | Q(planned_on=None, held_on=actor.today)
    rows = Meeting.objects.visible_to(actor).leading_to_visible(actor, "component").filter(today)
    rows = rows.exclude(outcome__in=[Meeting.Outcome.MOVED, Meeting.Outcome.CANCELLED, Meeting.Outcome.REFUSED])
    return rows.select_related("component__assessment").order_by("starts", "track", "id")


def stages(reader: Reader, assessments: list[Assessment], followed: set[UUID | None]) -> Iterator[Item]:
    """The stage that is on in each case: for whoever has the pen. One that was followed up ends with its adoption."""
    if reader.is_contributor:
        return
    tracks = current_tracks(assessments, reader.actor)
    for row in assessments:
        track = tracks.get(row.pk)
        if track is None or track.now is None or (row.pk in followed and track.is_adopted):
            continue
        yield _stage(reader, row, track)


def _stage(reader: Reader, row: Assessment, track: Track) -> Item:
    step = track.now
    assert step is not None
    waiting = [gate for gate in step.waits_on if gate.gate.kind != "silence"]
    by = waiting[0].gate.by if waiting else track.pen
    mine = by in reader.bodies or (by == "state" and reader.actor.side is Side.STATE)
    what = f"{step.stage.title}: {waiting[0].gate.kind}" if waiting else step.stage.title
    return Item(
        Waits.ME if mine else Waits.OTHERS,
        what,
        what,
        "stage",
        (row.code, step.stage.id),
        row.code,
        row.compartment,
        who=name_of(by, row.compartment),
        due_on=step.due.on if step.due else None,
        binds=bool(step.due and step.due.is_strict and not step.due.foreseen),
        marking=row.marking,
        key=f"stage:{row.pk}:{step.stage.id}",
    )


def letters(reader: Reader, rows: Iterable[Letter]) -> Iterator[Item]:
    """Letters that ask for an answer of which the reader sees none."""
    for row in rows:
        ours = row.holder_id in reader.own
        if not ours and (row.direction == Letter.Direction.IN or reader.is_contributor):
            continue
        waits = Waits.OTHERS if ours and row.direction == Letter.Direction.OUT else Waits.ME
        yield Item(
            waits,
            _("An answer to the letter %(letter)s") % {"letter": row},
            _("An answer to a letter"),
            "letter",
            (row.pk,),
            "",
            row.compartment,
            who=row.to_office,
            due_on=row.answer_due_on,
            marking=row.marking or row.source.marking,
            key=f"letter:{row.pk}",
        )


def undertakings(reader: Reader, rows: Iterable[Undertaking]) -> Iterator[Item]:
    """What was promised or asked for and is not settled."""
    for row in rows:
        promised = row.type == Undertaking.Kind.COMMITMENT
        debtor = row.by if promised else row.to
        waits = _owes(reader, debtor)
        if waits is None:
            continue
        yield Item(
            waits,
            _as_said(row, promised=promised),
            _("Something promised") if promised else _("Something asked for"),
            "assessment-promises",
            (row.assessment.code,),
            row.assessment.code,
            row.compartment,
            who=debtor or _("nobody named"),
            due_on=row.due_on,
            marking=row.marking,
            key=f"undertaking:{row.pk}",
        )


def _as_said(row: Undertaking, *, promised: bool) -> str:
    said = _("Promised: “%(words)s”") if promised else _("Asked for: “%(words)s”")
    return said % {"words": " ".join(row.as_said.split())}


def _owes(reader: Reader, debtor: str) -> Waits | None:
    """Whether what an office owes waits for the reader, the reader for it, or neither."""
    if debtor in reader.names:
        return Waits.ME
    if reader.is_contributor:
        return None
    if reader.answers_for_state and debtor.startswith("Government of "):
        return Waits.ME
    return Waits.OTHERS


def drafts(reader: Reader, assessments: list[Assessment]) -> Iterator[Item]:
    """Drafts that were sent for comments and have not come back."""
    codes = {row.pk: row for row in assessments}
    back = Return.objects.visible_to(reader.actor).filter(sending=OuterRef("pk"), withdrawn_on=None).order_by()
    rows = Sending.objects.visible_to(reader.actor).filter(assessment__in=list(codes))
    rows = rows.annotate(is_back=Exists(back), is_ours_back=Exists(back.filter(institution__in=list(reader.own))))
    for row in rows.order_by("sent_on", "id"):
        ours = row.holder_id in reader.own
        if row.is_back if ours else row.is_ours_back:
            continue
        case = codes[row.assessment_id]
        yield Item(
            Waits.OTHERS if ours else Waits.ME,
            _("Comments on %(draft)s") % {"draft": row},
            _("Comments on a draft"),
            "drafts",
            (case.code,),
            case.code,
            row.compartment,
            who=_("Those asked to comment") if ours else reader.actor.organisation,
            due_on=row.answer_by,
            marking=row.marking,
            key=f"draft:{row.pk}",
        )


def sections(reader: Reader) -> Iterator[Item]:
    """Sections of the questionnaire that ministries were asked to answer."""
    if reader.actor.side is not Side.STATE:
        return
    steps = AssignmentStep.objects.visible_to(reader.actor).filter(assignment=OuterRef("pk"))
    steps = steps.exclude(step=AssignmentStep.Step.OPENED).order_by("-on", "-id")
    case = Assessment.objects.visible_to(reader.actor).filter(pk=OuterRef("assessment")).order_by()
    rows = SectionAssignment.objects.visible_to(reader.actor).annotate(
        last=Subquery(steps.values("step")[:1]), code=Subquery(case.values("code")[:1])
    )
    areas = load_catalogue().areas
    for row in rows.select_related("ministry").order_by("due_on", "id")[:BOARD]:
        if row.last not in {None, AssignmentStep.Step.SENT_BACK}:
            continue
        found = areas.get(row.section)
        what = row.question or (found.title if found else row.section) or _("the whole questionnaire")
        yield Item(
            Waits.ME if row.ministry_id in reader.own else Waits.OTHERS,
            _("Answers: %(what)s") % {"what": what},
            _("Answers to questions"),
            "section",
            (row.pk,),
            row.code or "",
            row.compartment,
            who=row.ministry.name,
            due_on=row.due_on,
            marking=row.marking,
            key=f"section:{row.pk}",
        )


def forms(reader: Reader, rows: Iterable[FormSent]) -> Iterator[Item]:
    """Answer forms that went to an institution and have not come back."""
    for row in rows:
        mine, ours = row.institution_id in reader.own, row.holder_id in reader.own
        if mine or ours:
            yield Item(
                Waits.ME if mine else Waits.OTHERS,
                _("Answer form: %(what)s") % {"what": pgettext("word", row.get_asks_display())},
                _("An answer form"),
                "forms",
                (row.assessment.code,),
                row.assessment.code,
                row.compartment,
                who=row.institution.name,
                due_on=row.answer_by,
                marking=row.marking,
                key=f"form:{row.pk}",
            )


def assigned(reader: Reader) -> Iterator[Item]:
    """Recommendations assigned to a ministry of which it has reported no progress."""
    states = {seat.compartment for seat in reader.actor.seats if seat.side is Side.STATE and seat.role != Role.READER}
    if not states:
        return
    actor = reader.actor
    told = Recommendation.objects.visible_to(actor).filter(pk=OuterRef("target"))
    done = Progress.objects.visible_to(actor).filter(
        recommendation=OuterRef("target"), holder=OuterRef("organisation"), side=Progress.Side.STATE
    )
    rows = Grant.objects.in_force(actor.today).filter(compartment__in=states).exclude(organisation=None)
    if reader.is_contributor:
        rows = rows.filter(organisation__in=reader.own)
    released = Grant.objects.filter(target=OuterRef("pk"), organisation=OuterRef(OuterRef("organisation"))).order_by()
    given = Assignment.objects.visible_to(actor).filter(
        Q(ministry=OuterRef("organisation")) | Exists(released), recommendation=OuterRef("target")
    )
    rows = rows.annotate(
        code=Subquery(told.values("code")[:1]), text=Subquery(told.values("text")[:1]), reported=Exists(done.order_by())
    )
    rows = rows.exclude(Exists(given.order_by()))
    for row in rows.filter(reported=False, code__isnull=False).select_related("organisation").order_by("since", "id"):
        assert row.organisation is not None, "those without one were left out"
        yield Item(
            Waits.ME if row.organisation_id in reader.own else Waits.OTHERS,
            _("Progress on %(code)s") % {"code": row.code},
            _("Progress on a recommendation"),
            "recommendation",
            (row.code,),
            row.code.rpartition("-")[0],
            row.compartment,
            who=row.organisation.name,
            key=f"grant:{row.pk}",
            about=row.text,
        )


def following(reader: Reader, rows: list[Assignment]) -> Iterator[Item]:
    """Recommendations assigned to a ministry with a day: until it, or what it became, has reported since."""
    if not rows:
        return
    others, lines = first_tellers(rows, reader.actor), lines_of_all()
    for row in rows:
        answering = lines.answering(row.ministry) or (row.ministry,)
        mine = any(one.pk in reader.own for one in answering)
        if (reader.is_contributor and not mine) or others.get(row.pk) in {one.pk for one in answering}:
            continue
        code = row.recommendation.code
        yield Item(
            Waits.ME if mine else Waits.OTHERS,
            _("Progress on %(code)s") % {"code": code},
            _("Progress on a recommendation"),
            "recommendation",
            (code,),
            code.rpartition("-")[0],
            row.compartment,
            who=say_each(one.name for one in answering),
            due_on=row.due_on,
            marking=row.marking or row.recommendation.marking,
            key=f"assignment:{row.pk}",
            about=row.recommendation.text,
        )


def milestones(reader: Reader, rows: Iterable[Milestone]) -> Iterator[Item]:
    """What a strategy must have done by when, for whoever owes it, and for those who keep the strategy."""
    for row in rows:
        owes = row.organisation or row.holder
        mine = owes.pk in reader.own
        if not mine and reader.is_contributor:
            continue
        yield Item(
            Waits.ME if mine else Waits.OTHERS,
            row.title,
            _("A milestone of a strategy"),
            "milestone",
            (row.pk,),
            "",
            row.compartment,
            who=owes.name,
            due_on=row.due_on,
            marking=row.marking,
            key=f"milestone:{row.pk}",
        )


def _names(body: str) -> Iterator[str]:
    listed = load_catalogue().organisations.get(body)
    if listed is not None:
        yield from (listed.name, listed.short, *listed.acronyms)


def _called(actor: Actor) -> Iterator[str]:
    """An organisation's name alone and with its State's, as letters and promises have it."""
    yield actor.organisation
    states = load_catalogue().states
    for code in {seat.compartment for seat in actor.seats if seat.side is Side.STATE}:
        if actor.organisation and code in states:
            yield f"{actor.organisation} of {states[code].name}"
