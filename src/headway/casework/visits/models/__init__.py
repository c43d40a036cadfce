"""Components and delegates of a visit; its meetings, who attended, what they must cover, the notes of them."""

from headway.casework.visits.models.components import Component, Delegate
from headway.casework.visits.models.meetings import Attendance, Meeting, MeetingNotes, Topic

__all__ = ["Attendance", "Component", "Delegate", "Meeting", "MeetingNotes", "Topic"]
