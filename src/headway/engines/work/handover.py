"""What whoever takes over must know: what is open, letters, undertakings, recommendations, questions, dates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Letter, LetterAnswer
from headway.casework.questionnaires.models import AssignmentStep, SectionAssignment
from headway.casework.recommendations.models import Addressee, Progress, Recommendation, Undertaking
from headway.casework.recommendations.queries import visible_recommendations
from headway.casework.visits.models import InOffice
from headway.engines.work.names import Names
from headway.foundation.access.models import Grant
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.queries import Lines, lines_of_all
from headway.foundation.catalogue.languages import say_level
from headway.foundation.catalogue.queries import special_labels
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.numbers_said import say_apart

MOST = 300
"""So many rows of one kind are listed at most."""

OPEN = frozenset({Undertaking.State.OPEN.value, Undertaking.State.PARTLY.value})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a handover: what it is, when, how it stands, when it is due, and the page that opens it."""

    what: str
    when: str = ""
    stands: str = ""
    due_on: date | None = None
    page: str = ""
    takes: tuple[str | UUID, ...] = ()
    place: str = ""
    waits_for: str = ""
    case: str = ""
    names: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything of one institution on one day, as far as one reader may see it."""

    organisation: Organisation
    on: date
    in_office: tuple[InOffice, ...]
    letters_in: tuple[Line, ...]
    letters_out: tuple[Line, ...]
    owed_by: tuple[Line, ...]
    owed_to: tuple[Line, ...]
    recommendations: tuple[Line, ...]
    questions: tuple[Line, ...]
    office: InOffice | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.questions, *self.owed_by, *self.owed_to, *self.letters_in, *self.letters_out,
                *self.recommendations)  # fmt: skip

    @property
    def waits_for_them(self) -> list[Line]:
        """What is open and theirs to do, what is due first before what has no day."""
        return _by_day(line for line in self.lines if line.waits_for == "them")

    @property
    def they_wait_for(self) -> list[Line]:
        """What others owe them."""
        return _by_day(line for line in self.lines if line.waits_for == "others")

    @property
    def dates(self) -> list[Line]:
        """What is open and has a day still to come, in order."""
        return [line for line in _by_day(self.lines) if line.due_on and line.due_on >= self.on and line.waits_for]


def handover_of(organisation: Organisation, actor: Actor, *, office: InOffice | None = None) -> Handover:
    """What is on record of an institution and open for it, for a reader who may see it.

    With an `office` of it: the letters, promises and questions that name that office or whoever holds it, and what the
    institution as a whole has been recommended.
    """
    rows = _rows_of(organisation)
    offices = _in_office(rows, actor)
    names = Names.of([], [office.office]) if office else Names.of(rows, _speaks_as(organisation, offices))
    lines = lines_of_all()
    letters = list(_letters(names, organisation, actor))
    undertakings = list(_undertakings(names, organisation, actor))
    return Handover(
        organisation,
        actor.today,
        tuple(offices),
        tuple(line for line, incoming in letters if incoming),
        tuple(line for line, incoming in letters if not incoming),
        tuple(line for line, theirs in undertakings if theirs),
        tuple(line for line, theirs in undertakings if not theirs),
        tuple(_recommendations(rows, lines, actor)),
        tuple(_questions(rows, actor, office)),
        office,
    )


def _rows_of(organisation: Organisation) -> list[Organisation]:
    return list(Organisation.objects.read_as(organisation.kept).select_related("state").order_by("id"))


def _letters(names: Names, organisation: Organisation, actor: Actor) -> Iterator[tuple[Line, bool]]:
    """Its letters, the newest first, each with whether it came in: it went to the institution or was entered by it."""
    given = LetterAnswer.objects.visible_to(actor).filter(answers=OuterRef("pk")).order_by()
    rows = Letter.objects.visible_to(actor).leading_to_visible(actor, "source").filter(_file(organisation))
    rows = rows.filter(names.in_column("from_office") | names.in_column("to_office") | Q(holder__in=names.rows))
    rows = rows.annotate(answer=Subquery(given.values("pk")[:1])).select_related("source")
    for row in rows.order_by(F("source__dated").desc(), "-number", "id")[:MOST]:
        incoming = names.mean(row.to_office) or (row.holder_id in names.rows and row.direction == Letter.Direction.IN)
        if names.mean(row.from_office) and not names.mean(row.to_office):
            incoming = False
        asks = row.wants_answer and not row.is_unsent
        wants = asks and row.answer is None
        other = row.from_office if incoming else row.to_office
        what = f"{row}: {row.subject}" if row.number and row.subject else str(row)
        yield (
            Line(
                what,
                when=row.source.dated,
                stands=_("an answer is still owed") if wants else _label("answered") if asks else "",
                due_on=row.answer_due_on if wants else None,
                page="letter",
                takes=(row.pk,),
                waits_for=("them" if incoming else "others") if wants else "",
                names=other,
            ),
            incoming,
        )


def _undertakings(names: Names, organisation: Organisation, actor: Actor) -> Iterator[tuple[Line, bool]]:
    """What it promised or was asked for, and what it is to be given: with whether it is the one that owes."""
    rows = Undertaking.objects.visible_to(actor).leading_to_visible(actor, "assessment").filter(_file(organisation))
    rows = rows.filter(names.in_column("by") | names.in_column("to")).select_related("assessment")
    for row in rows.order_by("-made_on", "id")[:MOST]:
        promised = row.type == Undertaking.Kind.COMMITMENT
        debtor, creditor = (row.by, row.to) if promised else (row.to, row.by)
        theirs, is_open = names.mean(debtor), row.state in OPEN
        said = _("Promised: “%(words)s”") if promised else _("Asked for: “%(words)s”")
        yield (
            Line(
                said % {"words": " ".join(row.as_said.split())},
                when=row.made_on,
                stands=_label(row.get_state_display()),
                due_on=row.due_on,
                page="assessment",
                takes=(row.assessment.code,),
                place="#undertakings",
                waits_for=("them" if theirs else "others") if is_open else "",
                case=row.assessment.code,
                names=creditor if theirs else debtor,
            ),
            theirs,
        )


def _recommendations(rows: list[Organisation], lines: Lines, actor: Actor) -> Iterator[Line]:
    """Those addressed to it or to what it came of, as printed, and those assigned to it; with the last progress."""
    before = lines.came_before({row.pk for row in rows})
    own = [row.pk for row in rows]
    addressed = Addressee.objects.visible_to(actor).filter(organisation__in=before)
    assigned = Grant.objects.in_force(actor.today).filter(organisation__in=own).order_by()
    wanted = Q(pk__in=addressed.order_by().values("recommendation")) | Q(pk__in=assigned.values("target"))
    told = Progress.objects.visible_to(actor).filter(recommendation=OuterRef("pk"))
    told = told.order_by("-as_of", "-id")
    mine = told.filter(side=Progress.Side.STATE, holder__in=own)
    found = (
        visible_recommendations(actor)
        .filter(wanted)
        .annotate(
            last_scale=Subquery(told.values("scale")[:1]),
            last_level=Subquery(told.values("level")[:1]),
            last_side=Subquery(told.values("side")[:1]),
            last_on=Subquery(told.values("as_of")[:1]),
            reported=Subquery(mine.values("pk")[:1]),
            is_assigned=Subquery(assigned.filter(target=OuterRef("pk")).values("pk")[:1]),
        )
    )
    found = found.prefetch_related(Prefetch("addressees", addressed.order_by("id")))
    for row in found.order_by("-code", "id")[:MOST]:
        yield _recommendation(row)


def _recommendation(row: Recommendation) -> Line:
    level, side = getattr(row, "last_level", None), getattr(row, "last_side", None)
    stands = _("nothing reported")
    if side:
        said = _level(str(getattr(row, "last_scale", "")), level or "")
        stands = f"{said} ({_label(str(Progress.Side(side).label))})"
    owed = getattr(row, "is_assigned", None) is not None and getattr(row, "reported", None) is None
    return Line(
        f"{row.code}: {' '.join(row.text.split())}",
        when=getattr(row, "last_on", None) or "",
        stands=stands,
        page="recommendation",
        takes=(row.code,),
        waits_for="them" if owed else "",
        names=say_apart(dict.fromkeys(one.as_printed for one in row.addressees.all())),
    )


def _level(scale: str, level: str) -> str:
    found = load_catalogue().scales.get(scale)
    label = next((one.label for one in found.levels if one.id == level), "") if found else ""
    if label:
        return say_level(scale, level, label)
    said = _label(special_labels().get(level, level.replace("-", " ")))
    return f"{said[:1].lower()}{said[1:]}" or _("reported")


def _label(words: str) -> str:
    """A label of the system as the reader's language says it."""
    return pgettext("word", words) if words else ""


def _questions(rows: list[Organisation], actor: Actor, office: InOffice | None) -> Iterator[Line]:
    """Sections of the questionnaire and single questions given to it, or in which that office is named."""
    steps = AssignmentStep.objects.visible_to(actor).filter(assignment=OuterRef("pk"))
    steps = steps.exclude(step=AssignmentStep.Step.OPENED).order_by("-on", "-id")
    case = Assessment.objects.visible_to(actor).filter(pk=OuterRef("assessment")).order_by()
    found = SectionAssignment.objects.visible_to(actor).filter(ministry__in=[row.pk for row in rows])
    found = found.annotate(last=Subquery(steps.values("step")[:1]), code=Subquery(case.values("code")[:1]))
    if office is not None:
        found = found.filter(_names(office))
    areas = load_catalogue().areas
    for row in found.order_by("-sent_on", "id")[:MOST]:
        area = areas.get(row.section)
        last = row.last or "sent"
        is_open = last in {"sent", AssignmentStep.Step.SENT_BACK}
        persons = [
            ("%(office)s", row.main),
            (_("alternate %(office)s"), row.alternate),
            (_("validates: %(office)s"), row.validator),
        ]
        yield Line(
            _("Answers: %(what)s") % {"what": row.question or (area.title if area else row.section)},
            when=row.sent_on.isoformat(),
            stands=_label(str(last).replace("-", " ")),
            due_on=row.due_on if is_open else None,
            page="section",
            takes=(row.pk,),
            waits_for="them" if is_open else "",
            case=row.code or "",
            names=say_apart(said % {"office": name} for said, name in persons if name),
        )


def _names(office: InOffice) -> Q:
    """That a section names an office, or the account of whoever holds it."""
    found = Q(main=office.office) | Q(alternate=office.office) | Q(validator=office.office)
    if office.user is not None:
        found |= Q(main_user=office.user) | Q(alternate_user=office.user) | Q(validator_user=office.user)
    return found


def _in_office(rows: list[Organisation], actor: Actor) -> list[InOffice]:
    found = InOffice.objects.visible_to(actor).filter(organisation__in=[row.pk for row in rows])
    return list(found.order_by("-since", "-id"))


def _speaks_as(organisation: Organisation, offices: Iterable[InOffice]) -> Iterator[str]:
    """The Government itself, where the State's focal point is in office there."""
    if organisation.state and any(row.part == InOffice.Part.FOCAL_POINT and not row.until for row in offices):
        yield f"Government of {organisation.state.name}"


def _file(organisation: Organisation) -> Q:
    """Rows of an institution's own State; of all files for who belongs to none."""
    return Q(compartment=organisation.state_id) if organisation.state_id else Q()


def _by_day(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.due_on is None, str(line.due_on or ""), line.case, line.what))
