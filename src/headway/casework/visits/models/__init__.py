"""Components and delegates of a visit; its meetings, notes and lines; who is in office, and with what mandate."""

from headway.casework.visits.models.captures import Capture
from headway.casework.visits.models.components import Component, Delegate
from headway.casework.visits.models.meetings import Attendance, Meeting, MeetingNotes, Topic
from headway.casework.visits.models.offices import InOffice, Mandate
from headway.casework.visits.models.preliminary import PreliminaryBasis, PreliminaryItem

__all__ = [
    "Attendance",
    "Capture",
    "Component",
    "Delegate",
    "InOffice",
    "Mandate",
    "Meeting",
    "MeetingNotes",
    "PreliminaryBasis",
    "PreliminaryItem",
    "Topic",
]
