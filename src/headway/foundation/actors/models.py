"""Organisations, what they were called and what became of them. Seen by every signed-in user: no case is in them."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from headway.foundation.ledger.models import Record, RecordQuerySet


class OrganisationKind(models.TextChoices):
    MINISTRY = "ministry", "ministry"
    AGENCY = "agency", "agency"
    COURT = "court", "court or prosecution"
    PARLIAMENT = "parliament", "parliament"
    LOCAL_AUTHORITY = "local-authority", "local authority"
    CIVIL_SOCIETY = "civil-society", "civil society"
    RELIGIOUS_BODY = "religious-body", "religious body"
    INTERNATIONAL = "international", "international organisation"
    BODY = "body", "assessing body"
    TEAM = "team", "team"
    PUBLIC_SOURCE = "public-source", "public source"


class OrganisationQuerySet(RecordQuerySet["Organisation"]):
    def of_state(self, state: str) -> "OrganisationQuerySet":
        return self.listed().filter(state=state)

    def international(self) -> "OrganisationQuerySet":
        return self.listed().filter(state=None)

    def listed(self) -> "OrganisationQuerySet":
        """Each organisation once: rows that turned out to be another's duplicate are left out."""
        return self.filter(same_as=None)

    def read_as(self, key: UUID) -> "OrganisationQuerySet":
        """A row with those that were found to be its duplicates."""
        return self.filter(Q(pk=key) | Q(same_as=key))


class Organisation(Record):
    """A ministry, agency, partner, assessing body or team.

    `entry` is its id in the catalogue's list, if it is there. A Body and its teams carry `body`; a State's own
    institutions carry `state`. `aliases` holds one other name to a line. A duplicate names the row that was kept in
    `same_as` and carries its name, so that whatever names the duplicate reads as the kept one; what the duplicate was
    called stands in its Sameness.
    """

    kind = "organisation"
    schema = 2
    searched = ("name", "acronym", "aliases")

    name = models.CharField(max_length=200)
    acronym = models.CharField(max_length=80, blank=True)
    aliases = models.TextField(blank=True)
    type = models.CharField(max_length=20, choices=OrganisationKind.choices)
    state = models.ForeignKey("catalogue.State", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey("catalogue.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entry = models.CharField(max_length=60, blank=True, db_index=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    since = models.CharField(max_length=40, blank=True)
    until = models.CharField(max_length=40, blank=True)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates")

    objects = OrganisationQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """As people say it: the acronym where there is one."""
        return self.acronym or self.name

    @property
    def kept(self) -> UUID:
        """The id of the row that this one reads as: its own, or that of which it is a duplicate."""
        return self.same_as_id or self.pk

    def names(self) -> list[str]:
        """The name and every other name."""
        return [self.name, *(line.strip() for line in self.aliases.splitlines() if line.strip())]

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "same_as_id": None}


class FormerName(Record):
    """What an organisation was called before it was renamed; dates are EDTF, `until` the day of the new name."""

    kind = "former-name"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=200)
    acronym = models.CharField(max_length=80, blank=True)
    since = models.CharField(max_length=40, blank=True)
    until = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=400, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("organisation_id", "until", "id")

    def __str__(self) -> str:
        return self.name


class Succession(Record):
    """What an organisation turned into: a recommendation keeps its addressee as printed and shows who answers now.

    `source` says where that stands: a law, a decree, a letter.
    """

    kind = "succession"
    schema = 2

    class How(models.TextChoices):
        BECAME = "became", "became"
        SPLIT = "split", "was split into"
        MERGED = "merged", "was merged into"
        TOOK_OVER = "took-over", "was taken over by"

    before = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="predecessions")
    how = models.CharField(max_length=12, choices=How.choices)
    on = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=400, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("on", "id")

    @classmethod
    def upgrade(cls, payload: dict[str, Any], schema: int) -> dict[str, Any]:
        return payload if schema > 1 else {**payload, "source": ""}


class Sameness(Record):
    """What somebody decided of two rows that look alike: one organisation, or two.

    Of a duplicate it keeps the name and acronym it had, and the names that the kept row was given by it, one to a line,
    so that it can be taken apart again.
    """

    kind = "sameness"

    class Verdict(models.TextChoices):
        SAME = "same", "one organisation"
        DIFFERENT = "different", "two organisations"

    duplicate = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    name = models.CharField(max_length=200)
    acronym = models.CharField(max_length=80, blank=True)
    given_names = models.TextField(blank=True)
    because = models.TextField()
    on = models.DateField()

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("on", "id")
        constraints = [models.UniqueConstraint(fields=["duplicate", "kept"], name="two_rows_are_decided_on_once")]
