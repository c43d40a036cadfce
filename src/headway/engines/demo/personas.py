"""The people of the demonstration: users without a password, one seat each, known by their persona."""

from collections.abc import Iterable, Mapping
from datetime import date

from headway.engines.demo.values import Person
from headway.foundation.access.models import Membership, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor


def demo_personas() -> list[User]:
    """The people of the demonstration that is loaded, in the order of its file; none if there is none."""
    return list(User.objects.exclude(persona="").order_by("joined_at", "id"))


def demo_actor(persona: str, *, today: date, door: str) -> Actor:
    """Somebody of the demonstration as an actor. Raises User.DoesNotExist where no demonstration is loaded."""
    return actor_of(User.objects.get(persona=persona), today=today, door=door)


def seat(people: Iterable[Person], organisations: Mapping[str, Organisation]) -> None:
    """Make the users that are not there yet, each with its seat. They cannot sign in: they have no password."""
    for person in people:
        if User.objects.filter(persona=person.persona).exists():
            continue
        user = User.objects.create_user(person.email, person.name, office=person.office, persona=person.persona)
        Membership.objects.create(
            user=user,
            organisation=organisations[person.organisation],
            role=person.role,
            side=person.side,
            compartment=person.compartment,
            since=person.since,
        )


def actors(people: Iterable[Person], *, today: date) -> dict[str, Actor]:
    """The actors in whose name the case is written, by the id of their organisation: its first in the file."""
    users = {user.persona: user for user in demo_personas()}
    found: dict[str, Actor] = {}
    for person in people:
        if person.organisation not in found:
            found[person.organisation] = actor_of(users[person.persona], today=today, door="demo")
    return found
