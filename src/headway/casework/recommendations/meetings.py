"""What came of one meeting: the notes taken of it, and what was asked for and promised in them."""

from headway.casework.evidence.models import Source, Support
from headway.casework.recommendations.models import Undertaking
from headway.casework.visits.models import Meeting, MeetingNotes
from headway.foundation.core.actors import Actor


def notes_of_meeting(meeting: Meeting, actor: Actor) -> list[Source]:
    """The notes of a meeting that the actor may read."""
    links = MeetingNotes.objects.visible_to(actor).filter(meeting=meeting).values("source")
    return list(Source.objects.visible_to(actor).filter(pk__in=links).order_by("title", "id"))


def undertakings_of_meeting(meeting: Meeting, actor: Actor) -> list[Undertaking]:
    """What was asked for or promised in it, as far as its notes and its own source tell."""
    links = MeetingNotes.objects.visible_to(actor).filter(meeting=meeting).values("source")
    supports = Support.objects.visible_to(actor).filter(passage__source__in=links)
    if meeting.source_id is not None:
        supports = supports | Support.objects.visible_to(actor).filter(passage__source=meeting.source_id)
    rows = Undertaking.objects.visible_to(actor).filter(observation__in=supports.values("observation"))
    return list(rows.order_by("made_on", "id"))
