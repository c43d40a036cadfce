"""The security log: what happened to accounts. Lines are added; none is changed or taken away."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(RuntimeError):
    """Somebody tried to change or to remove a line of the security log."""


class AccountEvent(models.TextChoices):
    """What can happen to an account, in the words of the page."""

    SIGNED_IN = "signed-in", "signed in"
    SIGNED_OUT = "signed-out", "signed out"
    REFUSED = "refused", "sign-in refused"
    LOCKED_OUT = "locked-out", "locked out after repeated failures"
    PASSWORD_CHANGED = "password-changed", "password changed"
    RESET_LINK = "reset-link", "link to a new password issued"
    FACTOR_ADDED = "factor-added", "second factor added"
    FACTOR_REMOVED = "factor-removed", "second factor removed"
    FACTOR_REFUSED = "factor-refused", "second factor refused"
    PROVIDER_LINKED = "provider-linked", "identity provider linked"
    SESSION_ENDED = "session-ended", "session ended"
    TOKEN_MADE = "token-made", "token made"
    TOKEN_REVOKED = "token-revoked", "token revoked"
    INVITED = "invited", "invited"
    INVITATION_ENDED = "invitation-ended", "invitation taken back"
    INVITATION_ACCEPTED = "invitation-accepted", "invitation accepted"
    MEMBERSHIP_GIVEN = "membership-given", "membership taken over"
    MEMBERSHIP_ENDED = "membership-ended", "membership ended"
    DEACTIVATED = "deactivated", "account closed"
    REACTIVATED = "reactivated", "account opened again"
    ACCESS_REFUSED = "access-refused", "asked for what is not there for them"
    ACT_REFUSED = "act-refused", "asked for an act that a rule refused"


REFUSALS = (AccountEvent.ACCESS_REFUSED, AccountEvent.ACT_REFUSED)
"""What is told of pages and acts, not of signing in: there are more of them."""


def events() -> list[tuple[str, str]]:
    return AccountEvent.choices


class SecurityQuerySet(models.QuerySet["SecurityLine"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("a line of the security log is not changed")

    def delete(self) -> NoReturn:
        raise AppendOnly("a line of the security log is not removed")


class SecurityLine(models.Model):
    """One event: whom it concerns, who caused it, from where. Text and plain ids, so that it outlives the account."""

    at = models.DateTimeField(db_index=True)
    event = models.CharField(max_length=24, choices=events)
    user = models.UUIDField(null=True, db_index=True)
    who = models.CharField(max_length=254)
    by = models.CharField(max_length=254, blank=True)
    by_user = models.UUIDField(null=True, db_index=True)
    door = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=64, blank=True)
    detail = models.CharField(max_length=300, blank=True)

    objects = SecurityQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.who}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("a line of the security log is not changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("a line of the security log is not removed")
