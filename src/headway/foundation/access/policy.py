"""Who may see a row: the one table (KERNEL.md, "Who may see a row"; DESIGN.md, "Who sees what").

Nothing here touches the database. `condition.may_see` builds Django's condition from this table, row-level security on
PostgreSQL its policies, "Who can see this" its sentences, and docs/reference/access.md prints it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_noop as _

from headway.foundation.core.actors import Role, Side

BODY_ROLES = frozenset({Role.LEAD, Role.ASSESSOR, Role.CLEARER})
STATE_ROLES = frozenset({Role.FOCAL_POINT, Role.APPROVER})
COMMITTEE_ROLES = frozenset({Role.MEMBER, Role.COMMITTEE_READER})
PARTNER_ROLES = frozenset({Role.DELEGATE, Role.PROVIDER})
HOLDING_ROLES = BODY_ROLES | STATE_ROLES | COMMITTEE_ROLES | PARTNER_ROLES | {Role.CONTRIBUTOR}
"""Who works in an organisation. A reader only reads what is granted; an administrator sees no casework."""


class Link(StrEnum):
    """What a row must have to do with a seat."""

    NOTHING = "nothing"
    HOLDER = "the seat's organisation holds the row"
    HOLDERS_BODY = "an organisation of the seat's Body holds the row"
    FILE = "the row is in the file of the seat's State"
    CIRCLE = "the row's circle names the seat's organisation on the day"
    CIRCLES_BODY = "the row's circle names an organisation of the seat's Body on the day"
    GRANT = "a grant in force names the row, for the seat's organisation or its user"
    CIRCLE_GRANT = "a grant in force names the row's circle, for the seat's organisation or its user"


class Reach(StrEnum):
    """What a seat that is narrower than a compartment names by its id; a row lies in it if one of these holds."""

    ROW = "the row itself"
    HOLDER = "the organisation that holds the row"
    CIRCLE = "the row's circle"
    CIRCLES_SCOPE = "the assessment or visit for which the row's circle was opened"


@dataclass(frozen=True, slots=True)
class Line:
    """One way to see a row of these audiences: a seat on this side, with one of these roles, linked so to the row.

    The row must also lie in the seat's scope: its compartment ("" is every one) and, where the seat names a record,
    one `Reach` of it. `in_file`: the seat must name a compartment. `because` goes on "They see it because …".
    """

    audiences: tuple[str, ...]
    link: Link
    because: str
    side: Side | None = None
    roles: frozenset[Role] = frozenset()
    in_file: bool = False


SHARED = ("shared", "partners")
POLICY: tuple[Line, ...] = (
    Line(("public",), Link.NOTHING, _("it is public")),
    Line(("own",), Link.HOLDER, _("their organisation wrote it"), roles=HOLDING_ROLES),
    Line(
        ("own",),
        Link.GRANT,
        _("it was sealed, and goes to them by name"),
        Side.STATE,
        frozenset({Role.APPROVER, Role.CONTRIBUTOR, Role.READER}),
        in_file=True,
    ),
    Line(("body", *SHARED), Link.HOLDERS_BODY, _("their Body wrote it"), Side.BODY, BODY_ROLES),
    Line(SHARED, Link.CIRCLES_BODY, _("it was shared with their Body"), Side.BODY, BODY_ROLES),
    Line(("state", *SHARED), Link.FILE, _("they answer for the State"), Side.STATE, STATE_ROLES, in_file=True),
    Line(
        ("state", *SHARED),
        Link.HOLDER,
        _("their organisation wrote it"),
        Side.STATE,
        frozenset({Role.CONTRIBUTOR}),
        in_file=True,
    ),
    Line(
        ("state", *SHARED),
        Link.GRANT,
        _("it was released to them by name"),
        Side.STATE,
        frozenset({Role.CONTRIBUTOR, Role.READER}),
        in_file=True,
    ),
    Line(
        SHARED,
        Link.CIRCLE_GRANT,
        _("all that its recipients received was released to them by name"),
        Side.STATE,
        frozenset({Role.CONTRIBUTOR, Role.READER}),
        in_file=True,
    ),
    Line(SHARED, Link.CIRCLE, _("it was released to the Committee"), Side.BODY, COMMITTEE_ROLES),
    Line(("partners",), Link.CIRCLE, _("it was released to the delegation"), Side.PARTNER, PARTNER_ROLES),
)


READ_BY: dict[str, frozenset[str]] = {
    "own": frozenset({"own", "body", "state", "shared", "partners", "public"}),
    "body": frozenset({"body", "shared", "partners", "public"}),
    "state": frozenset({"state", "shared", "partners", "public"}),
    "shared": frozenset({"shared", "partners", "public"}),
    "partners": frozenset({"partners", "public"}),
    "public": frozenset({"public"}),
}
"""For the readers of a file, the audiences whose rows it may hold."""


def as_table() -> str:
    """The table as docs/reference/access.md prints it."""
    head = ["| audience | side | roles | the row must be such that | because |", "|---|---|---|---|---|"]
    return "\n".join([*head, *(_printed(line) for line in POLICY)])


def _printed(line: Line) -> str:
    roles = ", ".join(role.value for role in Role if role in line.roles) or "everyone, signed in or not"
    link = "" if line.link is Link.NOTHING else line.link.value
    link += "; the seat names the State" if line.in_file else ""
    audiences = ", ".join(line.audiences)
    return f"| {audiences} | {line.side.value if line.side else 'any'} | {roles} | {link} | {line.because} |"
