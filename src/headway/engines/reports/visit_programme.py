"""The programme of a visit on paper: by part and day, the slots by the clock, the delegation."""

from collections.abc import Iterable
from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language_bidi, override
from django.utils.translation import gettext as _

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
from headway.engines.reports.words import capital, isolated, language_now, term
from headway.engines.reports.words_of_papers import WordsOfRecord
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day, say_when
from headway.foundation.core.numbers_said import say_apart, say_parts

WIDTHS = (4, 9, 10, 8)


def say_weekday(day: date) -> str:
    """ "Monday, 23 July 2018"."""
    return _("%(weekday)s, %(day)s") % {"weekday": str(WEEKDAYS[day.weekday()]), "day": say_day(day)}


def write_programme(assessment: Assessment, *, readers: Audience, actor: Actor, language: str = "en") -> Report:
    """The programme as these readers may have it, of what the actor sees; what has nothing left is left out.

    What is printed is in `language`, titles of meetings where they were translated into it for these readers.
    """
    with override(language):
        return _written(assessment, readers, actor)


def _written(assessment: Assessment, readers: Audience, actor: Actor) -> Report:
    programme = programme_of(assessment, actor)
    words = WordsOfRecord(programme.meetings, actor, readers)
    blocks = [block for part in programme.parts for block in _part(part, words)]
    blocks += _delegation(list_delegates(assessment, actor))
    return for_audience(
        Report(
            kind="programme",
            title=_("Programme of the visit"),
            blocks=tuple(blocks),
            subtitle=assessment.title or assessment.code,
            state=call_state(assessment.compartment, language_now()),
            compartment=assessment.compartment,
            marking=_marking(assessment, programme.meetings),
            status=Status.CLEARED,
            contents=False,
            dated=say_when(assessment.dates),
            language=language_now(),
            direction="rtl" if get_language_bidi() else "ltr",
        ),
        readers,
    )


def plain(text: str, audience: str = Audience.PUBLIC) -> Sentence:
    """A sentence that states nothing about the world beyond the programme itself."""
    return Sentence(text, basis=Basis.STRUCTURAL, audience=Audience(audience))


def _marking(assessment: Assessment, meetings: Iterable[Meeting]) -> str:
    return next((row.marking for row in [assessment, *meetings] if row.marking), "")


def _part(part: Part, words: WordsOfRecord) -> list[Block]:
    component = part.component
    told = [capital(term(component.get_modality_display())), say_when(component.dates), isolated(component.place)]
    zone = say_zone(component.zone, part.first_day)
    blocks: list[Block] = [Heading(say_parts(filter(None, told)))]
    if zone and part.days:
        clock = _("All times are by the clock of %(zone)s.") % {"zone": isolated(zone)}
        blocks.append(Paragraph((plain(clock, part.given_to),), numbered=False))
    return [*blocks, *(_day(day, words) for day in part.days)]


def _day(day: Day, words: WordsOfRecord) -> Table:
    caption = say_weekday(day.on) if day.on else _("Without a day")
    header = (_("When"), _("What"), _("With"), _("Where, languages"))
    return Table(caption, header, tuple(_row(row, words) for row in day.meetings), WIDTHS)


def _row(meeting: Meeting, words: WordsOfRecord) -> Row:
    track = _("track %(name)s") % {"name": meeting.track} if meeting.track else ""
    ended = term(meeting.get_outcome_display()) if meeting.outcome in {"moved", "cancelled", "refused"} else ""
    what = f"{words.of(meeting, 'title')} ({term(meeting.get_slot_display())})" + (f": {ended}" if ended else "")
    institutions = _by_audience(meeting)
    interpreted = isolated(meeting.interpretation)
    interpretation = _("interpretation %(languages)s") % {"languages": interpreted} if interpreted else ""
    where = say_apart(filter(None, (isolated(meeting.place), isolated(meeting.languages), interpretation)))
    when = say_parts(filter(None, (meeting.clock, track)))
    cells = [(plain(when),) if when else (), (plain(what),), tuple(institutions), (plain(where),) if where else ()]
    return Row(tuple(Cell(sentences) for sentences in cells), audience=Audience(meeting.audience))


def _by_audience(meeting: Meeting) -> list[Sentence]:
    """The institutions in one sentence for each audience: mostly all of them are open to the same readers."""
    told: dict[str, list[str]] = {}
    for row in meeting.attendances.all():
        told.setdefault(row.audience, []).append(isolated(row.organisation.name))
    return [plain(say_apart(names), audience) for audience, names in told.items()]


def _delegation(delegates: list[Delegate]) -> list[Block]:
    coming = [row for row in delegates if row.declined_on is None]
    rows = [Row(tuple(map(Cell, _delegate(row))), audience=Audience(row.audience)) for row in coming]
    header = (_("Organisation"), _("Role"), _("Agreed by the State"))
    caption = _("The organisations of the delegation")
    return [Heading(_("The delegation")), Table(caption, header, tuple(rows), (10, 5, 5))] if rows else []


def _delegate(row: Delegate) -> tuple[tuple[Sentence, ...], ...]:
    role = (plain(isolated(row.role)),) if row.role else ()
    return (plain(isolated(row.organisation.name)),), role, _answered(row)


def _answered(row: Delegate) -> tuple[Sentence, ...]:
    return (plain(say_day(row.agreed_on)),) if row.agreed_on else ()
