"""When somebody was last reminded, and the link of their calendar. Of people and not of cases, so no records."""

from django.db import models

from headway.foundation.access.models import User
from headway.foundation.core.ids import new_id


class Reminding(models.Model):
    """Whether somebody wants mails, and the day of the last one: nobody gets two on one day."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    by_mail = models.BooleanField(default=True)
    mailed_on = models.DateField(null=True, blank=True)


class CalendarLink(models.Model):
    """A secret address under which a calendar program reads what its owner has to do; kept as a digest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "id")
