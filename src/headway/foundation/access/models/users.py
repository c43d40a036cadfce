"""Users and the seats they hold. No user name: people sign in by e-mail."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Seat, Side
from headway.foundation.core.ids import new_id


def roles() -> list[tuple[str, str]]:
    return [(role.value, role.value.replace("-", " ")) for role in Role]


def sides() -> list[tuple[str, str]]:
    return [(side.value, side.value) for side in Side]


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None, **extra: Any) -> "User":
        user = User(email=self.normalize_email(email), name=name, **extra)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person with an account. `persona` marks the people of the demonstration; `language` is "" until they choose."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=160, blank=True)
    is_active = models.BooleanField(default=True)
    persona = models.SlugField(max_length=40, blank=True)
    language = models.CharField(max_length=8, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, on: date) -> "MembershipQuerySet":
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Membership(models.Model):
    """A role in an organisation, from `since` until before `until`, over a compartment ("" for every one).

    `scope` narrows it further to one record by its id: an assessment, a visit (its circle), an organisation.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=roles)
    side = models.CharField(max_length=10, choices=sides)
    compartment = models.CharField(max_length=3, blank=True)
    scope = models.UUIDField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("user_id", "since", "id")


def actor_of(user: User, *, today: date, door: str) -> Actor:
    """The actor a user is on a day, with every seat in force."""
    rows = list(user.memberships.in_force(today).select_related("organisation"))
    seats = tuple(seat_of(row) for row in rows)
    first = rows[0] if rows else None
    return Actor(
        id=str(user.id),
        name=user.name,
        office=user.office,
        organisation=first.organisation.name if first else "",
        side=Side(first.side) if first else Side.PUBLIC,
        role=first.role if first else "",
        door=door,
        today=today,
        user=user.id,
        seats=seats,
    )


def seat_of(row: Membership) -> Seat:
    """The seat that a membership gives."""
    organisation: UUID = row.organisation.id
    body = str(row.organisation.body_id or "")
    return Seat(Role(row.role), Side(row.side), organisation, body, row.compartment, row.scope)
