"""The programme of a visit on paper: by part and day, the slots by the clock, the delegation."""

from collections.abc import Iterable
from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import override

from headway.casework.assessments.models import Assessment
from headway.casework.visits.models import Delegate, Meeting
from headway.casework.visits.programme import Day, Part, programme_of
from headway.casework.visits.queries import list_delegates
from headway.casework.visits.values import say_zone
from headway.engines.reports.audience import for_audience
from headway.engines.reports.values import (
    Audience,
    Basis,
    Block,
    Cell,
    Heading,
    Paragraph,
    Report,
    Row,
    Sentence,
    Status,
    Table,
)
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day, say_when

WIDTHS = (4, 9, 10, 8)


def say_weekday(day: date) -> str:
    """ "Monday, 23 July 2018"."""
    return _("%(weekday)s, %(day)s") % {"weekday": str(WEEKDAYS[day.weekday()]), "day": say_day(day)}


@override("en")
def write_programme(assessment: Assessment, *, readers: Audience, actor: Actor) -> Report:
    """The programme as these readers may have it, of what the actor sees; what has nothing left is left out."""
    programme = programme_of(assessment, actor)
    blocks = [block for part in programme.parts for block in _part(part)]
    blocks += _delegation(list_delegates(assessment, actor))
    return for_audience(
        Report(
            kind="programme",
            title="Programme of the visit",
            blocks=tuple(blocks),
            subtitle=assessment.title or assessment.code,
            state=state_name(assessment),
            compartment=assessment.compartment,
            marking=_marking(assessment, programme.meetings),
            status=Status.CLEARED,
            contents=False,
            dated=say_when(assessment.dates),
        ),
        readers,
    )


def plain(text: str, audience: str = Audience.PUBLIC) -> Sentence:
    """A sentence that states nothing about the world beyond the programme itself."""
    return Sentence(text, basis=Basis.STRUCTURAL, audience=Audience(audience))


def state_name(assessment: Assessment) -> str:
    """The State as the catalogue names it."""
    found = load_catalogue().states.get(assessment.compartment)
    return found.name if found else assessment.compartment


def _marking(assessment: Assessment, meetings: Iterable[Meeting]) -> str:
    return next((row.marking for row in [assessment, *meetings] if row.marking), "")


def _part(part: Part) -> list[Block]:
    component = part.component
    words = [component.get_modality_display().capitalize(), say_when(component.dates), component.place]
    zone = say_zone(component.zone, part.first_day)
    blocks: list[Block] = [Heading(", ".join(word for word in words if word))]
    if zone and part.days:
        blocks.append(Paragraph((plain(f"All times are by the clock of {zone}.", part.given_to),), numbered=False))
    return [*blocks, *(_day(day) for day in part.days)]


def _day(day: Day) -> Table:
    caption = say_weekday(day.on) if day.on else "Without a day"
    return Table(
        caption, ("When", "What", "With", "Where, languages"), tuple(_row(row) for row in day.meetings), WIDTHS
    )


def _row(meeting: Meeting) -> Row:
    track = f"track {meeting.track}" if meeting.track else ""
    ended = meeting.get_outcome_display() if meeting.outcome in {"moved", "cancelled", "refused"} else ""
    what = f"{meeting.title} ({meeting.get_slot_display()})" + (f": {ended}" if ended else "")
    institutions = _by_audience(meeting)
    interpretation = f"interpretation {meeting.interpretation}" if meeting.interpretation else ""
    where = "; ".join(word for word in (meeting.place, meeting.languages, interpretation) if word)
    when = ", ".join(word for word in (meeting.clock, track) if word)
    cells = [(plain(when),) if when else (), (plain(what),), tuple(institutions), (plain(where),) if where else ()]
    return Row(tuple(Cell(sentences) for sentences in cells), audience=Audience(meeting.audience))


def _by_audience(meeting: Meeting) -> list[Sentence]:
    """The institutions in one sentence for each audience: mostly all of them are open to the same readers."""
    told: dict[str, list[str]] = {}
    for row in meeting.attendances.all():
        told.setdefault(row.audience, []).append(row.organisation.name)
    return [plain("; ".join(names), audience) for audience, names in told.items()]


def _delegation(delegates: list[Delegate]) -> list[Block]:
    coming = [row for row in delegates if row.declined_on is None]
    rows = [
        Row(
            (Cell((plain(row.organisation.name),)), Cell((plain(row.role),) if row.role else ()), Cell(_answered(row))),
            audience=Audience(row.audience),
        )
        for row in coming
    ]
    caption, header = "The organisations of the delegation", ("Organisation", "Role", "Agreed by the State")
    return [Heading("The delegation"), Table(caption, header, tuple(rows), (10, 5, 5))] if rows else []


def _answered(row: Delegate) -> tuple[Sentence, ...]:
    return (plain(say_day(row.agreed_on)),) if row.agreed_on else ()
