"""Organisations and what became of them. Seen by every signed-in user: no case is in them."""

from django.db import models

from headway.foundation.ledger.models import Record, RecordQuerySet


class OrganisationKind(models.TextChoices):
    MINISTRY = "ministry", "ministry"
    AGENCY = "agency", "agency"
    COURT = "court", "court or prosecution"
    PARLIAMENT = "parliament", "parliament"
    CIVIL_SOCIETY = "civil-society", "civil society"
    INTERNATIONAL = "international", "international organisation"
    BODY = "body", "assessing body"
    TEAM = "team", "team"
    PUBLIC_SOURCE = "public-source", "public source"


class OrganisationQuerySet(RecordQuerySet["Organisation"]):
    def of_state(self, state: str) -> "OrganisationQuerySet":
        return self.filter(state=state)

    def international(self) -> "OrganisationQuerySet":
        return self.filter(state=None)


class Organisation(Record):
    """A ministry, agency, partner, assessing body or team.

    `entry` is its id in the catalogue's list, if it is there. A Body and its teams carry `body`; a State's own
    institutions carry `state`. `aliases` holds one other name to a line.
    """

    kind = "organisation"

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

    objects = OrganisationQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """As people say it: the acronym where there is one."""
        return self.acronym or self.name

    def searchable_text(self) -> str:
        return f"{self.name} {self.acronym} {self.aliases}"


class Succession(Record):
    """What an organisation turned into: a recommendation keeps its addressee as printed and shows who answers now."""

    kind = "succession"

    class How(models.TextChoices):
        BECAME = "became", "became"
        SPLIT = "split", "was split into"
        MERGED = "merged", "was merged into"
        TOOK_OVER = "took-over", "was taken over by"

    before = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="predecessions")
    how = models.CharField(max_length=12, choices=How.choices)
    on = models.CharField(max_length=40, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ("on", "id")
