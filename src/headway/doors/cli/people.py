"""As whom a command reads: a persona of the demonstration, or a user by e-mail address."""

import click
from django.db.models import Q
from django.utils import timezone

from headway.doors.cli.options import fail
from headway.foundation.access.models import User
from headway.foundation.access.models.users import actor_of
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import ANONYMOUS, Actor

THE_PUBLIC = "public"

person_option = click.option(
    "--person",
    "person",
    default="assessor",
    show_default=True,
    metavar="PERSON",
    help='A persona of the demonstration, a user\'s e-mail address, or "public".',
)


def person_named(name: str) -> Actor | None:
    """The actor someone is today; None for a name that nobody here has."""
    if name == THE_PUBLIC:
        return ANONYMOUS
    user = User.objects.filter(Q(persona=name) | Q(email__iexact=name), is_active=True).order_by("joined_at").first()
    return actor_of(user, today=timezone.localdate(), door="cli") if user else None


def somebody(name: str) -> Actor:
    """The actor someone is today. Ends the command where nobody here has that name."""
    actor = person_named(name)
    if actor is None:
        raise fail(f'nobody here is called "{name}"; run `headway demo` first, or give a user\'s e-mail address.')
    return actor


def organisation_named(name: str) -> Organisation:
    """The organisation of that name or acronym. Ends the command where there is none, or several."""
    found = list(
        Organisation.objects.listed().filter(Q(name__iexact=name) | Q(acronym__iexact=name)).order_by("name", "id")[:2]
    )
    if len(found) == 1:
        return found[0]
    raise fail(f'{"Several are" if found else "No organisation here is"} called "{name}": give its full name.')
