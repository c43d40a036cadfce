"""Who people are, who received what, and the columns every case row carries."""

from headway.foundation.access.models.case import Audience, CaseQuerySet, CaseRecord
from headway.foundation.access.models.consents import Consent
from headway.foundation.access.models.departures import DepartedRow, Departure
from headway.foundation.access.models.invitations import Invitation
from headway.foundation.access.models.pending import PendingAct
from headway.foundation.access.models.reads import Read
from headway.foundation.access.models.release import Circle, CircleEntry, Grant
from headway.foundation.access.models.seals import LogSeal
from headway.foundation.access.models.security import REFUSALS, AccountEvent, SecurityLine
from headway.foundation.access.models.tallies import Tally
from headway.foundation.access.models.tokens import Token, TokenScope
from headway.foundation.access.models.users import Membership, User

__all__ = [
    "REFUSALS",
    "AccountEvent",
    "Audience",
    "CaseQuerySet",
    "CaseRecord",
    "Circle",
    "CircleEntry",
    "Consent",
    "DepartedRow",
    "Departure",
    "Grant",
    "Invitation",
    "LogSeal",
    "Membership",
    "PendingAct",
    "Read",
    "SecurityLine",
    "Tally",
    "Token",
    "TokenScope",
    "User",
]
