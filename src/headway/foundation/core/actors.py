"""Who acts: a frozen value, made at a door, handed to every read and every verb."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID


class Side(StrEnum):
    """Which side of the table someone sits on."""

    BODY = "body"
    STATE = "state"
    PARTNER = "partner"
    PUBLIC = "public"
    SYSTEM = "system"


class Role(StrEnum):
    """What someone does there (DESIGN, "Roles")."""

    ADMINISTRATOR = "administrator"
    LEAD = "lead"
    ASSESSOR = "assessor"
    CLEARER = "clearer"
    MEMBER = "member"
    COMMITTEE_READER = "committee-reader"
    FOCAL_POINT = "focal-point"
    CONTRIBUTOR = "contributor"
    APPROVER = "approver"
    READER = "reader"
    DELEGATE = "delegate"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Seat:
    """One membership in force: a role in an organisation, over a compartment ("" means every one).

    `body` is the catalogue id of the assessing body the organisation belongs to, "" for none. `scope` narrows the seat
    to one record by its id (an assessment, a visit's circle, an organisation), None to the whole compartment.
    """

    role: Role
    side: Side
    organisation: UUID
    body: str = ""
    compartment: str = ""
    scope: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program at a door, with the seats in force on `today`.

    With `reads_only` nothing is written in their name, whatever their seats: a program's token may be for reading.
    """

    id: str
    name: str
    office: str = ""
    organisation: str = ""
    side: Side = Side.PUBLIC
    role: str = ""
    door: str = ""
    today: date = date.max
    user: UUID | None = None
    seats: tuple[Seat, ...] = field(default=())
    reads_only: bool = False

    def as_snapshot(self) -> dict[str, str]:
        """What the ledger keeps of the actor: text that outlives the account."""
        return {
            "id": self.id,
            "name": self.name,
            "office": self.office,
            "organisation": self.organisation,
            "side": self.side.value,
            "role": self.role,
        }


ANONYMOUS = Actor(id="anonymous", name="The public")


def system(name: str, door: str = "cli") -> Actor:
    """The actor of a program's own acts: loading, migrating, demonstrating."""
    return Actor(id=f"system:{name}", name=name, side=Side.SYSTEM, role="system", door=door)
