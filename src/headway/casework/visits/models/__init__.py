"""Components and delegates of a visit; its meetings, who attended, what they must cover, their notes and lines."""

from headway.casework.visits.models.captures import Capture
from headway.casework.visits.models.components import Component, Delegate
from headway.casework.visits.models.meetings import Attendance, Meeting, MeetingNotes, Topic
from headway.casework.visits.models.preliminary import PreliminaryBasis, PreliminaryItem

__all__ = [
    "Attendance",
    "Capture",
    "Component",
    "Delegate",
    "Meeting",
    "MeetingNotes",
    "PreliminaryBasis",
    "PreliminaryItem",
    "Topic",
]
