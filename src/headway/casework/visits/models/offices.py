"""What an institution is charged with, and who is in office there: told by offices."""

from django.db import models
from django.db.models import Q

from headway.foundation.access.models import CaseRecord
from headway.foundation.actors.models import Organisation


class Mandate(CaseRecord):
    """What an institution is charged with from a day, in a sentence or two, and where that stands. Dates are EDTF."""

    kind = "mandate"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mandates")
    text = models.TextField()
    cited = models.CharField(max_length=300)
    since = models.CharField(max_length=40, blank=True)
    until = models.CharField(max_length=40, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("organisation_id", "since", "id")

    def __str__(self) -> str:
        return self.text[:80]


class InOffice(CaseRecord):
    """An office of an institution and who holds it, from `since` until `until` (EDTF).

    People are told by their office. A name stands here only with what allows it: where it is public, or that the
    institution agreed. `user` is the account of whoever holds the office, where there is one; `took_over` the row of
    whoever held it before.
    """

    kind = "in-office"

    class Part(models.TextChoices):
        FOCAL_POINT = "focal-point", "national focal point"
        CONTACT = "contact", "contact office"
        HEAD = "head", "head"
        DELEGATE = "delegate", "delegate"

    class Basis(models.TextChoices):
        PUBLISHED = "published", "the source is public"
        AGREED = "agreed", "the institution agreed"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="in_office")
    office = models.CharField(max_length=160)
    part = models.CharField(max_length=12, choices=Part.choices)
    name = models.CharField(max_length=120, blank=True)
    name_basis = models.CharField(max_length=10, choices=Basis.choices, blank=True)
    name_source = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    user = models.UUIDField(null=True, blank=True)
    since = models.CharField(max_length=40, blank=True)
    until = models.CharField(max_length=40, blank=True)
    took_over = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")

    class Meta(CaseRecord.Meta):
        ordering = ("organisation_id", "since", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(name="") | (~Q(name_basis="") & ~Q(name_source="")), name="a_name_says_what_allows_it"
            )
        ]

    def __str__(self) -> str:
        return self.office
