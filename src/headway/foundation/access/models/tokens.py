"""Tokens for programs that act for a person: shown once, kept as a digest, with an end."""

from datetime import datetime
from typing import Self

from django.db import models

from headway.foundation.access.models.users import User
from headway.foundation.core.ids import new_id


class TokenScope(models.TextChoices):
    """What a token may be used for."""

    READ = "read", "read"
    WRITE = "write", "read and write"


def scopes() -> list[tuple[str, str]]:
    return TokenScope.choices


class TokenQuerySet(models.QuerySet["Token"]):
    def in_force(self, now: datetime) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=now)


class Token(models.Model):
    """A program's key to what its owner may see, narrowed to a scope and, if named, to one State's file."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    scope = models.CharField(max_length=5, choices=scopes, default=TokenScope.READ)
    compartment = models.CharField(max_length=3, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "id")

    def __str__(self) -> str:
        return self.name
