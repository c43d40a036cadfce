"""Invitations: the only way to an account. A link that expires and works once; what is kept of it is a digest."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from headway.foundation.access.models.users import User, roles, sides
from headway.foundation.actors.models import Organisation
from headway.foundation.core.ids import new_id


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, now: datetime) -> Self:
        """Neither accepted, nor taken back, nor expired."""
        return self.filter(accepted_at=None, ended_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """Who is asked in, and the membership they take up by accepting. `by` is who asked, none at the command line.

    `scope` narrows the seat to one record as a membership's does, `scope_name` is what the inviter calls it. The seat
    begins with accepting, or with `since` if that is later.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=160, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=roles)
    side = models.CharField(max_length=10, choices=sides)
    compartment = models.CharField(max_length=3, blank=True)
    scope = models.UUIDField(null=True, blank=True)
    scope_name = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="accepted_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"
